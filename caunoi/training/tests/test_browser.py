"""The pages of training at the width of a phone: nothing axe finds wrong, nothing wider than the screen."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils.timezone import localtime

from caunoi.access.context import as_system
from caunoi.decide.tests.test_browser import settle_in
from caunoi.training import commands
from caunoi.training.models import Attendance
from caunoi.voice.tests.resident.conftest import browser_type_launch_args, site  # noqa: F401 the browser and its server

pytestmark = pytest.mark.browser


def test_axe_finds_nothing_on_the_pages_of_training(browser, site):  # noqa: F811
    base, town = site
    at = localtime() - timedelta(days=200)
    with as_system():
        course = commands.plan_course(
            body=town.committee,
            year=at.year,
            title="Trả lời đúng hạn",
            hours=4,
            indicator="on_time_share",
            by="system",
            at=at,
        )
        session = commands.set_session(
            course_id=course.pk, starts_at=at, ends_at=at + timedelta(hours=3), venue="Hội trường phường", trainer="Cô Lan", seats=20, by="system", at=at
        )  # fmt: skip
        commands.enlist(session_id=session.pk, person=town.handler, by="system", at=at)
        row = Attendance.objects.get()
        commands.take_sheet(session_id=session.pk, present=[row.pk], by="system", at=at + timedelta(hours=1))
        code = Attendance.objects.get().certificate
    page = browser.new_context(viewport={"width": 390, "height": 844}, locale="vi-VN").new_page()
    settle_in(page, base)
    wrong, wide = {}, []
    for address in (
        "/can-bo/tap-huan/", "/can-bo/tap-huan/nhu-cau/", f"/can-bo/tap-huan/{course.pk}/", f"/can-bo/tap-huan/buoi/{session.pk}/",
        f"/can-bo/tap-huan/{course.pk}/buoi-moi/", f"/chung-nhan-tap-huan/{code}/",
    ):  # fmt: skip
        page.goto(base + address)
        found = Axe().run(page).response["violations"]
        if found:
            wrong[address] = [(each["id"], [node["html"][:120] for node in each["nodes"][:2]]) for each in found]
        if page.evaluate("document.documentElement.scrollWidth") > 390:
            wide.append(address)

    assert "Không phải bằng chứng" in page.goto(f"{base}/can-bo/tap-huan/{course.pk}/").text()
    assert (wrong, wide) == ({}, [])
