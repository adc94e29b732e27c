"""The demo's rounds load by the room's own commands: nothing in them skips a rule."""

from caunoi.access.context import as_system
from caunoi.commend import demo, queries
from caunoi.commend.models import BallotCount, Campaign, Honour, Nomination, Objection
from caunoi.places.commands import establish_bodies
from caunoi.site.demo import people
from caunoi.training import demo as training_demo
from caunoi.training import queries as training
from caunoi.training.models import Attendance, Course
from tests.stage import NOON

COMMUNES = {"tanphu": "27031", "taythanh": "27013"}


def test_a_round_ends_with_34_collectives_and_six_courses_are_attended(db):
    with as_system():
        establish_bodies(province_code="79", by="system", at=NOON)
        people.seat_everybody(COMMUNES, "79", NOON)
        training_demo.load(communes=COMMUNES, province="79", at=NOON)
        demo.load(communes=COMMUNES, province="79", at=NOON)
        assert sorted(Campaign.objects.values_list("stage", flat=True)) == ["decided", "posted"]
        assert Honour.objects.count() == demo.COMMENDED
        assert Nomination.objects.filter(standing="set_aside").count() == Objection.objects.count() == 1
        assert BallotCount.objects.filter(state="void").count() == 2
        assert Course.objects.count() == 6
        assert Course.objects.exclude(indicator="").count() == 3
        assert Attendance.objects.filter(attended_at__isnull=False).exists()
    assert queries.honours(year=2026).count() == demo.COMMENDED
    assert training.certified("") is None
