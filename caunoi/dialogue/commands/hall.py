"""In the hall: start, call a question up, answer, put off to writing, promise, count the people, close."""

import uuid
from collections.abc import Callable
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate, localtime

from caunoi.access.context import as_system
from caunoi.access.words import Role
from caunoi.dialogue import rules
from caunoi.dialogue.facts import Answered, Counted
from caunoi.dialogue.models import Dialogue, Promise, QuestionGroup
from caunoi.dialogue.words import Act, GroupState, Stage
from caunoi.duties.commands import open_duty, waive_duty
from caunoi.kernel.personal import must_hold_nothing_personal
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.ledger.commands import record
from caunoi.places.models import Body

from .common import Actor, digest, locked_dialogue, locked_group, must_work, ref_of, take
from .grouping import group_the_rest
from .promises import make_promise

RESULT = "dialogue.result"
WRITING = "dialogue.answer"


#: Who is told, in the same transaction, that a dialogue was held, so that people may say how they found it.
_told: list[Callable[[Dialogue, datetime], None]] = []


def held_by(told: Callable[[Dialogue, datetime], None]) -> None:
    """Name who is told that a dialogue was held."""
    _told[:] = [told]


@transaction.atomic
def start(*, dialogue_id: uuid.UUID, by: Actor, at: datetime) -> Dialogue:
    """Open the hall on its day."""
    row = locked_dialogue(dialogue_id)
    rules.must_be_due_day(localtime(row.starts_at), localtime(at))
    take(row, Act.START, by, at)
    row.started_at = at
    row.save()
    return row


@transaction.atomic
def call_up(*, dialogue_id: uuid.UUID, group_id: int, version: int, by: Actor, at: datetime) -> QuestionGroup:
    """Put a group before the hall; the one before it, unanswered, goes back to the queue."""
    row = _live(dialogue_id, version, by)
    group = locked_group(row, group_id)
    rules.must_turn(GroupState(group.state), GroupState.CURRENT)
    row.groups.filter(state=GroupState.CURRENT.value).update(state=GroupState.QUEUED.value)
    _drop_duty(group, by, at)
    group.state = GroupState.CURRENT.value
    group.save(update_fields=["state", "duty_id"])
    _acted(row, group, by, at)
    return group


@transaction.atomic
def answer(*, dialogue_id: uuid.UUID, group_id: int, version: int, text: str, by: Actor, at: datetime) -> QuestionGroup:
    """Keep what the head answered in the hall."""
    row = _live(dialogue_id, version, by)
    group = locked_group(row, group_id)
    rules.must_turn(GroupState(group.state), GroupState.ANSWERED)
    group.answer = rules.must_say(
        clean(text), "text", "Hãy ghi nội dung đã trả lời.", "Write what was answered.", least=5
    )
    must_hold_nothing_personal(group.answer, "text")
    group.state, group.answered_at = GroupState.ANSWERED.value, at
    group.save(update_fields=["answer", "state", "answered_at"])
    _acted(row, group, by, at)
    return group


@transaction.atomic
def put_off(
    *, dialogue_id: uuid.UUID, group_id: int, version: int, body: Body, due: date, by: Actor, at: datetime, text: str = "",
) -> QuestionGroup:  # fmt: skip
    """Leave a group to a body to answer in writing by a day: a duty of that body."""
    row = _live(dialogue_id, version, by)
    group = locked_group(row, group_id)
    rules.must_turn(GroupState(group.state), GroupState.WRITING)
    if text.strip():
        must_hold_nothing_personal(text, "text")
    _owe_writing(row, group, body, due, clean(text)[: rules.LONGEST_TEXT], by, at)
    _acted(row, group, by, at)
    return group


@transaction.atomic
def promise(
    *, dialogue_id: uuid.UUID, group_id: int, version: int, what: str, body: Body, due: date, by: Actor, at: datetime
) -> Promise:
    """Keep a promise made in the hall: what, which body, by when."""
    row = _live(dialogue_id, version, by)
    group = locked_group(row, group_id)
    made = make_promise(dialogue=row, group=group, what=what, body=body, due=due, by=by, at=at)
    _bump(row)
    return made


@transaction.atomic
def close(
    *, dialogue_id: uuid.UUID, version: int, attended: int, rest_body: Body, rest_due: date, by: Actor, at: datetime, attended_online: int = 0,
) -> Dialogue:  # fmt: skip
    """Close the hall: people counted, never named; what was not reached is left to a body to answer in writing by a day."""
    row = locked_dialogue(dialogue_id)
    rules.must_be_current(version, row.version)
    rules.must_be_countable_people(attended)
    rules.must_be_countable_people(attended_online, "attended_online")
    step = take(row, Act.CLOSE, by, at)
    row.attended, row.attended_online, row.ended_at = attended, attended_online, at
    row.save()
    group_the_rest(row, by, at)
    for group in row.groups.filter(state__in=[GroupState.QUEUED.value, GroupState.CURRENT.value]):
        _owe_writing(row, group, rest_body, rest_due, "", by, at)
    day = localdate(row.starts_at)
    for key in step.starts:
        open_duty(
            rule=key, about=row.ref, owed_by=row.body, by=ref_of(by), at=at, starts_on=day, owed_to="residents",
            subject=f"Công bố kết quả đối thoại: {row.title}"[:200],
        )  # fmt: skip
    record(Counted(what="people", number=attended + attended_online, on=day), about=row.ref, by=ref_of(by), at=at)
    for tell in _told:
        tell(row, at)
    return row


def _owe_writing(
    row: Dialogue, group: QuestionGroup, body: Body, due: date, text: str, by: Actor, at: datetime
) -> None:
    rules.must_follow(due, localdate(at))
    group.state, group.body, group.due, group.answer = GroupState.WRITING.value, body, due, text
    duty = open_duty(
        rule=WRITING, about=group.ref, owed_by=body, by=ref_of(by), at=at, due=due, owed_to="residents",
        subject=f"Trả lời bằng văn bản sau đối thoại: {group.title}"[:200],
    )  # fmt: skip
    group.duty_id = duty.pk
    group.save(update_fields=["state", "body", "due", "answer", "duty_id"])
    answered = Answered(group=group.pk, state=group.state, body=body.code, due=due, words=digest(text))
    record(answered, about=row.ref, by=ref_of(by), at=at)


def _drop_duty(group: QuestionGroup, by: Actor, at: datetime) -> None:
    """A group called up again after it was put off owes no writing for now."""
    if group.state == GroupState.WRITING.value and group.duty_id:
        with as_system():  # the duty is of the body it was left to, whose work the console may not see
            waive_duty(duty_id=group.duty_id, reason="Được trao đổi lại ngay tại buổi đối thoại.", by=ref_of(by), at=at)
        group.duty_id = None


def _live(dialogue_id: uuid.UUID, version: int, by: Actor) -> Dialogue:
    row = locked_dialogue(dialogue_id)
    must_work(by, Role.RECEIVER, row.body)
    if Stage(row.stage) is not Stage.LIVE:
        raise Refusal("Buổi đối thoại chưa bắt đầu hoặc đã kết thúc.", "The dialogue has not begun or is over.")
    rules.must_be_current(version, row.version)
    return row


def _acted(row: Dialogue, group: QuestionGroup, by: Actor, at: datetime) -> None:
    if group.state != GroupState.WRITING.value:
        fact = Answered(group=group.pk, state=group.state, words=digest(group.answer))
        record(fact, about=row.ref, by=ref_of(by), at=at)
    _bump(row)


def _bump(row: Dialogue) -> None:
    row.version += 1
    Dialogue.objects.filter(pk=row.pk).update(version=row.version)
