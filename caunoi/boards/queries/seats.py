"""Who sits where on a day, what is vacant, and who was elected but has no seat yet."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from caunoi.access.context import as_system
from caunoi.boards import rules
from caunoi.boards.models import Board, BoardMember
from caunoi.boards.words import Kind, Seat
from caunoi.kernel.text import fold
from caunoi.law.queries import in_force
from caunoi.places.models import Place

_ORDER = [Seat.HEAD.value, Seat.DEPUTY.value, Seat.MEMBER.value]


def on_day(on: date) -> QuerySet[BoardMember]:
    """Seats held on a day, as far as the reader may see."""
    return BoardMember.objects.filter(Q(until__isnull=True) | Q(until__gt=on), since__lte=on)


def members_on(board: Board, on: date) -> QuerySet[BoardMember]:
    """Who sits on a board on a day, as far as the reader may see."""
    return on_day(on).filter(board=board).select_related("board")


def from_day(board: Board, since: date) -> QuerySet[BoardMember]:
    """Who sits on a board on a day or takes a seat later."""
    return BoardMember.objects.filter(Q(until__isnull=True) | Q(until__gt=since), board=board)


def ever_seated(board: Board) -> QuerySet[BoardMember]:
    """Everybody who sits or sat on a board, as far as the reader may see."""
    return BoardMember.objects.filter(board=board).select_related("board")


def in_order(rows: Iterable[BoardMember]) -> list[BoardMember]:
    """Members as a list names them: the head, the deputies, the others as they came."""
    return sorted(rows, key=lambda row: (_ORDER.index(row.seat), row.since, row.pk))


def sits_on(person: str, kinds: Iterable[Kind], place: Place, on: date) -> bool:
    """Whether a person (a reference such as "person:12") sits on a board of one of the kinds in a place on a day."""
    if not person:
        return False
    wanted = [kind.value for kind in kinds]
    return on_day(on).filter(person=person, board__place=place, board__kind__in=wanted).exists()


@dataclass(frozen=True, slots=True)
class Vacancy:
    """Empty seats of a board on a day; whether they are filled, under which article, from how many months left on."""

    seats: int
    filled: bool
    by_election: bool
    months_left: int | None = None
    least: int | None = None
    cite: str = ""


def vacancy(board: Board, seated: int, on: date) -> Vacancy:
    """What the empty seats of a board come to on a day, by the law's rule for its kind."""
    kind = Kind(board.kind)
    key, empty = rules.keys_of(kind).byelection, max(board.size - seated, 0)
    elected = kind in rules.ELECTED
    if not key or board.until is None:
        return Vacancy(empty, empty > 0, elected)
    rule = in_force(key, on=on)
    least, left = int(rule.value or 0), rules.whole_months(on, board.until)
    return Vacancy(empty, empty > 0 and rules.is_filled(left, least), elected, left, least, rule.cite_inside)


def to_be_filled(board: Board, on: date) -> bool:
    """Whether the law has a seat that is vacant on a day filled by a by-election."""
    return vacancy(board, members_on(board, on).count(), on).filled


@dataclass(frozen=True, slots=True)
class ElectedOne:
    """Somebody a vote of the households elected: by which vote, since when, until when, and where its page is."""

    name: str
    election: str
    where: str
    since: date
    until: date | None
    href: str


Elections = Callable[[Kind, Place], list[ElectedOne]]
_known: list[Elections] = []
_dismissing: list[Elections] = []


def elected_by(elections: Elections, dismissals: Elections | None = None) -> None:
    """Name who knows the votes of the households; asked for the elected, and the dismissed, of a kind of board in a place."""
    _known[:] = [elections]
    _dismissing[:] = [dismissals] if dismissals else []


def dismissed(board: Board, on: date) -> list[tuple[BoardMember, ElectedOne]]:
    """Who sits on a board on a day although the households voted them off since they took the seat; freed by a person."""
    found = {
        fold(each.name): each
        for dismissals in _dismissing
        for each in reversed(dismissals(Kind(board.kind), board.place))
        if each.since <= on
    }
    if not found:
        return []
    sitting = [(row, found[row.key]) for row in members_on(board, on) if row.key in found]
    return [(row, each) for row, each in sitting if each.since > row.since]


def awaiting(board: Board, on: date) -> list[ElectedOne]:
    """Who was elected to a board by the households and does not sit on it yet; asked by a person, seated by a person."""
    found = [each for elections in _known for each in elections(Kind(board.kind), board.place)]
    if not found:
        return []
    # Whoever held a seat by that vote and left it is not proposed again.
    with as_system():
        rows = list(BoardMember.objects.filter(board=board).values_list("key", "election", "since", "until"))
    there = {key for key, _, since, until in rows if until is None or until > on} | {
        (key, election) for key, election, _, _ in rows
    }
    return [
        each
        for each in found
        if fold(each.name) not in there
        and (fold(each.name), each.election) not in there
        and each.since >= board.since
        and (board.until is None or each.since < board.until)
        and each.since <= on
    ]
