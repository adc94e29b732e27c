"""With a token: what it may, and what its body owes."""

import uuid
from datetime import date, datetime
from typing import Annotated

from django.http import HttpRequest
from django.utils.timezone import localdate
from ninja import Query, Router, Schema

from caunoi.duties import queries as duties
from caunoi.duties.words import Pile
from caunoi.ui.problems import ErrorsOut

from . import rules
from .doors import token_holding

router = Router(tags=["connect"])
CLOSED = {401: ErrorsOut, 403: ErrorsOut, 422: ErrorsOut, 429: ErrorsOut}


class TokenOut(Schema):
    """What the token shown may: as whom, where, until when, how often."""

    name: str
    role: str
    body: str
    body_name: str
    place: str
    until: date
    a_minute: int


class DutyOut(Schema):
    """One thing the body must do by a day."""

    id: str
    rule: str
    about: str
    due: date
    starts_on: date
    standing: str
    cite: str
    opened_at: datetime


class DutiesOut(Schema):
    """A page of duties; ``after`` goes on."""

    results: list[DutyOut]
    after: str = ""


@router.get("/token", response={200: TokenOut, **CLOSED}, summary="Mã này làm được gì · What this token may")
@token_holding()
def token(request: HttpRequest) -> TokenOut:
    """As whom the token speaks."""
    shown = request.token  # type: ignore[attr-defined]
    return TokenOut(
        name=shown.name, role=shown.role, body=shown.body.code, body_name=shown.body.name, place=shown.body.place.code, until=shown.until,
        a_minute=rules.A_MINUTE,
    )  # fmt: skip


@router.get("/desk/duties", response={200: DutiesOut, **CLOSED}, summary="Việc cơ quan phải làm · Duties of the body")
@token_holding()
def body_duties(
    request: HttpRequest,
    pile: Annotated[str, Query(pattern=r"^(overdue|today|week|later|paused)?$", max_length=10)] = "",
    after: Annotated[str, Query(max_length=80)] = "",
) -> DutiesOut:
    """Running duties of the token's body by pile, the soonest due first, fifty at a time; what the body is walled off from is not there."""
    shown = request.token  # type: ignore[attr-defined]
    known = {each.value: each for each in Pile}
    scope = duties.Scope.of_bodies([shown.body])
    page = duties.worklist(scope, known.get(pile, Pile.OVERDUE), today=localdate(), after=_mark(after))
    return DutiesOut(
        results=[
            DutyOut(
                id=str(row.pk), rule=row.rule, about=row.about, due=row.due, starts_on=row.starts_on, standing=row.standing, cite=row.cite, opened_at=row.opened_at
            )
            for row in page.rows
        ],
        after=page.after or "",
    )  # fmt: skip


def _mark(text: str) -> str | None:
    """A mark as lists give it; what somebody made up begins anew."""
    day, _sep, key = text.partition("~")
    try:
        date.fromisoformat(day)
        uuid.UUID(key)
    except ValueError:
        return None
    return text
