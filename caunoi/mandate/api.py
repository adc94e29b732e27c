"""Directives open to the public over HTTP, to read: the tree as a flat list whose lines name what they hang below."""

import uuid
from datetime import date, datetime
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router, Schema
from ninja.errors import HttpError
from pydantic import StringConstraints

from caunoi.access.doors import open_to_all

from . import queries
from .words import Rhythm, Signal

router = Router(tags=["directives"])
SIZE = 100
Code = Annotated[str, StringConstraints(max_length=20, pattern=r"^[0-9]*$")]
After = Annotated[str, Query(max_length=60)]


class StandingsOut(Schema):
    """How the public tasks of a directive stand today."""

    total: int
    done: int
    done_late: int
    running: int
    late: int


class DirectiveOut(Schema):
    """A directive whose carrying out is public."""

    id: str
    kind: str
    number: str
    title: str
    day: date | None
    body: str
    body_code: str
    published_at: datetime
    synthetic: bool


class DirectivesOut(Schema):
    """A page of directives; ``after`` asks for the next."""

    items: list[DirectiveOut]
    after: str


class DirectiveWholeOut(DirectiveOut):
    """A directive with its provisions and how its tasks stand."""

    standings: StandingsOut
    provisions: list[dict[str, str]]


class TaskOut(Schema):
    """A task of the tree; ``parent`` names the task it hangs below, empty at the top."""

    id: str
    parent: str
    provision: str
    body: str
    body_code: str
    duty: str
    given_on: date
    due: date
    rhythm: Rhythm
    repeats: str
    finished_on: date | None
    state: Signal


class TasksOut(Schema):
    """A page of tasks; ``after`` asks for the next."""

    items: list[TaskOut]
    after: str


class ErrorOut(Schema):
    """One thing that was wrong, and where."""

    field: str
    message: str
    cite: str = ""


class ErrorsOut(Schema):
    """What was wrong."""

    errors: list[ErrorOut]


#: No such directive, or an id that is none.
WRONG = {404: ErrorsOut, 422: ErrorsOut}


@router.get("/directives", response=DirectivesOut, summary="Chỉ thị, kế hoạch công khai · Directives")
@open_to_all
def list_directives(request: HttpRequest, place: Code = "", after: After = "") -> DirectivesOut:
    """Directives open to the public, the newest first."""
    rows = queries.published_page(place=place, after=after, size=SIZE)
    more = queries.published_mark(rows[-1]) if len(rows) == SIZE else ""
    return DirectivesOut(items=[DirectiveOut(**_directive(row)) for row in rows], after=more)


@router.get(
    "/directives/{directive_id}", response={200: DirectiveWholeOut, **WRONG}, summary="Một chỉ thị · One directive"
)
@open_to_all
def one_directive(request: HttpRequest, directive_id: uuid.UUID) -> DirectiveWholeOut:
    """A directive with its provisions and how its tasks stand."""
    row = _row(directive_id)
    counts = queries.standings(queries.public_tasks(row))
    standings = StandingsOut(
        total=counts.total, done=counts.done, done_late=counts.done_late, running=counts.running, late=counts.late
    )
    provisions = [{"number": each.number, "words": each.words} for each in row.provisions.all()[:500]]
    return DirectiveWholeOut(**_directive(row), standings=standings, provisions=provisions)


@router.get(
    "/directives/{directive_id}/tasks", response={200: TasksOut, **WRONG}, summary="Cây nhiệm vụ · The tree of tasks"
)
@open_to_all
def tasks_of_directive(request: HttpRequest, directive_id: uuid.UUID, after: After = "") -> TasksOut:
    """The public tasks of a directive in the order of their ids, a page at a time."""
    rows = queries.public_tasks_page(_row(directive_id), after=after, size=SIZE)
    return TasksOut(items=[_task(seen) for seen in rows], after=str(rows[-1].task.pk) if len(rows) == SIZE else "")


def _row(directive_id: uuid.UUID) -> Any:
    row = queries.published().filter(pk=directive_id).first()
    if row is None:
        raise HttpError(404, "Không có chỉ thị công khai này. · No such public directive.")
    return row


def _directive(row: Any) -> dict[str, Any]:
    return {
        "id": str(row.pk), "kind": row.kind, "number": row.number, "title": row.title, "day": row.day, "body": row.body.name,
        "body_code": row.body.code, "published_at": row.published_at, "synthetic": row.synthetic,
    }  # fmt: skip


def _task(seen: Any) -> TaskOut:
    row = seen.task
    return TaskOut(
        id=str(row.pk), parent=str(row.parent_id or ""), provision=row.provision.number if row.provision else "", body=row.body.name,
        body_code=row.body.code, duty=row.duty, given_on=row.assigned_on, due=row.due, rhythm=row.rhythm, repeats=row.repeats,
        finished_on=row.finished_on, state=queries.told(seen.signal),
    )  # fmt: skip
