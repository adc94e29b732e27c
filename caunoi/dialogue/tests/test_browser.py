"""A hall on a phone: the whole way without scripts, the page that renews itself with them, every page accessible."""

import os
import shutil
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.db import connection
from django.test import Client
from django.test.testcases import LiveServerThread
from django.urls import reverse
from django.utils.timezone import localtime

from caunoi.access.context import as_system, speaking_for
from caunoi.dialogue import commands, queries
from tests.browsing import press
from tests.town import build_town

from .conftest import EVIDENCE, Hall

pytestmark = pytest.mark.browser
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--force-prefers-reduced-motion",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser_type_launch_args():
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # the browser's driver keeps a loop running in this thread
    return {"executable_path": CHROMIUM, "args": FLAGS}


@pytest.fixture
def site(committed, settings, monkeypatch, browser):
    """The address of a site of its own, and a hall announced for today whose doors are open."""
    monkeypatch.setitem(connection.settings_dict, "CONN_MAX_AGE", 0)  # no thread of the server may hold the database
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
    with as_system():
        hall = Hall(build_town())
    began = localtime() - timedelta(minutes=5)
    before = began - timedelta(days=9)
    hall.plan(at=before, starts_at=began, asks_until=began - timedelta(hours=1))
    hall.announce(at=before)
    hall.ask("Bao giờ hẻm 12 hết ngập mỗi khi mưa lớn?", at=before)
    hall.ask("Đèn đường trước trường tiểu học tắt, khi nào sửa?", at=before)
    hall.flood = hall.group([1], "Bao giờ hẻm 12 hết ngập?", at=before)
    hall.start(at=localtime())
    server = LiveServerThread("127.0.0.1", StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    yield f"http://127.0.0.1:{server.port}", hall
    for context in browser.contexts:
        context.close()  # no page may go on asking a server that serves the next test
    server.terminate()
    server.join()


def opened(browser, address, *, width=390, **more):
    return browser.new_context(
        viewport={"width": width, "height": 844}, locale="vi-VN", base_url=address, **more
    ).new_page()


def signed_in(page, address, person):
    client = Client()
    client.force_login(person)
    page.context.add_cookies([{"name": "phien", "value": client.cookies["phien"].value, "url": address}])


def test_a_hall_on_a_phone_without_scripts(browser, site):
    address, hall = site
    page = opened(browser, address, java_script_enabled=False)

    page.goto("/doi-thoai/vao/")
    page.fill("#id_code", hall.dialogue.code.lower())
    page.get_by_role("button", name="Tiếp tục").click()
    press(page.get_by_role("button", name="Tôi cũng hỏi câu 2"))
    pressed = page.get_by_role("button", name="Đã ủng hộ câu 2").count()
    page.get_by_role("link", name="Gửi câu hỏi").click()
    page.fill("#id_text", "Phường có lịch nạo vét cống hẻm 12 chưa?")
    page.get_by_role("button", name="Gửi câu hỏi").click()
    code = page.locator(".receipt-code").inner_text()
    press(page.get_by_role("link", name="Theo dõi câu hỏi này"))
    waits = page.get_by_text("Cán bộ chưa đọc câu hỏi này.").count()
    hall.act("call_up", group_id=hall.flood.pk, at=localtime())
    queries.renew(hall.dialogue.code)
    page.goto(f"/doi-thoai/phong/{hall.dialogue.code}/")
    page.get_by_role("link", name="Xem mới nhất").click()

    assert (pressed, waits, code.startswith("CN-")) == (1, 1, True)
    assert page.locator(".now-title").inner_text() == "Bao giờ hẻm 12 hết ngập?"
    assert queries.shown_questions(hall.dialogue)[0].number == 2
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_with_scripts_the_phone_and_the_screen_renew_themselves(browser, site):
    address, hall = site
    phone, screen = opened(browser, address), opened(browser, address, width=1280)
    phone.goto(f"/doi-thoai/phong/{hall.dialogue.code}/")
    screen.goto(f"/doi-thoai/man-hinh/{hall.dialogue.code}/")

    hall.act("call_up", group_id=hall.flood.pk, at=localtime())
    queries.renew(hall.dialogue.code)

    phone.locator(".now-title").get_by_text("Bao giờ hẻm 12 hết ngập?").wait_for(timeout=15_000)
    screen.locator(".screen-question").get_by_text("Bao giờ hẻm 12 hết ngập?").wait_for(timeout=15_000)
    phone.get_by_role("button", name="Tôi cũng hỏi câu 2").click()
    phone.get_by_role("button", name="Đã ủng hộ câu 2").wait_for(timeout=10_000)


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_every_page_is_accessible_and_fits_the_screen(browser, site, width, scheme):
    address, hall = site
    page = opened(browser, address, width=width, color_scheme=scheme)
    row, now = hall.dialogue, localtime()

    def look(path):
        page.goto(path)
        found = Axe().run(page)
        assert found.violations_count == 0, f"{path}\n{found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth") == width, path

    hall.act("call_up", group_id=hall.flood.pk, at=now)
    hall.act("answer", group_id=hall.flood.pk, at=now, text="Phường sẽ nạo vét cống và nâng hẻm.")
    hall.promise = hall.act(
        "promise", group_id=hall.flood.pk, at=now, what="Nạo vét toàn bộ cống hẻm 12.", body=hall.body, due=now.date()
    )
    receipt = hall.ask("Bao giờ sửa đường hẻm 7?", at=now, show=False)
    look(reverse("dialogue:hall", args=[row.code]))
    look(reverse("dialogue:display", args=[row.code]))
    look(reverse("dialogue:hall-question", args=[row.code]))
    look(reverse("dialogue:question", args=[row.pk]))
    look(reverse("dialogue:progress", args=[receipt.code]))
    for name in ("dialogues", "entrance", "follow", "promises"):
        look(reverse(f"dialogue:{name}"))
    look(reverse("dialogue:dialogue", args=[row.pk]))
    with speaking_for(hall.town.handler.pk):
        commands.finish(
            promise_id=hall.promise.pk,
            text="Đã nạo vét xong toàn tuyến.",
            by=hall.town.handler,
            at=now,
            evidence=[EVIDENCE],
        )
    look(reverse("dialogue:promise", args=[hall.promise.pk]))
    look(reverse("dialogue:dispute", args=[hall.promise.pk]))
    signed_in(page, address, hall.town.head)
    for name in ("board", "planning", "voters", "registration", "promises-desk"):
        look(reverse(f"dialogue:{name}"))
    for name in ("desk", "moderation", "slip", "agenda", "console", "closing", "minutes", "publishing", "delivery"):
        look(reverse(f"dialogue:{name}", args=[row.pk]))
    look(reverse("dialogue:promise-desk", args=[hall.promise.pk]))
