"""The only readers of the law: what is in force on a day, when a term ends, which days are worked."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection
from django.db.models import Q

from caunoi.kernel.clock import Calendar, Pause
from caunoi.places.models import Place

from . import national
from .calendars import Declared, YearList, shipped_calendar, shipped_lists, with_declared
from .models import CalendarDay, CalendarYear, LocalRule
from .national import (
    Representatives,
    Tally,
    band_for,
    examples_of,
    ground_list,
    matters,
    report_window,
    representatives_for,
    standing_on,
    tally,
    texts_of,
)
from .rules import Deadline, Rule, deadline_under
from .words import DayKind, ListStanding

__all__ = [
    "Representatives",
    "Row",
    "Tally",
    "band_for",
    "deadline",
    "deadlines_for",
    "declared_in",
    "examples_of",
    "forget",
    "ground_list",
    "in_force",
    "knows_places",
    "list_of",
    "list_standing_of",
    "matters",
    "report_window",
    "representatives_for",
    "standing_on",
    "tally",
    "texts_of",
    "working_calendar",
]

#: How long days and numbers read from the database are trusted before they are read again, in seconds.
TRUSTED = 20.0


class Row(NamedTuple):
    """One term to compute: the arguments of ``deadline`` in order."""

    key: str
    start: date
    variant: str = ""
    pauses: tuple[Pause, ...] = ()
    extended: int = 0


def in_force(key: str, *, on: date, place: str | None = None, variant: str = "") -> Rule:
    """The rule as it stands on a day; refuses when none does, or when it waits to be confirmed.

    ``value`` is the number of the ``variant``; in a ``place`` with a stricter number of its own, that number.
    """
    rule = national.in_force(key, on=on, variant=variant)
    local = _local(rule, place, variant, on) if place else None
    if local is None:
        return rule
    cite = f"{local.instrument}; {rule.cite_inside}"
    return replace(rule, value=local.value, cite=cite, effective_from=max(local.since, rule.effective_from))


def deadline(
    key: str,
    *,
    start: date,
    variant: str = "",
    pauses: Iterable[Pause | tuple[date, date | None]] = (),
    extended: int = 0,
    place: str | None = None,
) -> Deadline:
    """When a term that starts on a day ends, under the rule of that day.

    ``extended`` is the time extensions have added so far, in the rule's unit; ``pauses`` half-open spans not counted.
    """
    rule = in_force(key, on=start, place=place)
    if place and variant:
        own = in_force(key, on=start, place=place, variant=variant)
        rule = replace(own, variants={**rule.variants, variant: int(own.value or 0)})
    stopped = national.spans(pauses)
    return deadline_under(rule, start, working_calendar(), variant=variant, pauses=stopped, extended=extended)


def deadlines_for(rows: Iterable[Row | tuple[Any, ...]]) -> Iterator[Deadline]:
    """Many terms, each like ``deadline`` without a place; equal unpaused ones are computed once."""
    days = working_calendar()
    known: dict[tuple[str, date, str, int], Deadline] = {}
    for row in rows:
        key, start, variant, pauses, extended = row if len(row) == len(Row._fields) else Row(*row)
        same = (key, start, variant, extended)
        found = None if pauses else known.get(same)
        if found is None:
            rule = national.in_force(key, on=start)
            stopped = national.spans(pauses)
            found = deadline_under(rule, start, days, variant=variant, pauses=stopped, extended=extended)
            if not pauses:
                known[same] = found
        yield found


def working_calendar() -> Calendar:
    """The shipped lists with the declared days over them; its version changes when days are declared."""
    return _kept.calendar()


class ListOf(NamedTuple):
    """What a year's list of days off rests on."""

    standing: ListStanding
    instruments: tuple[str, ...]
    source: str
    checked_on: date | None


def list_of(year: int) -> ListOf:
    """What the days off of a year rest on: a declared list, the shipped one, or none."""
    shipped: YearList | None = next((each for each in shipped_lists() if each.year == year), None)
    declared = _kept.years().get(year)
    if declared and not (shipped and shipped.standing is ListStanding.OFFICIAL):
        return ListOf(ListStanding.OFFICIAL, (declared,), "", None)
    if shipped is None:
        return ListOf(ListStanding.NONE, (), "", None)
    return ListOf(shipped.standing, shipped.instruments, shipped.source, shipped.checked_on)


def list_standing_of(year: int) -> str:
    """Whether a year has an official list, an estimate or none: a code of ``ListStanding``."""
    return str(list_of(year).standing)


def declared_in(year: int) -> list[CalendarDay]:
    """The days of a year an administrator declared, still standing, in order."""
    return list(CalendarDay.objects.filter(day__year=year, withdrawn_at__isnull=True).order_by("day"))


def knows_places() -> bool:
    """Whether the numbers places set for themselves could be read."""
    return _kept.read()


def forget() -> None:
    """Read declared days and local numbers again at the next question."""
    _kept.forget()


#: One statement that changes its answer whenever a declared day, a declared year or a local number changes.
STAMPS = """
SELECT (SELECT count(*) || '.' || coalesce(max(id), 0) FROM law_calendarday WHERE withdrawn_at IS NULL)
         || '.' || (SELECT count(*) FROM law_calendaryear),
       (SELECT count(*) || '.' || coalesce(max(id), 0) || '.' || count(until) FROM law_localrule)
"""
#: Both stamps while no place and no operator has entered anything.
NOTHING = "0.0.0"


class _Kept:
    """What was last read from the database; asked again, with one statement, when it has stood for a while."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        self._until = 0.0
        self._stamps: tuple[str, str] | None = None
        self._calendar = shipped_calendar()
        self._years: dict[int, str] = {}
        self._local: dict[tuple[str, str, str], list[LocalRule]] = {}

    def calendar(self) -> Calendar:
        self._refresh()
        return self._calendar

    def years(self) -> dict[int, str]:
        self._refresh()
        return self._years

    def local(self) -> dict[tuple[str, str, str], list[LocalRule]]:
        self._refresh()
        return self._local

    def read(self) -> bool:
        self._refresh()
        return self._stamps is not None

    def _refresh(self) -> None:
        now = time.monotonic()
        if now < self._until:
            return
        self._until = now + TRUSTED
        try:
            with connection.cursor() as cursor:
                cursor.execute(STAMPS)
                stamps = cursor.fetchone()
            if stamps != self._stamps:
                self._load(*stamps)
        except (DatabaseError, ImproperlyConfigured, RuntimeError):
            # No database yet, or none allowed here (the command line, a test without one): the shipped lists stand.
            return
        self._stamps = stamps

    def _load(self, days: str, numbers: str) -> None:
        """Read what is there; nothing declared, the usual case, costs nothing more."""
        self._calendar, self._years, self._local = shipped_calendar(), {}, {}
        if days != NOTHING:
            rows = CalendarDay.objects.filter(withdrawn_at__isnull=True).order_by("id")
            self._years = dict(CalendarYear.objects.values_list("year", "instrument"))
            declared = [Declared(row.day, DayKind(row.kind), row.name) for row in rows]
            self._calendar = with_declared(declared, self._years, days)
        if numbers != NOTHING:
            for rule in LocalRule.objects.order_by("since", "id"):
                self._local.setdefault((rule.key, rule.place, rule.variant), []).append(rule)


_kept = _Kept()


def _local(rule: Rule, place: str, variant: str, on: date) -> LocalRule | None:
    """The strictest number that the place, or a place it lies in, has set for itself."""
    known = _kept.local()
    if not any(key == rule.key for key, _, _ in known):
        return None
    found = [
        local
        for code in (place, *_above(place, on))
        for local in known.get((rule.key, code, variant), [])
        if local.since <= on and (local.until is None or on < local.until)
    ]
    strictest = min if rule.compare == "<=" else max
    return strictest(found, key=lambda local: local.value, default=None)


def _above(code: str, on: date) -> list[str]:
    """The codes of the units a place lies in on a day."""
    place = (
        Place.objects.filter(Q(until__isnull=True) | Q(until__gt=on), code=code)
        .select_related("parent", "province")
        .first()
    )
    return [unit.code for unit in (place.parent, place.province) if unit is not None] if place else []
