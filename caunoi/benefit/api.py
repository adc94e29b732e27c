"""Benefit over HTTP, to read: satisfaction with its counts and intervals, programmes, the service index part by part."""

from datetime import date
from typing import Annotated

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Schema
from pydantic import StringConstraints

from caunoi.access.doors import open_to_all
from caunoi.places import queries as places

from . import queries

router = Router(tags=["benefit"])
Code = Annotated[str, StringConstraints(max_length=20, pattern=r"^[0-9]*$")]
Page = Annotated[int, Query(ge=1, le=1000)]
SIZE = 50


class SatisfactionOut(Schema):
    """One thing people rate, over a year: a share never comes without its count and interval, and not where too few answered."""

    id: str
    body: str
    matter: str
    name: str
    asked: int
    answered: int | None
    satisfied: int | None
    low: float | None
    high: float | None
    trend: str


class ProgrammeOut(Schema):
    """A programme made public; nobody's name."""

    id: str
    body: str
    title: str
    field: str
    decision: str
    criteria: str
    since: date
    until: date
    state: str
    people: int
    posted_on: date | None
    objections_until: date | None


class IndexPartOut(Schema):
    """One part of the service index: the published points or none."""

    part: str
    name: str
    of: int
    points: float | None
    source: str


@router.get(
    "/satisfaction", response=list[SatisfactionOut], summary="Mức độ hài lòng ở một nơi · Satisfaction in a place"
)
@open_to_all
def list_satisfaction(request: HttpRequest, place: Code, page: Page = 1) -> list[SatisfactionOut]:
    """What people rate in a place, fifty a page."""
    here, today = places.place_of_ref(place) if place else None, timezone.localdate()
    if here is None:
        return []
    rows = queries.rated(list(queries.services_of(here)[(page - 1) * SIZE : page * SIZE]), today)
    return [
        SatisfactionOut(
            id=str(row.service.pk), body=row.service.body.name, matter=row.service.matter, name=row.service.name, asked=row.share.count.asked,
            answered=None if row.share.hidden else row.share.count.answered, satisfied=None if row.share.hidden else row.share.count.satisfied,
            low=row.share.low, high=row.share.high, trend=row.trend.value,
        )
        for row in rows
    ]  # fmt: skip


@router.get("/programmes", response=list[ProgrammeOut], summary="Chương trình thụ hưởng · Benefit programmes")
@open_to_all
def list_programmes(request: HttpRequest, place: Code, page: Page = 1) -> list[ProgrammeOut]:
    """The programmes of a place that are public, fifty a page."""
    here = places.place_of_ref(place) if place else None
    if here is None:
        return []
    return [
        ProgrammeOut(
            id=str(row.pk), body=row.body.name, title=row.title, field=row.field, decision=row.decision, criteria=row.criteria, since=row.since, until=row.until,
            state=row.state, people=row.people, posted_on=row.posted_on, objections_until=row.objections_until,
        )
        for row in queries.programmes_of(here)[(page - 1) * SIZE : page * SIZE]
    ]  # fmt: skip


@router.get("/service-index", response=list[IndexPartOut], summary="Chỉ số phục vụ theo phần · Service index by part")
@open_to_all
def list_index(
    request: HttpRequest, place: Code, period: Annotated[str, StringConstraints(pattern=r"^20[0-9]{2}-Q[1-4]$")]
) -> list[IndexPartOut]:
    """Every part of the index of a place in a quarter; no sum."""
    here = places.place_of_ref(place) if place else None
    if here is None:
        return []
    return [
        IndexPartOut(
            part=each.item.code, name=each.item.label, of=each.of, points=float(each.score.points) if each.score else None, source=each.score.source if each.score else ""
        )
        for each in queries.index_of(here, period).parts
    ]  # fmt: skip
