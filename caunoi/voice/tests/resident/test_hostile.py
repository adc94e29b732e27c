"""Wrong, missing, huge and hostile input: a clear sentence beside the field or a safe result; nothing lost, never a 5xx."""

import unicodedata

import pytest
from django.test import Client

from caunoi.access.context import as_system
from caunoi.voice.models import Petition

from .conftest import Resident

STORY = "Cộng hòa xã hội chủ nghĩa Việt Nam. Tôi xin phản ánh việc rác thải không được thu gom ở hẻm 12."
TCVN3 = "Céng hßa x· héi chñ nghÜa ViÖt Nam. T«i xin ph¶n ¸nh viÖc r¸c th¶i kh«ng ®\u00adîc thu gom ë hÎm 12."
VNI = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam. Toâi xin phaûn aùnh vieäc raùc thaûi khoâng ñöôïc thu gom ôû heûm 12."
MOJIBAKE = "Rác thải không ai thu gom ở hẻm".encode().decode("cp1252", "replace")
HOSTILE = [
    "'; DROP TABLE voice_petition; --",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "{{ settings.SECRET_KEY }} {% debug %}",
    "${jndi:ldap://x/a}",
    "🙏🏽 Xin giúp đỡ 👨‍👩‍👧 khẩn cấp 🚨",
    "‮gnud aohk ‬ xin giúp ⁦مرحبا⁩",
    "\x00\x01\x02 rỗng \x1b[31m",
    "../../../../etc/passwd",
    "A" * 280,
    "   \t\n  khoảng trắng   \n\n\n",
]


def stored():
    with as_system():
        return Petition.objects.get()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_in_every_field_is_kept_as_text_and_shown_as_text(resident, text):
    story = f"{text} và thêm vài chữ cho đủ một câu."
    page = resident.send(
        viec={"title": f"Việc: {text}", "text": story, "wish": text},
        ai_bi_neu={"respondent": text, "q": text},
        nguoi_gui={"named": "yes", "name": text[:100], "address": text[:200]},
    )
    code, secret = page.context["kept"]["code"], page.context["kept"]["secret"]
    resident.client.post(f"/tra-cuu/{code}/mo/", {"secret": secret})
    shown = resident.client.get(f"/tra-cuu/{code}/").content.decode()

    assert page.status_code == 200
    assert stored().title.startswith("Việc:")
    assert "<script>alert" not in shown
    assert "onerror=alert(1)>" not in shown
    assert not {"\x00", "‮", "\x1b"} & set(stored().text)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_in_searches_and_codes_is_answered(client, town, text):
    found = [
        client.get("/tim-noi/", {"q": text}),
        client.get("/hoi-dap/", {"q": text, "noi": text, "chu-de": text, "sau": text}),
        client.get("/so-cai/", {"dau": text}),
        client.post("/tra-cuu/", {"code": text}),
        client.get("/tra-cuu/", {"ma": text}),
        client.get("/danh-gia/" + "".join(ch for ch in text if ch.isalnum()) + "x/"),
        client.get("/gui-don/", {"noi": text}),
    ]

    assert all(page.status_code < 500 for page in found)


def test_decomposed_vietnamese_is_composed(resident):
    resident.send(
        viec={"title": unicodedata.normalize("NFD", "Rác ở hẻm mười hai"), "text": unicodedata.normalize("NFD", STORY)}
    )

    assert (stored().title, stored().text) == ("Rác ở hẻm mười hai", STORY)


@pytest.mark.parametrize("text", [TCVN3, VNI])
def test_old_letter_tables_are_noticed_and_converted_when_asked(resident, text):
    resident.write(but="viec")

    asked = resident.answer("viec", title="Rác ở hẻm 12", text=text)
    resident.send(viec={"title": "Rác ở hẻm 12", "text": text, "bang_ma": "doi"})
    assert asked.status_code == 422
    assert "bảng mã cũ" in asked.content.decode()
    assert f"Sẽ đọc là: “{STORY[:60]}" in asked.content.decode()
    assert stored().text == STORY


def test_old_letters_stay_as_typed_when_the_writer_says_so(resident):
    resident.send(viec={"title": "Rác ở hẻm 12", "text": VNI, "bang_ma": "giu"})

    assert stored().text == VNI


def test_broken_utf8_is_noticed(resident):
    resident.write(but="viec")

    page = resident.answer("viec", title="Rác ở hẻm 12", text=MOJIBAKE).content.decode()
    assert "UTF-8" in page


def test_a_text_of_exactly_the_greatest_length_is_taken(resident):
    resident.send(viec={"title": "Đơn rất dài", "text": "Rác đầy hẻm. " * 7692})

    assert len(stored().text) == 99_995


def test_a_text_too_long_is_said_beside_the_field_and_nothing_is_lost(resident, petitions):
    resident.write(but="viec")
    story = "Rác đầy hẻm. " * 9000

    page = resident.answer("viec", title="Đơn rất dài", text=story)
    again = resident.client.get("/gui-don/viec/")
    assert page.status_code == 422
    assert "dài 116.999 chữ cái, nhiều nhất được 100.000" in page.content.decode()
    assert story.strip() in page.content.decode()
    assert story.strip() in again.content.decode()
    assert petitions() == 0


def test_a_flood_is_turned_away_with_a_sentence(resident):
    resident.write(but="viec")

    page = resident.answer("viec", title="Đơn", text="a" * 7_000_000)
    assert page.status_code == 413
    assert "quá dài để nhận trong một lần" in page.content.decode()


@pytest.mark.parametrize(
    ("slug", "data", "sentence"),
    [
        ("viec", {"title": "", "text": ""}, "Hãy tóm tắt việc cần giải quyết trong một câu."),
        ("viec", {"title": "Rác", "text": "Rác nhiều lắm ở hẻm"}, "Câu tóm tắt ngắn quá."),
        ("viec", {"title": "Rác ở hẻm", "text": "Rác"}, "Hãy kể rõ hơn, ít nhất một câu."),
        ("viec", {"title": "R" * 301, "text": "Rác nhiều lắm ở hẻm"}, "Ô này dài 301 chữ cái, nhiều nhất được 300."),
    ],
)
def test_each_mistake_is_said_beside_its_field_and_in_the_summary(resident, slug, data, sentence):
    resident.write(but=slug)

    page = resident.answer(slug, **data)
    assert page.status_code == 422
    assert page.content.decode().count(sentence) == 2
    assert "Những gì bạn đã viết vẫn còn nguyên." in page.content.decode()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"named": ""}, "Hãy chọn nêu tên hay không nêu tên."),
        ({"named": "yes", "name": ""}, "Hãy ghi họ và tên"),
        ({"named": "yes", "name": "Lan", "phone": "123"}, "Số điện thoại Việt Nam có 10 chữ số"),
        ({"named": "yes", "name": "Lan", "email": "khong-phai-thu"}, "Địa chỉ thư chưa đúng."),
        ({"named": "khac"}, "Cần sửa 1 chỗ"),
    ],
)
def test_mistakes_about_oneself_are_said_kindly(resident, data, sentence):
    resident.write(but="nguoi-gui")

    page = resident.answer("nguoi-gui", **data)
    assert page.status_code == 422
    assert sentence in page.content.decode()


@pytest.mark.parametrize(
    "day", [("31", "2", "2026"), ("1", "1", "26"), ("a", "b", "c"), ("", "5", "2026"), ("1", "12", "2026")]
)
def test_impossible_days_are_refused_with_a_sentence(resident, day):
    from caunoi.voice.words import Kind

    resident.write(Kind.COMPLAINT, but="ngay")

    page = resident.answer("ngay", knew_on_ngay=day[0], knew_on_thang=day[1], knew_on_nam=day[2], instance="1")
    assert page.status_code == 422
    assert len(page.context["form"].errors["knew_on"]) == 1


def test_an_expired_page_keeps_what_was_typed_and_asks_once_more(town):
    resident = Resident(town, enforce_csrf_checks=True)
    token = resident.client.get("/gui-don/loai/").context["csrf_token"]
    resident.answer("loai", kind="feedback", csrfmiddlewaretoken=token)
    name = f"{town.place.full_name}, Thành phố Hồ Chí Minh"
    resident.answer("noi", q=name, csrfmiddlewaretoken=token)
    resident.answer("noi", q=name, place=town.place.code, csrfmiddlewaretoken=token)

    stale = resident.answer("viec", **Resident.ANSWERS["viec"])
    fresh = resident.answer("viec", **Resident.ANSWERS["viec"], csrfmiddlewaretoken=stale.context["csrf_token"])
    assert stale.status_code == 403
    assert "Trang đã mở quá lâu nên chưa gửi được" in stale.content.decode()
    assert "mùi hôi vào tận nhà" in stale.content.decode()
    assert fresh.url == "/gui-don/ai-bi-neu/"


def test_an_expired_last_look_sends_nothing(town, petitions):
    resident = Resident(town)
    resident.write()
    resident.client.get("/gui-don/viec-tuong-tu/")
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = resident.client.cookies

    page = strict.post("/gui-don/kiem-tra/")
    assert page.status_code == 403
    assert "Bấm nút một lần nữa là xong" in page.content.decode()
    assert petitions() == 0


def test_another_site_cannot_throw_a_draft_away_or_save_into_it(town):
    resident = Resident(town)
    resident.write(but="giay-to")
    strict = Client(enforce_csrf_checks=True)
    strict.cookies["don"] = resident.client.cookies["don"].value

    thrown = strict.post("/gui-don/xoa/", headers={"Origin": "https://noi-khac.example"})
    saved = strict.post("/gui-don/viec/", {"title": "khác"}, headers={"X-Save": "1"})
    assert (thrown.status_code, saved.status_code) == (403, 403)
    assert "Hai tuần nay rác" in resident.client.get("/gui-don/viec/").content.decode()


def test_a_field_that_was_not_asked_is_not_kept(resident):
    resident.write(but="viec")
    resident.answer("viec", **Resident.ANSWERS["viec"], stage="answered", body="ubnd.79", code="CN-1", extra="x" * 1000)

    from caunoi.identity import sealing
    from caunoi.voice.models import Draft

    assert set(sealing.unseal(Draft.objects.get().sealed)["typed"]["viec"]) == {"title", "text", "wish"}


@pytest.mark.parametrize("slug", ["loai", "noi", "viec", "ai-bi-neu", "giay-to", "nguoi-gui", "nhieu-nguoi"])
def test_every_question_answers_an_empty_and_a_garbled_submission(resident, slug):
    resident.write(but=slug)

    empty = resident.answer(slug)
    garbled = resident.client.post(
        f"/gui-don/{slug}/", data=b"\xff\xfe%%%&=&&=", content_type="application/x-www-form-urlencoded"
    )
    json = resident.client.post(f"/gui-don/{slug}/", data='{"a": 1}', content_type="application/json")
    assert {page.status_code for page in (empty, garbled, json)} <= {302, 422}


def test_a_code_that_is_none_is_answered_with_the_form(client, db):
    for code in ("x", "CN-0000-0000-0000-0000", "a" * 300, "%00", "CN%20-"):
        page = client.get(f"/tra-cuu/{code}/")
        assert page.status_code == 404
        assert "Không có đơn nào mang mã này" in page.content.decode()
