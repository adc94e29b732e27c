"""The only readers of boards: those of a place, who sits where, what is vacant, what was advised."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from caunoi.law.queries import in_force
from caunoi.places.models import Place

from . import rules
from .models import Board, BoardAdvice, BoardMember
from .words import Kind


def boards_of(place: Place, on: date) -> QuerySet[Board]:
    """The boards of a place whose term runs on a day."""
    found = Board.objects.filter(Q(until__isnull=True) | Q(until__gt=on), place=place, since__lte=on)
    return found.select_related("body").order_by("kind", "name")


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
