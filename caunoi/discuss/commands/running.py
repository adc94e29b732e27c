"""Opening, extending, closing: the period runs by the law and is only ever lengthened."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.discuss import rules
from caunoi.discuss.facts import Extended, Moved, Opened
from caunoi.discuss.models import Consultation, Extension
from caunoi.discuss.words import Act, Stage
from caunoi.duties.commands import extend_duty, meet_all, open_duty
from caunoi.duties.queries import duties_about
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import record

from .common import Actor, after, locked, ref_of, step_of
from .grouping import make_standing_groups
from .preparing import least_close


@transaction.atomic
def open_consultation(*, consultation_id: int, by: Actor, at: datetime) -> Consultation:
    """Open it, on the day set or today: named answerer, promised day, plan sent, at least the law's days."""
    consultation = locked(consultation_id)
    then = step_of(consultation, Act.OPEN, by)
    opens_on = consultation.opens_on
    if opens_on is None or consultation.closes_on is None:
        raise Refusal(
            "Chưa có ngày mở và ngày kết thúc.", "The opening day and the last day are not set.", field="opens_on"
        )
    if opens_on != localdate(at):
        raise Refusal(
            f"Ngày mở đã đặt là {opens_on:%d/%m/%Y}. Thời gian lấy ý kiến tính từ ngày dự thảo được công khai thật, nên chỉ mở đúng ngày ấy; hãy đợi hoặc đặt lại ngày mở.",
            f"The opening day is {opens_on:%d/%m/%Y}. The period runs from real publication: open on that day, or set another.", field="opens_on",
        )  # fmt: skip
    rules.must_be_answerable(consultation.answerer, consultation.answer_on, consultation.closes_on)
    rules.must_have_plan(consultation.plan_council, consultation.plan_front, consultation.plan_sent_on, opens_on)
    least, days, cite = least_close(consultation, opens_on)
    rules.must_run_long_enough(consultation.closes_on, least, days, cite)
    sections = consultation.sections.filter(position__gt=0, commented=True).count()
    rules.must_have_something(
        consultation.rights, sections, consultation.questions.count(), consultation.statements.count()
    )
    consultation.stage, consultation.least_on, consultation.cite = then.value, least, cite
    consultation.opens_at = at
    consultation.closes_at = after(consultation.closes_on)
    consultation.save()
    assert consultation.answer_on is not None  # noqa: S101 - the caller or the row holds it
    plan = open_duty(
        rule="consult.plan", about=consultation.ref, owed_by=consultation.body, by=ref_of(by), at=at, due=opens_on,
        subject=consultation.title, starts_on=min(consultation.plan_sent_on or opens_on, opens_on),
    )  # fmt: skip
    meet_all(
        about=plan.about,
        keys=["consult.plan"],
        by=ref_of(by),
        at=at,
        evidence=f"{consultation.plan_council}; {consultation.plan_front}",
    )
    open_duty(
        rule="consult.answer", about=consultation.ref, owed_by=consultation.body, by=ref_of(by), at=at, due=consultation.answer_on,
        subject=consultation.title, starts_on=localdate(at),
    )  # fmt: skip
    fact = Opened(
        digest=consultation.draft_digest, sections=sections, closes_on=consultation.closes_on, least_on=least, cite=cite,
        answerer=consultation.answerer, answer_on=consultation.answer_on,
    )  # fmt: skip
    record(fact, about=consultation.ref, by=ref_of(by), at=at)
    return consultation


@transaction.atomic
def extend(
    *, consultation_id: int, closes_on: date, reason: str, by: Actor, at: datetime, answer_on: date | None = None
) -> Consultation:
    """Lengthen the period, for a reason people can read; never shorten it."""
    consultation = locked(consultation_id)
    step_of(consultation, Act.EXTEND, by)
    rules.must_take_opinions(Stage(consultation.stage), consultation.created_at, consultation.closes_at, at)
    before = consultation.closes_on
    assert before is not None  # noqa: S101 - the caller or the row holds it
    assert consultation.answer_on is not None  # noqa: S101 - the caller or the row holds it
    rules.must_only_lengthen(before, closes_on, consultation.cite)
    why = rules.must_have_reason(reason)
    promised = answer_on or consultation.answer_on
    rules.must_be_answerable(consultation.answerer, promised, closes_on)
    if promised < consultation.answer_on:
        raise Refusal(
            "Ngày trả lời đã hứa không lùi về trước.", "The promised day does not move back.", field="answer_on"
        )
    Extension.objects.create(
        consultation=consultation, before=before, after=closes_on, reason=why, by=ref_of(by), at=at
    )
    if promised > consultation.answer_on:
        for duty in duties_about(consultation.ref).filter(rule="consult.answer", standing="open"):
            extend_duty(duty_id=duty.pk, rule="consult.answer", reason=why, due=promised, by=ref_of(by), at=at)
    consultation.closes_on, consultation.closes_at, consultation.answer_on = closes_on, after(closes_on), promised
    consultation.save(update_fields=["closes_on", "closes_at", "answer_on"])
    record(Extended(before=before, after=closes_on), about=consultation.ref, by=ref_of(by), at=at)
    return consultation


def close_due(*, at: datetime) -> int:
    """Close what has reached the end of its last day; how many."""
    due = list(Consultation.objects.filter(stage=Stage.OPEN.value, closes_at__lte=at).values_list("pk", flat=True))
    for consultation_id in due:
        _close(consultation_id, at)
    return len(due)


@transaction.atomic
def _close(consultation_id: int, at: datetime) -> None:
    consultation = locked(consultation_id)
    if consultation.stage != Stage.OPEN.value or consultation.closes_at is None or consultation.closes_at > at:
        return
    consultation.stage = step_of(consultation, Act.CLOSE, "clock").value
    consultation.save(update_fields=["stage"])
    make_standing_groups(consultation, at=at)
    record(Moved(step=Act.CLOSE.value, stage=consultation.stage), about=consultation.ref, by="clock", at=at)


@transaction.atomic
def drop(*, consultation_id: int, by: Actor, at: datetime) -> Consultation:
    """Give a consultation up before it opened."""
    consultation = locked(consultation_id)
    consultation.stage = step_of(consultation, Act.DROP, by).value
    consultation.save(update_fields=["stage"])
    record(Moved(step=Act.DROP.value, stage=consultation.stage), about=consultation.ref, by=ref_of(by), at=at)
    return consultation
