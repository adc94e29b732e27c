"""The pages of a workplace on a phone and at a dark desk: nothing overflows, nothing inaccessible, a thin conference walks to its repeat without scripts."""

import os
import re
import shutil
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.db import connection
from django.test import Client
from django.test.testcases import LiveServerThread
from django.utils.timezone import localdate, localtime
from playwright.sync_api import expect

from caunoi.access.context import as_system
from caunoi.access.words import Role
from caunoi.workplace import commands
from caunoi.workplace.words import Gathering, Occasion, Sort
from tests.town import build_town, officer

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
    """A site of its own with a mill whose conference met today with too few, a dialogue, an agreement with a promise."""
    monkeypatch.setitem(connection.settings_dict, "CONN_MAX_AGE", 0)  # no thread of the server may hold the database
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
    today, now = localdate(), localtime()
    with as_system():
        town = build_town()
        plain = {"by": "system", "at": now - timedelta(days=30)}
        mill = commands.register(
            place=town.place, sort=Sort.STATE_ENTERPRISE, workers=120, name="Công ty Dệt Bình Minh", **plain
        )
        boss = officer("giamdoc", "Lâm Thị Giám")
        commands.entrust(workplace_id=mill.pk, person=boss, side=Role.EMPLOYER, **plain)
        one = {
            "workplace_id": mill.pk, "year": today.year, "gathering": Gathering.PLENARY, "held_on": today, "venue": "Hội trường", "contents": ["last", "money"],
        }  # fmt: skip
        conference = commands.plan_conference(**one, **plain)
        commands.call(conference_id=conference.pk, summoned=120, **plain)
        commands.list_members(
            workplace_id=mill.pk, listed_on=today - timedelta(days=30), employer_members=3, worker_members=6, **plain
        )
        talk = commands.set_dialogue(
            workplace_id=mill.pk,
            occasion=Occasion.EVENT,
            held_on=today,
            contents="Tiền ăn ca, phụ cấp độc hại",
            **plain,
        )
        deal = commands.draft(
            workplace_id=mill.pk,
            title="Thỏa ước lao động 2026",
            summary="Lương tháng 13 và tiền ăn ca cho mọi người.",
            **plain,
        )
        word = commands.promise(
            agreement_id=deal.pk, text="Trả lương tháng 13 trước Tết", due=today + timedelta(days=40), **plain
        )
    server = LiveServerThread("127.0.0.1", StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    yield (
        f"http://127.0.0.1:{server.port}",
        boss,
        mill,
        {"hoi-nghi": conference, "doi-thoai": talk, "thoa-uoc": deal, "cam-ket": word},
    )
    for context in browser.contexts:
        context.close()
    server.terminate()
    server.join()


def test_a_workplace_on_a_phone_without_scripts_and_at_a_dark_desk(browser, site):
    address, boss, mill, rows = site
    client = Client()
    client.force_login(boss)
    desk = "/can-bo/noi-lam-viec/"
    here = f"{desk}hoi-nghi/{rows['hoi-nghi'].pk}/"

    def opened(**more):
        context = browser.new_context(locale="vi-VN", base_url=address, **more)
        context.add_cookies([{"name": "phien", "value": client.cookies["phien"].value, "url": address}])
        return context.new_page()

    page = opened(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page.goto(here)
    page.get_by_role("link", name="Ghi điểm danh").click()
    page.fill("input[name=opening]", "79")
    page.fill("input[name=voting]", "79")
    page.get_by_role("button", name="Ghi điểm danh").click()
    expect(page.get_by_text("Chỉ có mặt 79/120").first).to_be_visible()
    page.get_by_role("link", name="Ghi nhận hội nghị không hợp lệ").click()
    page.get_by_role("button", name="Ghi nhận hội nghị không hợp lệ").click()
    expect(page.get_by_role("heading", name=re.compile("cần sửa|lỗi|Chưa", re.I)).first).to_be_visible()
    page.fill("textarea[name=reason]", "Ca đêm không dự được")
    page.get_by_role("button", name="Ghi nhận hội nghị không hợp lệ").click()
    expect(page.get_by_role("link", name="Họp lại hội nghị")).to_be_visible()

    mine = [
        desk, f"{desk}{mill.pk}/", *(f"{desk}{kind}/{row.pk}/" for kind, row in rows.items()), f"{desk}{mill.pk}/hoi-nghi/moi/",
        f"{desk}{mill.pk}/so-ket/{localdate().year}-H1/",
    ]  # fmt: skip
    public = ["/noi-lam-viec/", f"/noi-lam-viec/{mill.pk}/"]
    wrong = []
    for width, scheme, paths in ((390, "light", [*mine, *public]), (1280, "dark", [mine[1], public[1]])):
        page = opened(viewport={"width": width, "height": 844}, color_scheme=scheme)
        for path in paths:
            answer = page.goto(path)
            found = Axe().run(page).response["violations"]
            wide = page.evaluate("document.documentElement.scrollWidth")
            wrong += [(path, width, answer.status)] if answer.status != 200 else []
            wrong += [(path, width, each["id"], each["nodes"][0]["html"][:200]) for each in found]
            wrong += [(path, width, wide)] if wide > width else []
    assert wrong == []
