"""The demo's dialogues load by the room's own commands: nothing in them skips a rule."""

from caunoi.access.context import as_system
from caunoi.dialogue import demo, queries
from caunoi.dialogue.models import Dialogue
from caunoi.dialogue.words import Sight
from tests.stage import NOON


def test_both_communes_have_their_dialogues(town):
    with as_system():
        demo.load(communes={"tanphu": town.place.code, "taythanh": town.neighbour_place.code}, province="79", at=NOON)
        stages = sorted(Dialogue.objects.values_list("stage", flat=True))

    counts = queries.sights(town.place, NOON.date())
    assert stages == ["announced", "announced", "live", "planned", "published", "published"]
    assert (counts[Sight.KEPT], counts[Sight.LATE], counts[Sight.DISPUTED]) == (1, 1, 1)
    assert [each.stage.value for each in queries.requests_in(place=town.place)] == ["reached"]
