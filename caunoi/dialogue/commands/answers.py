"""Answers in writing after the hall, by the body named, before its day."""

from datetime import datetime

from django.db import transaction

from caunoi.access.context import as_system
from caunoi.access.words import Role
from caunoi.dialogue import rules
from caunoi.dialogue.facts import Answered
from caunoi.dialogue.models import QuestionGroup
from caunoi.dialogue.words import GroupState
from caunoi.duties.commands import meet_duty
from caunoi.kernel.personal import must_hold_nothing_personal
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.ledger.commands import record

from .common import Actor, digest, must_work, ref_of
from .telling import tell_askers


@transaction.atomic
def reply(*, group_id: int, text: str, by: Actor, at: datetime) -> QuestionGroup:
    """Answer a group in writing; everyone who asked in it and left an address is told."""
    rows = QuestionGroup.objects.select_for_update(of=("self",)).select_related("body", "dialogue__body")
    group = rows.filter(pk=group_id, body__isnull=False).first()
    if group is None or group.body is None:
        raise Refusal("Không thấy câu hỏi nào chờ trả lời ở đây.", "No question waits for an answer here.")
    must_work(by, Role.HANDLER, group.body, group.dialogue.body)
    rules.must_turn(GroupState(group.state), GroupState.REPLIED)
    group.answer = rules.must_say(clean(text), "text", "Hãy viết câu trả lời.", "Write the answer.", least=20)
    must_hold_nothing_personal(group.answer, "text")
    group.state, group.answered_at = GroupState.REPLIED.value, at
    group.save(update_fields=["answer", "state", "answered_at"])
    if group.duty_id:
        with as_system():  # the answer may come from the body that held the dialogue, whose duty it is not
            meet_duty(duty_id=group.duty_id, by=ref_of(by), at=at, evidence=group.ref)
    answered = Answered(group=group.pk, state=group.state, body=group.body.code, words=digest(group.answer))
    record(answered, about=group.dialogue.ref, by=ref_of(by), at=at)
    tell_askers(
        group.dialogue, group=group.pk, subject="Câu hỏi của Ông/Bà đã được trả lời bằng văn bản", words=group.answer[:600],
        path=f"/doi-thoai/{group.dialogue_id}/#nhom-{group.pk}", key=f"group:{group.pk}", at=at,
    )  # fmt: skip
    return group
