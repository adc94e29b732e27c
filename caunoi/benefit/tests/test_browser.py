"""A resident rates on a phone without scripts in three presses; everybody's and officers' pages hold nothing axe finds wrong."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils.timezone import now
from playwright.sync_api import expect

from caunoi.access.context import as_system
from caunoi.benefit import commands, queries, tokens
from caunoi.benefit.models import ServiceRating
from caunoi.benefit.words import Channel, Field, Matter, Score
from caunoi.decide.tests.test_browser import settle_in
from caunoi.kernel.public_names import Column
from caunoi.voice.tests.resident.conftest import browser_type_launch_args, site  # noqa: F401 the browser and its server

pytestmark = pytest.mark.browser


def test_a_rating_in_three_presses_and_pages_everybody_can_use(browser, site):  # noqa: F811
    base, town = site
    moment = now()
    with as_system():
        service = commands.open_service(
            body=town.committee, matter=Matter.SERVICE, name="Chứng thực", by="system", at=moment
        )
        batch = commands.issue_codes(service_id=service.pk, channel=Channel.COUNTER, size=30, by="system", at=moment)
        for serial in range(2, 12):
            commands.rate(code=tokens.code_of(batch.pk, serial), score=Score(str(2 + serial % 4)), at=moment)
        row = commands.open_programme(
            body=town.committee, field=Field.SUPPORT, title="Hỗ trợ học phí", decision="QĐ 1", decided_on=moment.date(), criteria="Hộ nghèo", gives="1 triệu",
            since=moment.date(), until=moment.date(), by="system", at=moment,
        )  # fmt: skip
        commands.enter_list(
            programme_id=row.pk,
            columns=[Column.NAME, Column.GROUP],
            rows=[["Lê A", "Tổ 1"], ["Lê B", "Tổ 2"]],
            by="system",
            at=moment,
        )
        commands.post_list(programme_id=row.pk, by="system", at=moment)
        commands.count_reach(
            programme_id=row.pk, rows=[(1, "Tổ 1", "30", "20"), (2, "Tổ 2", "3", "1")], by="system", at=moment
        )
    page = browser.new_context(
        viewport={"width": 390, "height": 844}, locale="vi-VN", java_script_enabled=False
    ).new_page()
    page.goto(f"{base}/cham-diem/{tokens.code_of(batch.pk, 1)}/")
    page.get_by_role("button", name="Không hài lòng").first.click()
    expect(page.locator("h1")).to_contain_text("Đánh giá đã được ghi")
    page.get_by_label("Chờ lâu, trễ hẹn").check()
    page.get_by_role("button", name="Gửi thêm").click()
    expect(page).to_have_title(re.compile("Cảm ơn"))
    with as_system():
        assert ServiceRating.objects.count() == 11
        assert queries.batches_of(service).count() == 1
    code = town.place.code
    addresses = [
        f"/cham-diem/{tokens.code_of(batch.pk, 20)}/", "/cham-diem/", f"/hai-long/{code}/", f"/hai-long/{code}/{service.pk}/", f"/hai-long/{town.province.code}/so-sanh/service/",
        "/hai-long/ca-nuoc/so-sanh/service/", f"/thu-huong/{code}/", f"/thu-huong/{code}/{row.pk}/", f"/thu-huong/{code}/{row.pk}/y-kien/", f"/chi-so-phuc-vu/{code}/",
        f"/tieng-noi/{code}/", "/can-bo/hai-long/", f"/can-bo/hai-long/{service.pk}/", f"/can-bo/hai-long/{service.pk}/goi-lai/", "/can-bo/thu-huong/",
        f"/can-bo/thu-huong/{row.pk}/", f"/can-bo/thu-huong/{row.pk}/danh-sach/", "/can-bo/chi-so-phuc-vu/",
    ]  # fmt: skip
    seen = browser.new_context(viewport={"width": 390, "height": 844}, locale="vi-VN").new_page()
    settle_in(seen, base)
    wrong, wide = {}, []
    for address in addresses:
        seen.goto(base + address)
        found = Axe().run(seen).response["violations"]
        if found:
            wrong[address] = [(each["id"], [node["html"][:120] for node in each["nodes"][:2]]) for each in found]
        if seen.evaluate("document.documentElement.scrollWidth") > 390:
            wide.append(address)

    assert (wrong, wide) == ({}, [])
