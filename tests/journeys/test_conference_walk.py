"""An officer plans, calls and concludes a conference on a phone without scripts; its pages and those of reports hold nothing axe finds wrong."""

import re
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils.timezone import localdate, now
from playwright.sync_api import expect

from caunoi.access.commands import grant_role
from caunoi.access.context import as_system
from caunoi.access.words import Role
from caunoi.decide.tests.test_browser import settle_in
from caunoi.mandate.models import Task
from caunoi.plenary.models import Plenary
from caunoi.reporting import commands as reporting
from caunoi.reporting.models import SectorReport
from caunoi.voice.tests.resident.conftest import browser_type_launch_args, site  # noqa: F401 the browser and its server
from tests.town import SINCE, body

pytestmark = pytest.mark.browser


def test_a_conference_from_its_plan_to_a_task_on_a_phone(browser, site):  # noqa: F811
    base, town = site
    page = browser.new_context(viewport={"width": 390, "height": 844}, locale="vi-VN", java_script_enabled=False).new_page()  # fmt: skip
    today = localdate()
    with as_system():
        grant_role(person=town.handler, role=Role.HEAD, body=town.committee, since=SINCE, by="system", at=now())
    settle_in(page, base)
    page.goto(f"{base}/can-bo/hoi-nghi-so-ket/moi/")
    for name, words in (
        ("title", "Hội nghị sơ kết công tác dân vận"), ("on", f"{today:%d/%m/%Y}"), ("hour", "08:00"), ("chair", "Nguyễn Hữu Lâm"), ("chair_office", "Chủ tịch"),
        ("secretary", "Trần Thị Mai"),
    ):  # fmt: skip
        page.fill(f"#id_{name}", words)
    page.locator("main form button").first.click()
    expect(page.locator(".error-summary, [role=alert]").first).to_be_visible()
    expect(page.locator("#id_title")).to_have_value("Hội nghị sơ kết công tác dân vận")
    page.fill("#id_venue", "Hội trường")
    page.locator("main form button").first.click()
    expect(page).to_have_title(re.compile("Hội nghị sơ kết công tác dân vận"))
    page.get_by_role("link", name="Thêm vào chương trình").click()
    page.fill("#id_what", "Báo cáo sơ kết")
    page.locator("main form[method=post] button").first.click()
    page.get_by_role("link", name="Mời thêm cơ quan").click()
    page.locator("input[name=circle]").first.check()
    page.locator("main form[method=post] button").first.click()
    page.get_by_role("button", name="Ký giấy mời, triệu tập").click()
    page.get_by_role("link", name="Ghi việc đã họp").click()
    page.fill("#id_course", "Nghe báo cáo, thảo luận hai việc còn chậm.")
    page.locator("input[name^=people_]").first.fill("2")
    page.get_by_role("button", name="Ghi hội nghị đã họp").click()
    page.get_by_role("link", name="Thêm kết luận").click()
    page.fill("#id_what", "Trả lời dứt điểm đơn quá hạn")
    page.fill("#id_due", f"{today + timedelta(days=20):%d/%m/%Y}")
    page.select_option("#id_body", index=1)
    page.locator("main form[method=post] button").first.click()
    page.get_by_role("button", name="Ký biên bản").click()
    page.get_by_role("button", name="Ban hành thông báo kết luận").click()
    expect(page.get_by_role("link", name="Mở nhiệm vụ")).to_be_visible()
    with as_system():
        row, task = Plenary.objects.get(), Task.objects.get()
        assert (row.stage, task.source_ref) == ("concluded", row.ref)
        body("danguy", town.place, "party_committee", "Đảng ủy phường")
        body("danguy", town.province, "party_committee", "Thành ủy")
        reporting.open_rounds(at=now())
        report = SectorReport.objects.filter(body=town.committee).get()
        reporting.draft(report_id=report.pk, by="system", at=now())
    one, told = f"/can-bo/hoi-nghi-so-ket/{row.pk}/", f"/can-bo/bao-cao-dinh-ky/{report.pk}/"
    addresses = [
        "/hoi-nghi-so-ket/", f"/hoi-nghi-so-ket/{row.pk}/", "/can-bo/hoi-nghi-so-ket/", one, f"{one}sua/", f"{one}da-hop/", f"{one}tham-luan/",
        "/can-bo/bao-cao-dinh-ky/", told,
    ]  # fmt: skip
    seen = browser.new_context(viewport={"width": 390, "height": 844}, locale="vi-VN").new_page()
    settle_in(seen, base)
    for address in addresses:
        seen.goto(f"{base}{address}")
        found = Axe().run(seen)
        assert found.violations_count == 0, f"{address}: {found.generate_report()}"
        assert seen.evaluate("document.documentElement.scrollWidth") <= 390, address
