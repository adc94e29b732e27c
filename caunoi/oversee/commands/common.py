"""What the acts share: who acts for which body, what is locked, one step of a book."""

import hashlib
import uuid
from datetime import date, datetime

from caunoi.access.queries import roles_in
from caunoi.access.rules import must_hold
from caunoi.access.words import Role
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import record
from caunoi.oversee import rules
from caunoi.oversee.facts import CriticismMoved, Moved
from caunoi.oversee.models import Criticism, Supervision
from caunoi.oversee.words import Act, Move, Phase, Stage
from caunoi.places.models import Body

#: The installation acts without a role; a person never.
Actor = Person | str


def must_work(by: Actor, role: Role, body: Body) -> None:
    """Only those who hold the role in the body act for it."""
    if isinstance(by, Person):
        must_hold(roles_in(by, body), role, body.name)


def ref_of(by: Actor) -> str:
    """How the ledger names who acts."""
    return by.ref if isinstance(by, Person) else by


def digest(*texts: str) -> str:
    """The digest the ledger keeps of words that stay in the room."""
    return hashlib.sha256("\x1f".join(texts).encode()).hexdigest() if any(texts) else ""


def supervision(supervision_id: uuid.UUID) -> Supervision:
    """A supervision, held until the act is over."""
    rows = Supervision.objects.select_for_update(of=("self",)).select_related("body__place", "subject__place", "place")
    return _found(rows.filter(pk=supervision_id).first())


def criticism(criticism_id: uuid.UUID) -> Criticism:
    """A criticism, held until the act is over."""
    rows = Criticism.objects.select_for_update(of=("self",)).select_related("body__place", "drafter__place", "place")
    return _found(rows.filter(pk=criticism_id).first())


def allow(row: Supervision, act: Act, by: Actor) -> Stage:
    """The stage the act leads to; refuses who may not, and what the book has not. The supervised body sends its own report."""
    step = rules.BOOK.step(Stage(row.stage), act)
    must_work(by, Role(step.by), row.subject if act is Act.RECEIVE else row.body)
    return Stage(step.then)


def allow_move(row: Criticism, move: Move, by: Actor) -> Phase:
    """The phase the move leads to; the body that drafts answers and issues, the other moves are the critic's."""
    step = rules.MATRIX.step(Phase(row.phase), move)
    must_work(by, Role(step.by), row.drafter if move in (Move.ANSWER, Move.SIGN, Move.ISSUE) else row.body)
    return Phase(step.then)


def moved(
    row: Supervision, act: Act, then: Stage, by: Actor, at: datetime, *, on: date | None = None, words: str = ""
) -> Supervision:
    """Keep the step with its entry in the ledger."""
    row.stage = then.value
    row.save()
    record(Moved(step=act.value, stage=row.stage, on=on, words=digest(words)), about=row.ref, by=ref_of(by), at=at)
    return row


def moved_on(
    row: Criticism, move: Move, then: Phase, by: Actor, at: datetime, *, points: int = 0, words: str = ""
) -> Criticism:
    """Keep the move with its entry in the ledger."""
    row.phase = then.value
    row.save()
    fact = CriticismMoved(step=move.value, phase=row.phase, points=points, words=words)
    record(fact, about=row.ref, by=ref_of(by), at=at)
    return row


def _found[T](row: T | None) -> T:
    if row is None:
        raise Refusal(
            "Không thấy hồ sơ này, hoặc việc này không phải của bạn.", "There is no such record, or it is not yours to change."
        )  # fmt: skip
    return row
