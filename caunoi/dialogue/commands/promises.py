"""Promises: made in the hall, reported on with evidence, extended with a reason, disputed by residents, kept."""

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.dialogue import queries, rules
from caunoi.dialogue.facts import Disputed, Promised, PromiseMoved
from caunoi.dialogue.models import Dialogue, Promise, PromiseDispute, PromiseWord, QuestionGroup
from caunoi.dialogue.words import PromiseAct, PromiseStage
from caunoi.duties.commands import extend_duty, meet_all, meet_duty, open_duty
from caunoi.files.commands import store
from caunoi.followup import commands as followup
from caunoi.identity import sealing
from caunoi.kernel.personal import must_hold_nothing_personal
from caunoi.kernel.text import clean
from caunoi.law.queries import deadline
from caunoi.ledger.commands import record
from caunoi.notices.rules import must_reach
from caunoi.notices.words import Channel as Way
from caunoi.places.models import Body

from .common import Actor, digest, locked_promise, name_of, promise_step, ref_of
from .telling import tell_of_promise

RULE = "dialogue.promise"
DISPUTE_ANSWER = "house.dialogue.dispute_answer"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file that shows what was done, and in words what it shows."""

    name: str
    content: bytes
    told: str = ""


def make_promise(
    *, dialogue: Dialogue, group: QuestionGroup, what: str, body: Body, due: date, by: Actor, at: datetime
) -> Promise:
    """A promise with its duty and its first public line; its caller has the console's lock and rights."""
    today = localdate(at)
    what = rules.must_say(
        clean(what), "what", "Hãy ghi rõ việc đã hứa.", "Write what was promised.", least=10, most=1000
    )
    must_hold_nothing_personal(what, "what")
    rules.must_follow(due, today)
    row = Promise(
        dialogue=dialogue, group=group, place_id=dialogue.place_id, province_id=dialogue.province_id, body=body, what=what,
        made_on=today, first_due=due, due=due, synthetic=dialogue.synthetic,
    )  # fmt: skip
    row.duty_id = _owe(row, by, at)
    row.save(force_insert=True)
    PromiseWord.objects.create(
        promise=row,
        act=PromiseAct.MAKE.value,
        text=what,
        after=due,
        by=ref_of(by),
        by_name=dialogue.chair,
        body=dialogue.body,
        at=at,
    )
    promised = Promised(dialogue=dialogue.ref, body=body.code, due=due, words=digest(what))
    record(promised, about=row.ref, by=ref_of(by), at=at)
    follow_promise(row, by=ref_of(by), at=at)
    return row


def follow_promise(row: Promise, *, by: str, at: datetime) -> str:
    """Put a promise on the public list of what is followed to its end; its course stays here."""
    return followup.open_followup(
        kind="promise", ref=row.ref, place=row.place, owed_by=row.body, raised_by=f"Nhân dân, tại đối thoại “{row.dialogue.title}”", text=row.what,
        raised_on=row.made_on, due_on=row.due, href=reverse("dialogue:promise", args=[row.pk]), synthetic=row.synthetic, by=by, at=at,
    )  # fmt: skip


@transaction.atomic
def follow_again(row: Promise, *, by: str, at: datetime) -> None:
    """Put a promise older than the public list on it, with every step since."""
    follow_promise(row, by=by, at=at)
    for word in row.words.exclude(act=PromiseAct.MAKE.value).select_related("body").order_by("id"):
        followup.follow(
            row.ref, act=word.act, told=word.text, by=word.by, at=word.at, due_on=word.after, dispute_until=row.dispute_until,
            who=word.body.name if word.body else "",
        )  # fmt: skip


@transaction.atomic
def report(
    *,
    promise_id: uuid.UUID,
    text: str,
    by: Actor,
    at: datetime,
    percent: int | None = None,
    evidence: Sequence[Evidence] = (),
) -> Promise:
    """Say in public how far it is, with files that show it."""
    row = locked_promise(promise_id)
    text = _said(text, "text")
    return _take(
        row, PromiseAct.REPORT, by, at, text=text, percent=percent, evidence=evidence, told="Tiến độ việc đã hứa"
    )


@transaction.atomic
def extend(*, promise_id: uuid.UUID, due: date, reason: str, by: Actor, at: datetime) -> Promise:
    """Move the day on, with a reason that stays in public beside the first day promised."""
    row = locked_promise(promise_id)
    reason = rules.must_have_reason(clean(reason))
    must_hold_nothing_personal(reason, "reason")
    promise_step(row, PromiseAct.EXTEND, by)
    before = row.due
    if row.duty_id:
        with as_system():  # the head of the body that held the dialogue may extend for the one that promised
            extend_duty(duty_id=row.duty_id, rule="dialogue.extended", reason=reason, by=ref_of(by), at=at, due=due)
    row.due = due
    return _take(row, PromiseAct.EXTEND, by, at, text=reason, before=before, after=due, told="Việc đã hứa được lùi hạn")


@transaction.atomic
def finish(*, promise_id: uuid.UUID, text: str, by: Actor, at: datetime, evidence: Sequence[Evidence]) -> Promise:
    """Report a promise done: only with evidence; residents may dispute it for the time shown."""
    row = locked_promise(promise_id)
    text = _said(text, "text")
    rules.must_show_evidence(len(evidence))
    today = localdate(at)
    row.finished_on, row.finished_by = today, ref_of(by)
    row.dispute_until = deadline("house.dialogue.dispute", start=today).due
    row = _take(
        row,
        PromiseAct.FINISH,
        by,
        at,
        text=text,
        percent=100,
        evidence=evidence,
        told="Việc đã hứa được báo đã làm xong",
    )
    if row.duty_id:
        with as_system():
            meet_duty(duty_id=row.duty_id, by=ref_of(by), at=at, evidence=row.ref)
    return row


@transaction.atomic
def dispute(*, promise_id: uuid.UUID, text: str, key: str, at: datetime, device: str = "", email: str = "") -> bool:
    """A resident says it is not done; the words are read by officers only, the fact is public. False when sent before."""
    with as_system():
        row = locked_promise(promise_id)
        digested = hashlib.sha256(key.encode()).hexdigest()
        if PromiseDispute.objects.filter(key_digest=digested).exists():
            return False
        step = promise_step(row, PromiseAct.DISPUTE, "resident")
        rules.must_be_open_to_dispute(row.dispute_until, localdate(at))
        words = rules.must_say(
            clean(text.replace("\x00", "")),
            "text",
            "Hãy cho biết vì sao bạn chưa đồng ý.",
            "Say why you disagree.",
            least=10,
            most=2000,
        )
        mark = queries.mark_of(device, str(row.pk)) if device else ""
        if mark:
            rules.must_not_flood(
                PromiseDispute.objects.filter(promise=row, device=mark, settled_at__isnull=True).count()
            )
        address = must_reach(Way.EMAIL, email) if email.strip() else ""
        PromiseDispute.objects.create(
            promise=row, body=row.dialogue.body, text=words, device=mark, key_digest=digested, sent_at=at, reachable=bool(address),
            sealed=sealing.seal({"email": address}) if address else None,
        )  # fmt: skip
        record(Disputed(words=digest(words)), about=row.ref, by="resident", at=at)
        if row.stage == PromiseStage.DONE.value:
            row.stage = step.then.value
            row.save(update_fields=["stage"])
            PromiseWord.objects.create(promise=row, act=PromiseAct.DISPUTE.value, by="resident", at=at)
            followup.follow(row.ref, act=PromiseAct.DISPUTE.value, by="resident", at=at, who="")
            open_duty(
                rule=DISPUTE_ANSWER, about=row.ref, owed_by=row.dialogue.body, by="resident", at=at, owed_to="residents",
                subject=f"Trả lời ý kiến chưa đồng ý: {row.what}"[:200],
            )  # fmt: skip
    return True


@transaction.atomic
def uphold(*, promise_id: uuid.UUID, text: str, by: Actor, at: datetime) -> Promise:
    """Keep the result against a dispute, with reasons in public; never by whoever reported it done."""
    row = locked_promise(promise_id)
    text = _said(text, "text", least=20)
    rules.must_not_judge_oneself(row.finished_by, ref_of(by))
    row = _take(row, PromiseAct.UPHOLD, by, at, text=text, told="Trả lời ý kiến chưa đồng ý về việc đã hứa")
    _settle_disputes(row, by, at)
    return row


@transaction.atomic
def redo(*, promise_id: uuid.UUID, text: str, due: date, by: Actor, at: datetime) -> Promise:
    """Agree with the residents: the work goes on to a new day, under a new duty."""
    row = locked_promise(promise_id)
    text = _said(text, "text")
    rules.must_follow(due, localdate(at))
    before, row.due = row.due, due
    row.duty_id = _owe(row, by, at)
    row.finished_on, row.finished_by, row.dispute_until = None, "", None
    row = _take(
        row,
        PromiseAct.REDO,
        by,
        at,
        text=text,
        before=before,
        after=due,
        told="Việc đã hứa được làm tiếp theo ý kiến người dân",
    )
    _settle_disputes(row, by, at)
    return row


def settle_undisputed(*, at: datetime) -> int:
    """Promises reported done whose time to dispute has passed without one are kept; how many. A round of the clock."""
    with as_system():
        waiting = Promise.objects.filter(stage=PromiseStage.DONE.value, dispute_until__lt=localdate(at))
        ids = list(waiting.order_by("dispute_until").values_list("pk", flat=True)[:500])
        for promise_id in ids:
            with transaction.atomic():
                row = locked_promise(promise_id)
                if row.stage == PromiseStage.DONE.value:
                    _take(row, PromiseAct.SETTLE, "clock", at)
    return len(ids)


def _take(
    row: Promise, act: PromiseAct, by: Actor, at: datetime, *, text: str = "", percent: int | None = None, before: date | None = None,
    after: date | None = None, evidence: Sequence[Evidence] = (), told: str = "",
) -> Promise:  # fmt: skip
    """Move a promise by its book: its stage, its ledger entry, its public line, its files, and word to who asked."""
    step = promise_step(row, act, by)
    row.stage = step.then.value
    row.save()
    kept = [_kept(row, file, by, at, number) for number, file in enumerate(evidence)]
    word = PromiseWord.objects.create(
        promise=row, act=act.value, text=text, percent=percent, before=before, after=after, files=kept, by=ref_of(by), by_name=name_of(by),
        body=row.dialogue.body if act in (PromiseAct.UPHOLD, PromiseAct.REDO) else row.body, at=at,
    )  # fmt: skip
    moved = PromiseMoved(step=act.value, stage=row.stage, words=digest(text), files=len(kept), before=before, due=after)
    record(moved, about=row.ref, by=ref_of(by), at=at)
    followup.follow(
        row.ref, act=act.value, told=text, by=ref_of(by), at=at, due_on=after, dispute_until=row.dispute_until, who=word.body.name if word.body else ""
    )  # fmt: skip
    if told:
        tell_of_promise(row, subject=told, words=f"{row.what}\n\n{text[:600]}", key=f"promise:{word.pk}", at=at)
    return row


def _kept(row: Promise, file: Evidence, by: Actor, at: datetime, have: int) -> dict[str, str]:
    stored = store(
        content=file.content, name=file.name, about=row.ref, body=row.body, by=by, at=at, alt_text=file.told, seen_by=[row.dialogue.body_id], have=have
    )  # fmt: skip
    return {"id": str(stored.pk), "name": stored.name, "told": stored.alt_text}


def _owe(row: Promise, by: Actor, at: datetime) -> uuid.UUID:
    duty = open_duty(
        rule=RULE, about=row.ref, owed_by=row.body, by=ref_of(by), at=at, due=row.due, owed_to="residents",
        subject=f"Lời hứa tại đối thoại: {row.what}"[:200],
    )  # fmt: skip
    return duty.pk


def _settle_disputes(row: Promise, by: Actor, at: datetime) -> None:
    PromiseDispute.objects.filter(promise=row, settled_at__isnull=True).update(settled_at=at)
    meet_all(about=row.ref, keys=[DISPUTE_ANSWER], by=ref_of(by), at=at, evidence=row.ref)


def _said(text: str, field: str, least: int = 10) -> str:
    words = rules.must_say(
        clean(text),
        field,
        "Hãy ghi rõ nội dung; nội dung này được công khai.",
        "Write it out; it is made public.",
        least=least,
    )
    must_hold_nothing_personal(words, field)
    return words
