"""Workplace dialogue: members listed, set or asked for, contents sent, held, signed by both sides, published."""

import uuid
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.access.words import Role
from caunoi.duties.commands import meet_all, open_duty
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.law.queries import deadline
from caunoi.ledger.commands import record
from caunoi.workplace.facts import MembersListed, TalkStep
from caunoi.workplace.models import DialogueMembers, WorkDialogue, Workplace
from caunoi.workplace.queries import lawful
from caunoi.workplace.rules import dialogues as rules
from caunoi.workplace.rules.conferences import must_be_near
from caunoi.workplace.words import Occasion, Side, TalkAct, TalkStage

from .common import Actor, digest, locked, locked_workplace, must_be_current, must_keep, ref_of, said, walls
from .yearly import meet_talk

DESKS = {Side.EMPLOYER: Role.EMPLOYER, Side.WORKERS: Role.WORKERS_SIDE}


@transaction.atomic
def list_members(
    *, workplace_id: uuid.UUID, listed_on: date, employer_members: int, worker_members: int, by: Actor, at: datetime
) -> DialogueMembers:
    """Keep how many members each side has named; the next list is due when the law's years are over."""
    row = locked_workplace(workplace_id)
    must_keep(by, row)
    if listed_on > localdate(at):
        raise Refusal("Ngày này chưa đến.", "This day has not come.", field="listed_on")
    workers = lawful.workers_on(row, listed_on)
    seats = lawful.seats_for(workers, listed_on)
    rules.must_seat(
        employer_members,
        worker_members,
        least_employer=seats.employer,
        least=seats.least,
        most=seats.most,
        cite=seats.cite,
    )
    if row.members.filter(listed_on__gte=listed_on).exists():
        raise Refusal(
            "Đã có danh sách của ngày này hoặc mới hơn.",
            "There is a list of this day or a later one.",
            field="listed_on",
        )
    ends = deadline(lawful.LIST, start=listed_on)
    made = DialogueMembers.objects.create(
        workplace=row, body_id=row.body_id, overseer_id=row.overseer_id, listed_on=listed_on, last_day=ends.due, employer_members=employer_members,
        worker_members=worker_members, workers=workers, cite=seats.cite,
    )  # fmt: skip
    fact = MembersListed(employer=employer_members, workers=worker_members, on=listed_on, cite=seats.cite)
    record(fact, about=row.ref, by=ref_of(by), at=at)
    with as_system():
        meet_all(about=row.ref, keys=[lawful.LIST], by=ref_of(by), at=at)
        open_duty(
            rule=lawful.LIST, about=row.ref, owed_by=row.body, by=ref_of(by), at=at, starts_on=listed_on, owed_to="workers",
            subject=f"Lập lại danh sách thành viên đối thoại: {row.name}"[:200],
        )  # fmt: skip
    return made


@transaction.atomic
def set_dialogue(
    *,
    workplace_id: uuid.UUID,
    occasion: Occasion,
    held_on: date,
    contents: str,
    by: Actor,
    at: datetime,
    venue: str = "",
) -> WorkDialogue:
    """Set a periodic dialogue or one on an event, for a day the list of members covers."""
    row = locked_workplace(workplace_id)
    kept = must_keep(by, row)
    if occasion is Occasion.REQUEST:
        raise Refusal(
            "Đối thoại theo yêu cầu bắt đầu từ yêu cầu.", "One on request begins with the request.", field="occasion"
        )
    must_be_near(held_on, localdate(at), "held_on")
    _members(row, held_on)
    values = walls(row) | {
        "kept": kept.value,
        "occasion": occasion.value,
        "stage": TalkStage.PLANNED.value,
        "held_on": held_on,
    }
    made = _created(**values, venue=clean(venue)[:300], contents=said(contents, "contents"))
    _tell(made, "plan", by, at, held_on=held_on)
    return made


@transaction.atomic
def ask_dialogue(
    *, workplace_id: uuid.UUID, asked_on: date, asked_by: int, contents: str, by: Actor, at: datetime
) -> WorkDialogue:
    """Keep a request of the workers' side, asked for by enough of its members; the answer is owed within the law's days."""
    row = locked_workplace(workplace_id)
    kept = must_keep(by, row, Role.WORKERS_SIDE)
    if asked_on > localdate(at):
        raise Refusal("Ngày này chưa đến.", "This day has not come.", field="asked_on")
    members = _members(row, asked_on)
    rules.must_be_asked_by_members(asked_by, members.worker_members, lawful.bound(lawful.REQUEST, asked_on))
    words = said(contents, "contents")
    if row.dialogues.filter(asked_on=asked_on, contents=words).exists():
        raise Refusal("Yêu cầu này đã được ghi.", "This request is recorded already.", field="contents")
    made = _created(
        **walls(row), kept=kept.value, occasion=Occasion.REQUEST.value, stage=TalkStage.ASKED.value, asked_on=asked_on, asked_by=asked_by, contents=words
    )  # fmt: skip
    _tell(made, "ask", by, at)
    with as_system():
        open_duty(
            rule=lawful.ANSWER, about=made.ref, owed_by=row.body, by=ref_of(by), at=at, starts_on=asked_on, owed_to="workers",
            subject=f"Trả lời yêu cầu đối thoại: {row.name}"[:200],
        )  # fmt: skip
    return made


@transaction.atomic
def agree(*, dialogue_id: uuid.UUID, held_on: date, by: Actor, at: datetime, venue: str = "") -> WorkDialogue:
    """Agree to a dialogue that was asked for, and set its day."""
    row = _taken(dialogue_id, TalkAct.AGREE, by)
    must_be_near(held_on, localdate(at), "held_on")
    _members(row.workplace, held_on)
    row.held_on, row.venue = held_on, clean(venue)[:300]
    _moved(row, TalkAct.AGREE, by, at, held_on=held_on)
    _answered(row, by, at)
    return row


@transaction.atomic
def decline(*, dialogue_id: uuid.UUID, reason: str, by: Actor, at: datetime) -> WorkDialogue:
    """Answer that there will be no dialogue, and why."""
    row = _taken(dialogue_id, TalkAct.DECLINE, by)
    row.reason = said(reason, "reason", least=20, most=2000)
    _moved(row, TalkAct.DECLINE, by, at, text=digest(row.reason))
    _answered(row, by, at)
    return row


@transaction.atomic
def notify(*, dialogue_id: uuid.UUID, by: Actor, at: datetime, sent_on: date | None = None) -> WorkDialogue:
    """Send the contents to the other side, in time before a periodic dialogue."""
    row = _taken(dialogue_id, TalkAct.NOTIFY, by)
    today = localdate(at)
    day = sent_on or today
    if day > today or row.held_on is None:
        raise Refusal("Ngày gửi nội dung chưa đến.", "The day of sending has not come.", field="sent_on")
    last = deadline(lawful.RUN, start=row.held_on)
    rules.must_be_sent_in_time(Occasion(row.occasion), day, last.due, row.held_on, last.cite)
    row.notified_on = day
    return _moved(row, TalkAct.NOTIFY, by, at, held_on=row.held_on, cite=last.cite)


@transaction.atomic
def postpone(*, dialogue_id: uuid.UUID, held_on: date, reason: str, by: Actor, at: datetime) -> WorkDialogue:
    """Put a dialogue off, for example because too few of the workers' side came; its contents are sent anew."""
    row = _taken(dialogue_id, TalkAct.POSTPONE, by)
    if row.held_on is not None and held_on <= row.held_on:
        raise Refusal("Ngày mới phải sau ngày cũ.", "The new day comes after the old one.", field="held_on")
    must_be_near(held_on, localdate(at), "held_on")
    _members(row.workplace, held_on)
    row.held_on, row.notified_on, row.postponed = held_on, None, row.postponed + 1
    row.reason = said(reason, "reason", least=5, most=1000)
    return _moved(row, TalkAct.POSTPONE, by, at, held_on=held_on, text=digest(row.reason))


@transaction.atomic
def hold_dialogue(
    *, dialogue_id: uuid.UUID, employer_present: int, worker_present: int, result: str, by: Actor, at: datetime
) -> WorkDialogue:
    """Record who was there by number and what was said; refused below the law's share. The result is owed within the law's days."""
    row = _taken(dialogue_id, TalkAct.HOLD, by)
    _recorded(row, TalkAct.HOLD, employer_present, worker_present, result, by, at)
    with as_system():
        open_duty(
            rule=lawful.PUBLISH, about=row.ref, owed_by=row.workplace.body, by=ref_of(by), at=at, starts_on=row.held_on, owed_to="workers",
            subject=f"Công bố kết quả đối thoại: {row.workplace.name}"[:200],
        )  # fmt: skip
    if row.occasion == Occasion.PERIODIC.value and row.held_on is not None:
        meet_talk(row.workplace, row.held_on, row.ref, by=ref_of(by), at=at)
    return row


@transaction.atomic
def correct_record(
    *, dialogue_id: uuid.UUID, employer_present: int, worker_present: int, result: str, by: Actor, at: datetime
) -> WorkDialogue:
    """Set the record of a dialogue right before either side has signed it."""
    row = _taken(dialogue_id, TalkAct.CORRECT, by)
    rules.must_be_unsigned(bool(row.employer_signed or row.workers_signed))
    return _recorded(row, TalkAct.CORRECT, employer_present, worker_present, result, by, at)


def _recorded(
    row: WorkDialogue, act: TalkAct, employer_present: int, worker_present: int, result: str, by: Actor, at: datetime
) -> WorkDialogue:
    if row.held_on is None:
        raise Refusal("Chưa ấn định ngày đối thoại.", "No day is set.")
    rules.must_be_past(row.held_on, localdate(at))
    members = _members(row.workplace, row.held_on)
    rules.must_run(worker_present, members.worker_members, lawful.bound(lawful.QUORUM, row.held_on))
    if not 1 <= employer_present <= members.employer_members:
        raise Refusal(
            f"Bên người sử dụng lao động có mặt từ 1 đến {members.employer_members} người.",
            f"Between 1 and {members.employer_members} of the employer's side were present.",
            field="employer_present",
        )
    row.employer_members, row.worker_members = members.employer_members, members.worker_members
    row.employer_present, row.worker_present, row.result = (
        employer_present,
        worker_present,
        said(result, "result", least=20),
    )
    row.publish_due = deadline(lawful.PUBLISH, start=row.held_on).due
    return _moved(row, act, by, at, present=worker_present, held_on=row.held_on, text=digest(row.result))


@transaction.atomic
def sign(*, dialogue_id: uuid.UUID, side: Side, by: Actor, at: datetime) -> WorkDialogue:
    """One side signs the record; with the second signature it stands."""
    row = locked(WorkDialogue, dialogue_id)
    row.kept = must_keep(by, row.workplace, DESKS[side]).value
    step = rules.BOOK.step(TalkStage(row.stage), TalkAct.SIGN)
    field = "employer_signed" if side is Side.EMPLOYER else "workers_signed"
    rules.must_not_sign_twice(side, getattr(row, field) is not None)
    setattr(row, field, localdate(at))
    if row.employer_signed and row.workers_signed:
        row.stage = step.then.value
    return _moved(row, TalkAct.SIGN, by, at, side=side.value)


@transaction.atomic
def publish(*, dialogue_id: uuid.UUID, by: Actor, at: datetime) -> WorkDialogue:
    """Make the signed result known at the workplace, and here where the workplace shows its results."""
    row = _taken(dialogue_id, TalkAct.PUBLISH, by)
    row.published_on, row.shown = localdate(at), row.workplace.shown
    row.promises.update(shown=row.shown)
    _moved(row, TalkAct.PUBLISH, by, at, held_on=row.held_on)
    with as_system():
        meet_all(about=row.ref, keys=[lawful.PUBLISH], by=ref_of(by), at=at, evidence=row.ref)
    return row


def _members(row: Workplace, on: date) -> DialogueMembers:
    """The list of members a dialogue of a day stands on."""
    found = row.members.filter(listed_on__lte=on).first() or row.members.first()
    if found is None:
        seats = lawful.seats_for(lawful.workers_on(row, on), on)
        raise Refusal(
            "Hãy ghi danh sách thành viên đối thoại của hai bên trước.",
            "List the members of both sides first.",
            cite=seats.cite,
        )
    rules.must_be_fresh(found.listed_on, found.last_day, on, found.cite)
    return found


def _created(**values: object) -> WorkDialogue:
    try:
        with transaction.atomic():
            return WorkDialogue.objects.create(**values)
    except IntegrityError as twice:
        raise Refusal(
            "Ngày này đã có buổi đối thoại cùng loại.", "There is a dialogue of this kind that day.", field="held_on"
        ) from twice


def _taken(dialogue_id: uuid.UUID, act: TalkAct, by: Actor, version: int | None = None) -> WorkDialogue:
    row = locked(WorkDialogue, dialogue_id)
    row.kept = must_keep(by, row.workplace, Role.EMPLOYER).value
    must_be_current(version, row.version)
    row.stage = rules.BOOK.step(TalkStage(row.stage), act).then.value
    return row


def _moved(row: WorkDialogue, act: TalkAct, by: Actor, at: datetime, **told: object) -> WorkDialogue:
    row.version += 1
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as twice:
        raise Refusal(
            "Ngày này đã có buổi đối thoại cùng loại.", "There is a dialogue of this kind that day.", field="held_on"
        ) from twice
    _tell(row, act.value, by, at, **told)
    return row


def _tell(row: WorkDialogue, step: str, by: Actor, at: datetime, **told: object) -> None:
    fact = TalkStep(step=step, stage=row.stage, kept=row.kept, occasion=row.occasion, **told)  # type: ignore[arg-type]
    record(fact, about=row.ref, by=ref_of(by), at=at)


def _answered(row: WorkDialogue, by: Actor, at: datetime) -> None:
    with as_system():
        meet_all(about=row.ref, keys=[lawful.ANSWER], by=ref_of(by), at=at, evidence=row.ref)
