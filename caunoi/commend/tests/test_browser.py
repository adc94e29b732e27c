"""A round of commendation in a browser, from the nomination to the roll, each page read by axe at the width of a phone."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate, localtime

from caunoi.access.context import as_system
from caunoi.commend import commands
from caunoi.commend.models import Campaign, CouncilSeat, Nomination
from caunoi.commend.words import Award, Proof, Seat
from caunoi.voice.tests.resident.conftest import browser_type_launch_args, site  # noqa: F401 the browser and its server
from tests import browsing
from tests.browsing import PHONE, Looks, let_in
from tests.town import body, officer

DAY = timedelta(days=1)
pytestmark = pytest.mark.browser


def signed(browser, base, username):
    """A phone on which somebody has signed in."""
    page = browser.new_context(**PHONE, base_url=base).new_page()
    let_in(page, base, username)
    return page


def press(page, name):
    browsing.press(page.locator("main").get_by_role("button", name=name).first)


def test_a_round_from_nomination_to_the_roll_of_honour(browser, site, settings):  # noqa: F811
    base, town = site
    from caunoi.access.words import Role

    today = localdate()
    with as_system():
        youth = body("doantn", town.place, "organisation", "Đoàn Thanh niên phường")
        party = body("danguy", town.place, "party_committee", "Đảng ủy phường")
        council = [officer(f"uyvien{n}", f"Ủy viên {n}", (party, [Role.HANDLER])) for n in range(3)]
        plan = commands.Plan(
            title="Thực hiện dân chủ ở cơ sở", award=Award.CERTIFICATE, since=today - 200 * DAY, until=today, opens_on=today, closes_on=today,
            about="Khen nơi làm tốt.", quota_collective=2, quota_individual=0, regulation="Điều 6 Quy chế", quorum=(2, 3), passing=(2, 3),
        )  # fmt: skip
        campaign = commands.plan(body=town.committee, plan=plan, by="system", at=localtime())
        commands.add_criterion(campaign_id=campaign.pk, title="Báo cáo thành tích", proof=Proof.STATEMENT, by="system", at=localtime())  # fmt: skip
        for person, seat in zip(council, (Seat.CHAIR, Seat.SECRETARY, Seat.MEMBER), strict=True):
            commands.seat(campaign_id=campaign.pk, person=person, body=party, office=seat, by="system", at=localtime())
        commands.announce(campaign_id=campaign.pk, by="system", at=localtime())
    one, looks = f"/can-bo/khen-thuong/{campaign.pk}/", Looks()
    head, clerk = signed(browser, base, "chutich"), signed(browser, base, "uyvien0")

    head.goto(f"{one}de-nghi/tap-the/")
    head.locator("main form select").last.select_option(youth.code)
    head.fill("#id_statement", "Đã tổ chức hai buổi đối thoại, trả lời mọi ý kiến của thanh niên khu phố và giữ đủ các lời hứa đã nêu.")  # fmt: skip
    looks.at(head)
    head.locator("main form button").last.click()
    with as_system():
        # The days of the round are moved back, so that what takes weeks fits in a minute.
        Campaign.objects.filter(pk=campaign.pk).update(opens_on=today - 9 * DAY, closes_on=today - DAY)
        commands.post_list(campaign_id=campaign.pk, by="system", at=localtime())
        assert Nomination.objects.get().shown
    head.goto(one)
    assert "Hội đồng họp sau đó" in head.inner_text("main")
    looks.at(head)
    head.goto(f"/khen-thuong/{campaign.pk}/")
    looks.at(head)
    with as_system():
        Campaign.objects.filter(pk=campaign.pk).update(posted_on=today - 8 * DAY, posted_until=today - DAY)
        assert CouncilSeat.objects.count() == 3
    head.goto(f"{one}hop/")
    for box in head.locator("input[name=present]").all():
        box.check()
    press(head, "Mở phiên họp Hội đồng")
    for page in (clerk, signed(browser, base, "uyvien1")):
        page.goto(f"{one}luu-y/")
        press(page, "Mở xem")
        page.goto(f"{one}kiem-phieu/")
        if page is clerk:
            looks.at(page)
        boxes = page.locator("main table input")
        for number, count in enumerate(("3", "0", "0")):
            boxes.nth(number).fill(count)
        press(page, "Nhập kết quả")
    head.goto(one)
    press(head, "Kết thúc kiểm phiếu")
    head.goto(f"{one}quyet-dinh/")
    looks.at(head)
    for box in head.locator("main input[type=checkbox]").all():
        box.check()
    signer = head.locator("#id_signer")
    if signer.count():
        signer.fill("Nguyễn Hữu Lâm")
    head.locator("main form button").last.click()
    head.goto("/bang-vang/?noi=" + town.place.name)
    looks.at(head)

    assert "Đoàn Thanh niên phường" in head.inner_text("main")
    assert looks.faults == ({}, [])
