"""The demo's workplaces load by the room's own commands on a day of another year: nothing in them skips a rule."""

from datetime import datetime

from caunoi.access.context import as_system
from caunoi.indicators.catalogue import indicators
from caunoi.places.commands import establish_bodies
from caunoi.site.demo import people
from caunoi.ui.measures import Reach, measures
from caunoi.workplace import demo, queries
from caunoi.workplace.models import StaffConference, WorkDialogue, Workplace, WorkPromise
from tests.stage import NOON, VIETNAM

COMMUNES = {"tanphu": "27031", "taythanh": "27013"}


def test_five_workplaces_hold_agree_keep_and_break(db):
    at = datetime(2027, 2, 3, 9, tzinfo=VIETNAM)
    with as_system():
        establish_bodies(province_code="79", by="system", at=NOON)
        demo.load(communes=COMMUNES, province="79", at=at)
        people.seat_workplaces(COMMUNES, at)
        assert Workplace.objects.count() == 5
        assert sorted(StaffConference.objects.values_list("stage", flat=True)) == ["valid", "valid", "valid", "void"]
        assert StaffConference.objects.get(again_of__isnull=False).again_of.stage == "void"
        assert set(WorkPromise.objects.values_list("stage", flat=True)) == {"kept", "broken", "running"}
        assert WorkDialogue.objects.filter(stage="held").count() == 1
        mill = Workplace.objects.get(name=demo.told.UTILITY)
        assert queries.deals(list(queries.agreements_of(mill)), at.date())[0].warned
        assert len(queries.desks_of(mill, at.date())) == 2
        late = queries.late_by_body(list(Workplace.objects.all()), at.date())
        assert late[Workplace.objects.get(name=demo.told.TEXTILE).body_id] >= 3
    span = {"since": at.date().replace(year=at.year - 2), "until": at.date()}
    codes = [each.measure for each in indicators().values() if each.measure.startswith("workplace.")]
    assert len(codes) >= 4
    assert all(measures.counts(codes, Reach(country=True), **span)[0][code] for code in codes)
