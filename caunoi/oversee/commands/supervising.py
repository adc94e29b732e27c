"""One supervision: planned, told in time, reported to by the supervised body, held, reported on, recommended from, done again."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.access.words import Role
from caunoi.duties.commands import meet_all, open_duty, waive_all
from caunoi.files.commands import store
from caunoi.followup.commands import open_followup
from caunoi.kernel.personal import must_hold_nothing_personal
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.law.queries import deadline
from caunoi.law.rules import Deadline
from caunoi.ledger.commands import record
from caunoi.oversee import rules
from caunoi.oversee.facts import Planned, Recommended, Seated
from caunoi.oversee.models import OversightAdvice, OversightMember, Supervision, SupervisionProgramme
from caunoi.oversee.words import Act, Basis, Form, Stage
from caunoi.oversee.words import Seat as TeamSeat
from caunoi.places.models import Body

from .common import Actor, allow, moved, must_work, ref_of, supervision

NOTICE, REPORT_IN, REPORT_OUT = "gs.notice", "gs.report_in", "gs.report_out"


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the team: named in public where it is an official's duty, or by consent."""

    name: str
    seat: TeamSeat
    office: str = ""
    public: bool = False


@transaction.atomic
def plan(
    *, body: Body, subject: Body, title: str, form: Form, basis: Basis, scope: str, starts_on: date, ends_on: date, by: Actor, at: datetime,
    outline: str = "", programme: SupervisionProgramme | None = None, previous: Supervision | None = None, synthetic: bool = False,
) -> Supervision:  # fmt: skip
    """Plan a supervision on a day that leaves time to tell whoever is supervised; sending the plan is a duty from now on."""
    must_work(by, Role.HANDLER, body)
    rules.must_oversee(str(body.kind), body.name)
    if subject.pk == body.pk:
        raise Refusal("Không tự giám sát chính mình.", "Nobody supervises itself.", field="subject")
    rules.must_run_forward(starts_on, ends_on)
    if programme is not None and (programme.body_id != body.pk or programme.signed_on is not None):
        raise Refusal(
            "Chương trình này đã ký hoặc của nơi khác.",
            "That programme is signed, or another body's.",
            field="programme",
        )
    notice = _notice(starts_on, at)
    row = Supervision(
        body=body, place_id=body.place_id, programme=programme, previous=previous, subject=subject, title=rules.must_say(clean(title), "title", most=300),
        form=form.value, basis=basis.value, scope=rules.must_say(clean(scope), "scope"), outline=clean(outline), starts_on=starts_on, ends_on=ends_on,
        notice_due=notice.due, synthetic=synthetic,
    )  # fmt: skip
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise Refusal("Cuộc giám sát này đã có.", "This supervision is planned already.", field="title") from None
    _owe_notice(row, notice, by, at)
    record(Planned(subject=subject.code, on=starts_on, form=form.value), about=row.ref, by=ref_of(by), at=at)
    return row


@transaction.atomic
def move(
    *, supervision_id: uuid.UUID, starts_on: date, ends_on: date, reason: str, by: Actor, at: datetime
) -> Supervision:
    """Move a planned supervision to another day, with the reason."""
    row = supervision(supervision_id)
    then = allow(row, Act.MOVE, by)
    rules.must_run_forward(starts_on, ends_on)
    row.reason = rules.must_say(clean(reason), "reason")
    notice = _notice(starts_on, at)
    row.starts_on, row.ends_on, row.notice_due = starts_on, ends_on, notice.due
    with as_system():
        waive_all(about=row.ref, reason=row.reason, by=ref_of(by), at=at, keys=[NOTICE])
    _owe_notice(row, notice, by, at)
    return moved(row, Act.MOVE, then, by, at, on=starts_on, words=row.reason)


@transaction.atomic
def set_team(*, supervision_id: uuid.UUID, members: Sequence[Member], by: Actor, at: datetime) -> Supervision:
    """Set the team: one head, members; until the plan is sent it may be set anew."""
    row = supervision(supervision_id)
    must_work(by, Role.HANDLER, row.body)
    rules.BOOK.step(Stage(row.stage), Act.NOTIFY)
    rules.must_have_a_team(Form(row.form), [each.seat for each in members])
    for each in members:
        rules.must_say(each.name, "members", least=2, most=200)
    OversightMember.objects.filter(supervision=row).delete()
    for each in members:
        OversightMember.objects.create(
            supervision=row, body=row.body, name=clean(each.name), office=clean(each.office)[:200], seat=each.seat.value, public=each.public
        )  # fmt: skip
    record(Seated(members=len(members)), about=row.ref, by=ref_of(by), at=at)
    return row


@transaction.atomic
def notify(*, supervision_id: uuid.UUID, decision: str, outline: str, by: Actor, at: datetime) -> Supervision:
    """Send plan, decision and outline to whoever is supervised; from now on its report is its duty."""
    row = supervision(supervision_id)
    then = allow(row, Act.NOTIFY, by)
    today = localdate(at)
    rules.must_leave_time(row.notice_due, today, deadline(NOTICE, start=row.starts_on).cite, _soonest(today))
    rules.must_have_a_team(Form(row.form), [TeamSeat(each.seat) for each in row.team.all()])
    row.decision, row.outline = (
        rules.must_say(clean(decision), "decision", least=3, most=200),
        rules.must_say(clean(outline), "outline"),
    )
    row.notified_on, row.shown = today, True
    report = deadline(REPORT_IN, start=row.starts_on)
    row.report_in_due = report.due
    with as_system():
        meet_all(about=row.ref, keys=[NOTICE], by=ref_of(by), at=at, evidence=row.decision)
        open_duty(
            rule=REPORT_IN, about=row.ref, owed_by=row.subject, by=ref_of(by), at=at, starts_on=today, due=report.due, cite=report.cite,
            subject=f"Gửi báo cáo cho cuộc giám sát: {row.title}"[:200], owed_to=row.body.name,
        )  # fmt: skip
    return moved(row, Act.NOTIFY, then, by, at, on=today, words=row.outline)


@transaction.atomic
def send_report(
    *, supervision_id: uuid.UUID, by: Actor, at: datetime, files: Sequence[tuple[str, bytes]] = (), number: str = ""
) -> Supervision:  # fmt: skip
    """The supervised body sends the report asked for: a file that only both bodies open, or the number it was sent under."""
    row = supervision(supervision_id)
    then = allow(row, Act.RECEIVE, by)
    if row.received_on is not None:
        raise Refusal("Báo cáo đã được gửi.", "The report has been sent already.")
    if not files:
        rules.must_say(number, "number", least=2, most=200)
    for count, (name, content) in enumerate(files):
        store(
            content=content, name=name, about=row.ref, body=row.subject, seen_by=[row.body_id], by=by, at=at, have=count
        )
    row.received_on = localdate(at)
    with as_system():
        meet_all(about=row.ref, keys=[REPORT_IN], by=ref_of(by), at=at, evidence=number or row.ref)
    return moved(row, Act.RECEIVE, then, by, at, on=row.received_on, words=number)


@transaction.atomic
def hold(*, supervision_id: uuid.UUID, ended_on: date, course: str, by: Actor, at: datetime) -> Supervision:
    """Say that it was held and when it ended; the head of the team owes the report from that day."""
    row = supervision(supervision_id)
    then = allow(row, Act.HOLD, by)
    rules.must_be_past(ended_on, localdate(at), "ended_on")
    rules.must_run_forward(row.starts_on, ended_on)
    row.ends_on, row.course = ended_on, rules.must_say(clean(course), "course")
    report = deadline(REPORT_OUT, start=ended_on)
    row.report_due = report.due
    with as_system():
        open_duty(
            rule=REPORT_OUT, about=row.ref, owed_by=row.body, by=ref_of(by), at=at, starts_on=ended_on, subject=f"Báo cáo kết quả giám sát: {row.title}"[:200]
        )  # fmt: skip
    return moved(row, Act.HOLD, then, by, at, on=ended_on, words=row.course)


@transaction.atomic
def report(*, supervision_id: uuid.UUID, findings: str, by: Actor, at: datetime) -> Supervision:
    """The head of the team reports the result; everybody reads it."""
    row = supervision(supervision_id)
    then = allow(row, Act.REPORT, by)
    row.findings = must_hold_nothing_personal(rules.must_say(clean(findings), "findings", least=30), "findings")
    row.reported_on = localdate(at)
    with as_system():
        meet_all(about=row.ref, keys=[REPORT_OUT], by=ref_of(by), at=at, evidence=row.ref)
    return moved(row, Act.REPORT, then, by, at, on=row.reported_on, words=row.findings)


@transaction.atomic
def recommend(*, supervision_id: uuid.UUID, to: Body, what: str, by: Actor, at: datetime) -> OversightAdvice:
    """Recommend something to a body; it is followed in public to its end, its answer is a duty."""
    row = supervision(supervision_id)
    allow(row, Act.RECOMMEND, by)
    words = must_hold_nothing_personal(rules.must_say(clean(what), "what"), "what")
    known = OversightAdvice.objects.filter(supervision=row, to=to, what=words).first()
    if known is not None:
        return known
    advice = OversightAdvice.objects.create(supervision=row, to=to, what=words, on=localdate(at))
    advice.number = open_followup(
        kind="recommendation", ref=advice.ref, place=row.place, owed_by=to, raised_by=f"{row.body.name}, giám sát “{row.title}”", text=words,
        raised_on=advice.on, href=reverse("oversee:supervision", args=[row.pk]), synthetic=row.synthetic, by=ref_of(by), at=at,
    )  # fmt: skip
    advice.save(update_fields=["number"])
    record(Recommended(recommendation=advice.pk, to=to.code, number=advice.number), about=row.ref, by=ref_of(by), at=at)
    return advice


@transaction.atomic
def cancel(*, supervision_id: uuid.UUID, reason: str, by: Actor, at: datetime) -> Supervision:
    """Call it off, with the reason; what was owed for it is owed no more."""
    row = supervision(supervision_id)
    then = allow(row, Act.CANCEL, by)
    row.reason = rules.must_say(clean(reason), "reason")
    with as_system():
        waive_all(about=row.ref, reason=row.reason, by=ref_of(by), at=at)
    return moved(row, Act.CANCEL, then, by, at, words=row.reason)


def _notice(starts_on: date, at: datetime) -> Deadline:
    found = deadline(NOTICE, start=starts_on)
    today = localdate(at)
    rules.must_leave_time(found.due, today, found.cite, _soonest(today))
    return found


def _soonest(today: date) -> date:
    """The first day a supervision may be held on when its plan is sent today."""
    day = today
    while deadline(NOTICE, start=day).due < today:
        day += timedelta(days=1)
    return day


def _owe_notice(row: Supervision, notice: Deadline, by: Actor, at: datetime) -> None:
    with as_system():
        open_duty(
            rule=NOTICE, about=row.ref, owed_by=row.body, by=ref_of(by), at=at, due=notice.due, cite=notice.cite,
            subject=f"Gửi kế hoạch, quyết định, đề cương: {row.title}"[:200],
        )  # fmt: skip
