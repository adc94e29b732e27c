from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from caunoi.access.context import as_system, speaking_for
from caunoi.access.words import Role
from caunoi.commend import commands
from caunoi.commend.models import BallotCount, Campaign, Nomination
from caunoi.commend.rules import Tally
from caunoi.commend.words import Award, Nominee, Proof, Seat
from tests.stage import NOON
from tests.town import body, officer

STATEMENT = "Đã trả lời mọi kiến nghị của khu phố đúng hạn, tổ chức hai buổi đối thoại và giữ đủ các lời hứa."


class Round:
    """A campaign of the town's committee taken from act to act, each by the officer whose work it is."""

    def __init__(self, town):
        self.town, self.campaign = town, None
        with as_system():
            front = body("mttq", town.place, "fatherland_front", "Ủy ban Mặt trận Tổ quốc phường")
            youth = body("doantn", town.place, "organisation", "Đoàn Thanh niên phường")
            party = body("danguy", town.place, "party_committee", "Đảng ủy phường")
            self.front, self.youth, self.party = front, youth, party
            self.fatherland = officer("mattran", "Ngô Ngọc Mai", (front, [Role.HEAD]))
            self.secretary = officer("thuky", "Lê Thu Thủy", (party, [Role.HANDLER]))
            self.third = officer("uyvien", "Phan Văn Ba", (party, [Role.HANDLER]))

    def plan(self, **changed):
        fields = {
            "title": "Thực hiện dân chủ ở cơ sở năm 2026", "about": "Khen các tập thể làm tốt.", "award": Award.CERTIFICATE, "since": date(2026, 1, 1),
            "until": date(2026, 11, 1), "opens_on": date(2026, 11, 1), "closes_on": date(2026, 11, 20), "quota_collective": 2, "quota_individual": 1,
            "regulation": "Quy chế số 12/QC-HĐTĐKT", "quorum": (2, 3), "passing": (2, 3),
        }  # fmt: skip
        with speaking_for(self.town.handler.pk, today=NOON.date()):
            self.campaign = commands.plan(
                body=self.town.committee, plan=commands.Plan(**{**fields, **changed}), by=self.town.handler, at=NOON
            )
        self.act("add_criterion", self.town.handler, title="Nhiệm vụ đúng hạn", proof=Proof.TASKS, least=Decimal(80))
        self.act("add_criterion", self.town.handler, title="Báo cáo thành tích", proof=Proof.STATEMENT)
        return self.campaign

    def act(self, name, who, /, at=NOON, **fields):
        with speaking_for(who.pk, today=at.date()):
            return getattr(commands, name)(campaign_id=self.campaign.pk, by=who, at=at, **fields)

    def council(self):
        seats = [
            (self.town.head, self.town.committee, Seat.CHAIR), (self.secretary, self.party, Seat.SECRETARY), (self.third, self.party, Seat.MEMBER),
            (self.fatherland, self.front, Seat.MEMBER),
        ]  # fmt: skip
        self.seats = [
            self.act("seat", self.town.handler, person=person, body=of, office=office) for person, of, office in seats
        ]

    def announced(self, **changed):
        self.plan(**changed)
        self.council()
        self.act("announce", self.town.head)
        return self

    def nominate(self, collective, person=None, by_body=None, at=NOON, **fields):
        said = {"kind": Nominee.COLLECTIVE, "collective": collective, "statement": STATEMENT, **fields}
        return self.act("nominate", person or self.town.handler, at, by_body=by_body or self.town.committee, **said)

    def posted(self):
        self.act("post_list", self.town.handler, NOON + timedelta(days=3))

    def meet(self, present=None, at=NOON + timedelta(days=15)):
        self.act(
            "convene",
            self.town.handler,
            at,
            present=present if present is not None else [each.pk for each in self.seats],
        )
        self.at = at

    def counted(self, counts):
        for person in (self.secretary, self.third):
            last = self.act("enter_counts", person, self.at, counts=counts)
        return last

    def now(self):
        with as_system():
            self.campaign = Campaign.objects.get(pk=self.campaign.pk)
        return self.campaign

    def of(self, nomination):
        with as_system():
            return Nomination.objects.get(pk=nomination.pk)


@pytest.fixture
def round_(town):
    return Round(town)


@pytest.fixture
def meeting(round_):
    """Two collectives and a person nominated, posted, the council met with all four members."""
    round_.announced()
    round_.first = round_.nominate(round_.youth)
    round_.second = round_.nominate(round_.front)
    round_.person = round_.nominate(
        None, kind=Nominee.INDIVIDUAL, name="Nguyễn Thị Lan", unit="Tổ dân phố 5", consented=True
    )
    round_.posted()
    round_.meet()
    return round_


__all__ = ["BallotCount", "Tally", "datetime"]
