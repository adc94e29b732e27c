"""What the acts share: who acts, which row, one step of its course, its duties."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.access.queries import roles_in
from caunoi.access.rules import must_hold
from caunoi.access.words import Role
from caunoi.duties.commands import extend_duty, meet_all, open_duty
from caunoi.files.commands import store
from caunoi.followup import rules
from caunoi.followup.facts import Moved
from caunoi.followup.models import Followup, FollowupStep
from caunoi.followup.words import OWED, Act, State
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import record
from caunoi.places.models import Body

#: A room acts by a reference and has asked its own rights; a person's rights are asked here.
Actor = Person | str
#: The duty to do what was promised by its day; no law gives it, the promise does.
PROMISED, EXTENDED = "followup.promised", "followup.extended"
ANSWER, DISPUTE_ANSWER = "house.followup.answer", "house.followup.dispute_answer"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file that shows what was done, and in words what it shows."""

    name: str
    content: bytes
    told: str = ""


def ref_of(by: Actor) -> str:
    """How the ledger names who acts."""
    return by.ref if isinstance(by, Person) else by


def must_work(by: Actor, role: Role, body: Body) -> None:
    """Only those who hold the role in the body act for it."""
    if isinstance(by, Person):
        must_hold(roles_in(by, body), role, body.name)


def digest(text: str) -> str:
    """What the ledger keeps of words: enough to prove them."""
    return hashlib.sha256(text.encode()).hexdigest() if text else ""


def followed(ref: str) -> Followup | None:
    """What follows a room's record, held until the act is over; None where the record is not on the public list."""
    return _rows().filter(ref=ref).first()


def may(row: Followup, act: Act) -> bool:
    """Whether the book has the step: a room is the judge of its own record, and is not stopped by what is told of it here."""
    return any(step.act is act for step in rules.BOOK.open_to(State(row.state)))


def locked(number: str) -> Followup:
    """One by its number, held until the act is over."""
    row = _rows().filter(number=number).first()
    if row is None:
        raise Refusal("Không thấy việc này.", "There is no such thing.")
    return row


def _rows() -> QuerySet[Followup]:
    return Followup.objects.select_for_update(of=("self",)).select_related("owed_by__place", "place", "judge")


def take(
    row: Followup, act: Act, by: Actor, at: datetime, *, text: str = "", before: date | None = None, after: date | None = None,
    evidence: Sequence[Evidence] = (), link: str = "", who: str | None = None,
) -> Followup:  # fmt: skip
    """Move it by its book: its state, its public line with what shows it, its ledger entry."""
    step = rules.BOOK.step(State(row.state), act)
    row.state = step.then.value
    owed = step.then in OWED
    row.ended_on = None if owed else (row.ended_on or row.finished_on or localdate(at))
    row.save()
    files = [_kept(row, file, by, at, count) for count, file in enumerate(evidence)]
    FollowupStep.objects.create(
        followup=row, act=act.value, text=text, before=before, after=after, files=files, link=link,
        who=row.owed_by.name if who is None else who, by=ref_of(by), at=at,
    )  # fmt: skip
    moved = Moved(
        number=row.number, step=act.value, state=row.state, due=after, words=digest(text), files=len(files), link=link
    )
    record(moved, about=row.ref, by=ref_of(by), at=at)
    return row


def owe_promised(row: Followup, by: Actor, at: datetime) -> None:
    """The day promised is a duty of whoever promised."""
    if row.due_on is not None:
        with as_system():
            row.duty_id = open_duty(
                rule=PROMISED, about=row.about, owed_by=row.owed_by, by=ref_of(by), at=at, due=max(row.due_on, localdate(at)),
                subject=row.text[:200], owed_to=row.raised_by[:200],
            ).pk  # fmt: skip


def move_promised(row: Followup, due: date, reason: str, by: Actor, at: datetime) -> None:
    """The duty moves with the day."""
    if row.duty_id is not None:
        with as_system():
            extend_duty(duty_id=row.duty_id, rule=EXTENDED, reason=reason, by=ref_of(by), at=at, due=due)


def met(row: Followup, key: str, by: Actor, at: datetime) -> None:
    """What was owed about it under a rule is fulfilled."""
    with as_system():
        meet_all(about=row.about, keys=[key], by=ref_of(by), at=at, evidence=row.about)


def _kept(row: Followup, file: Evidence, by: Actor, at: datetime, have: int) -> dict[str, str]:
    stored = store(
        content=file.content, name=file.name, about=row.about, body=row.owed_by, by=by, at=at, alt_text=file.told, have=have
    )  # fmt: skip
    return {"id": str(stored.pk), "name": stored.name, "told": stored.alt_text}
