"""One year of a commune: residents with a phone and no scripts, officers at their desks, every page they pass accessible."""

from datetime import date, datetime, time, timedelta

import pytest
import time_machine
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache
from django.urls import reverse

from caunoi.access.context import as_system
from caunoi.decide import commands as decide
from caunoi.decide.models import Decision
from caunoi.decide.rules import RollRow
from caunoi.decide.words import Need, Team
from caunoi.dialogue import commands as dialogue
from caunoi.dialogue.models import Conference, Dialogue, DialogueQuestion
from caunoi.dialogue.words import Form, Occasion
from caunoi.discuss import commands as discuss
from caunoi.discuss.models import Opinion
from caunoi.discuss.tests.conftest import browser_type_launch_args, site  # noqa: F401 the browser and its server
from caunoi.discuss.words import Verdict
from caunoi.know import commands as know
from caunoi.know.models import Disclosure, DisclosurePlan
from caunoi.places.commands import appoint, establish_place
from caunoi.places.words import PlaceKind, Seat
from caunoi.reception import commands as reception
from caunoi.reception.words import Turn
from tests import browsing
from tests.browsing import let_in, press
from tests.stage import VIETNAM
from tests.town import body

pytestmark = pytest.mark.browser
BY = "system"


def moment(month, day, hour=9):
    return datetime(2026, month, day, hour, 0, tzinfo=VIETNAM)


class Year:
    """A town's year, told by its days; ``resident`` has no scripts, ``looking`` finds what is wrong with a page."""

    def __init__(self, browser, base, town):
        self.base, self.town, self.wrong, self.seen = base, town, [], []
        told = {"viewport": {"width": 390, "height": 844}, "locale": "vi-VN", "base_url": base}
        self.resident = browser.new_context(java_script_enabled=False, **told).new_page()
        self.officer = browser.new_context(java_script_enabled=False, **told).new_page()
        self.looking = browser.new_context(**told).new_page()
        for page in (self.resident, self.officer, self.looking):
            page.set_default_timeout(20_000)
        self.place = f"/o/{town.place.code}/"

    def look(self, address):
        """Open a page at phone width, with scripts; keep what is wrong with it."""
        self.looking.goto(address)
        found = Axe().run(self.looking)
        if found.violations_count:
            self.wrong.append(f"{address}\n{found.generate_report()}")
        if self.looking.evaluate("document.documentElement.scrollWidth") > 391:
            self.wrong.append(f"{address} is wider than the phone")
        self.seen.append(address)
        return self.looking.locator("main").inner_text()

    def sign_in(self, username):
        let_in(self.officer, self.base, username)

    def fill(self, **said):
        """Write into the officer's form."""
        for name, words in said.items():
            self.officer.fill(f"#id_{name}", words)

    def press(self, page, name):
        browsing.press(page.locator("main").get_by_role("button", name=name).first)

    def openness(self):
        """January: the plan, by the officer; February: a disclosure with proofs; a resident asks and is answered."""
        with time_machine.travel(moment(1, 12)):
            self.sign_in("xuly")
            self.officer.goto("/can-bo/cong-khai/ke-hoach/")
            self.press(self.officer, "Lập kế hoạch năm 2026")
            with as_system():
                plan = DisclosurePlan.objects.get(body=self.town.committee, year=2026)
                know.adopt_plan(
                    plan_id=plan.pk,
                    adopted_on=date(2026, 1, 12),
                    number="04/KH-UBND",
                    sessions=[date(2026, 7, 8)],
                    by=BY,
                    at=moment(1, 12),
                )
        with time_machine.travel(moment(2, 10)):
            self.sign_in("xuly")
            self.officer.goto("/can-bo/cong-khai/moi/")
            self.officer.select_option("#id_item", "11.3")
            self.fill(title="Quyết định mở rộng hẻm 12", number="12/QĐ-UBND", decided_on="09/02/2026")
            self.press(self.officer, "Ghi và tính hạn")
            self.officer.wait_for_url("**/bai/*/")
            work = self.officer.url
            self.officer.get_by_role("link", name="Soạn nội dung").click()
            self.fill(
                summary="Phường mở rộng hẻm 12 từ 3 mét lên 5 mét.",
                text="Toàn văn quyết định mở rộng hẻm 12, kèm danh mục.",
            )
            self.press(self.officer, "Lưu")
            self.officer.goto(f"{work}dang/")
            self.fill(last="20/02/2026")
            self.press(self.officer, "Công khai")
            assert "ít nhất 30 ngày liên tục" in self.officer.locator(".summary").inner_text()
            self.fill(last="30/04/2026")
            self.press(self.officer, "Công khai")
        with time_machine.travel(moment(2, 11)):
            cache.clear()
            self.resident.goto(self.place)
            self.resident.get_by_role("link", name="nội dung đang công khai").click()
            self.resident.get_by_role("link", name="Quyết định mở rộng hẻm 12").first.click()
            address = self.resident.url
            self.resident.goto(f"{address}hoi/")
            self.resident.fill("textarea[name=text]", "Bao giờ phường bắt đầu làm hẻm 12?")
            self.resident.locator("main form button[type=submit]").last.click()
        with time_machine.travel(moment(2, 12)):
            self.sign_in("xuly")
            self.officer.goto("/can-bo/cong-khai/cau-hoi/")
            self.officer.get_by_role("link", name="Bao giờ phường bắt đầu làm hẻm 12?").click()
            self.press(self.officer, "Đăng câu hỏi")
            self.fill(answer="Khởi công trong tháng 3, xong trước mùa mưa.")
            self.press(self.officer, "Trả lời")
            assert "Khởi công trong tháng 3" in self.look(address)
            self.look(f"/cong-khai/?noi={self.town.place.code}")

    def reception(self):
        """March: a reception booked, held by the head, its matter answered and logged."""
        on = date(2026, 3, 19)
        with as_system():
            appoint(
                body=self.town.committee,
                name="Nguyễn Hữu Lâm",
                title="Chủ tịch",
                seat=Seat.HEAD,
                since=date(2025, 7, 1),
                by=BY,
                at=moment(1, 5),
            )
            reception.open_desk(
                body=self.town.committee, venue="Phòng 1, trụ sở", since=date(2026, 1, 1), by=BY, at=moment(1, 5)
            )
            (session,) = reception.post(
                body=self.town.committee,
                turn=Turn.HEAD,
                days=[on],
                starts=time(8),
                ends=time(11),
                by=BY,
                at=moment(2, 20),
            )
        with time_machine.travel(moment(3, 5)):
            page = self.resident
            page.goto(f"/tiep-dan/o/{self.town.place.code}/")
            self.look(f"/tiep-dan/o/{self.town.place.code}/")
            page.locator(f"a[href*='{session.pk}']").first.click()
            page.locator("input[name=slot]").first.check()
            self.press(page, "Tiếp tục")
            page.locator("input[name=kind]").first.check()
            self.press(page, "Tiếp tục")
            page.fill("#id_name", "Nguyễn Thị Lan")
            self.press(page, "Tiếp tục")
            self.press(page, "Đặt lịch này")
            assert page.locator(".receipt-code").count() == 1
        with time_machine.travel(moment(3, 19)):
            self.sign_in("chutich")
            page = self.officer
            page.goto(f"/can-bo/tiep-dan/buoi/{session.pk}/")
            self.press(page, "Bắt đầu")
            self.press(page, "Đã đến, lấy số")
            page.get_by_role("link", name="1", exact=True).click()
            self.fill(name="Nguyễn Thị Lan")
            self.press(page, "Bắt đầu tiếp")
            page.locator("input[name=kind][value=feedback]").check()
            self.fill(content="Đèn hẻm 12 tắt hai tuần, đi lại nguy hiểm.")
            self.press(page, "Ghi nội dung")
            page.get_by_role("link", name="Trả lời, hướng dẫn tại chỗ").click()
            page.locator("input[name=settlement][value=answered]").check()
            self.fill(words="Điện lực thay bóng trong tuần.")
            page.locator("main form button[type=submit]").last.click()
            self.press(page, "Kết thúc lượt")
            page.goto(f"/can-bo/tiep-dan/buoi/{session.pk}/")
            self.press(page, "Kết thúc buổi tiếp")
            page.get_by_text("Đã tiếp").first.wait_for()
        with time_machine.travel(moment(3, 20)):
            assert "03/2026" in self.look(f"/tiep-dan/o/{self.town.place.code}/ngay-tiep/")

    def dialogue(self):
        """April: called, questions sent and supported, held; a promise made and, in June, kept."""
        begins = moment(4, 20, 8)
        with as_system():
            plan = dialogue.Plan(
                occasion=Occasion.YEARLY, form=Form.IN_PERSON, title="Thoát nước và vệ sinh hẻm", content="Ngập hẻm khi mưa lớn, thu gom rác.", chair="Nguyễn Hữu Lâm",
                chair_office="Chủ tịch Ủy ban nhân dân phường", starts_at=begins, asks_until=begins - timedelta(days=1), attend="Mọi người dân; đến trực tiếp, không cần giấy mời.",
                venue="Hội trường phường",
            )  # fmt: skip
            row = dialogue.plan(body=self.town.committee, plan=plan, by=BY, at=moment(4, 6))
            dialogue.announce(dialogue_id=row.pk, by=BY, at=moment(4, 6))
        page = self.resident
        with time_machine.travel(moment(4, 8)):
            page.goto(f"/doi-thoai/?noi={self.town.place.code}")
            press(page.get_by_role("link", name="Thoát nước và vệ sinh hẻm").first)
            address = page.url
            page.goto(f"{address}cau-hoi/")
            page.fill("#id_text", "Bao giờ hẻm 12 hết ngập mỗi khi mưa lớn?")
            self.press(page, "Tiếp tục")
            press(page.locator("main form button[type=submit]").first)
            assert page.locator(".receipt-code").count() == 1
            with as_system():
                dialogue.show_question(
                    dialogue_id=row.pk, number=1, shown="Bao giờ hẻm 12 hết ngập?", by=BY, at=moment(4, 9)
                )
            page.goto(address)
            for _ in range(2):
                page.locator("form[action*='ung-ho'] button").first.click(force=True)
            with as_system():
                assert DialogueQuestion.objects.get().supports == 1
        with time_machine.travel(begins), as_system():
            group = dialogue.make_group(
                dialogue_id=row.pk, title="Bao giờ hẻm 12 hết ngập?", numbers=[1], by=BY, at=begins
            )
            dialogue.start(dialogue_id=row.pk, by=BY, at=begins)
            self.step(row, "call_up", begins, group_id=group.pk)
            self.step(row, "answer", begins, group_id=group.pk, text="Phường nạo vét cống trước mùa mưa.")
            promise = self.step(
                row,
                "promise",
                begins,
                group_id=group.pk,
                what="Nạo vét cống hẻm 12.",
                body=self.town.committee,
                due=date(2026, 6, 1),
            )
            self.step(
                row,
                "close",
                begins + timedelta(hours=3),
                attended=80,
                rest_body=self.town.committee,
                rest_due=date(2026, 5, 20),
            )
        with time_machine.travel(moment(4, 22)), as_system():
            paper = dialogue.draft_minutes(dialogue_id=row.pk, by=BY, at=moment(4, 22))
            dialogue.sign_minutes(dialogue_id=row.pk, version=paper.version, by=BY, at=moment(4, 22))
            dialogue.publish(dialogue_id=row.pk, summary="Phường hứa nạo vét cống hẻm 12.", by=BY, at=moment(4, 22))
        with time_machine.travel(moment(5, 25)), as_system():
            evidence = dialogue.Evidence(
                "nghiem-thu.txt", "Biên bản nghiệm thu cống hẻm 12.".encode(), "Biên bản nghiệm thu"
            )
            dialogue.finish(
                promise_id=promise.pk, text="Đã nạo vét xong toàn tuyến.", by=BY, at=moment(5, 25), evidence=[evidence]
            )
        with time_machine.travel(moment(7, 1)):
            with as_system():
                dialogue.settle_undisputed(at=moment(7, 1))
            assert "Đã giữ lời" in self.look(reverse("dialogue:promise", args=[promise.pk]))
            self.look(address)

    def step(self, row, name, at, **fields):
        """An act on the console, with the version of the moment."""
        version = Dialogue.objects.get(pk=row.pk).version
        return getattr(dialogue, name)(dialogue_id=row.pk, version=version, by=BY, at=at, **fields)

    def consultation(self):
        """July: a draft opened, an opinion given by phone; August: every group answered and signed."""
        opens = moment(7, 6)
        with time_machine.travel(opens), as_system():
            row = discuss.prepare(
                blueprint="draft_decision",
                body=self.town.committee,
                title="Dự thảo Quy định phí vệ sinh",
                by=BY,
                at=opens,
            )
            draft = "Điều 1. Phạm vi\nQuy định mức thu phí vệ sinh.\nĐiều 2. Mức thu\nMỗi hộ 48.000 đồng.".encode()
            discuss.import_draft(consultation_id=row.pk, name="du-thao.txt", data=draft, by=BY, at=opens)
            discuss.enter_particulars(
                consultation_id=row.pk, version=1, by=BY, at=opens, answerer="Nguyễn Hữu Lâm", answerer_title="Chủ tịch", answer_on=date(2026, 8, 28),
                opens_on=opens.date(), closes_on=date(2026, 8, 5), plan_council="12/KH-UBND", plan_front="12/KH-UBND", plan_sent_on=date(2026, 7, 2),
            )  # fmt: skip
            row = discuss.open_consultation(consultation_id=row.pk, by=BY, at=opens)
        with time_machine.travel(moment(7, 15)):
            page = self.resident
            page.goto(f"/gop-y/{row.slug}/")
            page.get_by_role("link", name="Góp ý từng phần").click()
            page.locator("input[name=stance][value=disagree]").check()
            page.fill("textarea[name=text]", "Mức thu cao, xin giảm cho nhà trọ.")
            self.press(page, "Gửi ý kiến")
            assert "GY-" in page.content()
        at = moment(8, 10)
        with time_machine.travel(at):
            with as_system():
                discuss.close_due(at=at)
                opinions = list(Opinion.objects.exclude(text="").values_list("pk", flat=True))
                discuss.group_opinions(
                    consultation_id=row.pk, opinions=opinions, title="Giảm mức thu cho nhà trọ", by=BY, at=at
                )
                row.refresh_from_db()
                for group in row.groups.all():
                    discuss.answer_group(
                        consultation_id=row.pk, group_id=group.pk, version=group.version, verdict=Verdict.ACCEPTED, by=BY, at=at,
                        reason="Tiếp thu: nhà trọ nộp một nửa mức của hộ thường.",
                    )  # fmt: skip
                row.refresh_from_db()
                discuss.sign(consultation_id=row.pk, by=BY, at=at)
            assert "nhà trọ nộp một nửa" in self.look(f"/gop-y/{row.slug}/tiep-thu/")
            self.look(f"/gop-y/{row.slug}/")

    def decision(self):
        """Summer: 125 of 187 households are two thirds; a convention passes and is recognised by the chairman."""
        start = moment(8, 17)
        with time_machine.travel(start), as_system():
            body("mttq", self.town.place, "fatherland_front", f"Ủy ban MTTQ {self.town.place.full_name}")
            self.group = establish_place(
                code="",
                kind=PlaceKind.STREET_GROUP,
                name="5",
                parent=self.town.place,
                since=date(2026, 1, 1),
                by=BY,
                at=start,
            )
            decide.import_roll(
                place=self.group, rows=[RollRow(n, f"H-{n:03d}") for n in range(1, 188)], by=BY, at=start
            )
        money = self.met(1, "Góp vốn mở rộng hẻm 12", start, 125, (Need.PAPERS, Need.FRONT_AGREED))
        convention = self.met(3, "Quy ước của tổ dân phố 5", start, 130, (Need.DRAFT_POSTED, Need.PAPERS))
        assert (money.stage, money.passes, money.least) == ("passed", True, 125)
        with time_machine.travel(moment(9, 29)), as_system():
            decide.send(
                decision_id=convention.pk, resolution="Thống nhất quy ước của tổ dân phố 5.", by=BY, at=moment(9, 29)
            )
            decide.receive(decision_id=convention.pk, by=BY, at=moment(9, 30))
            decide.recognise(decision_id=convention.pk, document="31/QĐ-UBND", by=BY, at=moment(10, 2))
            assert Decision.objects.get(pk=convention.pk).stage == "in_force"
        with time_machine.travel(moment(10, 5)):
            assert "125" in self.look(f"/quyet-dinh-cong-dong/viec/{money.code}/")
            assert "31/QĐ-UBND" in self.look(f"/quyet-dinh-cong-dong/viec/{convention.code}/")

    def met(self, topic, title, start, yes, needs):
        """A decision from its start to the meeting that takes it, forty days on; a meeting nobody was told of is refused."""
        vote = start + timedelta(days=40, hours=10)
        page = self.officer
        with time_machine.travel(start):
            self.sign_in("xuly")
            page.goto(f"/can-bo/quyet-dinh/bat-dau/?noi={self.group.code}")
            page.locator(f"input[name=what][value='{topic}']").check()
            self.fill(title=title, text="Toàn văn đưa ra bàn và quyết định.")
            page.locator("main form button").last.click()
            page.wait_for_url("**/viec/*/")
            desk = page.url
            page.goto(f"{desk}hop/")
            self.count(start, 160, yes)
            assert "Chưa thông báo mời họp" in page.locator(".summary").inner_text()
            page.goto(f"{desk}thong-bao/")
            self.fill(vote_on=f"{vote:%d/%m/%Y}")
            page.locator("main form button").last.click()
            page.wait_for_url(desk)
            with as_system():
                row = Decision.objects.get(title=title)
                for need in needs:
                    decide.prepare(decision_id=row.pk, need=need, on=start.date(), by=BY, at=start)
                decide.join_team(decision_id=row.pk, team=Team.SECRETARY, name="Trần Thư Ký", by=BY, at=start)
        with time_machine.travel(vote):
            self.sign_in("xuly")
            page.goto(f"{desk}hop/")
            self.count(vote, 160, yes)
            page.wait_for_url(desk)
            with as_system():
                return Decision.objects.get(pk=row.pk)

    def count(self, on, present, yes):
        """What the secretary enters after a meeting."""
        self.officer.locator("input[name=manner][value=hands]").check()
        told = {"present": present, "manner_agreed": present, "yes": yes, "no": present - yes}
        self.fill(on=f"{on:%d/%m/%Y}", **{name: str(number) for name, number in told.items()})
        self.officer.locator("main form button").last.click()

    def conference(self):
        """December: the group's conference, from the desk; the year is laid before the households from the records."""
        with time_machine.travel(moment(12, 1)):
            self.sign_in("xuly")
            page = self.officer
            page.goto(f"/can-bo/hoi-nghi-cong-dong/moi/?noi={self.group.code}")
            for name, said in (
                ("on", "12/12/2026"),
                ("venue", "Nhà văn hóa tổ 5"),
                ("chair", "Lý Văn Tổ"),
                ("front", "Trần Thị Trận"),
            ):
                page.fill(f"#id_{name}", said)
            self.press(page, "Ghi kế hoạch")
            self.press(page, "Mời họp, gửi tài liệu")
            desk = page.url
        with time_machine.travel(moment(12, 12, 21)):
            self.sign_in("xuly")
            page.goto(f"{desk}bien-ban/")
            for name, said in (
                ("households", "187"), ("present", "140"), ("secretary", "Đỗ Thị Ghi"), ("said", "Các hộ đề nghị lắp thêm đèn cuối hẻm."), ("concluded", "Lắp bốn bóng đèn trước Tết."),
            ):  # fmt: skip
                page.fill(f"#id_{name}", said)
            self.press(page, "Ghi biên bản")
            self.press(page, "Công khai kết quả")
            with as_system():
                row = Conference.objects.get()
            told = self.look(reverse("dialogue:conference", args=[row.pk]))
        assert row.stage == "published"
        for said in ("140/187", "Góp vốn mở rộng hẻm 12", "125/187", "Lắp bốn bóng đèn"):
            assert said in told, said

    def seen_from_the_place(self):
        """The last day: a stranger finds the whole year from the place's page and every link of the six rooms opens."""
        with time_machine.travel(moment(12, 30)):
            cache.clear()
            told = self.look(self.place)
            links = self.looking.locator(".rooms a").evaluate_all(
                "found => found.map(each => each.getAttribute('href'))"
            )
            assert "1/1" in told
            assert len(links) >= 8
            for href in dict.fromkeys(links):
                answer = self.resident.goto(href)
                assert answer.status == 200, href
            self.look(f"/du-lieu/?noi={self.town.place.code}")
            self.look(f"/quyet-dinh-cong-dong/{self.town.place.code}/")
            self.look(f"/hoi-nghi-cong-dong/?noi={self.town.place.code}")


def test_a_commune_lives_its_year_and_everybody_can_follow_it_from_its_page(browser, site):  # noqa: F811
    year = Year(browser, *site)

    year.openness()
    year.reception()
    year.dialogue()
    year.consultation()
    year.decision()
    year.conference()
    year.seen_from_the_place()

    assert year.wrong == []
    assert len(year.seen) >= 14
    with as_system():
        assert Disclosure.objects.filter(stage="posted").count() == 1
