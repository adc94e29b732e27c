"""Appointments: made without an account, moved and given back by their code. What the person tells is sealed at once."""

import hashlib
import uuid
from dataclasses import dataclass
from datetime import datetime, time

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.access.context import as_system, show_receipts
from caunoi.identity import sealing
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.law.queries import in_force
from caunoi.ledger.commands import record

from .. import rules
from ..facts import Booked, Rebooked, Unbooked
from ..models import Booking, ReceptionSession
from ..queries.timetable import free_slots
from ..words import BookingStage, Mode, SessionStage, Sort, Way
from .common import Actor, locked_session, must_work_in, ref_of

RESIDENT = "resident"
MOST_PEOPLE = 500


@dataclass(frozen=True, slots=True)
class Appointment:
    """What the person keeps: the code that opens, moves and gives back the appointment."""

    code: str
    session: uuid.UUID


@transaction.atomic
def book(
    *, session_id: uuid.UUID, slot: time, kind: Sort, at: datetime, by: Actor = RESIDENT, way: Way = Way.WEB, people: int = 1, name: str = "",
    phone: str = "", about: str = "", protected: bool = False, key: str = "", device: str = "", synthetic: bool = False,
) -> Appointment:  # fmt: skip
    """Đặt lịch: one free time of one reception day; the same ``key`` sent again gives back the same appointment.

    ``device`` is a browser's random mark, kept as a digest until the day is over: one browser holds a few appointments at most.
    """
    if way is not Way.WEB or isinstance(by, Person):
        must_work_in(by, locked_session(session_id).body)
    digest = hashlib.sha256(key.encode()).hexdigest() if key else None
    session = locked_session(session_id)
    if digest and (again := _known(digest)):
        return Appointment(again.code, again.session_id)
    _must_be_bookable(session, slot, kind, at, protected=protected)
    if not 1 <= people <= MOST_PEOPLE:
        raise Refusal(f"Số người từ 1 đến {MOST_PEOPLE}.", f"1 to {MOST_PEOPLE} people.", field="people")
    mark = sealing.keyed_digest(f"reception:{device}") if device and way is Way.WEB else ""
    _must_not_hoard(mark, at)
    code, name = sealing.new_code(), clean(name)[:200]
    told = "" if kind is Sort.DENUNCIATION else clean(about)[:300]
    booking = Booking(
        session=session, body=session.body, code=code, code_digest=sealing.digest(code), key_digest=digest, slot=slot, way=way.value,
        kind=kind.value, people=people, sealed=sealing.seal({"name": name, "phone": phone, "about": told}),
        masked="" if kind is Sort.DENUNCIATION or protected else sealing.masked_name(name), reachable=bool(phone), booked_at=at, device=mark,
        synthetic=synthetic,
    )  # fmt: skip
    booking.save(force_insert=True)
    record(Booked(session=str(session.pk), way=way.value), about=booking.ref, by=ref_of(by), at=at)
    return Appointment(code, session.pk)


@transaction.atomic
def rebook(*, code: str, session_id: uuid.UUID, slot: time, at: datetime) -> Booking:
    """Đổi lịch: another free time of the same body, under the same code."""
    session = locked_session(session_id)
    booking = _by_code(code)
    if session.body_id != booking.body_id:
        raise Refusal(
            "Chỉ đổi sang buổi khác của cùng cơ quan.", "Choose another day of the same body.", field="session"
        )
    if BookingStage(booking.stage) is not BookingStage.BOOKED:
        raise Refusal("Lịch hẹn này không còn để đổi.", "This appointment can no longer be moved.")
    _must_be_bookable(session, slot, Sort(booking.kind), at, protected=False, but=booking.pk)
    booking.session, booking.slot, booking.moves = session, slot, booking.moves + 1
    booking.save(update_fields=["session", "slot", "moves"])
    record(Rebooked(session=str(session.pk)), about=booking.ref, by=RESIDENT, at=at)
    return booking


@transaction.atomic
def unbook(*, code: str, at: datetime) -> Booking:
    """Hủy lịch: the time becomes free for somebody else; asked twice, nothing happens twice."""
    booking = _by_code(code)
    if BookingStage(booking.stage) is BookingStage.CANCELLED:
        return booking
    if BookingStage(booking.stage) is not BookingStage.BOOKED:
        raise Refusal("Lịch hẹn này đã dùng rồi.", "This appointment was used already.")
    booking.stage, booking.cancelled_at = BookingStage.CANCELLED.value, at
    booking.sealed, booking.masked, booking.reachable = sealing.seal({}), "", False
    booking.device = ""
    booking.save(update_fields=["stage", "cancelled_at", "sealed", "masked", "reachable", "device"])
    record(Unbooked(), about=booking.ref, by=RESIDENT, at=at)
    return booking


def forget_bookings(*, at: datetime) -> int:
    """Drop what people told of themselves when booking, once their day is over; the number forgotten."""
    nobody = sealing.seal({})
    with as_system():
        gone = Booking.objects.filter(session__on__lt=localdate(at), forgotten=False)
        gone.filter(stage=BookingStage.BOOKED.value).update(stage=BookingStage.ABSENT.value)
        return gone.update(sealed=nobody, masked="", reachable=False, device="", forgotten=True)


def _must_not_hoard(mark: str, at: datetime) -> None:
    """One browser holds a few appointments at a time, so that nobody empties a day for everybody else."""
    if not mark:
        return
    with as_system():
        held = Booking.objects.filter(
            device=mark, stage=BookingStage.BOOKED.value, session__on__gte=localdate(at)
        ).count()
    rules.must_not_hoard(held)


def _known(digest: str) -> Booking | None:
    with as_system():
        return Booking.objects.filter(key_digest=digest).first()


def _by_code(code: str) -> Booking:
    digest = sealing.digest(code)
    show_receipts([digest])
    found = Booking.objects.select_for_update(of=("self",)).select_related("session").filter(code_digest=digest).first()
    if found is None:
        raise Refusal("Không có lịch hẹn nào mang mã này.", "No appointment has this code.", field="code")
    return found


def _must_be_bookable(
    session: ReceptionSession, slot: time, kind: Sort, at: datetime, *, protected: bool, but: uuid.UUID | None = None
) -> None:
    rules.must_stand(SessionStage(session.stage), SessionStage.POSTED, SessionStage.OPEN)
    no = refusal_online(session, kind, protected=protected)
    if no is not None:
        raise no
    if slot not in free_slots(session, at=at, but=but):
        raise Refusal(
            "Giờ này vừa có người đặt hoặc đã qua. Hãy chọn giờ khác.",
            "This time has just been taken or has passed. Choose another.",
            field="slot",
        )


def refusal_online(session: ReceptionSession, kind: Sort, *, protected: bool) -> Refusal | None:
    """Why such a matter cannot be brought to this reception because it is online; None where it can."""
    if session.mode != Mode.ONLINE:
        return None
    cases = in_force("recv.online.cases", on=session.on)
    try:
        rules.must_be_open_online(Mode(session.mode), session.online_ground, kind, protected, cases.cite_inside)
    except Refusal as no:
        return no
    return None
