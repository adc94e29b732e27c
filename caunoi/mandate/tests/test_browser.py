"""Every page of a directive on a phone and at a desk: nothing overflows, nothing inaccessible, a part given without scripts."""

import os
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.db import connection
from django.test import Client
from django.test.testcases import LiveServerThread
from django.utils.timezone import localtime

from caunoi.access.context import as_system
from caunoi.access.words import Role
from caunoi.mandate import commands
from caunoi.mandate.commands import Order
from tests.browsing import press
from tests.town import body, build_town, officer

from .conftest import DIRECTIVE

pytestmark = pytest.mark.browser
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="session")
def browser_type_launch_args():
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # the browser's driver keeps a loop running in this thread
    return {
        "executable_path": CHROMIUM,
        "args": ["--no-sandbox", "--disable-gpu", "--force-prefers-reduced-motion", "--disable-quic", "--disable-sync"],
    }


@pytest.fixture
def site(committed, settings, monkeypatch, browser):
    """A site of its own with a directive given and broken down, and the head of the ward."""
    monkeypatch.setitem(connection.settings_dict, "CONN_MAX_AGE", 0)  # no thread of the server may hold the database
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
    with as_system():
        town = build_town()
        front = body("mttq", town.place, "fatherland_front", f"Ủy ban Mặt trận Tổ quốc Việt Nam {town.place.full_name}")
        town.officers["boss"] = officer("lanhdao", "Phan Thị Dân Vận", (town.committee, [Role.HEAD, Role.MOBILISER]))
        at = localtime()
        mandate = commands.import_and_accept(
            name="a.txt", data=DIRECTIVE.encode(), body=town.committee, by="system", at=at
        ).mandate  # fmt: skip
        own = mandate.tasks.get(body=town.committee)
        order = Order(body=town.bodies["phong-kt"], duty="niêm yết ở chợ", supporters=(front,))
        commands.break_down(task_id=own.pk, orders=[order], by="system", at=at)
        commands.publish(mandate_id=mandate.pk, by="system", at=at)
    server = LiveServerThread("127.0.0.1", StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    yield f"http://127.0.0.1:{server.port}", town, mandate, own
    for context in browser.contexts:
        context.close()
    server.terminate()
    server.join()


def test_a_directives_pages_on_a_phone_without_scripts_and_at_a_dark_desk(browser, site):
    address, town, mandate, own = site
    client = Client()
    client.force_login(town.boss)
    officers = [
        f"/can-bo/nhiem-vu/{mandate.pk}/", f"/can-bo/nhiem-vu/{mandate.pk}/co-quan/", f"/can-bo/nhiem-vu/co-quan/{town.committee.code}/",
        f"/can-bo/nhiem-vu/viec/{own.pk}/", f"/can-bo/nhiem-vu/viec/{own.pk}/chia-viec/", f"/can-bo/nhiem-vu/viec/{own.pk}/bao-cao/",
        "/can-bo/nhiem-vu/cham-im/?xem=", "/can-bo/nhiem-vu/trung-lap/",
    ]  # fmt: skip
    public = ["/chi-thi/", f"/chi-thi/{mandate.pk}/"]
    wrong = []
    for width, scheme, paths in ((390, "light", [*officers, *public]), (1280, "dark", [officers[0], public[1]])):
        context = browser.new_context(
            viewport={"width": width, "height": 844}, locale="vi-VN", base_url=address, color_scheme=scheme
        )
        context.add_cookies([{"name": "phien", "value": client.cookies["phien"].value, "url": address}])
        page = context.new_page()
        for path in paths:
            answer = page.goto(path)
            found = Axe().run(page).response["violations"]
            wide = page.evaluate("document.documentElement.scrollWidth")
            wrong += [(path, width, answer.status)] if answer.status != 200 else []
            wrong += [(path, width, each["id"], each["nodes"][0]["html"][:200]) for each in found]
            wrong += [(path, width, wide)] if wide > width else []
    assert wrong == []

    context = browser.new_context(viewport={"width": 390, "height": 844}, base_url=address, java_script_enabled=False)
    context.add_cookies([{"name": "phien", "value": client.cookies["phien"].value, "url": address}])
    page = context.new_page()
    page.goto(f"/can-bo/nhiem-vu/viec/{own.pk}/chia-viec/")
    page.select_option("select[name=body]", town.bodies["phong-kt"].code)
    page.fill("textarea[name=duty]", "Đọc lịch đối thoại trên loa")
    press(page.get_by_role("button", name="Giao việc"))
    assert page.get_by_text("Đã giao cho 1 cơ quan.").count() == 1
    assert page.get_by_role("link", name="Đọc lịch đối thoại trên loa").count() == 1
