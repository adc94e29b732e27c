"""Searching and connecting on a phone without scripts: found without marks, a token made, and nothing axe finds wrong."""

import re
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils.timezone import localdate, now
from playwright.sync_api import expect

from caunoi.access.context import as_system
from caunoi.decide.tests.test_browser import settle_in
from caunoi.know.models import Disclosure
from caunoi.voice.tests.resident.conftest import browser_type_launch_args, site  # noqa: F401 the browser and its server

pytestmark = pytest.mark.browser


def test_a_resident_finds_without_marks_and_an_officer_connects_a_system(browser, site):  # noqa: F811
    base, town = site
    day = localdate()
    with as_system():
        Disclosure.objects.create(
            body=town.committee, place=town.place, province=town.province, family="commune", item="budget", title="Quyết toán ngân sách phường năm 2025",
            summary="Thu, chi và số dư của quỹ.", stage="posted", due=day, decided_on=day, number="1/TB", version=1, since=day, posted_at=now(), parts=["portal"],
            permanent=True,
        )  # fmt: skip
    page = browser.new_context(viewport={"width": 390, "height": 844}, locale="vi-VN", java_script_enabled=False).new_page()  # fmt: skip
    page.goto(f"{base}/tim/")
    page.get_by_label("Tìm gì").fill("quyet toan ngan sach")
    page.get_by_label("Ở đâu").fill(town.place.full_name)
    page.get_by_role("button", name="Tìm").click()
    page.get_by_role("link", name="Quyết toán ngân sách phường năm 2025").click()
    expect(page).to_have_title(re.compile("Quyết toán ngân sách"))
    settle_in(page, base)
    page.goto(f"{base}/can-bo/ket-noi/ma/moi/")
    page.fill("#id_name", "Tổng đài 1022")
    page.fill("#id_until", f"{day + timedelta(days=90):%d/%m/%Y}")
    page.locator("main form button").first.click()
    expect(page.locator("main")).to_contain_text("Chỉ hiện một lần")
    seen = browser.new_context(viewport={"width": 390, "height": 844}, locale="vi-VN").new_page()
    settle_in(seen, base)
    wrong, wide = {}, []
    for address in ("/tim/", "/tim/?q=quyet+toan", "/tim/?q=khong+co+gi+nhu+the", "/can-bo/tim/?q=quyet+toan", "/can-bo/ket-noi/", "/can-bo/ket-noi/ma/moi/",
                    "/can-bo/ket-noi/diem-nhan/moi/", "/can-bo/ket-noi/kenh/"):  # fmt: skip
        seen.goto(base + address)
        found = Axe().run(seen).response["violations"]
        if found:
            wrong[address] = [(each["id"], [node["html"][:120] for node in each["nodes"][:2]]) for each in found]
        if seen.evaluate("document.documentElement.scrollWidth") > 390:
            wide.append(address)

    assert (wrong, wide) == ({}, [])
