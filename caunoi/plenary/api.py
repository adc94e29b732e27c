"""Review conferences over HTTP, to read: what was called, what was concluded, how each conclusion stands."""

import uuid
from datetime import date, time
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Schema
from ninja.errors import HttpError

from caunoi.access.doors import open_to_all
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import say
from caunoi.places import queries as places
from caunoi.ui.problems import ErrorsOut

from . import queries, rules

router = Router(tags=["review conferences"])


class PlenaryOut(Schema):
    """A conference that was called."""

    id: uuid.UUID
    body: str
    place: str
    kind: str
    title: str
    on: date
    stage: str
    synthetic: bool


class ConclusionOut(Schema):
    """A public conclusion and how its task stands today."""

    position: int
    what: str
    body: str
    due: date
    state: str
    finished_on: date | None


class PlenaryDetailOut(PlenaryOut):
    """A conference with its agenda, attendance in numbers and public conclusions."""

    hour: time
    venue: str
    agenda: list[str]
    invited: int
    present: int
    people: int
    conclusions: list[ConclusionOut]


@router.get(
    "/review-conferences", response={200: list[PlenaryOut], 409: ErrorsOut, 422: ErrorsOut},
    summary="Hội nghị sơ kết, tổng kết · Review conferences",
)  # fmt: skip
@open_to_all
def list_conferences(
    request: HttpRequest, place: str = "", offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> list[PlenaryOut]:  # fmt: skip
    """Conferences called or held, the latest first; of a place and, for a province, everything in it."""
    code = place.replace("\x00", "")[:20]
    here = places.place_of_ref(code) if code else None
    if code and here is None:
        raise Refusal("Không có địa phương mang mã này.", "No place has this code.", field="place")
    return [PlenaryOut(**_told(row)) for row in queries.public_page(here)[offset : offset + limit]]


@router.get(
    "/review-conferences/{plenary_id}", response={200: PlenaryDetailOut, 404: ErrorsOut, 422: ErrorsOut},
    summary="Một hội nghị và tiến độ kết luận · One conference and how its conclusions stand",
)  # fmt: skip
@open_to_all
def one_conference(request: HttpRequest, plenary_id: uuid.UUID) -> PlenaryDetailOut:
    """A conference as the public may see it."""
    row = queries.plenary_of(plenary_id)
    if row is None or row.stage_word not in rules.PUBLIC:
        raise HttpError(404, say("Không thấy hội nghị này.", "There is no such conference."))
    came = queries.attendance_of(row)
    drawn = queries.public_conclusions(row, timezone.localdate())
    return PlenaryDetailOut(
        **_told(row), hour=row.hour, venue=row.venue, agenda=[each.what for each in queries.agenda_of(row)], invited=came["invited"],
        present=came["present"], people=came["people"] if row.held_at else 0,
        conclusions=[
            ConclusionOut(
                position=each.conclusion.position, what=each.conclusion.what, body=each.conclusion.body.name, due=each.conclusion.due,
                state=each.seen.signal.value if each.seen else "", finished_on=each.seen.task.finished_on if each.seen else None,
            )
            for each in drawn
        ],
    )  # fmt: skip


def _told(row: Any) -> dict[str, Any]:
    names = ("id", "kind", "title", "on", "stage", "synthetic")
    return {name: getattr(row, name) for name in names} | {"body": row.body.name, "place": row.place.code}
