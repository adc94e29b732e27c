"""Pages of early warning on a phone without scripts hold nothing axe finds wrong and never scroll sideways; a verdict is given there."""

import re
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils.timezone import localdate, now
from playwright.sync_api import expect

from caunoi.access.context import as_system
from caunoi.places.models import Topic
from caunoi.voice.tests.resident.conftest import browser_type_launch_args, site  # noqa: F401 the browser and its server
from caunoi.warn import rules
from caunoi.warn.models import EarlyWarning

pytestmark = pytest.mark.browser


def settle_in(page, base):
    page.goto(f"{base}/tai-khoan/login/")
    page.fill("#id_login", "chutich")
    page.fill("#id_password", "mat-khau-thu-123")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state()


def test_a_verdict_on_a_phone_and_pages_without_a_fault(browser, site):  # noqa: F811
    base, town = site
    week = rules.last_whole_week(localdate())
    with as_system():
        row = EarlyWarning.objects.create(
            sort="cell", method="pooled", place=town.place, province=town.province, topic=Topic.objects.get(code="land.compensation"), since=week, first_week=week,
            week=week, span=4, observed=14, letters=15, people=17, expected=2.1, low=0, upper=6, pvalue=0.0001, qvalue=0.02, raised_at=now(),
            series=[[(week - timedelta(weeks=back)).isoformat(), 3 + back % 4, 2.1, 0, 6] for back in reversed(range(20))],
            reporting={"weeks": 105, "places": 168, "silent": 12, "own": 60, "median": 18},
        )  # fmt: skip
    desk = "/can-bo/canh-bao/"
    page = browser.new_context(viewport={"width": 390, "height": 844}, locale="vi-VN", java_script_enabled=False).new_page()  # fmt: skip
    settle_in(page, base)
    page.goto(f"{base}{desk}{row.pk}/ket-luan/")
    page.get_by_label("Đúng là vấn đề").check()
    page.fill("#id_reason", "Đã làm việc với các hộ trong ranh dự án.")
    page.get_by_role("button", name="Ghi kết luận").click()
    expect(page.locator("main")).to_contain_text("Đã làm việc với các hộ")
    expect(page).to_have_title(re.compile(town.place.full_name))
    seen = browser.new_context(viewport={"width": 390, "height": 844}, locale="vi-VN").new_page()
    settle_in(seen, base)
    wrong, wide = {}, []
    for address in (desk, f"{desk}?tt=confirmed", f"{desk}{row.pk}/", f"{desk}{row.pk}/ket-luan/", f"{desk}phuong-phap/", f"{desk}keo-dai/", f"{desk}ban-tin/", f"{desk}du-bao/"):  # fmt: skip
        seen.goto(base + address)
        found = Axe().run(seen).response["violations"]
        if found:
            wrong[address] = [(each["id"], [node["html"][:120] for node in each["nodes"][:2]]) for each in found]
        if seen.evaluate("document.documentElement.scrollWidth") > 390:
            wide.append(address)

    assert (wrong, wide) == ({}, [])
