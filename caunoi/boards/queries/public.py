"""Boards as everybody may see them: public members by name, the others as a number, advice and what became of it."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from caunoi.access.context import as_system
from caunoi.boards.models import Board, BoardAdvice, BoardItem, BoardMeeting, BoardMember
from caunoi.boards.words import Kind
from caunoi.places.models import Place

from .seats import Vacancy, in_order, on_day, vacancy

#: How much of a board's past one page shows.
ANSWERED_PAGE = 30


def _running(on: date) -> Q:
    return Q(until__isnull=True) | Q(until__gt=on)


def boards_of(place: Place, on: date) -> QuerySet[Board]:
    """The boards of a place whose term runs on a day, in the order of the kinds."""
    found = Board.objects.filter(_running(on), place=place, since__lte=on)
    return found.select_related("body", "place").order_by("kind", "name", "pk")


def ended_boards(place: Place, on: date) -> QuerySet[Board]:
    """The boards of a place whose term is over, the latest first."""
    return Board.objects.filter(place=place, until__lte=on).select_related("body", "place").order_by("-until", "pk")


def board_of(board_id: uuid.UUID) -> Board | None:
    """One board with its body and place."""
    return Board.objects.select_related("body", "place").filter(pk=board_id).first()


@dataclass(frozen=True, slots=True)
class Published:
    """A board as the public may see it: ``seated`` counts everybody, ``members`` are those who may be named."""

    board: Board
    members: list[BoardMember]
    seated: int
    vacancy: Vacancy
    advised: int
    answered: int

    @property
    def unnamed(self) -> int:
        """How many sit on it without being named."""
        return self.seated - len(self.members)


def published(place: Place, on: date, *, page: int = 1, size: int = 50, ended: bool = False) -> list[Published]:
    """A page of a place's boards with public members, empty seats and advice: as many statements whatever their number."""
    rows = ended_boards(place, on) if ended else boards_of(place, on)
    return published_among(list(rows[(page - 1) * size : page * size]), on)


def published_among(boards: list[Board], on: date) -> list[Published]:
    """Some boards as the public may see them on a day; one that has ended as it was in the end."""
    if not boards:
        return []
    with as_system():
        rows = list(BoardMember.objects.filter(board__in=boards).select_related("board").order_by("since", "pk"))
        counted = BoardAdvice.objects.filter(board__in=boards, public=True).order_by().values_list("board")
        advice = {board: (all_, done) for board, all_, done in counted.annotate(Count("pk"), Count("answered_on"))}
    found = []
    for board in boards:
        ended = board.until is not None and board.until <= on
        sitting = [
            row
            for row in rows
            if row.board_id == board.pk and (_sat_to_the_end(row, board) if ended else _sits(row, on))
        ]
        named = in_order(row for row in sitting if row.public)
        # The seats of a board that is over are nobody's to fill.
        empty = Vacancy(0, filled=False, by_election=False) if ended else vacancy(board, len(sitting), on)
        found.append(Published(board, named, len(sitting), empty, *advice.get(board.pk, (0, 0))))
    return found


def _sits(row: BoardMember, on: date) -> bool:
    return row.since <= on and (row.until is None or row.until > on)


def _sat_to_the_end(row: BoardMember, board: Board) -> bool:
    return row.until is None or row.until == board.until


@dataclass(frozen=True, slots=True)
class Shown:
    """One board's page: the board, its programme where it is open, when it met, what it advised."""

    published: Published
    items: list[BoardItem]
    meetings: list[tuple[date, int, int]]


def shown(board: Board, on: date) -> Shown:
    """A board as everybody may see it; of its meetings the day and how many were there, of the programme what is open."""
    items = list(board.items.order_by("-due", "-pk")[:ANSWERED_PAGE]) if board.open_programme else []
    with as_system():
        held = BoardMeeting.objects.filter(board=board).order_by("-on").values_list("on", "present", "seated")
        meetings = list(held[:ANSWERED_PAGE])
    return Shown(published_among([board], on)[0], items, meetings)


def advice_shown(board: Board) -> QuerySet[BoardAdvice]:
    """What a board advised in public and what became of it, the latest first."""
    return BoardAdvice.objects.filter(board=board, public=True).select_related("to").order_by("-on", "-pk")


@dataclass(frozen=True, slots=True)
class Figures:
    """A place's boards in numbers: at work, seats empty on boards whose vacancies are filled, advice waiting past its day."""

    at_work: int
    empty: int
    late: int


def figures(place: Place, on: date) -> Figures:
    """Boards at work in a place, empty seats to be filled, advice whose answer is late: three statements."""
    watching = [Kind.INSPECTION.value, Kind.INVESTMENT.value]
    boards = list(boards_of(place, on)[:200])
    with as_system():
        seated = dict(
            on_day(on).filter(board__in=boards).order_by().values_list("board").annotate(Count("pk")).values_list("board", "pk__count")
        )  # fmt: skip
    empty = [vacancy(board, seated.get(board.pk, 0), on) for board in boards if board.kind in watching]
    late = BoardAdvice.objects.filter(board__place=place, public=True, answered_on__isnull=True, due__lt=on).count()
    return Figures(len(boards), sum(each.seats for each in empty if each.filled), late)
