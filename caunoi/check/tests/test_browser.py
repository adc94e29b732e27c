"""A member writes in the field book without a network, and it arrives once; no page holds anything axe finds wrong."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils.timezone import localdate, localtime
from playwright.sync_api import expect

from caunoi.access.context import as_system
from caunoi.check import commands
from caunoi.check.models import Exhibit, SiteEntry
from caunoi.check.words import Looks
from caunoi.voice.tests.resident.conftest import browser_type_launch_args, site  # noqa: F401 the browser and its server

from .conftest import build_yard, picture

pytestmark = pytest.mark.browser
BOOK, QUEUE = "/can-bo/kiem-tra/so/", "/can-bo/kiem-tra/so/hang-doi/"


def sign_in(page, base):
    page.goto(f"{base}/tai-khoan/login/")
    page.fill("#id_login", "giamsat")
    page.fill("#id_password", "mat-khau-thu-123")
    page.locator("main form button[type=submit]").first.click()
    expect(page).not_to_have_url(re.compile("login"))


def write(page, text, looks="right"):
    page.locator(f"input[name=looks][value={looks}]").check()
    page.fill("#id_text", text)
    page.get_by_role("button", name="Gửi phiếu").click()


def kept():
    with as_system():
        return SiteEntry.objects.count()


def test_what_is_written_without_a_network_is_sent_once_when_it_is_back_and_gone_at_sign_out(browser, site):  # noqa: F811
    base, town = site
    with as_system():
        yard = build_yard(town)
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="vi-VN")
    page = context.new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    sign_in(page, base)
    page.goto(base + BOOK)
    expect(page.locator("[data-book]")).to_have_attribute("data-ready", "1")
    page.wait_for_function("async () => (await (await caches.open('caunoi-rieng')).keys()).length === 2")

    context.set_offline(True)
    page.reload()
    expect(page.get_by_role("heading", name="Sổ hiện trường")).to_be_visible()
    page.set_input_files(
        "#id_photos", {"name": "hem.jpg", "mimeType": "image/jpeg", "buffer": picture(located=True).read()}
    )
    page.get_by_label("Ảnh cho thấy gì?").fill("Mặt hẻm mới đổ")
    page.wait_for_timeout(800)
    page.reload()  # the phone went dark: the draft and its picture are still there
    expect(page.get_by_label("Ảnh cho thấy gì?")).to_have_value("Mặt hẻm mới đổ")
    write(page, "Đổ bê tông đúng mác.")
    expect(page.locator("[data-status]")).to_contain_text("Còn 1 phiếu chờ trên máy này")
    write(page, "Ống cống nứt ở giữa hẻm.", "wrong")
    expect(page.locator("[data-status]")).to_contain_text("Còn 2 phiếu chờ")
    page.goto(base + QUEUE)
    expect(page.locator("[data-queue] li")).to_have_count(2)
    assert kept() == 0
    context.set_offline(False)
    expect(page.locator("[data-status]")).to_contain_text("Đã gửi hết phiếu")
    page.get_by_role("button", name="Gửi ngay").click()
    page.reload()
    expect(page.get_by_text("Đã gửi", exact=False).first).to_be_visible()
    with as_system():
        assert set(SiteEntry.objects.values_list("text", flat=True)) == {
            "Đổ bê tông đúng mác.",
            "Ống cống nứt ở giữa hẻm.",
        }
        assert [each.alt for each in Exhibit.objects.all()] == ["Mặt hẻm mới đổ"]

    # Supervision ends meanwhile: what comes too late is told why, and stays on the device.
    page.goto(base + BOOK)
    expect(page.locator("[data-book]")).to_have_attribute("data-ready", "1")
    context.set_offline(True)
    write(page, "Ghi sau khi đã kết thúc.")
    expect(page.locator("[data-status]")).to_contain_text("Còn 1 phiếu chờ")
    with as_system():
        SiteEntry.objects.update(on=localdate() - timedelta(days=2))
        commands.end_supervision(
            project_id=yard.project.pk, on=localdate() - timedelta(days=1), result="Xong.", by="system", at=localtime()
        )
    page.goto(base + QUEUE)
    context.set_offline(False)
    expect(page.locator("[data-reason]:visible")).to_contain_text("không ghi thêm sau ngày đó")
    assert kept() == 2
    page.evaluate("document.querySelector('form[action$=\"/logout/\"]').requestSubmit()")
    expect(page).not_to_have_url(re.compile("hang-doi"))
    page.wait_for_function("async () => !(await caches.has('caunoi-rieng'))")
    context.set_offline(True)
    page.goto(base + BOOK)
    expect(page.locator("body")).to_contain_text("Chưa có mạng")


def test_a_member_s_pages_are_clean_on_a_phone_and_work_without_scripts(browser, site):  # noqa: F811
    base, town = site
    with as_system():
        yard = build_yard(town)
        entry = commands.log(number=uuid4(), project_id=yard.project.pk, on=localdate(), looks=Looks.WRONG, text="Nắp hố ga kênh.", photos=[picture()], alts=("Nắp hố ga",), by="system", at=localtime())  # fmt: skip
        exhibit = entry.exhibits.get()
        commands.open_defect(
            project_id=yard.project.pk, to=town.committee, what="Nắp hố ga kênh 3 cm.", by="system", at=localtime()
        )
    plain = browser.new_context(viewport={"width": 390, "height": 844}, locale="vi-VN", java_script_enabled=False).new_page()  # fmt: skip
    sign_in(plain, base)
    plain.goto(base + BOOK)
    write(plain, "Ghi không cần mã lệnh.")
    expect(plain.get_by_role("heading", name="Đã nhận phiếu")).to_be_visible()
    assert kept() == 2
    page = browser.new_context(viewport={"width": 390, "height": 844}, locale="vi-VN").new_page()
    sign_in(page, base)
    project = f"/can-bo/kiem-tra/cong-trinh/{yard.project.pk}/"
    addresses = [
        BOOK, QUEUE, "/can-bo/kiem-tra/", f"/can-bo/kiem-tra/ban/{yard.watching.pk}/", project, f"{project}khiem-khuyet/", f"/can-bo/kiem-tra/anh/{exhibit.pk}/",
        f"/can-bo/kiem-tra/anh/{exhibit.pk}/che/", f"/kiem-tra/{town.place.code}/?xem=cong-trinh", f"/kiem-tra/{town.place.code}/cong-trinh/{yard.project.pk}/",
    ]  # fmt: skip
    wrong, wide = {}, []
    for address in addresses:
        page.goto(base + address)
        found = Axe().run(page).response["violations"]
        if found:
            wrong[address] = [(each["id"], [node["html"][:120] for node in each["nodes"][:2]]) for each in found]
        if page.evaluate("document.documentElement.scrollWidth") > 390:
            wide.append(address)
    assert (wrong, wide) == ({}, [])
    page.goto(f"{base}/can-bo/kiem-tra/anh/{exhibit.pk}/che/")
    marking = page.locator("[data-marking]").bounding_box()
    page.mouse.move(marking["x"] + 5, marking["y"] + 5)
    page.mouse.down()
    page.mouse.move(marking["x"] + marking["width"] / 2, marking["y"] + marking["height"] / 2)
    page.mouse.up()
    page.get_by_role("button", name="Che các chỗ này").click()
    expect(page.locator("main")).to_contain_text("Đã che bớt")
