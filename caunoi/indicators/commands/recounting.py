"""Counting places anew from the records and keeping the figures."""

import math
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.access.queries import held
from caunoi.duties.queries import touched
from caunoi.ledger.commands import record
from caunoi.ledger.queries import latest_act
from caunoi.places import queries as places

from ..coverage import Place, counted_days
from ..everywhere import Everywhere, figures_everywhere, figures_of_province
from ..facts import TalliesRecounted
from ..figures import Figure
from ..models import PlaceTally
from ..periods import ReportPeriod, cut_off, period
from ..words import Extent
from .hiding import hide

#: Days after its end a period is still counted anew by the round: what was done is entered a little later.
SETTLING = 31


@dataclass(frozen=True, slots=True)
class Recounted:
    """How many places were counted, and what was kept otherwise before over the same days: (place, code, kept, now)."""

    places: int
    differences: list[tuple[int, str, Any, Any]]


def recount_province(*, province: Place, period_code: str, by: str, at: datetime) -> Recounted:
    """Count a province, its own bodies and each of its communes anew."""
    of, until = _period(period_code, at)
    span = counted_days(of.since, until)
    communes = {each.pk for day in (of.since, of.last) for each in places.communes(province, day)}
    each, whole = figures_of_province(province.pk, span, [province.pk, *sorted(communes)])
    own = each.pop(province.pk)
    rows = [_row(pk, province.pk, Extent.WHOLE, of, until, found, at) for pk, found in each.items()]
    rows.append(_row(province.pk, province.pk, Extent.WHOLE, of, until, whole, at))
    rows.append(_row(province.pk, province.pk, Extent.OWN, of, until, own, at))
    found = _kept(rows, of, about=f"tally:{province.code}:{of.code}", by=by, at=at)
    hide(province.pk, of.code)
    return found


def recount_place(*, place: Place, period_code: str, by: str, at: datetime) -> Recounted:
    """Count one commune anew, or a province with all its communes."""
    found = _recount(place, period_code, by=by, at=at)
    if not place.is_province and place.province_id:
        hide(place.province_id, period_code)
    return found


def _recount(place: Place, period_code: str, *, by: str, at: datetime) -> Recounted:
    if place.is_province:
        return recount_province(province=place, period_code=period_code, by=by, at=at)
    of, until = _period(period_code, at)
    with as_system():
        within = tuple(places.ids_within(place))
        bodies = tuple(places.bodies(of.last).filter(place_id__in=within).values_list("pk", flat=True))
    over = Everywhere("place", bodies=bodies or (0,), places=within)
    found = figures_everywhere(over, counted_days(of.since, until), [place.pk])[place.pk]
    row = _row(place.pk, place.province_id, Extent.WHOLE, of, until, found, at)
    return _kept([row], of, about=f"tally:{place.code}:{of.code}", by=by, at=at)


def keep_counted(*, at: datetime, budget: float = math.inf) -> int:
    """Count what runs, and what ended lately, in every province somebody works in: the round's work; how many counts it made.

    Where nothing was done since the last count, and no day has passed, nothing is counted. ``budget`` is how many seconds may
    go into it: a province that takes longer is counted whole once a day, and in between only its communes where something
    was done, those left longest first; what does not fit waits for the next round.
    """
    today = localdate(at)
    end = time.monotonic() + budget
    done = 0
    latest = latest_act(besides=[TalliesRecounted.act])
    with as_system():
        wanted = sorted(pk for pk in set(held(today).values_list("body__province_id", flat=True)) if pk)
        provinces = [each for each in places.provinces(today) if each.pk in wanted]
    for province in provinces:
        for code in running(today):
            kept = _kept_of(province, code)
            same_day = kept is not None and kept.until == cut_off(period(code, on=today), today=today)
            if kept is not None and same_day and (latest is None or latest.at < kept.computed_at):
                continue
            if kept is None or not same_day or _SECONDS.get((province.pk, code), 0) < end - time.monotonic():
                started = time.monotonic()
                recount_province(province=province, period_code=code, by="clock", at=at)
                _SECONDS[province.pk, code] = time.monotonic() - started
                done += 1
            else:
                done += _recount_touched(province, code, since=kept.computed_at, at=at, end=end)
    return done


#: What counting a province and a period took this process the last time, in seconds.
_SECONDS: dict[tuple[int, str], float] = {}


def _recount_touched(province: Place, code: str, *, since: datetime, at: datetime, end: float) -> int:
    """Count anew the communes where something was done since they were counted, until the time is used up."""
    acted = touched(province.pk, since=since, besides=[TalliesRecounted.act])
    with as_system():
        counted = dict(
            PlaceTally.objects.filter(place_id__in=acted, period=code, extent=Extent.WHOLE.value).values_list(
                "place_id", "computed_at"
            )
        )
        communes = {each.pk: each for each in places.communes(province, localdate(at)) if each.pk in acted}
    waiting = [pk for pk in communes if pk not in counted or counted[pk] < acted[pk]]
    done = 0
    for pk in sorted(waiting, key=lambda pk: counted.get(pk, since)):
        if time.monotonic() >= end:
            break
        _recount(communes[pk], code, by="clock", at=at)
        done += 1
    if done:
        hide(province.pk, code)
    return done


def _kept_of(province: Place, code: str) -> PlaceTally | None:
    with as_system():
        return PlaceTally.objects.filter(place=province, extent=Extent.WHOLE.value, period=code).first()


def running(today: date) -> list[str]:
    """The half-year and the year that run, and those that ended lately."""
    codes: list[str] = []
    for day in (today, today - timedelta(days=SETTLING)):
        codes += [f"{day.year}-H{1 if day.month < 7 else 2}", str(day.year)]
    return list(dict.fromkeys(codes))


def _period(code: str, at: datetime) -> tuple[ReportPeriod, date]:
    today = localdate(at)
    of = period(code, on=today)
    return of, cut_off(of, today=today)


def _row(
    place: int, province: int, extent: Extent, of: ReportPeriod, until: date, found: Mapping[str, Figure], at: datetime
) -> PlaceTally:
    kept = {code: [each.value, each.records, each.part, each.whole, each.query] for code, each in found.items()}
    return PlaceTally(
        place_id=place, province_id=province, extent=extent.value, period=of.code, since=of.since, until=until, figures=kept, computed_at=at
    )  # fmt: skip


@transaction.atomic
def _kept(rows: list[PlaceTally], of: ReportPeriod, *, about: str, by: str, at: datetime) -> Recounted:
    with as_system():
        before = {
            (each.place_id, each.extent): each
            for each in PlaceTally.objects.filter(place_id__in=[row.place_id for row in rows], period=of.code)
        }
        differences = [
            found
            for row in rows
            if (kept := before.get((row.place_id, row.extent))) is not None and kept.until == row.until
            for found in _differences(row, kept)
        ]
        PlaceTally.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["place", "extent", "period"],
            update_fields=["since", "until", "figures", "computed_at", "province"], batch_size=200,
        )  # fmt: skip
        if differences or not before:
            record(
                TalliesRecounted(period=of.code, places=len(rows), differences=len(differences)),
                about=about, by=by, at=at,
            )  # fmt: skip
    return Recounted(len(rows), differences)


def _differences(row: PlaceTally, kept: PlaceTally) -> Iterable[tuple[int, str, Any, Any]]:
    for code, found in row.figures.items():
        former = kept.figures.get(code)
        if former is not None and former[4] == found[4] and former[:4] != found[:4]:
            yield row.place_id, code, former[0], found[0]
