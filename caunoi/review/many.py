"""The snapshots of every commune of a province at once: the same figures as each by itself, in a fixed number of counts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from caunoi.access.context import as_system
from caunoi.indicators.catalogue import indicators
from caunoi.indicators.counting import Judged, marks
from caunoi.indicators.coverage import Body, Place, counted_days, coverage
from caunoi.indicators.everywhere import Everywhere, counts_everywhere, empty_counts
from caunoi.indicators.figures import Counts
from caunoi.indicators.periods import ReportPeriod, cut_off, same_before
from caunoi.places import queries as places
from caunoi.reception.queries import tallies as reception
from caunoi.voice.queries import tallies as voice
from caunoi.voice.words import Kind

from .snapshot import FOLDS, Counted, put_together


def snapshots(province: Place, bodies: Sequence[Body], of: ReportPeriod, *, today: date) -> dict[int, dict[str, Any]]:
    """The review in figures of bodies that lead communes of one province, of a period that has ended, by body."""
    until, earlier = cut_off(of, today=today), same_before(of, on=today)
    span, past = counted_days(of.since, until), counted_days(earlier.since, earlier.until)
    with as_system():
        covered = {body.pk: coverage(body, of) for body in bodies}
        now, before = (_counts(province, each) for each in (span, past))
        every = voice.Scope(tuple(sorted({pk for each in covered.values() for pk in each.letters.bodies})), by="body")
        groups = _by_unit(voice.tally(every, span, voice.TABLE_AXES))
        results = voice.results(every, span, Kind.COMPLAINT)
        visits = reception.counts(every, since=span.since, until=span.until, mass=span.mass)
        topics = {topic.pk: topic.vi for topic in places.topics()}
    found: dict[int, dict[str, Any]] = {}
    known: dict[str, Judged] = {name: {} for name in FOLDS}
    for body in bodies:
        units = covered[body.pk].units
        counted = Counted(
            now.get(body.place_id) or _nothing(), before.get(body.place_id) or _nothing(), [group for unit in units for group in groups.get(unit, ())],
            {unit: results[unit] for unit in units if unit in results}, {unit: visits[unit] for unit in units if unit in visits}, topics, known,
        )  # fmt: skip
        found[body.pk] = put_together(
            body, of, covered[body.pk], counted, until=until, today=today, earlier=earlier, past=past
        )
    return found


def _nothing() -> Counts:
    """A commune of which nothing is recorded: its sets of letters are empty ones."""
    cells = [each.cell for each in indicators().values() if each.cell is not None]
    codes = [code for code, each in indicators().items() if each.cell is not None]
    return replace(empty_counts(), marks=dict(zip(codes, marks([], cells, {}), strict=True)))


def _counts(province: Place, span: voice.Span) -> dict[int, Counts]:
    """Everything counted of each commune, with the letters themselves, so that sets of letters can be told apart."""
    over = Everywhere("place", province.pk)
    groups = _by_unit(voice.tally(over.letters, span))
    cells = {code: each.cell for code, each in indicators().items() if each.cell is not None}
    found: dict[int, Counts] = {}
    known: Judged = {}
    for unit, each in counts_everywhere(over, span).items():
        own = [group._replace(unit=0) for group in groups.get(unit, ())]
        told = dict(zip(cells, marks(own, list(cells.values()), each.fields, known), strict=True))
        found[unit] = replace(each, groups=own, marks=told)
    return found


def _by_unit(groups: Iterable[voice.Group]) -> Mapping[int, list[voice.Group]]:
    found: dict[int, list[voice.Group]] = {}
    for group in groups:
        found.setdefault(group.unit, []).append(group)
    return found
