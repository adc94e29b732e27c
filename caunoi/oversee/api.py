"""Supervision and criticism over HTTP, to read."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Schema
from ninja.errors import HttpError
from pydantic import StringConstraints

from caunoi.access.doors import open_to_all
from caunoi.places import queries as places
from caunoi.ui.problems import ErrorsOut

from . import queries
from .words import Phase, Sort

router = Router(tags=["oversee"])
Code = Annotated[str, StringConstraints(max_length=20, pattern=r"^[0-9]*$")]
After = Annotated[str, Query(max_length=80)]
Page = Annotated[int, Query(ge=1, le=1000)]


class SupervisionOut(Schema):
    """A supervision made public."""

    id: str
    body: str
    subject: str
    title: str
    form: str
    stage: str
    starts_on: date
    ends_on: date
    notified_on: date | None
    received_on: date | None
    report_due: date | None
    reported_on: date | None


class SupervisionsOut(Schema):
    """A page of them; ``after`` asks for the next."""

    items: list[SupervisionOut]
    after: str


class CriticismOut(Schema):
    """A criticism, or a round of the standing channel; ``announced`` is the last day first told, where it was moved."""

    id: str
    sort: str
    body: str
    drafter: str
    title: str
    manner: str
    phase: str
    since: date
    until: date
    announced: date | None
    sent_on: date | None
    answer_due: date | None
    answered_on: date | None
    points: int


class CriticismPointOut(Schema):
    """One point and its answer."""

    number: int
    section: str
    what: str
    verdict: str
    reason: str


class CriticismDetailOut(CriticismOut):
    """One with its points, once sent."""

    matrix: list[CriticismPointOut]
    signature: str


@router.get("/supervisions", response=SupervisionsOut, summary="Giám sát · Supervisions")
@open_to_all
def list_supervisions(request: HttpRequest, place: Code, after: After = "") -> SupervisionsOut:
    """Those of a place, fifty at a time, the latest first."""
    here = places.place_of_ref(place) if place else None
    if here is None:
        return SupervisionsOut(items=[], after="")
    rows = queries.supervisions_of(place=here, after=after, size=50)
    items = [
        SupervisionOut(
            id=str(row.pk), body=row.body.name, subject=row.subject.name, title=row.title, form=row.form, stage=row.stage, starts_on=row.starts_on, ends_on=row.ends_on,
            notified_on=row.notified_on, received_on=row.received_on, report_due=row.report_due, reported_on=row.reported_on,
        )
        for row in rows if row.shown
    ]  # fmt: skip
    return SupervisionsOut(items=items, after=queries.mark(rows[-1]) if len(rows) == 50 else "")


@router.get("/criticisms", response=list[CriticismOut], summary="Phản biện, góp ý · Criticisms and comments")
@open_to_all
def list_criticisms(request: HttpRequest, place: Code, sort: Sort = Sort.DRAFT, page: Page = 1) -> list[CriticismOut]:
    """Those of a place, fifty a page, the latest first."""
    here = places.place_of_ref(place) if place else None
    if here is None:
        return []
    return [CriticismOut(**_told(row)) for row in queries.criticisms_of(here, sort)[(page - 1) * 50 : page * 50]]


@router.get(
    "/criticisms/{criticism_id}",
    response={200: CriticismDetailOut, 404: ErrorsOut},
    summary="Một cuộc phản biện · One criticism",
)
@open_to_all
def one_criticism(request: HttpRequest, criticism_id: UUID) -> CriticismDetailOut:
    """One with its points once sent, and the answers once signed."""
    row = queries.criticism_of(criticism_id)
    if row is None:
        raise HttpError(404, "Không thấy cuộc phản biện này · There is no such criticism")
    sent, signed = row.sent_on is not None, row.phase in (Phase.ANSWERED, Phase.ISSUED)
    points = [each.point for each in queries.points_of(row)] if sent else []
    told = [
        CriticismPointOut(number=each.number, section=each.section, what=each.what, verdict=each.verdict if signed else "", reason=each.reason if signed else "")
        for each in points
    ]  # fmt: skip
    return CriticismDetailOut(**_told(row, len(points)), matrix=told, signature=row.signature)


def _told(row: Any, pointed: int | None = None) -> dict[str, Any]:
    return {
        "id": str(row.pk), "sort": row.sort, "body": row.body.name, "drafter": row.drafter.name, "title": row.title, "manner": row.manner, "phase": row.phase, "since": row.since,
        "until": row.until, "announced": row.announced, "sent_on": row.sent_on, "answer_due": row.answer_due, "answered_on": row.answered_on, "points": row.pointed if pointed is None else pointed,
    }  # fmt: skip
