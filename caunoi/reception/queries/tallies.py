"""Counting receptions for reviews: days, visits, people, matters, groups, by who received. Aggregates name nobody.

A visit counts where it took place, on its day, once it was received; a matter of it is a case, first-time or again as the
visit was. A group is as many people as the law asks representatives of.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from django.db import connection

from caunoi.access.context import as_system

from ..words import Sort, Turn

#: Goes up whenever the same records would be counted otherwise.
VERSION = 1


class Scope(Protocol):
    """Whose receptions: of some bodies, of a province, or of the country; ``by`` whole, body, place or province makes the units."""

    @property
    def bodies(self) -> tuple[int, ...]: ...
    @property
    def province(self) -> int | None: ...
    @property
    def by(self) -> str: ...
    @property
    def country(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Record:
    """One reception day or visit behind a figure; who came is in none of it."""

    on: date
    body: str
    turn: str
    people: int | None
    kinds: tuple[str, ...]
    session: uuid.UUID | None
    visit: uuid.UUID | None


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the records behind a figure, how many the reader may read of, how many there are, where the next begin."""

    rows: list[Record]
    visible: int
    total: int
    after: str


#: What a visit is counted as: the number it adds, and the condition under which it does.
VISITS: dict[str, tuple[str, str]] = {
    "turns": ("1", "TRUE"),
    "people": ("v.people", "TRUE"),
    "first": ("m.matters", "NOT v.repeat"),
    "again": ("m.matters", "v.repeat"),
    "groups": ("1", "v.people >= %(mass)s"),
    "group_people": ("v.people", "v.people >= %(mass)s"),
    "group_first": ("m.matters", "v.people >= %(mass)s AND NOT v.repeat"),
    "group_again": ("m.matters", "v.people >= %(mass)s AND v.repeat"),
}
#: Every measure: “head_turns”, “delegated_people”, “head_sessions” …
MEASURES = tuple(f"{turn.value}_{name}" for turn in Turn for name in ("sessions", *VISITS))

#: Measures of the law's days, with the periods behind each; a period partly met is behind all three.
DAYS = {"days_owed": "TRUE", "days_met": "h.held > 0", "days_short": "h.held < p.days"}

_BODIES = "SELECT b.id, {unit} AS unit, b.name FROM places_body b WHERE {holds}"
_FROM_VISITS = """FROM reception_visit v JOIN ({bodies}) b ON b.id = v.body_id
  CROSS JOIN LATERAL (SELECT count(*) AS matters FROM reception_visitmatter m WHERE m.visit_id = v.id) m
  WHERE v.stage = 'done' AND v.on >= %(since)s AND v.on < %(until)s"""
_FROM_PERIODS = """FROM reception_dutyperiod p JOIN ({bodies}) b ON b.id = p.body_id
  CROSS JOIN LATERAL (SELECT count(DISTINCT s.on) AS held FROM reception_receptionsession s
    WHERE s.body_id = p.body_id AND s.on >= p.since AND s.on < p.until AND s.stage = 'held' AND s.turn = 'head' AND s.counts
      AND NOT s.adhoc) h
  WHERE p.until > %(since)s AND p.until <= %(until)s"""
_FROM_SESSIONS = """FROM reception_receptionsession s JOIN ({bodies}) b ON b.id = s.body_id
  WHERE s.stage = 'held' AND s.on >= %(since)s AND s.on < %(until)s"""


def counts(scope: Scope, *, since: date, until: date, mass: int) -> dict[int, dict[str, int]]:
    """Every measure by unit: two statements, counted over every visit."""
    found: dict[int, dict[str, int]] = {}
    columns = ", ".join(f"coalesce(sum({adds}) FILTER (WHERE {when}), 0)" for adds, when in VISITS.values())
    values = _values(scope, since, until, mass)
    with as_system(), connection.cursor() as cursor:
        cursor.execute(
            f"SELECT b.unit, v.turn, {columns} {_FROM_VISITS.format(bodies=_bodies(scope))} GROUP BY 1, 2", values
        )
        for unit, turn, *numbers in cursor.fetchall():
            row = found.setdefault(unit, dict.fromkeys(MEASURES, 0))
            row |= {f"{turn}_{name}": int(number) for name, number in zip(VISITS, numbers, strict=True)}
        days = "count(DISTINCT (s.body_id, s.on))"
        cursor.execute(
            f"SELECT b.unit, s.turn, {days} {_FROM_SESSIONS.format(bodies=_bodies(scope))} GROUP BY 1, 2", values
        )
        for unit, turn, number in cursor.fetchall():
            found.setdefault(unit, dict.fromkeys(MEASURES, 0))[f"{turn}_sessions"] = number
    return found


def days(scope: Scope, *, since: date, until: date) -> dict[str, int]:
    """Of the weeks and months that ended in the span: days owed, days that met them, days missing: one statement."""
    sums = "SELECT coalesce(sum(p.days), 0), coalesce(sum(least(p.days, h.held)), 0)"
    sql = f"{sums} {_FROM_PERIODS.format(bodies=_bodies(scope))}"
    with connection.cursor() as cursor:
        cursor.execute(sql, _values(scope, since, until, 0))
        owed, met = cursor.fetchone()
    return {"days_owed": int(owed), "days_met": int(met), "days_short": int(owed) - int(met)}


def days_by_unit(scope: Scope, *, since: date, until: date) -> dict[int, dict[str, int]]:
    """Days owed, met and missing by unit: one statement."""
    sums = "SELECT b.unit, sum(p.days), sum(least(p.days, h.held))"
    sql = f"{sums} {_FROM_PERIODS.format(bodies=_bodies(scope))} GROUP BY 1"
    with connection.cursor() as cursor:
        cursor.execute(sql, _values(scope, since, until, 0))
        return {
            unit: {"days_owed": int(owed), "days_met": int(met), "days_short": int(owed) - int(met)}
            for unit, owed, met in cursor.fetchall()
        }


def records(
    scope: Scope, measures: Sequence[str], *, since: date, until: date, mass: int, unit: int | None = None, after: str = "", size: int = 30
) -> Page:  # fmt: skip
    """The days and visits behind some measures, newest first; visits about a body of the reader's are counted, not shown."""
    values = _values(scope, since, until, mass) | {"unit": unit, "mine": _mine(), "size": size + 1}
    every = (_of_visits(scope, measures, unit), _of_sessions(scope, measures, unit), _of_periods(scope, measures))
    parts = [part for part in every if part]
    if not parts:
        return Page([], 0, 0, "")
    body = " UNION ALL ".join(parts)
    further = ""
    if after:
        day, _, key = after.partition("~")
        values |= {"day": date.fromisoformat(day), "key": uuid.UUID(key)}
        further = "AND (r.on, r.key) < (%(day)s, %(key)s)"
    with as_system(), connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*), count(*) FILTER (WHERE NOT r.walled) FROM ({body}) r", values)
        total, visible = cursor.fetchone()
        cursor.execute(
            f"""SELECT r.key, r.on, r.name, r.turn, r.people, r.session, r.visit,
                  (SELECT array_agg(m.kind ORDER BY m.position) FROM reception_visitmatter m WHERE m.visit_id = r.visit)
                FROM ({body}) r WHERE NOT r.walled {further} ORDER BY r.on DESC, r.key DESC LIMIT %(size)s""",
            values,
        )
        found = cursor.fetchall()
    rows = [
        Record(on, name, _named(turn), people, tuple(Sort(kind).label for kind in kinds or ()), session, visit)
        for _, on, name, turn, people, session, visit, kinds in found[:size]
    ]
    return Page(
        rows, visible, total, f"{found[size - 1][1].isoformat()}~{found[size - 1][0]}" if len(found) > size else ""
    )


def _named(turn: str) -> str:
    """Who received; a period of the law by its code."""
    return Turn(turn).label if turn in set(Turn) else turn


def _of_visits(scope: Scope, measures: Sequence[str], unit: int | None) -> str:
    wanted = []
    for measure in measures:
        turn, _, name = measure.partition("_")
        if name in VISITS:
            wanted.append(f"(v.turn = '{Turn(turn).value}' AND {VISITS[name][1]})")
    if not wanted:
        return ""
    only = " AND b.unit = %(unit)s" if unit is not None else ""
    return f"""SELECT v.id AS key, v.on, b.name, v.turn, v.people, v.session_id AS session, v.id AS visit,
      v.hidden_from && %(mine)s::bigint[] AS walled {_FROM_VISITS.format(bodies=_bodies(scope))} AND ({" OR ".join(wanted)}){only}"""


def _of_sessions(scope: Scope, measures: Sequence[str], unit: int | None) -> str:
    turns = [Turn(m.removesuffix("_sessions")).value for m in measures if m.endswith("_sessions")]
    if not turns:
        return ""
    only = " AND b.unit = %(unit)s" if unit is not None else ""
    named = ", ".join(f"'{turn}'" for turn in turns)
    return f"""SELECT s.id AS key, s.on, b.name, s.turn, NULL::int AS people, s.id AS session, NULL::uuid AS visit, FALSE AS walled
      {_FROM_SESSIONS.format(bodies=_bodies(scope))} AND s.turn IN ({named}){only}"""


def _of_periods(scope: Scope, measures: Sequence[str]) -> str:
    """Weeks and months owed; the number of days stands where visits have their people."""
    wanted = [DAYS[measure] for measure in measures if measure in DAYS]
    if not wanted:
        return ""
    return f"""SELECT p.duty_id AS key, p.until - 1 AS on, b.name, p.code AS turn, p.days AS people, NULL::uuid AS session, NULL::uuid AS visit,
      FALSE AS walled {_FROM_PERIODS.format(bodies=_bodies(scope))} AND ({" OR ".join(wanted)})"""


def _bodies(scope: Scope) -> str:
    units: Mapping[str, str] = {
        "whole": "0::bigint",
        "body": "b.id",
        "place": "b.place_id",
        "province": "b.province_id",
    }
    holds = "b.id = ANY (%(bodies)s)" if scope.province is None else "b.province_id = %(province)s"
    if scope.country:
        holds = "TRUE"
    return _BODIES.format(unit=units[scope.by], holds=holds)


def _values(scope: Scope, since: date, until: date, mass: int) -> dict[str, Any]:
    return {"bodies": list(scope.bodies), "province": scope.province, "since": since, "until": until, "mass": mass}


def _mine() -> list[int]:
    """The bodies whoever reads holds any role in, asked before the aggregate speaks for the system."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT access_near_bodies()")
        return list(cursor.fetchone()[0])
