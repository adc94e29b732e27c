"""On a phone: everybody's pages of supervision, criticism, comments and following up hold nothing axe finds wrong, and none is too wide."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache
from django.utils import timezone

from caunoi.access.context import as_system
from caunoi.decide.tests.test_browser import settle_in
from caunoi.followup.models import Followup
from caunoi.oversee import demo
from caunoi.oversee.models import Criticism, Supervision
from caunoi.voice.tests.resident.conftest import browser_type_launch_args, site  # noqa: F401 the browser and its server
from tests.town import body

pytestmark = pytest.mark.browser


def test_every_page_is_sound_at_the_width_of_a_phone(browser, site):  # noqa: F811
    base, town = site
    with as_system():
        for office, kind, name in (
            ("mttq", "fatherland_front", "Ủy ban Mặt trận Tổ quốc"),
            ("danguy", "party_committee", "Đảng ủy"),
        ):
            body(office, town.place, kind, f"{name} {town.place.full_name}")
        demo.load(communes={"tanphu": town.place.code}, province="79", at=timezone.localtime())
        watched = Supervision.objects.filter(stage="reported").first()
        issued = Criticism.objects.get(phase="issued")
        done = Followup.objects.filter(state="done").first()
    cache.clear()
    code = town.place.code
    addresses = [
        f"/giam-sat/{code}/", f"/giam-sat/cuoc/{watched.pk}/", f"/phan-bien/{issued.pk}/", f"/gop-y-xay-dung/{code}/", f"/gop-y-xay-dung/{code}/gui/",
        f"/theo-den-cung/?noi={code}", f"/theo-den-cung/{done.number}/", f"/theo-den-cung/{done.number}/chua-dong-y/", "/can-bo/giam-sat/", "/can-bo/theo-den-cung/",
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
