"""On a phone without scripts a keeper takes a contribution and prints its receipt; nothing overflows, nothing inaccessible; two treasurers at once spend no đồng twice."""

import os
import re
import shutil
import threading
import uuid
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.db import connection
from django.test import Client
from django.test.testcases import LiveServerThread
from django.utils.timezone import localdate, localtime
from playwright.sync_api import expect

from caunoi.access.context import as_system, speaking_for
from caunoi.do import commands, queries
from caunoi.do.words import Given, Giver, Proposer, WorkKind
from caunoi.kernel.refusal import Refusal
from caunoi.places.commands import establish_place
from caunoi.places.words import PlaceKind
from tests.town import build_town

from .conftest import permit, photo

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


def built(decisions):
    """A lane that collects, with one gift of two million in its cash box."""
    town, now = build_town(), localtime()
    group = establish_place(
        code="",
        kind=PlaceKind.STREET_GROUP,
        name="1",
        parent=town.place,
        since=now.date() - timedelta(days=400),
        by="system",
        at=now,
    )
    day = now.date() - timedelta(days=20)
    decisions.told["decision:ABCD2345"] = permit(group, decided_on=day, effective_on=day)
    plain = {"by": "system", "at": now}
    work = commands.propose_work(
        body=town.committee, place=group, kind=WorkKind.LANE, title="Mở rộng hẻm 44", what="Các hộ hiến đất, góp tiền mở hẻm.", proposer=Proposer.HOUSEHOLDS,
        proposed_by="32 hộ", **plain,
    )  # fmt: skip
    commands.plan_budget(work_id=work.pk, lines=[("Xi măng, cát", 1_500_000)], **plain)
    commands.link_decision(work_id=work.pk, decision="decision:ABCD2345", level=1_500_000, **plain)
    commands.open_collection(work_id=work.pk, **plain)
    commands.contribute(
        work_id=work.pk,
        token=uuid.uuid4(),
        giver=Giver.HOUSEHOLD,
        given=Given.MONEY,
        on=now.date(),
        amount=2_000_000,
        household="H-001",
        **plain,
    )
    return town, work


def spends(person, work, amount, told):
    """Somebody pays; what came of it is told."""
    try:
        with speaking_for(person.pk):
            commands.spend(
                work_id=work.pk, token=uuid.uuid4(), on=localdate(), what="Xi măng", payee="Cửa hàng Thành Đạt", amount=amount, voucher="HĐ 01", files=[photo()],
                by=person, at=localtime(),
            )  # fmt: skip
            told.append("paid")
    except Refusal as no:
        told.append(str(no))
    finally:
        connection.close()


def test_two_treasurers_and_a_phone(browser, committed, settings, monkeypatch, decisions):
    monkeypatch.setitem(connection.settings_dict, "CONN_MAX_AGE", 0)  # no thread of the server may hold the database
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
    with as_system():
        town, work = built(decisions)
    told: list[str] = []
    pair = [
        threading.Thread(target=spends, args=(person, work, 1_200_000, told)) for person in (town.handler, town.head)
    ]
    for each in pair:
        each.start()
    for each in pair:
        each.join()
    assert sorted(told)[1:] == ["paid"]
    assert "chỉ còn 800.000" in min(told)
    assert (queries.sums_of(work).cash, queries.sums_of(work).balances) == (800_000, True)

    server = LiveServerThread("127.0.0.1", StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    address = f"http://127.0.0.1:{server.port}"
    try:
        walk(browser, address, town, work)
    finally:
        for context in browser.contexts:
            context.close()
        server.terminate()
        server.join()


def walk(browser, address, town, work):
    """A contribution on a phone without scripts, then every kind of page looked at."""
    client = Client()
    client.force_login(town.handler)
    desk = f"/can-bo/cong-trinh/{work.pk}/"

    def opened(**more):
        context = browser.new_context(locale="vi-VN", base_url=address, **more)
        context.add_cookies([{"name": "phien", "value": client.cookies["phien"].value, "url": address}])
        return context.new_page()

    page = opened(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page.goto(desk)
    page.get_by_role("link", name="Nhận đóng góp").click()
    page.get_by_label("Hộ gia đình").check()
    page.get_by_label("Tên trên biên nhận").fill("Nguyễn Thị Lan")
    page.get_by_label("Tiền", exact=True).check()
    page.get_by_label("Số tiền (đồng)").fill("50 USD")
    page.get_by_label("Tiền mặt").check()
    page.get_by_role("button", name="Nhận đóng góp").click()
    expect(page.get_by_text("Chỉ nhận và ghi bằng đồng Việt Nam").first).to_be_visible()
    expect(page.get_by_label("Tên trên biên nhận")).to_have_value("Nguyễn Thị Lan")
    page.get_by_label("Số tiền (đồng)").fill("1.500.000")
    page.get_by_role("button", name="Nhận đóng góp").click()
    expect(page.get_by_role("heading", name=re.compile("Biên nhận số 2"))).to_be_visible()

    page.goto(f"/de-xuat-cong-trinh/gui/{town.place.code}/")
    page.get_by_label("Việc này ở đâu?").select_option(str(work.place_id))
    page.get_by_role("button", name="Tiếp tục").click()
    page.get_by_label("Chiếu sáng").check()
    page.get_by_role("button", name="Tiếp tục").click()
    page.get_by_label("Gọi tên việc trong một câu").fill("Lắp đèn hẻm 72")
    page.get_by_role("button", name="Tiếp tục").click()
    expect(page.get_by_label("Gọi tên việc trong một câu")).to_have_value("Lắp đèn hẻm 72")
    page.get_by_label("Hiện nay thế nào").fill("Đoạn sau trường không có đèn, tối đi rất nguy hiểm.")
    page.get_by_role("button", name="Tiếp tục").click()
    page.get_by_role("button", name="Quay lại").click()
    expect(page.get_by_label("Hiện nay thế nào")).to_have_value("Đoạn sau trường không có đèn, tối đi rất nguy hiểm.")
    page.get_by_role("button", name="Tiếp tục").click()
    page.get_by_label("Các hộ gia đình").check()
    page.get_by_role("button", name="Tiếp tục").click()
    page.get_by_role("button", name="Gửi đề xuất").click()
    expect(page.get_by_role("heading", name=re.compile("Đã nhận đề xuất"))).to_be_visible()
    with as_system():
        code = queries.contribution_of(work, 2).code
        [proposal] = queries.proposals_in(town.place)[:2]
    public = [
        f"/cong-trinh/{work.pk}/",
        "/dan-lam/?noi=" + town.place.code,
        f"/bien-nhan-dong-gop/{code}/",
        "/mo-hinh/",
        "/phong-trao/",
        "/de-xuat-cong-trinh/?noi=" + town.place.code,
        f"/de-xuat-cong-trinh/{proposal.pk}/",
    ]
    mine = [
        f"/can-bo/de-xuat-cong-trinh/{proposal.pk}/",
        "/can-bo/de-xuat-cong-trinh/",
        desk,
        f"{desk}dong-gop/",
        f"{desk}chi/",
        f"{desk}bien-nhan/2/",
        f"{desk}so-sach/",
    ]
    wrong = []
    for width, scheme, paths in ((390, "light", [*mine, *public]), (1280, "dark", [mine[0], public[0]])):
        page = opened(viewport={"width": width, "height": 844}, color_scheme=scheme)
        for path in paths:
            answer = page.goto(path)
            found = Axe().run(page).response["violations"]
            wide = page.evaluate("document.documentElement.scrollWidth")
            wrong += [(path, width, answer.status)] if answer.status != 200 else []
            wrong += [(path, width, each["id"], each["nodes"][0]["html"][:200]) for each in found]
            wrong += [(path, width, wide)] if wide > width else []
    assert wrong == []
