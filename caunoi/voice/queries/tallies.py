"""Counting petitions for reviews, as they stood on the last day of a period, whatever happened to them since.

Every function here gives aggregates only, so it counts cases their reader may not open; ``records`` gives the cases
behind a figure and shows a person only those that person may see.

A letter belongs to each unit that held it: the unit that registered it and each one it was handed to. What a unit handed
on counts there as forwarded. With one unit for the whole scope, each letter counts once.
"""

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.db import connection

from caunoi.access.context import as_system
from caunoi.places.models import Topic

from .. import rules
from ..models import Petition
from ..words import Act, Channel, Kind, Outcome

#: Goes up whenever the same records would be counted otherwise.
VERSION = 1
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")

#: What ``Petition.results`` may hold of a resolved complaint or denunciation: money in million đồng, land in square metres.
RESULTS = (
    "state_money", "state_land", "return_organisations_money", "return_organisations_land", "return_individuals_money",
    "return_individuals_land", "organisations_restored", "individuals_restored", "people_handled", "officials_handled",
    "cases_to_investigators", "people_to_investigators", "officials_to_investigators",
)  # fmt: skip

ANSWERS = (Act.ANSWER, Act.DECIDE, Act.CONCLUDE)
#: Acts by which a unit has dealt with a letter for the first time.
PROCESSING = (
    Act.SORT, Act.ACCEPT, Act.REFUSE, Act.GUIDE, Act.FORWARD, Act.ESCALATE, Act.ALLOT, Act.KEEP, Act.SPLIT, Act.WITHDRAW, Act.TERMINATE, *ANSWERS,
)  # fmt: skip
MAIN_CLOCKS = sorted({rules.main_clock(kind, instance) for kind in Kind for instance in (1, 2)})


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose letters: those of some bodies, of every body of a province, or of the country; ``by`` whole, body, place or province makes the units."""

    bodies: tuple[int, ...] = ()
    province: int | None = None
    by: str = "whole"
    country: bool = False
    #: Only letters that were handed on or reopened: the others belong to one unit, however the units are cut.
    moved: bool = False

    @property
    def unit(self) -> str:
        """The unit of a body, in SQL."""
        return {"whole": "0::bigint", "body": "b.id", "place": "b.place_id", "province": "b.province_id"}[self.by]

    @property
    def holds(self) -> str:
        """Whether a body ``b`` is in the scope, in SQL."""
        if self.country:
            return "TRUE"
        return "b.id = ANY (%(bodies)s)" if self.province is None else "b.province_id = %(province)s"

    @property
    def near(self) -> str:
        """Whether a petition ``p`` can concern the scope, in SQL: what the index narrows by."""
        if self.country:
            return "TRUE"
        if self.province is not None:
            return "p.province_id = %(province)s"
        return "p.registered_by_id = ANY (%(bodies)s)"


@dataclass(frozen=True, slots=True)
class Span:
    """The days counted: from ``since`` up to, not including, ``until``; ``mass`` is how many signers make a large group."""

    since: date
    until: date
    mass: int

    def values(self, scope: Scope) -> dict[str, Any]:
        """The parameters of every statement here."""
        return {
            "since": self.since, "until": self.until, "since_at": _midnight(self.since), "until_at": _midnight(self.until), "mass": self.mass,
            "bodies": list(scope.bodies), "province": scope.province, "answers": [str(act) for act in ANSWERS], "reopen": str(Act.REOPEN),
            "processing": [str(act) for act in PROCESSING], "clocks": MAIN_CLOCKS,
        }  # fmt: skip


class Group(NamedTuple):
    """Letters alike in every axis: where, about which topic, what they are, how many, how many people signed them.

    ``mark`` tells one set of letters from another of the same size.
    """

    unit: int
    topic: int | None
    values: Mapping[str, str]
    letters: int
    people: int
    mark: int


class Wait(NamedTuple):
    """How long answers took: over how many, the middle and the slowest tenth, in days; ``kind`` empty for all."""

    kind: str
    answers: int
    median: int
    ninth: int


class Page(NamedTuple):
    """Some of the cases behind a figure, how many of them the reader may open, how many there are, where the next page begins."""

    rows: list[Petition]
    visible: int
    total: int
    after: str


#: Each axis: its values in order with the condition under which a held letter ``h`` has it; the first that holds counts.
AXES: dict[str, tuple[tuple[str, str], ...]] = {
    "origin": (("received", "h.came_on >= %(since)s"), ("reopened", "h.answered_before"), ("carried", "TRUE")),
    "kind": tuple((kind.value, f"h.kind = '{kind.value}'") for kind in Kind),
    "signers": (("other", "h.anonymous"), ("one", "h.signers = 1"), ("few", "h.signers < %(mass)s"), ("mass", "TRUE")),
    "state": (
        ("urged_replied", "h.gone AND h.urged AND h.answered_on < %(until)s"),
        ("forwarded_replied", "h.gone AND h.answered_on < %(until)s"),
        ("urged", "h.gone AND h.urged"),
        ("forwarded", "h.gone"),
        ("answered", "h.answered_on < %(until)s"),
        *((stage, f"h.ended_on < %(until)s AND h.stage = '{stage}'") for stage in ("kept", "refused", "guided", "withdrawn", "terminated")),
        ("progress", "h.accepted_on < %(until)s"),
        ("sorted", "h.processed"),
        ("waiting", "TRUE"),
    ),
    "time": (("late", "NOT h.gone AND h.answered_on < %(until)s AND h.late"), ("ontime", "NOT h.gone AND h.answered_on < %(until)s"), ("none", "TRUE")),
    "instance": (("first", "h.instance = 1"), ("second", "TRUE")),
    "turn": (("first", "h.instance = 1 AND NOT h.repeat"), ("again", "TRUE")),
    "fresh": (("yes", "h.fresh"), ("no", "TRUE")),
    "outcome": (*((word.value, f"h.outcome = '{word.value}' AND h.answered_on < %(until)s") for word in Outcome), ("", "TRUE")),
    "channel": tuple((word.value, f"h.channel = '{word.value}'") for word in Channel),
    "presence": (("visit", "h.visit IS NOT NULL"), ("yes", f"h.channel IN ('{Channel.COUNTER.value}', '{Channel.RECEPTION.value}')"), ("no", "TRUE")),
    "hops": (("none", "h.hops = 0"), ("one", "h.hops = 1"), ("many", "TRUE")),
}  # fmt: skip
#: What the official tables need.
TABLE_AXES = ("origin", "kind", "signers", "state", "time", "instance", "turn", "fresh", "outcome", "presence")

_DAY = "({} AT TIME ZONE 'Asia/Ho_Chi_Minh')::date"
_COLUMNS = "p.id, p.topic_id, p.kind, p.channel, p.signers, p.anonymous, p.instance, p.repeat, p.stage, p.received_at, p.accepted_on, p.ended_on, p.visit"
_SETTLED = "coalesce(least({0}.answered_on, {0}.ended_on), 'infinity'::date)"
_FRESH = f"""NOT (p.repeat AND p.previous_id IS NOT NULL AND EXISTS (
    SELECT 1 FROM voice_petition q WHERE q.id = p.previous_id AND q.received_on < %(until)s AND {_SETTLED.format("q")} >= %(since)s))"""
_OPEN = f"p.received_on < %(until)s AND {_SETTLED.format('p')} >= %(since)s"

#: A letter never handed on nor reopened is read from its own row; the others are replayed up to the last day.
_STAYED = f"""SELECT {_COLUMNS}, b.unit, p.received_on AS came_on, FALSE AS gone, FALSE AS urged, p.answered_on, p.answered_late AS late, p.outcome, 0 AS hops,
         FALSE AS moved, FALSE AS answered_before, {_FRESH} AS fresh,
         CASE WHEN p.stage = 'filed' THEN FALSE
              WHEN least(p.accepted_on, p.answered_on, p.ended_on) < %(until)s THEN TRUE
              ELSE EXISTS (SELECT 1 FROM voice_petitionstep s WHERE s.petition_id = p.id AND s.act = ANY (%(processing)s) AND s.at < %(until_at)s)
         END AS processed
  FROM voice_petition p JOIN (SELECT b.id, {{unit}} AS unit FROM places_body b WHERE {{holds}}) b ON b.id = p.registered_by_id
  WHERE {{near}} AND {_OPEN} AND p.hops = 0 AND p.reopenings = 0"""
_MOVED = f"""SELECT {_COLUMNS}, u.unit, u.came_on, u.gone,
         u.gone AND EXISTS (SELECT 1 FROM voice_petitionstep s WHERE s.petition_id = p.id AND s.act = 'urge' AND s.at < %(until_at)s) AS urged,
         CASE WHEN p.reopenings = 0 THEN p.answered_on WHEN a.act <> %(reopen)s THEN a.day END AS answered_on,
         CASE WHEN p.reopenings = 0 THEN p.answered_late ELSE a.late END AS late, coalesce(CASE WHEN p.reopenings = 0 THEN p.outcome ELSE a.outcome END, '') AS outcome,
         u.hops, TRUE AS moved, p.reopenings > 0 AND coalesce(f.act <> %(reopen)s, FALSE) AS answered_before, {_FRESH} AS fresh,
         u.gone OR EXISTS (SELECT 1 FROM voice_petitionstep s JOIN (SELECT b.id, {{unit}} AS unit FROM places_body b WHERE {{holds}}) b ON b.id = s.body_id
                           WHERE s.petition_id = p.id AND b.unit = u.unit AND s.act = ANY (%(processing)s) AND s.at < %(until_at)s) AS processed
  FROM voice_petition p
  CROSS JOIN LATERAL (
    SELECT v.unit, min(v.day) AS came_on, v.unit IS DISTINCT FROM v.holder AS gone, max(v.next_day) AS left_on, max(v.last) AS hops
    FROM (SELECT b.unit, x.day, first_value(b.unit) OVER (ORDER BY x.hop DESC) AS holder, lead(x.day) OVER (ORDER BY x.hop) AS next_day,
                 max(x.hop) OVER () AS last
          FROM (SELECT 0 AS hop, p.registered_by_id AS body, p.received_on AS day
                UNION ALL SELECT o.hop, o.receiver_id, {_DAY.format("o.sent_at")} FROM voice_handover o
                          WHERE o.petition_id = p.id AND o.sent_at < %(until_at)s) x
          LEFT JOIN (SELECT b.id, {{unit}} AS unit FROM places_body b WHERE {{holds}}) b ON b.id = x.body) v
    WHERE v.unit IS NOT NULL GROUP BY v.unit, v.holder) u
  LEFT JOIN LATERAL (
    SELECT s.act, {_DAY.format("s.at")} AS day, e.data->>'outcome' AS outcome,
           EXISTS (SELECT 1 FROM duties_duty d WHERE d.about = 'voice:' || p.id AND d.rule = ANY (%(clocks)s)
                   AND d.settled_on = {_DAY.format("s.at")} AND d.settled_on > d.due) AS late
    FROM voice_petitionstep s LEFT JOIN ledger_entry e ON e.id = s.entry
    WHERE p.reopenings > 0 AND s.petition_id = p.id AND s.at < %(until_at)s AND (s.act = ANY (%(answers)s) OR s.act = %(reopen)s)
    ORDER BY s.id DESC LIMIT 1) a ON TRUE
  LEFT JOIN LATERAL (
    SELECT s.act FROM voice_petitionstep s
    WHERE p.reopenings > 0 AND s.petition_id = p.id AND s.at < %(since_at)s AND (s.act = ANY (%(answers)s) OR s.act = %(reopen)s)
    ORDER BY s.id DESC LIMIT 1) f ON TRUE
  WHERE {{near_any}} AND {_OPEN} AND (p.hops > 0 OR p.reopenings > 0)
    AND NOT (u.gone AND u.left_on < %(since)s)
    AND NOT (p.reopenings > 0 AND coalesce(a.act <> %(reopen)s AND a.day < %(since)s, FALSE))"""


def tally(scope: Scope, span: Span, axes: Sequence[str] = tuple(AXES)) -> list[Group]:
    """Every letter held in the span, by unit, topic and the axes asked: one statement."""
    sql = f"{_held(scope)} SELECT h.unit, h.topic_id, {packed(axes)} AS code, count(*), sum(h.signers), {_MARK} FROM held h GROUP BY 1, 2, 3"
    known: dict[int, Mapping[str, str]] = {}
    groups = []
    for unit, topic, code, letters, people, mark in _rows(sql, scope, span):
        values = known.get(code) or known.setdefault(code, _unpacked(code, axes))
        groups.append(Group(unit, topic, values, letters, people, mark))
    return groups


def packed(axes: Sequence[str]) -> str:
    """A letter's places on every axis in one number, in SQL."""
    return " + ".join(f"{_weight(axes, at)} * {_index(axis)}" for at, axis in enumerate(axes))


def topic_fields() -> dict[int, dict[str, str]]:
    """The field each legal kind is counted under in the official tables, by topic: one statement."""
    rows = Topic.objects.values_list("pk", "complaint_class", "denunciation_class", "feedback_class")
    return {
        pk: {"complaint": complaint, "denunciation": denunciation, "proposal": feedback, "feedback": feedback}
        for pk, complaint, denunciation, feedback in rows
    }


def results(scope: Scope, span: Span, kind: Kind) -> dict[int, dict[str, Decimal]]:
    """What the resolved cases of a kind recovered, returned, restored, handled, summed by unit: one statement."""
    sql = f"""{_held(scope)}
        SELECT h.unit, r.key, sum(r.value::numeric)
        FROM held h JOIN voice_petition p ON p.id = h.id CROSS JOIN LATERAL jsonb_each_text(p.results) r
        WHERE NOT h.gone AND h.kind = %(kind)s AND h.answered_on < %(until)s AND p.results <> '{{}}' AND r.key = ANY (%(keys)s)
          AND r.value ~ '^[0-9]{{1,15}}([.][0-9]{{1,6}})?$'
        GROUP BY 1, 2"""
    found: dict[int, dict[str, Decimal]] = {}
    for unit, key, total in _rows(sql, scope, span, kind=kind.value, keys=list(RESULTS)):
        found.setdefault(unit, {})[key] = total
    return found


def acts(scope: Scope, span: Span, counted: Iterable[Act]) -> dict[str, tuple[int, int]]:
    """How often each act was done in the span by bodies of the scope, and on how many cases: one statement."""
    sql = f"SELECT s.act, count(*), count(DISTINCT s.petition_id) {_ACTS.format(holds=scope.holds)} GROUP BY 1"
    return {act: (times, cases) for act, times, cases in _rows(sql, scope, span, acts=[str(act) for act in counted])}


def ratings(scope: Scope, span: Span) -> dict[str, int]:
    """Of the answers whose petitioners were asked in the span: asked, rated, and what they said: one statement."""
    sql = f"""SELECT count(*), count(*) FILTER (WHERE {_RATED}),
                     count(*) FILTER (WHERE {_RATED} AND r.solved = 'yes'), count(*) FILTER (WHERE {_RATED} AND r.solved = 'partly'),
                     count(*) FILTER (WHERE {_RATED} AND r.solved = 'no'), count(*) FILTER (WHERE {_RATED} AND r.satisfied)
              {_RATINGS.format(holds=scope.holds)}"""
    names = ("asked", "rated", "solved", "partly", "unsolved", "satisfied")
    return dict(zip(names, next(_rows(sql, scope, span)), strict=True))


def handovers(scope: Scope, span: Span) -> dict[str, Any]:
    """Letters handed to bodies of the scope in the span: how many, acknowledged by the end, days until then: one statement."""
    sql = f"""SELECT count(*), count(*) FILTER (WHERE {_TAKEN}),
                     percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (
                       ORDER BY extract(epoch FROM o.acknowledged_at - o.sent_at) / 86400) FILTER (WHERE {_TAKEN})
              {_HANDOVERS.format(holds=scope.holds)}"""
    sent, taken, days = next(_rows(sql, scope, span))
    median, ninth = (round(float(day), 1) for day in days) if taken else (None, None)
    return {"sent": sent, "acknowledged": taken, "median": median, "ninth": ninth}


_MARK = "bit_xor(uuid_hash_extended(h.id, 0))"
_RATED = "r.rated_at < %(until_at)s"
_TAKEN = "o.acknowledged_at < %(until_at)s"
_ACTS = """FROM voice_petitionstep s JOIN places_body b ON b.id = s.body_id
           WHERE {holds} AND s.act = ANY (%(acts)s) AND s.at >= %(since_at)s AND s.at < %(until_at)s"""
_RATINGS = """FROM voice_rating r JOIN places_body b ON b.id = r.body_id
              WHERE {holds} AND r.asked_at >= %(since_at)s AND r.asked_at < %(until_at)s"""
_HANDOVERS = """FROM voice_handover o JOIN places_body b ON b.id = o.receiver_id
                WHERE {holds} AND o.sent_at >= %(since_at)s AND o.sent_at < %(until_at)s"""


def records(
    scope: Scope, span: Span, where: Mapping[str, Sequence[str]], *, unit: int | None = None, topics: Sequence[int | None] | None = None,
    after: str = "", size: int = 30,
) -> Page:  # fmt: skip
    """The letters behind a count of ``tally``, newest first: those the speaker may see, and how many there are in all."""
    wanted = [
        f"{_index(axis)} = ANY (ARRAY[{', '.join(str(_position(axis, value)) for value in values)}]::int[])"
        for axis, values in where.items()
    ]
    if unit is not None:
        wanted.append("h.unit = %(only)s")
    if topics is not None:
        wanted.append("(h.topic_id = ANY (%(topics)s) OR (h.topic_id IS NULL AND %(untold)s))")
    body = f"FROM held h WHERE {' AND '.join(wanted) or 'TRUE'}"
    more = {
        "only": unit,
        "topics": [topic for topic in topics or () if topic is not None],
        "untold": None in (topics or ()),
    }
    return _page(_held(scope), "h.id", "h.received_at", body, scope, span, more, after, size)


def records_of_acts(scope: Scope, span: Span, counted: Iterable[Act], *, after: str = "", size: int = 30) -> Page:
    """The cases behind a count of ``acts``."""
    body = f"FROM voice_petition p WHERE p.id IN (SELECT s.petition_id {_ACTS.format(holds=scope.holds)})"
    return _page("", "p.id", "p.received_at", body, scope, span, {"acts": [str(act) for act in counted]}, after, size)


def records_of_ratings(scope: Scope, span: Span, name: str, *, after: str = "", size: int = 30) -> Page:
    """The cases behind one count of ``ratings``."""
    said = {"asked": "TRUE", "rated": _RATED, "satisfied": f"{_RATED} AND r.satisfied"} | {
        key: f"{_RATED} AND r.solved = '{value}'"
        for key, value in (("solved", "yes"), ("partly", "partly"), ("unsolved", "no"))
    }
    counted = f"SELECT r.petition_id {_RATINGS.format(holds=scope.holds)} AND {said[name]}"
    body = f"FROM voice_petition p WHERE p.id IN ({counted})"
    return _page("", "p.id", "p.received_at", body, scope, span, {}, after, size)


def records_of_handovers(
    scope: Scope, span: Span, *, acknowledged: bool = False, after: str = "", size: int = 30
) -> Page:
    """The cases behind the handovers of the span, or of those acknowledged by its end."""
    taken = f" AND {_TAKEN}" if acknowledged else ""
    body = f"FROM voice_petition p WHERE p.id IN (SELECT o.petition_id {_HANDOVERS.format(holds=scope.holds)}{taken})"
    return _page("", "p.id", "p.received_at", body, scope, span, {}, after, size)


def records_of_waits(scope: Scope, span: Span, kind: str = "", *, after: str = "", size: int = 30) -> Page:
    """The cases behind a wait: answered in the span by the scope itself."""
    of_kind = " AND h.kind = %(kind)s" if kind else ""
    body = f"FROM held h WHERE NOT h.gone AND NOT h.answered_before AND h.answered_on < %(until)s{of_kind}"
    return _page(_held(scope), "h.id", "h.received_at", body, scope, span, {"kind": kind}, after, size)


def _page(
    head: str, key: str, moment: str, body: str, scope: Scope, span: Span, more: dict[str, Any], after: str, size: int
) -> Page:
    """A page as the speaker sees it; the total is counted for everybody."""
    values = span.values(scope) | more
    with connection.cursor() as cursor:
        with as_system():
            cursor.execute(f"{head} SELECT count(DISTINCT {key}) {body}", values)
            total = cursor.fetchone()[0]
        cursor.execute(f"{head} SELECT count(DISTINCT {key}) {body}", values)
        visible = cursor.fetchone()[0]
        further = ""
        if after:
            at, _, last = after.partition("~")
            values |= {"before": datetime.fromisoformat(at), "last": uuid.UUID(last)}
            further = f" AND ({moment}, {key}) < (%(before)s, %(last)s)"
        cursor.execute(
            f"{head} SELECT DISTINCT {moment}, {key} {body}{further} ORDER BY 1 DESC, 2 DESC LIMIT {size + 1:d}", values
        )
        found = cursor.fetchall()
    kept = {
        row.pk: row
        for row in Petition.objects.filter(pk__in=[pk for _, pk in found[:size]])
        .select_related("topic", "place", "body")
        .defer("search", "text", "answer")
    }
    following = f"{found[size - 1][0].isoformat()}~{found[size - 1][1]}" if len(found) > size else ""
    return Page([kept[pk] for _, pk in found[:size] if pk in kept], visible, total, following)


def _held(scope: Scope) -> str:
    handed = "p.id IN (SELECT o.petition_id FROM voice_handover o WHERE o.receiver_id = ANY (%(bodies)s))"
    near_any = scope.near if scope.country or scope.province is not None else f"({scope.near} OR {handed})"
    parts = [_MOVED] if scope.moved else [_STAYED, _MOVED]
    told = " UNION ALL ".join(parts).format(unit=scope.unit, holds=scope.holds, near=scope.near, near_any=near_any)
    return f"WITH held AS ({told})"


def _rows(sql: str, scope: Scope, span: Span, **more: Any) -> Iterator[Any]:
    """The rows of an aggregate, counted over every case."""
    with as_system(), connection.cursor() as cursor:
        cursor.execute(sql, span.values(scope) | more)
        return iter(cursor.fetchall())


def _index(axis: str) -> str:
    """The place of a letter's value among the values of an axis, in SQL."""
    *lines, _ = AXES[axis]
    cases = " ".join(f"WHEN {condition} THEN {at}" for at, (_, condition) in enumerate(lines))
    return f"(CASE {cases} ELSE {len(lines)} END)"


def _position(axis: str, value: str) -> int:
    return [name for name, _ in AXES[axis]].index(value)


def _weight(axes: Sequence[str], at: int) -> str:
    weight = 1
    for axis in axes[:at]:
        weight *= len(AXES[axis])
    return f"{weight}::bigint"


def _unpacked(code: int, axes: Sequence[str]) -> dict[str, str]:
    values = {}
    for axis in axes:
        code, at = divmod(code, len(AXES[axis]))
        values[axis] = AXES[axis][at][0]
    return values


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), VIETNAM)
