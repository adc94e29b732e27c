"""Judging a week: letters read, counted, judged, warnings raised or carried on. Done again, it changes nothing twice."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.ledger.commands import record
from caunoi.warn import rules
from caunoi.warn.facts import Raised, WeekJudged
from caunoi.warn.models import EarlyWarning, WatchedWeek
from caunoi.warn.queries import counts
from caunoi.warn.queries.counts import Cube
from caunoi.warn.queries.limits import limits
from caunoi.warn.queries.senders import Asked, senders_of
from caunoi.warn.rules import Earlier, Limits
from caunoi.warn.words import State

from .common import Actor, ref_of
from .grouping import mend_index, read_letters
from .looking import Seen, seen_of

#: One judge at a time: a second waits, and finds the work done.
LOCK = 20261128


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
    house = limits(localdate(at))
    until = week + timedelta(weeks=1)
    with as_system():
        mend_index(today=until)
        read_letters(since=until - timedelta(weeks=house.history), until=until)
    with as_system(), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        cube = counts.count(week, house)
        if cube is None:
            return None
        seen = seen_of(cube, house)
        raised = _keep(seen, week, house, by=by, at=at)
        kept, _new = WatchedWeek.objects.update_or_create(week=week, defaults=_told(cube, len(seen), at))
        record(
            WeekJudged(week=week, letters=kept.letters, cases=kept.cases, cells=kept.cells, found=len(raised)), about=f"watchedweek:{week}", by=ref_of(by), at=at,
        )  # fmt: skip
    return kept


def _told(cube: Cube, found: int, at: datetime) -> dict[str, Any]:
    letters, cases, people = cube.totals
    everywhere = sorted({unit for province in cube.provinces for unit in cube.sources.get(province, [province])})
    until = cube.week + timedelta(weeks=1)
    ((known, unknown),) = senders_of([Asked(everywhere, None, cube.week, provinces=True)], until=until)
    return {
        "letters": letters, "cases": round(cases), "people": people, "senders": known, "unmarked": unknown, "cells": len(cube.topics) * len(cube.places), "series": cube.levels.shape[1], "found": found,
        "history": len(cube.starts) - 1, "places": len(cube.places), "silent": cube.silent, "judged_at": at,
    }  # fmt: skip


def _keep(seen: list[Seen], week: date, limits: Limits, *, by: Actor, at: datetime) -> list[EarlyWarning]:
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
        known = by_case.get(each.case_id) if each.case_id else _earlier(by_series, each, week, limits)
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
        "senders",
        "unmarked",
        "expected",
        "low",
        "upper",
        "pvalue",
        "qvalue",
        "series",
        "reporting",
    )


def _earlier(
    known: dict[tuple[str, int, int | None], list[EarlyWarning]], each: Seen, week: date, limits: Limits
) -> EarlyWarning | None:
    for row in reversed(known.get((each.sort.value, each.place.pk, each.topic_id), [])):
        if rules.goes_on(Earlier(row.first_week, row.week, State(row.state)), week, limits):
            return row
    return None
