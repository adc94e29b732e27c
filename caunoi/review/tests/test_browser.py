"""On a phone: a review from its draft through the staff's comments to its public page; two writers at once; accessible, no wider than the screen."""

import os
import re
import shutil
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.cache import cache
from django.db import connection
from django.test.testcases import LiveServerThread
from django.utils.timezone import now

from caunoi.access.context import as_system
from caunoi.review import commands
from caunoi.review.commands import Issued
from tests.letters import Letters
from tests.town import build_town

pytestmark = pytest.mark.browser
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


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
    """The address of the site, a review out for comments and one brought in."""
    cache.clear()
    monkeypatch.setitem(connection.settings_dict, "CONN_MAX_AGE", 0)
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
    at = now()
    with as_system():
        town = build_town()
        letters = Letters(town)
        letters.answered("2026-02-02", "2026-02-03")
        letters.file("2026-03-03")
        draft = commands.draft_review(
            body=town.committee, period_code="2026-H1", by=town.head, at=at - timedelta(days=2)
        )
        for text in ("Có 34 mô hình.", "Có hơn ba mươi mô hình."):
            commands.edit_section(
                review_id=draft.pk, section="skilful", text=text, by=town.head, at=at - timedelta(days=1)
            )
        commands.ask_comments(review_id=draft.pk, by=town.head, at=at)
        (issued,) = commands.take_over(
            province=town.province, period_code="2025-H2", by="system", at=at,
            issued=[Issued(town.bodies["neighbour"], at, {"skilful": "Bà con tự nguyện góp 12 ngày công."})],
        )  # fmt: skip
    server = LiveServerThread("127.0.0.1", StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    yield f"http://127.0.0.1:{server.port}", draft, issued
    server.terminate()
    server.join()


def look(page):
    wrong = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa"]})
    assert wrong.violations_count == 0, f"{page.url}: {wrong.generate_report()}"
    assert page.evaluate("document.documentElement.scrollWidth") <= 390, page.url


def test_a_review_on_a_phone_with_two_writers(browser, site):
    from playwright.sync_api import expect

    address, draft, issued = site
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="vi-VN", base_url=address)
    page, base = context.new_page(), f"/can-bo/so-ket/{draft.pk}/"
    page.goto(f"/tai-khoan/login/?next={base}")
    page.fill("input[name=login]", "chutich")
    page.fill("input[name=password]", "mat-khau-thu-123")
    page.locator("main form button[type=submit]").first.click()
    expect(page).to_have_url(re.compile(base))
    for where in (
        "/can-bo/so-ket/", base, f"{base}cac-buoc/", f"{base}y-kien/", f"{base}nguyen-nhan/", f"{base}cap-duoi/", f"{base}muc/skilful/cac-ban/",
        f"/bao-cao/{issued.pk}/",
    ):  # fmt: skip
        assert page.goto(where).status == 200
        look(page)

    first, second = page, context.new_page()
    for each in (first, second):
        each.goto(f"{base}muc/skilful/")
    first.fill("#id_text", "Bản của người thứ nhất.")
    first.get_by_role("button", name="Ghi mục này").click()
    expect(first.get_by_text("Đã ghi mục")).to_be_visible()
    second.fill("#id_text", "Bản của người thứ hai.")
    second.get_by_role("button", name="Ghi mục này").click()
    expect(second.get_by_text("Chưa có gì mất").first).to_be_visible()
    expect(second.locator("#id_text")).to_have_value("Bản của người thứ hai.")
    expect(second.get_by_text("Bản của người thứ nhất.").first).to_be_visible()
    look(second)
    second.get_by_role("button", name="Ghi bản này").click()
    expect(second.get_by_text("Đã ghi mục")).to_be_visible()
