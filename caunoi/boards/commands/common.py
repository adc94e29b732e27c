"""What the acts share: who acts, for which body, on which board."""

import uuid
from datetime import date

from caunoi.access.queries import roles_in
from caunoi.access.rules import must_hold
from caunoi.access.words import Role
from caunoi.boards.models import Board
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.places.models import Body

#: The installation acts without a role; a person never.
Actor = Person | str
#: Rules of duties that no law gives: their days are the programme's, and the promise's.
PROGRAMME, PROMISE = "boards.item", "boards.promise"


def locked(board_id: uuid.UUID, on: date | None = None) -> Board:
    """The board, held until the act is over, so that two officers act one after the other; refuses one that ended before ``on``."""
    board = Board.objects.select_for_update(of=("self",)).select_related("body__place").filter(pk=board_id).first()
    if board is None:
        raise Refusal("Không thấy ban này.", "There is no such board.")
    if on is not None and board.until is not None and board.until <= on:
        raise Refusal("Ban này đã hết nhiệm kỳ.", "The term of this board is over.")
    return board


def must_work(by: Actor, body: Body) -> None:
    """Only those who work for the body act for its boards."""
    if isinstance(by, Person):
        must_hold(roles_in(by, body), Role.HANDLER, body.name)


def ref_of(by: Actor) -> str:
    """How the ledger names who acts."""
    return by.ref if isinstance(by, Person) else by
