"""Dialogues and promises over HTTP, to read."""

from datetime import date, datetime
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Schema
from pydantic import StringConstraints

from caunoi.access.doors import open_to_all
from caunoi.places import queries as places

from . import queries
from .words import Form, Occasion, Sight, Stage

router = Router(tags=["dialogues"])
Code = Annotated[str, StringConstraints(max_length=20, pattern=r"^[0-9]*$")]
After = Annotated[str, Query(max_length=100)]


class DialogueOut(Schema):
    """A dialogue as announced and held."""

    id: str
    place: str
    body: str
    occasion: Occasion
    form: Form
    title: str
    content: str
    chair: str
    starts_at: datetime
    venue: str
    stage: Stage
    questions: int
    people: int | None
    published_at: datetime | None


class DialoguesOut(Schema):
    """A page of dialogues; ``after`` asks for the next."""

    items: list[DialogueOut]
    after: str


class PromiseOut(Schema):
    """A promise and how it looks today."""

    id: str
    dialogue: str
    place: str
    body: str
    what: str
    made_on: date
    first_due: date
    due: date
    finished_on: date | None
    state: Sight


class PromisesOut(Schema):
    """A page of promises; ``after`` asks for the next."""

    items: list[PromiseOut]
    after: str


@router.get("/dialogues", response=DialoguesOut, summary="Đối thoại · Dialogues")
@open_to_all
def list_dialogues(request: HttpRequest, place: Code = "", coming: bool = False, after: After = "") -> DialoguesOut:
    """Dialogues held or called off, the latest first; ``coming`` asks for those announced."""
    here = places.place_of_ref(place) if place else None
    if place and here is None:
        return DialoguesOut(items=[], after="")
    rows = queries.coming(place=here, size=50) if coming else queries.past(place=here, after=after, size=50)
    return DialoguesOut(
        items=[_dialogue(row) for row in rows], after=queries.mark(rows[-1]) if len(rows) == 50 and not coming else ""
    )


@router.get("/promises", response=PromisesOut, summary="Việc đã hứa · Promises")
@open_to_all
def list_promises(request: HttpRequest, place: Code = "", after: After = "") -> PromisesOut:
    """Promises made in dialogues, the soonest due first."""
    here = places.place_of_ref(place) if place else None
    if place and here is None:
        return PromisesOut(items=[], after="")
    rows = queries.promises_in(place=here, today=timezone.localdate(), after=after, size=50)
    return PromisesOut(
        items=[_promise(row) for row in rows], after=queries.promise_mark(rows[-1]) if len(rows) == 50 else ""
    )


def _dialogue(row: Any) -> DialogueOut:
    people = None if row.attended is None else row.attended + row.attended_online
    return DialogueOut(
        id=str(row.pk), place=row.place.code, body=row.body.name, occasion=row.occasion, form=row.form, title=row.title, content=row.content, chair=row.chair,
        starts_at=row.starts_at, venue=row.venue, stage=row.stage, questions=row.asked, people=people, published_at=row.published_at,
    )  # fmt: skip


def _promise(seen: Any) -> PromiseOut:
    row = seen.promise
    return PromiseOut(
        id=str(row.pk), dialogue=str(row.dialogue_id), place=row.place.code, body=row.body.name, what=row.what, made_on=row.made_on,
        first_due=row.first_due, due=row.due, finished_on=row.finished_on, state=seen.sight,
    )  # fmt: skip
