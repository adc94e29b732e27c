"""What participants do: say an opinion, answer, vote, propose a statement, take back, leave an address."""

import uuid
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from caunoi.access.context import as_system, show_receipts
from caunoi.discuss import rules
from caunoi.discuss.facts import OpinionsSent, OpinionWithdrawn, StatementSent
from caunoi.discuss.models import (
    Consultation,
    Contact,
    Invitation,
    Opinion,
    Participant,
    Question,
    Section,
    Statement,
    Withdrawal,
)
from caunoi.discuss.tokens import letters_of, token_of
from caunoi.discuss.words import Entry, QuestionKind, Right, Stage, Stance, StatementStage
from caunoi.identity.sealing import seal
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.ledger.commands import record

from .common import digest
from .preparing import next_statement

PARTICIPANT = "participant"


@transaction.atomic
def comment(
    *,
    consultation: Consultation,
    section: Section,
    code: str,
    stance: Stance | None,
    text: str,
    at: datetime,
    place: int | None = None,
) -> Opinion:
    """Say an opinion on a section: agree, disagree, words, or both; said again, it takes the place of the former."""
    token = _participant(consultation, Right.COMMENT, code, at)
    words = clean(text)
    rules.must_say_something(stance.number if stance else None, words)
    if section.consultation_id != consultation.pk or not (section.commented or section.position == 0):
        raise Refusal("Phần này không lấy ý kiến.", "This section takes no opinions.")
    said = {"stance": stance.number if stance else None, "text": words}
    return _put(consultation, token, {"section": section}, said, at, place)


@transaction.atomic
def answer(
    *, consultation: Consultation, question: Question, code: str, at: datetime, option: int | None = None, scale: int | None = None,
    text: str = "", place: int | None = None,
) -> Opinion:  # fmt: skip
    """Answer a set question."""
    token = _participant(consultation, Right.ANSWER, code, at)
    words = clean(text)
    rules.must_answer(QuestionKind(question.kind), option, scale, words, [each.pk for each in question.options.all()])
    return _put(
        consultation, token, {"question": question}, {"option_id": option, "scale": scale, "text": words}, at, place
    )


@transaction.atomic
def vote(
    *,
    consultation: Consultation,
    statement: Statement,
    code: str,
    stance: Stance,
    at: datetime,
    place: int | None = None,
) -> Opinion:
    """Agree, disagree or pass on a statement."""
    token = _participant(consultation, Right.VOTE, code, at)
    if statement.consultation_id != consultation.pk or statement.stage != StatementStage.SHOWN.value:
        raise Refusal("Nhận định này không lấy ý kiến.", "This statement takes no votes.")
    return _put(consultation, token, {"statement": statement}, {"stance": stance.number}, at, place)


@transaction.atomic
def propose_statement(*, consultation: Consultation, code: str, text: str, at: datetime) -> Statement:
    """Propose a statement; an officer looks at it before others see it. The same words twice are one."""
    token = _participant(consultation, Right.PROPOSE, code, at)
    words = rules.must_be_a_statement(clean(text))
    with as_system():
        Consultation.objects.select_for_update().get(pk=consultation.pk)
        before = Statement.objects.filter(consultation=consultation, text=words).first()
        if before is not None:
            return before
        if (
            Statement.objects.filter(consultation=consultation, token=token, stage=StatementStage.WAITING.value).count()
            >= 5
        ):
            raise Refusal(
                "Bạn đang có 5 nhận định chờ duyệt. Xin đợi cán bộ duyệt rồi nêu thêm.",
                "Five of your statements await moderation; please wait.",
                field="text",
            )
        statement = Statement.objects.create(
            consultation=consultation, position=next_statement(consultation), text=words, seed=False, token=token,
            stage=StatementStage.WAITING.value, sent_at=at,
        )  # fmt: skip
    record(StatementSent(statement=statement.pk), about=consultation.ref, by=PARTICIPANT, at=at)
    return statement


@transaction.atomic
def withdraw(*, consultation: Consultation, opinion_id: int, code: str, at: datetime) -> None:
    """Take an own opinion back before the period ends; its words are deleted. Twice is once."""
    rules.must_take_opinions(Stage(consultation.stage), consultation.opens_at, consultation.closes_at, at)
    token = token_of(consultation.pk, code)
    show_receipts([str(token)])
    opinion = Opinion.objects.select_for_update().filter(pk=opinion_id, token=token, consultation=consultation).first()
    if opinion is None:
        raise Refusal("Không thấy ý kiến này dưới mã của bạn.", "This opinion is not under your code.")
    if not Withdrawal.objects.filter(opinion=opinion).exists():
        _take_back(opinion, at, replaced=False)
        record(OpinionWithdrawn(opinion=opinion.pk), about=consultation.ref, by=PARTICIPANT, at=at)


@transaction.atomic
def leave_address(*, consultation: Consultation, code: str, email: str, at: datetime) -> None:
    """Keep an address, sealed and apart, to tell of the answer; an empty one deletes it."""
    token = token_of(consultation.pk, code)
    show_receipts([str(token)])
    if not Participant.objects.filter(token=token).exists():
        raise Refusal("Hãy gửi ý kiến trước rồi để lại địa chỉ.", "Send an opinion first.", field="email")
    Contact.objects.filter(token=token).delete()
    if email:
        Contact.objects.create(token=token, consultation=consultation, sealed=seal({"email": email}), kept_at=at)


def _participant(consultation: Consultation, right: Right, code: str, at: datetime) -> uuid.UUID:
    rules.must_take_opinions(Stage(consultation.stage), consultation.opens_at, consultation.closes_at, at)
    rules.must_be_allowed(consultation.rights, right)
    if not letters_of(code):
        raise Refusal(
            "Mã này không đúng. Mã có dạng GY-XXXX-XXXX-XXXX-XXXX.",
            "This code is wrong; it looks like GY-XXXX-XXXX-XXXX-XXXX.",
            field="code",
        )
    token = token_of(consultation.pk, code)
    show_receipts([str(token)])
    entry = Entry(consultation.entry)
    rules.must_be_invited(entry, entry is Entry.OPEN or Invitation.objects.filter(token=token).exists())
    return token


def _put(
    consultation: Consultation,
    token: uuid.UUID,
    target: dict[str, Any],
    said: dict[str, Any],
    at: datetime,
    place: int | None,
    tries: int = 3,
) -> Opinion:
    before = Opinion.objects.filter(token=token, **target).select_related("withdrawal").order_by("-turn").first()
    stands = before is not None and not hasattr(before, "withdrawal")
    if before is not None and stands and all(getattr(before, name) == value for name, value in said.items()):
        return before
    known = Participant.objects.filter(token=token).values_list("place_id", flat=True).first()
    try:
        with transaction.atomic():
            if before is not None and stands:
                _take_back(before, at, replaced=True)
            opinion = Opinion.objects.create(
                consultation=consultation,
                token=token,
                turn=before.turn + 1 if before else 0,
                at=at,
                place_id=known or place,
                **target,
                **said,
            )
    except IntegrityError:
        # The same form arrived twice at once: the other arrival is the opinion, and what says another thing takes its place.
        if tries <= 1:
            raise
        return _put(consultation, token, target, said, at, place, tries - 1)
    if before is not None and stands:
        record(OpinionWithdrawn(opinion=before.pk, replaced=True), about=consultation.ref, by=PARTICIPANT, at=at)
    record(
        OpinionsSent(count=1, digest=digest(str(opinion.pk), *(str(value) for value in said.values()))),
        about=consultation.ref,
        by=PARTICIPANT,
        at=at,
    )
    return opinion


def _take_back(opinion: Opinion, at: datetime, *, replaced: bool) -> None:
    Withdrawal.objects.create(opinion=opinion, replaced=replaced, at=at)
    if opinion.text:
        Opinion.objects.filter(pk=opinion.pk).update(text="")
