"""Indicators at volume: a province of a million petitions in the database; the country of ten million over Parquet, on DuckDB and on Spark."""

import asyncio
import shutil
import statistics
import tempfile
import threading
import time
from datetime import UTC, date, datetime
from importlib.util import find_spec
from pathlib import Path

from django.db import connection

from . import intake
from .stage import figure, installation, million, milliseconds

NOW = datetime(2026, 11, 20, 5, tzinfo=UTC)
#: The country: communes, petitions of three years.
COMMUNES, PETITIONS, PROVINCES = 3_321, 10_000_000, 34
#: Seconds between two rounds of upkeep here; an installation leaves ten minutes.
UPKEEP = 20


def run() -> list[dict]:
    """Seconds to count every indicator of a half-year: one commune, a province with its communes, the country."""
    return [*_province(), *_upkeep(), *_country()]


def _province() -> list[dict]:
    installation()
    million()
    from caunoi.access.context import as_system
    from caunoi.indicators.commands import recount_place
    from caunoi.places.models import Place

    with as_system(), connection.cursor() as cursor:
        city = Place.objects.get(code="79", until__isnull=True)
        cursor.execute("SELECT place_id FROM voice_petition GROUP BY 1 ORDER BY count(*) DESC OFFSET 1 LIMIT 1")
        commune = Place.objects.get(pk=cursor.fetchone()[0])
        cursor.execute("SELECT count(*) FROM voice_petition")
        petitions = cursor.fetchone()[0]
        cursor.execute("SELECT count(*) FROM duties_duty")
        duties = cursor.fetchone()[0]
    rows = [figure("petitions", petitions, "rows"), figure("duties", duties, "rows")]
    for name, place in (
        ("every indicator of the province and its 168 communes", city),
        (f"of one commune ({commune.code})", commune),
    ):
        middle, worst = milliseconds(
            lambda place=place: recount_place(place=place, period_code="2026-H1", by="bench", at=NOW), 3
        )
        rows.append(
            figure(
                name,
                middle / 1000,
                "s median of 3",
                f"worst {worst / 1000:.2f} s; counted from rows, kept, compared with before",
            )
        )
    return rows


def _upkeep() -> list[dict]:
    """Petitions taken in a second alone, and while the round keeps the figures, each with the seconds a tenth of the time gives it."""
    bodies = intake.letters(2_000)
    stop = threading.Event()
    counts = []

    def keep() -> None:
        from caunoi.indicators.commands import keep_counted

        while not stop.is_set():
            started = time.perf_counter()
            counts.append(keep_counted(at=datetime.now(UTC), budget=UPKEEP / 10))
            stop.wait(max(0.0, UPKEEP - (time.perf_counter() - started)))
        connection.close()

    _somebody()
    from caunoi.indicators.commands import keep_counted as counted_whole

    counted_whole(at=datetime.now(UTC))  # the day's whole count, before the day's work
    with intake.served() as port:
        asyncio.run(intake.load(port, bodies, 8, 4))  # what is remembered, remembered
        rates = []
        for _ in range(3):
            for with_round in (False, True):
                stop.clear()
                beside = threading.Thread(target=keep)
                if with_round:
                    beside.start()
                took, taken = asyncio.run(intake.load(port, bodies, 64, UPKEEP))
                stop.set()
                if with_round:
                    beside.join()
                rates.append((with_round, len(taken) / took))
    alone, beside_it = (statistics.median(rate for kind, rate in rates if kind is which) for which in (False, True))
    return [
        figure("petitions taken in, figures not kept", alone, "petitions/s", "median of 3, 64 clients"),
        figure("petitions taken in while the round keeps the figures", beside_it, "petitions/s", f"places and periods counted in its rounds: {counts}"),
        figure("what keeping costs the intake", 100 * (1 - beside_it / alone), "%"),
    ]  # fmt: skip


def _somebody() -> None:
    """Somebody who works in the city: provinces where nobody does are not kept."""
    from caunoi.access.commands import grant_role
    from caunoi.access.context import as_system
    from caunoi.access.words import Role
    from caunoi.identity.models import Person
    from caunoi.places.models import Body

    with as_system():
        if Person.objects.filter(username="do-luong").exists():
            return
        body = Body.objects.filter(place__code="79", place__until__isnull=True).order_by("pk").first()
        person = Person.objects.create_user("do-luong", None, name="Người đo")
        grant_role(person=person, role=Role.HEAD, body=body, since=date(2026, 1, 1), by="system", at=NOW)


def _country() -> list[dict]:
    if not (find_spec("duckdb") and find_spec("ibis")):
        return [figure("the country over Parquet", "not run", "", "needs the extra “analytics”")]
    from caunoi.indicators import analysis
    from caunoi.indicators.coverage import counted_days

    folder = Path(tempfile.mkdtemp(prefix="caunoi-bench-"))
    try:
        written = _synthetic(folder)
        span = counted_days(date(2026, 1, 1), date(2026, 7, 1))
        rows = [
            figure(
                "facts of the country (synthetic)",
                sum(written.values()),
                "rows",
                ", ".join(f"{name} {count:,}" for name, count in written.items()),
            )
        ]
        started, busy = time.perf_counter(), time.process_time()
        ours = analysis.rows_of(analysis.values(analysis.on_duckdb(folder, threads=2), span))
        counted = time.perf_counter() - started
        finished = sum(1 for _ in analysis.finished(ours))
        total = time.perf_counter() - started
        rows.append(
            figure(
                "every volume indicator, 3,321 communes, DuckDB, 2 threads",
                total,
                "s",
                f"{counted:.1f} s of it in the engine, {time.process_time() - busy:.1f} s of processor time; {finished:,} values",
            )
        )
        for row in rows:
            print(f"  {row['name']}: {row['value']} {row['unit']} {row['note']}", flush=True)
        rows += _spark(folder, span, ours)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return rows


def _spark(folder: Path, span: object, ours: list) -> list[dict]:
    if not (find_spec("pyspark") and find_spec("pandas") and shutil.which("java")):
        return [figure("the same on Spark", "not run", "", "needs the extra “spark” and Java")]
    from caunoi.indicators import analysis
    from caunoi.indicators.cluster import session, standalone

    with (
        standalone(workers=2, cores=1, memory="3g", folder=folder) as address,
        session(master=address, memory="2g") as spark,
    ):
        export = analysis.on_spark(folder, spark)
        started = time.perf_counter()
        theirs = analysis.rows_of(analysis.values(export, span))
        taken = time.perf_counter() - started
    same = analysis.digest(theirs) == analysis.digest(ours)
    return [
        figure("the same on Spark, standalone, two workers of one core on loopback", taken, "s"),
        figure("tables of both engines", "identical" if same else "DIFFERENT", "by SHA-256", analysis.digest(ours)[:16]),
    ]  # fmt: skip


def _synthetic(folder: Path) -> dict[str, int]:
    """Facts like those of an export, drawn by chance from a seed; how many rows each table has."""
    import duckdb

    link = duckdb.connect()
    link.execute("SET threads = 2")
    day = "DATE '2023-07-01' + CAST(1095 * h.a AS INTEGER)"
    # Chance from a hash of the row's number, so that every run draws the same.
    chance = ", ".join(f"(hash(i, {n}) % 1000003) / 1000003.0 AS {letter}" for n, letter in enumerate("abcdefgh"))
    drawn = f"SELECT i, CAST(hash(i, 99) % {COMMUNES} AS BIGINT) AS place, {chance} FROM range({{rows}}) t(i)"
    letters = f"""SELECT place, place % {PROVINCES} AS province, strftime(r, '%Y-%m') AS month, k AS kind, c AS channel, s AS signers, f < 0.02 AS anonymous,
        CASE WHEN g < 0.1 THEN 2 ELSE 1 END AS instance, h < 0.06 AS repeat,
        CASE WHEN e < 0.8 THEN 'answered' WHEN e < 0.84 THEN 'guided' WHEN e < 0.87 THEN 'withdrawn' WHEN e < 0.9 THEN 'kept' WHEN e < 0.96 THEN 'accepted' ELSE 'filed' END AS stage,
        r AS received_on, CASE WHEN e < 0.8 OR e BETWEEN 0.9 AND 0.96 THEN r + 3 END AS accepted_on, CASE WHEN e < 0.8 THEN r + CAST(5 + 60 * b * b AS INTEGER) END AS answered_on,
        e < 0.8 AND b > 0.8 AS late, CASE WHEN e BETWEEN 0.8 AND 0.9 THEN r + 6 END AS ended_on, CASE WHEN e < 0.8 THEN 'done' ELSE '' END AS outcome,
        g > 0.97 AS visit, CASE WHEN e < 0.96 THEN r + 2 END AS processed_on, CASE WHEN h < 0.06 THEN r - 40 END AS previous_on,
        CASE WHEN h < 0.06 THEN r - 10 END AS previous_until
      FROM (SELECT h.*, CAST({day} AS DATE) AS r, CASE WHEN c < 0.07 THEN 'complaint' WHEN c < 0.09 THEN 'denunciation' WHEN c < 0.45 THEN 'proposal' ELSE 'feedback' END AS k,
              CASE WHEN d < 0.5 THEN 'web' WHEN d < 0.85 THEN 'counter' ELSE 'post' END AS c2, CASE WHEN f > 0.99 THEN 8 WHEN f > 0.95 THEN 3 ELSE 1 END AS s
            FROM ({drawn.format(rows=PETITIONS)}) h) x""".replace("c AS channel", "c2 AS channel")
    tables = {
        "letters": letters,
        "acts": f"SELECT place, place % {PROVINCES} AS province, CASE WHEN b < 0.5 THEN 'extend' WHEN b < 0.8 THEN 'publish' ELSE 'reopen' END AS act, CAST({day} AS DATE) AS day, CAST(i // 2 AS BIGINT) AS letter FROM ({drawn.format(rows=PETITIONS // 10)}) h",
        "ratings": f"SELECT place, place % {PROVINCES} AS province, CAST({day} AS DATE) AS asked_on, CASE WHEN b < 0.3 THEN CAST({day} AS DATE) + 4 END AS rated_on, CASE WHEN c < 0.6 THEN 'yes' WHEN c < 0.8 THEN 'partly' ELSE 'no' END AS solved, d < 0.7 AS satisfied FROM ({drawn.format(rows=PETITIONS * 8 // 10)}) h",
        "handovers": f"SELECT place, place % {PROVINCES} AS province, CAST({day} AS DATE) AS sent_on, CASE WHEN b < 0.95 THEN CAST({day} AS DATE) + 2 END AS acknowledged_on, CASE WHEN b < 0.95 THEN CAST(170000 * c AS BIGINT) END AS seconds FROM ({drawn.format(rows=PETITIONS // 12)}) h",
        "duties": f"SELECT place, place % {PROVINCES} AS province, place * 6 + i % 6 AS body, CASE WHEN b < 0.6 THEN 'pakn' WHEN b < 0.75 THEN 'kn' WHEN b < 0.8 THEN 'handover.ack' WHEN b < 0.9 THEN 'disclose' ELSE 'mandate' END AS room, CAST({day} AS DATE) AS starts_on, CAST({day} AS DATE) + 20 AS due, CASE WHEN c < 0.93 THEN CAST({day} AS DATE) + CAST(26 * c AS INTEGER) END AS settled_on, CASE WHEN c < 0.93 THEN 'met' ELSE 'open' END AS standing FROM ({drawn.format(rows=PETITIONS * 13 // 10)}) h",
    }
    counted = {}
    for name, sql in tables.items():
        by = "province, month" if name == "letters" else "province"
        (folder / name).mkdir()
        link.execute(f"COPY ({sql}) TO '{folder / name}' (FORMAT parquet, PARTITION_BY ({by}), OVERWRITE_OR_IGNORE)")
        counted[name] = link.execute(f"SELECT count(*) FROM read_parquet('{folder / name}/**/*.parquet')").fetchone()[0]
    return counted | _others(folder)


def _others(folder: Path) -> dict[str, int]:
    """Letters handed on, as the database replays them for a span, and what rooms count: one in ten of a half-year's letters, some rows for each commune."""
    import duckdb

    link = duckdb.connect()
    for name in ("replayed", "kept"):
        (folder / name).mkdir()
    link.execute(
        f"""COPY (SELECT place, month, kind, channel, signers, anonymous, instance, repeat, stage, received_on AS came_on, hash(received_on, place) % 3 = 0 AS gone,
              FALSE AS urged, accepted_on, answered_on, late, ended_on, outcome, CAST(1 + hash(place, signers) % 2 AS BIGINT) AS hops, FALSE AS answered_before, TRUE AS fresh,
              processed_on IS NOT NULL AS processed, visit, DATE '2026-01-01' AS since, province
            FROM read_parquet('{folder}/letters/**/*.parquet', hive_partitioning = TRUE, hive_types_autocast = FALSE)
            WHERE received_on >= DATE '2026-01-01' AND received_on < DATE '2026-07-01' AND hash(received_on, place, kind, channel) % 10 = 0)
            TO '{folder / "replayed"}' (FORMAT parquet, PARTITION_BY (province, month), OVERWRITE_OR_IGNORE)"""
    )
    link.execute(
        f"COPY (SELECT CAST(i % {COMMUNES} AS BIGINT) AS place, 'dialogues' || (i // {COMMUNES}) AS code, CAST(1 AS BIGINT) AS value FROM range({COMMUNES * 40}) t(i)) TO '{folder / 'kept' / 'part-0.parquet'}' (FORMAT parquet)"
    )
    return {
        name: link.execute(f"SELECT count(*) FROM read_parquet('{folder / name}/**/*.parquet')").fetchone()[0]
        for name in ("replayed", "kept")
    }
