"""Everything a review says in figures, computed at once from the records, as JSON values that can be frozen and sealed."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from caunoi.access.context import as_system
from caunoi.duties.queries import Kept
from caunoi.indicators import numbers
from caunoi.indicators.catalogue import indicators, showing
from caunoi.indicators.counting import Judged, cell, fold
from caunoi.indicators.coverage import Body, Coverage, counted_days, coverage
from caunoi.indicators.figures import Counts, Figure, counts, counts_and_units, figures, silent_bodies
from caunoi.indicators.periods import ReportPeriod, cut_alike, cut_off, same_before
from caunoi.places import queries as places
from caunoi.reception.queries import tallies as reception
from caunoi.voice.queries import tallies as voice
from caunoi.voice.words import Kind

from .drawing import draw
from .robust import spread
from .tables import fill, forms

#: Goes up when the shape of what is frozen changes.
VERSION = 2
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


EXAMPLE_CELLS = {
    "answered": cell(["held", "own", "answered"], kind=_SPOKEN), "on_time": cell(["held", "own", "on_time"], kind=_SPOKEN),
    "late": cell(["held", "own", "late"], kind=_SPOKEN),
}  # fmt: skip
#: What is compared between units: (code, part, whole, name); a share, or without a whole a count.
COMPARED = (
    ("on_time", "on_time", "answered", "Tỷ lệ trả lời đúng hạn"), ("handled", "handled", "held", "Tỷ lệ đã xử lý"),
    ("resolved", "resolved", "own", "Tỷ lệ đã giải quyết"), ("overdue", "overdue", "", "Số việc quá hạn"),
)  # fmt: skip
#: How many examples are drawn of each sort; each stands for so many answers that no single person can be told from it.
EXAMPLES = 3
#: What letters are folded for; between the communes of a province what was judged is carried over.
FOLDS = ("tables", "units", "topics", "examples")


def snapshot(body: Body, of: ReportPeriod, *, today: date, until: date | None = None) -> dict[str, Any]:
    """The review of a body and a period in figures, counted up to ``until`` (the period's end, or today while it runs)."""
    until = until or cut_off(of, today=today)
    earlier = same_before(of, on=today)
    with as_system():
        covered = coverage(body, of)
        span = counted_days(of.since, until)
        past = counted_days(earlier.since, cut_alike(earlier, of, until))
        now, groups = counts_and_units(covered, span)
        counted = Counted(
            now, counts(coverage(body, earlier), past), groups, voice.results(covered.by_unit, span, Kind.COMPLAINT),
            reception.counts(covered.by_unit, since=span.since, until=span.until, mass=span.mass),
            {topic.pk: topic.vi for topic in places.topics()},
        )  # fmt: skip
    return put_together(body, of, covered, counted, until=until, today=today, earlier=earlier, past=past)


@dataclass(frozen=True, slots=True)
class Counted:
    """Everything counted once: the body's sums now and before, its letters by unit, what cases brought, visits, the topics' names."""

    now: Counts
    before: Counts
    groups: Sequence[voice.Group]
    results: Mapping[int, Mapping[str, Decimal]]
    visits: Mapping[int, Mapping[str, int]]
    topics: Mapping[int, str]
    known: Mapping[str, Judged] = field(default_factory=lambda: {name: {} for name in FOLDS})


def put_together(
    body: Body,
    of: ReportPeriod,
    covered: Coverage,
    counted: Counted,
    *,
    until: date,
    today: date,
    earlier: ReportPeriod,
    past: voice.Span,
) -> dict[str, Any]:
    """The snapshot of what was counted."""
    now, before, groups, labels = counted.now, counted.before, counted.groups, counted.topics
    filled = fill(forms(), groups, now.fields, covered.units, counted.results, counted.visits, counted.known["tables"])
    units = _units(covered, groups, now, counted.known["units"])
    return {
        "version": VERSION, "body": body.code, "scope": covered.scope_vi, "by": covered.by_unit.by, "period": of.code, "since": of.since.isoformat(),
        "until": until.isoformat(), "complete": until == of.until, "counted_on": today.isoformat(),
        "before": None if before.empty else {"period": earlier.code, "since": past.since.isoformat(), "until": past.until.isoformat()},
        "figures": [figure.kept() for figure in figures(now, before).values()], "topics": _topics(now, labels, counted.known["topics"]), "units": units,
        "bodies": _bodies(now.duties, covered.bodies), "tables": [each.kept() for each in filled], "outliers": _outliers(units),
        "examples": _examples(groups, now.fields, covered.units, labels, counted.known["examples"], seed=f"{body.code}/{of.code}"),
    }  # fmt: skip


def about_reviews(code: str) -> bool:
    """Whether a figure counts reviews themselves: it moves as they are written, so that it proves nothing about records."""
    return code in indicators() and indicators()[code].measure.startswith("review.")


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


def _topics(now: Counts, labels: Mapping[int, str], known: Judged) -> list[dict[str, Any]]:
    """Letters by topic, the most frequent first; denunciations left out."""
    by_topic = [group._replace(unit=group.topic or 0) for group in now.groups]
    rows = fold(by_topic, list(TOPIC_CELLS.values()), now.fields, known)
    named = [
        {"topic": topic, "label": labels.get(topic, "Chưa rõ lĩnh vực"), **dict(zip(TOPIC_CELLS, row, strict=True))}
        for topic, row in rows.items()
    ]
    return sorted(
        (row for row in named if any(row[code] for code in TOPIC_CELLS)),
        key=lambda row: (-row["received"], row["label"]),
    )


def _units(covered: Coverage, groups: Iterable[voice.Group], now: Counts, known: Judged) -> list[dict[str, Any]]:
    """The main figures of each unit, with its overdue duties."""
    rows = fold(groups, list(UNIT_CELLS.values()), now.fields, known)
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


def _outliers(units: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What stands apart from the middle of the units, measure by measure; shares of few are not judged."""
    units = list(units)
    labels = {row["unit"]: row["label"] for row in units}
    found = []
    for code, part, whole, label in COMPARED:
        values = {row["unit"]: _compared(row, part, whole) for row in units if not whole or row[whole] >= numbers.SMALL}
        if not whole:
            values = {unit: value for unit, value in values.items() if value}
        over = spread(values)
        marked = [
            {"unit": unit, "label": labels[unit], "value": values[unit], "score": score}
            for unit, score in over.apart.items()
        ]
        found.append({
            "code": code, "label": label, "unit": "share" if whole else "count", "judged": over.judged, "left_out": len(units) - over.judged,
            "median": over.median, "mad": over.mad, "marked": marked,
        })  # fmt: skip
    return found


def _compared(row: Mapping[str, Any], part: str, whole: str) -> float:
    return round(row[part] * 100 / row[whole], 1) if whole else float(row[part])


def _examples(
    groups: Iterable[voice.Group],
    fields: Mapping[int, Any],
    units: Mapping[int, str],
    topics: Mapping[int, str],
    judged: Judged,
    *,
    seed: str,
) -> dict[str, Any]:
    """Places with a topic drawn by lot: some that answered everything in time, some that were late; denunciations left out."""
    least = showing().fewest
    pairs = [group._replace(unit=(group.unit, group.topic)) for group in groups if group.topic]  # type: ignore[arg-type]
    rows: Mapping[Any, list[int]] = fold(pairs, list(EXAMPLE_CELLS.values()), fields, judged)
    known = [
        {"unit": unit, "label": units[unit], "topic": topics[topic], **dict(zip(EXAMPLE_CELLS, row, strict=True))}
        for (unit, topic), row in rows.items()
        if unit in units and topic in topics and row[0] >= least
    ]
    good, late = [row for row in known if row["late"] == 0], [row for row in known if row["late"] >= least]
    drawn = {
        name: draw(pool, lambda row: f"{row['unit']}|{row['topic']}", seed=seed, most=EXAMPLES)
        for name, pool in (("good", good), ("late", late))
    }
    return drawn | {
        "seed": seed,
        "least": least,
        "most": EXAMPLES,
        "good_pool": len(good),
        "late_pool": len(late),
    }


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
