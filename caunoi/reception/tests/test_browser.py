"""A resident with an old phone books a reception; every page is accessible and fits the screen."""

import os
import shutil
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.db import connection
from django.test.testcases import LiveServerThread

from caunoi.access.context import as_system
from caunoi.places.commands import appoint
from caunoi.places.words import Seat
from caunoi.reception import commands
from caunoi.reception.models import Booking
from caunoi.reception.words import Sort, Turn
from tests.browsing import press
from tests.town import build_town

pytestmark = pytest.mark.browser
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
NOW = datetime.now(tz=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.fixture(scope="session")
def browser_type_launch_args():
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # the browser's driver keeps a loop running in this thread
    return {
        "executable_path": CHROMIUM,
        "args": ["--no-sandbox", "--disable-gpu", "--force-prefers-reduced-motion", "--no-first-run"],
    }


@pytest.fixture
def site(committed, settings, monkeypatch):
    """A commune with a reception under way and one to book, served."""
    monkeypatch.setitem(connection.settings_dict, "CONN_MAX_AGE", 0)
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
    with as_system():
        town = build_town()
        appoint(body=town.committee, name="Nguyễn Hữu Lâm", seat=Seat.HEAD, since=date(2025, 7, 1), by="system", at=NOW)
        commands.open_desk(body=town.committee, venue="Phòng 1", since=NOW.date().replace(day=1), by="system", at=NOW)
        posted = NOW - timedelta(days=40)
        days = [NOW.date(), NOW.date() + timedelta(days=20), NOW.date() + timedelta(days=27)]
        sessions = commands.post(
            body=town.committee, turn=Turn.HEAD, days=days, starts=time(0, 10), ends=time(23, 50), capacity=8, by="system", at=posted
        )  # fmt: skip
        commands.begin(session_id=sessions[0].pk, turn=Turn.HEAD, by="system", at=NOW)
        visit = commands.walk_in(session_id=sessions[0].pk, by="system", at=NOW)
        visit = commands.start(visit_id=visit.pk, seen=0, people=[{"name": "Trần Thị B"}], total=1, by="system", at=NOW)
        commands.note_matter(
            visit_id=visit.pk, kind=Sort.FEEDBACK, content="Đèn đường hẻm 12 tắt đã hai tuần.", by="system", at=NOW
        )
        commands.walk_in(session_id=sessions[0].pk, people=7, by="system", at=NOW)
    server = LiveServerThread("127.0.0.1", StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    yield f"http://127.0.0.1:{server.port}", town, sessions, visit
    server.terminate()
    server.join()


def opened(browser, site, *, width=390, **more):
    return browser.new_context(
        viewport={"width": width, "height": 844}, locale="vi-VN", base_url=site[0], **more
    ).new_page()


def go_on(page):
    press(page.get_by_role("button", name="Tiếp tục"))


def book(page, site, look=lambda page: None):
    town, sessions = site[1], site[2]
    page.goto(f"/tiep-dan/?noi={town.place.code}&viec=to-cao")
    look(page)
    press(page.locator(f"a[href*='{sessions[1].pk}']"))
    look(page)
    page.locator("input[name=slot]").first.check()
    go_on(page)
    look(page)
    go_on(page)
    look(page)
    page.fill("#id_name", "Nguyễn Thị Lan")
    go_on(page)
    look(page)
    press(page.get_by_role("button", name="Đặt lịch này"))
    look(page)


def test_the_whole_way_on_a_phone_without_scripts(browser, site):
    page = opened(browser, site, java_script_enabled=False)

    book(page, site)
    code = page.locator(".receipt-code").first.inner_text()
    page.goto("/lich-hen/")
    page.fill("#id_code", code.lower())
    page.get_by_role("button", name="Xem lịch hẹn").click()
    page.get_by_role("link", name="Đổi giờ").click()
    page.locator("input[name=to]").last.check()
    page.get_by_role("button", name="Đổi lịch").click()
    moved = page.locator("main").inner_text()
    page.get_by_role("link", name="Hủy lịch").click()
    page.get_by_role("button", name="Hủy lịch").click()

    with as_system():
        kept = Booking.objects.get()
    assert site[2][2].on.strftime("%d/%m/%Y") in moved
    assert (kept.kind, kept.stage, kept.moves) == ("denunciation", "cancelled", 1)


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_every_page_is_accessible_and_fits_the_screen(browser, site, width, scheme):
    page, town, sessions, visit = opened(browser, site, width=width, color_scheme=scheme), site[1], site[2], site[3]
    seen, wrong = [], []

    def look(page):
        found = Axe().run(page)
        if found.violations_count:
            wrong.append(f"{page.url}\n{found.generate_report()}")
        if page.evaluate("document.documentElement.scrollWidth") != width:
            wrong.append(f"{page.url} does not fit")
        seen.append(page.url)

    book(page, site, look)
    code = page.locator(".receipt-code").first.inner_text().replace("\n", "")
    for path in (
        f"/lich-hen/{code}/doi/",
        f"/lich-hen/{code}/huy/",
        "/lich-hen/",
        "/tiep-dan/",
        f"/tiep-dan/o/{town.place.code}/ngay-tiep/",
        f"/tiep-dan/buoi/{sessions[0].pk}/man-hinh/",
    ):
        page.goto(path)
        look(page)
    page.goto("/tai-khoan/login/")
    page.fill("input[name=login]", "tiepnhan")
    page.fill("input[name=password]", "mat-khau-thu-123")
    page.locator("main button[type=submit]").first.click()
    desk = "/can-bo/tiep-dan/"
    for path in (
        "", "dang-lich/", "noi-tiep/", "ngay-tiep/", "so/", f"buoi/{sessions[0].pk}/", f"buoi/{sessions[1].pk}/", f"buoi/{sessions[1].pk}/huy/",
        f"buoi/{sessions[1].pk}/dat-ho/", f"luot/{visit.pk}/", f"luot/{visit.pk}/tu-choi/", f"luot/{visit.pk}/danh-tinh/", f"luot/{visit.pk}/mau-02/",
        f"lich-rieng/{town.committee.pk}/",
    ):  # fmt: skip
        page.goto(desk + path)
        look(page)

    assert wrong == []
    assert len(seen) > 22
