"""Collective agreements: drafted, polled, signed, sent, ended; promises with a day, kept or broken with proof."""

import uuid
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.access.words import Role
from caunoi.duties.commands import meet_all, meet_duty, open_duty
from caunoi.duties.models import Duty
from caunoi.kernel.refusal import Refusal
from caunoi.law.queries import deadline
from caunoi.ledger.commands import record
from caunoi.workplace.facts import DealStep, WordGiven
from caunoi.workplace.models import Agreement, WorkDialogue, Workplace, WorkPromise
from caunoi.workplace.queries import lawful
from caunoi.workplace.queries.owed import renewal_of
from caunoi.workplace.rules import agreements as rules
from caunoi.workplace.rules.applying import may_bargain
from caunoi.workplace.words import DealAct, DealStage, Kept, Sort, TalkStage, WordAct, WordStage

from .common import Actor, digest, locked, locked_workplace, must_be_current, must_keep, ref_of, said, walls

#: The key of duties that a promise itself dates.
PROMISE = "workplace.promise"
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
            _owe(each, row.workplace, by, at)
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
        _meet(row.ref, lawful.SEND, sent_on, by, at, evidence=row.ref)
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


@transaction.atomic
def promise(
    *,
    text: str,
    due: date,
    by: Actor,
    at: datetime,
    agreement_id: uuid.UUID | None = None,
    dialogue_id: uuid.UUID | None = None,
) -> WorkPromise:
    """Keep a promise of an agreement or a dialogue with its last day; once the agreement is signed it is a duty."""
    deal = locked(Agreement, agreement_id) if agreement_id else None
    talk = locked(WorkDialogue, dialogue_id) if dialogue_id else None
    source = deal or talk
    if source is None or (deal and talk):
        raise Refusal(
            "Cam kết thuộc một thỏa ước hoặc một buổi đối thoại.", "A promise belongs to one agreement or one dialogue."
        )
    place: Workplace = source.workplace
    kept = must_keep(by, place)
    _must_lie_within(deal, talk, due)
    try:
        with transaction.atomic():
            made = WorkPromise.objects.create(
                **walls(place), kept=kept.value, shown=source.shown, agreement=deal, dialogue=talk, text=said(text, "text", most=1000), due=due
            )  # fmt: skip
    except IntegrityError as twice:
        raise Refusal("Cam kết này đã được ghi.", "This promise is recorded already.", field="text") from twice
    _say(made, "promise", by, at)
    if talk is not None or (deal is not None and deal.stage in (DealStage.SIGNED.value, DealStage.SENT.value)):
        with as_system():
            _owe(made, place, by, at)
    return made


@transaction.atomic
def keep_promise(*, promise_id: uuid.UUID, proof: str, kept_on: date, by: Actor, at: datetime) -> WorkPromise:
    """Record that a promise was kept, on which day, and what shows it."""
    row, kept = _word(promise_id, WordAct.KEEP, Role.EMPLOYER, by)
    rules.must_not_lie_ahead(kept_on, localdate(at), "kept_on")
    bound_on = row.agreement.signed_on if row.agreement else row.dialogue.held_on if row.dialogue else None
    if bound_on is not None:
        rules.must_follow(
            bound_on,
            kept_on,
            "kept_on",
            "Ngày thực hiện không thể trước ngày cam kết.",
            "It is kept after it was promised.",
        )
    if row.agreement_id and row.agreement and row.agreement.stage in (DealStage.DRAFT.value, DealStage.POLLED.value):
        raise Refusal(
            "Thỏa ước chưa ký; cam kết chưa có hiệu lực.", "The agreement is not signed; the promise does not bind yet."
        )
    row.proof, row.kept_on, row.kept = rules.must_prove(proof, "proof")[:4000], kept_on, kept.value
    row.save()
    _say(row, WordAct.KEEP.value, by, at, proof=digest(row.proof))
    with as_system():
        _meet(row.ref, PROMISE, kept_on, by, at, evidence=row.ref)
    return row


@transaction.atomic
def break_promise(*, promise_id: uuid.UUID, proof: str, by: Actor, at: datetime) -> WorkPromise:
    """The workers' side records that a promise was not kept once its day has passed; its duty stays late until it is kept."""
    row, kept = _word(promise_id, WordAct.BREAK, Role.WORKERS_SIDE, by)
    rules.must_be_due(row.due, localdate(at))
    reopened = row.kept_on is not None
    row.broken_proof, row.broken_on, row.kept = rules.must_prove(proof, "proof")[:4000], localdate(at), kept.value
    row.save()
    _say(row, WordAct.BREAK.value, by, at, proof=digest(row.broken_proof))
    if reopened:
        with as_system():
            _owe(row, row.workplace, by, at)
    return row


@transaction.atomic
def withdraw_promise(*, promise_id: uuid.UUID, by: Actor, at: datetime) -> WorkPromise:
    """Take a promise out of a draft that nobody has been asked about yet."""
    row, kept = _word(promise_id, WordAct.WITHDRAW, Role.EMPLOYER, by)
    rules.must_be_a_draft(DealStage(row.agreement.stage) if row.agreement else None)
    row.kept = kept.value
    row.save()
    _say(row, WordAct.WITHDRAW.value, by, at)
    return row


def _must_lie_within(deal: Agreement | None, talk: WorkDialogue | None, due: date) -> None:
    if talk is not None:
        if talk.held_on is None or talk.stage not in (
            TalkStage.HELD.value,
            TalkStage.SIGNED.value,
            TalkStage.PUBLISHED.value,
        ):
            raise Refusal("Buổi đối thoại chưa họp.", "The dialogue has not been held.")
        rules.must_follow(
            talk.held_on, due, "due", "Hạn không thể trước ngày đối thoại.", "Its day comes after the dialogue."
        )
    elif deal is not None:
        if deal.stage == DealStage.ENDED.value:
            raise Refusal("Thỏa ước đã chấm dứt.", "The agreement has ended.")
        rules.must_follow(
            deal.since or deal.drafted_on, due, "due", "Hạn không thể trước ngày thỏa ước có hiệu lực.", "Its day comes after the agreement takes effect."
        )  # fmt: skip
        if deal.until is not None and due >= deal.until:
            raise Refusal("Hạn phải trong thời hạn thỏa ước.", "Its day lies within the term.", field="due")


def _owe(row: WorkPromise, place: Workplace, by: Actor, at: datetime) -> None:
    starts = min(row.due, localdate(at))
    open_duty(
        rule=PROMISE, about=row.ref, owed_by=place.body, by=ref_of(by), at=at, starts_on=starts, due=row.due, owed_to="workers",
        cite=row.agreement.title if row.agreement else "", subject=f"Cam kết với người lao động: {row.text}"[:200],
    )  # fmt: skip


def _meet(about: str, key: str, on: date, by: Actor, at: datetime, *, evidence: str) -> None:
    """Meet the running duty of a thing on the day it was done, which may lie before the day it is recorded."""
    for duty in Duty.objects.filter(about=about, rule=key, settled_on__isnull=True):
        meet_duty(duty_id=duty.pk, by=ref_of(by), at=at, evidence=evidence, on=on)


def _word(promise_id: uuid.UUID, act: WordAct, role: Role, by: Actor) -> tuple[WorkPromise, Kept]:
    row = locked(WorkPromise, promise_id)
    kept = must_keep(by, row.workplace, role)
    row.stage = rules.PROMISE_BOOK.step(WordStage(row.stage), act).then.value
    return row, kept


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


def _say(row: WorkPromise, step: str, by: Actor, at: datetime, proof: str = "") -> None:
    fact = WordGiven(step=step, stage=row.stage, due=row.due, kept=row.kept, proof=proof)
    record(fact, about=row.ref, by=ref_of(by), at=at)
