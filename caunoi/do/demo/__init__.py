"""Demo of what people do together: lanes widened with land given, a collection refused, models that spread, movements, groups, conventions."""

import io
import random
import uuid
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import get_current_timezone

from caunoi.boards.queries import boards_of
from caunoi.do import commands, queries
from caunoi.do.models import CommunityWork
from caunoi.do.words import Account, Given, Giver, Proposer, Reply, WorkKind
from caunoi.places.models import Body, Place
from caunoi.places.queries import body_on, children, place_on

from . import told
from .others import Others

TOLD_VI = "Mở hẻm, góp công góp đất, mô hình Dân vận khéo, phong trào, hương ước mẫu…"
TOLD_EN = "Sample lanes, gifts of land and labour, skilful models, movements, conventions…"
BY = "system"


def load(*, communes: dict[str, str], province: str, at: datetime) -> None:
    """Works, models, movements, groups and conventions of the demo communes; decisions are those the households took before."""
    chance = random.Random(20261128)
    made = []
    for number, (short, code) in enumerate(communes.items()):
        commune = place_on(code, at.date())
        committee = body_on(f"ubnd.{code}", at.date())
        if commune is None or committee is None:
            continue
        groups = sorted(
            (each for each in children(commune, at.date()) if each.level == "group"), key=lambda each: each.pk
        )
        if groups:
            Works(commune, committee, groups, at, chance).load(whole=number == 0)
        made.append((short, commune, committee, groups))
    Others(made, province, at).load()


def back(at: datetime, days: int) -> datetime:
    """Nine in the morning some days before."""
    return datetime.combine(at.date() - timedelta(days=days), time(9), get_current_timezone())


def picture(words: str, colour: tuple[int, int, int]) -> SimpleUploadedFile:
    """A drawing that stands for a photograph or a voucher, and says so."""
    from PIL import Image, ImageDraw

    sheet = Image.new("RGB", (640, 420), colour)
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((0, 300, 640, 420), fill=(128, 128, 124))
    pen.line((0, 300, 640, 300), fill=(240, 240, 230), width=6)
    pen.rectangle((40, 40, 600, 110), fill=(250, 250, 245))
    pen.text((60, 62), f"MINH HOA - {words}", fill=(30, 30, 30), font_size=30)
    held = io.BytesIO()
    sheet.save(held, "JPEG", quality=80)
    return SimpleUploadedFile(f"{words.lower().replace(' ', '-')}.jpg", held.getvalue(), "image/jpeg")


class Works:
    """One commune's works, told in days before today."""

    #: How many of the 187 households of group 1 give to its lane.
    HOUSEHOLDS = 186

    def __init__(
        self, commune: Place, committee: Body, groups: list[Place], at: datetime, chance: random.Random
    ) -> None:
        self.commune, self.committee, self.groups, self.at, self.chance = commune, committee, groups, at, chance

    def load(self, *, whole: bool) -> None:
        """A lane finished and settled (or still being built), a collection refused, one that is open, one that waits."""
        one, two, three, *_ = self.groups
        passed = next((each for each in queries.permits_for(one) if each.topic == 1 and each.in_force), None)
        failed = next((each for each in queries.permits_for(one) if each.topic == 2 and not each.in_force), None)
        camera = next((each for each in queries.permits_for(two) if each.topic == 1 and each.in_force), None)
        bridge = next((each for each in queries.permits_for(self.commune) if each.whole and each.topic == 1), None)
        if passed is not None:
            (self.lane if whole else self.half_a_lane)(one, passed.ref)
        if failed is not None:
            self.refused(one, failed.ref)
        if camera is not None:
            self.cameras(two, camera.ref)
        self.proposed(three, "Trồng cây xanh, dựng ghế đá công viên nhỏ", WorkKind.GREEN, told.PARK, 8)
        self.proposals()
        if bridge is not None:
            row = self.proposed(
                self.commune, "Cầu bộ hành qua kênh", WorkKind.LANE, told.BRIDGE, 30, proposer=Proposer.BODY
            )
            commands.link_decision(work_id=row.pk, decision=bridge.ref, level=200_000, by=BY, at=back(self.at, 12))

    def proposals(self) -> None:
        """What residents sent by themselves: waiting, late, to be talked over, taken up, not taken up."""
        for number, (before, kind, title, what, households, reply, answer) in enumerate(told.PROPOSALS):
            at = back(self.at, before)
            row = commands.send_proposal(
                place=self.groups[number % len(self.groups)], kind=WorkKind(kind), title=title, what=what, proposer=Proposer.HOUSEHOLDS, households=households,
                key=f"demo:{self.commune.code}:{number}", contact_name="Người dân mẫu", phone="0900000000", at=at, synthetic=True,
            )  # fmt: skip
            if reply is not None:
                commands.answer_proposal(
                    proposal_id=row.pk, reply=Reply(reply), answer=answer, talk_on=back(self.at, -9).date() if reply == "talk" else None, by=BY, at=back(self.at, before - 6),
                )  # fmt: skip

    def proposed(
        self,
        place: Place,
        title: str,
        kind: WorkKind,
        what: str,
        before: int,
        *,
        proposer: Proposer = Proposer.HOUSEHOLDS,
    ) -> CommunityWork:
        """A work somebody proposed so many days ago."""
        said = self.committee.name if proposer is Proposer.BODY else f"{self.chance.randint(18, 46)} hộ"
        return commands.propose_work(
            body=self.committee, place=place, kind=kind, title=title, what=what, proposer=proposer, proposed_by=said, proposed_on=back(self.at, before).date(),
            synthetic=True, by=BY, at=back(self.at, before),
        )  # fmt: skip

    def opened(
        self,
        place: Place,
        title: str,
        kind: WorkKind,
        what: str,
        decision: str,
        level: int,
        since: int,
        budget: tuple[tuple[str, int], ...],
    ) -> CommunityWork:
        """A work linked, planned and opened for collection so many days ago."""
        row = self.proposed(place, title, kind, what, since + 25)
        at = back(self.at, since)
        commands.link_decision(work_id=row.pk, decision=decision, level=level, by=BY, at=at)
        commands.plan_budget(work_id=row.pk, lines=list(budget), by=BY, at=at)
        board = next((each for each in boards_of(self.commune, self.at.date()) if each.kind == "investment"), None)
        if board is not None:
            commands.link_board(work_id=row.pk, board=board, by=BY, at=at)
        return commands.open_collection(work_id=row.pk, by=BY, at=at)

    def give(self, row: CommunityWork, before: int, **said: Any) -> Any:
        """One receipt."""
        given: dict[str, Any] = {
            "giver": Giver.HOUSEHOLD,
            "given": Given.MONEY,
            "on": back(self.at, before).date(),
            "token": uuid.UUID(int=self.chance.getrandbits(128)),
        }
        return commands.contribute(work_id=row.pk, by=BY, at=back(self.at, before), **given | said)

    def households(self, row: CommunityWork, count: int, level: int, since: int, until: int) -> None:
        """So many households give the level of the decision between two days; a few wish to be named."""
        for number in range(1, count + 1):
            named = number % 23 == 0
            self.give(
                row, self.chance.randint(until, since), amount=level, household=f"H-{number:03d}", into=Account.CASH,
                name=told.NAMES[number % len(told.NAMES)] if named else "", named=named,
            )  # fmt: skip

    def land(self, row: CommunityWork, gifts: tuple[float, ...], before: int) -> None:
        """Land along the lane given by households, in square metres, valued by nothing."""
        for number, metres in enumerate(gifts, 1):
            named = number % 3 == 0
            self.give(
                row, before, given=Given.LAND, quantity=Decimal(str(metres)), household=f"H-{number * 4:03d}", named=named,
                name=told.NAMES[(number + 5) % len(told.NAMES)] if named else "", sum_shown=named, told="Văn bản hiến đất có chứng thực",
            )  # fmt: skip

    def spend(
        self,
        row: CommunityWork,
        before: int,
        what: str,
        payee: str,
        amount: int,
        voucher: str,
        budget: int | None,
        out_of: Account = Account.BANK,
    ) -> Any:
        """One expense with a voucher."""
        bill = picture(f"HOA DON {voucher[-4:]}", (214, 208, 190))
        return commands.spend(
            work_id=row.pk, token=uuid.UUID(int=self.chance.getrandbits(128)), on=back(self.at, before).date(), what=what, payee=payee, amount=amount, voucher=voucher,
            files=[bill], out_of=out_of, budget=budget, by=BY, at=back(self.at, before),
        )  # fmt: skip

    def note(self, row: CommunityWork, before: int, what: str, percent: int, words: str, alt: str) -> None:
        """Progress with one drawing."""
        photo = picture(words, (118 + percent, 150, 190 - percent))
        commands.note_progress(
            work_id=row.pk, on=back(self.at, before).date(), what=what, percent=percent, photos=[photo], alt_text=f"Hình minh họa: {alt}", by=BY, at=back(self.at, before)
        )  # fmt: skip

    def lane(self, place: Place, decision: str) -> None:
        """The lane of group 1: 186 households and 28 others give; land, labour, public support; settled and posted."""
        row = self.opened(
            place,
            "Mở rộng hẻm 44 từ 2,5 m lên 4 m",
            WorkKind.LANE,
            told.LANE,
            decision,
            1_500_000,
            55,
            told.LANE_BUDGET,
        )
        at = back(self.at, 55)
        commands.set_value(
            work_id=row.pk,
            given=Given.LABOUR,
            unit="",
            value=350_000,
            clause="Mục 4 quyết định của tổ: một ngày công tính 350.000 đồng",
            by=BY,
            at=at,
        )
        step = commands.plan_step(work_id=row.pk, what="Đổ bê tông mặt hẻm", due=back(self.at, 15).date(), by=BY, at=at)
        commands.plan_step(work_id=row.pk, what="Lắp nắp cống, kẻ vạch", due=back(self.at, 9).date(), by=BY, at=at)
        self.households(row, self.HOUSEHOLDS, 1_500_000, 52, 40)
        for number in range(22):
            self.give(row, self.chance.randint(35, 50), giver=Giver.PERSON, amount=self.chance.choice((300_000, 500_000, 1_000_000)), named=number % 6 == 0, name=told.NAMES[-1 - number % 9] if number % 6 == 0 else "")  # fmt: skip
        for name, amount in told.GIVERS:
            self.give(
                row,
                45,
                giver=Giver.ORGANISATION,
                amount=amount,
                into=Account.BANK,
                name=name,
                named=True,
                sum_shown=True,
            )
        self.give(row, 48, giver=Giver.STATE, amount=80_000_000, into=Account.BANK, name=self.committee.name)
        self.land(row, told.LAND, 47)
        for days in (3, 2.5, 4, 6, 1, 5, 8):
            self.give(row, 30, given=Given.LABOUR, quantity=Decimal(str(days)), household=f"H-{int(days * 10):03d}")
        self.give(
            row,
            33,
            giver=Giver.ORGANISATION,
            given=Given.MATERIAL,
            quantity=Decimal(40),
            unit="bao xi măng",
            name="Cửa hàng vật liệu Hòa Bình",
            named=True,
        )
        cash = queries.balance(row, Account.CASH)
        commands.transfer(
            work_id=row.pk,
            on=back(self.at, 39).date(),
            amount=cash - 5_000_000,
            out_of=Account.CASH,
            by=BY,
            at=back(self.at, 39),
        )
        commands.start_work(work_id=row.pk, on=back(self.at, 36).date(), by=BY, at=back(self.at, 36))
        for before, what, payee, amount, voucher, budget in told.LANE_PAID:
            self.spend(row, before, what, payee, amount, voucher, budget)
        wrong = self.spend(
            row, 20, "Thuê xe ben chở xà bần", "Đội xe Minh Tâm", 4_800_000, "Phiếu chi 0017", 4, Account.CASH
        )
        commands.undo(
            entry_id=wrong.entry_id,
            on=back(self.at, 19).date(),
            reason="Ghi nhầm 4.800.000 đồng, phiếu chi ghi 1.800.000 đồng",
            by=BY,
            at=back(self.at, 19),
        )
        self.spend(row, 19, "Thuê xe ben chở xà bần", "Đội xe Minh Tâm", 1_800_000, "Phiếu chi 0017A", 4, Account.CASH)
        self.note(
            row,
            30,
            "Đập tường rào, dời đồng hồ nước của 17 hộ hiến đất.",
            30,
            "GIAI TOA",
            "tường rào cũ đã đập, lòng hẻm rộng hơn",
        )
        self.note(
            row, 18, "Đổ xong bê tông 120 m, để ráo bảy ngày.", 75, "DO BE TONG", "mặt hẻm mới đổ bê tông, có rào chắn"
        )
        commands.meet_step(step_id=step.pk, on=back(self.at, 18).date(), by=BY, at=back(self.at, 18))
        commands.finish_work(
            work_id=row.pk, on=back(self.at, 10).date(), result=told.LANE_DONE, by=BY, at=back(self.at, 10)
        )
        self.note(
            row, 10, "Thông hẻm, xe cứu hỏa vào tận cuối hẻm.", 100, "THONG HEM", "hẻm rộng 4 mét, hai bên kẻ vạch"
        )
        for account in (Account.BANK, Account.CASH):
            if left := queries.balance(row, account):
                commands.hand_on(work_id=row.pk, on=back(self.at, 7).date(), amount=left, out_of=account, told="Chuyển quỹ tổ dân phố 1 theo biên bản họp tổ", by=BY, at=back(self.at, 7))  # fmt: skip
        commands.settle(work_id=row.pk, on=back(self.at, 6).date(), approved_by=f"Họp tổ dân phố ngày {back(self.at, 6):%d/%m/%Y}, 152/187 hộ dự, đều thống nhất", told=told.LANE_SETTLED, by=BY, at=back(self.at, 6))  # fmt: skip
        commands.post_settlement(
            work_id=row.pk,
            on=back(self.at, 3).date(),
            where="Bảng tin nhà văn hóa tổ 1 và hai đầu hẻm 44",
            by=BY,
            at=back(self.at, 3),
        )

    def half_a_lane(self, place: Place, decision: str) -> None:
        """The same in the other commune, still being built, a step of the plan late."""
        row = self.opened(
            place,
            "Mở rộng, nâng hẻm 44, chống ngập",
            WorkKind.DRAIN,
            told.DRAIN,
            decision,
            1_500_000,
            50,
            told.DRAIN_BUDGET,
        )
        commands.plan_step(
            work_id=row.pk, what="Đặt cống D400 toàn hẻm", due=back(self.at, 4).date(), by=BY, at=back(self.at, 50)
        )
        self.households(row, 32, 1_500_000, 45, 12)
        self.land(row, (6.5, 12, 4.2), 40)
        commands.start_work(work_id=row.pk, on=back(self.at, 25).date(), by=BY, at=back(self.at, 25))
        self.spend(
            row,
            14,
            "Cống bê tông D400, 60 đoạn",
            "Công ty Bê tông Tân Thành",
            27_500_000,
            "Hóa đơn 0002219",
            1,
            Account.CASH,
        )
        self.note(row, 9, "Đặt được 36 m cống đầu hẻm.", 45, "DAT CONG", "rãnh đào giữa hẻm, cống bê tông đặt dưới")

    def refused(self, place: Place, decision: str) -> None:
        """A collection somebody wanted: one household short of two thirds, so it cannot be opened and the page says why."""
        row = self.proposed(place, "Sửa mái nhà văn hóa tổ 1", WorkKind.HOUSE, told.ROOF, 40)
        commands.link_decision(work_id=row.pk, decision=decision, by=BY, at=back(self.at, 30))

    def cameras(self, place: Place, decision: str) -> None:
        """A small collection that is open."""
        row = self.opened(place, "Lắp bốn camera an ninh hai đầu hẻm", WorkKind.SAFETY, told.CAMERAS, decision, 120_000, 20, (("Bốn camera và thẻ nhớ", 5_200_000), ("Công lắp, dây điện", 1_600_000)))  # fmt: skip
        self.households(row, 17, 120_000, 18, 2)
