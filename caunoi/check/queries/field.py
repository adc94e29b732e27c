"""What a member may write about from the place itself: projects under supervision, inspections whose day has come or is near."""

import uuid
from dataclasses import dataclass
from datetime import date, timedelta

from caunoi.access.context import as_system
from caunoi.boards import queries as boards
from caunoi.check.models import Finding, Inspection, Project, SiteEntry
from caunoi.identity.models import Person

from .desk import acts_for, my_boards

#: An inspection is offered this many days before its day, since whoever has no network opens the page beforehand.
NEAR = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Subject:
    """Something an entry can be about: "project:…" or "inspection:…", its name, its board."""

    key: str
    name: str
    board: str


def subjects(person: Person, on: date) -> list[Subject]:
    """Everything a person may write about on a day."""
    mine = [board for board in my_boards(person, on) if acts_for(person, board, on)]
    names = {board.pk: board.name for board in mine}
    projects = Project.objects.filter(board__in=mine, told_on__isnull=False, ended_on__isnull=True).order_by("name")[
        :50
    ]
    held = Inspection.objects.filter(
        board__in=mine, concluded_on__isnull=True, item__noticed_on__isnull=False, item__due__lte=on + NEAR
    )
    return [
        *(Subject(f"project:{row.pk}", row.name, names[row.board_id]) for row in projects),
        *(
            Subject(f"inspection:{row.pk}", f"{row.item.what} ({row.item.due:%d/%m/%Y})", names[row.board_id])
            for row in held.select_related("item").order_by("item__due")[:50]
        ),
    ]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was received under a number: where it stands."""

    id: uuid.UUID
    subject: str
    files: int


def receipt_of(person: Person, entry_id: uuid.UUID, on: date) -> Receipt | None:
    """What was received under a number, for somebody who acts for its board."""
    with as_system():
        entry = SiteEntry.objects.select_related("board").filter(pk=entry_id).first()
        found = entry or Finding.objects.select_related("board").filter(pk=entry_id).first()
        if found is None:
            return None
        files = found.exhibits.filter(taken_back_at__isnull=True).count()
    if boards.read_board(person, found.board_id, on) is None:
        return None
    about = f"project:{found.project_id}" if isinstance(found, SiteEntry) else f"inspection:{found.inspection_id}"
    return Receipt(found.pk, about, files)
