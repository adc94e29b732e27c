"""A whole decision on a phone without scripts, and pages an assistive reader finds nothing wrong with."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils.timezone import localdate, localtime

from caunoi.access.context import as_system
from caunoi.decide import commands, queries
from caunoi.decide.models import Decision
from caunoi.decide.rules import RollRow
from caunoi.decide.words import Need, Team
from caunoi.places.commands import establish_place
from caunoi.places.words import PlaceKind
from caunoi.voice.tests.resident.conftest import browser_type_launch_args, site  # noqa: F401 the browser and its server
from tests.browsing import let_in, press

pytestmark = pytest.mark.browser


def settle_in(page, base):
    """The commune's handler is signed in."""
    let_in(page, base, "xuly")


def test_a_whole_decision_on_a_phone_without_scripts(browser, site):  # noqa: F811
    base, town = site
    with as_system():
        village = establish_place(
            code="",
            kind=PlaceKind.STREET_GROUP,
            name="7",
            parent=town.place,
            since=localdate() - timedelta(days=99),
            by="system",
            at=localtime(),
        )
        commands.import_roll(
            place=village, rows=[RollRow(n, f"H-{n}") for n in range(1, 11)], by="system", at=localtime()
        )
    page = browser.new_context(
        viewport={"width": 390, "height": 844}, locale="vi-VN", java_script_enabled=False
    ).new_page()
    settle_in(page, base)
    page.goto(f"{base}/can-bo/quyet-dinh/bat-dau/?noi={village.code}")
    page.locator("input[name=what][value='6']").check()
    page.fill("#id_title", "Trồng cây đầu hẻm 7")
    page.fill("#id_text", "Trồng mười cây bàng Đài Loan dọc hẻm.")
    press(page.locator("main form button").last)
    address = page.url
    page.goto(f"{address}thong-bao/")
    day = localdate() + timedelta(days=4)
    page.fill("#id_vote_on", f"{day:%d/%m/%Y}")
    page.locator("main form button").last.click()
    with as_system():
        row = Decision.objects.get()
        assert row.stage == "announced"
        Decision.objects.filter(pk=row.pk).update(vote_on=localdate())
        row.preparations.update(on=localdate() - timedelta(days=4))
        commands.prepare(
            decision_id=row.pk, need=Need.NOTICE, on=localdate() - timedelta(days=4), by="system", at=localtime()
        )
        commands.join_team(decision_id=row.pk, team=Team.SECRETARY, name="Trần Thư Ký", by="system", at=localtime())
    page.goto(f"{address}hop/")
    page.fill("#id_on", f"{localdate():%d/%m/%Y}")
    page.locator("input[name=manner][value=hands]").check()
    for name, number in (("present", 9), ("manner_agreed", 9), ("yes", 7), ("no", 2)):
        page.fill(f"#id_{name}", str(number))
    page.locator("main form button").last.click()
    page.goto(f"{base}/quyet-dinh-cong-dong/viec/{row.code}/")

    assert "Tán thành: 7/10." in page.inner_text("main")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_axe_finds_nothing_on_the_pages(browser, site):  # noqa: F811
    base, town = site
    with as_system():
        from caunoi.decide import demo
        from tests.town import body

        body("mttq", town.place, "fatherland_front", f"Ủy ban MTTQ {town.place.full_name}")
        demo.load(communes={"tanphu": town.place.code}, province="79", at=localtime())
        failed = Decision.objects.get(yes=124, base=187)
        void = Decision.objects.get(stage="draft")
        online = Decision.objects.get(form="online", stage="in_force")
        whole = Decision.objects.get(scope="commune")
        village = queries.villages_in(town.place, localdate())[0]
    page = browser.new_context(viewport={"width": 390, "height": 844}, locale="vi-VN").new_page()
    settle_in(page, base)
    addresses = [
        f"/quyet-dinh-cong-dong/{town.place.code}/", f"/quyet-dinh-cong-dong/{town.place.code}/man-hinh/", f"/quyet-dinh-cong-dong/viec/{failed.code}/",
        f"/quyet-dinh-cong-dong/viec/{whole.code}/", f"/quyet-dinh-cong-dong/viec/{online.code}/ap-phich/", f"/bieu-quyet/{online.code}/", f"/bieu-quyet/{online.code}/kiem-tra/",
        "/can-bo/quyet-dinh/", "/can-bo/quyet-dinh/bat-dau/", f"/can-bo/quyet-dinh/viec/{void.code}/", f"/can-bo/quyet-dinh/viec/{failed.code}/",
        f"/can-bo/quyet-dinh/so-ho/{village.code}/",
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
