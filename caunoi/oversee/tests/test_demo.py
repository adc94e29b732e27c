"""The demo of supervision and criticism fills what its pages show."""

from caunoi.access.context import as_system
from caunoi.followup.models import Followup
from caunoi.oversee import demo
from caunoi.oversee.models import Criticism, OversightHearing, Supervision
from tests.stage import NOON


def test_a_year_of_the_front_is_told_in_every_state(front, town):
    with as_system():
        demo.load(communes={"tanphu": town.place.code}, province="79", at=NOON)
        assert {row.stage for row in Supervision.objects.all()} == {"planned", "notified", "reported"}
        assert {(row.sort, row.phase) for row in Criticism.objects.all()} == {
            ("draft", "issued"), ("draft", "open"), ("standing", "answered"), ("standing", "open"),
        }  # fmt: skip
        assert {row.state for row in Followup.objects.all()} == {"open", "accepted", "refused", "done"}
        assert OversightHearing.objects.filter(held_on__isnull=False).count() == 1
        assert all(
            row.synthetic for row in [*Supervision.objects.all(), *Criticism.objects.all(), *Followup.objects.all()]
        )
