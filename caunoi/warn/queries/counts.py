"""The cube of counts: one statement over letters, units followed to their heirs with every sum kept."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import numpy as np
import polars as pl
from django.db import connection
from numpy.typing import NDArray

from caunoi.law.queries import working_calendar
from caunoi.places import queries as places
from caunoi.places.models import Place
from caunoi.places.queries.outlines import outlines
from caunoi.voice.queries import weekly
from caunoi.warn import rules
from caunoi.warn.areas import NEIGHBOURS
from caunoi.warn.judging import MONTH
from caunoi.warn.rules import Limits
from caunoi.watch.scan import Zones, nearest, zones_of
from caunoi.watch.series import Heirs, Usual, cube_of, days_of, usual
from caunoi.watch.series.season import REST

#: Letters and people are told of the last week, of the last two, and so on to the last month.
SPANS = tuple(range(1, MONTH + 1))

#: Cases counted in the week of their first letter, letters and people in the week they came: by province, place (none where sealed), topic.
COUNT = f"""
WITH letters AS (
  SELECT l.*, coalesce(w.case_id, l.id) AS case_id FROM ({weekly.LETTERS}) l LEFT JOIN warn_lettersketch w ON w.petition = l.id
  WHERE l.received_on >= %(since)s AND l.received_on < %(until)s),
numbered AS (SELECT *, row_number() OVER (PARTITION BY case_id ORDER BY received_on, id) AS nth FROM letters)
SELECT province_id, CASE WHEN NOT sealed THEN place_id END, topic_id, (received_on - %(since)s) / 7, count(*) FILTER (WHERE nth = 1), count(*), sum(people)
FROM numbered GROUP BY 1, 2, 3, 4
"""
FIRST = "SELECT min(received_on) FROM voice_petition WHERE received_on >= %s"
#: Cases with many letters, at least one of which came in the week.
MASS = f"""
SELECT w.case_id, l.place_id, l.province_id, min(l.topic_id), count(*), sum(l.people), min(l.received_on), count(*) FILTER (WHERE l.received_on >= %(week)s)
FROM ({weekly.LETTERS}) l JOIN warn_lettersketch w ON w.petition = l.id
WHERE l.received_on >= %(since)s AND l.received_on < %(until)s AND NOT l.sealed
GROUP BY 1, 2, 3 HAVING count(*) > 1 AND (sum(l.people) >= %(mass)s OR count(*) >= %(copies)s) AND max(l.received_on) >= %(week)s
ORDER BY count(*) DESC LIMIT 500
"""


@dataclass(slots=True)
class Cube:
    """Counts by topic, week and place of today; ``provinces`` (weeks, provinces × topics and all) hold what is sealed too."""

    week: date
    starts: list[date]
    places: list[Place]
    topics: list[int]
    cells: NDArray[np.float32]
    #: The same to judge by: nothing where a unit was divided and its past here is an assumption.
    judged: NDArray[np.float32]
    provinces: list[int]
    levels: NDArray[np.float64]
    letters: dict[tuple[int, int | None, int], int] = field(default_factory=dict)
    people: dict[tuple[int, int | None, int], int] = field(default_factory=dict)
    usual: Usual = field(default_factory=lambda: Usual.flat(0))
    totals: tuple[int, int, int] = (0, 0, 0)
    #: Of each unit of today the units whose letters it has.
    sources: dict[int, list[int]] = field(default_factory=dict)

    @property
    def silent(self) -> int:
        """Places that sent nothing at all in these weeks."""
        return int((self.cells.sum(axis=(0, 1)) == 0).sum())

    def series_of(self, column: int) -> tuple[int, int | None]:
        """The province and topic (none: all) of a column of ``levels``."""
        topics = len(self.topics) + 1
        at = column % topics
        return self.provinces[column // topics], self.topics[at] if at < len(self.topics) else None


@dataclass(frozen=True, slots=True)
class Campaign:
    """One case with many letters."""

    case_id: UUID
    place_id: int
    province_id: int
    topic_id: int | None
    letters: int
    people: int
    since: date
    this_week: int


def count(week: date, limits: Limits) -> Cube | None:
    """The counts up to and with a week (its Monday); None where no letter came before its end. Ask as the system."""
    until = week + timedelta(weeks=1)
    longest = max(limits.history, (rules.FARRINGTON_MOST * 53) + limits.least_history)
    with connection.cursor() as cursor:
        cursor.execute(FIRST, [until - timedelta(weeks=longest + 1)])
        first = cursor.fetchone()[0]
        if first is None or first >= until:
            return None
        since = rules.monday(first)
        cursor.execute(COUNT, {"since": since, "until": until})
        rows = cursor.fetchall()
    starts = [since + timedelta(weeks=at) for at in range((until - since).days // 7)]
    return _cube(week, starts, rows, limits)


def campaigns(week: date, *, mass: int, copies: int) -> list[Campaign]:
    """Cases of many letters to which a week added some; the longest reach back a year. Ask as the system."""
    until = week + timedelta(weeks=1)
    with connection.cursor() as cursor:
        cursor.execute(
            MASS, {"since": until - timedelta(weeks=53), "until": until, "week": week, "mass": mass, "copies": copies}
        )
        return [Campaign(*row) for row in cursor.fetchall()]


def regions(cube: Cube) -> list[tuple[list[int], Zones]]:
    """The places of each province, as columns of the cube, with the zones of neighbours among them; a place on no map is in none."""
    squares = outlines().communes
    by_province: dict[int, list[int]] = defaultdict(list)
    for at, place in enumerate(cube.places):
        if place.code in squares and place.province_id is not None:
            by_province[place.province_id].append(at)
    found = []
    for inside in by_province.values():
        if len(inside) > 1:
            coords = [squares[cube.places[at].code] for at in inside]
            found.append((inside, zones_of(nearest(coords, min(NEIGHBOURS, len(inside))))))
    return found


def shares_of_work(starts: Sequence[date]) -> list[float]:
    """How much of a full week each week is worth, by the days off of the law book's calendar: Tết weeks little."""
    worked, off = days_of(starts, working_calendar().is_working_day)
    return [float(each) for each in (worked + REST * off) / (5 + 2 * REST)]


def heirs_of(ids: Iterable[int], day: date) -> dict[int, list[tuple[int, float]]]:
    """The units of a day that each unit went into, with the share of it each takes: shares of one unit make one whole.

    Of a unit that was divided nobody wrote down which letters went where: its heirs share it equally.
    """
    found: dict[int, list[tuple[int, float]]] = {}
    rows = Place.objects.in_bulk(set(ids))
    ended = [place for place in rows.values() if not place.exists_on(day)]
    for pk, heirs in places.heirs(ended, day).items() if ended else ():
        whole = [heir for heir in heirs if not heir.partial and heir.sure] or heirs
        found[pk] = [(heir.place.pk, 1 / len(whole)) for heir in whole] or [(pk, 1.0)]
    return {pk: found.get(pk, [(pk, 1.0)]) for pk in rows}


def _sources(heirs: dict[int, list[tuple[int, float]]]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for unit, parts in heirs.items():
        for heir, _share in parts:
            found[heir].append(unit)
    return dict(found)


_COLUMNS = ("place", "known", "topic", "at", "count", "sent", "signed")


def _followed(
    rows: list[tuple[Any, ...]], starts: list[date], heirs: dict[int, list[tuple[int, float]]]
) -> pl.DataFrame:
    """Counted rows put to the units of today: by place where it is known, by province where it is sealed or was not told."""
    table = pl.DataFrame(
        [(place if place is not None else province, place is not None, topic, at, cases, sent, signed or 0) for province, place, topic, at, cases, sent, signed in rows],
        orient="row",
        schema=dict(zip(_COLUMNS, (pl.Int64, pl.Boolean, pl.Int64, pl.Int64, pl.Float64, pl.Float64, pl.Float64), strict=True)),
    )  # fmt: skip
    days = pl.DataFrame({"at": range(len(starts)), "day": starts}, schema={"at": pl.Int64, "day": pl.Date})
    ways = Heirs({unit: tuple(parts) for unit, parts in heirs.items()})
    return ways.follow(table, values=("count", "sent", "signed")).join(days, on="at", how="left")


def _cube(week: date, starts: list[date], rows: list[tuple[Any, ...]], limits: Limits) -> Cube:
    day = week + timedelta(days=6)
    heirs = heirs_of({row[0] for row in rows} | {row[1] for row in rows if row[1] is not None}, day)
    province_of = places.provinces_of_places()
    counted: dict[tuple[int, int | None, int], float] = defaultdict(float)
    letters: dict[tuple[int, int | None, int], float] = defaultdict(float)
    people: dict[tuple[int, int | None, int], float] = defaultdict(float)
    last = len(starts) - 1
    here = _followed(rows, starts, heirs)
    for heir, known, topic, at, cases, sent, signed in here.select(_COLUMNS).iter_rows():
        above = province_of.get(heir, heir)
        counted[above, topic, at] += cases
        for span in SPANS:
            if at > last - span:
                for key in {(heir if known else above, topic), (above, topic), (above, None)}:
                    letters[*key, span] += sent
                    people[*key, span] += signed
    now = here.filter(at=last)
    totals = [round(now[name].sum()) for name in ("sent", "count", "signed")]
    provinces = sorted({key[0] for key in counted})
    units = list(
        places.existing(day).filter(province__in=provinces, level="commune").select_related("province").order_by("pk")
    )
    topics = sorted({key[1] for key in counted if key[1] is not None})
    topic_at, province_at = {pk: at for at, pk in enumerate(topics)}, {pk: at for at, pk in enumerate(provinces)}
    recent = max(0, len(starts) - limits.history - 1)
    levels = np.zeros((len(starts), len(provinces) * (len(topics) + 1)))
    for (province, topic, at), cases in counted.items():
        column = province_at[province] * (len(topics) + 1)
        levels[at, column + len(topics)] += cases
        if topic is not None:
            levels[at, column + topic_at[topic]] += cases
    cells = cube_of(
        here.filter(pl.col("known") & pl.col("topic").is_not_null()), first=starts[recent], last=day, places=[unit.pk for unit in units], topics=topics,
    )  # fmt: skip
    worked, off = days_of(starts, working_calendar().is_working_day)
    common = usual(starts, levels[:, len(topics) :: len(topics) + 1].sum(axis=1), worked, off)
    return Cube(
        week, starts, units, topics, cells.counts.astype(np.float32), cells.judged().astype(np.float32), provinces, levels,
        {key: round(value) for key, value in letters.items()}, {key: round(value) for key, value in people.items()},
        common, (totals[0], totals[1], totals[2]), _sources(heirs),
    )  # fmt: skip
