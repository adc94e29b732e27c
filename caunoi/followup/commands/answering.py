"""What the body that owes it says: accepted, refused, how far, another day."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.access.words import Role
from caunoi.followup import rules
from caunoi.followup.courses import courses
from caunoi.followup.models import Followup
from caunoi.followup.words import Act, State
from caunoi.identity.models import Person
from caunoi.kernel.personal import must_hold_nothing_personal
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean

from .common import ANSWER, Actor, Evidence, followed, locked, may, met, move_promised, must_work, owe_promised, take


@transaction.atomic
def answered(
    ref: str, *, outcome: str, reason: str, by: Actor, at: datetime, due_on: date | None = None
) -> Followup | None:  # fmt: skip
    """The body accepted it ("accepted", until ``due_on``) or did not ("refused", with the reason); nothing where it is not followed."""
    row = followed(ref)
    act = Act.ACCEPT if State(outcome) is State.ACCEPTED else Act.REFUSE
    return row if row is None or not may(row, act) else _answer(row, outcome, reason, due_on, by, at)


@transaction.atomic
def answer(*, number: str, outcome: str, reason: str, by: Person, at: datetime, due_on: date | None = None) -> Followup:
    """The same by an officer of the body, where the room leaves the answer to these pages."""
    row = locked(number)
    must_run_here(row, "answer")
    must_work(by, Role.HANDLER, row.owed_by)
    words = rules.must_say(clean(reason), "reason")
    must_hold_nothing_personal(words, "reason")
    if outcome == State.ACCEPTED.value:
        if due_on is None:
            raise Refusal("Hãy hẹn ngày làm xong.", "Say until when it will be done.", field="due_on")
        rules.must_come_later(due_on, localdate(at))
    return _answer(row, outcome, words, due_on, by, at)


@transaction.atomic
def report(
    *, number: str, text: str, by: Actor, at: datetime, evidence: Sequence[Evidence] = (), link: str = ""
) -> Followup:  # fmt: skip
    """Say in public how far it is."""
    row = locked(number)
    must_run_here(row, "finish")
    must_work(by, Role.HANDLER, row.owed_by)
    words = rules.must_say(clean(text), "text")
    must_hold_nothing_personal(words, "text")
    shown = rules.must_show(1, link)
    return take(row, Act.REPORT, by, at, text=words, evidence=evidence, link=shown)


@transaction.atomic
def extend(*, number: str, due_on: date, reason: str, by: Actor, at: datetime) -> Followup:
    """Move the day on, with a reason that stays in public beside the first day."""
    row = locked(number)
    must_run_here(row, "finish")
    must_work(by, Role.HEAD, row.owed_by)
    words = rules.must_say(clean(reason), "reason")
    must_hold_nothing_personal(words, "reason")
    rules.must_come_later(due_on, localdate(at), row.due_on)
    return _moved(row, due_on, words, by, at)


@transaction.atomic
def extended(ref: str, *, due_on: date, reason: str, by: Actor, at: datetime) -> Followup | None:
    """The room moved the day; nothing where it is not followed or the day is the same."""
    row = followed(ref)
    return (
        row
        if row is None or row.due_on == due_on or not may(row, Act.EXTEND)
        else _moved(row, due_on, clean(reason), by, at)
    )


def runs_here(row: Followup, part: str) -> bool:
    """Whether a part of its course is run on these pages: as its room said, and what is done again after a dispute."""
    again = part == "finish" and row.duty_id is not None
    return again or bool(getattr(courses.of(row.source), part))


def must_run_here(row: Followup, part: str) -> None:
    """What the room it came from runs by itself is not done twice."""
    if not runs_here(row, part):
        raise Refusal(
            "Việc này làm ở trang của hồ sơ gốc.", "This is done on the page of the record it came from."
        )  # fmt: skip


def _moved(row: Followup, due_on: date, reason: str, by: Actor, at: datetime) -> Followup:
    before, row.due_on = row.due_on, due_on
    take(row, Act.EXTEND, by, at, text=reason, before=before, after=due_on)
    if row.duty_id is not None:
        move_promised(row, due_on, reason, by, at)
    elif courses.of(row.source).finish:
        owe_promised(row, by, at)
        row.save(update_fields=["duty_id"])
    return row


def _answer(row: Followup, outcome: str, reason: str, due_on: date | None, by: Actor, at: datetime) -> Followup:
    accepts = State(outcome) is State.ACCEPTED
    row.reason, row.answered_on = rules.must_say(clean(reason), "reason", least=3), localdate(at)
    row.due_on = row.first_due = due_on  # from now on the day is the one promised, no more the answer's
    take(row, Act.ACCEPT if accepts else Act.REFUSE, by, at, text=row.reason, after=due_on)
    met(row, ANSWER, by, at)
    if accepts and courses.of(row.source).finish:
        owe_promised(row, by, at)
        row.save(update_fields=["duty_id"])
    return row
