from datetime import date, datetime, time, timedelta

import pytest

from caunoi.access.context import as_system, speaking_for
from caunoi.access.words import Role
from caunoi.plenary import commands
from caunoi.plenary.models import Plenary
from caunoi.plenary.words import Kind
from tests.stage import NOON, VIETNAM
from tests.town import body, officer

DAY = date(2026, 11, 27)
AFTER = datetime(2026, 11, 27, 17, 0, tzinfo=VIETNAM)
COURSE = "Hội nghị nghe báo cáo tóm tắt, ba tham luận và thảo luận tại hội trường."


class Meeting:
    """A conference of the town's committee taken from act to act, each by the officer whose work it is."""

    def __init__(self, town):
        self.town, self.row = town, None
        with as_system():
            self.front = body("mttq", town.place, "fatherland_front", "Ủy ban Mặt trận Tổ quốc phường", parent=None)
            self.youth = body("doantn", town.place, "organisation", "Đoàn Thanh niên phường", parent=town.committee)
            self.fatherland = officer("mattran", "Ngô Ngọc Mai", (self.front, [Role.HEAD]))
            self.mobiliser = officer("danvan", "Huỳnh Kim Yến", (town.committee, [Role.MOBILISER]))

    def planned(self, **changed):
        said = {
            "kind": Kind.HALF, "title": "Hội nghị sơ kết công tác dân vận 6 tháng đầu năm 2026", "on": DAY, "hour": time(8, 0), "venue": "Hội trường Ủy ban nhân dân phường",
            "chair": "Nguyễn Hữu Lâm", "chair_office": "Chủ tịch Ủy ban nhân dân phường", "secretary": "Trần Thị Mai", **changed,
        }  # fmt: skip
        with speaking_for(self.town.handler.pk, today=NOON.date()):
            self.row = commands.plan(
                body=self.town.committee, plan=commands.Plan(**said), by=self.town.handler, at=NOON
            )
        return self

    def act(self, name, who=None, /, at=NOON, **said):
        who = who or self.town.handler
        with speaking_for(who.pk, today=at.date()):
            return getattr(commands, name)(plenary_id=self.row.pk, by=who, at=at, **said)

    def prepared(self, **changed):
        self.planned(**changed)
        self.act("add_item", what="Báo cáo sơ kết", hour=time(8, 15), presenter="Văn phòng")
        self.act("add_item", what="Tham luận, thảo luận", hour=time(9, 0))
        self.act("invite", bodies=[self.front, self.youth, self.town.bodies["phong-kt"]])
        return self

    def called(self):
        self.prepared()
        self.act("call", self.town.head)
        return self

    def held(self):
        self.called()
        people = {self.front.pk: 2, self.youth.pk: 1}
        self.act("hold", at=AFTER, people=people, course=COURSE, closing="Đánh giá cao kết quả; yêu cầu khắc phục đơn trễ hạn.")  # fmt: skip
        return self

    def drawn(self):
        self.held()
        self.act("draw", at=AFTER, what="Rà soát, trả lời dứt điểm các đơn quá hạn trên địa bàn", body=self.town.bodies["phong-kt"], due=DAY + timedelta(days=20))  # fmt: skip
        self.act("draw", at=AFTER, what="Tổ chức đối thoại với đoàn viên, thanh niên", body=self.youth, due=DAY + timedelta(days=25), public=False)  # fmt: skip
        return self

    def concluded(self):
        self.drawn()
        self.act("sign", self.town.head, AFTER)
        self.act("conclude", self.town.head, AFTER)
        return self

    def now(self):
        with as_system():
            self.row = Plenary.objects.select_related("body", "place").get(pk=self.row.pk)
        return self.row


@pytest.fixture
def meeting(town):
    return Meeting(town)
