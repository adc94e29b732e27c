"""Questions on a disclosure: asked without an account, shown once somebody has read them, answered within their term."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import F

from caunoi.access.context import as_system
from caunoi.access.words import Role
from caunoi.duties.commands import meet_all, open_duty
from caunoi.identity.sealing import seal, unseal
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.ledger.commands import record
from caunoi.notices.commands import queue_message
from caunoi.notices.rules import must_reach
from caunoi.notices.words import Channel

from .. import codes, rules
from ..facts import Asked, QuestionAnswered, QuestionRefused, QuestionShown
from ..models import Disclosure, ItemQuestion
from ..words import Ground, Stage, Wait
from .common import Actor, digest, must_hold, name_of, ref_of

RULE = "pakn.gov_portal"
MAIL = """Kính gửi Ông/Bà,

{body} đã trả lời câu hỏi của Ông/Bà về “{title}”.

Đọc câu trả lời: {site}/cong-khai/cau-hoi/{code}/

Thư này được gửi tự động; Ông/Bà không cần trả lời.
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """What the asker keeps: the code that opens the answer, and by when it comes."""

    code: str
    question: ItemQuestion


def ask(
    *,
    disclosure_id: uuid.UUID,
    text: str,
    key: str,
    at: datetime,
    name: str = "",
    email: str = "",
    by: str = "resident",
) -> Kept:
    """Hỏi: the body owes an answer from now; the same form sent twice asks once."""
    text = rules.must_say(clean(text), "text", "Hãy viết câu hỏi (ít nhất vài chữ).", "Write your question.")[:3000]
    reach = must_reach(Channel.EMAIL, email) if email.strip() else ""
    code = codes.code_for(f"ask:{disclosure_id}:{key}")
    with transaction.atomic(), as_system():
        row = Disclosure.objects.select_for_update(of=("self",)).select_related("body", "body__place").defer("search")
        found = row.filter(
            pk=disclosure_id, stage__in=[Stage.POSTED.value, Stage.TAKEN_DOWN.value], inside=False
        ).first()
        if found is None:
            raise Refusal("Không thấy nội dung công khai này.", "This disclosure does not exist.")
        before = ItemQuestion.objects.filter(code_digest=codes.digest(code)).first()
        if before is not None:
            return Kept(code, before)
        rules.must_not_flood(found.questions.filter(state=Wait.WAITING.value).count())
        question = ItemQuestion(
            disclosure=found, body=found.body, code_digest=codes.digest(code), name=clean(name)[:80], text=text, asked_at=at,
            reach=seal({"email": reach, "code": code}) if reach else None,
        )  # fmt: skip
        duty = open_duty(
            rule=RULE, about=question.ref, owed_by=found.body, by=by, at=at, subject=f"Câu hỏi: {found.title[:120]}", owed_to="resident"
        )  # fmt: skip
        question.due = duty.due
        question.save(force_insert=True)
        Disclosure.objects.filter(pk=found.pk).update(open_questions=F("open_questions") + 1)
        record(Asked(question=str(question.pk), due=duty.due), about=found.ref, by=by, at=at)
    return Kept(code, question)


@transaction.atomic
def show_question(*, question_id: uuid.UUID, by: Actor, at: datetime) -> ItemQuestion:
    """Đăng câu hỏi: everybody may read it now; a card or phone number in it keeps it back."""
    question = _locked(question_id, by)
    rules.must_wait(Wait(question.state))
    rules.must_carry_no_card(question.text, "text")
    question.state, question.ground, question.judged_at = Wait.SHOWN.value, "", at
    question.save(update_fields=["state", "ground", "judged_at"])
    record(QuestionShown(question=str(question.pk)), about=question.disclosure.ref, by=ref_of(by), at=at)
    return question


@transaction.atomic
def refuse_question(*, question_id: uuid.UUID, ground: Ground, by: Actor, at: datetime) -> ItemQuestion:
    """Không đăng, or taken off again: with the ground, which its asker reads; an answer is owed all the same."""
    question = _locked(question_id, by)
    question.state, question.ground, question.judged_at = Wait.REFUSED.value, ground.value, at
    question.save(update_fields=["state", "ground", "judged_at"])
    fact = QuestionRefused(question=str(question.pk), ground=ground.value)
    record(fact, about=question.disclosure.ref, by=ref_of(by), at=at)
    return question


@transaction.atomic
def answer_question(
    *, question_id: uuid.UUID, answer: str, by: Actor, at: datetime, seen: int | None = None
) -> ItemQuestion:
    """Trả lời: the duty is met, the asker told where an address was left; a later answer replaces the earlier one openly."""
    question = _locked(question_id, by)
    rules.must_be_current(seen, question.edition)
    said = rules.must_say(clean(answer), "answer", "Hãy viết câu trả lời.", "Write the answer.")[:10_000]
    rules.must_carry_no_card(said, "answer")
    first = question.answered_at is None
    question.answer, question.answered_by, question.answered_at = said, name_of(by), at
    question.edition += 1
    question.save(update_fields=["answer", "answered_by", "answered_at", "edition"])
    fact = QuestionAnswered(question=str(question.pk), digest=digest(said))
    record(fact, about=question.disclosure.ref, by=ref_of(by), at=at)
    if first:
        meet_all(about=question.ref, keys=[RULE], by=ref_of(by), at=at, evidence=question.ref)
        Disclosure.objects.filter(pk=question.disclosure_id).update(open_questions=F("open_questions") - 1)
        _tell(question, at)
    return question


def _tell(question: ItemQuestion, at: datetime) -> None:
    if question.reach is None:
        return
    kept = unseal(bytes(question.reach))
    words = MAIL.format(
        body=question.body.name, title=question.disclosure.title, site=settings.SITE_URL, code=kept["code"]
    )  # fmt: skip
    queue_message(
        about=question.ref, channel=Channel.EMAIL, to=kept["email"], subject=f"Trả lời câu hỏi: {question.disclosure.title[:90]}",
        body=words, by="system", at=at, sender_body=question.body, key=f"{question.pk}:answered",
    )  # fmt: skip


def _locked(question_id: uuid.UUID, by: Actor) -> ItemQuestion:
    found = (
        ItemQuestion.objects.select_for_update(of=("self",))
        .select_related("body", "disclosure")
        .defer("disclosure__search")
        .filter(pk=question_id)
        .first()
    )
    if found is None:
        raise Refusal("Không thấy câu hỏi này.", "This question does not exist.")
    must_hold(by, Role.EDITOR, found.body)
    return found
