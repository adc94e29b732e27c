"""Inspection by the people as those see it who act for a board, or work for whoever is inspected."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import F, Q, QuerySet
from django.utils.timezone import localdate

from caunoi.access.queries import bodies_of
from caunoi.boards import queries as boards
from caunoi.boards.models import Board, BoardItem
from caunoi.check.models import BoardReport, Exhibit, Inspection, Project, Recommendation
from caunoi.check.words import CHECKING
from caunoi.identity.models import Person
from caunoi.places import queries as places
from caunoi.places.models import Body
from caunoi.places.words import BodyKind

_KINDS = [kind.value for kind in CHECKING]


def my_boards(person: Person, day: date | None = None) -> list[Board]:
    """The inspecting boards a person sits on or keeps on a day, today unless said, those at work first."""
    on = day or localdate()
    seats = [board for board in boards.my_seats(person, on) if board.kind in _KINDS]
    kept = boards.boards_for(boards.my_bodies(person)).filter(kind__in=_KINDS)[:100]
    known = {board.pk: board for board in [*seats, *kept]}
    return sorted(known.values(), key=lambda board: (board.until is not None and board.until <= on, board.name))


def acts_for(person: Person, board: Board, on: date) -> bool:
    """Whether a person acts for a board on a day: sits on it, or keeps it, while its term runs."""
    if board.kind not in _KINDS or (board.until is not None and board.until <= on):
        return False
    return boards.read_board(person, board.pk, on) is not None


def board_at_desk(person: Person, board_id: uuid.UUID, on: date) -> Board | None:
    """An inspecting board the person sits on or keeps."""
    found = boards.read_board(person, board_id, on)
    return found if found is not None and found.kind in _KINDS else None


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter of the programme: its items, each with the inspection it is, if it is one."""

    number: str
    rows: list[tuple[BoardItem, Inspection | None]] = field(default_factory=list)


def programme(board: Board, year: int) -> list[Quarter]:
    """A board's programme of a year by quarter: two statements."""
    items = list(BoardItem.objects.filter(board=board, due__year=year).order_by("due", "pk")[:200])
    known = {row.item_id: row for row in Inspection.objects.filter(item__in=items).select_related("item")}
    quarters = [Quarter(number) for number in ("I", "II", "III", "IV")]
    for item in items:
        quarters[(item.due.month - 1) // 3].rows.append((item, known.get(item.pk)))
    return quarters


def inspections_of(board: Board) -> QuerySet[Inspection]:
    """A board's inspections, the latest first."""
    return Inspection.objects.filter(board=board).select_related("item", "inspected").order_by("-item__due", "pk")


def inspections_at(person: Person) -> QuerySet[Inspection]:
    """Inspections of the bodies a person works for, once they were told: what is ahead first."""
    rows = Inspection.objects.filter(inspected__in=bodies_of(person), item__noticed_on__isnull=False)
    rows = rows.select_related("item", "board", "inspected")
    return rows.order_by(F("concluded_on").desc(nulls_first=True), "-item__due", "pk")


def inspection_for(person: Person, inspection_id: uuid.UUID, on: date) -> Inspection | None:
    """An inspection of a board the person acts for or keeps, or of a body they work for once it was told."""
    found = Inspection.objects.select_related("item", "board__body__place", "place", "inspected").filter(
        pk=inspection_id
    )
    row = found.first()
    if row is None or boards.read_board(person, row.board_id, on) is not None:
        return row
    told = row.item.noticed_on is not None
    return row if told and row.inspected in bodies_of(person) else None


def projects_of(board: Board) -> QuerySet[Project]:
    """A board's projects, the latest first."""
    return Project.objects.filter(board=board).order_by("-starts_on", "pk")


def project_for(person: Person, project_id: uuid.UUID, on: date) -> Project | None:
    """A project of a board the person sits on or keeps."""
    row = Project.objects.select_related("board__body__place", "place").filter(pk=project_id).first()
    return row if row is not None and boards.read_board(person, row.board_id, on) is not None else None


def recommendations(*, inspection: Inspection | None = None, project: Project | None = None) -> list[Recommendation]:
    """What was recommended after an inspection or for a project, as far as the reader may see, with its pictures."""
    rows = Recommendation.objects.filter(inspection=inspection, project=project).select_related(
        "advice__to", "advice__board"
    )
    return list(rows.prefetch_related("exhibits").order_by("-advice_id")[:200])


def recommendation_for(person: Person, advice_id: int, on: date) -> Recommendation | None:
    """A recommendation of a board the person sits on or keeps."""
    rows = Recommendation.objects.select_related(
        "advice__to", "advice__board", "board__body", "inspection__item", "project"
    )
    row = rows.filter(advice_id=min(advice_id, 2**62)).first()
    return row if row is not None and boards.read_board(person, row.board_id, on) is not None else None


def of_board(board: Board) -> QuerySet[Recommendation]:
    """Everything an inspecting board recommended, the latest first."""
    rows = Recommendation.objects.filter(board=board).select_related("advice__to", "advice__board")
    return rows.order_by("-advice__on", "-advice_id")


def reports_of(board: Board) -> dict[str, BoardReport]:
    """A board's reports by period."""
    return {row.period: row for row in BoardReport.objects.filter(board=board)}


def report_for(person: Person, report_id: uuid.UUID, on: date) -> BoardReport | None:
    """A report of a board the person sits on or keeps."""
    row = BoardReport.objects.select_related("board__body__place", "board__place").filter(pk=report_id).first()
    return row if row is not None and boards.read_board(person, row.board_id, on) is not None else None


def exhibit_for(person: Person, exhibit_id: int, on: date) -> Exhibit | None:
    """A picture or paper the person may work on: their board's, or evidence their body sent."""
    rows = Exhibit.objects.select_related("board__body", "finding", "entry", "recommendation__advice__to")
    row = rows.filter(pk=min(exhibit_id, 2**62), taken_back_at__isnull=True).first()
    if row is None or boards.read_board(person, row.board_id, on) is not None:
        return row
    return row if row.recommendation is not None and row.recommendation.advice.to in bodies_of(person) else None


def inspectable(board: Board, on: date) -> list[Body]:
    """The bodies a board may inspect: the offices of its commune, the committee first; never the Front that keeps it, nor the Party."""
    wanted = (BodyKind.PEOPLES_COMMITTEE.value, BodyKind.DEPARTMENT.value)
    here = [body for body in places.bodies_of(board.place, on) if body.kind in wanted and body.pk != board.body_id]
    return sorted(here, key=lambda body: (body.kind != BodyKind.PEOPLES_COMMITTEE.value, body.sort_key))


@dataclass(frozen=True, slots=True)
class Ahead:
    """What a board has to see to today: plans to be sent, days that came, answers overdue, work said to be done."""

    to_send: int
    to_conclude: int
    late_answers: int
    to_judge: int


def ahead(mine: Iterable[Board], on: date) -> dict[uuid.UUID, Ahead]:
    """What waits on each of some boards: two statements whatever their number."""
    mine = list(mine)
    counted = {board.pk: [0, 0, 0, 0] for board in mine}
    for row in Inspection.objects.filter(board__in=mine, concluded_on__isnull=True).select_related("item")[:500]:
        if row.item.noticed_on is None:
            counted[row.board_id][0] += 1
        elif row.item.due <= on:
            counted[row.board_id][1] += 1
    waiting = Q(advice__answered_on__isnull=True, advice__due__lt=on) | Q(advice__settled_on__isnull=False, judged="")
    for board_id, answered in (
        Recommendation.objects.filter(waiting, board__in=mine).order_by().values_list("board_id", "advice__answered_on")[:500]
    ):  # fmt: skip
        counted[board_id][2 if answered is None else 3] += 1
    return {board_id: Ahead(*each) for board_id, each in counted.items()}


def inspections_between(person: Person, since: date, until: date) -> QuerySet[Inspection]:
    """Inspections of the person's boards, and those told to the person's bodies, by their day."""
    rows = Inspection.objects.filter(item__due__gte=since, item__due__lte=until).select_related(
        "item", "board", "place"
    )
    told = Q(inspected__in=bodies_of(person), item__noticed_on__isnull=False)
    return rows.filter(Q(board__in=my_boards(person)) | told).order_by("item__due", "pk")
