"""On a phone: the open figures, a scorecard and the signs of formality, accessible and no wider than the screen."""

import os
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.cache import cache
from django.db import connection
from django.test.testcases import LiveServerThread
from django.utils.timezone import localdate, now

from caunoi.access.context import as_system
from caunoi.indicators import commands
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
    """The address of the site and the town it serves, counted."""
    cache.clear()
    monkeypatch.setitem(connection.settings_dict, "CONN_MAX_AGE", 0)
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
    with as_system():
        town = build_town()
        letters = Letters(town)
        for day in ("2026-02-02", "2026-03-03", "2026-04-06"):
            letters.answered(day, day)
        for code in ("2026-H1", commands.running(localdate())[0]):
            commands.recount_province(province=town.province, period_code=code, by="system", at=now())
    server = LiveServerThread("127.0.0.1", StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    yield f"http://127.0.0.1:{server.port}", town
    server.terminate()
    server.join()


def test_every_page_reads_well_on_a_phone(browser, site):
    address, town = site
    page = browser.new_context(viewport={"width": 390, "height": 844}, locale="vi-VN", base_url=address).new_page()
    card = f"/can-bo/bang-chi-tieu/{town.committee.code}/"
    page.goto(f"/tai-khoan/login/?next={card}")
    page.fill("input[name=login]", "chutich")
    page.fill("input[name=password]", "mat-khau-thu-123")
    page.locator("main form button[type=submit]").first.click()
    for where in (
        "/chi-tieu/?phong=benefit", "/chi-tieu/on_time_share/?ky=2026-H1", f"{card}?ky=2026-H1", f"{card}y-kien/?ky=2026-H1",
        "/can-bo/dau-hieu-hinh-thuc/?ky=2026-H1",
    ):  # fmt: skip
        assert page.goto(where).status == 200
        wrong = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa"]})
        assert wrong.violations_count == 0, f"{where}: {wrong.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, where
