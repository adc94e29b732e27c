"""The people or a board say that it is not done; the body above answers."""

import hashlib
import hmac
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.access.words import Role
from caunoi.duties.commands import open_duty
from caunoi.followup import rules
from caunoi.followup.facts import Disputed
from caunoi.followup.models import Followup, FollowupDispute
from caunoi.followup.speakers import Speaker, speakers
from caunoi.followup.words import Act, State
from caunoi.identity.models import Person
from caunoi.kernel.personal import must_hold_nothing_personal
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.ledger.commands import record
from caunoi.places.models import Body
from caunoi.places.queries import superior_of

from .answering import must_run_here
from .common import (
    DISPUTE_ANSWER,
    PROMISED,
    Actor,
    digest,
    followed,
    locked,
    may,
    met,
    must_work,
    owe_promised,
    ref_of,
    take,
)


@transaction.atomic
def dispute(
    *, number: str, text: str, key: str, at: datetime, device: str = "", by: Person | None = None, board: Body | Speaker | None = None
) -> bool:  # fmt: skip
    """Anybody, or a body or board in its own name, says that it is not done; False when the same form was sent before.

    A private person's words are read by the body that answers alone; a body's are public with its name.
    """
    if isinstance(board, Body) and by is not None:
        must_work(by, Role.HANDLER, board)
    with as_system():
        row = locked(number)
        digested = hashlib.sha256(key.encode()).hexdigest()
        if FollowupDispute.objects.filter(key_digest=digested).exists():
            return False
        must_run_here(row, "dispute")
        if isinstance(board, Speaker) and board not in speakers.of(by, row.place, localdate(at)):
            raise Refusal(
                "Bạn không nêu ý kiến nhân danh ban này được.", "You do not speak for this board.", field="board"
            )  # fmt: skip
        if isinstance(board, Body) and board.pk in (row.owed_by_id, row.judge_id):
            raise Refusal(
                "Cơ quan phải làm, phải trả lời không tự nêu.", "That body owes it, or answers.", field="board"
            )
        rules.BOOK.step(State(row.state), Act.DISPUTE)
        rules.must_be_open_to_dispute(row.dispute_until, localdate(at))
        words = rules.must_say(clean(text), "text", most=2000)
        mark = _mark(device, row.number) if device else ""
        if mark:
            rules.must_not_flood(row.disputes.filter(device=mark, settled_at__isnull=True).count())
        if board is not None:
            must_hold_nothing_personal(words, "text")
        row.judge = row.judge or superior_of(row.owed_by, localdate(at)) or row.owed_by
        FollowupDispute.objects.create(
            followup=row, judge=row.judge, text=words, device=mark, key_digest=digested, sent_at=at
        )
        speaker = by.ref if board is not None and by is not None else "resident"
        record(Disputed(number=row.number, words=digest(words), judge=row.judge.code), about=row.ref, by=speaker, at=at)
        fresh = row.state == State.DONE.value
        if fresh or board is not None:
            take(
                row, Act.DISPUTE, speaker, at, text=words if board is not None else "", who=board.name if board else ""
            )
        if fresh:
            open_duty(
                rule=DISPUTE_ANSWER, about=row.about, owed_by=row.judge, by=speaker, at=at, owed_to="residents",
                subject=f"Trả lời ý kiến chưa đồng ý: {row.text}"[:200],
            )  # fmt: skip
    return True


@transaction.atomic
def uphold(*, number: str, text: str, by: Actor, at: datetime) -> Followup:
    """The body above keeps the result, with reasons in public; never by whoever reported it done."""
    row = _judged(number, by)
    words = rules.must_say(clean(text), "text", least=20)
    must_hold_nothing_personal(words, "text")
    rules.must_not_judge_oneself(row.finished_by, ref_of(by))
    who = row.judge.name if row.judge else ""
    take(row, Act.UPHOLD, by, at, text=words, who=who)
    _answered(row, by, at)
    return row


@transaction.atomic
def redo(*, number: str, text: str, due_on: date, by: Actor, at: datetime) -> Followup:
    """The body above agrees with the people: the work goes on to a new day, under a new duty."""
    row = _judged(number, by)
    words = rules.must_say(clean(text), "text")
    must_hold_nothing_personal(words, "text")
    rules.must_come_later(due_on, localdate(at))
    before, row.due_on = row.due_on, due_on
    row.finished_on, row.finished_by, row.dispute_until = None, "", None
    who, row.judge = row.judge.name if row.judge else "", None
    take(row, Act.REDO, by, at, text=words, before=before, after=due_on, who=who)
    _answered(row, by, at)
    owe_promised(row, by, at)
    row.save(update_fields=["duty_id"])
    return row


@transaction.atomic
def follow(
    ref: str, *, act: str, told: str = "", by: Actor, at: datetime, due_on: date | None = None, dispute_until: date | None = None,
    link: str = "", who: str | None = None,
) -> Followup | None:  # fmt: skip
    """A room that runs the course by itself tells of a step by its code; nothing where it is not followed."""
    row = followed(ref)
    step = Act(act)
    if row is None or not may(row, step):
        return row
    before = row.due_on
    if due_on is not None:
        row.due_on = due_on
    if step is Act.FINISH:
        link = rules.must_show(0, link or row.href)
        row.finished_on, row.finished_by, row.dispute_until = localdate(at), ref_of(by), dispute_until or localdate(at)
    if step is Act.REDO:
        row.finished_on, row.finished_by, row.dispute_until = None, "", None
    return take(
        row, step, by, at, text=clean(told), before=before if due_on else None, after=due_on, link=link, who=who
    )


def _judged(number: str, by: Actor) -> Followup:
    row = locked(number)
    must_run_here(row, "dispute")
    must_work(by, Role.HEAD, row.judge or row.owed_by)
    return row


def _answered(row: Followup, by: Actor, at: datetime) -> None:
    with as_system():
        row.disputes.filter(settled_at__isnull=True).update(settled_at=at)
    met(row, DISPUTE_ANSWER, by, at)
    met(row, PROMISED, by, at)


def _mark(device: str, number: str) -> str:
    """What is kept of a browser: another mark for each thing, so that nothing can be put together."""
    return hmac.new(settings.IDENTITY_KEY.encode(), f"{device}:{number}".encode(), hashlib.sha256).hexdigest()[:32]
