"""The queue of the day: people come, get a number, are called, received, refused on a ground of the law, or leave."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.duties.commands import open_duty
from caunoi.identity import sealing
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.law.queries import band_for, ground_list, in_force
from caunoi.ledger.commands import record

from .. import rules
from ..facts import VisitMoved, VisitRefused
from ..models import Booking, ReceptionSession, Visit
from ..queries.numbers import known
from ..words import OPEN_VISITS, BookingStage, SessionStage, Settlement, VisitStage
from .common import Actor, locked_session, locked_visit, must_work_in, ref_of
from .rated import tell_done

#: Grounds the law wants told in writing carry this tag in the law book.
WRITTEN = "written"
MOST_PEOPLE = 5000


@transaction.atomic
def arrive(*, booking_id: uuid.UUID, by: Actor, at: datetime) -> Visit:
    """Đã đến: an appointment gets its number in the queue; asked twice, the same number."""
    booking = (
        Booking.objects.select_for_update(of=("self",)).select_related("session__body").filter(pk=booking_id).first()
    )
    if booking is None:
        raise Refusal("Không thấy lịch hẹn này.", "There is no such appointment.")
    session = locked_session(booking.session_id)
    must_work_in(by, session.body)
    known = Visit.objects.filter(booking=booking).first()
    if known is not None:
        return known
    if BookingStage(booking.stage) is not BookingStage.BOOKED:
        raise Refusal("Lịch hẹn này đã hủy.", "This appointment was cancelled.")
    booking.stage = BookingStage.ARRIVED.value
    booking.save(update_fields=["stage"])
    return _queue(session, by, at, people=booking.people, booking=booking, synthetic=booking.synthetic)


@transaction.atomic
def walk_in(
    *, session_id: uuid.UUID, by: Actor, at: datetime, people: int = 1, priority: bool = False, synthetic: bool = False
) -> Visit:
    """Lấy số: somebody without an appointment; ``priority`` for the old, the disabled, pregnant women, small children."""
    session = locked_session(session_id)
    must_work_in(by, session.body)
    return _queue(session, by, at, people=people, priority=priority, synthetic=synthetic)


@transaction.atomic
def call_next(*, session_id: uuid.UUID, by: Actor, at: datetime) -> Visit | None:
    """Gọi tiếp: the next number, those with priority first; two officers at once get two numbers. None: nobody waits."""
    session = locked_session(session_id)
    must_work_in(by, session.body)
    rules.must_stand(SessionStage(session.stage), SessionStage.OPEN)
    waiting = Visit.objects.select_for_update(of=("self",)).filter(session=session, stage=VisitStage.WAITING.value)
    visit = waiting.order_by("-priority", "number").first()
    return _to(visit, VisitStage.CALLED, by, at, called_at=at) if visit else None


@transaction.atomic
def call(*, visit_id: uuid.UUID, seen: int, by: Actor, at: datetime) -> Visit:
    """Gọi số này: a number out of its turn, or once more; refused when another officer was quicker."""
    visit = locked_visit(visit_id)
    must_work_in(by, visit.body)
    rules.must_be_as_seen(seen, visit.version)
    rules.must_step(visit.state, VisitStage.WAITING, VisitStage.CALLED)
    rules.must_stand(SessionStage(visit.session.stage), SessionStage.OPEN)
    return _to(visit, VisitStage.CALLED, by, at, called_at=at)


@transaction.atomic
def start(
    *, visit_id: uuid.UUID, seen: int, people: Sequence[dict[str, Any]], total: int, by: Actor, at: datetime, repeat: bool = False,
    signed: bool = False, protected: bool = False,
) -> Visit:  # fmt: skip
    """Bắt đầu tiếp: who is there (sealed at once), a group by its representatives, first time or again."""
    visit = locked_visit(visit_id)
    must_work_in(by, visit.body)
    rules.must_be_as_seen(seen, visit.version)
    rules.must_step(visit.state, VisitStage.WAITING, VisitStage.CALLED)
    rules.must_stand(SessionStage(visit.session.stage), SessionStage.OPEN)
    if not people or not clean(str(people[0].get("name", ""))):
        raise Refusal("Hãy ghi họ tên người được tiếp.", "Give the name of the person received.", field="name")
    if not max(1, len(people)) <= total <= MOST_PEOPLE:
        raise Refusal(
            f"Tổng số người từ {len(people)} đến {MOST_PEOPLE}.",
            f"{len(people)} to {MOST_PEOPLE} people.",
            field="total",
        )
    representatives = sum(bool(each.get("representative")) for each in people)
    _must_be_represented(total, representatives, signed, visit)
    visit.people, visit.representatives, visit.appointment_signed = total, representatives, signed
    visit.repeat, visit.protected, visit.received_by = repeat, protected, ref_of(by)
    visit.sealed = sealing.seal({"people": [_told(each) for each in people]})
    visit.masked = "" if protected else sealing.masked_name(clean(str(people[0]["name"])))
    visit.line = visit.line or _next_line(visit)
    return _to(visit, VisitStage.UNDERWAY, by, at, started_at=at)


@transaction.atomic
def finish(*, visit_id: uuid.UUID, seen: int, by: Actor, at: datetime, note: str = "") -> Visit:
    """Tiếp xong: every matter of the visit has its outcome."""
    visit = locked_visit(visit_id)
    must_work_in(by, visit.body)
    rules.must_be_as_seen(seen, visit.version)
    rules.must_step(visit.state, VisitStage.UNDERWAY)
    matters = list(visit.matters.values_list("settlement", flat=True))
    if not matters or Settlement.OPEN.value in matters:
        raise Refusal(
            "Hãy ghi ít nhất một nội dung và kết quả của từng nội dung trước khi kết thúc lượt.",
            "Write down at least one matter, and the outcome of each, before the visit ends.",
        )
    visit.note = clean(note)[:500]
    done = _to(visit, VisitStage.DONE, by, at, finished_at=at)
    tell_done(done, at)
    return done


@transaction.atomic
def leave(*, visit_id: uuid.UUID, seen: int, by: Actor, at: datetime) -> Visit:
    """Đã về: the person did not wait, or did not answer the call."""
    visit = locked_visit(visit_id)
    must_work_in(by, visit.body)
    rules.must_be_as_seen(seen, visit.version)
    rules.must_step(visit.state, VisitStage.WAITING, VisitStage.CALLED)
    return _to(visit, VisitStage.LEFT, by, at, finished_at=at)


@transaction.atomic
def refuse(*, visit_id: uuid.UUID, seen: int, ground: str, explained: str, by: Actor, at: datetime) -> Visit:
    """Từ chối tiếp: on one of the law's grounds, explained on the spot; two grounds owe a written notice (Mẫu 01/TCD)."""
    visit = locked_visit(visit_id)
    must_work_in(by, visit.body)
    rules.must_be_as_seen(seen, visit.version)
    rules.must_step(visit.state, *OPEN_VISITS)
    if visit.matters.filter(settlement=Settlement.PETITION.value).exists():
        raise Refusal(
            "Lượt này đã có nội dung nhận thành đơn nên không từ chối được.",
            "A matter of this visit was taken on as a petition; it cannot be refused any more.",
        )
    on = localdate(at)
    item = next((each for each in ground_list("recv.refuse_grounds", on=on) if each.code == ground), None)
    if item is None:
        raise Refusal("Hãy chọn một căn cứ từ chối theo luật.", "Choose one of the law's grounds.", field="ground")
    visit.ground = item.code
    visit.explained = rules.must_say(
        clean(explained), "explained", "Hãy ghi đã giải thích thế nào cho người đến.", "Say what was explained.", 10
    )[:2000]
    visit.line = visit.line or _next_line(visit)
    visit.received_by = visit.received_by or ref_of(by)
    written = WRITTEN in item.tags and known("recv.refuse", on) is not None
    if written:
        open_duty(
            rule="recv.refuse", about=visit.ref, owed_by=visit.body, by=ref_of(by), at=at, starts_on=on, owed_to="resident",
            subject=f"Thông báo từ chối tiếp, lượt {visit.line}/{visit.on.year}", hidden_from=visit.hidden_from,
        )  # fmt: skip
    record(VisitRefused(ground=item.code, written=written), about=visit.ref, by=ref_of(by), at=at)
    return _to(visit, VisitStage.REFUSED, by, at, finished_at=at)


def _queue(
    session: ReceptionSession, by: Actor, at: datetime, *, people: int, booking: Booking | None = None, priority: bool = False,
    synthetic: bool = False,
) -> Visit:  # fmt: skip
    """The next number of the day; the session is locked, so no number is given twice."""
    rules.must_stand(SessionStage(session.stage), SessionStage.OPEN, SessionStage.POSTED)
    if session.on > localdate(at):
        raise Refusal("Chưa đến ngày tiếp.", "The day has not come.")
    if not 1 <= people <= MOST_PEOPLE:
        raise Refusal(f"Số người từ 1 đến {MOST_PEOPLE}.", f"1 to {MOST_PEOPLE} people.", field="people")
    session.last_number += 1
    session.save(update_fields=["last_number"])
    visit = Visit(
        session=session, body=session.body, place=session.place, province_id=session.province_id, booking=booking, number=session.last_number,
        on=session.on, turn=session.turn, people=people, priority=priority, sealed=booking.sealed if booking else sealing.seal({}),
        masked=booking.masked if booking else "", arrived_at=at, synthetic=synthetic, hidden_from=booking.hidden_from if booking else [],
    )  # fmt: skip
    visit.save(force_insert=True)
    fact = VisitMoved(stage=VisitStage.WAITING.value, number=visit.number)
    record(fact, about=visit.ref, by=ref_of(by), at=at)
    return visit


def _to(visit: Visit, stage: VisitStage, by: Actor, at: datetime, **moments: datetime) -> Visit:
    visit.stage, visit.version = stage.value, visit.version + 1
    visit.turn = visit.session.turn
    for name, moment in moments.items():
        setattr(visit, name, moment)
    visit.save()
    record(VisitMoved(stage=stage.value, number=visit.number), about=visit.ref, by=ref_of(by), at=at)
    return visit


def _told(each: dict[str, Any]) -> dict[str, Any]:
    kept: dict[str, Any] = {
        name: clean(str(each.get(name) or ""))[:300] for name in ("name", "address", "phone", "id_number")
    }
    return {**kept, "representative": bool(each.get("representative"))}


def _must_be_represented(total: int, representatives: int, signed: bool, visit: Visit) -> None:
    band = band_for("recv.group_reps", total, on=visit.on)
    if band is not None:
        rule = in_force("recv.group_reps", on=visit.on)
        most = band.most if band.most is not None else total
        rules.must_be_represented(total, representatives, signed, (band.least, most), rule.cite_inside)


def _next_line(visit: Visit) -> int:
    """The next line of the body's reception book of the year."""
    with as_system(), connection.cursor() as cursor:
        cursor.execute(
            """INSERT INTO reception_visitregister (body_id, year, last) VALUES (%s, %s, 1)
               ON CONFLICT (body_id, year) DO UPDATE SET last = reception_visitregister.last + 1 RETURNING last""",
            [visit.body_id, visit.on.year],
        )
        return int(cursor.fetchone()[0])
