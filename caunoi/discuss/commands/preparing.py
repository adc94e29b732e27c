"""Setting a consultation up: its particulars, its questions and statements, its invitations."""

import secrets
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from caunoi.access.context import as_system
from caunoi.access.queries import require
from caunoi.access.words import Role
from caunoi.discuss import rules
from caunoi.discuss.blueprints import blueprint as blueprint_of
from caunoi.discuss.facts import Edited, InvitationsMade, Prepared
from caunoi.discuss.models import Consultation, Invitation, Option, Question, Section, Statement
from caunoi.discuss.tokens import new_code, token_of
from caunoi.discuss.words import Entry, QuestionKind, SectionKind, Stage, StatementStage
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean, slug
from caunoi.law.queries import deadline
from caunoi.ledger.commands import record
from caunoi.places.models import Body

from .common import Actor, digest, locked, must_work_here, preparing, ref_of

#: The particulars an officer may enter while preparing.
PARTICULARS = (
    "title", "summary", "answerer", "answerer_title", "answer_on", "opens_on", "closes_on", "plan_council", "plan_front", "plan_sent_on",
)  # fmt: skip


@transaction.atomic
def prepare(
    *, blueprint: str, body: Body, title: str, by: Actor, at: datetime, summary: str = "", synthetic: bool = False
) -> Consultation:
    """Begin a consultation by a blueprint, for the body that drafts and will answer."""
    if isinstance(by, Person):
        require(by, Role.HANDLER, body)
    chosen = blueprint_of(blueprint)
    title = clean(title)
    if len(title) < 10:
        raise Refusal(
            "Hãy ghi tên dự thảo (ít nhất 10 chữ cái).", "Give the draft's name (at least 10 letters).", field="title"
        )
    consultation = Consultation.objects.create(
        slug=f"{slug(title)[:60].strip('-')}-{secrets.token_hex(3)}", place=body.place, province=body.province, body=body,
        blueprint=chosen.code, matter=chosen.matter, forms=[str(each) for each in chosen.forms], rights=[str(each) for each in chosen.rights],
        entry=chosen.entry.value, title=title, summary=clean(summary), created_at=at, synthetic=synthetic,
    )  # fmt: skip
    Section.objects.create(consultation=consultation, position=0, kind=SectionKind.WHOLE.value)
    record(
        Prepared(body=body.code, blueprint=chosen.code, matter=chosen.matter),
        about=consultation.ref,
        by=ref_of(by),
        at=at,
    )
    return consultation


def least_close(consultation: Consultation, opens_on: date) -> tuple[date, int, str]:
    """The earliest last day the law of the opening day allows, the number of days and the article."""
    found = deadline(blueprint_of(consultation.blueprint).period, start=opens_on, place=consultation.place.code)
    return found.due, int(found.value or 0), found.cite


@transaction.atomic
def enter_particulars(
    *, consultation_id: int, version: int, by: Actor, at: datetime, **values: str | date | None
) -> Consultation:
    """Enter who answers, the days and the plan; the last day left empty is the earliest the law allows."""
    consultation = preparing(consultation_id, by)
    if version != consultation.version:
        raise Refusal(
            "Người khác vừa sửa cuộc lấy ý kiến này. Hãy mở lại trang để xem rồi sửa tiếp; những gì bạn gõ còn nguyên bên dưới.",
            "Somebody else has just changed this. Open the page again to see, then go on; what you typed is kept below.",
        )
    for name in PARTICULARS:
        if name in values:
            value = values[name]
            setattr(consultation, name, clean(value) if isinstance(value, str) else value)
    _count(consultation)
    if consultation.answerer and consultation.answer_on and consultation.closes_on:
        rules.must_be_answerable(consultation.answerer, consultation.answer_on, consultation.closes_on)
    consultation.version = F("version") + 1
    consultation.save()
    consultation.refresh_from_db()
    record(
        Edited(part="particulars", digest=digest(*(str(getattr(consultation, name)) for name in PARTICULARS))),
        about=consultation.ref,
        by=ref_of(by),
        at=at,
    )
    return consultation


def _count(consultation: Consultation) -> None:
    """The law fills the days: earliest last day by the rule of the opening day."""
    if consultation.opens_on is None:
        if consultation.closes_on is not None:
            raise Refusal("Hãy ghi ngày mở trước.", "Enter the opening day first.", field="opens_on")
        consultation.least_on, consultation.cite = None, ""
        return
    least, days, cite = least_close(consultation, consultation.opens_on)
    consultation.closes_on = consultation.closes_on or least
    rules.must_run_long_enough(consultation.closes_on, least, days, cite)
    consultation.least_on, consultation.cite = least, cite


@transaction.atomic
def ask(
    *,
    consultation_id: int,
    kind: QuestionKind,
    text: str,
    by: Actor,
    at: datetime,
    options: Sequence[str] = (),
    low: str = "",
    high: str = "",
) -> Question:
    """Add a set question; one of choice offers at least two answers."""
    consultation = preparing(consultation_id, by)
    text, offered = clean(text), [clean(each) for each in options if clean(each)]
    if len(text) < 8:
        raise Refusal("Hãy viết câu hỏi.", "Write the question.", field="text")
    if kind is QuestionKind.CHOICE and len(set(offered)) < 2:
        raise Refusal(
            "Câu hỏi chọn cần ít nhất hai phương án khác nhau, mỗi dòng một phương án.",
            "A choice needs at least two different options, one a line.",
            field="options",
        )
    position = consultation.questions.count() + 1
    question = Question.objects.create(
        consultation=consultation, position=position, kind=kind.value, text=text, low=clean(low), high=clean(high)
    )
    if kind is QuestionKind.CHOICE:
        Option.objects.bulk_create(
            Option(question=question, position=at_, text=each)
            for at_, each in enumerate(dict.fromkeys(offered), start=1)
        )
    record(
        Edited(part=f"question {position}", digest=digest(text, *offered)), about=consultation.ref, by=ref_of(by), at=at
    )
    return question


@transaction.atomic
def drop_question(*, consultation_id: int, position: int, by: Actor, at: datetime) -> None:
    """Take a question out again."""
    consultation = preparing(consultation_id, by)
    for question in consultation.questions.filter(position=position):
        question.options.all().delete()
        question.delete()
    for at_, question in enumerate(consultation.questions.order_by("position"), start=1):
        if question.position != at_:
            consultation.questions.filter(pk=question.pk).update(position=at_)
    record(Edited(part=f"question {position} dropped"), about=consultation.ref, by=ref_of(by), at=at)


@transaction.atomic
def add_statement(*, consultation_id: int, text: str, by: Actor, at: datetime) -> Statement:
    """Add a seed statement; also while opinions are taken, for everybody to come."""
    consultation = locked(consultation_id)
    must_work_here(by, Role.HANDLER, consultation)
    if Stage(consultation.stage) not in (Stage.PREPARING, Stage.OPEN):
        raise Refusal("Đã hết thời gian thêm nhận định.", "Statements can no longer be added.")
    words = rules.must_be_a_statement(clean(text))
    statement = Statement.objects.create(
        consultation=consultation,
        position=next_statement(consultation),
        text=words,
        sent_at=at,
        stage=StatementStage.SHOWN.value,
    )
    record(
        Edited(part=f"statement {statement.position}", digest=digest(words)),
        about=consultation.ref,
        by=ref_of(by),
        at=at,
    )
    return statement


def next_statement(consultation: Consultation) -> int:
    """The next free position; the consultation is locked meanwhile."""
    return (consultation.statements.order_by("-position").values_list("position", flat=True).first() or 0) + 1


@transaction.atomic
def make_invitations(*, consultation_id: int, count: int, by: Actor, at: datetime) -> list[str]:
    """Draw codes for invited people; shown once, kept only as tokens."""
    consultation = locked(consultation_id)
    must_work_here(by, Role.HANDLER, consultation)
    if Entry(consultation.entry) is not Entry.INVITED or Stage(consultation.stage) not in (Stage.PREPARING, Stage.OPEN):
        raise Refusal("Cuộc lấy ý kiến này không dùng mã mời.", "This consultation uses no invitation codes.")
    if not 1 <= count <= 5000:
        raise Refusal("Mỗi lần làm từ 1 đến 5.000 mã.", "Between 1 and 5,000 codes at a time.", field="count")
    codes = [new_code() for _ in range(count)]
    rows: Iterable[Invitation] = (
        Invitation(consultation=consultation, token=token_of(consultation.pk, code), made_at=at) for code in codes
    )
    with as_system():
        Invitation.objects.bulk_create(list(rows), batch_size=1000)
    record(InvitationsMade(count=count), about=consultation.ref, by=ref_of(by), at=at)
    return codes
