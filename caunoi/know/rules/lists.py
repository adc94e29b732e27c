"""Who owes what by which list of the law, in which forms, how often."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..words import Cycle, Family, Form


@dataclass(frozen=True, slots=True)
class Keys:
    """The law rules one family of lists goes by."""

    items: str
    deadline: str
    posting: str
    forms: str


KEYS: Mapping[Family, Keys] = {
    Family.COMMUNE: Keys("disclose.items", "disclose.deadline", "disclose.posting", "disclose.forms"),
    Family.UNIT: Keys("unit.disclose_list", "unit.disclose_deadline", "unit.disclose_period", "unit.disclose_forms"),
    Family.ENTERPRISE: Keys("soe.disclose_list", "soe.disclose_deadline", "soe.disclose_period", "soe.disclose_forms"),
    Family.WIDER: Keys("disclose.wider", "disclose.deadline", "disclose.posting", "disclose.forms"),
}
#: Families whose readers are the body's own people.
INSIDE = frozenset({Family.UNIT, Family.ENTERPRISE})
ENTERPRISES = frozenset({"state_enterprise"})
#: Tags of an item in the law book, as repeats of a plan.
CYCLES = {
    "monthly": Cycle.MONTHLY,
    "quarterly": Cycle.QUARTERLY,
    "half_yearly": Cycle.HALF_YEARLY,
    "yearly": Cycle.YEARLY,
}


def family_of(body_kind: str, place_level: str) -> Family:
    """Which list of the law a body goes by first."""
    if body_kind in ENTERPRISES:
        return Family.ENTERPRISE
    if body_kind == "peoples_committee" and place_level == "commune":
        return Family.COMMUNE
    return Family.UNIT


def families_of(body_kind: str, place_level: str) -> tuple[Family, ...]:
    """Every list a body goes by: an authority also by the Access to Information Law."""
    first = family_of(body_kind, place_level)
    return (first,) if first is Family.ENTERPRISE else (first, Family.WIDER)


@dataclass(frozen=True, slots=True)
class Wants:
    """What the law wants of one item."""

    family: Family
    permanent: bool
    timed: bool
    names: bool
    backlog: bool
    forms: tuple[Form, ...]
    cycles: tuple[Cycle, ...]


def wants(family: Family, tags: Iterable[str]) -> Wants:
    """What an item's tags in the law book ask: forms each to be shown by proof, repeats, whether people are named."""
    tags = frozenset(tags)
    forms = [Form.PORTAL]
    if family in (Family.COMMUNE, Family.WIDER):
        forms += [Form.POSTING] if tags & {"posting", "permanent"} else []
        forms += [Form.RADIO] if "radio" in tags else []
        forms += [Form.VILLAGE] if "village" in tags else []
    cycles = tuple(cycle for tag, cycle in CYCLES.items() if tag in tags)
    timed = family in INSIDE or "posting" in tags
    return Wants(
        family,
        "permanent" in tags,
        timed and "permanent" not in tags,
        "names" in tags,
        "backlog" in tags,
        tuple(forms),
        cycles or (Cycle.ONCE,),
    )
