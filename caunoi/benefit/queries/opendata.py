"""What the room gives away as open data, and how much there is: counts of ratings and programmes, nobody's name."""

from collections.abc import Iterator
from datetime import date
from itertools import batched
from typing import Any

from django.db.models import Count as Number
from django.db.models import Max, QuerySet

from caunoi.benefit.models import BenefitProgramme, RatedService
from caunoi.benefit.words import State
from caunoi.files.opendata import STRIDE, Extent
from caunoi.places.models import Place

from .counts import Count, counts_of
from .programmes import reach_of
from .standing import limits, quarters, shares, year


def open_ratings(place: Place | None, today: date) -> Iterator[tuple[Any, ...]]:
    """Every rated thing with its last year and the quarters of it, in the order of the columns; nothing where too few said anything."""
    limit, spans = limits(today), [year(today), *quarters(today)]
    rows = _of(RatedService.objects.all(), place).select_related("body", "place").order_by("since", "pk")
    for part in batched(rows.iterator(chunk_size=STRIDE), STRIDE):
        found = counts_of([row.pk for row in part], spans)
        for row in part:
            for at, (since, until) in enumerate(spans):
                count = found.get((row.pk, at), Count())
                if not count.asked and not count.answered:
                    continue
                told = shares([count], limit)[0]
                shown = (
                    (None, None, None, None)
                    if told.hidden
                    else (count.answered, count.satisfied, _thousandth(told.low), _thousandth(told.high))
                )
                yield (
                    str(row.pk), row.place.code, row.place.full_name, row.body.name, row.matter, row.name, since, until, count.asked, *shown, row.synthetic,
                )  # fmt: skip


def open_ratings_extent(place: Place | None) -> Extent:
    """How many rated things, and the newest."""
    return _extent(_of(RatedService.objects.all(), place), "since")


def open_programmes(place: Place | None, today: date) -> Iterator[tuple[Any, ...]]:
    """Every public programme with how many it lists and reached; no names."""
    rows = _public(place).select_related("body", "place").order_by("since", "pk")
    fewest = limits(today).fewest
    for row in rows.iterator(chunk_size=STRIDE):
        told = [each for each in reach_of(row, fewest) if each.eligible is not None]
        eligible, reached = (
            (sum(each.eligible or 0 for each in told), sum(each.reached or 0 for each in told))
            if told
            else (None, None)
        )
        yield (
            str(row.pk), row.place.code, row.place.full_name, row.body.name, row.field, row.title, row.decision, row.since, row.until, row.state, row.people,
            row.posted_on, row.objections_until, row.settled_on, eligible, reached, row.result, row.synthetic,
        )  # fmt: skip


def open_programmes_extent(place: Place | None) -> Extent:
    """How many public programmes, and the newest."""
    return _extent(_public(place), "posted_on")


def _public(place: Place | None) -> QuerySet[BenefitProgramme]:
    return _of(BenefitProgramme.objects.exclude(state=State.DRAFT.value), place)


def _of(rows: QuerySet[Any], place: Place | None) -> QuerySet[Any]:
    if place is None:
        return rows
    return rows.filter(province_id=place.pk) if place.is_province else rows.filter(place=place)


def _extent(rows: QuerySet[Any], day: str) -> Extent:
    found = rows.aggregate(n=Number("pk"), newest=Max(day))
    return Extent(found["n"], found["newest"])


def _thousandth(share: float | None) -> int | None:
    return None if share is None else round(share * 1000)
