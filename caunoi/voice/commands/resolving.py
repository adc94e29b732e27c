"""Taking a case in hand and bringing it to its answer."""

import uuid
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import transaction

from caunoi.duties.commands import extend_duty, pause_duty, resume_duty, waive_all
from caunoi.duties.queries import duties_about
from caunoi.duties.words import Standing
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.law.queries import in_force

from .. import rules
from ..models import Petition, PetitionStep
from ..words import Act, Kind, Outcome, Part
from .case import case, on_of, step_of, take, variant_for
from .ratings import ask_for_rating


@transaction.atomic
def accept(
    *,
    petition_id: uuid.UUID,
    by: Person,
    at: datetime,
    note: str = "",
    checklist: dict[str, Any] | None = None,
    variant: str = "",
    paper: str = "",
) -> PetitionStep:
    """Thụ lý: the conditions are met, the time to resolve starts today."""
    petition = case(petition_id)
    step = step_of(petition, Act.ACCEPT, by)
    petition.checklist = {**petition.checklist, **(checklist or {})}
    if petition.kind == Kind.COMPLAINT.value:
        limit = in_force("kn.limit", on=petition.received_on).value
        rules.must_be_timely(
            petition.knew_on, petition.received_on, int(limit or 0), str(petition.checklist.get("late_reason", ""))
        )
    petition.variant, petition.accepted_on = variant, on_of(at)
    starts = tuple(
        rules.main_clock(Kind(petition.kind), petition.instance) if key == "kn.first" else key for key in step.starts
    )
    return take(
        petition,
        replace(step, starts=starts),
        by=by,
        at=at,
        note=note,
        fields=["checklist", "variant", "accepted_on"],
        paper=paper,
    )


@transaction.atomic
def verify(
    *, petition_id: uuid.UUID, by: Person, at: datetime, handler: Person | None = None, note: str = "", paper: str = ""
) -> PetitionStep:
    """Giao xác minh: an officer who is not complained about verifies."""
    petition = case(petition_id)
    step = step_of(petition, Act.VERIFY, by)
    if handler is not None:
        rules.must_not_be_respondent([], handler.pk, [], petition.respondent_people)
        petition.handler = handler
    return take(petition, step, by=by, at=at, note=note, fields=["handler"], paper=paper)


@transaction.atomic
def call_dialogue(
    *, petition_id: uuid.UUID, on: date, where: str, by: Person, at: datetime, paper: str = ""
) -> PetitionStep:
    """Mời đối thoại: notice in the legal time before the day."""
    petition = case(petition_id)
    step = step_of(petition, Act.CALL_DIALOGUE, by)
    notice = int(in_force("kn.dialogue", on=on_of(at)).value or 0)
    if (on - on_of(at)).days < notice:
        raise Refusal(
            f"Giấy mời đối thoại phải gửi trước ít nhất {notice} ngày.",
            f"The notice goes out at least {notice} days before.",
            field="on",
        )
    return take(petition, step, by=by, at=at, data={"on": on.isoformat(), "where": where}, note=where, paper=paper)


@transaction.atomic
def hold_dialogue(*, petition_id: uuid.UUID, note: str, by: Person, at: datetime, paper: str = "") -> PetitionStep:
    """Ghi kết quả đối thoại: minutes of what each side said."""
    petition = case(petition_id)
    step = step_of(petition, Act.HOLD_DIALOGUE, by)
    said = rules.must_say(note, "note", "Hãy ghi diễn biến và kết quả đối thoại.", "Write the minutes.")
    return take(petition, step, by=by, at=at, note=said, paper=paper)


@transaction.atomic
def extend(
    *, petition_id: uuid.UUID, variant: str, note: str, by: Person, at: datetime, paper: str = ""
) -> PetitionStep:
    """Gia hạn: the law's longer time for a complex case, found in writing, before the first time has run out."""
    petition = case(petition_id)
    step = step_of(petition, Act.EXTEND, by)
    reason = rules.must_say(
        note, "note", "Hãy ghi rõ lý do gia hạn để thông báo cho người gửi.", "Give the reason for the petitioner."
    )
    key = rules.main_clock(Kind(petition.kind), petition.instance)
    duty = duties_about(petition.ref).filter(rule=key, standing=Standing.OPEN.value).first()
    if duty is None:
        raise Refusal("Không có hạn giải quyết đang chạy để gia hạn.", "No resolution time is running.")
    petition.variant = variant
    longer = variant_for(petition, key)
    extend_duty(duty_id=duty.pk, rule=f"{key}.{longer}", reason=reason, variant=longer, by=by.ref, at=at)
    return take(petition, step, by=by, at=at, note=reason, fields=["variant"], paper=paper)


@transaction.atomic
def suspend(*, petition_id: uuid.UUID, note: str, by: Person, at: datetime, paper: str = "") -> PetitionStep:
    """Tạm đình chỉ: the clock stops; the time is not counted."""
    petition = case(petition_id)
    step = step_of(petition, Act.SUSPEND, by)
    reason = rules.must_say(note, "note", "Hãy ghi lý do tạm đình chỉ.", "Give the reason.")
    key = rules.main_clock(Kind(petition.kind), petition.instance)
    for duty in duties_about(petition.ref).filter(rule=key, standing=Standing.OPEN.value):
        pause_duty(duty_id=duty.pk, reason=reason, by=by.ref, at=at)
    return take(petition, step, by=by, at=at, note=reason, paper=paper)


@transaction.atomic
def resume(*, petition_id: uuid.UUID, by: Person, at: datetime, note: str = "", paper: str = "") -> PetitionStep:
    """Tiếp tục giải quyết: the clock runs again."""
    petition = case(petition_id)
    step = step_of(petition, Act.RESUME, by)
    for duty in duties_about(petition.ref).filter(standing=Standing.PAUSED.value):
        resume_duty(duty_id=duty.pk, by=by.ref, at=at)
    return take(petition, step, by=by, at=at, note=note, paper=paper)


@transaction.atomic
def resolve(
    *,
    petition_id: uuid.UUID,
    outcome: Outcome,
    answer: str,
    by: Person,
    at: datetime,
    results: dict[str, Any] | None = None,
    paper: str = "",
) -> PetitionStep:
    """Decide a complaint, conclude a denunciation, answer a proposal or feedback: whichever the petition's kind calls for."""
    petition = case(petition_id)
    kind = Kind(petition.kind)
    act = {Kind.COMPLAINT: Act.DECIDE, Kind.DENUNCIATION: Act.CONCLUDE}.get(kind, Act.ANSWER)
    step = step_of(petition, act, by)
    rules.must_have_outcome(kind, petition.instance, outcome)
    petition.answer = rules.must_say(answer, "answer", "Hãy ghi nội dung trả lời.", "Write the answer.")
    petition.outcome, petition.results, petition.answered_on = outcome.value, results or {}, on_of(at)
    running = [duty.due for duty in duties_about(petition.ref) if duty.rule in step.meets and duty.settled_on is None]
    petition.answered_late = bool(running) and on_of(at) > min(running)
    starts = step.starts
    if is_second_level(petition):
        starts = ("kn.second.send", "kn.second.publish")
    fields = ["answer", "outcome", "results", "answered_on", "answered_late"]
    return take(
        petition,
        replace(step, starts=starts),
        by=by,
        at=at,
        note=petition.answer,
        fields=fields,
        outcome=outcome.value,
        paper=paper,
        token=ask_for_rating(petition, at=at),
    )


@transaction.atomic
def send(*, petition_id: uuid.UUID, note: str, by: Person, at: datetime) -> PetitionStep:
    """Gửi kết quả: the decision, conclusion or notice went out; how."""
    petition = case(petition_id)
    step = step_of(petition, Act.SEND, by)
    return take(petition, step, by=by, at=at, note=note)


@transaction.atomic
def withdraw(*, petition_id: uuid.UUID, note: str, by: Person, at: datetime, paper: str = "") -> PetitionStep:
    """Rút đơn: all of it, by everybody who signed; what was running is waived."""
    petition = case(petition_id)
    step = step_of(petition, Act.WITHDRAW, by)
    reason = rules.must_say(
        note, "note", "Hãy ghi việc rút đơn (ngày, bằng văn bản hay biên bản).", "Record how it was withdrawn."
    )
    petition.ended_on = on_of(at)
    line = take(petition, step, by=by, at=at, note=reason, fields=["ended_on"], paper=paper)
    waive_all(about=petition.ref, reason="Người gửi đã rút đơn", by=by.ref, at=at)
    petition.petitioners.filter(withdrawn_on__isnull=True).update(withdrawn_on=on_of(at))
    return line


@transaction.atomic
def withdraw_part(*, petition_id: uuid.UUID, positions: list[int], note: str, by: Person, at: datetime) -> PetitionStep:
    """Rút một phần: some of the signers, or some of the matters; the rest goes on (LKN Điều 10)."""
    petition = case(petition_id)
    step = step_of(petition, Act.WITHDRAW_PART, by)
    reason = rules.must_say(note, "note", "Hãy ghi phần được rút.", "Say what is withdrawn.")
    remaining = petition.petitioners.filter(withdrawn_on__isnull=True).exclude(position__in=positions)
    if positions and not remaining.exists():
        raise Refusal(
            "Tất cả người gửi đều rút: hãy dùng “Rút đơn”.",
            "Everybody withdraws: withdraw the whole petition.",
            field="positions",
        )
    gone = petition.petitioners.filter(position__in=positions, withdrawn_on__isnull=True).exclude(
        part=Part.SUPPORTER.value
    )
    petition.signers = max(petition.signers - gone.update(withdrawn_on=on_of(at)), 1)
    return take(petition, step, by=by, at=at, note=reason, fields=["signers"], data={"positions": positions})


@transaction.atomic
def terminate(
    *, petition_id: uuid.UUID, ground: str, note: str, by: Person, at: datetime, paper: str = ""
) -> PetitionStep:
    """Đình chỉ: the law ends the case without an answer; why."""
    petition = case(petition_id)
    step = step_of(petition, Act.TERMINATE, by)
    reason = rules.must_say(note, "note", "Hãy ghi căn cứ đình chỉ.", "Give the ground.")
    petition.ended_on = on_of(at)
    line = take(
        petition,
        step,
        by=by,
        at=at,
        note=reason,
        fields=["ended_on"],
        ground=ground,
        paper=paper,
        data={"ground": ground},
    )
    waive_all(about=petition.ref, reason="Đã đình chỉ giải quyết", by=by.ref, at=at)
    return line


@transaction.atomic
def close(*, petition_id: uuid.UUID, by: Person, at: datetime, note: str = "") -> PetitionStep:
    """Kết thúc hồ sơ: everything owed has been done; refuses while a duty runs."""
    petition = case(petition_id)
    step = step_of(petition, Act.CLOSE, by)
    running = (
        duties_about(petition.ref)
        .filter(settled_on__isnull=True)
        .exclude(rule__in=["tc.publish", "kn.second.publish"])
        .first()
    )
    if running is not None:
        raise Refusal("Còn việc chưa xong trong hồ sơ này (xem đồng hồ hạn).", "Something is still owed in this case.")
    petition.ended_on = on_of(at)
    return take(petition, step, by=by, at=at, note=note, fields=["ended_on"])


@transaction.atomic
def reopen(*, petition_id: uuid.UUID, note: str, by: Person, at: datetime) -> PetitionStep:
    """Xem xét lại: the answer did not solve it; the time to resolve starts again."""
    petition = case(petition_id)
    step = step_of(petition, Act.REOPEN, by)
    reason = rules.must_say(note, "note", "Hãy ghi vì sao xem xét lại.", "Say why it is reopened.")
    petition.reopenings += 1
    petition.answered_on = petition.ended_on = petition.answered_late = None
    petition.outcome = ""
    petition.accepted_on = petition.accepted_on or on_of(at)
    starts = tuple(rules.main_clock(Kind(petition.kind), petition.instance) for _ in step.starts)
    fields = ["reopenings", "answered_on", "ended_on", "answered_late", "outcome", "accepted_on"]
    return take(petition, replace(step, starts=starts), by=by, at=at, note=reason, fields=fields)


@transaction.atomic
def decline_reopen(*, petition_id: uuid.UUID, note: str, by: Person, at: datetime) -> PetitionStep:
    """Không xem xét lại: say why, the petitioner reads it."""
    petition = case(petition_id)
    step = step_of(petition, Act.DECLINE_REOPEN, by)
    return take(petition, step, by=by, at=at, note=rules.must_say(note, "note", "Hãy ghi lý do.", "Give the reason."))


def is_second_level(petition: Petition) -> bool:
    """Whether a complaint is at its second level."""
    return petition.kind == Kind.COMPLAINT.value and petition.instance == 2
