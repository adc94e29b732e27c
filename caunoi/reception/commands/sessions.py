"""Reception days: posted in time, called off with a reason, begun by who really receives, closed with what was held."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime, time

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.law.queries import deadline, ground_list, in_force
from caunoi.ledger.commands import record
from caunoi.places.models import Body, Term
from caunoi.places.queries import head_of

from .. import rules
from ..facts import Begun, CalledOff, Held, Posted, Tested
from ..models import Booking, ReceptionDesk, ReceptionSession, Visit
from ..queries.numbers import delegation_forbidden
from ..words import OPEN_VISITS, BookingStage, Mode, SessionStage, Turn, VisitStage
from .common import Actor, locked_session, must_work_in, ref_of
from .owing import meet_periods, open_periods
from .rated import tell_over

#: Days one posting may hold: a year of weeks.
MOST_DAYS = 60


@transaction.atomic
def post(
    *, body: Body, turn: Turn, days: Sequence[date], starts: time, ends: time, by: Actor, at: datetime, capacity: int | None = None,
    venue: str = "", adhoc: bool = False, late: bool = False, mode: Mode = Mode.IN_PERSON, online_ground: str = "", synthetic: bool = False,
) -> list[ReceptionSession]:  # fmt: skip
    """Đăng lịch: post reception days; each in time counts, a late one is refused or, knowingly, does not count."""
    must_work_in(by, body)
    desk = ReceptionDesk.objects.filter(body=body).first()
    if desk is None:
        raise Refusal("Hãy mở nơi tiếp công dân của cơ quan trước.", "Open the body's reception desk first.")
    rules.must_last(starts, ends, desk.minutes)
    wanted = sorted(set(days))
    if not 0 < len(wanted) <= MOST_DAYS:
        raise Refusal(
            f"Mỗi lần đăng từ 1 đến {MOST_DAYS} ngày.", f"Post 1 to {MOST_DAYS} days at a time.", field="days"
        )
    _must_be_online_case(mode, online_ground, wanted[0])
    room = len(rules.slots(starts, ends, desk.minutes, 10_000))
    places = room if capacity is None else max(0, min(capacity, room))
    return [
        _post_one(
            desk, turn, on, starts, ends, places, by, at, venue=clean(venue)[:300] or desk.venue, adhoc=adhoc, late=late, mode=mode,
            online_ground=online_ground if mode is Mode.ONLINE else "", synthetic=synthetic,
        )
        for on in wanted
    ]  # fmt: skip


@transaction.atomic
def call_off(
    *, session_id: uuid.UUID, reason: str, by: Actor, at: datetime, moved_to: uuid.UUID | None = None
) -> ReceptionSession:
    """Hủy buổi: with a reason everybody reads, and the day instead where there is one; appointments see it on their page."""
    session = locked_session(session_id)
    must_work_in(by, session.body)
    rules.must_stand(SessionStage(session.stage), SessionStage.POSTED)
    session.reason = rules.must_say(
        clean(reason), "reason", "Hãy ghi lý do hủy để dân biết.", "Give the reason; residents read it.", 10
    )[:1000]
    other = ReceptionSession.objects.filter(pk=moved_to, body=session.body).first() if moved_to else None
    session.stage, session.cancelled_at, session.moved_to = SessionStage.CANCELLED.value, at, other
    session.save(update_fields=["stage", "reason", "cancelled_at", "moved_to"])
    with as_system():
        waiting = Booking.objects.filter(session=session, stage=BookingStage.BOOKED.value).count()
    fact = CalledOff(reason=session.reason, bookings=waiting, moved_to=other.on if other else None)
    record(fact, about=session.ref, by=ref_of(by), at=at)
    return session


@transaction.atomic
def test_connection(*, session_id: uuid.UUID, by: Actor, at: datetime) -> ReceptionSession:
    """Chạy thử: the connection of an online reception works."""
    session = locked_session(session_id)
    must_work_in(by, session.body)
    rules.must_stand(SessionStage(session.stage), SessionStage.POSTED)
    session.tested_on = localdate(at)
    session.save(update_fields=["tested_on"])
    record(Tested(what="test"), about=session.ref, by=ref_of(by), at=at)
    return session


@transaction.atomic
def connect(*, session_id: uuid.UUID, by: Actor, at: datetime) -> ReceptionSession:
    """Kết nối: both ends of an online reception are there."""
    session = locked_session(session_id)
    must_work_in(by, session.body)
    rules.must_stand(SessionStage(session.stage), SessionStage.POSTED)
    session.connected_at = at
    session.save(update_fields=["connected_at"])
    record(Tested(what="connected"), about=session.ref, by=ref_of(by), at=at)
    return session


@transaction.atomic
def begin(
    *, session_id: uuid.UUID, turn: Turn, by: Actor, at: datetime, receiver: str = "", note: str = ""
) -> ReceptionSession:
    """Bắt đầu: who really sits there. Only the head's own turn counts as the head's; the commune chairman sends nobody."""
    session = locked_session(session_id)
    must_work_in(by, session.body)
    rules.must_stand(SessionStage(session.stage), SessionStage.POSTED)
    late = rules.must_be_the_day(session.on, localdate(at), note)
    _must_be_ready_online(session)
    session.term, session.receiver = _receiver(session, turn, clean(receiver))
    session.turn, session.stage, session.opened_at = turn.value, SessionStage.OPEN.value, at
    session.late_note = clean(note)[:500] if late else ""
    session.save(update_fields=["turn", "stage", "opened_at", "term", "receiver", "late_note"])
    record(Begun(turn=turn.value, late_entry=late), about=session.ref, by=ref_of(by), at=at)
    return session


@transaction.atomic
def close(*, session_id: uuid.UUID, by: Actor, at: datetime, recording: str = "") -> ReceptionSession:
    """Kết thúc buổi: nobody waits any more; the day is held, and meets the law's duty where it counts."""
    session = locked_session(session_id)
    must_work_in(by, session.body)
    rules.must_stand(SessionStage(session.stage), SessionStage.OPEN)
    with as_system():
        waiting = Visit.objects.filter(session=session, stage__in=[stage.value for stage in OPEN_VISITS]).count()
        if waiting:
            raise Refusal(
                f"Còn {waiting} lượt chưa xong. Hãy tiếp, từ chối hoặc ghi “đã về” trước khi kết thúc buổi.",
                f"{waiting} visits are not finished. Receive, refuse or mark them as left first.",
            )
        done = Visit.objects.filter(session=session, stage=VisitStage.DONE.value)
        visits, people = done.count(), sum(done.values_list("people", flat=True))
        Booking.objects.filter(session=session, stage=BookingStage.BOOKED.value).update(stage=BookingStage.ABSENT.value)
    if session.mode == Mode.ONLINE:
        session.recording = rules.must_say(
            clean(recording), "recording", "Buổi trực tuyến phải được ghi âm, ghi hình: hãy ghi nơi lưu bản ghi.",
            "An online reception is recorded: say where the recording is kept.",
        )[:500]  # fmt: skip
    session.stage, session.closed_at = SessionStage.HELD.value, at
    session.save(update_fields=["stage", "closed_at", "recording"])
    fact = Held(turn=session.turn, visits=visits, people=people, recording=session.recording)
    record(fact, about=session.ref, by=ref_of(by), at=at)
    if session.turn == Turn.HEAD and session.counts and not session.adhoc:
        open_periods(desk=ReceptionDesk.objects.select_related("body__place").get(body=session.body), by=by, at=at)
        meet_periods(body_id=session.body_id, by=by, at=at, evidence=session.ref)
    tell_over(session, at)
    return session


def _post_one(
    desk: ReceptionDesk, turn: Turn, on: date, starts: time, ends: time, capacity: int, by: Actor, at: datetime, *, venue: str, adhoc: bool,
    late: bool, mode: Mode, online_ground: str, synthetic: bool,
) -> ReceptionSession:  # fmt: skip
    posted = localdate(at)
    rules.must_be_ahead(on, posted)
    if turn is Turn.DELEGATED and (forbidden := delegation_forbidden(desk.body, on)):
        rules.must_not_be_delegated(forbidden.cite_inside, desk.body.name)
    last = deadline("recv.online.notice" if mode is Mode.ONLINE else "recv.schedule", start=on, place=desk.place.code)
    counts = adhoc or rules.must_be_posted_in_time(on, posted, last.due, last.rule.cite_inside, knowingly=late)
    if mode is Mode.ONLINE and not counts:
        raise Refusal(
            f"Buổi trực tuyến phải báo chậm nhất ngày {last.due:%d/%m/%Y} ({last.rule.cite_inside}).",
            f"An online reception is announced by {last.due:%d/%m/%Y} ({last.rule.cite_inside}).",
            field="days",
            cite=last.rule.cite,
        )
    session = ReceptionSession(
        body=desk.body, place=desk.place, province_id=desk.body.province_id, on=on, starts=starts, ends=ends, venue=venue, turn=turn.value,
        mode=mode.value, adhoc=adhoc, minutes=desk.minutes, capacity=capacity, posted_at=at, last_day=last.due, counts=counts,
        cite=last.rule.cite, online_ground=online_ground, term=head_of(desk.body, on) if turn is Turn.HEAD else None, synthetic=synthetic,
    )  # fmt: skip
    try:
        with transaction.atomic():
            session.save(force_insert=True)
    except IntegrityError as twice:
        raise Refusal(
            f"Đã có buổi tiếp này lúc {starts:%H:%M} ngày {on:%d/%m/%Y}.",
            f"This reception at {starts:%H:%M} on {on:%d/%m/%Y} is posted already.",
            field="days",
        ) from twice
    fact = Posted(body=desk.body.code, turn=turn.value, on=on, last_day=last.due, counts=counts, cite=session.cite)
    record(fact, about=session.ref, by=ref_of(by), at=at)
    return session


def _must_be_online_case(mode: Mode, ground: str, on: date) -> None:
    if mode is Mode.ONLINE and ground not in {item.code for item in ground_list("recv.online.cases", on=on)}:
        raise Refusal(
            "Tiếp trực tuyến chỉ trong các trường hợp Nghị định cho phép. Hãy chọn trường hợp.",
            "People are received online only in the cases of the decree. Choose the case.",
            field="online_ground",
        )


def _must_be_ready_online(session: ReceptionSession) -> None:
    if session.mode != Mode.ONLINE:
        return
    test = deadline("recv.online.test", start=session.on)
    rules.must_be_tested(session.tested_on, test.due, test.rule.cite_inside)
    ahead = in_force("recv.online.connect", on=session.on)
    rules.must_be_connected(session.connected_at, session.begins_at, int(ahead.value or 0), ahead.cite_inside)


def _receiver(session: ReceptionSession, turn: Turn, name: str) -> tuple[Term | None, str]:
    """The head's own term for the head's turn, the name told for the others."""
    if turn is Turn.HEAD:
        head = head_of(session.body, session.on)
        if head is None:
            raise Refusal(
                f"Chưa ghi ai là người đứng đầu {session.body.name} ngày {session.on:%d/%m/%Y}. Hãy ghi ở trang cơ quan trước.",
                f"Nobody is recorded as head of {session.body.name} on {session.on:%d/%m/%Y}. Record it on the body's page first.",
                field="turn",
            )
        return head, head.name
    if session.turn == Turn.HEAD and (forbidden := delegation_forbidden(session.body, session.on)):
        rules.must_not_be_delegated(forbidden.cite_inside, session.body.name)
    if turn is Turn.DELEGATED:
        if forbidden := delegation_forbidden(session.body, session.on):
            rules.must_not_be_delegated(forbidden.cite_inside, session.body.name)
        return None, rules.must_say(name, "receiver", "Hãy ghi họ tên cấp phó tiếp.", "Give the deputy's name.", 3)[
            :200
        ]
    return None, name[:200]
