"""Boards as those who work for them see them, and advice as those who must answer it do."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Min, Q, QuerySet
from django.utils.timezone import localdate

from caunoi.access.queries import bodies_of, roles_in
from caunoi.access.rules import covering
from caunoi.access.words import Role
from caunoi.boards.models import Board, BoardAdvice, BoardItem
from caunoi.boards.words import Seat
from caunoi.followup import queries as followups
from caunoi.followup.words import State
from caunoi.identity.models import Person
from caunoi.places import queries as places
from caunoi.places.models import Body, Place
from caunoi.places.words import BodyKind

from .seats import on_day


def my_bodies(person: Person) -> list[Body]:
    """The bodies for which the person keeps boards and answers their advice."""
    wanted = {str(role) for role in covering(Role.HANDLER)}
    return [body for body in bodies_of(person) if wanted & roles_in(person, body)]


def boards_for(bodies: list[Body]) -> QuerySet[Board]:
    """The boards of some bodies: those without an end first, then the latest to end."""
    rows = Board.objects.filter(body__in=bodies).select_related("body", "place")
    return rows.order_by(F("until").desc(nulls_first=True), "kind", "name", "pk")


@dataclass(frozen=True, slots=True)
class AtDesk:
    """A board in an officer's list: seats taken, the next day of the programme, advice not answered."""

    board: Board
    seated: int
    next_due: date | None
    waiting: int
    over: bool


def at_desk(boards: list[Board], on: date) -> list[AtDesk]:
    """Boards with what an officer looks for: three statements whatever their number."""
    seated = _counts(on_day(on).filter(board__in=boards))
    waiting = _counts(BoardAdvice.objects.filter(board__in=boards, answered_on__isnull=True))
    planned = BoardItem.objects.filter(board__in=boards, done_on__isnull=True).order_by().values_list("board")
    due = dict(planned.annotate(due=Min("due")))
    return [
        AtDesk(
            board, seated.get(board.pk, 0), due.get(board.pk), waiting.get(board.pk, 0), board.until is not None and board.until <= on
        )
        for board in boards
    ]  # fmt: skip


def _counts(rows: QuerySet[Any]) -> dict[Any, int]:
    return dict(rows.order_by().values_list("board").annotate(count=Count("pk")))


def desk_board(person: Person, board_id: uuid.UUID) -> Board | None:
    """A board of a body the person works for."""
    return Board.objects.select_related("body", "place").filter(pk=board_id, body__in=my_bodies(person)).first()


def my_seats(person: Person, on: date | None = None) -> list[Board]:
    """The boards a person sits on by an account of theirs on a day, today unless said."""
    seats = on_day(on or localdate()).filter(person=person.ref).values("board")
    return list(Board.objects.filter(pk__in=seats).select_related("body", "place").order_by("name", "pk"))


def headed_in(person: Person, place: Place, on: date) -> list[Board]:
    """The boards of a place a person heads, or is deputy of, by an account of theirs on a day: who speaks in the board's name."""
    seats = on_day(on).filter(person=person.ref, seat__in=[Seat.HEAD.value, Seat.DEPUTY.value]).values("board")
    boards = Board.objects.filter(Q(until__isnull=True) | Q(until__gt=on), pk__in=seats, place=place)
    return list(boards.order_by("name", "pk"))


def read_board(person: Person, board_id: uuid.UUID, on: date) -> Board | None:
    """A board the person keeps or sits on."""
    kept = desk_board(person, board_id)
    return kept or next((board for board in my_seats(person, on) if board.pk == board_id), None)


def advice_of(board: Board) -> QuerySet[BoardAdvice]:
    """What a board advised and what became of it, the latest first, as far as the reader may see."""
    return BoardAdvice.objects.filter(board=board).select_related("to").order_by("-on", "-pk")


def asked_again(advice: BoardAdvice) -> bool:
    """Whether what was said to be done was disputed and the body above has it done again."""
    followed = followups.of(advice.ref) if advice.public and advice.settled_on is not None else None
    return followed is not None and followed.state == State.ACCEPTED.value


def public_advice() -> QuerySet[BoardAdvice]:
    """All advice given in public, in the order given."""
    return BoardAdvice.objects.filter(public=True).select_related("board__place", "to").order_by("pk")


def waiting_advice(bodies: list[Body]) -> QuerySet[BoardAdvice]:
    """Advice some bodies owe an answer or an outcome to, the soonest due first."""
    open_ = Q(answered_on__isnull=True) | Q(promised_on__isnull=False, settled_on__isnull=True)
    rows = BoardAdvice.objects.filter(open_, to__in=bodies).select_related("board", "to")
    return rows.order_by(F("due").asc(nulls_last=True), "pk")


def advice_for(person: Person, advice_id: int) -> BoardAdvice | None:
    """Advice given to a body the person works for, or by a board of one."""
    mine = my_bodies(person)
    found = BoardAdvice.objects.filter(Q(to__in=mine) | Q(board__body__in=mine), pk=advice_id)
    return found.select_related("board__body", "board__place", "to").first()


def advisable(board: Board, on: date) -> list[Body]:
    """The bodies a board may advise: those of its place, the committee first, then those of the province."""
    here = places.bodies_of(board.place, on)
    here.sort(key=lambda body: (body.kind != BodyKind.PEOPLES_COMMITTEE, body.sort_key))
    above = board.place.province
    return here + (places.bodies_of(above, on) if above is not None and above.pk != board.place_id else [])
