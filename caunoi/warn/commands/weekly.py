"""Judging a week: letters read, counted, judged, warnings raised or carried on. Done again, it changes nothing twice."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.law.queries import in_force
from caunoi.ledger.commands import record
from caunoi.places.models import Place
from caunoi.warn import areas, judging, rules
from caunoi.warn.facts import Raised, WeekJudged
from caunoi.warn.judging import Found, Week
from caunoi.warn.models import EarlyWarning, WatchedWeek
from caunoi.warn.queries import counts
from caunoi.warn.queries.counts import Campaign, Cube
from caunoi.warn.rules import Earlier
from caunoi.warn.words import Method, Sort, State

from .common import Actor, ref_of
from .grouping import mend_index, read_letters

#: The rule whose first band says from how many people on a group has representatives.
GROUP = "recv.group_reps"
#: One judge at a time: a second waits, and finds the work done.
LOCK = 20261128


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the week says of one series."""

    sort: Sort
    method: Method
    place: Place
    topic_id: int | None
    since: date
    values: dict[str, Any]
    case_id: UUID | None = None


def judge_due(*, at: datetime, most: int = 8) -> int:
    """Judge every whole week that was not judged yet, the oldest first, at most so many back; how many were judged."""
    last = rules.last_whole_week(localdate(at))
    wanted = [last - timedelta(weeks=back) for back in range(most)]
    with as_system():
        known = set(WatchedWeek.objects.filter(week__in=wanted).values_list("week", flat=True))
    due = [week for week in reversed(wanted) if week not in known]
    for week in due:
        judge_week(week=week, by="clock", at=at)
    return len(due)


def judge_week(*, week: date, by: Actor, at: datetime) -> WatchedWeek | None:
    """Count and judge one week (any day of it) that is over; None where no letter ever came before its end."""
    week = rules.monday(week)
    rules.must_be_over(week, localdate(at))
    until = week + timedelta(weeks=1)
    with as_system():
        mend_index(today=until)
        read_letters(since=until - timedelta(weeks=rules.HISTORY), until=until)
    with as_system(), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        cube = counts.count(week)
        if cube is None:
            return None
        seen = [*_from_cells(cube), *_from_levels(cube), *_from_areas(cube), *_from_campaigns(week)]
        raised = _keep(seen, week, by=by, at=at)
        kept, _new = WatchedWeek.objects.update_or_create(week=week, defaults=_told(cube, len(seen), at))
        record(
            WeekJudged(week=week, letters=kept.letters, cases=kept.cases, cells=kept.cells, found=len(raised)), about=f"watchedweek:{week}", by=ref_of(by), at=at,
        )  # fmt: skip
    return kept


def _from_cells(cube: Cube) -> Iterable[_Seen]:
    for found in judging.cells(cube.judged, cube.usual.last(cube.judged.shape[1])):
        place, topic = cube.places[found.at], cube.topics[found.group]
        values = _values(found, cube, (place.pk, topic)) | {"reporting": _reporting(cube, found)}
        yield _Seen(Sort.CELL, found.method, place, topic, _since(found, cube), values)


def _from_levels(cube: Cube) -> Iterable[_Seen]:
    provinces = Place.objects.in_bulk(cube.provinces)
    for found in judging.levels(cube.levels, cube.usual):
        province, topic = cube.series_of(found.at)
        values = _values(found, cube, (province, topic))
        yield _Seen(Sort.LEVEL, found.method, provinces[province], topic, _since(found, cube), values)


def _from_areas(cube: Cube) -> Iterable[_Seen]:
    for found in areas.areas(
        cube.judged, cube.usual.last(cube.judged.shape[1]), counts.regions(cube), seed=cube.week.toordinal()
    ):
        members = [cube.places[at] for at in found.members]
        province, topic = members[0].province or members[0], cube.topics[found.group]
        told = [(cube.letters.get((each.pk, topic, found.span), 0), cube.people.get((each.pk, topic, found.span), 0)) for each in members]  # fmt: skip
        values = {
            "span": found.span, "observed": round(found.whole.cases), "letters": sum(each[0] for each in told), "people": sum(each[1] for each in told),
            "expected": found.whole.expected, "low": found.whole.low, "upper": found.whole.upper, "pvalue": found.pvalue, "qvalue": found.qvalue,
            "series": _series(found.weeks, cube), "reporting": {"members": [each.pk for each in members], "names": [each.full_name for each in members]},
        }  # fmt: skip
        yield _Seen(Sort.AREA, Method.SCAN, province, topic, cube.starts[-found.span], values)


def _from_campaigns(week: date) -> Iterable[_Seen]:
    bands = in_force(GROUP, on=week).bands
    if not bands:
        return
    rows = counts.campaigns(week, mass=int(bands[0].since))
    heirs = counts.heirs_of({row.place_id for row in rows}, week + timedelta(days=6))
    units = Place.objects.select_related("province").in_bulk({heirs[row.place_id][0][0] for row in rows})
    for row in rows:
        yield _Seen(
            Sort.MASS, Method.COPIES, units[heirs[row.place_id][0][0]], row.topic_id, rules.monday(row.since), _of_campaign(row), row.case_id
        )  # fmt: skip


def _of_campaign(row: Campaign) -> dict[str, Any]:
    nothing = {"expected": 0.0, "low": 0.0, "upper": 0.0, "pvalue": 0.0, "qvalue": 0.0, "series": [], "reporting": {}}
    return {"observed": 1, "letters": row.letters, "people": row.people, **nothing}


def _values(found: Found, cube: Cube, key: tuple[int, int | None]) -> dict[str, Any]:
    now = found.whole
    return {
        "span": found.span, "observed": round(now.cases), "letters": cube.letters.get((*key, found.span), 0), "people": cube.people.get((*key, found.span), 0), "expected": now.expected, "low": now.low,
        "upper": now.upper, "pvalue": found.pvalue, "qvalue": found.qvalue, "series": _series(found.weeks, cube),
    }  # fmt: skip


def _series(weeks: Sequence[Week], cube: Cube) -> list[list[Any]]:
    first = len(cube.starts) - len(weeks)
    return [
        [cube.starts[first + at].isoformat(), round(week.cases, 2), *(_number(each) for each in (week.expected, week.low, week.upper))]
        for at, week in enumerate(weeks)
    ]  # fmt: skip


def _number(value: float) -> float | None:
    """What is not a number is nothing: no expectation could be told for that week."""
    return round(value, 2) if math.isfinite(value) else None


def _since(found: Found, cube: Cube) -> date:
    return cube.starts[len(cube.starts) - found.weeks_rising]


def _reporting(cube: Cube, found: Found) -> dict[str, Any]:
    """How much the place sends beside others of its province: unequal habits of writing are not unequal troubles."""
    totals = cube.cells.sum(axis=(0, 1))
    own = cube.places[found.at].province_id
    same = sorted(float(total) for place, total in zip(cube.places, totals, strict=True) if place.province_id == own)
    return {
        "weeks": int(cube.cells.shape[1]), "places": len(same), "silent": sum(total == 0 for total in same), "own": round(float(totals[found.at])),
        "median": round(same[len(same) // 2]),
    }  # fmt: skip


def _told(cube: Cube, found: int, at: datetime) -> dict[str, Any]:
    letters, cases, people = cube.totals
    return {
        "letters": letters, "cases": round(cases), "people": people, "cells": len(cube.topics) * len(cube.places), "series": cube.levels.shape[1], "found": found,
        "history": len(cube.starts) - 1, "places": len(cube.places), "silent": cube.silent, "judged_at": at,
    }  # fmt: skip


def _keep(seen: list[_Seen], week: date, *, by: Actor, at: datetime) -> list[EarlyWarning]:
    """Raise what is new and carry on what goes on; two statements to look, whatever is seen."""
    earlier = list(
        EarlyWarning.objects.filter(place__in={each.place.pk for each in seen}, case_id__isnull=True).order_by(
            "first_week"
        )
    )
    by_series: dict[tuple[str, int, int | None], list[EarlyWarning]] = {}
    for row in earlier:
        by_series.setdefault((row.sort, row.place_id, row.topic_id), []).append(row)
    by_case = {
        row.case_id: row
        for row in EarlyWarning.objects.filter(case_id__in=[each.case_id for each in seen if each.case_id])
    }
    raised, moved = [], []
    for each in seen:
        known = by_case.get(each.case_id) if each.case_id else _earlier(by_series, each, week)
        if known is None:
            province = each.place.province_id or each.place.pk
            raised.append(
                EarlyWarning(
                    sort=each.sort.value, method=each.method.value, place=each.place, province_id=province, topic_id=each.topic_id, case_id=each.case_id,
                    since=each.since, first_week=week, week=week, raised_at=at, **each.values,
                )
            )  # fmt: skip
        elif week >= known.week:
            known.week, known.since = week, min(known.since, each.since)
            for name, value in each.values.items():
                setattr(known, name, value)
            moved.append(known)
    EarlyWarning.objects.bulk_create(raised)
    if moved:
        EarlyWarning.objects.bulk_update(moved, ["week", "since", *moved_fields()])
    for row in raised:
        record(
            Raised(sort=row.sort, place=row.place.code, topic=row.topic.code if row.topic else "", week=week, observed=row.observed), about=row.ref, by=ref_of(by), at=at,
        )  # fmt: skip
    return raised


def moved_fields() -> tuple[str, ...]:
    """What a further week changes of a warning: its numbers, never what a person said."""
    return (
        "span",
        "observed",
        "letters",
        "people",
        "expected",
        "low",
        "upper",
        "pvalue",
        "qvalue",
        "series",
        "reporting",
    )


def _earlier(
    known: dict[tuple[str, int, int | None], list[EarlyWarning]], each: _Seen, week: date
) -> EarlyWarning | None:
    for row in reversed(known.get((each.sort.value, each.place.pk, each.topic_id), [])):
        if rules.goes_on(Earlier(row.first_week, row.week, State(row.state)), week):
            return row
    return None
