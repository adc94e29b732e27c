"""The day itself: the queue, groups, matters and what becomes of each; who may see what."""

import threading
from datetime import date, time

import pytest
from django.apps import apps
from django.db import connection, transaction

from caunoi.access.context import as_system, speaking_for
from caunoi.duties.queries import duties_about
from caunoi.kernel.refusal import Refusal
from caunoi.reception import commands
from caunoi.reception.models import Booking, Visit, VisitMatter
from caunoi.reception.queries import day, timetable
from caunoi.reception.queries.appointments import appointment
from caunoi.reception.words import Settlement, Sort, VisitStage
from tests.stage import NOON
from tests.town import build_town

from .conftest import NINE, TODAY, Hall, book

Petition = apps.get_model("voice", "Petition")


def test_numbers_follow_each_other_and_an_appointment_gets_one(hall, today):
    made = commands.book(session_id=today.pk, slot=time(10), kind=Sort.FEEDBACK, at=NINE)
    first = hall.queued(today)
    with speaking_for(hall.town.receiver.pk, today=TODAY):
        booking = Booking.objects.get()
        second = commands.arrive(booking_id=booking.pk, by=hall.town.receiver, at=NINE)
        again = commands.arrive(booking_id=booking.pk, by=hall.town.receiver, at=NINE)

    assert (first.number, second.number, again.number) == (1, 2, 2)
    assert appointment(made.code).number == 2


def test_an_officer_who_looks_at_an_old_list_calls_nobody_away(hall, today):
    visit = hall.queued(today)
    with speaking_for(hall.town.receiver.pk, today=TODAY):
        commands.call(visit_id=visit.pk, seen=0, by=hall.town.receiver, at=NINE)
        with pytest.raises(Refusal, match="Người khác vừa gọi"):
            commands.call(visit_id=visit.pk, seen=0, by=hall.town.receiver, at=NINE)


def test_priority_is_called_first(hall, today):
    hall.queued(today)
    with speaking_for(hall.town.receiver.pk, today=TODAY):
        commands.walk_in(session_id=today.pk, priority=True, by=hall.town.receiver, at=NINE)
        assert commands.call_next(session_id=today.pk, by=hall.town.receiver, at=NINE).number == 2


def test_two_officers_calling_at_once_get_two_numbers(committed):
    from caunoi.places.commands import appoint
    from caunoi.places.words import Seat

    with as_system():
        hall = Hall(build_town())
        appoint(body=hall.body, name="Nguyễn Hữu Lâm", seat=Seat.HEAD, since=date(2025, 7, 1), by="system", at=NOON)
    hall.open()
    session = hall.begin(hall.post(TODAY)[0])
    for _ in range(4):
        hall.queued(session)
    numbers, both = [], threading.Barrier(2)

    def call():
        both.wait()
        for _ in range(2):
            with speaking_for(hall.town.receiver.pk, today=TODAY):
                numbers.append(commands.call_next(session_id=session.pk, by=hall.town.receiver, at=NINE).number)
        connection.close()

    threads = [threading.Thread(target=call) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(numbers) == [1, 2, 3, 4]


def test_the_screen_says_numbers_and_nothing_else(hall, today, django_assert_num_queries):
    for _ in range(3):
        hall.queued(today)
    with speaking_for(hall.town.receiver.pk, today=TODAY):
        commands.call_next(session_id=today.pk, by=hall.town.receiver, at=NINE)

    shown = timetable.queue_of(today)
    assert (shown.called, shown.waiting, shown.following) == ((1,), 2, (2, 3))


def test_a_visit_never_called_leaves(hall, today):
    visit = hall.queued(today)
    with speaking_for(hall.town.receiver.pk, today=TODAY):
        commands.leave(visit_id=visit.pk, seen=0, by=hall.town.receiver, at=NINE)

    assert hall.again(visit).stage == VisitStage.LEFT


def test_a_group_of_seven_names_its_representatives_before_it_is_received(hall, today):
    visit = hall.queued(today, people=7)
    with pytest.raises(Refusal, match="cử 1 đến 2 người đại diện"):
        hall.received(visit, total=7)
    people = [{"name": f"Người {n}", "representative": True} for n in range(2)]

    received = hall.received(visit, *people, total=7, signed=True)

    assert (received.people, received.representatives, received.line) == (7, 2, 1)


def test_matters_are_separated_and_each_has_its_outcome_before_the_visit_ends(hall, today):
    visit = hall.received(hall.queued(today))
    first = hall.noted(visit)
    second = hall.noted(visit, kind=Sort.COMPLAINT, content="Không đồng ý quyết định thu hồi đất số 12.")
    hall.answered(first)
    with pytest.raises(Refusal, match="kết quả của từng nội dung"):
        hall.finished(visit)
    taken = hall.passed(second)
    hall.finished(visit)

    with as_system():
        petition = Petition.objects.get()
        kinds = list(VisitMatter.objects.order_by("position").values_list("settlement", "petition_number"))
    assert (petition.kind, petition.channel, petition.visit) == ("complaint", "reception", visit.pk)
    assert kinds == [(Settlement.ANSWERED.value, ""), (Settlement.PETITION.value, taken.number)]
    assert [duty.rule for duty in duties_about_of(petition)] == ["kn.accept"]


def duties_about_of(petition):
    with as_system():
        return list(duties_about(petition.ref))


def test_the_same_matter_is_taken_on_once(hall, today):
    visit = hall.received(hall.queued(today))
    matter = hall.noted(visit)
    hall.passed(matter)

    with pytest.raises(Refusal, match="đã có kết quả"):
        hall.passed(matter)


def test_a_denunciation_in_person_becomes_a_petition_and_masks_who_brought_it(hall, today):
    visit = hall.received(hall.queued(today))
    hall.passed(hall.noted(visit, kind=Sort.DENUNCIATION, content="Tố cáo cán bộ địa chính nhận tiền của dân."))

    with as_system():
        assert Petition.objects.get().kind == "denunciation"
    assert (hall.again(visit).masked, hall.again(visit).protected) == ("", True)


def test_a_day_ends_only_when_nobody_waits(hall, today):
    hall.queued(today)

    with speaking_for(hall.town.receiver.pk, today=TODAY), pytest.raises(Refusal, match="Còn 1 lượt"):
        commands.close(session_id=today.pk, by=hall.town.receiver, at=NINE)


@pytest.mark.parametrize("name", ["stranger", "neighbour", "former", "clerk", "city_head"])
def test_nobody_but_the_desk_sees_bookings_visits_matters(hall, today, name):
    book(today, slot=time(10), at=NINE)
    hall.noted(hall.received(hall.queued(today)))

    with speaking_for(getattr(hall.town, name).pk, today=TODAY):
        assert (Booking.objects.count(), Visit.objects.count(), VisitMatter.objects.count()) == (0, 0, 0)
        assert Visit.objects.update(note="x") == 0


def test_a_visitor_of_the_site_sees_no_booking_but_by_its_code(today):
    made = book(today, slot=time(10), at=NINE)

    with transaction.atomic():
        assert Booking.objects.count() == 0
        appointment(made.code)
        assert Booking.objects.count() == 1


def test_the_body_complained_about_sees_neither_the_visit_nor_who_came(hall, today):
    visit = hall.received(hall.queued(today))
    matter = hall.noted(visit, kind=Sort.DENUNCIATION, content="Tố cáo lãnh đạo Ủy ban nhân dân nhận tiền.")
    taken = hall.passed(matter, respondent="Lãnh đạo UBND", respondent_bodies=[hall.body])

    for officer in ("receiver", "handler", "head", "custodian"):
        person = getattr(hall.town, officer)
        with speaking_for(person.pk, today=TODAY):
            assert (day.visit(visit.pk), Visit.objects.count(), VisitMatter.objects.count()) == (None, 0, 0)
            with pytest.raises(Refusal, match="không được xem"):
                commands.open_people(visit_id=visit.pk, reason="Muốn biết ai tố cáo", by=person, at=NINE)
    with as_system():
        assert Petition.objects.get(pk=taken.petition).body_id != hall.body.pk
    with speaking_for(hall.town.receiver.pk, today=TODAY):
        assert day.hall(today).walled == 1
        assert commands.close(session_id=today.pk, by=hall.town.receiver, at=NINE).stage == "held"


def test_a_department_complained_about_is_walled_off_but_the_desk_goes_on(hall, today):
    visit = hall.received(hall.queued(today))
    hall.passed(hall.noted(visit), respondent_bodies=[hall.town.bodies["phong-kt"]])

    with speaking_for(hall.town.receiver.pk, today=TODAY):
        assert day.visit(visit.pk) is not None
    assert hall.town.bodies["phong-kt"].pk in hall.again(visit).hidden_from


def test_identity_opens_with_a_reason_and_a_denouncer_s_only_to_the_custodian(hall, today):
    plain = hall.received(hall.queued(today))
    hall.noted(plain)
    hidden = hall.received(hall.queued(today), {"name": "Trần Văn Bí"})
    hall.noted(hidden, kind=Sort.DENUNCIATION, content="Tố cáo cán bộ địa chính nhận tiền của dân.")

    receiver, custodian = hall.town.receiver, hall.town.custodian
    with speaking_for(receiver.pk, today=TODAY):
        with pytest.raises(Refusal, match="lý do"):
            commands.open_people(visit_id=plain.pk, reason="", by=receiver, at=NINE)
        opened = commands.open_people(visit_id=plain.pk, reason="Gọi lại người dân", by=receiver, at=NINE)
        with pytest.raises(Refusal, match="Người giữ bí mật danh tính".lower()):
            commands.open_people(visit_id=hidden.pk, reason="Gọi lại người dân", by=receiver, at=NINE)
    with speaking_for(custodian.pk, today=TODAY):
        kept = commands.open_people(visit_id=hidden.pk, reason="Xác minh người tố cáo", by=custodian, at=NINE)

    assert (opened[0]["name"], kept[0]["name"]) == ("Nguyễn Thị Lan", "Trần Văn Bí")
