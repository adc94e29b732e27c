"""What must be disclosed, by sort of body: read from the law book on a day, each with its forms, deadline and time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from caunoi.kernel.refusal import Refusal
from caunoi.law import queries as law
from caunoi.law.rules import Item, Rule
from caunoi.places.models import Body

from .. import rules
from ..words import Family, Form

#: The rules whose duties this room opens and meets.
OWED = (
    "disclose.plan",
    "disclose.deadline",
    "unit.disclose_deadline",
    "soe.disclose_deadline",
    "info.backlog",
    "disclose.register",
    "disclose.report",
    "pakn.gov_portal",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing the law has a body disclose."""

    family: Family
    item: Item
    wants: rules.Wants
    listed: Rule
    deadline: Rule
    posting: Rule
    radio: Rule | None
    village: Rule | None

    @property
    def code(self) -> str:
        """Its code in the law book."""
        return self.item.code

    @property
    def label(self) -> str:
        """What it is."""
        return self.item.label

    @property
    def short(self) -> str:
        """What it is, up to the first colon or semicolon."""
        return self.item.label.split(":")[0].split(";")[0]

    @property
    def form_labels(self) -> list[str]:
        """The forms the law asks, in words."""
        return [form.label for form in self.wants.forms]

    @property
    def cycle_labels(self) -> list[str]:
        """Its repeats, in words; none where it is disclosed as it arises."""
        return [cycle.label for cycle in self.wants.cycles if cycle.value != "once"]


def register(family: Family, *, on: date) -> list[Entry]:
    """The list of a sort of body on a day, empty where its law is not in force yet."""
    keys = rules.KEYS[family]
    try:
        listed = law.in_force(keys.items, on=on)
        posting = law.in_force(keys.posting, on=on)
        plain = law.in_force(keys.deadline, on=on)
    except Refusal:
        return []
    entries = []
    for item in listed.items:
        wants = rules.wants(family, item.tags)
        entries.append(
            Entry(
                family=family, item=item, wants=wants, listed=listed, posting=posting,
                deadline=law.in_force("info.backlog", on=on) if wants.backlog else plain,
                radio=law.in_force("disclose.radio", on=on) if Form.RADIO in wants.forms else None,
                village=law.in_force("disclose.village", on=on) if Form.VILLAGE in wants.forms else None,
            )
        )  # fmt: skip
    return entries


def registers(families: Sequence[Family], *, on: date) -> list[Entry]:
    """Several lists, one after the other."""
    return [entry for family in families for entry in register(family, on=on)]


def register_of(body: Body, *, on: date) -> list[Entry]:
    """Everything a body must disclose on a day."""
    return registers(rules.families_of(body.kind, body.place.level), on=on)


def entry(code: str, *, on: date, families: Sequence[Family] = tuple(Family), whose: str = "") -> Entry:
    """One entry by its code; refuses what is in no list, or in none of the body ``whose`` lists these are."""
    found = next((each for each in registers(families, on=on) if each.code == code), None)
    if found is None:
        of_vi, of_en = (
            (f" của {whose}. Hãy chọn đúng cơ quan", f" of {whose}. Choose the right body") if whose else ("", "")
        )
        raise Refusal(
            f"Nội dung này không có trong danh mục phải công khai{of_vi}.", f"This is in no list{of_en}.", field="item"
        )
    return found


def label_of(code: str, *, on: date) -> str:
    """What an item is called, short; its code where the lists of the day do not have it."""
    return next((each.short for each in registers(tuple(Family), on=on) if each.code == code), code)


def labels(*, on: date) -> dict[str, str]:
    """Every item's short name by its code."""
    return {each.code: each.short for each in registers(tuple(Family), on=on)}


def forms_of(family: Family, *, on: date) -> list[Form]:
    """The forms the law names for a sort of body."""
    return [Form(item.code) for item in law.in_force(rules.KEYS[family].forms, on=on).items]


def least_day(found: Entry, since: date) -> date | None:
    """The last day it must stay up when posted on a day, counted plainly; None for what stays for good or has no term."""
    if not found.wants.timed:
        return None
    return law.deadline(rules.KEYS[found.family].posting, start=since).raw_due


def radio_days(*, on: date) -> int:
    """How many days in a row the loudspeakers must say it."""
    return int(law.in_force("disclose.radio", on=on).value or 0)


def question_rule(*, on: date) -> Rule:
    """The term a question on an item is answered in: that of feedback on the Government portal."""
    return law.in_force("pakn.gov_portal", on=on)
