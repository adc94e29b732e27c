"""Boards of a place over HTTP, to read: those whose term runs, their public members, how much of their advice was answered."""

from datetime import date
from typing import Annotated

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Schema
from pydantic import StringConstraints

from caunoi.access.doors import open_to_all
from caunoi.places import queries as places

from . import queries
from .words import Seat, Way

router = Router(tags=["boards"])
Code = Annotated[str, StringConstraints(max_length=20, pattern=r"^[0-9]*$")]
Page = Annotated[int, Query(ge=1, le=1000)]


class BoardMemberOut(Schema):
    """A member named to the public: the office is public, or the person agreed."""

    name: str
    seat: Seat
    way: Way
    since: date
    until: date | None


class BoardOut(Schema):
    """A board whose term runs today."""

    id: str
    kind: str
    body: str
    name: str
    decision: str
    size: int
    since: date
    until: date | None
    members: list[BoardMemberOut]
    seated: int
    vacant: int
    by_election: bool
    advised: int
    answered: int


@router.get("/boards", response=list[BoardOut], summary="Ban, tổ của một nơi · Boards of a place")
@open_to_all
def list_boards(request: HttpRequest, place: Code, page: Page = 1) -> list[BoardOut]:
    """The boards of a place, fifty a page, with the members the public may know by name."""
    here = places.place_of_ref(place) if place else None
    if here is None:
        return []
    return [
        BoardOut(
            id=str(row.board.pk), kind=str(row.board.kind), body=row.board.body.name, name=row.board.name, decision=row.board.decision,
            size=row.board.size, since=row.board.since, until=row.board.until, advised=row.advised, answered=row.answered,
            seated=row.seated, vacant=row.vacancy.seats, by_election=row.vacancy.filled and row.vacancy.by_election,
            members=[
                BoardMemberOut(name=m.name, seat=Seat(m.seat), way=Way(m.way), since=m.since, until=m.until) for m in row.members
            ],
        )
        for row in queries.published(here, timezone.localdate(), page=page)
    ]  # fmt: skip
