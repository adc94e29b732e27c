"""Promises with a day, from an agreement or a dialogue: given, taken out of a draft, kept or broken with proof."""

import uuid
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.access.words import Role
from caunoi.duties.commands import open_duty
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import record
from caunoi.workplace.facts import WordGiven
from caunoi.workplace.models import Agreement, WorkDialogue, Workplace, WorkPromise
from caunoi.workplace.rules import agreements as rules
from caunoi.workplace.words import DealStage, Kept, TalkStage, WordAct, WordStage

from .common import Actor, digest, locked, meet_on, must_keep, ref_of, said, walls

#: The key of duties that a promise itself dates.
PROMISE = "workplace.promise"


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
            owe(made, place, by, at)
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
        meet_on(row.ref, PROMISE, kept_on, by, at, evidence=row.ref)
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
            owe(row, row.workplace, by, at)
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


def owe(row: WorkPromise, place: Workplace, by: Actor, at: datetime) -> None:
    """Open the duty of a promise that binds, to the day it names."""
    starts = min(row.due, localdate(at))
    open_duty(
        rule=PROMISE, about=row.ref, owed_by=place.body, by=ref_of(by), at=at, starts_on=starts, due=row.due, owed_to="workers",
        cite=row.agreement.title if row.agreement else "", subject=f"Cam kết với người lao động: {row.text}"[:200],
    )  # fmt: skip


def _word(promise_id: uuid.UUID, act: WordAct, role: Role, by: Actor) -> tuple[WorkPromise, Kept]:
    row = locked(WorkPromise, promise_id)
    kept = must_keep(by, row.workplace, role)
    row.stage = rules.PROMISE_BOOK.step(WordStage(row.stage), act).then.value
    return row, kept


def _say(row: WorkPromise, step: str, by: Actor, at: datetime, proof: str = "") -> None:
    fact = WordGiven(step=step, stage=row.stage, due=row.due, kept=row.kept, proof=proof)
    record(fact, about=row.ref, by=ref_of(by), at=at)
