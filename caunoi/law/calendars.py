"""Reading the lists of days off: one file a year, loaded and never computed."""

import hashlib
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from caunoi.kernel.clock import Calendar

from .words import Confidence, DayKind, ListStanding

LISTS = Path(__file__).parent / "calendar"


@dataclass(frozen=True, slots=True)
class YearList:
    """The days off and made up of one year, and what the list rests on."""

    year: int
    standing: ListStanding
    confidence: Confidence
    instruments: tuple[str, ...]
    source: str
    checked_on: date
    off: dict[date, tuple[str, str]]
    made_up: dict[date, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Declared:
    """A day an administrator declared before a release could bring it."""

    day: date
    kind: DayKind
    name: str


@cache
def shipped_lists() -> tuple[YearList, ...]:
    """The lists that come with the release, by year."""
    return tuple(_year(path) for path in sorted(LISTS.glob("*.toml")))


@cache
def shipped_calendar() -> Calendar:
    """The calendar of the release; its version changes with any file of the lists."""
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in sorted(LISTS.glob("*.toml"))))
    return _calendar(shipped_lists(), digest.hexdigest()[:8])


def with_declared(days: Iterable[Declared], years: Iterable[int], stamp: str) -> Calendar:
    """The shipped calendar with declared days over it; a declared year has no estimated days left."""
    announced = set(years)
    lists = [
        each for each in shipped_lists() if not (each.year in announced and each.standing is ListStanding.ESTIMATE)
    ]
    plain = _calendar(lists, f"{shipped_calendar().version}+{stamp}")
    off, made_up = dict(plain.off), dict(plain.made_up)
    for each in days:
        (off if each.kind is DayKind.OFF else made_up)[each.day] = (each.name, each.name)
        (made_up if each.kind is DayKind.OFF else off).pop(each.day, None)
    official = plain.official | announced
    return replace(plain, off=off, made_up=made_up, official=official, estimated=plain.estimated - official)


def _calendar(lists: Iterable[YearList], version: str) -> Calendar:
    kept = list(lists)
    return Calendar(
        off={day: name for each in kept for day, name in each.off.items()},
        made_up={day: name for each in kept for day, name in each.made_up.items()},
        official=frozenset(each.year for each in kept if each.standing is ListStanding.OFFICIAL),
        estimated=frozenset(each.year for each in kept if each.standing is ListStanding.ESTIMATE),
        version=version,
    )


def _year(path: Path) -> YearList:
    row = tomllib.loads(path.read_text(encoding="utf-8"))
    return YearList(
        year=row["year"],
        standing=ListStanding(row["standing"]),
        confidence=Confidence(row["confidence"]),
        instruments=tuple(row["instruments"]),
        source=row["source"],
        checked_on=row["checked_on"],
        off={each["day"]: (each["vi"], each["en"]) for each in row["off"]},
        made_up={each["day"]: (each["vi"], each["en"]) for each in row["make_up"]},
    )
