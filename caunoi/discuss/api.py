"""The discuss room over HTTP: consultations, their sections, counts and answers."""

from datetime import date, datetime
from typing import Annotated

from django.http import HttpRequest
from django.utils.timezone import localdate
from ninja import Query, Router, Schema
from ninja.errors import HttpError

from caunoi.access.context import as_system
from caunoi.access.doors import open_to_all
from caunoi.places import queries as places
from caunoi.ui.problems import ErrorsOut

from . import queries
from .rules import shown_count
from .words import ANSWERED_STAGES, Measure, Stage

router = Router(tags=["consultations"])


class ConsultationOut(Schema):
    """A consultation as published."""

    slug: str
    title: str
    summary: str
    stage: str
    body: str
    place: str
    matter: str
    opens_on: date
    closes_on: date
    answer_on: date
    answerer: str
    cite: str


class SectionOut(Schema):
    """A section with its counts of people; a count under the threshold is null."""

    position: int
    kind: str
    name: str
    text: str
    summary: str
    agree: int | None
    disagree: int | None
    passed: int | None


class DetailOut(ConsultationOut):
    """One consultation with its sections and totals."""

    opinions: int
    persons: int
    spoken: int
    signed_at: datetime | None
    sections: list[SectionOut]


class GroupOut(Schema):
    """A group of opinions and its answer."""

    about: str
    title: str
    opinions: int
    people: int
    verdict: str
    reason: str


def _out(row: object) -> dict[str, object]:
    found = {name: getattr(row, name) for name in ConsultationOut.model_fields if name not in ("body", "place")}
    return {**found, "body": row.body.name, "place": row.place.code}  # type: ignore[attr-defined]


@router.get(
    "/consultations",
    response={200: list[ConsultationOut], 404: ErrorsOut, 422: ErrorsOut},
    summary="Published consultations, newest first",
)
@open_to_all
def consultations(
    request: HttpRequest,
    place: Annotated[str, Query(pattern=r"^[0-9]{0,8}$")] = "",
    offset: Annotated[int, Query(ge=0, le=100_000)] = 0,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> list[dict[str, object]]:
    found = places.place_on(place, localdate()) if place else None
    if place and found is None:
        raise HttpError(404, "Không có đơn vị mang mã này. · No such place.")
    return [_out(row) for row in queries.published(found)[offset : offset + limit]]


@router.get(
    "/consultations/{slug}",
    response={200: DetailOut, 404: ErrorsOut, 422: ErrorsOut},
    summary="A consultation with its sections and counts",
)
@open_to_all
def consultation(request: HttpRequest, slug: str) -> dict[str, object]:
    found = queries.by_slug(slug)
    if found is None:
        raise HttpError(404, "Không thấy cuộc lấy ý kiến này. · No such consultation.")
    totals, counts = queries.tallies.totals(found), queries.tallies.counts(found, Measure.SECTION)
    none, few = queries.tallies.Count(), queries.tallies.fewest_told(localdate())
    sections = [
        {
            "position": each.position, "kind": each.kind, "name": each.name, "text": each.text, "summary": each.summary,
            "agree": shown_count(counts.get(each.pk, none).agree, few), "disagree": shown_count(counts.get(each.pk, none).disagree, few),
            "passed": shown_count(counts.get(each.pk, none).passed, few),
        }
        for each in queries.consultations.sections_of(found)
    ]  # fmt: skip
    return {
        **_out(found),
        "opinions": totals.opinions,
        "persons": totals.persons,
        "spoken": totals.spoken,
        "signed_at": found.signed_at,
        "sections": sections,
    }


@router.get(
    "/consultations/{slug}/answers",
    response={200: list[GroupOut], 404: ErrorsOut, 422: ErrorsOut},
    summary="Groups of opinions with their answers, once signed",
)
@open_to_all
def answers(
    request: HttpRequest,
    slug: str,
    offset: Annotated[int, Query(ge=0, le=100_000)] = 0,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> list[dict[str, object]]:
    from .papers import about

    found = queries.by_slug(slug)
    if found is None:
        raise HttpError(404, "Không thấy cuộc lấy ý kiến này. · No such consultation.")
    if Stage(found.stage) not in ANSWERED_STAGES:
        return []
    with as_system():
        rows = queries.matrix.rows(found, list(queries.matrix.groups(found)[offset : offset + limit]))
    return [
        {
            "about": about(row.group),
            "title": row.group.title,
            "opinions": row.opinions,
            "people": row.people,
            "verdict": row.group.verdict,
            "reason": row.group.reason,
        }
        for row in rows
    ]
