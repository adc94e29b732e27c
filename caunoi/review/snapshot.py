"""Everything a review says in figures, computed at once from the records, as JSON values that can be frozen and sealed."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from caunoi.access.context import as_system
from caunoi.duties.queries import Kept
from caunoi.indicators.counting import cell, fold
from caunoi.indicators.coverage import Body, Coverage, counted_days, coverage
from caunoi.indicators.figures import Counts, Figure, counts, figures, silent_bodies
from caunoi.indicators.periods import ReportPeriod, cut_alike, cut_off, same_before
from caunoi.places import queries as places
from caunoi.reception.queries import tallies as reception
from caunoi.voice.queries import tallies as voice
from caunoi.voice.words import Kind

from .tables import fill, forms

#: Goes up when the shape of what is frozen changes.
VERSION = 1
#: What the table by unit shows; denunciations are in the sums but never broken down further.
UNIT_CELLS = {
    "received": cell(["received"]), "held": cell(["held"]), "handled": cell(["held", "processed"]), "own": cell(["held", "own"]),
    "resolved": cell(["held", "own", "settled"]), "answered": cell(["held", "own", "answered"]), "on_time": cell(["held", "own", "on_time"]),
    "late": cell(["held", "own", "late"]), "open": cell(["held", "open"]),
}  # fmt: skip
_SPOKEN = ["complaint", "proposal", "feedback", "unsorted"]
TOPIC_CELLS = {
    "received": cell(["received"], kind=_SPOKEN), "answered": cell(["held", "own", "answered"], kind=_SPOKEN), "late": cell(["held", "own", "late"], kind=_SPOKEN),
    "many_hops": cell(["held", "many_hops"], kind=_SPOKEN),
}  # fmt: skip


def snapshot(body: Body, of: ReportPeriod, *, today: date, until: date | None = None) -> dict[str, Any]:
    """The review of a body and a period in figures, counted up to ``until`` (the period's end, or today while it runs)."""
    until = until or cut_off(of, today=today)
    earlier = same_before(of, on=today)
    with as_system():
        covered = coverage(body, of)
        span = counted_days(of.since, until)
        now = counts(covered, span)
        past = counted_days(earlier.since, cut_alike(earlier, of, until))
        before = counts(coverage(body, earlier), past)
        groups = voice.tally(covered.by_unit, span, voice.TABLE_AXES)
        results = voice.results(covered.by_unit, span, Kind.COMPLAINT)
        visits = reception.counts(covered.by_unit, since=span.since, until=span.until, mass=span.mass)
        labels = {topic.pk: topic.vi for topic in places.topics()}
    filled = fill(forms(), groups, now.fields, covered.units, results, visits)
    return {
        "version": VERSION, "body": body.code, "scope": covered.scope_vi, "by": covered.by_unit.by, "period": of.code, "since": of.since.isoformat(),
        "until": until.isoformat(), "complete": until == of.until, "counted_on": today.isoformat(),
        "before": None if before.empty else {"period": earlier.code, "since": past.since.isoformat(), "until": past.until.isoformat()},
        "figures": [figure.kept() for figure in figures(now, before).values()], "topics": _topics(now, labels), "units": _units(covered, groups, now),
        "bodies": _bodies(now.duties, covered.bodies), "tables": [each.kept() for each in filled],
    }  # fmt: skip


def figures_of(kept: Mapping[str, Any]) -> dict[str, Figure]:
    """The figures of a snapshot by their codes."""
    return {row["code"]: Figure.of(row) for row in kept["figures"]}


def digest(frozen: Any) -> str:
    """The SHA-256 of what is frozen, in one canonical spelling."""
    return hashlib.sha256(
        json.dumps(frozen, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    ).hexdigest()


def span_of(kept: Mapping[str, Any]) -> voice.Span:
    """The days a snapshot counted."""
    return counted_days(date.fromisoformat(kept["since"]), date.fromisoformat(kept["until"]))


def _topics(now: Counts, labels: Mapping[int, str]) -> list[dict[str, Any]]:
    """Letters by topic, the most frequent first; denunciations left out."""
    by_topic = [group._replace(unit=group.topic or 0) for group in now.groups]
    rows = fold(by_topic, list(TOPIC_CELLS.values()), now.fields)
    named = [
        {"topic": topic, "label": labels.get(topic, "Chưa rõ lĩnh vực"), **dict(zip(TOPIC_CELLS, row, strict=True))}
        for topic, row in rows.items()
    ]
    return sorted(
        (row for row in named if any(row[code] for code in TOPIC_CELLS)),
        key=lambda row: (-row["received"], row["label"]),
    )


def _units(covered: Coverage, groups: Iterable[voice.Group], now: Counts) -> list[dict[str, Any]]:
    """The main figures of each unit, with its overdue duties."""
    rows = fold(groups, list(UNIT_CELLS.values()), now.fields)
    overdue: dict[int, int] = {}
    for row in now.duties:
        unit = row.place if covered.is_province else row.body
        overdue[unit] = overdue.get(unit, 0) + row.overdue
    named = dict(covered.units) | {unit: f"Đơn vị khác ({unit})" for unit in sorted(set(rows) - set(covered.units))}
    nothing = [0] * len(UNIT_CELLS)
    return [
        {
            "unit": unit,
            "label": label,
            **dict(zip(UNIT_CELLS, rows.get(unit, nothing), strict=True)),
            "overdue": overdue.get(unit, 0),
        }
        for unit, label in named.items()
    ]


def _bodies(rows: Iterable[Kept], names: Mapping[int, str]) -> list[dict[str, Any]]:
    """Bodies with overdue duties or that met none of theirs, the worst first."""
    rows = list(rows)
    silent = silent_bodies(rows)
    overdue: dict[int, int] = {}
    for row in rows:
        overdue[row.body] = overdue.get(row.body, 0) + row.overdue
    named = [
        {"body": body, "label": names.get(body, f"Cơ quan {body}"), "overdue": count, "silent": silent.get(body, 0)}
        for body, count in overdue.items()
        if count or body in silent
    ]
    return sorted(named, key=lambda row: (-row["overdue"], -row["silent"], row["label"]))
