"""A village of 187 households in the small town, on Thursday 19 November 2026."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache

from caunoi.access.context import as_system
from caunoi.access.words import Role
from caunoi.decide import commands
from caunoi.decide.rules import RollRow, Votes
from caunoi.decide.words import BallotCase, Form, HandVote, Need, Origin, Skill, Team
from caunoi.places.commands import establish_place
from caunoi.places.words import PlaceKind
from tests.stage import NOON
from tests.town import body, officer


@pytest.fixture(autouse=True)
def _today(request):
    cache.clear()
    if "site" in request.fixturenames:
        yield
        return
    with time_machine.travel(NOON, tick=False):
        yield


def codes(number):
    return [f"H-{n:03d}" for n in range(1, number + 1)]


class Village:
    """A residential group with its roll, and the acts tests repeat."""

    def __init__(self, town, households=187, name="1"):
        self.town = town
        with as_system():
            self.place = establish_place(
                code="",
                kind=PlaceKind.STREET_GROUP,
                name=name,
                parent=town.place,
                since=NOON.date() - timedelta(days=300),
                by="system",
                at=NOON,
            )
            rows = [RollRow(n, code) for n, code in enumerate(codes(households), 1)]
            commands.import_roll(place=self.place, rows=rows, by="system", at=NOON)

    def started(self, topic=6, form=Form.MEETING, at=NOON, **more):
        more = {
            "title": "Quy ước giữ vệ sinh hẻm 12",
            "text": "Mỗi hộ quét dọn trước nhà mỗi sáng thứ bảy.",
            "origin": Origin.HEAD,
            **more,
        }
        if form is Form.BALLOT:
            more.setdefault("ballot_case", BallotCase.AGREED)
        with as_system():
            return commands.start(place=self.place, topic=topic, form=form, by="system", at=at, **more)

    def ready(self, row, after=4):
        """Announced for a day so many days on, everything the law wants done, teams named; gives the moment of the vote."""
        with as_system():
            commands.announce(
                decision_id=row.pk,
                vote_on=NOON.date() + timedelta(days=after),
                vote_until=NOON.date() + timedelta(days=after),
                by="system",
                at=NOON,
            )
            for need in (Need.PAPERS, Need.BALLOT_PLAN, Need.PLAN_SENT, Need.FRONT_AGREED):
                commands.prepare(decision_id=row.pk, need=need, on=NOON.date(), by="system", at=NOON)
            self.manned(row)
        return NOON + timedelta(days=after)

    def manned(self, row):
        commands.join_team(decision_id=row.pk, team=Team.SECRETARY, name="Trần Thư Ký", by="system", at=NOON)
        for team in (Team.COUNT_BOARD, Team.BALLOT_TEAM, Team.ONLINE_TEAM):
            for name, skill in (
                ("Lê Văn Mặt Trận", Skill.FRONT_HEAD),
                ("Đỗ Thị Máy Tính", Skill.IT),
                ("Ngô Văn Đếm", Skill.PLAIN),
            ):
                commands.join_team(decision_id=row.pk, team=team, name=name, skill=skill, by="system", at=NOON)
        for name in ("Hộ Chứng Một", "Hộ Chứng Hai"):
            commands.join_team(decision_id=row.pk, team=Team.WITNESS, name=name, by="system", at=NOON)

    def met(self, row, yes, present, after=4):
        """A meeting held with so many present, so many in favour."""
        with as_system():
            commands.hold_meeting(
                decision_id=row.pk, on=(NOON + timedelta(days=after)).date(), manner=HandVote.HANDS, manner_agreed=present,
                votes=Votes(present=present, yes=yes, no=present - yes), by="system", at=NOON + timedelta(days=after),
            )  # fmt: skip
            row.refresh_from_db()
        return row

    def balloted(self, row, returned, after=4):
        """Ballots printed, all handed out, so many given back, the vote closed; gives the moment."""
        at = NOON + timedelta(days=after)
        with as_system():
            households, papers = commands.print_ballots(decision_id=row.pk, by="system", at=at)
            commands.hand_out(decision_id=row.pk, by="system", at=at)
            commands.tick_stubs(decision_id=row.pk, codes=households, returned=False, by="system", at=at)
            if returned:
                commands.tick_stubs(decision_id=row.pk, codes=households[:returned], returned=True, by="system", at=at)
            commands.close_vote(decision_id=row.pk, by="system", at=at)
        self.papers = papers
        return at


@pytest.fixture
def village(town):
    with as_system():
        body("mttq", town.place, "fatherland_front", f"Ủy ban MTTQ {town.place.full_name}")
    return Village(town)


@pytest.fixture
def village_head(village):
    """The head of the village, with an account of the village's own body."""
    from caunoi.decide.commands.common import village_body

    with as_system():
        seat = village_body(village.place, by="system", at=NOON)
        return officer("totruong", "Lý Văn Tổ", (seat, [Role.HEAD]))
