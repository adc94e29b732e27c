"""A resident with a phone takes part in a minute, without scripts; the pages are accessible."""

import contextlib
import os
import re
import socket
import subprocess
import time
from datetime import timedelta
from urllib.request import urlopen

import pytest
import time_machine
from axe_playwright_python.sync_playwright import Axe
from django.utils.timezone import localdate, now
from playwright.sync_api import expect

from caunoi.access.context import as_system
from caunoi.discuss.models import Opinion, PanelDraw, Statement
from caunoi.site.serving import burst_command
from tests.browsing import press
from tests.stage import NOON

from .conftest import make_consultation

pytestmark = pytest.mark.browser
PASSWORD = "mat-khau-thu-123"


def accessible(page):
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1")


def opened_today(town, slug):
    today = localdate()
    with as_system():
        return make_consultation(
            town, slug=slug, opens_on=today, least_on=today + timedelta(days=20), closes_on=today + timedelta(days=20), answer_on=today + timedelta(days=40),
            opens_at=now() - timedelta(hours=1), closes_at=now() + timedelta(days=20),
        )  # fmt: skip


def test_a_minute_on_a_phone_without_scripts(browser, site):
    made = opened_today(site[1], "mot-phut")
    with as_system():
        Statement.objects.create(consultation=made, position=1, text="Nên thu theo khối lượng rác", sent_at=NOON)
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, locale="vi-VN", base_url=site[0], java_script_enabled=False
    )
    page = context.new_page()
    page.goto("/gop-y/mot-phut/")
    page.get_by_role("link", name="Góp ý từng phần").click()
    page.locator("input[name=stance][value=disagree]").check()
    page.fill("textarea[name=text]", "Mức thu cao, xin giảm cho nhà trọ.")
    press(page.get_by_role("button", name="Gửi ý kiến"))
    assert "GY-" in page.content()
    page.get_by_role("link", name="Đồng ý hay không?").click()
    press(page.get_by_role("button", name="Đồng ý", exact=True))
    assert "Bạn đã bày tỏ với mọi nhận định" in page.content()

    with as_system():
        assert Opinion.objects.filter(consultation=made).count() == 2
        assert Opinion.objects.values("token").distinct().count() == 1
    looking = browser.new_context(viewport={"width": 390, "height": 844}, locale="vi-VN", base_url=site[0]).new_page()
    for path in (
        "/gop-y/",
        "/gop-y/mot-phut/",
        "/gop-y/mot-phut/phan/1/",
        "/gop-y/mot-phut/nhan-dinh/",
        "/gop-y/mot-phut/phieu/",
        "/gop-y/mot-phut/ket-qua/",
        "/gop-y/mot-phut/ban-do/",
    ):
        looking.goto(path)
        accessible(looking)


@pytest.fixture
def door(committed, site, settings):
    """The burst intake as serving starts it, on the site's database; its address is what pages tell their script."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    env = dict(os.environ, DATABASE_URL=committed, CAUNOI_SITE_URL=site[0], CAUNOI_IDENTITY_KEY=settings.IDENTITY_KEY)
    child = subprocess.Popen(burst_command("127.0.0.1", port), env=env)
    try:
        for _ in range(100):
            with contextlib.suppress(OSError), urlopen(f"http://127.0.0.1:{port}/healthz", timeout=3):
                break
            time.sleep(0.1)
        settings.BURST_URL = f"http://127.0.0.1:{port}/y-kien"
        settings.SECURE_CSP = {**settings.SECURE_CSP, "connect-src": ["'self'", f"http://127.0.0.1:{port}"]}
        yield settings.BURST_URL
    finally:
        child.terminate()
        child.wait(20)


def test_an_answer_lost_on_its_way_back_is_sent_again_and_counted_once(browser, site, door):
    made = opened_today(site[1], "mat-mang")
    with as_system():
        for position, text in enumerate(("Nên thu theo khối lượng rác", "Nên miễn cho hộ nghèo"), start=1):
            Statement.objects.create(consultation=made, position=position, text=text, sent_at=NOON)
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="vi-VN", base_url=site[0])
    page = context.new_page()
    said, loads = [], []
    page.on("pageerror", lambda wrong: said.append(str(wrong)))
    page.on("request", lambda request: loads.append(request.url) if request.is_navigation_request() else None)
    page.goto("/gop-y/mat-mang/nhan-dinh/")
    lost = []

    def lose_the_first_answer(route):
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch().status)
            route.abort()
        else:
            route.continue_()

    page.route(door, lose_the_first_answer)
    page.get_by_role("button", name="Đồng ý", exact=True).click()
    page.get_by_text("“Nên miễn cho hộ nghèo”").wait_for()
    assert (lost, said) == ([201], [])
    page.get_by_text("Bằng chứng ý kiến vừa gửi").click()
    first = [page.locator(f"[data-proof={name}]").inner_text() for name in ("digest", "entry", "root")]
    assert [len(each) for each in first] == [64] * 3
    accessible(page)
    page.get_by_role("button", name="Không đồng ý").click()
    page.get_by_text("Bạn đã bày tỏ với mọi nhận định").wait_for()
    assert len(page.locator("[data-proof=entry]").inner_text()) == 64
    assert len(loads) == 1
    press(page.get_by_role("link", name="Xem phiếu của tôi").first)
    assert page.get_by_text("Nên thu theo khối lượng rác").count() == 1
    with as_system():
        assert sorted(Opinion.objects.values_list("stance", flat=True)) == [-1, 1]
        assert Opinion.objects.values("token").distinct().count() == 1


def test_where_the_burst_intake_does_not_answer_the_form_is_sent(browser, site, settings):
    settings.BURST_URL = "/khong-co/y-kien"
    made = opened_today(site[1], "khong-cong")
    with as_system():
        Statement.objects.create(consultation=made, position=1, text="Nên thu theo khối lượng rác", sent_at=NOON)
    page = browser.new_context(locale="vi-VN", base_url=site[0]).new_page()
    page.goto("/gop-y/khong-cong/nhan-dinh/")

    page.get_by_role("button", name="Không đồng ý").click()
    page.get_by_text("Bạn đã bày tỏ với mọi nhận định").wait_for()

    with as_system():
        assert list(Opinion.objects.values_list("stance", flat=True)) == [-1]


def sign_in(page, then):
    """To the page wanted, through the sign-in where the session has ended."""
    page.goto(f"/tai-khoan/login/?next={then}")
    page.fill("input[name=login]", "xuly")
    page.fill("input[name=password]", PASSWORD)
    page.locator("main form button[type=submit]").first.click()
    expect(page).to_have_url(re.compile(f"{then}$"))


def test_a_draw_is_announced_made_and_checked_in_a_browser(browser, site):
    """An officer announces on one day and draws on the next; anybody repeats it with the page's own script."""
    page = browser.new_context(viewport={"width": 390, "height": 844}, locale="vi-VN", base_url=site[0]).new_page()
    tomorrow = localdate() + timedelta(days=1)
    sign_in(page, "/can-bo/boc-tham/moi/")
    page.get_by_role("button", name="Công bố", exact=True).click()
    expect(page.locator(".summary")).to_be_visible()
    accessible(page)
    page.fill("input[name=title]", "Chọn 2 hộ dự nhóm thảo luận")
    page.fill("textarea[name=codes]", "H001\nH002\nH003\nH004\nH005")
    page.fill("input[name=seats]", "2")
    page.fill("input[name=source]", "Xổ số miền Bắc, giải đặc biệt")
    page.fill("input[name=chance_on]", f"{tomorrow:%d/%m/%Y}")
    page.get_by_role("button", name="Công bố", exact=True).click()
    expect(page).to_have_url(re.compile("/boc-tham/[^/]+/$"))
    accessible(page)
    public = page.url
    with time_machine.travel(now() + timedelta(days=1), tick=True):
        sign_in(page, "/can-bo/boc-tham/")
        page.get_by_role("link", name="Nhập kết quả ngẫu nhiên").click()
        page.fill("input[name=chance]", "48213")
        page.get_by_role("button", name="Ghi và xem lại").click()
        page.get_by_role("button", name="Bốc thăm và công bố").wait_for()
        accessible(page)
        page.fill("input[name=chance]", "48213")
        page.get_by_role("button", name="Bốc thăm và công bố").click()
        expect(page).to_have_url(public)
        accessible(page)
    with as_system():
        drawn = PanelDraw.objects.get()
    seated = [code for part in drawn.result for code in part["seated"]]
    assert len(seated) == 2
    for code in seated:
        assert page.get_by_text(code, exact=True).count() >= 1
