"""Figures: every indicator's value with the records behind it, and what it was in the period compared to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from caunoi.duties.queries import Kept
from caunoi.duties.queries import kept as duties_kept
from caunoi.reception.queries import tallies as reception
from caunoi.ui.measures import Reach, measures
from caunoi.voice.queries import tallies as voice
from caunoi.voice.queries import tallies_by_unit as by_unit
from caunoi.voice.words import Act

from .catalogue import Indicator, indicators
from .counting import Judged, fold, marks
from .coverage import Coverage
from .words import Source, Unit

#: Acts counted by themselves.
ACTS = (Act.EXTEND, Act.SUSPEND, Act.ASK_REOPEN, Act.REOPEN, Act.PUBLISH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure: its value (None where nothing can be said), the records it rests on, and the same a year before.

    A share holds its ``part`` and ``whole``; its value is in percent. ``mark`` tells the set of letters behind it from another.
    """

    code: str
    value: float | int | None
    unit: Unit
    records: int
    query: str
    part: int | None = None
    whole: int | None = None
    before: float | int | None = None
    before_part: int | None = None
    before_whole: int | None = None
    mark: str = ""

    def kept(self) -> dict[str, Any]:
        """As JSON values, the unit by its code."""
        return {slot: getattr(self, slot) for slot in self.__slots__} | {"unit": self.unit.value}

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "Figure":
        """A figure as it was kept."""
        return cls(**{**row, "unit": Unit(row["unit"])})


@dataclass(frozen=True, slots=True)
class Counts:
    """Everything counted once over a span: indicators are read from here."""

    letters: Mapping[str, int]
    marks: Mapping[str, str]
    waits: Mapping[str, voice.Wait]
    acts: Mapping[str, tuple[int, int]]
    ratings: Mapping[str, int]
    handovers: Mapping[str, Any]
    duties: Sequence[Kept]
    receptions: Mapping[str, int]
    rooms: Mapping[str, int]
    groups: Sequence[voice.Group]
    fields: Mapping[int, Mapping[str, str]]

    @property
    def empty(self) -> bool:
        """Whether nothing at all was recorded."""
        return not (
            self.groups
            or self.duties
            or self.handovers["sent"]
            or any(self.receptions.values())
            or any(self.rooms.values())
        )


def counts(covered: Coverage, span: voice.Span) -> Counts:
    """Count everything of a span: a fixed number of statements, whatever the number of records."""
    stayed, moved = by_unit.letters_by_unit(covered.letters, span)
    return _counts(covered, span, stayed.joined(moved))


def counts_and_units(covered: Coverage, span: voice.Span) -> tuple[Counts, list[voice.Group]]:
    """The same with the letters of each unit; those that stayed where they came are read once for both."""
    stayed, moved = by_unit.letters_by_unit(covered.by_unit, span)
    _none, moved_in_all = by_unit.letters_by_unit(replace(covered.letters, moved=True), span)
    return _counts(covered, span, stayed.together(0).joined(moved_in_all)), [*stayed.groups, *moved.groups]


def _counts(covered: Coverage, span: voice.Span, letters: by_unit.Letters) -> Counts:
    fields, groups = voice.topic_fields(), letters.groups
    counted = {code: each.cell for code, each in indicators().items() if each.cell is not None}
    known: Judged = {}
    row = fold(groups, list(counted.values()), fields, known).get(0, [0] * len(counted))
    wait = by_unit.wait_of(letters.days.get(0, {}))
    return Counts(
        dict(zip(counted, row, strict=True)),
        dict(zip(counted, marks(groups, list(counted.values()), fields, known), strict=True)),
        {"": wait} if wait else {},
        voice.acts(covered.letters, span, ACTS),
        voice.ratings(covered.letters, span),
        voice.handovers(covered.letters, span),
        duties_kept(covered.duties, since=span.since, until=span.until),
        _receptions(covered, span),
        room_counts(covered.reach, span).get(0, {}),
        groups,
        fields,
    )


def room_counts(reach: Reach, span: voice.Span) -> dict[int, dict[str, int]]:
    """What the rooms count of their own records, by unit."""
    wanted = [each.measure for each in indicators().values() if each.source is Source.ROOMS]
    return measures.counts(wanted, reach, since=span.since, until=span.until)


def _receptions(covered: Coverage, span: voice.Span) -> dict[str, int]:
    """Every measure of receptions in the span, and sums over who received; days owed, met and missing."""
    found = reception.counts(covered.letters, since=span.since, until=span.until, mass=span.mass)
    row = found.get(0, dict.fromkeys(reception.MEASURES, 0))
    sums = {name: sum(row[measure] for measure in every(name)) for name in reception.VISITS}
    days = reception.days(covered.letters, since=span.since, until=span.until)
    return {**row, **sums, **days}


def every(name: str) -> tuple[str, ...]:
    """The measures a sum over who received is made of; a single measure is itself."""
    if name in reception.MEASURES or name in reception.DAYS:
        return (name,)
    return tuple(measure for measure in reception.MEASURES if measure.partition("_")[2] == name)


def figures(now: Counts, before: Counts | None) -> dict[str, Figure]:
    """Every indicator by its code; without an earlier count, or with an empty one, nothing is compared."""
    return {code: _figure(each, now, before) for code, each in indicators().items()}


def _figure(indicator: Indicator, now: Counts, before: Counts | None) -> Figure:
    value, records, part, whole = _read(indicator, now)
    then: tuple[Any, ...] = (None, 0, None, None) if before is None or before.empty else _read(indicator, before)
    return Figure(
        code=indicator.code, value=value, unit=indicator.unit, records=records, query=indicator.query, part=part, whole=whole,
        before=then[0], before_part=then[2], before_whole=then[3], mark=now.marks.get(indicator.code, ""),
    )  # fmt: skip


def _read(indicator: Indicator, counted: Counts) -> tuple[float | int | None, int, int | None, int | None]:
    """(value, records, part, whole) of an indicator."""
    match indicator.source:
        case Source.LETTERS:
            value = counted.letters[indicator.code]
            records = (
                value if indicator.measure == "letters" else counted.letters.get(_letters_behind(indicator), value)
            )
            return value, records, None, None
        case Source.ACTS:
            cases = sum(counted.acts.get(act, (0, 0))[1] for act in indicator.acts)
            return cases, cases, None, None
        case Source.WAITS:
            wait = counted.waits.get("")
            return (getattr(wait, indicator.measure), wait.answers, None, None) if wait else (None, 0, None, None)
        case Source.RATINGS:
            return counted.ratings[indicator.measure], counted.ratings[indicator.measure], None, None
        case Source.HANDOVERS:
            value = counted.handovers[indicator.measure]
            return value, counted.handovers["acknowledged"] if indicator.unit is Unit.DAY else value, None, None
        case Source.RECEPTIONS:
            return counted.receptions[indicator.measure], counted.receptions[indicator.measure], None, None
        case Source.ROOMS:
            if not indicator.counted:
                return None, 0, None, None
            value = counted.rooms.get(indicator.measure, 0)
            return value, value, None, None
        case Source.DUTIES:
            return *_of_duties(indicator, counted.duties), None, None
    if not indicator.counted:
        return None, 0, None, None
    part, whole = (int(_read(indicators()[code], counted)[0] or 0) for code in (indicator.part, indicator.whole))
    return percent(part, whole), whole, part, whole


def percent(part: int, whole: int) -> float | None:
    """A share in percent with one decimal; None of nothing."""
    if whole == 0:
        return None
    return float((Decimal(part) * 100 / whole).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP))


def _letters_behind(indicator: Indicator) -> str:
    """The indicator that counts the letters of one that counts their people."""
    for code, other in indicators().items():
        if (
            other.measure == "letters"
            and other.cell is not None
            and indicator.cell is not None
            and other.cell.where == indicator.cell.where
        ):
            return code
    return ""


def _of_duties(indicator: Indicator, rows: Iterable[Kept]) -> tuple[int, int]:
    """A count of duties, or of the bodies that owed them, and how many records it rests on."""
    chosen = [row for row in rows if not indicator.rule or row.room == indicator.rule.rstrip(".")]
    if indicator.measure == "overdue_bodies":
        return len({row.body for row in chosen if row.overdue}), sum(row.overdue for row in chosen)
    if indicator.measure == "silent":
        silent = silent_bodies(chosen)
        return len(silent), sum(silent.values())
    names = ("late", "overdue") if indicator.measure == "missed" else (indicator.measure,)
    value = sum(getattr(row, name) for row in chosen for name in names)
    return value, value


def silent_bodies(rows: Iterable[Kept]) -> dict[int, int]:
    """Bodies that had duties fall due and met none, with how many fell due."""
    due: dict[int, int] = {}
    met: set[int] = set()
    for row in rows:
        due[row.body] = due.get(row.body, 0) + row.fell_due
        if row.on_time or row.late:
            met.add(row.body)
    return {body: count for body, count in sorted(due.items()) if count and body not in met}
