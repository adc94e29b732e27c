"""One quarter in a browser, without scripts: a decision, its publishing, a resident's question, the answer; every page accessible."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.cache import cache
from django.db import connection
from django.test.testcases import LiveServerThread
from django.utils.timezone import localdate, now

from caunoi.access.context import as_system
from caunoi.know import commands
from caunoi.know.models import Disclosure
from caunoi.know.words import Column, Genre
from tests import browsing
from tests.town import build_town

pytestmark = pytest.mark.browser
PASSWORD = "mat-khau-thu-123"


@pytest.fixture
def site(committed, settings, monkeypatch):
    """The address of the site and the town it serves, from a database of its own."""
    cache.clear()
    monkeypatch.setitem(connection.settings_dict, "CONN_MAX_AGE", 0)
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
    with as_system():
        town = build_town()
    server = LiveServerThread("127.0.0.1", StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    yield f"http://127.0.0.1:{server.port}", town
    server.terminate()
    server.join()


def opened(browser, site, *, width=390, **more):
    context = browser.new_context(viewport={"width": width, "height": 844}, locale="vi-VN", base_url=site[0], **more)
    return context.new_page()


def sign_in(page, username):
    page.goto("/tai-khoan/login/?next=/can-bo/cong-khai/")
    page.fill("input[name=login]", username)
    page.fill("input[name=password]", PASSWORD)
    page.locator("main form button[type=submit]").first.click()


def press(page, name):
    browsing.press(page.locator("main").get_by_role("button", name=name, exact=True).first)


def test_a_quarter_from_decision_to_answer_without_scripts(browser, site):
    page, resident = opened(browser, site, java_script_enabled=False), opened(browser, site, java_script_enabled=False)
    today = localdate()
    sign_in(page, "xuly")

    page.goto("/can-bo/cong-khai/moi/")
    page.select_option("#id_item", "11.2")
    page.fill("#id_title", "Thu chi ngân sách quý này")
    page.fill("#id_decided_on", today.strftime("%d/%m/%Y"))
    press(page, "Ghi và tính hạn")
    work = page.url
    page.get_by_role("link", name="Soạn nội dung").click()
    page.fill("#id_summary", "Phường thu 5 tỷ đồng, chi 4 tỷ đồng trong quý.")
    page.fill("#id_text", "Bảng thu chi chi tiết của quý, theo từng khoản.")
    press(page, "Lưu")
    page.goto(f"{work}dang/")
    page.fill("#id_last", (today + timedelta(days=10)).strftime("%d/%m/%Y"))
    press(page, "Công khai")
    refused = page.locator(".summary").inner_text()
    page.fill("#id_last", (today + timedelta(days=40)).strftime("%d/%m/%Y"))
    press(page, "Công khai")
    missing = page.locator(".board-late").first.inner_text()
    resident.goto("/cong-khai/?q=thu+chi+ngan+sach")
    resident.get_by_role("link", name="Thu chi ngân sách quý này").click()
    resident.get_by_role("link", name="Đặt câu hỏi").click()
    resident.fill("#id_text", "Khoản chi lớn nhất là gì?")
    press(resident, "Gửi câu hỏi")
    mine = resident.url
    page.goto("/can-bo/cong-khai/cau-hoi/")
    page.get_by_role("link", name="Khoản chi lớn nhất là gì?").click()
    press(page, "Đăng câu hỏi")
    page.fill("#id_answer", "Chi sửa trường mầm non, 1,2 tỷ đồng.")
    press(page, "Trả lời")
    resident.goto(mine)

    assert "ít nhất 30 ngày liên tục" in refused
    assert "chưa có ảnh bảng tin" in missing
    assert "1,2 tỷ đồng" in resident.locator(".answered").inner_text()


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_every_page_is_accessible_and_fits_the_screen(browser, site, width, scheme):
    page, town, at = opened(browser, site, width=width, color_scheme=scheme), site[1], now()
    with as_system():
        plan = commands.draft_plan(body=town.committee, year=localdate().year, by="system", at=at)
        commands.adopt_plan(
            plan_id=plan.pk, adopted_on=localdate(), sessions=[localdate() + timedelta(days=12)], by="system", at=at
        )
        row = commands.enter_decision(
            body=town.committee, item="11.9", title="Danh sách gọi nhập ngũ", decided_on=localdate(), number="1/QĐ", by="system", at=at
        )  # fmt: skip
        commands.list_names(
            disclosure_id=row.pk,
            columns=[Column.NAME, Column.BORN],
            rows=[["Nguyễn Văn A", "2007"]],
            by="system",
            at=at,
        )
        commands.write_text(
            disclosure_id=row.pk, title=row.title, summary="Danh sách niêm yết 30 ngày để dân biết.", text="Nội dung đủ dài để đăng lên.", by="system", at=at
        )  # fmt: skip
        commands.publish(disclosure_id=row.pk, since=localdate(), by="system", at=at)
        commands.correct(
            disclosure_id=row.pk, title=row.title, summary=row.title + " niêm yết đúng thời gian.", text="Nội dung khác, đủ dài.", reason="Ghi sai ngày giao quân", by="system", at=at
        )  # fmt: skip
        draft = commands.enter_decision(
            body=town.committee, item="11.3", title="Quyết định thu hồi đất", decided_on=localdate(), by="system", at=at
        )
        news = commands.write_page(
            body=town.committee, genre=Genre.NEWS, title="Lịch thu gom rác", summary="Thu lúc 18 giờ hằng ngày.", text="Xe đi qua các hẻm lúc 18 giờ.", by="system", at=at
        )  # fmt: skip
        commands.open_page(page_id=news.pk, by="system", at=at)
        paper = commands.draft_report(plan_id=plan.pk, session=localdate() + timedelta(days=12), by="system", at=at)
        assert Disclosure.objects.count() > 2
    asked = commands.ask(disclosure_id=row.pk, text="Bao giờ giao quân, ở đâu?", key="k", at=at)
    place, item, base = town.place.code, f"/cong-khai/bai/{row.pk}/", f"/can-bo/cong-khai/ke-hoach/{plan.pk}/"
    public = [
        "/cong-khai/", f"/cong-khai/?noi={place}", "/cong-khai/?q=zzz", "/cong-khai/phai-cong-khai/", "/cong-khai/phai-cong-khai/?loai=wider", f"/cong-khai/sap-toi/?noi={place}", f"/cong-khai/man-hinh/?noi={place}",
        item, f"{item}ban-in/", f"{item}thay-doi/2/", f"{item}hoi/", f"/cong-khai/cau-hoi/{asked.code}/", f"/cong-khai/theo-doi/?noi={place}", "/cong-khai/theo-doi/x/",
        "/tin-tuc/", f"/tin-tuc/{news.pk}/",
    ]  # fmt: skip
    work = [
        f"/can-bo/cong-khai/bai/{row.pk}/{act}"
        for act in ("", "dinh-chinh/", "minh-chung/", "go/", "danh-sach/", "tep/")
    ]
    desk = [
        "/can-bo/cong-khai/", "/can-bo/cong-khai/lich/", "/can-bo/cong-khai/so/", "/can-bo/cong-khai/moi/", "/can-bo/cong-khai/ke-hoach/", base, f"{base}dong-moi/", f"{base}van-ban/",
        f"/can-bo/cong-khai/van-ban/{paper.pk}/", *work, f"/can-bo/cong-khai/bai/{draft.pk}/dang/", "/can-bo/noi-bo/", "/can-bo/cong-khai/cau-hoi/", f"/can-bo/cong-khai/cau-hoi/{asked.question.pk}/",
        "/can-bo/tin-tuc/", f"/can-bo/tin-tuc/{news.pk}/",
    ]  # fmt: skip

    for address in public:
        _look(page, address, width)
    sign_in(page, "xuly")
    for address in desk:
        _look(page, address, width)


def _look(page, address, width):
    page.goto(address)
    found = Axe().run(page)
    assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"
    assert page.evaluate("document.documentElement.scrollWidth") == width, page.url
