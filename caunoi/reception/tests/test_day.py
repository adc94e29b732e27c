"""The day itself: bookings, the queue, groups, matters, refusals; who may see what."""

import html
import io
import re
import threading
from datetime import date, time, timedelta

import pytest
import time_machine
from django.apps import apps
from django.db import connection, transaction
from docx import Document

from caunoi.access.context import as_system, speaking_for
from caunoi.duties.queries import duties_about
from caunoi.identity import sealing
from caunoi.kernel.refusal import Refusal
from caunoi.law.queries import in_force
from caunoi.notices.keeping import paper_in
from caunoi.notices.models import IssuedPaper
from caunoi.notices.queries import editable_text
from caunoi.reception import commands
from caunoi.reception.models import Booking, Visit, VisitMatter
from caunoi.reception.queries import day, timetable
from caunoi.reception.queries.appointments import appointment
from caunoi.reception.words import Settlement, Sort, VisitStage
from tests.stage import NOON
from tests.town import build_town

from .conftest import NINE, TODAY, Hall

Petition = apps.get_model("voice", "Petition")
EARLY = NINE - timedelta(days=3)


def book(session, slot=time(9), kind=Sort.FEEDBACK, at=EARLY, **more):
    return commands.book(session_id=session.pk, slot=slot, kind=kind, at=at, **more)


@pytest.fixture
def posted(hall):
    hall.open()
    return hall.post(TODAY)[0]


# Đặt lịch


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


# Hàng chờ


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


# Đoàn, nội dung, kết quả


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


# Từ chối


@pytest.mark.parametrize(
    ("ground", "written"), [("settled", True), ("repeat", True), ("threat", False), ("court", False)]
)
def test_only_two_grounds_owe_a_written_notice_within_three_working_days(hall, today, ground, written):
    visit = hall.queued(today)
    with speaking_for(hall.town.receiver.pk, today=TODAY):
        commands.refuse(
            visit_id=visit.pk,
            seen=visit.version,
            ground=ground,
            explained="Đã giải thích căn cứ từ chối.",
            by=hall.town.receiver,
            at=NINE,
        )

    with as_system():
        found = [(duty.rule, duty.due) for duty in duties_about(visit.ref)]
    # 24/11 is a day off, 21–22/11 a weekend: three working days after Thursday 19/11 end on 25/11.
    assert found == ([("recv.refuse", date(2026, 11, 25))] if written else [])


def test_the_notice_of_refusal_is_signed_by_the_head_and_meets_its_duty(hall, today):
    visit = hall.received(hall.queued(today))
    with speaking_for(hall.town.receiver.pk, today=TODAY):
        now = Visit.objects.get(pk=visit.pk)
        commands.refuse(
            visit_id=visit.pk,
            seen=now.version,
            ground="settled",
            explained="Đã giải thích căn cứ từ chối.",
            by=hall.town.receiver,
            at=NINE,
        )
        draft = commands.draft_refusal(
            visit_id=visit.pk,
            settled_by="Quyết định 45/QĐ-UBND ngày 02/3/2026 đã rà soát, thông báo.",
            by=hall.town.receiver,
            at=NINE,
        )
    with speaking_for(hall.town.head.pk, today=TODAY):
        issued = commands.issue_refusal(
            visit_id=visit.pk,
            paper_id=draft.pk,
            version=draft.version,
            office="Chủ tịch",
            name="Nguyễn Hữu Lâm",
            by=hall.town.head,
            at=NINE,
        )
        (duty,) = duties_about(visit.ref)

    assert (issued.number, issued.state, duty.standing) == (1, "issued", "met")


def test_no_notice_is_made_on_a_ground_explained_on_the_spot(hall, today):
    visit = hall.received(hall.queued(today))
    with speaking_for(hall.town.receiver.pk, today=TODAY):
        now = Visit.objects.get(pk=visit.pk)
        commands.refuse(
            visit_id=visit.pk,
            seen=now.version,
            ground="threat",
            explained="Đã giải thích căn cứ từ chối.",
            by=hall.town.receiver,
            at=NINE,
        )
        with pytest.raises(Refusal, match="giải thích tại chỗ"):
            commands.draft_refusal(
                visit_id=visit.pk, settled_by="Không có quyết định nào trước đây.", by=hall.town.receiver, at=NINE
            )


def test_a_receipt_lists_the_papers_handed_over(hall, today):
    visit = hall.received(hall.queued(today))
    with speaking_for(hall.town.receiver.pk, today=TODAY):
        paper = commands.draft_receipt(
            visit_id=visit.pk, documents=["Đơn, 02 tờ", "Bản sao sổ đỏ, 01 tờ"], by=hall.town.receiver, at=NINE
        )

    assert (paper.code, paper.secret, hall.again(visit).papers) == (
        "receipt",
        True,
        ["Đơn, 02 tờ", "Bản sao sổ đỏ, 01 tờ"],
    )


# Ai được xem


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


# Sổ


def test_the_book_has_a_line_for_each_matter_in_thirteen_columns(hall, today, django_assert_num_queries):
    for _ in range(5):
        visit = hall.received(hall.queued(today))
        hall.answered(hall.noted(visit))
        hall.passed(hall.noted(visit, kind=Sort.COMPLAINT, content="Không đồng ý quyết định thu hồi đất số 12."))
        hall.finished(visit)
    wanted = day.Wanted((hall.body.pk,), TODAY, TODAY + timedelta(days=1))

    with speaking_for(hall.town.receiver.pk, today=TODAY):
        with django_assert_num_queries(2):
            lines = day.log(wanted).lines
        only = day.log(day.Wanted((hall.body.pk,), TODAY, TODAY + timedelta(days=1), kind="complaint")).lines
    assert (len(lines), {len(line.cells) for line in lines}, len(only)) == (10, {13}, 5)
    assert {line.cells[2] for line in lines} == {"N. T. L."}


def test_the_book_names_people_only_for_a_reason_and_never_the_protected(hall, today):

    from openpyxl import load_workbook

    hall.finished_all = None
    plain = hall.received(hall.queued(today))
    hall.answered(hall.noted(plain))
    hidden = hall.received(hall.queued(today), {"name": "Trần Văn Bí"}, protected=True)
    hall.answered(hall.noted(hidden))
    wanted = day.Wanted((hall.body.pk,), TODAY, TODAY + timedelta(days=1))

    def text(**more):
        with speaking_for(hall.town.receiver.pk, today=TODAY):
            made = commands.log_file(
                wanted=wanted, kind="xlsx", bodies=[hall.body], by=hall.town.receiver, at=NINE, **more
            )
        return "\n".join(str(cell.value) for row in load_workbook(io.BytesIO(made)).active.iter_rows() for cell in row)

    with pytest.raises(Refusal, match="lý do"):
        text(named=True, reason="")
    masked, named = text(named=False, reason=""), text(named=True, reason="Nộp sổ cho Thanh tra")
    assert ("Nguyễn Thị Lan" in masked, "Nguyễn Thị Lan" in named, "Trần Văn Bí" in named) == (False, True, False)
    assert "079190001234" in named


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_the_book_comes_out_as_paper(hall, today, kind):
    hall.answered(hall.noted(hall.received(hall.queued(today))))

    with speaking_for(hall.town.receiver.pk, today=TODAY):
        made = commands.log_file(
            wanted=day.Wanted((hall.body.pk,), TODAY, TODAY + timedelta(days=1)), kind=kind, bodies=[hall.body], named=False, reason="",
            by=hall.town.receiver, at=NINE,
        )  # fmt: skip
    assert made[:4] in (b"PK\x03\x04", b"%PDF")
    if kind == "docx":
        document = Document(io.BytesIO(made))
        heads = [cell.text for cell in document.tables[-1].rows[0].cells]
        assert heads == [item.vi for item in in_force("recv.log", on=TODAY).items]
        assert len(heads) == 13
        assert any("Mẫu số 03/TCD" in node.text for node in document.element.body.iter() if node.text)


def test_what_became_of_the_petitions_comes_back_into_the_book(hall, today):
    from importlib import import_module

    note_results = import_module("caunoi.journeys.reception").note_results
    visit = hall.received(hall.queued(today))
    hall.passed(hall.noted(visit))

    assert (note_results(at=NINE), note_results(at=NINE)) == (1, 0)
    with as_system():
        assert VisitMatter.objects.get().result == "Đã tiếp nhận"


def test_a_visit_never_called_leaves(hall, today):
    visit = hall.queued(today)
    with speaking_for(hall.town.receiver.pk, today=TODAY):
        commands.leave(visit_id=visit.pk, seen=0, by=hall.town.receiver, at=NINE)

    assert hall.again(visit).stage == VisitStage.LEFT


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


def test_forms_01_and_02_are_edited_then_signed_from_their_pages(client, hall, today):
    visit = hall.received(hall.queued(today))
    hall.noted(visit)
    page = f"/can-bo/tiep-dan/luot/{visit.pk}/mau-02/"
    with time_machine.travel(NINE, tick=False):
        client.force_login(hall.town.receiver)
        client.post(page, {"documents": "Đơn phản ánh, 1 tờ", "officer_title": "Cán bộ tiếp công dân"})
        shown = client.get(page).content.decode()
        with as_system():
            draft = IssuedPaper.objects.get(code="receipt")
        words = html.unescape(re.search(r"<textarea[^>]*name=\"text\"[^>]*>\s*(.*?)</textarea>", shown, re.DOTALL)[1])
        given = {
            "text": words + "\n\nĐã trả lại bản chính.",
            "office": "Người tiếp công dân",
            "name": "Trần Thị Mai",
            "version": draft.version,
        }
        stale = client.post(page, {**given, "version": 99})
        signed = client.post(page, given)

    with as_system():
        paper = IssuedPaper.objects.get(code="receipt")
        assert "Đã trả lại bản chính." in editable_text(paper_in(paper))
    assert (stale.status_code, "Đã trả lại bản chính." in stale.content.decode(), signed.status_code) == (
        422,
        True,
        302,
    )
    assert (paper.state, paper.pk) == ("issued", draft.pk)
