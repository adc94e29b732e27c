"""Counting every place of a scope at once: a fixed number of statements, whatever the number of places."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from caunoi.access.context import as_system
from caunoi.duties.queries import Kept
from caunoi.duties.queries import Scope as DutyScope
from caunoi.duties.queries import kept as duties_kept
from caunoi.places import queries as places
from caunoi.reception.queries import tallies as reception
from caunoi.ui.measures import Reach
from caunoi.voice.queries import tallies as voice
from caunoi.voice.queries import tallies_by_unit as by_unit

from .catalogue import indicators
from .counting import fold
from .figures import ACTS, Counts, Figure, every, figures, room_counts

_NO_HANDOVERS = {"sent": 0, "acknowledged": 0, "median": None, "ninth": None}
_NO_RATINGS = dict.fromkeys(("asked", "rated", "solved", "partly", "unsolved", "satisfied"), 0)


@dataclass(frozen=True, slots=True)
class Everywhere:
    """A province, the country or some places of it (with the bodies in them); ``by`` place, province or body makes the units."""

    by: str
    province: int | None = None
    bodies: tuple[int, ...] = ()
    places: tuple[int, ...] = ()

    @property
    def country(self) -> bool:
        """Whether nothing narrows it."""
        return self.province is None and not self.bodies

    @property
    def letters(self) -> voice.Scope:
        """The scope as letters and receptions are counted."""
        return voice.Scope(self.bodies, self.province, self.by, self.country)

    @property
    def duties(self) -> DutyScope:
        """The scope as duties are counted."""
        return DutyScope(self.bodies, None, self.province, self.country)

    @property
    def reach(self) -> Reach:
        """The scope as rooms count their own records."""
        return Reach(self.bodies, self.places, self.province, self.country, self.by)


def figures_of_province(
    province: int, span: voice.Span, places_in: Iterable[int]
) -> tuple[dict[int, dict[str, Figure]], dict[str, Figure]]:
    """Every indicator of a province's places, and of the province as one: what never moved and what adds up is counted once."""
    each, whole = Everywhere("place", province), Everywhere("province", province)
    with as_system():
        stayed, moved = by_unit.letters_by_unit(each.letters, span)
        _none, moved_in_all = by_unit.letters_by_unit(replace(whole.letters, moved=True), span)
        duties = duties_kept(each.duties, since=span.since, until=span.until)
        ratings = by_unit.ratings_by_unit(each.letters, span)
        fields = voice.topic_fields()
    by_place = _counts(each, span, stayed.joined(moved), duties, ratings, fields)
    together = stayed.together(province).joined(moved_in_all)
    total = {name: sum(row[name] for row in ratings.values()) for name in _NO_RATINGS}
    in_all = _counts(whole, span, together, duties, {province: total}, fields)
    nothing = empty_counts()
    return (
        {unit: figures(by_place.get(unit, nothing), None) for unit in places_in},
        figures(in_all.get(province, nothing), None),
    )


def figures_everywhere(over: Everywhere, span: voice.Span, units: Iterable[int]) -> dict[int, dict[str, Figure]]:
    """Every indicator of each unit; what is counted under a residential group belongs to its commune."""
    counted = counts_everywhere(over, span)
    nothing = empty_counts()
    return {unit: figures(counted.get(unit, nothing), None) for unit in units}


def counts_everywhere(over: Everywhere, span: voice.Span) -> dict[int, Counts]:
    """Everything counted once over a span, by unit."""
    with as_system():
        stayed, moved = by_unit.letters_by_unit(over.letters, span)
        duties = duties_kept(over.duties, since=span.since, until=span.until)
        ratings = by_unit.ratings_by_unit(over.letters, span)
        fields = voice.topic_fields()
    return _counts(over, span, stayed.joined(moved), duties, ratings, fields)


def _counts(
    over: Everywhere, span: voice.Span, found: by_unit.Letters, owed: Iterable[Kept], ratings: Mapping[int, Mapping[str, int]],
    fields: Mapping[int, Mapping[str, str]],
) -> dict[int, Counts]:  # fmt: skip
    """The counts of each unit from letters, duties and ratings, with everything else counted here."""
    with as_system():
        letters = _letters(found.groups, fields)
        waits = {unit: wait for unit, days in found.days.items() if (wait := by_unit.wait_of(days))}
        acts = by_unit.acts_by_unit(over.letters, span, ACTS)
        handovers = by_unit.handovers_by_unit(over.letters, span)
        visits = reception.counts(over.letters, since=span.since, until=span.until, mass=span.mass)
        days = reception.days_by_unit(over.letters, since=span.since, until=span.until)
        rooms = room_counts(over.reach, span)
        duties = _duties(over, owed)
    units = {*letters, *waits, *acts, *ratings, *handovers, *visits, *days, *rooms, *duties}
    return {
        unit: Counts(
            letters.get(unit, _no_letters()), {}, {"": waits[unit]} if unit in waits else {}, acts.get(unit, {}),
            ratings.get(unit, _NO_RATINGS), handovers.get(unit, _NO_HANDOVERS), duties.get(unit, ()),
            _visits(visits.get(unit), days.get(unit)), rooms.get(unit, {}), (), fields,
        )
        for unit in units
    }  # fmt: skip


def _letters(groups: Sequence[voice.Group], fields: Mapping[int, Mapping[str, str]]) -> dict[int, dict[str, int]]:
    counted = {code: each.cell for code, each in indicators().items() if each.cell is not None}
    rows = fold(groups, list(counted.values()), fields)
    return {unit: dict(zip(counted, row, strict=True)) for unit, row in rows.items()}


def _no_letters() -> dict[str, int]:
    return {code: 0 for code, each in indicators().items() if each.cell is not None}


def empty_counts() -> Counts:
    """A unit of which nothing is recorded."""
    return Counts(_no_letters(), {}, {}, {}, _NO_RATINGS, _NO_HANDOVERS, (), _visits(None, None), {}, (), {})


def _visits(visits: Mapping[str, int] | None, days: Mapping[str, int] | None) -> dict[str, int]:
    row = dict(visits) if visits else dict.fromkeys(reception.MEASURES, 0)
    sums = {name: sum(row[measure] for measure in every(name)) for name in reception.VISITS}
    return {**row, **sums, **(days or dict.fromkeys(reception.DAYS, 0))}


def _duties(over: Everywhere, rows: Iterable[Kept]) -> dict[int, list[Kept]]:
    """Duties by the unit of the body that owes them."""
    unit_of: Mapping[int, Any] = places.provinces_of_places() if over.by == "province" else {}
    found: dict[int, list[Kept]] = {}
    for row in rows:
        unit = row.body if over.by == "body" else unit_of.get(row.place, row.place)
        found.setdefault(unit, []).append(row)
    return found
