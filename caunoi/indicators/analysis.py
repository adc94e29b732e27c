"""The volume indicators over exported Parquet: one set of Ibis expressions, on DuckDB on one machine or on Spark on many.

Conditions are those the database counts by (``AXES`` of the tallies, ``KEPT`` of duties), turned into the engine's dialect;
everything comes out as whole numbers, so that two engines can be compared by a hash. The only module that knows Ibis.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import ibis

from caunoi.duties.queries import KEPT
from caunoi.voice.queries.tallies import AXES, Span

from .catalogue import Indicator, indicators
from .figures import percent
from .words import Source

#: The tables of an export, one folder each.
TABLES = ("letters", "replayed", "acts", "ratings", "handovers", "duties", "kept")
#: Indicators whose value is two waits in seconds, to be halved: the middle of an even number lies between two.
_BETWEEN = "acknowledge_days"


@dataclass(frozen=True, slots=True)
class Export:
    """The tables of an export as an engine sees them."""

    letters: Any
    replayed: Any
    acts: Any
    ratings: Any
    handovers: Any
    duties: Any
    kept: Any


def on_duckdb(folder: Path, *, threads: int = 2) -> Export:
    """The export read by DuckDB in this process."""
    engine = ibis.duckdb.connect(threads=threads)
    return Export(
        **{
            name: engine.read_parquet(
                f"{folder}/{name}/**/*.parquet", table_name=name, hive_partitioning=True, hive_types_autocast=False
            )
            for name in TABLES
        }
    )


def on_spark(folder: Path, session: Any) -> Export:
    """The export read by a Spark session."""
    engine = ibis.pyspark.connect(session)
    for name in TABLES:
        session.read.parquet(str(folder / name)).createOrReplaceTempView(name)
    return Export(**{name: engine.table(name) for name in TABLES})


def values(export: Export, span: Span) -> Any:
    """Every volume indicator of every place: an expression of (place, code, value)."""
    held = _held(export, span)
    found = [
        _cells(held, span),
        _waits(held, span),
        _acts(export, span),
        _ratings(export, span),
        _handovers(export, span),
    ]
    return ibis.union(*found, *_duties(export, span), export.kept.select("place", "code", "value"))


def rows_of(expression: Any) -> list[tuple[int, str, int]]:
    """The rows of an expression, in one order whatever the engine; noughts are left out."""
    wanted = expression.filter(expression.value != 0).select("place", "code", "value")
    engine = wanted.get_backend()
    found = engine.raw_sql(engine.compile(wanted))
    # Without pandas neither engine's own conversion runs; each hands out plain rows.
    rows = found.fetchall() if hasattr(found, "fetchall") else found.collect()
    return sorted((int(place), str(code), int(value)) for place, code, value in rows)


def digest(rows: list[tuple[int, str, int]]) -> str:
    """What tells one table of values from another."""
    told = hashlib.sha256()
    for row in rows:
        told.update(f"{row[0]}\t{row[1]}\t{row[2]}\n".encode())
    return told.hexdigest()


def finished(rows: list[tuple[int, str, int]]) -> Iterator[tuple[int, str, float | int | None]]:
    """The values of indicators by place: waits in days, shares of their parts."""
    by_place: dict[int, dict[str, int]] = {}
    for place, code, value in rows:
        by_place.setdefault(place, {})[code] = value
    every = [each for each in indicators().values() if each.source not in (Source.ROOMS, Source.RECEPTIONS)]
    for place, found in by_place.items():
        for each in every:
            yield place, each.code, _finished(each, found)


def _finished(each: Indicator, found: Mapping[str, int]) -> float | int | None:
    if each.source is Source.SHARE:
        return percent(found.get(each.part, 0), found.get(each.whole, 0))
    if each.code == _BETWEEN:
        return round(found[each.code] / 2 / 86400, 1) if found.get("acknowledged") else None
    if each.source is Source.WAITS:
        return found[each.code] - 1 if each.code in found else None
    return found.get(each.code, 0)


def _held(export: Export, span: Span) -> Any:
    """Letters held in the span with everything their axes ask."""
    one = export.letters
    since, until = _day(span.since), _day(span.until)
    settled = ibis.coalesce(
        ibis.least(ibis.coalesce(one.answered_on, _NEVER), ibis.coalesce(one.ended_on, _NEVER)), _NEVER
    )
    again = one.repeat & (one.previous_on < until) & (one.previous_until >= since)
    simple = one.filter((one.received_on < until) & (settled >= since)).select(
        "place", "kind", "channel", "signers", "anonymous", "instance", "repeat", "stage", came_on=one.received_on, gone=ibis.literal(False),
        urged=ibis.literal(False), accepted_on=one.accepted_on, answered_on=one.answered_on, late=one.late, ended_on=one.ended_on, outcome=one.outcome,
        hops=ibis.literal(0), answered_before=ibis.literal(False), fresh=~again.fill_null(False),
        processed=(one.processed_on < until).fill_null(False), visit=ibis.ifelse(one.visit, 1, ibis.null(int)),
    )  # fmt: skip
    other = export.replayed.filter(export.replayed.since == since)
    replayed = other.select(
        "place", "kind", "channel", "signers", "anonymous", "instance", "repeat", "stage", "came_on", "gone", "urged", "accepted_on", "answered_on",
        "late", "ended_on", "outcome", "hops", "answered_before", "fresh", "processed", visit=ibis.ifelse(other.visit, 1, ibis.null(int)),
    )  # fmt: skip
    return ibis.union(simple, replayed.cast(dict(simple.schema().items())))


def _cells(held: Any, span: Span) -> Any:
    """Letters, or the people who signed them, by place and indicator."""
    cells = {code: each.cell for code, each in indicators().items() if each.cell is not None}
    wanted = sorted({axis for cell in cells.values() for axis in cell.where})
    columns = ", ".join(f"{_case(axis)} AS {axis}" for axis in wanted)
    named = ", ".join(str(at) for at in range(1, len(wanted) + 2))
    told = f"SELECT h.place, {columns}, count(*) AS letters, sum(h.signers) AS people FROM h GROUP BY {named}"
    groups = held.alias("h").sql(_filled(told, span), dialect="postgres")
    sums = {}
    for code, cell in cells.items():
        where = ibis.literal(True)
        for axis, allowed in cell.where.items():
            where = where & groups[axis].isin(sorted(allowed))
        sums[code] = ibis.ifelse(where, groups[cell.measure], 0).sum().cast("int64")
    return _long(groups.group_by("place").aggregate(**sums), list(sums))


def _waits(held: Any, span: Span) -> Any:
    """The first day by which half, and nine tenths, of the answers had come; one more than it is, so that none is nought."""
    until = _day(span.until)
    done = held.filter(~held.gone & ~held.answered_before & (held.answered_on < until))
    done = done.mutate(days=done.answered_on.delta(done.came_on, unit="day").cast("int64"))
    counted = done.group_by("place", "days").aggregate(letters=done.count())
    upto = ibis.window(group_by="place", order_by="days", preceding=None, following=0)
    counted = counted.mutate(
        upto=counted.letters.sum().over(upto), total=counted.letters.sum().over(ibis.window(group_by="place"))
    )
    median = counted.upto * 2 >= counted.total
    ninth = counted.upto * 10 >= counted.total * 9
    found = counted.group_by("place").aggregate(
        median_days=counted.days.min(where=median) + 1, ninth_days=counted.days.min(where=ninth) + 1
    )
    return _long(found, ["median_days", "ninth_days"])


def _acts(export: Export, span: Span) -> Any:
    rows = export.acts.filter((export.acts.day >= _day(span.since)) & (export.acts.day < _day(span.until)))
    sums = {
        each.code: sum((rows.letter.nunique(where=rows.act == act) for act in each.acts[1:]), rows.letter.nunique(where=rows.act == each.acts[0]))
        for each in indicators().values() if each.source is Source.ACTS
    }  # fmt: skip
    return _long(rows.group_by("place").aggregate(**sums), list(sums))


def _ratings(export: Export, span: Span) -> Any:
    rows = export.ratings.filter(
        (export.ratings.asked_on >= _day(span.since)) & (export.ratings.asked_on < _day(span.until))
    )
    rated = (rows.rated_on < _day(span.until)).fill_null(False)
    said = {
        "asked": rows.count(), "rated": rated.sum(), "solved": (rated & (rows.solved == "yes")).sum(), "satisfied": (rated & rows.satisfied).sum(),
    }  # fmt: skip
    sums = {
        each.code: said[each.measure].cast("int64") for each in indicators().values() if each.source is Source.RATINGS
    }
    return _long(rows.group_by("place").aggregate(**sums), list(sums))


def _handovers(export: Export, span: Span) -> Any:
    rows = export.handovers.filter(
        (export.handovers.sent_on >= _day(span.since)) & (export.handovers.sent_on < _day(span.until))
    )
    rows = rows.mutate(taken=(rows.acknowledged_on < _day(span.until)).fill_null(False))
    ranked = rows.filter(rows.taken)
    ranked = ranked.mutate(
        rank=ibis.row_number().over(ibis.window(group_by="place", order_by="seconds")).cast("int64"),
        total=ranked.count().over(ibis.window(group_by="place")),
    )
    low, high = ranked.rank * 2 + 1 == ranked.total, ranked.rank * 2 + 2 == ranked.total
    over = ranked.rank * 2 == ranked.total
    between = ranked.group_by("place").aggregate(
        **{
            _BETWEEN: ibis.coalesce(ranked.seconds.sum(where=low) * 2, 0)
            + ibis.coalesce(ranked.seconds.sum(where=high | over), 0)
        }
    )
    counted = rows.group_by("place").aggregate(handed=rows.count(), acknowledged=rows.taken.sum().cast("int64"))
    return ibis.union(_long(counted, ["handed", "acknowledged"]), _long(between, [_BETWEEN]))


def _duties(export: Export, span: Span) -> list[Any]:
    """Duties kept, missed and silent, by place: bodies first, as the database counts them."""
    columns = ", ".join(f"count(*) FILTER (WHERE {condition}) AS {name}" for name, condition in KEPT.items())
    told = f"""SELECT d.place, d.body, d.room, {columns} FROM d
        WHERE starts_on < %(until)s AND (settled_on IS NULL OR settled_on >= %(since)s OR due >= %(since)s) GROUP BY 1, 2, 3"""
    kept = export.duties.alias("d").sql(_filled(told, span), dialect="postgres")
    sums, bodies = {}, {}
    for each in indicators().values():
        if each.source is not Source.DUTIES:
            continue
        here = kept.room == each.rule.rstrip(".") if each.rule else ibis.literal(True)
        if each.measure in ("overdue_bodies", "silent"):
            bodies[each.code] = each.measure
            continue
        names = ("late", "overdue") if each.measure == "missed" else (each.measure,)
        sums[each.code] = sum(ibis.ifelse(here, kept[name], 0).sum().cast("int64") for name in names)
    by_body = kept.group_by("place", "body").aggregate(
        overdue=kept.overdue.sum(), fell_due=kept.fell_due.sum(), met=(kept.on_time + kept.late).sum()
    )
    tests = {"overdue_bodies": by_body.overdue > 0, "silent": (by_body.fell_due > 0) & (by_body.met == 0)}
    told_bodies = by_body.group_by("place").aggregate(
        **{code: tests[measure].sum().cast("int64") for code, measure in bodies.items()}
    )
    return [_long(kept.group_by("place").aggregate(**sums), list(sums)), _long(told_bodies, list(bodies))]


def _long(wide: Any, codes: list[str]) -> Any:
    """(place, code, value) from a column for each code."""
    return wide.pivot_longer(codes, names_to="code", values_to="value").mutate(
        place=lambda t: t.place.cast("int64"), value=lambda t: t.value.cast("int64")
    ).select("place", "code", "value")  # fmt: skip


def _case(axis: str) -> str:
    """The value of a held letter on an axis, in SQL."""
    *lines, (last, _always) = AXES[axis]
    return f"CASE {' '.join(f"WHEN {condition} THEN '{name}'" for name, condition in lines)} ELSE '{last}' END"


def _filled(sql: str, span: Span) -> str:
    """A statement with the days of the span in place of its parameters."""
    known = {"since": f"DATE '{span.since}'", "until": f"DATE '{span.until}'", "mass": str(span.mass)}
    for name, value in known.items():
        sql = sql.replace(f"%({name})s", value)
    return sql


def _day(day: date) -> Any:
    return ibis.literal(day, type="date")


_NEVER = _day(date(9999, 12, 31))
