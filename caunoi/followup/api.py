"""What is followed up over HTTP, to read."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Schema
from ninja.errors import HttpError
from pydantic import StringConstraints

from caunoi.access.doors import open_to_all
from caunoi.places import queries as places
from caunoi.ui.problems import ErrorsOut

from . import queries
from .words import Kind, Sight

router = Router(tags=["followup"])
Code = Annotated[str, StringConstraints(max_length=20, pattern=r"^[0-9]*$")]
BodyCode = Annotated[str, StringConstraints(max_length=60, pattern=r"^[a-z0-9.-]*$")]
After = Annotated[str, Query(max_length=60)]


class FollowupOut(Schema):
    """A recommendation or promise and where it stands today."""

    number: str
    kind: str
    source: str
    place: str
    owed_by: str
    raised_by: str
    text: str
    raised_on: date
    first_due: date | None
    due_on: date | None
    state: str
    late: bool
    answered_on: date | None
    finished_on: date | None
    dispute_until: date | None


class FollowupsOut(Schema):
    """A page of them; ``after`` asks for the next."""

    items: list[FollowupOut]
    after: str


class FollowupStepOut(Schema):
    """One step of its course."""

    act: str
    text: str
    who: str
    at: datetime
    due: date | None
    files: int
    link: str


class FollowupCourseOut(FollowupOut):
    """One with its course."""

    steps: list[FollowupStepOut]


@router.get("/followups", response=FollowupsOut, summary="Kiến nghị, lời hứa · Recommendations and promises")
@open_to_all
def list_followups(
    request: HttpRequest, place: Code = "", body: BodyCode = "", seen: Sight | None = None, kind: Literal["recommendation", "promise"] | None = None, after: After = ""
) -> FollowupsOut:  # fmt: skip
    """Fifty at a time, newest first; what is overdue, the longest first."""
    today = timezone.localdate()
    here = places.place_of_ref(place) if place else None
    ower = places.body_on(body) if body else None
    if (place and here is None) or (body and ower is None):
        return FollowupsOut(items=[], after="")
    rows = queries.shown(queries.Narrowed(here, ower, seen, Kind(kind) if kind else None), today, after=after, size=50)
    return FollowupsOut(
        items=[FollowupOut(**_told(row)) for row in rows], after=queries.mark(rows[-1], seen) if len(rows) == 50 else ""
    )


@router.get(
    "/followups/{number}",
    response={200: FollowupCourseOut, 404: ErrorsOut},
    summary="Một kiến nghị, lời hứa · One of them",
)
@open_to_all
def one_followup(request: HttpRequest, number: str) -> FollowupCourseOut:
    """One with its course."""
    row = queries.one(number[:40].replace("\x00", ""))
    if row is None:
        raise HttpError(404, "Không thấy việc này · There is no such thing")
    steps = [
        FollowupStepOut(act=act.value, text=step.text, who=step.who, at=step.at, due=step.after, files=len(files), link=step.link)
        for step, act, files in queries.steps_of(row)
    ]  # fmt: skip
    return FollowupCourseOut(**_told(queries.seen(row, timezone.localdate())), steps=steps)


def _told(seen: queries.Seen) -> dict[str, Any]:
    row = seen.row
    return {
        "number": row.number, "kind": row.kind, "source": row.source, "place": row.place.code, "owed_by": row.owed_by.name, "raised_by": row.raised_by,
        "text": row.text, "raised_on": row.raised_on, "first_due": row.first_due, "due_on": row.due_on, "state": row.state, "late": seen.late,
        "answered_on": row.answered_on, "finished_on": row.finished_on, "dispute_until": row.dispute_until,
    }  # fmt: skip
