"""The bench's own installation: its own server and database, the demo's bodies, and on request a million petitions."""

import os
import statistics
import time
from collections.abc import Callable
from datetime import date
from typing import Any

import psycopg

TODAY = date(2026, 11, 20)
SEED_PETITIONS = 20_000


def figure(name: str, value: float | str, unit: str, note: str = "") -> dict[str, Any]:
    """One line of a benchmark's result."""
    if isinstance(value, float):
        value = round(value, 3 if value < 10 else 1)
    return {"name": name, "value": value, "unit": unit, "note": note}


def house() -> Any:
    """The house's numbers of early warning, from the book as shipped."""
    from caunoi.law.national import in_force
    from caunoi.warn.rules import Limits

    return Limits.read(lambda key: in_force(key, on=TODAY).value)


def installation(petitions: int = SEED_PETITIONS) -> str:
    """Start the bench's server, set it up once; the address of the application's connection."""
    from caunoi.site.cli import with_database

    with_database()
    import django

    django.setup()
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"]) as link:
        ready = link.execute("SELECT to_regclass('bench_ready')").fetchone()[0]
    if ready:
        from caunoi.site.upgrade import migrate_as_owner

        migrate_as_owner()
    else:
        _set_up(petitions)
    return os.environ["DATABASE_URL"]


def million() -> int:
    """At least a million petitions and a million running duties: the seed's rows copied within the database. Their count."""
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"]) as link:
        if link.execute("SELECT count(*) FROM bench_ready WHERE name = 'million'").fetchone()[0]:
            return link.execute("SELECT count(*) FROM bench_ready").fetchone()[0]
        for table in ("voice_petition", "voice_rating", "voice_handover", "duties_duty"):
            link.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        link.execute("ALTER TABLE voice_petition DISABLE TRIGGER voice_petition_vector")
        link.execute("DROP INDEX voice_petition_search")
        link.execute(
            "CREATE TEMP TABLE twin AS SELECT id AS old, n, gen_random_uuid() AS new FROM voice_petition, generate_series(1, 50) n WHERE synthetic"
        )
        _copied(link, "voice_petition", "x.id = twin.old", {
            "id": "twin.new", "code": "x.code || '-' || n", "code_digest": "md5(x.code || n)", "number": "x.number + n * 100000",
        })  # fmt: skip
        _copied(
            link,
            "voice_rating",
            "x.petition_id = twin.old",
            {
                "petition_id": "twin.new",
                "token_digest": "md5(x.token_digest || n)",
                "id": "nextval('voice_rating_id_seq')",
            },
        )
        _copied(
            link,
            "voice_handover",
            "x.petition_id = twin.old",
            {"petition_id": "twin.new", "id": "nextval('voice_handover_id_seq')"},
        )
        _copied(
            link,
            "duties_duty",
            "x.about = 'voice:' || twin.old",
            {"id": "gen_random_uuid()", "about": "'voice:' || twin.new"},
        )
        link.execute("SET CONSTRAINTS ALL IMMEDIATE")  # an index cannot be made while checks wait
        link.execute("CREATE INDEX voice_petition_search ON voice_petition USING gin (search)")
        link.execute("ALTER TABLE voice_petition ENABLE TRIGGER voice_petition_vector")
        for table in ("voice_petition", "voice_rating", "voice_handover", "duties_duty"):
            link.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        link.execute("INSERT INTO bench_ready VALUES ('million')")
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True) as link:
        link.execute("VACUUM ANALYZE voice_petition, duties_duty, voice_rating, voice_handover")
    return 1


def running_duties(least: int = 1_000_000) -> None:
    """At least so many running duties: more copies of the running ones, their days spread over the coming months."""
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"]) as link:
        link.execute("ALTER TABLE duties_duty NO FORCE ROW LEVEL SECURITY")
        have = link.execute("SELECT count(*) FROM duties_duty WHERE standing = 'open'").fetchone()[0]
        copies = -(-(least - have) // max(have, 1)) if have < least else 0
        if copies:
            link.execute(
                f"CREATE TEMP TABLE more AS SELECT id AS old, n FROM duties_duty, generate_series(1, {copies}) n WHERE standing = 'open'"
            )
            _copied(
                link,
                "duties_duty",
                "x.id = twin.old",
                {
                    "id": "gen_random_uuid()",
                    "starts_on": "x.starts_on + (n * 3)",
                    "due": "x.due + (n * 3)",
                    "raw_due": "x.raw_due + (n * 3)",
                },
                twin="more",
            )
        link.execute("SET CONSTRAINTS ALL IMMEDIATE")
        link.execute("ALTER TABLE duties_duty FORCE ROW LEVEL SECURITY")
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True) as link:
        link.execute("VACUUM ANALYZE duties_duty")


def milliseconds(work: Callable[[], object], times: int = 20) -> tuple[float, float]:
    """Median and worst of that many runs after one to warm up, in milliseconds."""
    work()
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        work()
        taken.append((time.perf_counter() - started) * 1000)
    return statistics.median(taken), max(taken)


def _set_up(petitions: int) -> None:
    from django.utils import timezone

    from caunoi.access.context import as_system
    from caunoi.places.commands import establish_bodies
    from caunoi.site.demo.load import load_petitions
    from caunoi.site.upgrade import migrate_as_owner

    migrate_as_owner()
    with as_system():
        establish_bodies(province_code="79", by="system", at=timezone.now())
    load_petitions(province="79", count=petitions, officer="person:1", today=TODAY, quiet=True)
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True) as link:
        link.execute("CREATE TABLE bench_ready (name text)")


def _copied(link: psycopg.Connection, table: str, join: str, changed: dict[str, str], twin: str = "twin") -> None:
    columns = [
        row[0]
        for row in link.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_name = %s ORDER BY ordinal_position",
            [table],
        )
    ]
    names = ", ".join(f'"{column}"' for column in columns)
    values = ", ".join(changed.get(column, f'x."{column}"') for column in columns)
    link.execute(f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} x JOIN {twin} twin ON {join}")
