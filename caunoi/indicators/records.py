"""From a figure to its records: petitions, duties, visits, as far as the reader may open them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from caunoi.duties import queries as duties
from caunoi.reception.queries import tallies as reception
from caunoi.ui.measures import Row, measures
from caunoi.voice.queries import tallies as voice
from caunoi.voice.words import Act

from .catalogue import Indicator, indicators
from .coverage import Coverage
from .figures import every
from .words import Source

#: Measures of duties that are sums or choices of the kept ones.
_KEPT = {"missed": ("late", "overdue"), "silent": ("fell_due",), "overdue_bodies": ("overdue",)}


@dataclass(frozen=True, slots=True)
class Records:
    """One page of the records behind a figure: petitions, duties or visits without who came, how many the reader may open, how many there are."""

    petitions: list[Any]
    duties: list[Any]
    visible: int
    total: int
    after: str
    visits: tuple[reception.Record, ...] = ()
    visits_after: str = ""
    things: tuple[Row, ...] = ()

    @property
    def walled(self) -> int:
        """How many the reader may not open."""
        return self.total - self.visible


def behind(
    indicator: Indicator, covered: Coverage, span: voice.Span, *, silent: tuple[int, ...] = (), after: str = "", size: int = 30
) -> Records:  # fmt: skip
    """The records an indicator was counted from; ``silent`` are the bodies that met none of their duties."""
    if indicator.source is Source.SHARE:
        return behind(indicators()[indicator.whole], covered, span, silent=silent, after=after, size=size)
    if indicator.source is Source.ROOMS:
        found = measures.records(
            indicator.measure, covered.reach, since=span.since, until=span.until, after=after, size=size
        )
        return Records([], [], found.visible, found.total, found.after, things=tuple(found.rows))
    if indicator.source is Source.DUTIES:
        return _duties_behind(indicator, covered, span, silent, after, size)
    if indicator.source is Source.RECEPTIONS:
        return _with_visits(
            Records([], [], 0, 0, ""), covered.letters, every(indicator.measure), span, None, after, size
        )
    page = _letters_behind(indicator, covered.letters, span, after, size)
    return Records(page.rows, [], page.visible, page.total, page.after)


def behind_cell(
    where: Mapping[str, Iterable[str]] | None, visits: Iterable[str], scope: voice.Scope, span: voice.Span, *,
    unit: int | None, after: str = "", visits_after: str = "", size: int = 30,
) -> Records:  # fmt: skip
    """The letters and visits behind one cell of a table; without a unit, behind the column's total."""
    found = Records([], [], 0, 0, "")
    if where is not None:
        page = _in_cell(where, scope, span, unit, after, size)
        found = Records(page.rows, [], page.visible, page.total, page.after)
    if visits:
        found = _with_visits(found, scope, visits, span, unit, visits_after, size)
    return found


def _letters_behind(indicator: Indicator, scope: voice.Scope, span: voice.Span, after: str, size: int) -> voice.Page:
    match indicator.source:
        case Source.LETTERS if indicator.cell is not None:
            return _in_cell(indicator.cell.where, scope, span, None, after, size)
        case Source.ACTS:
            return voice.records_of_acts(scope, span, [Act(act) for act in indicator.acts], after=after, size=size)
        case Source.RATINGS:
            return voice.records_of_ratings(scope, span, indicator.measure, after=after, size=size)
        case Source.HANDOVERS:
            return voice.records_of_handovers(
                scope, span, acknowledged=indicator.measure != "sent", after=after, size=size
            )
        case _:
            return voice.records_of_waits(scope, span, after=after, size=size)


def _in_cell(
    where: Mapping[str, Iterable[str]], scope: voice.Scope, span: voice.Span, unit: int | None, after: str, size: int
) -> voice.Page:
    """Letters of a cell; the field of the official tables is told by topics, kind by kind."""
    axes = {axis: sorted(values) for axis, values in where.items() if axis != "field"}
    topics: Iterable[int | None] | None = None
    if "field" in where:
        kind = next(iter(axes["kind"]))
        known = voice.topic_fields()
        topics = [topic for topic, fields in known.items() if fields[kind] in where["field"]]
        topics = [*topics, None] if "other" in where["field"] else topics
    return voice.records(
        scope, span, axes, unit=unit, topics=None if topics is None else list(topics), after=after, size=size
    )


def _with_visits(
    found: Records, scope: voice.Scope, measures: Iterable[str], span: voice.Span, unit: int | None, after: str, size: int
) -> Records:  # fmt: skip
    """The visits and reception days of some measures beside what was found."""
    page = reception.records(
        scope, tuple(measures), since=span.since, until=span.until, mass=span.mass, unit=unit, after=after, size=size
    )
    return replace(
        found, visible=found.visible + page.visible, total=found.total + page.total, visits=tuple(page.rows), visits_after=page.after
    )  # fmt: skip


def _duties_behind(
    indicator: Indicator, covered: Coverage, span: voice.Span, silent: tuple[int, ...], after: str, size: int
) -> Records:
    scope = duties.Scope(bodies=silent) if indicator.measure == "silent" else covered.duties
    page, visible, total = duties.kept_records(
        scope, _KEPT.get(indicator.measure, (indicator.measure,)), since=span.since, until=span.until, rule=indicator.rule,
        after=after or None, size=size,
    )  # fmt: skip
    return Records([], page.rows, visible, total, page.after or "")
