"""Sending a petition, question by question: kept as one goes, sent once, with a receipt that proves it."""

import pytest
from django.test import Client

from caunoi.access.context import as_system
from caunoi.identity import sealing
from caunoi.voice.models import Draft, Petition, Petitioner
from caunoi.voice.words import Kind

from .conftest import Resident


def test_the_start_says_what_is_asked_how_long_and_who_reads(client, db):
    page = client.get("/gui-don/").content.decode()

    assert "10 phút" in page
    assert "giữ 30 ngày" in page
    assert "Cơ quan, người bị nêu không bao giờ nhận, xem hay xử lý đơn." in page
    assert client.cookies.get("don") is None


def test_each_good_answer_leads_to_the_next_question(resident):
    asked = [resident.answer("loai", kind="feedback").url, resident.start().url]
    asked += [resident.answer(slug, **data).url for slug, data in Resident.ANSWERS.items() if slug != "ngay"]

    assert asked == [
        "/gui-don/noi/",
        "/gui-don/viec/",
        "/gui-don/ai-bi-neu/",
        "/gui-don/giay-to/",
        "/gui-don/nguoi-gui/",
        "/gui-don/nhieu-nguoi/",
        "/gui-don/viec-tuong-tu/",
    ]


def test_a_petition_is_sent_and_the_receipt_says_where_it_went_and_by_when(resident, town):
    page = resident.send()

    kept = page.context["kept"]
    text = page.content.decode()
    with as_system():
        petition = Petition.objects.select_related("body").get(code=kept["code"])
    assert (petition.kind, petition.channel, petition.body) == ("feedback", "web", town.committee)
    assert (petition.title, petition.address) == ("Rác ở hẻm 12 không được thu gom", "Hẻm 12")
    assert kept["number"] == "1/2026"
    assert "04/12/2026" in text
    assert "Không tính thứ Ba 24/11/2026" in text
    assert kept["secret"] in text
    assert kept["leaf"] in text
    assert "<svg" in text


def test_who_sends_is_sealed_and_shown_by_initials_only(resident):
    resident.send()

    with as_system():
        person = Petitioner.objects.get()
    assert person.masked == "N. T. L."
    assert sealing.unseal(person.sealed)["phone"] == "0912345678"


def test_the_receipt_comes_again_on_reload_and_every_page_leads_to_it(resident, petitions):
    first = resident.send().context["kept"]

    again = resident.client.get("/gui-don/bien-nhan/").context["kept"]
    back = resident.client.get("/gui-don/viec/")
    twice = resident.client.post("/gui-don/kiem-tra/")
    assert again == first
    assert (back.url, twice.url) == ("/gui-don/bien-nhan/", "/gui-don/bien-nhan/")
    assert petitions() == 1


def test_what_was_typed_is_kept_under_an_http_only_cookie_and_sealed(resident):
    resident.write(but="giay-to")

    cookie = resident.client.cookies["don"]
    draft = Draft.objects.get()
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/gui-don/")
    assert "hẻm 12" not in bytes(draft.sealed).decode("latin-1")
    assert cookie.value not in draft.key_digest


def test_writing_is_saved_while_it_goes_on_without_being_judged(resident):
    resident.start()

    saved = resident.client.post("/gui-don/viec/", {"title": "Rá", "text": ""}, headers={"X-Save": "1"})
    page = resident.client.get("/gui-don/viec/")
    assert saved.status_code == 204
    assert 'value="Rá"' in page.content.decode()
    assert "Cần sửa" not in page.content.decode()


def test_a_half_written_petition_goes_on_in_another_browser_by_its_link(resident, town):
    resident.write(but="nguoi-gui")
    address = resident.client.get("/gui-don/luu/").context["address"]

    other = Resident(town)
    there = other.client.get(address.removeprefix("http://127.0.0.1:8000"))
    page = other.client.get("/gui-don/viec/")
    assert there.url == "/gui-don/nguoi-gui/"
    assert "Hai tuần nay rác" in page.content.decode()


def test_an_unknown_link_says_what_happened_and_offers_a_way_on(client, db):
    page = client.get("/gui-don/tiep/khong-co-khoa-nay/")

    assert page.status_code == 404
    assert "Không còn đơn đang viết" in page.content.decode()


def test_a_draft_can_be_thrown_away(resident):
    resident.write(but="giay-to")

    resident.client.post("/gui-don/xoa/")
    assert Draft.objects.count() == 0
    assert resident.client.cookies["don"].value == ""


def test_nobody_skips_ahead(resident):
    assert resident.client.get("/gui-don/nguoi-gui/").url == "/gui-don/loai/"
    assert resident.client.get("/gui-don/kiem-tra/").url == "/gui-don/"
    assert resident.client.get("/gui-don/khong-co/").status_code == 404


def test_changing_one_answer_leads_straight_back_to_the_last_look(resident):
    resident.write()
    resident.client.get("/gui-don/viec-tuong-tu/")

    changed = resident.answer("viec", title="Rác ở hẻm 14", text="Rác ở hẻm 14 không ai thu gom cả tuần.")
    page = resident.client.get(changed.url)
    assert changed.url == "/gui-don/kiem-tra/"
    assert "Rác ở hẻm 14" in page.content.decode()


def test_changing_the_kind_asks_what_the_new_kind_needs(resident):
    resident.write()

    led_to = resident.answer("loai", kind="complaint")
    assert led_to.url == "/gui-don/ngay/"


def test_a_complaint_asks_for_the_day_and_for_a_name(resident):
    resident.write(Kind.COMPLAINT, but="nguoi-gui")

    nameless = resident.answer("nguoi-gui", phone="0912345678")
    assert nameless.status_code == 422
    assert "phải ghi họ tên người gửi" in nameless.content.decode()


def test_a_late_complaint_is_asked_why_and_still_received(resident):
    resident.write(Kind.COMPLAINT, but="ngay")
    day = {"knew_on_ngay": "1", "knew_on_thang": "3", "knew_on_nam": "2026", "instance": "1"}

    asked = resident.answer("ngay", **day)
    told = resident.answer("ngay", **day, late_reason="Tôi nằm viện ba tháng")
    assert "Đã quá 90 ngày" in asked.content.decode()
    assert told.url == "/gui-don/ai-bi-neu/"


def test_an_anonymous_petition_leaves_nothing_behind_even_if_fields_were_filled(resident):
    resident.send(nguoi_gui={"named": "no"})

    with as_system():
        petition, person = Petition.objects.get(), Petitioner.objects.get()
    assert petition.anonymous
    assert sealing.unseal(person.sealed) == {"name": "", "address": "", "phone": "", "email": "", "id_number": ""}


def test_the_body_complained_about_is_found_and_never_receives_it(resident, town):
    resident.write(but="ai-bi-neu")
    resident.answer("ai-bi-neu", q=town.place.name, go="tim")
    found = resident.client.get("/gui-don/ai-bi-neu/").content.decode()
    resident.answer("ai-bi-neu", bodies=town.committee.code, respondent="Ông trưởng phòng")
    for slug in ("giay-to", "nguoi-gui", "nhieu-nguoi"):
        resident.answer(slug, **Resident.ANSWERS[slug])
    resident.client.get("/gui-don/viec-tuong-tu/")
    last_look = resident.client.get("/gui-don/kiem-tra/").content.decode()
    resident.client.post("/gui-don/kiem-tra/")

    with as_system():
        petition = Petition.objects.select_related("body").get()
    assert town.committee.name in found
    assert "không phải cơ quan bị nêu" in last_look
    assert petition.body == town.bodies["city"]
    assert town.committee.pk in petition.respondents


@pytest.mark.parametrize(
    ("signers", "representatives", "verdict"),
    [
        ("12", "Nguyễn Thị Lan\nTrần Văn B", "/gui-don/viec-tuong-tu/"),
        ("12", "", "cử 1 đến 5 người đại diện; bạn đã ghi 0"),
        ("7", "A B\nC D\nE F", "cử 1 đến 2 người đại diện; bạn đã ghi 3"),
        ("1", "", "từ 2 người trở lên"),
        ("mười hai", "", "bằng chữ số"),
        ("", "", "Hãy ghi số người cùng ký"),
        ("3", "", "/gui-don/viec-tuong-tu/"),
    ],
)
def test_a_group_names_the_legal_number_of_representatives(resident, signers, representatives, verdict):
    resident.write(Kind.COMPLAINT, but="nhieu-nguoi")

    answer = resident.answer("nhieu-nguoi", together="yes", signers=signers, representatives=representatives)
    assert answer.url == verdict if verdict.startswith("/") else verdict in answer.content.decode()


def test_a_sender_who_is_a_representative_is_counted_once(resident):
    resident.send(
        Kind.COMPLAINT,
        nhieu_nguoi={"together": "yes", "signers": "12", "representatives": "nguyễn thị lan, hẻm 12\nTrần Văn B"},
    )

    with as_system():
        people = list(Petitioner.objects.order_by("position").values_list("part", "masked"))
        petition = Petition.objects.get()
    assert people == [("representative", "N. T. L."), ("representative", "T. V. B.")]
    assert petition.signers == 12


def test_the_page_a_resident_came_from_proposes_its_place(resident, town):
    resident.client.get(f"/gui-don/?noi={town.place.code}")
    resident.client.post(f"/gui-don/loai/?noi={town.place.code}", {"kind": "feedback"})

    page = resident.client.get("/gui-don/noi/")
    assert page.context["form"]["place"].value() == town.place.code


def test_an_old_district_asks_which_commune_of_today(resident):
    resident.answer("loai", kind="feedback")

    resident.answer("noi", q="Q. Tân Phú, TP.HCM", go="tim")
    options = resident.client.get("/gui-don/noi/").context["form"].fields["place"].choices
    assert {"Phường Tân Phú", "Phường Phú Thạnh", "Phường Tây Thạnh"} <= {name for _code, name in options}


def test_a_place_nobody_knows_is_said_beside_the_search(resident):
    resident.answer("loai", kind="feedback")

    page = resident.answer("noi", q="zzzqqq xxyy", go="tim")
    assert page.status_code == 422
    assert "Không tìm thấy nơi này" in page.content.decode()


def test_a_similar_open_matter_is_shown_masked_and_joined_with_a_receipt_of_ones_own(resident, filed, petitions):
    first = filed(
        title="Rác ở hẻm 12 nhà bà Trần Thị Mai không được thu gom", text="Rác ở hẻm 12 không ai thu gom, mùi hôi."
    )
    resident.write()

    page = resident.client.get("/gui-don/viec-tuong-tu/")
    joined = resident.client.post("/gui-don/viec-tuong-tu/", {"same": str(first.petition)})
    twice = resident.client.post("/gui-don/viec-tuong-tu/", {"same": str(first.petition)})
    kept = resident.receipt
    assert "Trần Thị Mai" not in page.content.decode()
    assert "[họ tên]" in page.content.decode()
    assert (joined.url, twice.url) == ("/gui-don/bien-nhan/", "/gui-don/bien-nhan/")
    assert kept["code"] != first.code
    assert len(kept["leaf"]) == 64
    with as_system():
        assert Petitioner.objects.filter(part="supporter").count() == 1
    assert petitions() == 1


def test_nobody_joins_a_petition_they_were_not_shown(resident, filed):
    secret = filed(title="Rác ở hẻm 12 không được thu gom", text="Rác ở hẻm 12 không ai thu gom, mùi hôi.", secret=True)
    other = filed(title="Rác hẻm 12 không được thu gom", text="Rác hẻm 12 không ai thu gom, mùi hôi cả hẻm.")
    resident.write()

    page = resident.client.post("/gui-don/viec-tuong-tu/", {"same": str(secret.petition)})
    assert page.status_code == 422
    assert str(secret.petition) not in page.content.decode()
    assert str(other.petition) in page.content.decode()


def test_a_denunciation_becomes_a_letter_to_sign_and_nothing_is_filed(resident, petitions):
    resident.answer("loai", kind="denunciation")
    told = resident.client.get("/gui-don/to-cao/").content.decode()
    resident.start(Kind.DENUNCIATION)
    resident.answer("ai-bi-neu", respondent="Ông Lê Văn X, cán bộ địa chính")
    resident.answer("viec", **Resident.ANSWERS["viec"])
    led_to = resident.answer("nguoi-gui", name="Nguyễn Thị Lan", address="12 đường số 3")
    letter = resident.client.get("/gui-don/to-cao/don/").content.decode()

    assert "không nhận qua mạng" in told
    assert led_to.url == "/gui-don/to-cao/don/"
    assert "ĐƠN TỐ CÁO" in letter
    assert "Lê Văn X" in letter
    assert "chậm nhất ngày <strong>01/12/2026</strong>" in letter
    assert resident.client.get("/gui-don/kiem-tra/").status_code == 302
    assert resident.client.post("/gui-don/kiem-tra/").url == "/gui-don/to-cao/don/"
    assert petitions() == 0


def test_the_whole_form_speaks_english(town):
    resident = Resident(town)
    resident.client.cookies["ngon_ngu"] = "en"

    page = resident.client.get("/gui-don/loai/").content.decode()
    wrong = resident.answer("loai").content.decode()
    assert "Feedback: report something that is going on" in page
    assert "Please choose a kind" in wrong


def test_pages_about_one_person_are_never_cached(resident):
    page = resident.send()

    assert page.headers["Cache-Control"] == "no-store, private"
    assert Client().get("/gui-don/").headers["X-Robots-Tag"] == "noindex"
