"""Signing the matrix, entering the decision, reporting; and telling those who left an address."""

from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate

from caunoi.discuss import rules
from caunoi.discuss.facts import Decided, Reported, Signed
from caunoi.discuss.models import Consultation, Contact, OpinionGroup
from caunoi.discuss.queries import matrix
from caunoi.discuss.queries.tallies import totals
from caunoi.discuss.words import ANSWERED_STAGES, Act
from caunoi.duties.commands import meet_all, open_duty
from caunoi.identity.sealing import unseal
from caunoi.kernel.matrix import signature
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.ledger.commands import record
from caunoi.notices.commands import queue_message
from caunoi.notices.words import Channel as Way

from .common import Actor, locked, ref_of, step_of
from .grouping import make_standing_groups


@transaction.atomic
def sign(*, consultation_id: int, by: Actor, at: datetime) -> Consultation:
    """Sign the matrix: every opinion in a group, every group answered; from now on it is public."""
    consultation = locked(consultation_id)
    then = step_of(consultation, Act.SIGN, by)
    make_standing_groups(consultation, at=at)
    rules.must_be_complete(matrix.ungrouped(consultation).count(), consultation.groups.filter(verdict="").count())
    groups = list(OpinionGroup.objects.filter(consultation=consultation).order_by("pk"))
    consultation.stage, consultation.signed_by, consultation.signed_at = then.value, ref_of(by), at
    consultation.save(update_fields=["stage", "signed_by", "signed_at"])
    meet_all(
        about=consultation.ref, keys=["consult.answer"], by=ref_of(by), at=at, evidence=f"{len(groups)} nhóm ý kiến"
    )
    words = signature((group.pk, group.title, group.verdict, group.reason) for group in groups)
    record(
        Signed(groups=len(groups), opinions=totals(consultation).opinions, digest=words),
        about=consultation.ref,
        by=ref_of(by),
        at=at,
    )
    return consultation


@transaction.atomic
def decide(
    *,
    consultation_id: int,
    decision: str,
    decided_on: date,
    follows_majority: bool,
    explanation: str,
    report_due: date,
    by: Actor,
    at: datetime,
) -> Consultation:
    """Enter the decision that was taken; one that differs from the majority is explained in public."""
    consultation = locked(consultation_id)
    then = step_of(consultation, Act.DECIDE, by)
    if len(clean(decision)) < 5:
        raise Refusal(
            "Hãy ghi số, ký hiệu và tên quyết định.", "Enter the decision's number and name.", field="decision"
        )
    today = localdate(at)
    if decided_on > today or (consultation.closes_on and decided_on <= consultation.closes_on):
        raise Refusal(
            "Ngày quyết định phải sau khi hết hạn lấy ý kiến và không ở tương lai.",
            "The decision comes after the period, and not in the future.",
            field="decided_on",
        )
    if report_due < today:
        raise Refusal(
            "Ngày kỳ họp HĐND gần nhất phải từ hôm nay trở đi.",
            "The next regular session lies ahead.",
            field="report_due",
        )
    why = rules.must_explain(follows_majority, clean(explanation))
    consultation.stage, consultation.decision, consultation.decided_on = then.value, clean(decision), decided_on
    consultation.follows_majority, consultation.explanation, consultation.report_due = follows_majority, why, report_due
    consultation.save()
    if not follows_majority:
        open_duty(
            rule="consult.explain",
            about=consultation.ref,
            owed_by=consultation.body,
            by=ref_of(by),
            at=at,
            due=today,
            subject=consultation.title,
        )
        meet_all(about=consultation.ref, keys=["consult.explain"], by=ref_of(by), at=at, evidence=why[:200])
    open_duty(
        rule="consult.report",
        about=consultation.ref,
        owed_by=consultation.body,
        by=ref_of(by),
        at=at,
        due=report_due,
        subject=f"Báo cáo HĐND, gửi MTTQ: {consultation.title}"[:200],
        owed_to="peoples_council",
    )
    record(
        Decided(decision=consultation.decision, on=decided_on, follows_majority=follows_majority),
        about=consultation.ref,
        by=ref_of(by),
        at=at,
    )
    return consultation


@transaction.atomic
def report(*, consultation_id: int, ref: str, reported_on: date, by: Actor, at: datetime) -> Consultation:
    """Enter the report to the People's Council, sent to the Front too."""
    consultation = locked(consultation_id)
    then = step_of(consultation, Act.REPORT, by)
    if len(clean(ref)) < 3:
        raise Refusal(
            "Hãy ghi số, ký hiệu báo cáo đã gửi HĐND và Ủy ban MTTQ.", "Enter the report's number.", field="ref"
        )
    if reported_on > localdate(at) or (consultation.decided_on and reported_on < consultation.decided_on):
        raise Refusal(
            "Ngày báo cáo phải từ ngày quyết định đến hôm nay.",
            "The report lies between the decision and today.",
            field="reported_on",
        )
    consultation.stage, consultation.report_ref, consultation.reported_on = then.value, clean(ref), reported_on
    consultation.save(update_fields=["stage", "report_ref", "reported_on"])
    meet_all(about=consultation.ref, keys=["consult.report"], by=ref_of(by), at=at, evidence=consultation.report_ref)
    record(Reported(ref=consultation.report_ref, on=reported_on), about=consultation.ref, by=ref_of(by), at=at)
    return consultation


@transaction.atomic
def tell_authors(*, at: datetime, most: int = 200) -> int:
    """Tell those who left an address that their opinions are answered, then delete the address; how many."""
    waiting = Contact.objects.select_for_update(skip_locked=True, of=("self",)).filter(
        consultation__stage__in=[str(each) for each in ANSWERED_STAGES]
    )
    told = 0
    for contact in waiting.select_related("consultation__body")[:most]:
        consultation = contact.consultation
        link = reverse("discuss:receipt", args=[consultation.slug])
        queue_message(
            about=consultation.ref, channel=Way.EMAIL, to=unseal(contact.sealed)["email"], by="clock", at=at, sender_body=consultation.body,
            subject=f"Kết quả góp ý: {consultation.title}", key=f"discuss:{contact.token}",
            body=f"{consultation.body.name} đã trả lời các ý kiến góp ý cho “{consultation.title}”.\n\nMở trang {link} và nhập mã góp ý của bạn để xem ý kiến của mình được tiếp thu hay giải trình thế nào.",
        )  # fmt: skip
        contact.delete()
        told += 1
    return told
