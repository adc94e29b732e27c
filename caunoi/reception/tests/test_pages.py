"""The pages: what a resident and an officer see, do, and are told when it cannot be."""

import io
import uuid
import zipfile
from datetime import date, timedelta

import pytest
import time_machine
from django.template import Context, Template
from django.test import Client
from django.urls import reverse

from caunoi.access.commands import grant_role
from caunoi.access.context import as_system
from caunoi.access.words import Role
from caunoi.kernel.words import spoken_in
from caunoi.reception import commands
from caunoi.reception.models import Booking, ReceptionSession, Visit, VisitMatter
from caunoi.reception.words import SessionStage, Sort, Turn
from caunoi.ui.front import front
from tests.stage import NOON

from .conftest import NINE, TODAY


@pytest.fixture(autouse=True)
def _frozen():
    with time_machine.travel(NINE, tick=False):
        yield


@pytest.fixture
def client(town):
    return Client()


@pytest.fixture
def desk(town):
    """A browser at which the receiver of the commune is signed in."""
    browser = Client()
    browser.force_login(town.receiver, backend="django.contrib.auth.backends.ModelBackend")
    return browser


@pytest.fixture
def later(hall):
    """A day that can be booked."""
    hall.open()
    return hall.post(date(2026, 12, 10))[0]


def answer(client, session, response, **data):
    return client.post(
        reverse("reception:booking", args=[session.pk]),
        {"held": response.context["held"], "step": response.context["step"], "go": "on", **data},
    )


def booked(client, session, query="", kind="feedback", **more):
    first = client.get(reverse("reception:booking", args=[session.pk]) + query)
    second = answer(client, session, first, slot="09:00")
    third = answer(client, session, second, kind=kind, people="1", **more)
    last = answer(client, session, third, name="Nguyễn Thị Lan", phone="0912 345 678")
    return last, answer(client, session, last)


def test_a_resident_books_in_four_short_pages_and_gets_a_code(client, later):
    last, response = booked(client, later, about="Đèn đường tắt")
    page = client.get(response.url)

    assert last.context["step"] == "kiem-tra"
    assert "Đã đặt lịch" in page.content.decode()
    with as_system():
        assert Booking.objects.get().kind == "feedback"


def test_sending_the_last_page_twice_books_once(client, later):
    last, first = booked(client, later)
    second = answer(client, later, last)

    assert first.url == second.url
    with as_system():
        assert Booking.objects.count() == 1


def test_an_answer_missing_is_told_beside_its_field_and_nothing_is_lost(client, later):
    first = client.get(reverse("reception:booking", args=[later.pk]))
    second = answer(client, later, first, slot="09:00")
    wrong = answer(client, later, second, people="0", about="Đèn đường tắt")

    assert (wrong.status_code, set(wrong.context["form"].errors)) == (422, {"kind", "people"})
    assert "Đèn đường tắt" in wrong.content.decode()


def test_a_time_just_taken_leads_back_to_the_times(client, later):
    first = client.get(reverse("reception:booking", args=[later.pk]))
    commands.book(
        session_id=later.pk, slot=ReceptionSession.objects.get(pk=later.pk).starts, kind=Sort.FEEDBACK, at=NINE
    )

    again = answer(client, later, first, slot="08:00")

    assert (again.status_code, again.context["step"]) == (422, "gio")


@pytest.mark.parametrize("held", ["", "x", "gAAAAAB", "💥"])
def test_a_page_tampered_with_begins_anew(client, later, held):
    response = client.post(
        reverse("reception:booking", args=[later.pk]), {"held": held, "step": "kiem-tra", "go": "on"}
    )

    assert (response.status_code, response.context["step"]) == (200, "gio")


def test_the_voice_room_s_way_leads_into_the_booking_with_place_and_matter_set(client, later, town):
    (way,) = front.ways("be_received", town.place)
    page = client.get(way.href)
    link = reverse("reception:booking", args=[later.pk]) + "?viec=to-cao"

    assert link in page.content.decode()
    first = client.get(link)
    second = answer(client, later, first, slot="09:00")
    assert second.context["form"].initial["kind"] == Sort.DENUNCIATION


def test_the_denunciation_page_offers_to_book_a_reception(client, later):
    assert "Đặt lịch gặp người tiếp công dân" in client.get("/gui-don/to-cao/").content.decode()


def test_an_appointment_is_found_moved_and_given_back_by_its_code(client, hall, later):
    (other,) = hall.post(date(2026, 12, 17))
    made = commands.book(session_id=later.pk, slot=later.starts, kind=Sort.FEEDBACK, at=NINE)
    found = client.post(reverse("reception:lookup"), {"code": made.code.lower()})
    moved = client.post(f"/lich-hen/{made.code}/doi/", {"to": f"{other.pk}~10:00"})
    ics = client.get(f"/lich-hen/{made.code}/lich.ics").content.decode()
    client.post(f"/lich-hen/{made.code}/huy/")

    assert (found.status_code, moved.status_code) == (302, 302)
    assert "DTSTART:20261217T030000Z" in ics
    assert "Bạn đã hủy lịch này" in client.get(f"/lich-hen/{made.code}/").content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/lich-hen/CN-0000-0000-0000-0000/",
        "/tiep-dan/o/00000/",
        f"/tiep-dan/buoi/{uuid.UUID(int=7)}/dat-lich/",
        "/tiep-dan/lich-rieng/x.ics",
    ],
)
def test_what_is_not_there_is_not_found(client, path):
    assert client.get(path).status_code == 404


def test_a_wrong_code_is_told_kindly(client, town):
    response = client.post(reverse("reception:lookup"), {"code": "CN-1"})

    assert (response.status_code, "Không có lịch hẹn nào" in response.content.decode()) == (404, True)


def test_the_timetable_says_why_a_day_was_called_off(client, hall, later):
    with as_system():
        commands.call_off(session_id=later.pk, reason="Chủ tịch đi dự họp đột xuất.", by="system", at=NOON)

    assert (
        "Chủ tịch đi dự họp đột xuất."
        in client.get(reverse("reception:place", args=[hall.town.place.code])).content.decode()
    )


def test_a_place_without_a_timetable_still_says_what_the_law_asks(client, town):
    page = client.get(reverse("reception:place", args=[town.neighbour_place.code])).content.decode()

    assert "Chưa có lịch tiếp công dân" in page
    assert "136/2025" in page


def test_the_screen_shows_numbers_and_refreshes_itself_without_scripts(client, hall, today):
    hall.received(hall.queued(today))
    page = client.get(reverse("reception:screen", args=[today.pk])).content.decode()

    assert ('http-equiv="refresh"' in page, "Lan" in page, "N. T. L." in page) == (True, False, False)


def test_the_place_page_and_the_days_page_carry_the_figures(client, hall):
    hall.open(since=date(2026, 10, 1))
    hall.post(date(2026, 12, 10))
    hall.hold(hall.post(date(2026, 10, 8))[0])

    place = client.get(f"/o/{hall.town.place.code}/").content.decode()
    days = client.get(reverse("reception:kept", args=[hall.town.place.code])).content.decode()

    assert ("10/12/2026" in place, "1/2" in place) == (True, True)
    assert ("Thiếu" in days, "10/2026" in days) == (True, True)


def test_open_data_and_the_api_name_nobody_but_heads(client, hall, later):
    book = commands.book(session_id=later.pk, slot=later.starts, kind=Sort.FEEDBACK, name="Nguyễn Thị Lan", at=NINE)
    csv = client.get(f"/tiep-dan/du-lieu/lich.csv?noi={hall.town.place.code}").getvalue().decode()
    days = client.get(f"/tiep-dan/du-lieu/ngay-tiep.csv?noi={hall.town.place.code}").getvalue().decode()
    api = client.get(f"/api/v1/reception/timetable?place={hall.town.place.code}&year=2026").json()
    months = client.get(f"/api/v1/reception/days?place={hall.town.place.code}&year=2026").json()

    assert ("2026-12-10" in csv, "2026-11" in days) == (True, True)
    assert (api[0]["on"], months[0]["owed"]) == ("2026-12-10", 2)
    assert not [text for text in (csv, days, str(api), str(months)) if "Lan" in text or book.code in text]


# Cán bộ


def test_every_officer_page_is_shut_to_strangers_and_opens_at_the_desk(desk, client, hall, today):
    visit = hall.received(hall.queued(today))
    pages = [
        reverse("reception:desk"), reverse("reception:posting"), reverse("reception:log"), reverse("reception:officer-kept"),
        reverse("reception:desk-settings"), reverse("reception:hall", args=[today.pk]), reverse("reception:visit", args=[visit.pk]),
        reverse("reception:visit-refusal", args=[visit.pk]), reverse("reception:visit-receipt", args=[visit.pk]),
        reverse("reception:visit-identity", args=[visit.pk]), reverse("reception:link", args=[hall.body.pk]),
        reverse("reception:officer-month", args=[hall.body.pk, "2026-11"]), reverse("reception:counter-booking", args=[today.pk]),
    ]  # fmt: skip
    stranger = Client()
    stranger.force_login(hall.town.stranger, backend="django.contrib.auth.backends.ModelBackend")
    neighbour = Client()
    neighbour.force_login(hall.town.neighbour, backend="django.contrib.auth.backends.ModelBackend")

    assert {client.get(page).status_code for page in pages} == {302}
    assert {stranger.get(page).status_code for page in pages} == {403}
    assert {page: desk.get(page).status_code for page in pages} == dict.fromkeys(pages, 200)
    assert {neighbour.get(page).status_code for page in pages[5:]} == {404}


def test_days_are_posted_for_weeks_and_a_day_off_is_left_out(desk, hall):
    hall.open()
    form = {
        "body": hall.body.pk, "turn": "head", "first": "10/12/2026", "repeat": "week", "until": "07/01/2027", "starts": "8:00", "ends": "11:00",
        "mode": "in_person", "capacity": "",
    }  # fmt: skip
    response = desk.post(reverse("reception:posting"), form)

    assert response.status_code == 302
    assert list(ReceptionSession.objects.order_by("on").values_list("on", flat=True)) == [
        date(2026, 12, 10) + timedelta(weeks=n) for n in range(5)
    ]


def test_a_late_day_is_refused_with_its_article_and_posted_when_seen(desk, hall):
    hall.open()
    form = {
        "body": hall.body.pk,
        "turn": "head",
        "first": "20/11/2026",
        "starts": "8h",
        "ends": "11h",
        "mode": "in_person",
    }
    refused = desk.post(reverse("reception:posting"), form)
    posted = desk.post(reverse("reception:posting"), {**form, "late": "on"})

    assert (refused.status_code, "Điều 24" in refused.content.decode()) == (422, True)
    assert (posted.status_code, ReceptionSession.objects.get().counts) == (302, False)


def test_a_visit_from_the_queue_to_a_petition_and_its_receipt(desk, hall, today):
    def post(page, /, *args, **data):
        return desk.post(reverse(f"reception:{page}", args=args), data)

    post("hall-act", today.pk, "lay-so", people="1")
    post("hall-act", today.pk, "goi-tiep")
    with as_system():
        visit = Visit.objects.get()
    post(
        "visit-act",
        visit.pk,
        "tiep",
        seen=visit.version,
        name="Nguyễn Thị Lan",
        address="12 đường số 3",
        total="1",
        others="",
    )
    post(
        "visit-act",
        visit.pk,
        "noi-dung",
        seen="0",
        kind="feedback",
        content="Đèn đường hẻm 12 tắt đã hai tuần.",
        people="1",
        own="on",
    )
    twice = post(
        "visit-act",
        visit.pk,
        "noi-dung",
        seen="0",
        kind="feedback",
        content="Đèn đường hẻm 12 tắt đã hai tuần.",
        people="1",
        own="on",
    )
    with as_system():
        matter = VisitMatter.objects.get()
    taken = post("matter-passing", matter.pk, respondent="")
    receipt = desk.get(taken.url)
    with as_system():
        version = Visit.objects.get().version
    done = post("visit-act", visit.pk, "xong", seen=version)
    closed = post("hall-act", today.pk, "ket-thuc")

    assert (twice.status_code, receipt.status_code, done.status_code, closed.status_code) == (422, 200, 302, 302)
    assert "CN-" in receipt.content.decode()
    assert ReceptionSession.objects.get().stage == "held"


def test_the_book_filters_and_comes_out_in_three_kinds(desk, hall, today):
    hall.answered(hall.noted(hall.received(hall.queued(today))))
    page = desk.get(reverse("reception:log"), {"tu": "01/11/2026", "loai": "feedback"})
    bad = desk.get(reverse("reception:log"), {"tu": "99/99/9", "loai": "lạ", "sau": "'; --"})

    assert ("N. T. L." in page.content.decode(), "Nguyễn Thị Lan" in page.content.decode(), bad.status_code) == (
        True,
        False,
        200,
    )
    for kind in ("docx", "pdf", "xlsx"):
        assert desk.post(reverse("reception:log-download", args=[kind])).status_code == 200
    named = desk.post(reverse("reception:log-download", args=["pdf"]), {"named": "on"})
    assert (named.status_code, "lý do" in named.content.decode()) == (422, True)
    assert desk.post("/can-bo/tiep-dan/so/tai.exe").status_code == 404


def test_an_officer_of_two_desks_reads_and_takes_away_one_body_s_book_at_a_time(desk, hall, today, town):
    hall.answered(hall.noted(hall.received(hall.queued(today))))
    office = town.bodies["phong-kt"]
    with as_system():
        grant_role(person=town.receiver, role=Role.RECEIVER, body=office, since=office.since, by="system", at=NINE)
    own = desk.get(reverse("reception:log"), {"tu": "01/11/2026"}).content.decode()
    other = desk.get(reverse("reception:log"), {"tu": "01/11/2026", "co_quan": office.code}).content.decode()
    paper = desk.post(reverse("reception:log-download", args=["docx"]) + "?tu=01/11/2026")

    assert ("N. T. L." in own, "N. T. L." in other) == (True, False)
    written = zipfile.ZipFile(io.BytesIO(paper.content)).read("word/document.xml").decode()
    assert ("ỦY BAN NHÂN DÂN" in written, "PHÒNG KINH TẾ" in written) == (True, False)


def test_the_head_s_calendar_is_secret_and_ends_when_renewed(desk, client, hall, later):
    commands.book(session_id=later.pk, slot=later.starts, kind=Sort.FEEDBACK, name="Nguyễn Thị Lan", at=NINE)
    first = desk.post(reverse("reception:link", args=[hall.body.pk]), {"go": "moi"}).context["address"]
    path = first.split("//", 1)[1].split("/", 1)[1]
    before = client.get(f"/{path}")
    desk.post(reverse("reception:link", args=[hall.body.pk]), {"go": "moi"})

    assert ("1 lượt đã hẹn" in before.content.decode(), "Lan" in before.content.decode()) == (True, False)
    assert client.get(f"/{path}").status_code == 404


def test_the_hall_asks_the_same_number_of_statements_however_long_the_queue(
    desk, hall, today, django_assert_max_num_queries
):
    for _ in range(12):
        hall.queued(today)

    with django_assert_max_num_queries(40):
        desk.get(reverse("reception:hall", args=[today.pk]))


@pytest.mark.parametrize(("seen", "version"), [("0", 1), ("x", 1), ("99999999999999999999", 1)])
def test_hostile_numbers_break_nothing(desk, hall, today, seen, version):
    visit = hall.queued(today)

    assert desk.post(reverse("reception:visit-act", args=[visit.pk, "goi"]), {"seen": seen}).status_code == 302
    assert (
        desk.post(
            reverse("reception:visit-act", args=[visit.pk, "tiep"]), {"seen": seen, "name": "\x00", "total": "9" * 30}
        ).status_code
        == 422
    )


def test_a_delegated_turn_at_a_commune_is_refused_on_the_page(desk, hall):
    hall.open()
    (session,) = hall.post(TODAY)
    response = desk.post(
        reverse("reception:hall-act", args=[session.pk, "bat-dau"]),
        {"turn": Turn.DELEGATED.value, "receiver": "Phó Chủ tịch"},
    )

    assert (response.status_code, "không được giao cấp phó" in response.content.decode()) == (422, True)


def test_the_officers_pages_speak_english_to_who_reads_it(desk, later):
    desk.cookies["ngon_ngu"] = "en"

    posting = desk.get("/can-bo/tiep-dan/dang-lich/").content.decode()

    assert all(words in posting for words in ("Not repeated", "Every two weeks", "Not online"))
    with spoken_in("en"):
        said = Template("{% load ui %}{{ row|named:'stage' }}").render(Context({"row": later}))
    assert said == SessionStage(later.stage).en
