"""Officers' pages of consultations and draws, receipts and stop pages of dialogues: many pages in one session, nothing wrong on any."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.utils.timezone import localdate, now

from caunoi.access.context import as_system
from caunoi.dialogue import commands as dialogue
from caunoi.dialogue import queries as dialogues
from caunoi.dialogue.models import QuestionAsker
from caunoi.dialogue.words import Form, Occasion
from caunoi.discuss import commands as discuss
from caunoi.discuss.models import Opinion, Statement
from caunoi.discuss.tests.conftest import browser_type_launch_args, make_consultation, site  # noqa: F401 the browser and its server
from caunoi.discuss.words import QuestionKind

pytestmark = pytest.mark.browser
BY = "system"


def consultations(town):
    """One open with opinions and questions, one still being prepared."""
    today, at = localdate(), now()
    running = make_consultation(
        town, slug="dang-mo", opens_on=today - timedelta(days=3), least_on=today + timedelta(days=17), closes_on=today + timedelta(days=20), answer_on=today + timedelta(days=40),
        opens_at=at - timedelta(days=3), closes_at=at + timedelta(days=20), stage="preparing",
    )  # fmt: skip
    discuss.ask(
        consultation_id=running.pk,
        kind=QuestionKind.SCALE,
        text="Dễ hay khó với nhà bạn?",
        low="khó",
        high="dễ",
        by=BY,
        at=at,
    )
    Statement.objects.create(consultation=running, position=1, text="Nên thu theo khối lượng rác", sent_at=at)
    type(running).objects.filter(pk=running.pk).update(stage="open")
    section = running.sections.get(position=1)
    for number in range(3):
        Opinion.objects.create(
            consultation=running,
            section=section,
            token=f"00000000-0000-0000-0000-00000000000{number}",
            stance=-1,
            text=f"Mức thu cao quá, lần {number}.",
        )
    group = discuss.group_opinions(
        consultation_id=running.pk, opinions=[Opinion.objects.first().pk], title="Giảm mức thu", by=BY, at=at
    )
    preparing = make_consultation(town, slug="soan", stage="preparing")
    return running, preparing, group


def draws(town):
    """One made, its entry corrected; one to come; one overdue and half entered."""
    at, told = now(), {"body": town.committee, "source": "Xổ số miền Bắc, giải đặc biệt", "seats": 6, "by": BY}
    codes = "\n".join(f"H{number:03};Tổ {number % 3 + 1}" for number in range(1, 41))
    before = at - timedelta(days=9)
    made, late = (
        discuss.announce_draw(title=title, codes=codes, chance_on=localdate() - timedelta(days=3), at=before, **told)
        for title in ("Chọn 6 hộ dự nhóm thảo luận", "Chọn 6 hộ giám sát công trình")
    )
    for draw in (made, late):
        discuss.enter_chance(draw_id=draw.pk, chance="48231", by=BY, at=at)
    discuss.enter_chance(draw_id=made.pk, chance="48213", reason="Gõ đảo hai chữ số cuối.", by=BY, at=at)
    discuss.draw_panel(draw_id=made.pk, chance="48213", by=BY, at=at)
    coming = discuss.announce_draw(
        title="Chọn 6 hộ góp ý chợ", codes=codes, chance_on=localdate() + timedelta(days=3), at=at, **told
    )
    return made, late, coming


def asked(town):
    """An announced dialogue, a question with an address to hear back, the stop page's token."""
    at = now()
    plan = dialogue.Plan(
        occasion=Occasion.YEARLY, form=Form.IN_PERSON, title="Thoát nước và vệ sinh hẻm", content="Ngập hẻm khi mưa lớn.", chair="Nguyễn Hữu Lâm", chair_office="Chủ tịch",
        starts_at=at + timedelta(days=12), asks_until=at + timedelta(days=11), attend="Mọi người dân, không cần giấy mời.", venue="Hội trường phường",
    )  # fmt: skip
    row = dialogue.plan(body=town.committee, plan=plan, by=BY, at=at)
    dialogue.announce(dialogue_id=row.pk, by=BY, at=at)
    receipt = dialogue.ask(
        dialogue_id=row.pk, text="Bao giờ hẻm 12 hết ngập mỗi khi mưa lớn?", key="a", email="lan@vidu.vn", at=at
    )
    return row, receipt


def test_nothing_is_wrong_on_any_page_at_phone_width(browser, site):  # noqa: F811
    base, town = site
    with as_system():
        running, preparing, group = consultations(town)
        made, late, coming = draws(town)
        hall, receipt = asked(town)
        asker = str(QuestionAsker.objects.get().pk)
    page = browser.new_context(viewport={"width": 390, "height": 844}, locale="vi-VN", base_url=base).new_page()
    wrong = []

    def look(address):
        answer = page.goto(address)
        found = Axe().run(page)
        if answer.status != 200 or found.violations_count:
            wrong.append(f"{address} {answer.status}\n{found.generate_report()}")
        if page.evaluate("document.documentElement.scrollWidth") > 391:
            wrong.append(f"{address} is wider than the phone")

    page.goto(f"/doi-thoai/{hall.pk}/cau-hoi/")
    page.fill("#id_text", "Đèn hẻm 7 bao giờ sửa xong?")
    page.locator("main form button[type=submit]").first.click()
    page.locator("main form button[type=submit]").first.click()
    for address in (
        "/doi-thoai/bien-nhan/", f"/doi-thoai/theo-doi/{receipt.code}/", f"/doi-thoai/dung-tin/{dialogues.stop_token('asker', asker)}/", "/boc-tham/",
        f"/boc-tham/{made.slug}/", f"/boc-tham/{late.slug}/", f"/boc-tham/{coming.slug}/", "/du-lieu/", "/du-lieu/consultations/", f"/gop-y/{running.slug}/ket-qua/",
    ):  # fmt: skip
        look(address)
    client = Client()
    client.force_login(town.handler)
    page.context.add_cookies([{"name": "phien", "value": client.cookies["phien"].value, "url": base}])
    desk, draft = f"/can-bo/gop-y/{running.pk}/", f"/can-bo/gop-y/{preparing.pk}/"
    for address in (
        "/can-bo/boc-tham/", "/can-bo/boc-tham/moi/", f"/can-bo/boc-tham/{late.pk}/", f"/can-bo/boc-tham/{late.pk}/boc/", "/can-bo/gop-y/", "/can-bo/gop-y/moi/",
        desk, f"{desk}phieu/", f"{desk}phieu/moi/", f"{desk}chua-nhom/", f"{desk}nhom/", f"{desk}nhom/{group.pk}/", f"{desk}nhan-dinh/", f"{desk}buoc/extend/",
        draft, f"{draft}thong-tin/", f"{draft}du-thao/", f"{draft}du-thao/1/", f"{draft}cau-hoi/", f"{draft}buoc/open/", "/can-bo/hoi-nghi-cong-dong/",
    ):  # fmt: skip
        look(address)

    assert wrong == []
