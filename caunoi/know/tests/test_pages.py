"""Pages: a resident reads, asks, subscribes, comments; an officer works a quarter through."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

from caunoi.access.commands import grant_role
from caunoi.access.context import as_system
from caunoi.access.words import Role
from caunoi.files.tests import samples
from caunoi.know import commands
from caunoi.know.models import Disclosure, DisclosurePlan, ItemQuestion, NewsPage, PageComment, Subscription
from caunoi.know.words import Column, Genre, Ground
from caunoi.notices.models import Message
from tests.stage import NOON

TODAY = NOON.date()


@pytest.fixture(autouse=True)
def at_noon():
    import time_machine

    with time_machine.travel(NOON, tick=False):
        yield


def sign_in(client, person):
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def page(town):
    with as_system():
        row = commands.write_page(
            body=town.committee, genre=Genre.NEWS, title="Lịch thu gom rác mới từ tháng 12", summary="Rác thu vào 18 giờ mỗi ngày, trừ chủ nhật.",
            text="Từ ngày 1 tháng 12 xe rác đi qua các hẻm lúc 18 giờ.", by="system", at=NOON,
        )  # fmt: skip
        return commands.open_page(page_id=row.pk, by="system", at=NOON)


def test_residents_find_a_disclosure_by_place_subject_and_words_without_marks(client, posted, town):
    row = posted()

    for address in (
        "/cong-khai/", f"/cong-khai/?noi={town.place.code}", "/cong-khai/?muc=11.3", "/cong-khai/?q=thu+hoi+dat", "/cong-khai/?q=ho+mo+rong+duong",
        "/cong-khai/atom/", f"/cong-khai/atom/?noi={town.place.code}&muc=11.3",
    ):  # fmt: skip
        assert row.title in client.get(address).content.decode(), address
    for address in (
        "/cong-khai/?q=khong+co+dau",
        "/cong-khai/?muc=11.9",
        f"/cong-khai/?noi={town.neighbour_place.code}",
    ):
        assert row.title not in client.get(address).content.decode(), address


@pytest.mark.parametrize("address", ["/cong-khai/?sau=%00", "/cong-khai/?sau=x~y", "/cong-khai/?noi=%27;--", "/cong-khai/?q=%27%29%28%26%7C!",
                                     "/cong-khai/?muc=zzz&q=:*", "/cong-khai/sap-toi/?noi=1", "/tin-tuc/?sau=2026-01-01T00:00~1", "/cong-khai/cau-hoi/%F0%9F%98%80/",
                                     "/cong-khai/theo-doi/abc/", "/cong-khai/phai-cong-khai/?loai=nope", "/tin-tuc/y-kien/CN-0/", "/cong-khai/?sau=9999-12-31T23:59:59~00000000-0000-0000-0000-000000000000"])  # fmt: skip
def test_bad_addresses_are_answered_kindly(client, db, address):
    assert client.get(address).status_code in (200, 404)


def test_the_lists_of_the_law_have_their_articles(client, db):
    for family, count, cite in (
        ("commune", 14, "Điều 11"),
        ("unit", 12, "Điều 46"),
        ("enterprise", 8, "Điều 64"),
        ("wider", 2, "01/2026"),
    ):
        shown = client.get(f"/cong-khai/phai-cong-khai/?loai={family}").content.decode()
        assert (shown.count('<tr id="muc-'), cite in shown) == (count, True)


def test_a_page_tells_forms_used_and_missing_and_what_changed(client, posted):
    row = posted()
    with as_system():
        commands.correct(
            disclosure_id=row.pk, title=row.title, summary=row.summary, text=row.text.replace("kèm bản đồ", "kèm hai bản đồ"),
            reason="Thiếu một bản đồ", by="system", at=NOON,
        )  # fmt: skip

    shown = client.get(f"/cong-khai/bai/{row.pk}/").content.decode()
    change = client.get(f"/cong-khai/bai/{row.pk}/thay-doi/2/").content.decode()

    assert "chưa có ảnh bảng tin" in shown
    assert "Thiếu một bản đồ" in shown
    assert "<ins>hai </ins>" in change
    assert client.get(f"/cong-khai/bai/{row.pk}/thay-doi/3/").status_code == 404
    assert "<svg" in client.get(f"/cong-khai/bai/{row.pk}/ban-in/").content.decode()


def test_taking_down_early_shows_to_everybody(client, posted):
    row = posted()
    with as_system():
        commands.take_down(disclosure_id=row.pk, reason="Đăng nhầm bản dự thảo", by="system", at=NOON)

    answer = client.get(f"/cong-khai/bai/{row.pk}/")
    shown = answer.content.decode()

    assert (
        answer.status_code,
        "Đăng nhầm bản dự thảo" in shown,
        "Trước hạn luật định" in shown,
        row.text in shown,
    ) == (410, True, True, False)
    assert row.summary not in client.get("/api/v1/disclosures").content.decode()


def test_a_question_is_asked_followed_held_shown_and_answered(client, posted, town):
    row = posted()
    form = client.get(f"/cong-khai/bai/{row.pk}/hoi/").content.decode()
    key = re.search(r'name="key" value="([^"]+)"', form)[1]
    sent = {"text": "Nhà tôi ở số 12 có bị thu hồi đất không?", "name": "Bà Lan", "email": "lan@vidu.vn", "key": key}

    first = client.post(f"/cong-khai/bai/{row.pk}/hoi/", sent)
    again = client.post(f"/cong-khai/bai/{row.pk}/hoi/", sent)
    hidden = client.get(f"/cong-khai/bai/{row.pk}/").content.decode()
    mine = client.get(first["Location"]).content.decode()
    with as_system():
        question = ItemQuestion.objects.get()
    officer = sign_in(type(client)(), town.handler)
    officer.post(f"/can-bo/cong-khai/cau-hoi/{question.pk}/", {"go": "dang"})
    officer.post(
        f"/can-bo/cong-khai/cau-hoi/{question.pk}/",
        {"go": "tra-loi", "answer": "Nhà số 12 không nằm trong phạm vi.", "seen": 0},
    )
    shown = client.get(f"/cong-khai/bai/{row.pk}/").content.decode()

    assert first["Location"] == again["Location"]
    assert (sent["text"] in hidden, sent["text"] in mine, sent["text"] in shown) == (False, True, True)
    assert "không nằm trong phạm vi" in shown
    with as_system():
        assert Message.objects.filter(about=question.ref).count() == 1
        assert Disclosure.objects.get(pk=row.pk).open_questions == 0


@pytest.mark.parametrize("text", ["", "Sao?", "x" * 4000])
def test_a_question_too_short_or_long_is_asked_again_and_nothing_typed_is_lost(client, posted, text):
    row = posted()

    answer = client.post(
        f"/cong-khai/bai/{row.pk}/hoi/", {"text": text, "name": "Ông Ba", "key": "7d444840-9dc0-11d1-b245-5ffdce74fad2"}
    )

    assert (answer.status_code, "Ông Ba" in answer.content.decode()) == (422, True)


def test_a_refused_question_says_why_only_to_its_asker(client, posted, town):
    row = posted()
    kept = commands.ask(disclosure_id=row.pk, text="Câu hỏi có lời xúc phạm người khác", key="k1", at=NOON)
    with as_system():
        commands.refuse_question(question_id=kept.question.pk, ground=Ground.RUDE, by="system", at=NOON)

    assert "Xúc phạm" in client.get(f"/cong-khai/cau-hoi/{kept.code}/").content.decode()
    assert "lời xúc phạm" not in client.get(f"/cong-khai/bai/{row.pk}/").content.decode()


def test_letters_come_only_to_a_confirmed_address_and_stop_with_one_click(client, posted, town):
    client.post(f"/cong-khai/theo-doi/?noi={town.place.code}", {"email": "Dan@Vidu.vn", "items": ["11.3"]})
    with as_system():
        words = _letters()
    token = re.search(r"/theo-doi/([\w-]+)/", words[0])[1]
    client.get(f"/cong-khai/theo-doi/{token}/")
    with as_system():
        unconfirmed = Subscription.objects.get().confirmed_at
    client.post(f"/cong-khai/theo-doi/{token}/")
    posted(at=NOON + timedelta(hours=1))
    posted(item="11.5", title="Quỹ đền ơn đáp nghĩa", at=NOON + timedelta(hours=1))
    later = NOON + timedelta(hours=30)

    sent = commands.send_digests(at=later)
    again = commands.send_digests(at=later)
    with as_system():
        digest = _letters()[-1]
    stopped = client.post(f"/cong-khai/theo-doi/{token}/thoi/")
    with as_system():
        row = Subscription.objects.get()

    assert (unconfirmed, sent, again, stopped.status_code, row.stopped_at is not None) == (None, 1, 0, 200, True)
    assert "mở rộng đường số 3" in digest
    assert "Quỹ đền ơn" not in digest
    from caunoi.notices.commands import send_due_messages

    with as_system():
        send_due_messages(at=later + timedelta(days=3))
    assert mail.outbox[-1].extra_headers["List-Unsubscribe"].endswith(f"{token}/thoi/>")


def _letters():
    from caunoi.identity.sealing import unseal

    return [unseal(bytes(each.sealed))["body"] for each in Message.objects.order_by("queued_at", "not_before")]


def test_a_comment_waits_for_a_moderator(client, page, town):
    key = "7d444840-9dc0-11d1-b245-5ffdce74fad2"
    sent = client.post(f"/tin-tuc/{page.pk}/", {"text": "Hẻm 45 xe rác không vào được.", "name": "", "key": key})
    client.post(f"/tin-tuc/{page.pk}/", {"text": "Hẻm 45 xe rác không vào được.", "name": "", "key": key})
    held = client.get(f"/tin-tuc/{page.pk}/").content.decode()
    with as_system():
        comment = PageComment.objects.get()
    sign_in(type(client)(), town.handler).post(f"/can-bo/tin-tuc/y-kien/{comment.pk}/", {"go": "dang"})

    assert ("Hẻm 45" in held, "Hẻm 45" in client.get(f"/tin-tuc/{page.pk}/").content.decode()) == (False, True)
    assert "Đã đăng" in client.get(sent["Location"]).content.decode()


def test_open_data_is_a_table_no_sheet_takes_for_formulas(client, posted):
    posted(title="=HYPERLINK(1) quyết định thu hồi đất")

    lines = b"".join(client.get("/cong-khai/du-lieu.csv").streaming_content).decode().splitlines()

    assert lines[0].lstrip("\ufeff").startswith("id,place")
    assert "'=HYPERLINK" in lines[1]


def test_an_officer_works_from_plan_to_report(client, town):
    """The year's plan, a decision, its text, file, names, publishing, proofs, list and report: every page answers."""
    officer, head = sign_in(client, town.handler), sign_in(type(client)(), town.head)
    officer.post("/can-bo/cong-khai/ke-hoach/", {"body": town.committee.code, "year": "2026"})
    with as_system():
        plan = DisclosurePlan.objects.get()
        line = plan.lines.filter(item="11.2", cycle="quarterly").get()
    base = f"/can-bo/cong-khai/ke-hoach/{plan.pk}/"
    assert officer.get(base).status_code == 200
    short = {
        "title": "Ngân sách quý",
        "cycle": "quarterly",
        "on": "",
        "days": "29",
        "forms": ["portal", "posting"],
        "responsible": "",
    }
    assert "ít nhất 30 ngày" in officer.post(f"/can-bo/cong-khai/ke-hoach/dong/{line.pk}/", short).content.decode()
    assert officer.post(f"/can-bo/cong-khai/ke-hoach/dong/{line.pk}/", {**short, "days": "30"}).status_code == 302
    adopted = {"number": "5/KH-UBND", "adopted_on": "19/11/2026", "middle": "", "end": "10/12/2026"}
    assert officer.post(f"{base}ban-hanh/", adopted).status_code == 422
    assert head.post(f"{base}ban-hanh/", adopted).status_code == 302
    with as_system():
        planned = Disclosure.objects.get(item="11.2", period="2026-Q4")
    start = officer.get(f"/can-bo/cong-khai/moi/?ke-hoach={planned.pk}")
    assert start.status_code == 200
    entered = officer.post(
        "/can-bo/cong-khai/moi/",
        {"body": town.committee.code, "item": "11.2", "title": "Thu chi ngân sách quý 4", "number": "9/BC", "decided_on": "18/11/2026", "planned": str(planned.pk)},
    )  # fmt: skip
    work = entered["Location"]
    text = {
        "title": "Thu chi ngân sách quý 4",
        "summary": "Phường thu 5 tỷ, chi 4 tỷ đồng trong quý.",
        "text": "Bảng thu chi chi tiết của quý.",
        "seen": "1",
    }
    assert officer.post(f"{work}noi-dung/", text).status_code == 302
    scan = {"file": _upload("quet.jpg", samples.jpeg()), "beside": ""}
    assert "khiếm thị" in officer.post(f"{work}tep/", scan).content.decode()
    assert (
        officer.post(
            f"{work}tep/",
            {"file": _upload("quet.jpg", samples.jpeg()), "beside": "Ảnh chụp bảng thu chi quý 4 có dấu."},
        ).status_code
        == 302
    )
    assert (
        "ít nhất 30 ngày liên tục"
        in officer.post(f"{work}dang/", {"since": "19/11/2026", "last": "01/12/2026"}).content.decode()
    )
    assert officer.post(f"{work}dang/", {"since": "19/11/2026", "last": "19/12/2026"}).status_code == 302
    assert (
        officer.post(f"{work}minh-chung/", {"form": "posting", "since": "19/11/2026", "where": "Trụ sở"}).status_code
        == 422
    )
    proof = {
        "form": "posting",
        "since": "19/11/2026",
        "where": "Trụ sở",
        "picture": _upload("bang.jpg", samples.jpeg()),
    }
    assert officer.post(f"{work}minh-chung/", proof).status_code == 302
    with as_system():
        row = Disclosure.objects.get(pk=planned.pk)
        shown = list(row.versions.get().files)
        picture = row.proofs.get().picture
    resident = type(client)()
    assert resident.get(f"/cong-khai/bai/{row.pk}/tep/{shown[0]['id']}/")["Content-Type"] == "image/jpeg"
    assert resident.get(f"/cong-khai/bai/{row.pk}/tep/{picture}/").status_code == 200
    assert (row.met_on, row.stage) == (TODAY, "posted")
    made = officer.post(f"{base}van-ban/", {"go": "danh-muc", "what": "2026-Q4"})["Location"]
    assert (
        "chưa được ký"
        in officer.post(f"{base}van-ban/", {"go": "da-niem-yet", "what": "2026-Q4"}, follow=True).content.decode()
    )
    assert (
        officer.post(made, {"go": "ky", "office": "Chủ tịch", "name": "Nguyễn Hữu Lâm", "version": "1"}).status_code
        == 422
    )
    assert (
        head.post(made, {"go": "ky", "office": "Chủ tịch", "name": "Nguyễn Hữu Lâm", "version": "1"}).status_code == 302
    )
    assert officer.post(f"{base}van-ban/", {"go": "da-niem-yet", "what": "2026-Q4"}).status_code == 302
    report = officer.post(f"{base}van-ban/", {"go": "bao-cao", "what": "2026-12-10"})["Location"]
    paper_id = report.rstrip("/").rsplit("/", 1)[1]
    assert officer.get(f"/van-ban/{paper_id}.docx").content[:2] == b"PK"
    assert officer.get(f"/van-ban/{paper_id}.pdf").content[:4] == b"%PDF"
    assert officer.get(f"{base}danh-muc.xlsx?quy=2026-Q4").content[:2] == b"PK"
    for address in ("/can-bo/cong-khai/", "/can-bo/cong-khai/?nhom=tuan-nay", "/can-bo/cong-khai/lich/", "/can-bo/cong-khai/lich/?thang=2026-12", "/can-bo/cong-khai/so/",
                    work, f"{work}dinh-chinh/", f"{work}go/", f"{base}van-ban/", report, "/can-bo/cong-khai/cau-hoi/", "/can-bo/tin-tuc/", "/can-bo/tin-tuc/moi/"):  # fmt: skip
        assert officer.get(address).status_code == 200, address


def _upload(name, content):
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile(name, content)


def test_names_are_taken_only_with_the_columns_of_the_law(client, decided, town):
    row = decided(item="11.9", title="Danh sách gọi nhập ngũ năm 2027")
    officer, address = sign_in(client, town.handler), f"/can-bo/cong-khai/bai/{row.pk}/danh-sach/"

    wrong = officer.post(address, {"rows": "Họ và tên\tSố căn cước\nNguyễn Văn A\t079123456789"}).content.decode()
    number = officer.post(address, {"rows": "Họ và tên\tThôn, tổ dân phố\nNguyễn Văn A\t0912345678"}).content.decode()
    right = officer.post(address, {"rows": "Họ và tên\tNăm sinh\tThôn, tổ dân phố\nNguyễn Văn A\t2007\tKhu phố 3"})

    assert "Không nhận cột: Số căn cước" in wrong
    assert "Dòng 1 có số giấy tờ" in number
    assert right.status_code == 302


def test_lists_ask_the_database_the_same_however_long(client, posted, town, django_assert_max_num_queries):
    for n in range(6):
        posted(title=f"Quyết định thu hồi đất số {n}")

    with django_assert_max_num_queries(14):
        client.get(f"/cong-khai/?noi={town.place.code}")
    officer = sign_in(client, town.handler)
    officer.get("/can-bo/cong-khai/")
    with django_assert_max_num_queries(22):
        officer.get("/can-bo/cong-khai/")
    with django_assert_max_num_queries(20):
        officer.get("/can-bo/cong-khai/so/")


def test_a_place_shows_its_figures(client, posted, town):
    posted()

    assert "nội dung đang công khai" in client.get(f"/o/{town.place.code}/").content.decode()


def test_what_is_late_leads_from_my_day_to_its_work(client, decided, town):
    row = decided(decided_on=TODAY - timedelta(days=14))

    assert f"/can-bo/cong-khai/bai/{row.pk}/" in sign_in(client, town.head).get("/can-bo/").content.decode()


def test_my_day_offers_no_way_to_work_that_is_closed_to_the_reader(client, decided, town):
    row = decided(decided_on=TODAY - timedelta(days=14))

    mine = sign_in(client, town.receiver).get("/can-bo/").content.decode()

    assert row.title in mine
    assert f"/can-bo/cong-khai/bai/{row.pk}/" not in mine


def test_the_api_speaks_of_disclosures(client, posted):
    row = posted()

    assert client.get("/api/v1/disclosures?words=thu hoi").json()["disclosures"][0]["id"] == str(row.pk)
    whole = client.get(f"/api/v1/disclosures/{row.pk}").json()
    assert (whole["forms"][1], whole["versions"][0]["number"]) == ({"form": "posting", "met_on": None}, 1)
    assert len(client.get("/api/v1/must-disclose").json()) == 14
    assert client.get("/api/v1/disclosures/00000000-0000-0000-0000-000000000000").status_code == 404
    asked = {"text": "Bao giờ có tiền bồi thường đất?"}
    one = client.post(
        f"/api/v1/disclosures/{row.pk}/questions",
        asked,
        content_type="application/json",
        headers={"Idempotency-Key": "a"},
    )
    two = client.post(
        f"/api/v1/disclosures/{row.pk}/questions",
        asked,
        content_type="application/json",
        headers={"Idempotency-Key": "a"},
    )
    assert (one.status_code, one.json()) == (201, two.json())


def test_news_pages_open_and_close(client, page, town):
    assert page.title in client.get("/tin-tuc/").content.decode()
    assert page.title in client.get("/tin-tuc/atom/").content.decode()
    officer = sign_in(type(client)(), town.handler)
    officer.post(f"/can-bo/tin-tuc/{page.pk}/", {"go": "go-xuong", "reason": "Lịch thu gom đã đổi lại"})

    answer = client.get(f"/tin-tuc/{page.pk}/")

    assert (answer.status_code, "Lịch thu gom đã đổi lại" in answer.content.decode()) == (410, True)
    with as_system():
        assert NewsPage.objects.get().stage == "closed"


def test_columns_of_lists_are_named_in_both_languages():
    assert all(column.vi and column.en for column in Column)
    assert reverse("know:disclosures") == "/cong-khai/"


def test_an_editor_of_several_bodies_enters_and_writes_for_the_one_chosen(client, town):
    with as_system():
        for body in (town.bodies["phong-kt"], town.bodies["neighbour"]):
            grant_role(
                person=town.handler, role=Role.EDITOR, body=body, since=town.committee.since, by="system", at=NOON
            )
    officer = sign_in(client, town.handler)
    said = {"item": "11.3", "title": "Kế hoạch sửa hẻm 45", "number": "9/KH", "decided_on": "18/11/2026", "planned": ""}
    written = {"genre": "news", "title": "Lịch thu gom rác", "summary": "Rác thu 18 giờ mỗi ngày.", "text": "Xe rác đi qua các hẻm lúc 18 giờ.", "go": "luu"}  # fmt: skip
    for body in (town.bodies["neighbour"], town.committee):
        assert officer.post("/can-bo/cong-khai/moi/", {**said, "body": body.code}).status_code == 302
        assert officer.post("/can-bo/tin-tuc/moi/", {**written, "body": body.code, "seen": "0"}).status_code == 302
        with as_system():
            assert Disclosure.objects.filter(body=body, title=said["title"]).exists()
            assert NewsPage.objects.filter(body=body).exists()
