"""What the records of the rooms say about a nominee, criterion by criterion: counted, never typed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from caunoi.access.context import as_system
from caunoi.duties.queries import Kept, Scope, kept
from caunoi.indicators.catalogue import indicators
from caunoi.indicators.coverage import Coverage, counted_days, coverage
from caunoi.indicators.figures import Figure, counts, figures, percent
from caunoi.indicators.periods import ReportPeriod

from . import rules
from .words import Proof

#: Goes up when a proof is counted another way.
VERSION = 1


@dataclass(frozen=True, slots=True)
class Proved:
    """What the records say: a value in the criterion's unit, of how many records; None where there is no record."""

    value: Decimal | None
    part: int | None = None
    whole: int | None = None
    query: str = ""


def prove(bodies: Iterable[Any], criteria: Iterable[Any], *, since: date, until: date) -> dict[int, dict[int, Proved]]:
    """By body and criterion, what the records of a period say: one statement for all duties, then one set for each indicator's body."""
    chosen, wanted = list(bodies), list(criteria)
    found: dict[int, dict[int, Proved]] = {body.pk: {} for body in chosen}
    with as_system():
        rows = kept(Scope(bodies=tuple(found)), since=since, until=until) if found else []
        needs = any(each.proof == Proof.INDICATOR.value for each in wanted)
        for body in chosen:
            own = [row for row in rows if row.body == body.pk]
            counted = _figures(body, since, until) if needs else {}
            for each in wanted:
                found[body.pk][each.pk] = _one(each, own, counted)
    return found


def _one(criterion: Any, rows: list[Kept], counted: Mapping[str, Figure]) -> Proved:
    proof = Proof(criterion.proof)
    if proof is Proof.STATEMENT:
        return Proved(None)
    if proof is Proof.INDICATOR:
        figure = counted.get(criterion.indicator)
        if figure is None or figure.value is None:
            return Proved(None, query=figure.query if figure else "")
        return Proved(Decimal(str(figure.value)), figure.part, figure.whole, figure.query)
    wanted = rules.ROOMS[proof]
    chosen = [row for row in rows if not wanted or row.room.partition(".")[0] in wanted]
    due, in_time = sum(row.fell_due for row in chosen), sum(row.on_time for row in chosen)
    value = percent(in_time, due)
    return Proved(
        None if value is None else Decimal(str(value)), in_time, due, f"duties.1/commend.{proof.value}.{VERSION}"
    )


def _figures(body: Any, since: date, until: date) -> Mapping[str, Figure]:
    """Every indicator of a body over the days of a campaign, by the codes of the catalogue."""
    of = ReportPeriod(f"{since:%Y}", since.year, "", since, until)
    covered: Coverage = coverage(body, of)
    return figures(counts(covered, counted_days(since, until)), None)


def met(criterion: Any, proved: Proved) -> bool | None:
    """Whether the figure reaches what the criterion asks; None where it asks for none, or nothing was recorded."""
    if criterion.least is None or proved.value is None:
        return None
    lower = criterion.proof == Proof.INDICATOR.value and indicators()[criterion.indicator].better == "down"
    return bool(proved.value <= criterion.least if lower else proved.value >= criterion.least)


def indicator_choices() -> list[tuple[str, str]]:
    """Indicators a criterion may name: those that should go one way or the other."""
    return [(code, each.label) for code, each in indicators().items() if each.better != "neither"]
