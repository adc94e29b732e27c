from datetime import date

import pytest
import time_machine

from caunoi.kernel.words import language
from caunoi.law.models import CalendarDay
from caunoi.law.reading import shipped

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _november():
    with time_machine.travel("2026-11-19 12:00+07:00", tick=False):
        yield


def text_of(client, address, **asked):
    response = client.get(address, asked)

    assert response.status_code == 200
    return response.content.decode()


def test_the_book_opens_with_its_chapters(client):
    page = text_of(client, "/luat/")

    assert ("Luật bằng số" in page, "?chuong=complaint" in page, "/luat/lich/2026/" in page) == (True, True, True)


def test_a_chapter_lists_its_rules_with_number_article_and_validity(client):
    page = text_of(client, "/luat/", chuong="complaint")

    assert ("≤ 7 ngày làm việc" in page, "Điều 28 Luật Khiếu nại" in page, "từ 01/07/2026" in page) == (
        True,
        True,
        True,
    )


def test_rules_are_found_without_marks(client):
    page = text_of(client, "/luat/", tim="huong uoc")

    assert ("convention.pass" in page, "kn.first" in page) == (True, False)


def test_nothing_found_says_what_to_try(client):
    assert "Không tìm thấy quy tắc nào" in text_of(client, "/luat/", tim="xyzzy")


def test_an_unknown_chapter_is_not_found(client):
    assert client.get("/luat/", {"chuong": "khong-co"}).status_code == 404


@pytest.mark.parametrize("key", sorted(shipped().rules))
def test_every_rule_has_a_page(client, key):
    assert shipped().rules[key][-1].name.split("“")[0][:20] in text_of(client, f"/luat/{key}/").replace("&#x27;", "'")


def test_a_rule_shows_its_earlier_text(client):
    page = text_of(client, "/luat/kn.accept/")

    assert ("Qua các thời kỳ" in page, "01/07/2012 đến hết 30/06/2026" in page) == (True, True)


def test_a_rule_computes_a_deadline_with_its_steps(client):
    page = text_of(client, "/luat/kn.accept/", ngay="19/11/2026")

    assert ("Hạn: thứ Ba 01/12/2026" in page, "Không tính thứ Ba 24/11/2026" in page) == (True, True)


def test_a_deadline_takes_the_case_and_the_extension(client):
    page = text_of(client, "/luat/kn.first/", ngay="2026-10-05", truong_hop="remote", gia_han="15")

    assert "Hạn: thứ Sáu 04/12/2026" in page


@pytest.mark.parametrize(
    ("key", "asked", "says"),
    [
        ("kn.first", {"ngay": "31/02/2026"}, "ngày/tháng/năm"),
        ("kn.first", {"ngay": ""}, "Hãy điền ngày"),
        ("kn.first", {"ngay": "01/01/2010"}, "có hiệu lực từ 01/07/2012"),
        ("kn.first", {"ngay": "05/10/2026", "gia_han": "16"}, "không quá 45"),
        ("kn.first", {"ngay": "05/10/2026", "gia_han": "x"}, "một số nguyên"),
        ("kn.first", {"ngay": "05/10/2026", "truong_hop": "dismissal"}, "dismissal"),
        ("kn.first", {"ngay": "<script>alert(1)</script>"}, "&lt;script&gt;"),
        ("decide.topic1", {"tong": "187", "tan_thanh": "188"}, "lớn hơn tổng số"),
        ("decide.topic1", {"tong": "0", "tan_thanh": "0"}, "lớn hơn 0"),
        ("decide.topic1", {"tong": "mười", "tan_thanh": ""}, "một số nguyên"),
    ],
)
def test_a_wrong_question_is_answered_beside_its_box(client, key, asked, says):
    page = text_of(client, f"/luat/{key}/", **asked)

    assert (says in page, "<script>alert" in page) == (True, False)


def test_a_threshold_is_judged(client):
    page = text_of(client, "/luat/decide.topic1/", tong="187", tan_thanh="124")

    assert ("Không được thông qua" in page, "Cần ít nhất 125 trên 187" in page) == (True, True)


def test_an_unverified_rule_says_so_and_offers_no_computation(client):
    page = text_of(client, "/luat/letter.keep/")

    assert ("chưa được đối chiếu với văn bản gốc nên hệ thống chưa dùng" in page, 'name="ngay"' in page) == (
        True,
        False,
    )


def test_an_unknown_rule_is_not_found(client):
    assert client.get("/luat/kn.khong_co/").status_code == 404


def test_a_year_is_a_grid_with_its_days_named(client):
    page = text_of(client, "/luat/lich/2026/")

    assert page.count('class="month"') == 12
    assert ('title="Ngày Văn hóa Việt Nam"' in page, 'title="Làm bù cho 31/08/2026"' in page) == (True, True)
    assert ("Danh sách chính thức" in page, "9441/TB-BNV" in page) == (True, True)


@pytest.mark.parametrize(
    ("year", "says"), [(2027, "Năm chưa có danh sách chính thức"), (2040, "Chưa có danh sách ngày nghỉ")]
)
def test_a_year_without_an_official_list_says_so(client, year, says):
    assert says in text_of(client, f"/luat/lich/{year}/")


@pytest.mark.parametrize("year", [1999, 2101])
def test_a_year_beyond_the_calendar_is_not_found(client, year):
    assert client.get(f"/luat/lich/{year}/").status_code == 404


def test_the_pages_speak_english_completely(client):
    client.cookies["ngon_ngu"] = "en"
    try:
        page = text_of(client, "/luat/kn.first/", ngay="2026-10-25")
    finally:
        language.set("vi")

    assert ("First resolution of a complaint" in page, "That is a rest day (Vietnam Culture Day)" in page) == (
        True,
        True,
    )


@pytest.fixture
def operator(client):
    from caunoi.identity.models import Person

    person = Person.objects.create_user("quantri", "mat-khau-dai-1", name="Quản trị", is_operator=True)
    client.force_login(person)
    return person


DECLARED = {"ngay": "24/12/2026", "loai": "off", "ten": "Nghỉ bão", "van_ban": "Công điện 01/CĐ-UBND"}


def test_an_operator_declares_and_withdraws_a_day(client, operator):
    client.post("/luat/lich/2026/khai-bao/", DECLARED)
    shown = text_of(client, "/luat/lich/2026/")
    client.post("/luat/lich/2026/12/24/rut/")

    assert ('title="Nghỉ bão"' in shown, "Công điện 01/CĐ-UBND" in shown) == (True, True)
    assert CalendarDay.objects.get(day=date(2026, 12, 24)).withdrawn_by == operator.ref


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"ngay": "24/12/2027"}, "thuộc năm 2026"),
        ({"van_ban": "x"}, "văn bản làm căn cứ"),
        ({"loai": "make_up"}, "vốn là ngày làm việc"),
        ({"ten": ""}, "id_ten"),
    ],
)
def test_a_wrong_declaration_is_answered_beside_its_box(client, operator, more, says):
    page = client.post("/luat/lich/2026/khai-bao/", {**DECLARED, **more}).content.decode()

    assert (says in page, CalendarDay.objects.count()) == (True, 0)


def test_only_an_operator_declares(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("canbo", "mat-khau-dai-1", name="Cán bộ"))

    assert client.post("/luat/lich/2026/khai-bao/", DECLARED).status_code == 403
    assert client.post("/luat/lich/2026/12/24/rut/").status_code == 403


def test_a_stranger_is_asked_to_sign_in(client):
    assert client.get("/luat/lich/2026/khai-bao/").status_code == 302


def test_withdrawing_a_day_that_does_not_exist_is_not_found(client, operator):
    assert client.post("/luat/lich/2026/2/31/rut/").status_code == 404


def test_withdrawing_a_day_nobody_declared_says_so(client, operator):
    page = client.post("/luat/lich/2026/12/25/rut/", follow=True).content.decode()

    assert "chưa được khai báo" in page
