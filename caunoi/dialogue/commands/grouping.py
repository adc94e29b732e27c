"""Putting questions together and in order. The machine proposes; a person confirms each group."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from caunoi.access.words import Role
from caunoi.dialogue import rules
from caunoi.dialogue.facts import Grouped
from caunoi.dialogue.models import Dialogue, DialogueQuestion, QuestionGroup
from caunoi.dialogue.words import GroupState, QuestionState, Stage
from caunoi.kernel.personal import must_hold_nothing_personal
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.ledger.commands import record

from .common import Actor, digest, locked_dialogue, locked_group, must_work, ref_of

#: Stages in which groups may still change.
_OPEN = (Stage.ANNOUNCED, Stage.LIVE, Stage.HELD)


@transaction.atomic
def make_group(*, dialogue_id: uuid.UUID, title: str, numbers: Sequence[int], by: Actor, at: datetime) -> QuestionGroup:
    """Put shown questions together under one title, at the end of the agenda."""
    row = _opened(dialogue_id, by)
    questions = _questions(row, numbers)
    last = row.groups.aggregate(last=Max("position"))["last"] or 0
    group = QuestionGroup.objects.create(dialogue=row, position=last + 1, title=_title(title))
    _put(questions, group)
    fact = Grouped(group=group.pk, questions=tuple(q.number for q in questions), words=digest(group.title))
    record(fact, about=row.ref, by=ref_of(by), at=at)
    _changed(row)
    return group


@transaction.atomic
def join_group(
    *, dialogue_id: uuid.UUID, group_id: int, numbers: Sequence[int], by: Actor, at: datetime
) -> QuestionGroup:
    """Add questions to a group."""
    row = _opened(dialogue_id, by)
    group = locked_group(row, group_id)
    questions = _questions(row, numbers)
    _put(questions, group)
    record(Grouped(group=group.pk, questions=tuple(q.number for q in questions)), about=row.ref, by=ref_of(by), at=at)
    _changed(row)
    return group


@transaction.atomic
def leave_group(*, dialogue_id: uuid.UUID, number: int, by: Actor, at: datetime) -> None:
    """Take a question out of its group; a group left empty and untouched goes."""
    row = _opened(dialogue_id, by)
    question = _questions(row, [number])[0]
    group = question.group
    if group is None:
        return
    if GroupState(group.state) is not GroupState.QUEUED:
        raise Refusal(
            "Nhóm này đã được trao đổi nên không tách câu hỏi ra.", "The group was dealt with; nothing is taken out."
        )
    question.group = None
    question.save(update_fields=["group"])
    record(Grouped(group=group.pk, questions=(number,)), about=row.ref, by=ref_of(by), at=at)
    if not group.questions.exists():
        group.delete()
    _changed(row)


@transaction.atomic
def order_groups(*, dialogue_id: uuid.UUID, order: Sequence[int], version: int, by: Actor, at: datetime) -> None:
    """Set the agenda's order: group ids from first to last; those not named keep their place behind."""
    row = _opened(dialogue_id, by)
    rules.must_be_current(version, row.version)
    groups = {group.pk: group for group in row.groups.select_for_update()}
    wanted = [groups.pop(key) for key in order if key in groups]
    for position, group in enumerate([*wanted, *groups.values()], start=1):
        if group.position != position:
            QuestionGroup.objects.filter(pk=group.pk).update(position=position)
    record(Grouped(group=0, questions=tuple(order)), about=row.ref, by=ref_of(by), at=at)
    _changed(row)


@transaction.atomic
def name_group(*, dialogue_id: uuid.UUID, group_id: int, title: str, by: Actor, at: datetime) -> QuestionGroup:
    """Give a group another title."""
    row = _opened(dialogue_id, by)
    group = locked_group(row, group_id)
    group.title = _title(title)
    group.save(update_fields=["title"])
    record(Grouped(group=group.pk, words=digest(group.title)), about=row.ref, by=ref_of(by), at=at)
    _changed(row)
    return group


def group_the_rest(row: Dialogue, by: Actor, at: datetime) -> int:
    """Each shown question still alone becomes a group of its own, so that none goes without an answer."""
    last = row.groups.aggregate(last=Max("position"))["last"] or 0
    alone = row.questions.filter(state=QuestionState.PUBLIC.value, group__isnull=True).order_by("-supports", "number")
    for position, question in enumerate(alone, start=last + 1):
        group = QuestionGroup.objects.create(dialogue=row, position=position, title=question.shown[:300])
        _put([question], group)
    return len(alone)


def _opened(dialogue_id: uuid.UUID, by: Actor) -> Dialogue:
    row = locked_dialogue(dialogue_id)
    must_work(by, Role.RECEIVER, row.body)
    if Stage(row.stage) not in _OPEN:
        raise Refusal("Buổi đối thoại này hiện không gộp câu hỏi.", "Questions are not grouped at this stage.")
    return row


def _questions(row: Dialogue, numbers: Sequence[int]) -> list[DialogueQuestion]:
    rows = DialogueQuestion.objects.select_for_update(of=("self",)).filter(
        dialogue=row, number__in=list(numbers), state=QuestionState.PUBLIC.value
    )
    found = list(rows.select_related("group").order_by("number"))
    if not found or len(found) != len(set(numbers)):
        raise Refusal("Hãy chọn câu hỏi đã hiện.", "Choose questions that are shown.", field="numbers")
    return found


def _put(questions: Sequence[DialogueQuestion], group: QuestionGroup) -> None:
    DialogueQuestion.objects.filter(pk__in=[question.pk for question in questions]).update(group=group)


def _changed(row: Dialogue) -> None:
    Dialogue.objects.filter(pk=row.pk).update(version=row.version + 1)


def _title(title: str) -> str:
    said = rules.must_say(
        clean(title), "title", "Hãy ghi câu hỏi chung của nhóm.", "Give the group's question.", most=300
    )
    must_hold_nothing_personal(said, "title")
    return said
