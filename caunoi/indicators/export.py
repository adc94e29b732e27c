"""Writing what indicators are counted from as Parquet, by province and month, for analysis outside the database.

Nobody's name, words or code is in it: only days, kinds, stages and places. ``kept`` holds what the rooms and receptions
count, which is little, for the period of the export.
"""

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.db import connection

from caunoi.access.context import as_system
from caunoi.duties.queries import exported as duties_sql
from caunoi.voice.queries import holdings
from caunoi.voice.queries.tallies import Scope, Span

from .catalogue import indicators
from .coverage import counted_days
from .everywhere import Everywhere, _visits
from .figures import ACTS, room_counts
from .words import Source

#: Rows in one file at most.
CHUNK = 1_000_000


def export(folder: Path, *, since: date, until: date, province: int | None = None) -> dict[str, int]:
    """Write every table for a period; how many rows each has."""
    span = counted_days(since, until)
    scope = Scope(province=province, by="place", country=province is None)
    values = {**holdings.parameters(scope, span), "acts": [str(act) for act in ACTS]}
    only = " AND b.province_id = %(province)s" if province is not None else ""
    statements = {
        "letters": holdings.SIMPLE + only,
        "replayed": holdings.replayed(scope),
        "acts": holdings.ACTS_DONE + only,
        "ratings": holdings.RATINGS_GIVEN + only.replace(" AND", " WHERE", 1),
        "handovers": holdings.HANDED_OVER + only.replace(" AND", " WHERE", 1),
        "duties": duties_sql() + only.replace("b.", "").replace(" AND", " WHERE", 1),
    }
    rows = {}
    with as_system():
        for name, sql in statements.items():
            more = {"since": span.since} if name == "replayed" else {}
            rows[name] = _written(folder / name, name, _tables(sql, values, name), more)
        rows["kept"] = _written(folder / "kept", "kept", iter([_kept(Everywhere("place", province), span)]), {})
    return rows


def _kept(over: Everywhere, span: Span) -> Any:
    """What the rooms and receptions count, as (place, province, code, value)."""
    import pyarrow as pa

    from caunoi.reception.queries import tallies as reception

    rooms = room_counts(over.reach, span)
    visits = reception.counts(over.letters, since=span.since, until=span.until, mass=span.mass)
    days = reception.days_by_unit(over.letters, since=span.since, until=span.until)
    found = [
        {"place": place, "code": each.code, "value": int(value)}
        for place in {*rooms, *visits, *days}
        for row in (_visits(visits.get(place), days.get(place)),)
        for each in indicators().values()
        if each.source in (Source.ROOMS, Source.RECEPTIONS)
        if (value := (rooms.get(place, {}) if each.source is Source.ROOMS else row).get(each.measure, 0))
    ]
    return pa.Table.from_pylist(
        found, schema=pa.schema([("place", pa.int64()), ("code", pa.string()), ("value", pa.int64())])
    )


def _tables(sql: str, values: dict[str, Any], name: str) -> Iterator[Any]:
    """The rows of a statement, some at a time, as the database itself writes them."""
    import pyarrow.csv as pacsv

    out = io.BytesIO()
    with connection.cursor() as cursor:
        told = cursor.mogrify(sql, values) if hasattr(cursor, "mogrify") else _bound(cursor, sql, values)
        with cursor.copy(f"COPY ({told}) TO STDOUT (FORMAT csv, HEADER)") as copy:
            for block in copy:
                out.write(block)
    out.seek(0)
    convert = pacsv.ConvertOptions(
        column_types=schema(name), strings_can_be_null=False, true_values=["t"], false_values=["f"]
    )
    yield pacsv.read_csv(out, convert_options=convert)


def _bound(cursor: Any, sql: str, values: dict[str, Any]) -> str:
    """A statement with its values written in by the driver."""
    from psycopg import ClientCursor

    link = cursor.connection if hasattr(cursor, "connection") else cursor.db.connection
    return ClientCursor(link).mogrify(sql, values)


def schema(name: str) -> dict[str, Any]:
    """The types of a table's columns."""
    import pyarrow as pa

    day, text, flag, whole = pa.date32(), pa.string(), pa.bool_(), pa.int64()
    place = {"place": whole, "province": whole}
    letter = {
        "kind": text,
        "channel": text,
        "signers": whole,
        "anonymous": flag,
        "instance": whole,
        "repeat": flag,
        "stage": text,
    }
    known: dict[str, dict[str, Any]] = {
        "letters": {
            **place, "month": text, **letter, "received_on": day, "accepted_on": day, "answered_on": day, "late": flag, "ended_on": day,
            "outcome": text, "visit": flag, "processed_on": day, "previous_on": day, "previous_until": day,
        },
        "replayed": {
            **place, "month": text, **letter, "came_on": day, "gone": flag, "urged": flag, "accepted_on": day, "answered_on": day, "late": flag,
            "ended_on": day, "outcome": text, "hops": whole, "answered_before": flag, "fresh": flag, "processed": flag, "visit": flag,
        },
        "acts": {**place, "act": text, "day": day, "letter": whole},
        "ratings": {**place, "asked_on": day, "rated_on": day, "solved": text, "satisfied": flag},
        "handovers": {**place, "sent_on": day, "acknowledged_on": day, "seconds": whole},
        "duties": {**place, "body": whole, "room": text, "starts_on": day, "due": day, "settled_on": day, "standing": text},
    }  # fmt: skip
    return known[name]


def _written(folder: Path, name: str, tables: Iterator[Any], more: dict[str, Any]) -> int:
    """Write tables into a folder by province and month; what was there before is replaced."""
    import shutil

    import pyarrow as pa
    import pyarrow.dataset as ds

    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    total = 0
    for at, table in enumerate(tables):
        for column, value in more.items():
            table = table.append_column(column, pa.array([value] * len(table), type=pa.date32()))
        total += len(table)
        parts = [column for column in ("province", "month") if column in table.column_names and len(table)]
        ds.write_dataset(
            table, folder, format="parquet", basename_template=f"part-{at}-{{i}}.parquet", partitioning=parts or None,
            partitioning_flavor="hive" if parts else None, max_partitions=100_000, existing_data_behavior="overwrite_or_ignore",
        )  # fmt: skip
        if not len(table):
            import pyarrow.parquet as pq

            pq.write_table(table, folder / "part-0-0.parquet")
    return total
