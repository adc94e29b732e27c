"""A resident with a phone takes part in a minute, without scripts; the pages are accessible."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from caunoi.access.context import as_system
from caunoi.discuss.models import Opinion, Statement
from tests.stage import NOON

from .conftest import make_consultation

pytestmark = pytest.mark.browser


def accessible(page):
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1")


def test_a_minute_on_a_phone_without_scripts(browser, site):
    from datetime import timedelta

    from django.utils.timezone import localdate, now

    with as_system():
        today = localdate()
        made = make_consultation(
            site[1], slug="mot-phut", opens_on=today, least_on=today + timedelta(days=20), closes_on=today + timedelta(days=20), answer_on=today + timedelta(days=40),
            opens_at=now() - timedelta(hours=1), closes_at=now() + timedelta(days=20),
        )  # fmt: skip
        Statement.objects.create(consultation=made, position=1, text="Nên thu theo khối lượng rác", sent_at=NOON)
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, locale="vi-VN", base_url=site[0], java_script_enabled=False
    )
    page = context.new_page()
    page.goto("/gop-y/mot-phut/")
    page.get_by_role("link", name="Góp ý từng phần").click()
    page.locator("input[name=stance][value=disagree]").check()
    page.fill("textarea[name=text]", "Mức thu cao, xin giảm cho nhà trọ.")
    page.get_by_role("button", name="Gửi ý kiến").click()
    assert "GY-" in page.content()
    page.get_by_role("link", name="Đồng ý hay không?").click()
    page.get_by_role("button", name="Đồng ý", exact=True).click()
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
