"""How many different senders stand behind letters, by the marks made when they came in; asked as the system, sums only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from caunoi.voice.queries import weekly


@dataclass(frozen=True, slots=True)
class Asked:
    """Letters of some places, or of some provinces, about a topic (none: any), since a day."""

    places: Sequence[int]
    topic: int | None
    since: date
    provinces: bool = False


class Senders(NamedTuple):
    """Different senders known, and letters whose sender is not."""

    known: int
    unknown: int


class Signed(NamedTuple):
    """Of copies of one letter: different senders known, copies whose sender is not, and people who signed, each sender's once."""

    known: int
    unknown: int
    people: int


_OF = f"""SELECT q.n::integer, count(DISTINCT l.mark)::integer, count(l.id) FILTER (WHERE l.mark IS NULL)::integer
  FROM unnest(%s::text[], %s::bigint[], %s::date[]) WITH ORDINALITY q (units, topic, since, n)
  LEFT JOIN LATERAL (SELECT s.id, s.mark FROM ({weekly.SENT}) s WHERE s.{{column}} = ANY (q.units::bigint[])
    AND (q.topic IS NULL OR s.topic_id = q.topic) AND s.received_on >= q.since AND s.received_on < %s) l ON true
  GROUP BY q.n"""
_COPIES = f"""SELECT case_id, count(mark)::integer, (coalesce(sum(letters) FILTER (WHERE mark IS NULL), 0))::integer,
    (coalesce(sum(most) FILTER (WHERE mark IS NOT NULL), 0) + coalesce(sum(signed) FILTER (WHERE mark IS NULL), 0))::integer
  FROM (SELECT w.case_id, l.mark, count(*) AS letters, greatest(max(l.people), 1) AS most, sum(l.people) AS signed
    FROM warn_lettersketch w JOIN ({weekly.SENT}) l ON l.id = w.petition
    WHERE w.case_id = ANY (%s) AND l.received_on < %s GROUP BY 1, 2) copies GROUP BY 1"""


def senders_of(asked: Sequence[Asked], *, until: date) -> list[Senders]:
    """For each question its senders: two statements, however many are asked."""
    found = [Senders(0, 0)] * len(asked)
    for provinces in (False, True):
        those = [at for at, each in enumerate(asked) if each.provinces is provinces]
        if not those:
            continue
        columns: list[list[Any]] = [
            ["{" + ",".join(map(str, asked[at].places)) + "}" for at in those], [asked[at].topic for at in those], [asked[at].since for at in those],
        ]  # fmt: skip
        with connection.cursor() as cursor:
            cursor.execute(_OF.replace("{column}", "province_id" if provinces else "place_id"), [*columns, until])
            for nth, known, unknown in cursor.fetchall():
                found[those[nth - 1]] = Senders(known, unknown)
    return found


def senders_of_copies(cases: Sequence[UUID], *, until: date) -> dict[UUID, Signed]:
    """For each case of copies its senders: one statement."""
    if not cases:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_COPIES, [list(cases), until])
        return {row[0]: Signed(*row[1:]) for row in cursor.fetchall()}
