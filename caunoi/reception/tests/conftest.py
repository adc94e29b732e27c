from datetime import date, datetime, time, timedelta

import pytest

from caunoi.access.context import as_system, speaking_for
from caunoi.places.commands import appoint
from caunoi.places.words import Seat
from caunoi.reception import commands
from caunoi.reception.models import Visit
from caunoi.reception.words import Settlement, Sort, Turn
from tests.stage import NOON, VIETNAM

TODAY = NOON.date()
NINE = datetime(2026, 11, 19, 9, 0, tzinfo=VIETNAM)
EARLY = NINE - timedelta(days=3)


def book(session, slot=time(9), kind=Sort.FEEDBACK, at=EARLY, **more):
    """An appointment made some days before."""
    return commands.book(session_id=session.pk, slot=slot, kind=kind, at=at, **more)


class Hall:
    """A commune's reception desk and what is done there, by its receiver unless told otherwise."""

    def __init__(self, town):
        self.town, self.body = town, town.committee

    def open(self, body=None, since=date(2026, 11, 1), at=NOON, by="system"):
        with as_system():
            return commands.open_desk(
                body=body or self.body, venue="Phòng 1, trụ sở", since=since, by=by, at=at, minutes=30
            )

    def post(self, *days, posted=None, turn=Turn.HEAD, at=None, body=None, **more):
        posted = posted or min(days) - timedelta(days=30)
        moment = at or datetime.combine(posted, time(8), VIETNAM)
        more = {"starts": time(8), "ends": time(11)} | more
        with as_system():
            return commands.post(body=body or self.body, turn=turn, days=list(days), by="system", at=moment, **more)

    def hold(self, session, turn=None, receiver="Phó Chủ tịch", at=None):
        moment = at or datetime.combine(session.on, time(8), VIETNAM)
        with as_system():
            commands.begin(
                session_id=session.pk, turn=turn or Turn(session.turn), receiver=receiver, by="system", at=moment
            )
            return commands.close(session_id=session.pk, by="system", at=moment + timedelta(hours=3))

    def begin(self, session, turn=Turn.HEAD, at=NINE):
        with speaking_for(self.town.receiver.pk, today=at.date()):
            return commands.begin(session_id=session.pk, turn=turn, by=self.town.receiver, at=at)

    def queued(self, session, people=1, at=NINE):
        with speaking_for(self.town.receiver.pk, today=at.date()):
            return commands.walk_in(session_id=session.pk, people=people, by=self.town.receiver, at=at)

    def received(self, visit, *people, total=1, at=NINE, **more):
        people = people or ({"name": "Nguyễn Thị Lan", "address": "12 đường số 3", "id_number": "079190001234"},)
        with speaking_for(self.town.receiver.pk, today=at.date()):
            return commands.start(
                visit_id=visit.pk, seen=visit.version, people=people, total=total, by=self.town.receiver, at=at, **more
            )

    def noted(
        self, visit, kind=Sort.FEEDBACK, content="Đèn đường hẻm 12 tắt đã hai tuần, đi lại nguy hiểm.", at=NINE, **more
    ):
        with speaking_for(self.town.receiver.pk, today=at.date()):
            return commands.note_matter(
                visit_id=visit.pk, kind=kind, content=content, by=self.town.receiver, at=at, **more
            )

    def answered(self, matter, at=NINE):
        with speaking_for(self.town.receiver.pk, today=at.date()):
            return commands.settle_matter(
                matter_id=matter.pk,
                settlement=Settlement.ANSWERED,
                words="Đã giải thích rõ tại chỗ.",
                by=self.town.receiver,
                at=at,
            )

    def passed(self, matter, at=NINE, **more):
        with speaking_for(self.town.receiver.pk, today=at.date()):
            return commands.pass_on(matter_id=matter.pk, by=self.town.receiver, at=at, **more)

    def finished(self, visit, at=NINE):
        with speaking_for(self.town.receiver.pk, today=at.date()):
            now = Visit.objects.get(pk=visit.pk)
            return commands.finish(visit_id=visit.pk, seen=now.version, by=self.town.receiver, at=at)

    def again(self, visit):
        with as_system():
            return Visit.objects.get(pk=visit.pk)


@pytest.fixture
def hall(town):
    """The desk of the town's commune, its chairman appointed."""
    with as_system():
        appoint(
            body=town.committee,
            name="Nguyễn Hữu Lâm",
            seat=Seat.HEAD,
            title="Chủ tịch",
            since=date(2025, 7, 1),
            by="system",
            at=NOON,
        )
    return Hall(town)


@pytest.fixture
def today(hall):
    """A reception by the head under way on 19/11/2026."""
    hall.open()
    (session,) = hall.post(TODAY)
    return hall.begin(session)
