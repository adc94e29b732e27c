"""What the acts share: who acts for a board, which record is held until the act is over."""

import uuid
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.access.queries import roles_in
from caunoi.access.rules import covering
from caunoi.access.words import Role
from caunoi.boards import queries as boards
from caunoi.boards.models import Board
from caunoi.check.models import Inspection, Project
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal

#: The installation acts without a role; a person never.
Actor = Person | str


def keeps(by: Actor, board: Board) -> bool:
    """Whether somebody works for the body that keeps the board (for a commune's boards, the Front)."""
    if not isinstance(by, Person):
        return True
    return not roles_in(by, board.body).isdisjoint(str(role) for role in covering(Role.HANDLER))


def must_act(by: Actor, board: Board, on: date) -> None:
    """Those who sit on the board, and those who keep it, act for it; nobody after its end."""
    if board.until is not None and board.until <= on:
        raise Refusal("Ban này đã hết nhiệm kỳ.", "The term of this board is over.")
    if keeps(by, board):
        return
    if isinstance(by, Person) and any(seat.pk == board.pk for seat in boards.my_seats(by, on)):
        return
    raise Refusal(
        f"Việc này của thành viên {board.name} và cán bộ {board.body.name}.",
        f"This is the work of the members of {board.name} and of the staff of {board.body.name}.",
    )


def locked_board(board_id: uuid.UUID) -> Board:
    """The board, held until the act is over."""
    found = Board.objects.select_for_update(of=("self",)).select_related("body__place", "place").filter(pk=board_id)
    board = found.first()
    if board is None:
        raise Refusal("Không thấy ban này.", "There is no such board.")
    return board


def locked_inspection(inspection_id: uuid.UUID, by: Actor, at: datetime) -> Inspection:
    """An inspection, held until the act is over, by somebody who acts for its board."""
    row: Inspection = _locked(Inspection, inspection_id, by, at, "item", "inspected")
    return row


def locked_project(project_id: uuid.UUID, by: Actor, at: datetime) -> Project:
    """A project, held until the act is over, by somebody who acts for its board."""
    row: Project = _locked(Project, project_id, by, at)
    return row


def _locked(model: Any, pk: uuid.UUID, by: Actor, at: datetime, *along: str) -> Any:
    # The board first: every act on its records waits there, so that none waits for another crosswise.
    board_id = model.objects.filter(pk=pk).values_list("board_id", flat=True).first()
    if board_id is None:
        raise Refusal("Không thấy hồ sơ này.", "There is no such record.")
    board = locked_board(board_id)
    must_act(by, board, localdate(at))
    row = model.objects.select_for_update(of=("self",)).select_related("place", *along).get(pk=pk)
    row.board = board
    return row


def ref_of(by: Actor) -> str:
    """How the ledger names who acts."""
    return by.ref if isinstance(by, Person) else by


def name_of(by: Actor) -> str:
    """How the board's own pages name who acts."""
    return by.name if isinstance(by, Person) else ""


#: Boards and duties belong to bodies; a member who holds no office acts through them once the right was asked here.
for_the_board = as_system
