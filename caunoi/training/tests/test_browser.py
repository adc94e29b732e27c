"""The pages of training at the width of a phone: nothing axe finds wrong, nothing wider than the screen."""

from datetime import timedelta

import pytest
from django.utils.timezone import localtime

from caunoi.access.context import as_system
from caunoi.decide.tests.test_browser import settle_in
from caunoi.training import commands
from caunoi.training.models import Attendance
from caunoi.voice.tests.resident.conftest import browser_type_launch_args, site  # noqa: F401 the browser and its server
from tests.browsing import Looks

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
    looks, told = Looks(), {}
    for address in (
        "/can-bo/tap-huan/", "/can-bo/tap-huan/nhu-cau/", f"/can-bo/tap-huan/{course.pk}/", f"/can-bo/tap-huan/buoi/{session.pk}/",
        f"/can-bo/tap-huan/{course.pk}/buoi-moi/", f"/chung-nhan-tap-huan/{code}/",
    ):  # fmt: skip
        told[address] = page.goto(base + address).text()
        looks.at(page)

    assert "Không phải bằng chứng" in told[f"/can-bo/tap-huan/{course.pk}/"]
    assert looks.faults == ({}, [])
