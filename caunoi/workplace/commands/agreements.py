"""Collective agreements: drafted, polled, signed, sent, ended."""

import uuid
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.duties.commands import meet_all, open_duty
from caunoi.kernel.refusal import Refusal
from caunoi.law.queries import deadline
from caunoi.ledger.commands import record
from caunoi.workplace.facts import DealStep
from caunoi.workplace.models import Agreement
from caunoi.workplace.queries import lawful
from caunoi.workplace.queries.owed import renewal_of
from caunoi.workplace.rules import agreements as rules
from caunoi.workplace.rules.applying import may_bargain
from caunoi.workplace.words import DealAct, DealStage, Sort, WordStage

from .common import Actor, digest, locked, locked_workplace, meet_on, must_be_current, must_keep, ref_of, said, walls
from .promises import owe

SAME_TITLE = Refusal(
    "Nơi làm việc này đã có thỏa ước mang tên đó.", "There is an agreement of this name.", field="title"
)


@transaction.atomic
def draft(*, workplace_id: uuid.UUID, title: str, summary: str, by: Actor, at: datetime) -> Agreement:
    """Begin a collective agreement."""
    row = locked_workplace(workplace_id)
    kept = must_keep(by, row)
    if not may_bargain(Sort(row.sort)):
        raise Refusal("Cơ quan nhà nước không ký thỏa ước lao động tập thể.", "Agencies make no collective agreement.")
    try:
        with transaction.atomic():
            made = Agreement.objects.create(
                **walls(row), kept=kept.value, title=said(title, "title", most=300), summary=said(summary, "summary", least=20), drafted_on=localdate(at)
            )  # fmt: skip
    except IntegrityError as twice:
        raise SAME_TITLE from twice
    _tell(made, "draft", by, at, text=digest(made.summary))
    return made


@transaction.atomic
def edit_draft(
    *, agreement_id: uuid.UUID, title: str, summary: str, by: Actor, at: datetime, version: int | None = None
) -> Agreement:
    """Change the draft; what was polled before was another text, so the poll is taken anew."""
    row = _taken(agreement_id, DealAct.EDIT, by, version)
    row.title, row.summary = said(title, "title", most=300), said(summary, "summary", least=20)
    row.polled_on = row.polled = row.approved = row.least = None
    row.poll_cite = ""
    if Agreement.objects.filter(workplace=row.workplace, title=row.title).exclude(pk=row.pk).exists():
        raise SAME_TITLE
    return _moved(row, DealAct.EDIT, by, at, text=digest(row.summary))


@transaction.atomic
def poll(
    *,
    agreement_id: uuid.UUID,
    polled_on: date,
    polled: int,
    approved: int,
    by: Actor,
    at: datetime,
    version: int | None = None,
) -> Agreement:
    """Record what all workers said of the draft; a draft polled again keeps the last poll."""
    row = _taken(agreement_id, DealAct.POLL, by, version)
    rules.must_not_lie_ahead(polled_on, localdate(at), "polled_on")
    found = lawful.bound(lawful.POLL, polled_on)
    rules.must_poll_all(polled, lawful.workers_on(row.workplace, polled_on), found.cite)
    rules.must_be_countable(approved, polled)
    row.polled_on, row.polled, row.approved = polled_on, polled, approved
    row.least, row.poll_cite = found.threshold.least(polled), found.cite
    return _moved(row, DealAct.POLL, by, at, polled=polled, approved=approved, on=polled_on, cite=found.cite)


@transaction.atomic
def sign_agreement(
    *,
    agreement_id: uuid.UUID,
    signed_on: date,
    since: date,
    last_day: date,
    by: Actor,
    at: datetime,
    version: int | None = None,
) -> Agreement:
    """Sign what enough workers approved, for a term the law allows; it is owed to the labour authority within the law's days."""
    row = _taken(agreement_id, DealAct.SIGN, by, version)
    until = last_day + timedelta(days=1)
    rules.must_not_lie_ahead(signed_on, localdate(at), "signed_on")
    if row.polled is None or row.approved is None or row.polled_on is None:
        raise Refusal("Chưa lấy ý kiến người lao động.", "The workers have not been polled.")
    rules.must_be_approved(row.approved, row.polled, lawful.bound(lawful.POLL, row.polled_on))
    rules.must_follow(
        row.polled_on,
        signed_on,
        "signed_on",
        "Ngày ký không thể trước ngày lấy ý kiến.",
        "It is signed after the poll.",
    )
    rules.must_follow(
        signed_on, since, "since", "Ngày có hiệu lực không thể trước ngày ký.", "It takes effect once signed."
    )
    rules.must_run_for(since, until, lawful.term_of(signed_on))
    running = row.promises.filter(stage=WordStage.RUNNING.value)
    rules.must_fit_in(running.values_list("due", flat=True), since, until)
    row.signed_on, row.since, row.until, row.shown = signed_on, since, until, row.workplace.shown
    row.send_due = deadline(lawful.SEND, start=signed_on).due
    _moved(row, DealAct.SIGN, by, at, since=since, until=until, on=signed_on)
    with as_system():
        open_duty(
            rule=lawful.SEND, about=row.ref, owed_by=row.workplace.body, by=ref_of(by), at=at, starts_on=signed_on, owed_to="authority",
            subject=f"Gửi thỏa ước lao động tập thể: {row.workplace.name}"[:200],
        )  # fmt: skip
        for earlier in Agreement.objects.filter(workplace=row.workplace, until__isnull=False).exclude(pk=row.pk):
            meet_all(about=renewal_of(earlier), keys=[lawful.EXPIRING], by=ref_of(by), at=at, evidence=row.ref)
        for each in running:
            owe(each, row.workplace, by, at)
    running.update(shown=row.shown)
    return row


@transaction.atomic
def send(
    *, agreement_id: uuid.UUID, sent_on: date, sent_to: str, by: Actor, at: datetime, version: int | None = None
) -> Agreement:
    """Record that the signed agreement went to the labour authority."""
    row = _taken(agreement_id, DealAct.SEND, by, version)
    rules.must_not_lie_ahead(sent_on, localdate(at), "sent_on")
    if row.signed_on is not None:
        rules.must_follow(
            row.signed_on, sent_on, "sent_on", "Ngày gửi không thể trước ngày ký.", "It is sent once signed."
        )
    row.sent_on, row.sent_to = sent_on, said(sent_to, "sent_to", least=5, most=300)
    _moved(row, DealAct.SEND, by, at, on=sent_on)
    with as_system():
        meet_on(row.ref, lawful.SEND, sent_on, by, at, evidence=row.ref)
    return row


@transaction.atomic
def end_agreement(
    *, agreement_id: uuid.UUID, ended_on: date, reason: str, by: Actor, at: datetime, version: int | None = None
) -> Agreement:
    """End an agreement before its term; what was promised until then stays owed."""
    row = _taken(agreement_id, DealAct.END, by, version)
    rules.must_not_lie_ahead(ended_on, localdate(at), "ended_on")
    if row.since is None or row.until is None or not row.since <= ended_on < row.until:
        raise Refusal("Ngày chấm dứt phải trong thời hạn thỏa ước.", "It ends within its term.", field="ended_on")
    row.ended_on, row.reason = ended_on, said(reason, "reason", least=20, most=2000)
    return _moved(row, DealAct.END, by, at, on=ended_on, text=digest(row.reason))


def _taken(agreement_id: uuid.UUID, act: DealAct, by: Actor, version: int | None) -> Agreement:
    row = locked(Agreement, agreement_id)
    row.kept = must_keep(by, row.workplace).value
    must_be_current(version, row.version)
    row.stage = rules.BOOK.step(DealStage(row.stage), act).then.value
    return row


def _moved(row: Agreement, act: DealAct, by: Actor, at: datetime, **told: object) -> Agreement:
    row.version += 1
    row.save()
    _tell(row, act.value, by, at, **told)
    return row


def _tell(row: Agreement, step: str, by: Actor, at: datetime, **told: object) -> None:
    record(DealStep(step=step, stage=row.stage, kept=row.kept, **told), about=row.ref, by=ref_of(by), at=at)  # type: ignore[arg-type]
