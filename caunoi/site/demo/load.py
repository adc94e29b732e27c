"""Loading synthetic petitions by COPY, as the tables' owner: row policies are lifted for the owner inside the one transaction."""

import json
import os
import sys
from collections.abc import Sequence
from datetime import date
from typing import Any

import psycopg
from psycopg.types.json import Jsonb

from caunoi.places.models import Body, Topic
from caunoi.places.queries.outlines import outlines

from .cases import Case, Seat
from .petitions import Player
from .planted import LEAST, planted

TABLES = (
    "voice_petition", "voice_petitioner", "voice_petitionstep", "voice_handover", "voice_rating", "duties_duty",
)  # fmt: skip
JSON_COLUMNS = {"checklist", "results", "data", "pauses", "extensions"}
GROUP = 2000
#: Above this many petitions the single acts are not written into the ledger one by one, only that they were loaded.
LEDGER_LIMIT = 60_000


def seats_of(province: str, busy: tuple[str, ...] = ()) -> list[Seat]:
    """Every commune of the province with its committee; slowness and size vary, the same each time; ``busy`` ones get much more."""
    above = Body.objects.get(code=f"bantcd.{province}", until__isnull=True)
    bodies = list(
        Body.objects.filter(province__code=province, until__isnull=True)
        .exclude(place__code=province)
        .select_related("place")
    )
    within: dict[int, list[int]] = {}
    for body in bodies:
        within.setdefault(body.place_id, []).append(body.pk)
    seats = []
    for order, body in enumerate(sorted((b for b in bodies if b.office == "ubnd"), key=lambda b: b.code)):
        slow = (0.86, 0.92, 0.98, 1.05, 1.18, 0.9, 0.95)[order % 7] * (1.35 if order % 23 == 4 else 1.0)
        slow = 1.5 if body.place.name in busy else slow
        weight = 24.0 if body.place.name in busy else (1.0, 0.6, 1.6, 0.8, 1.2, 2.2, 0.7)[(order * 5) % 7]
        seats.append(
            Seat(
                place=body.place_id, province=body.province_id, body=body.pk, code=body.code, name=body.name,
                within=tuple(pk for pk in within[body.place_id] if pk != body.pk), above=above.pk, above_code=above.code, above_name=above.name,
                slowness=slow, weight=weight,
            )
        )  # fmt: skip
    return seats


def load_petitions(
    *,
    province: str,
    count: int,
    officer: str,
    today: date,
    busy: tuple[str, ...] = (),
    months: int = 24,
    seed: int = 20261122,
    quiet: bool = False,
) -> int:
    """Play and load that many petitions; one transaction, all or nothing. Returns how many."""
    topics = dict(Topic.objects.values_list("code", "id"))
    seats = seats_of(province, busy)
    player = Player(seats, topics, officer, today=today, months=months, seed=seed)
    extra = planted(seats, outlines().communes, today=today, seed=seed) if count >= LEAST and busy else []
    written = count <= LEDGER_LIMIT
    with psycopg.connect(os.environ.get("DATABASE_OWNER_URL") or os.environ["DATABASE_URL"]) as link:
        for table in TABLES:
            link.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        entry = _reserve(link, "ledger_entry_id_seq")
        group: list[Case] = []
        done = 0
        for case in player.play(count, extra):
            group.append(case)
            if len(group) == GROUP:
                entry = _copy_group(link, group, entry, written=written)
                done += len(group)
                group = []
                if not quiet and done % 10_000 == 0:
                    print(f"  {done:,} đơn mẫu…".replace(",", "."), file=sys.stderr, flush=True)
        entry = _copy_group(link, group, entry, written=written)
        _after(link, player, entry, count, today, written=written)
        link.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in TABLES:
            link.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    with psycopg.connect(os.environ.get("DATABASE_OWNER_URL") or os.environ["DATABASE_URL"], autocommit=True) as link:
        for table in (*TABLES, "ledger_entry", "voice_publication"):
            link.execute(f"ANALYZE {table}")
    return count


def _copy_group(link: psycopg.Connection, cases: list[Case], entry: int, *, written: bool) -> int:
    rows: dict[str, list[dict[str, Any]]] = {table: [] for table in (*TABLES, "voice_publication", "ledger_entry")}
    for case in cases:
        key = case.row["id"]
        rows["voice_petition"].append({name: value for name, value in case.row.items() if not name.startswith("_")})
        rows["voice_petitioner"] += [{"petition_id": key, **person} for person in case.people]
        for (act, kind, stage, at, note, body, data, public), (_, fact, actor, payload) in zip(
            case.steps, case.entries, strict=True
        ):
            entry += 1
            rows["voice_petitionstep"].append(
                {"petition_id": key, "act": act.value, "kind": kind, "stage": stage, "by": actor, "by_name": "", "body_id": body, "at": at, "note": note,
                 "data": {k: v for k, v in data.items() if not k.startswith("_")}, "public": public, "entry": entry if written else 0}
            )  # fmt: skip
            rows["ledger_entry"].append(
                {"id": entry, "at": at, "kind": fact, "about": f"voice:{key}", "actor": actor, "data": payload}
            )
        rows["voice_handover"] += [{"petition_id": key, **handover} for handover in case.handovers]
        rows["voice_rating"] += [
            {"petition_id": key, "body_id": case.row["body_id"], **rating} for rating in case.ratings
        ]
        rows["duties_duty"] += case.duties
        if case.publication:
            rows["voice_publication"].append(case.publication)
    if not written:
        rows["ledger_entry"] = []
    for table in ("ledger_entry", *TABLES, "voice_publication"):
        _copy(link, table, rows[table])
    return entry


def _copy(link: psycopg.Connection, table: str, rows: Sequence[dict[str, Any]]) -> None:
    if not rows:
        return
    names = list(rows[0])
    extra = {"ledger_entry": {"transaction": 0, "leaf": b""}}.get(table, {})
    columns = ", ".join(f'"{name}"' for name in (*names, *extra))
    with link.cursor() as cursor, cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:  # type: ignore[arg-type]
        for row in rows:
            copy.write_row([_value(name, row[name]) for name in names] + list(extra.values()))


def _value(name: str, value: Any) -> Any:
    if name in JSON_COLUMNS:
        return Jsonb(value, dumps=lambda each: json.dumps(each, ensure_ascii=False, default=str))
    return value


def _reserve(link: psycopg.Connection, sequence: str) -> int:
    row = link.execute(f"SELECT last_value, is_called FROM {sequence}").fetchone()  # type: ignore[arg-type]
    return int(row[0]) if row and row[1] else 0


def _after(link: psycopg.Connection, player: Player, entry: int, count: int, today: date, *, written: bool) -> None:
    if written and entry:
        link.execute("SELECT setval('ledger_entry_id_seq', %s)", [entry])
    link.execute(
        "INSERT INTO ledger_entry (at, kind, about, actor, data, transaction, leaf) VALUES (now(), 'load_demo', 'demo', 'system', %s, 0, '')",
        [Jsonb({"petitions": count, "until": today.isoformat()})],
    )
    with link.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO voice_register (body_id, year, last) VALUES (%s, %s, %s) ON CONFLICT (body_id, year) DO UPDATE SET last = greatest(voice_register.last, excluded.last)",
            [(body, year, last) for (body, year), last in player.numbers.items()],
        )
