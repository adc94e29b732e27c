"""The demo's year of inspecting boards loads by the room's own commands, after the boards it stands on."""

from caunoi.access.context import as_system
from caunoi.boards import demo as boards_demo
from caunoi.boards.words import Standing
from caunoi.check import demo, queries
from caunoi.check.models import BoardReport, Exhibit, Inspection, Project, Recommendation
from caunoi.check.words import Held, Sort, Watched
from caunoi.files.checks import inspect
from caunoi.places.commands import establish_bodies
from caunoi.places.queries import place_on
from tests.stage import NOON

COMMUNES = {"tanphu": "27031"}


def test_a_year_of_boards_has_what_is_answered_late_refused_mended_and_open(db, settings, tmp_path, monkeypatch):
    settings.FILES_DIR = tmp_path / "vault"
    # The same checks without a process of their own for each of twenty pictures: that is tested where it is made.
    monkeypatch.setattr("caunoi.files.commands.inspect_apart", inspect)
    with as_system():
        establish_bodies(province_code="79", by="system", at=NOON)
        boards_demo.load(communes=COMMUNES, province="79", at=NOON)
        demo.load(communes=COMMUNES, province="79", at=NOON)
        place = place_on(COMMUNES["tanphu"], NOON.date())
        held = [row.held for row in Inspection.objects.select_related("item")]
        figures = queries.figures(place, NOON.date())
        asked = Recommendation.objects.select_related("advice").exclude(inspection=None, project=None)
        defects = [(row.advice.standing, bool(row.judged)) for row in asked if row.sort == Sort.DEFECT.value]

    assert {word: held.count(word) for word in Held} == {Held.PLANNED: 1, Held.NOTICED: 1, Held.CONCLUDED: 3}
    assert {row.watched for row in Project.objects.all()} == {Watched.RUNNING, Watched.ENDED}
    assert sorted(defects) == sorted([(Standing.SETTLED, True), (Standing.PROMISED, False), (Standing.WAITING, False)])
    assert {row.advice.standing for row in asked if row.inspection_id} == {Standing.SETTLED, Standing.EXPLAINED, Standing.WAITING}  # fmt: skip
    assert (figures.late_answers >= 2, figures.open_defects) == (True, 2)
    with as_system():
        assert Exhibit.objects.filter(public=True).count() >= 6
        assert BoardReport.objects.filter(sent_on__isnull=False).count() >= 5
