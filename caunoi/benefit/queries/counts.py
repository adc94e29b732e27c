"""Counting ratings: how many were asked, said, satisfied, by service and span; over every row, naming nobody."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from caunoi.access.context import as_system
from caunoi.benefit.words import KEYED

_KEYED = tuple(each.value for each in KEYED)


@dataclass(frozen=True, slots=True)
class Count:
    """What was asked and said of one thing in a span; ``keyed`` of the answers came through an officer's hands."""

    asked: int = 0
    answered: int = 0
    satisfied: int = 0
    keyed: int = 0
    keyed_satisfied: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(
            self.asked + other.asked, self.answered + other.answered, self.satisfied + other.satisfied, self.keyed + other.keyed,
            self.keyed_satisfied + other.keyed_satisfied,
        )  # fmt: skip


def counts_of(services: Sequence[UUID], spans: Sequence[tuple[date, date]]) -> dict[tuple[UUID, int], Count]:
    """What was said of each service in each span (from, until before), by service and the span's place: two statements for all."""
    found: dict[tuple[UUID, int], Count] = {}
    if not services or not spans:
        return found
    values: list[Any] = [[since for since, _ in spans], [until for _, until in spans], list(services)]
    with as_system(), connection.cursor() as cursor:
        cursor.execute(
            """SELECT b.service_id, s.at, sum(b.size - b.returned) FROM unnest(%s::date[], %s::date[]) WITH ORDINALITY AS s(since, until, at)
               JOIN benefit_codebatch b ON b."on" >= s.since AND b."on" < s.until AND b.service_id = ANY (%s::uuid[]) GROUP BY 1, 2""",
            values,
        )
        asked = {(service, int(at) - 1): int(number) for service, at, number in cursor.fetchall()}
        cursor.execute(
            """SELECT r.service_id, s.at, count(*), count(*) FILTER (WHERE r.score >= 4), count(*) FILTER (WHERE r.channel = ANY (%s::text[])),
                      count(*) FILTER (WHERE r.channel = ANY (%s::text[]) AND r.score >= 4)
               FROM unnest(%s::date[], %s::date[]) WITH ORDINALITY AS s(since, until, at)
               JOIN benefit_servicerating r ON r."on" >= s.since AND r."on" < s.until AND r.service_id = ANY (%s::uuid[]) GROUP BY 1, 2""",
            [list(_KEYED), list(_KEYED), *values],
        )
        said = {(row[0], int(row[1]) - 1): row[2:] for row in cursor.fetchall()}
    for key in asked.keys() | said.keys():
        found[key] = Count(asked.get(key, 0), *said.get(key, (0, 0, 0, 0)))
    return found


def counts_by_commune(province: int, matter: str, since: date, until: date) -> dict[int, Count]:
    """What was said in each commune of a province of one kind of thing: by the commune's number."""
    with as_system(), connection.cursor() as cursor:
        cursor.execute(
            """WITH asked AS (
                 SELECT v.place_id, sum(b.size - b.returned) AS n FROM benefit_codebatch b JOIN benefit_ratedservice v ON v.id = b.service_id
                 WHERE v.province_id = %(province)s AND v.matter = %(matter)s AND b."on" >= %(since)s AND b."on" < %(until)s GROUP BY 1
               ), said AS (
                 SELECT v.place_id, count(*) AS n, count(*) FILTER (WHERE r.score >= 4) AS good FROM benefit_servicerating r
                 JOIN benefit_ratedservice v ON v.id = r.service_id
                 WHERE v.province_id = %(province)s AND v.matter = %(matter)s AND r."on" >= %(since)s AND r."on" < %(until)s GROUP BY 1
               )
               SELECT coalesce(a.place_id, s.place_id), coalesce(a.n, 0), coalesce(s.n, 0), coalesce(s.good, 0)
               FROM asked a FULL JOIN said s ON s.place_id = a.place_id""",
            {"province": province, "matter": matter, "since": since, "until": until},
        )
        return {place: Count(int(asked), int(said), int(good)) for place, asked, said, good in cursor.fetchall()}


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Ratings another room keeps of a place's work, as counts: what it is, and where its figures are opened."""

    vi: str
    en: str
    href: str
    counts: list[Count]


#: (place, spans) to counts of ratings other rooms keep; the floor above offers them.
Told = Callable[[Any, Sequence[tuple[date, date]]], Elsewhere | None]
_ELSEWHERE: dict[str, Told] = {}


def offer_counts(name: str, told: Told) -> None:
    """Let the page of satisfaction show ratings that another room keeps."""
    _ELSEWHERE[name] = told


def elsewhere(place: Any, spans: Sequence[tuple[date, date]]) -> list[Elsewhere]:
    """What other rooms were told by those they served, in the same spans."""
    return [found for told in _ELSEWHERE.values() if (found := told(place, spans)) is not None]
