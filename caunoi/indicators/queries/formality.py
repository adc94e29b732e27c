"""Signs of formality in a place: figures with their worst places, and reports that say the same."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.core.cache import cache as kept

from caunoi.access.context import as_system
from caunoi.access.queries import grants_of
from caunoi.places import queries as places
from caunoi.places.words import Level
from caunoi.ui.measures import Reach, Written, measures

from ..catalogue import indicators
from ..coverage import Person, Place
from ..periods import ReportPeriod
from ..similar import alike, families
from .scorecard import OVERSEERS
from .tallies import Shown, shown, tallies_of

_FILE = Path(__file__).parents[1] / "formality.toml"
#: Communes named beside a sign.
NAMED = 3
#: Bodies named at once beside a text they share; the others are opened by hand.
FEW = 5
#: Seconds a comparison of texts is kept: it reads every text of a half-year.
FRESH = 600


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign in a place, before, and where it is strongest."""

    now: Shown
    before: Shown | None
    worst: list[tuple[Place, Shown]]


@dataclass(frozen=True, slots=True)
class Copied:
    """Texts of different bodies that say the same."""

    sides: tuple[Written, ...]
    share: float
    shared: str

    @property
    def few(self) -> tuple[Written, ...]:
        """Those named at once."""
        return self.sides[:FEW]

    @property
    def more(self) -> tuple[Written, ...]:
        """The others of a text that many share."""
        return self.sides[FEW:]


def signs(place: Place, of: ReportPeriod, before: ReportPeriod) -> list[Sign]:
    """Every sign of the file for a place: two statements, nothing withheld from those who oversee it."""
    codes = [row["code"] for row in _rules()["sign"]]
    with as_system():
        communes = {each.pk: each for each in places.communes(place, of.last)} if place.is_province else {}
    found = tallies_of([place.pk, *communes], [of.code, before.code])
    now, then = found.get((place.pk, of.code), {}), found.get((place.pk, before.code), {})
    return [
        Sign(
            shown(indicators()[code], now.get(code), public=False),
            shown(indicators()[code], then.get(code), public=False) if then else None,
            _worst(code, of, communes, found),
        )
        for code in codes
    ]


def copied(place: Place, of: ReportPeriod) -> tuple[list[Copied], int]:
    """Texts that say the same, as far as the speaker may read them, and how many were compared."""
    rule = _rules()["alike"]
    with as_system():
        within = tuple(places.ids_within(place)) if not place.is_province else ()
        bodies = tuple(places.bodies(of.last).filter(place_id__in=within).values_list("pk", flat=True))
    reach = Reach(province=place.pk) if place.is_province else Reach(bodies=bodies, places=within)
    found = measures.written(reach, since=of.since, until=of.until, most=rule["most"])
    mark = hash(tuple((each.body, each.text) for each in found))
    key = f"indicators.families.{place.pk}.{of.code}.{mark}"
    pairs = kept.get(key)
    if pairs is None:
        given = {name: rule[name] for name in ("words", "least", "shortest", "common")}
        told = families(alike([(row.body, row.text) for row in found], **given))
        pairs = [(each.members, each.share, each.shared) for each in told]
        kept.set(key, pairs, FRESH)
    return [Copied(tuple(found[at] for at in members), share, shared) for members, share, shared in pairs], len(found)


def led_places(person: Person) -> list[Place]:
    """The provinces and communes whose signs a person may read: where they lead, supervise or do people-relations work."""
    found = {
        grant.body.place_id: grant.body.place
        for grant in grants_of(person)
        if grant.role in OVERSEERS and grant.body.place.level in (Level.PROVINCE, Level.COMMUNE)
    }
    return sorted(found.values(), key=lambda each: (not each.is_province, each.sort_key))


def _worst(
    code: str, of: ReportPeriod, communes: dict[int, Place], found: dict[tuple[int, str], dict[str, Any]]
) -> list[tuple[Place, Shown]]:
    """The communes where a sign is strongest; shares of few are not ranked."""
    one = indicators()[code]
    rows: Sequence[tuple[Place, Shown]] = [
        (place, shown(one, figures[code], public=False))
        for pk, place in communes.items()
        if code in (figures := found.get((pk, of.code), {}))
    ]
    ranked = [row for row in rows if row[1].value and not row[1].few]
    return sorted(ranked, key=lambda row: (-(row[1].value or 0), row[0].sort_key))[:NAMED]


@cache
def _rules() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
