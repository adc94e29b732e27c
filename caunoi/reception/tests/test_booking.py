"""Appointments: sealed, one for each time, moved under their code, forgotten the day after."""

from datetime import date, time, timedelta

import pytest

from caunoi.access.context import as_system
from caunoi.identity import sealing
from caunoi.kernel.refusal import Refusal
from caunoi.reception import commands
from caunoi.reception.models import Booking
from caunoi.reception.queries import timetable
from caunoi.reception.queries.appointments import appointment
from caunoi.reception.words import Sort

from .conftest import EARLY, NINE, TODAY, book


@pytest.fixture
def posted(hall):
    hall.open()
    return hall.post(TODAY)[0]


def test_a_booking_is_sealed_and_opens_by_its_code_alone(posted):
    made = book(posted, name="Nguyễn Thị Lan", phone="0912345678", about="Đèn đường hẻm 12")

    shown = appointment(made.code.lower().replace("-", " "))
    with as_system():
        kept = Booking.objects.get()
    assert shown.booking.slot == time(9)
    assert (kept.masked, b"Lan" in bytes(kept.sealed)) == ("N. T. L.", False)
    assert sealing.unseal(kept.sealed)["phone"] == "0912345678"
    assert appointment("CN-0000-0000-0000-0000") is None


def test_a_denunciation_s_words_never_enter_the_booking(posted):
    book(posted, kind=Sort.DENUNCIATION, name="Nguyễn Thị Lan", about="Ông Chủ tịch nhận tiền")

    with as_system():
        kept = Booking.objects.get()
    assert (kept.masked, sealing.unseal(kept.sealed)["about"]) == ("", "")


def test_a_time_is_booked_once_and_the_same_key_books_nothing_twice(posted):
    first = book(posted, key="k")

    assert book(posted, key="k") == first
    with pytest.raises(Refusal, match="vừa có người đặt"):
        book(posted, key="other")


def test_a_time_given_back_is_free_and_its_words_are_gone(posted):
    made = book(posted, name="Nguyễn Thị Lan")
    commands.unbook(code=made.code, at=EARLY)
    commands.unbook(code=made.code, at=EARLY)

    with as_system():
        assert sealing.unseal(Booking.objects.get().sealed) == {}
    assert book(posted).code != made.code


def test_a_booking_moves_under_its_own_code(hall, posted):
    (later,) = hall.post(date(2026, 12, 10))
    made = book(posted)
    commands.rebook(code=made.code, session_id=later.pk, slot=time(10), at=EARLY)

    assert appointment(made.code).session.on == date(2026, 12, 10)
    assert time(9) in timetable.free_slots(posted, at=EARLY)


def test_no_more_is_booked_than_posted(hall):
    hall.open()
    (small,) = hall.post(date(2026, 12, 10), capacity=1)
    book(small, slot=time(8))

    with pytest.raises(Refusal, match="chọn giờ khác"):
        book(small, slot=time(8, 30))


@pytest.mark.parametrize("when", [NINE + timedelta(hours=1), NINE + timedelta(days=1)])
def test_a_time_gone_by_is_not_booked(posted, when):
    with pytest.raises(Refusal):
        book(posted, at=when)


def test_the_day_after_nothing_is_left_of_who_booked(posted):
    made = book(posted, name="Nguyễn Thị Lan", phone="0912345678")

    assert commands.forget_bookings(at=NINE) == 0
    assert commands.forget_bookings(at=NINE + timedelta(days=1)) == 1
    assert commands.forget_bookings(at=NINE + timedelta(days=1)) == 0
    with as_system():
        kept = Booking.objects.get()
    assert (sealing.unseal(kept.sealed), kept.masked, appointment(made.code).booking.stage) == ({}, "", "absent")


def test_one_browser_holds_a_few_appointments_and_gives_back_to_take_another(hall):
    hall.open()
    sessions = hall.post(*[TODAY + timedelta(days=days) for days in (21, 22, 25, 26)])

    def held(session, device="máy-một"):
        return book(session, slot=session.starts, name="Lan", device=device, at=NINE)

    first = [held(session) for session in sessions[:3]]
    with pytest.raises(Refusal, match="đang giữ 3 lịch hẹn"):
        held(sessions[3])
    again = held(sessions[3], device="máy-hai")
    commands.unbook(code=first[0].code, at=NINE)
    assert held(sessions[0]).code != first[0].code
    with as_system():
        marks = set(Booking.objects.values_list("device", flat=True))
        commands.forget_bookings(at=NINE + timedelta(days=60))
        left = set(Booking.objects.values_list("device", flat=True))

    assert again.code
    assert (len(marks), "máy-một" in marks, left) == (3, False, {""})
