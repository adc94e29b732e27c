"""An officer sets a board up on a phone without scripts; everybody's and officers' pages hold nothing axe finds wrong."""

import re
from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import expect

from caunoi.access.context import as_system
from caunoi.boards import commands
from caunoi.boards.models import Board, BoardAdvice, BoardItem, BoardMember
from caunoi.decide.tests.test_browser import settle_in
from caunoi.voice.tests.resident.conftest import browser_type_launch_args, site  # noqa: F401 the browser and its server
from tests.browsing import Looks
from tests.stage import NOON

pytestmark = pytest.mark.browser


def test_a_board_from_its_decision_to_its_advice_on_a_phone(browser, site):  # noqa: F811
    base, town = site
    page = browser.new_context(viewport={"width": 390, "height": 844}, locale="vi-VN", java_script_enabled=False).new_page()  # fmt: skip
    today = localdate()
    settle_in(page, base)
    page.goto(f"{base}/can-bo/cac-ban/moi/")
    page.get_by_label("Ban Giám sát đầu tư của cộng đồng").check()
    page.get_by_role("button", name="Tiếp tục").click()
    page.fill("#id_name", "Ban Giám sát hẻm 44")
    page.fill("#id_decision", "Quyết định 19/QĐ")
    page.fill("#id_size", "5")
    page.fill("#id_since", f"{today - timedelta(days=30):%d/%m/%Y}")
    page.fill("#id_regulation", "Điều 5 Quy chế")
    page.locator("main form button").first.click()
    expect(page.locator("main")).to_contain_text("Hãy điền: họp khi có mặt ít nhất")
    page.fill("#id_quorum", "1/2")
    page.locator("main form button").first.click()
    expect(page).to_have_title(re.compile("Ban Giám sát hẻm 44"))
    page.get_by_role("link", name="Thêm thành viên").click()
    page.fill("#id_name", "Lê Thị Sáu")
    page.locator("input[name=way][value=appointed]").check()
    page.locator("main form button").first.click()
    page.get_by_role("link", name="Gửi kiến nghị").click()
    page.fill("#id_what", "Công khai dự toán tại công trường.")
    page.locator("main form button").first.click()
    expect(page.locator("main")).to_contain_text("Chờ trả lời")
    with as_system():
        board = Board.objects.get()
        common = {"by": "system", "at": NOON.replace(year=today.year, month=today.month, day=today.day)}
        commands.plan(
            board_id=board.pk, what="Giám sát đợt 1", due=today + timedelta(days=90), visited="Chủ đầu tư", **common
        )
        row = BoardAdvice.objects.get()
        assert (BoardMember.objects.count(), BoardItem.objects.count()) == (1, 1)
    one, public = f"/can-bo/cac-ban/{board.pk}/", f"/cac-ban/{town.place.code}/"
    addresses = [
        public, f"{public}{board.pk}/", "/can-bo/cac-ban/", one, f"{one}thanh-vien/", f"{one}hop/",
        f"/can-bo/cac-ban/kien-nghi/{row.pk}/tra-loi/",
    ]  # fmt: skip
    seen = browser.new_context(viewport={"width": 390, "height": 844}, locale="vi-VN").new_page()
    settle_in(seen, base)
    looks = Looks()
    for address in addresses:
        seen.goto(base + address)
        looks.at(seen)

    assert looks.faults == ({}, [])
