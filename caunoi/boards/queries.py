"""The only readers of boards: those of a place, who sits where, what is vacant, what was advised."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from caunoi.law.queries import in_force
from caunoi.places.models import Place

from . import rules
from .models import Board, BoardAdvice, BoardMember
from .words import Kind


def boards_of(place: Place, on: date) -> QuerySet[Board]:
    """The boards of a place whose term runs on a day."""
    found = Board.objects.filter(Q(until__isnull=True) | Q(until__gt=on), place=place, since__lte=on)
    return found.select_related("body").order_by("kind", "name")


@dataclass(frozen=True, slots=True)
class Published:
    """A board as the public may see it."""

    board: Board
    members: list[BoardMember]
    advised: int
    answered: int


def published(place: Place, on: date, *, page: int = 1, size: int = 50) -> list[Published]:
    """A page of a place's boards with public members and advice counted: three statements whatever their number."""
    boards = list(boards_of(place, on)[(page - 1) * size : page * size])
    members: dict[object, list[BoardMember]] = {}
    for row in _on(on).filter(board__in=boards, public=True):
        members.setdefault(row.board_id, []).append(row)
    counted = BoardAdvice.objects.filter(board__in=boards).order_by().values_list("board")
    advice = {board: (all_, done) for board, all_, done in counted.annotate(Count("pk"), Count("answered_on"))}
    return [Published(board, members.get(board.pk, []), *advice.get(board.pk, (0, 0))) for board in boards]


def members_on(board: Board, on: date) -> QuerySet[BoardMember]:
    """Who sits on a board on a day, as far as the reader may see."""
    return _on(on).filter(board=board)


def from_day(board: Board, since: date) -> QuerySet[BoardMember]:
    """Who sits on a board on a day or takes a seat later."""
    return BoardMember.objects.filter(Q(until__isnull=True) | Q(until__gt=since), board=board)


def sits_on(person: str, kinds: Iterable[Kind], place: Place, on: date) -> bool:
    """Whether a person (a reference such as "person:12") sits on a board of one of the kinds in a place on a day."""
    if not person:
        return False
    return _on(on).filter(person=person, board__place=place, board__kind__in=[kind.value for kind in kinds]).exists()


def to_be_filled(board: Board, on: date) -> bool:
    """Whether the law has a seat that is vacant on a day filled by a by-election."""
    if members_on(board, on).count() >= board.size:
        return False
    key = rules.keys_of(Kind(board.kind)).byelection
    if not key or board.until is None:
        return True
    least = in_force(key, on=on).value
    return rules.is_filled(rules.whole_months(on, board.until), int(least) if least is not None else None)


def advices_of(board: Board) -> QuerySet[BoardAdvice]:
    """What a board advised and what became of it, the latest first."""
    return BoardAdvice.objects.filter(board=board).select_related("to")


def _on(on: date) -> QuerySet[BoardMember]:
    return BoardMember.objects.filter(Q(until__isnull=True) | Q(until__gt=on), since__lte=on)
