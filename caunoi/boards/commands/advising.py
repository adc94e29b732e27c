"""Advice: given to a body, answered by it, and what became of it."""

import uuid
from collections.abc import Collection
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate, make_aware

from caunoi.boards import rules
from caunoi.boards.facts import Advised, Answered, Settled
from caunoi.boards.models import BoardAdvice
from caunoi.boards.queries import asked_again
from caunoi.boards.words import Answer, Kind
from caunoi.duties.commands import meet_duty, open_duty
from caunoi.files.commands import store
from caunoi.followup import commands as followup
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import record
from caunoi.places.models import Body

from .common import PROMISE, Actor, locked, must_work, ref_of
from .listening import tell


@transaction.atomic
def advise(
    *, board_id: uuid.UUID, to: Body, what: str, by: Actor, at: datetime, public: bool = True, href: str = ""
) -> BoardAdvice:  # fmt: skip
    """Advise a body; where the law gives it days to answer, the answer is its duty. ``href``: the public page it came from."""
    on = localdate(at)
    board = locked(board_id, on)
    must_work(by, board.body)
    what = rules.must_say(what, "what")
    if BoardAdvice.objects.filter(board=board, to=to, what=what, on=on).exists():
        raise Refusal("Kiến nghị này đã gửi hôm nay.", "This advice was given today already.", field="what")
    advice = BoardAdvice.objects.create(board=board, to=to, what=what, on=on, public=public)
    key = rules.keys_of(Kind(board.kind)).answer
    if key:
        duty = open_duty(
            rule=key, about=advice.ref, owed_by=to, by=ref_of(by), at=at, starts_on=on, subject=what[:200], owed_to=board.ref
        )  # fmt: skip
        advice.duty_id, advice.due = duty.pk, duty.due
        advice.save(update_fields=["duty_id", "due"])
    record(Advised(advice=advice.pk, to=to.code), about=board.ref, by=ref_of(by), at=at)
    if public:
        follow_advice(advice, by=ref_of(by), at=at, href=href)
    tell("advised", advice, by=ref_of(by), at=at)
    return advice


def follow_advice(advice: BoardAdvice, *, by: str, at: datetime, href: str = "") -> str:
    """Put public advice on the list of what is followed to its end."""
    board = advice.board
    return followup.open_followup(
        kind="recommendation", ref=advice.ref, place=board.place, owed_by=advice.to, raised_by=board.name, text=advice.what,
        raised_on=advice.on, due_on=advice.due, href=href or reverse("boards:board", args=[board.place.code, board.pk]), synthetic=board.synthetic, by=by, at=at,
    )  # fmt: skip


@transaction.atomic
def answer_advice(
    *, advice_id: int, answer: Answer, words: str, by: Actor, at: datetime, promised_on: date | None = None, task: str = ""
) -> BoardAdvice:  # fmt: skip
    """Answer a board's advice, once, by the body it was given to; accepted, until when it will be done becomes its duty."""
    advice = _locked(advice_id)
    must_work(by, advice.to)
    if advice.answer:
        raise Refusal("Kiến nghị này đã được trả lời.", "This advice is answered already.")
    promised = rules.must_promise(answer, promised_on, localdate(at))
    advice.answer, advice.words, advice.task = answer.value, rules.must_say(words, "words"), task.strip()
    advice.answered_on, advice.promised_on = localdate(at), promised
    if promised is not None:
        advice.promise_duty_id = open_duty(
            rule=PROMISE, about=advice.ref, owed_by=advice.to, by=ref_of(by), at=at, due=promised, subject=advice.what[:200],
            owed_to=advice.board.ref, cite=advice.board.name,
        ).pk  # fmt: skip
    advice.save(update_fields=["answer", "words", "task", "answered_on", "promised_on", "promise_duty_id"])
    if advice.duty_id:
        meet_duty(duty_id=advice.duty_id, by=ref_of(by), at=at, evidence=advice.ref)
    _told(advice, ref_of(by), at)
    fact = Answered(advice=advice.pk, answer=answer.value, task=advice.task, promised=promised)
    record(fact, about=advice.board.ref, by=ref_of(by), at=at)
    tell("answered", advice, by=ref_of(by), at=at)
    return advice


@transaction.atomic
def settle_advice(
    *, advice_id: int, outcome: str, by: Actor, at: datetime, files: Collection[Any] = ()
) -> BoardAdvice:  # fmt: skip
    """Say what became of accepted advice, once, by the body that accepted it, with what shows it (pictures, papers)."""
    advice = _locked(advice_id)
    must_work(by, advice.to)
    again = advice.settled_on is not None and asked_again(advice)
    if advice.answer not in (Answer.ACCEPTED.value, Answer.PARTLY.value) or (
        advice.settled_on is not None and not again
    ):
        raise Refusal(
            "Kiến nghị này chưa được tiếp thu, hoặc đã có kết quả.", "This advice is not accepted, or is settled already."
        )  # fmt: skip
    advice.outcome, advice.settled_on = rules.must_say(outcome, "outcome"), localdate(at)
    advice.save(update_fields=["outcome", "settled_on"])
    if advice.promise_duty_id and not again:
        meet_duty(duty_id=advice.promise_duty_id, by=ref_of(by), at=at, evidence=advice.ref)
    for each in files:
        store(
            content=each.read(), name=each.name, about=advice.ref, body=advice.to, seen_by=[advice.board.body_id], by=ref_of(by), at=at
        )  # fmt: skip
    followup.done(advice.ref, told=advice.outcome, by=ref_of(by), at=at)
    record(Settled(advice=advice.pk), about=advice.board.ref, by=ref_of(by), at=at)
    tell("settled", advice, by=ref_of(by), at=at)
    return advice


@transaction.atomic
def follow_again(advice: BoardAdvice, *, by: str, at: datetime) -> None:
    """Put advice older than the public list on it, with its answer and outcome; of those the day is known, not the hour."""
    follow_advice(advice, by=by, at=at)
    if advice.answered_on:
        _told(advice, by, _noon(advice.answered_on))
    if advice.settled_on:
        followup.done(advice.ref, told=advice.outcome, by=by, at=_noon(advice.settled_on))


def _told(advice: BoardAdvice, by: str, at: datetime) -> None:
    outcome = "refused" if advice.answer == Answer.EXPLAINED.value else "accepted"
    followup.answered(advice.ref, outcome=outcome, reason=advice.words, due_on=advice.promised_on, by=by, at=at)


def _noon(day: date) -> datetime:
    return make_aware(datetime.combine(day, time(12)))


def _locked(advice_id: int) -> BoardAdvice:
    found = (
        BoardAdvice.objects.select_for_update(of=("self",)).select_related("to", "board__place").filter(pk=advice_id)
    )
    advice = found.first()
    if advice is None:
        raise Refusal("Không thấy kiến nghị này.", "There is no such advice.")
    return advice
