"""The demo year comes in once, and holds late, silent, returned, adjusted, moved, carried and repeated work."""

from datetime import date

import pytest

from caunoi.mandate import queries
from caunoi.mandate.demo import year
from caunoi.mandate.models import Mandate, Task, TaskWord
from caunoi.places.commands import establish_bodies
from caunoi.places.models import Place
from tests.stage import NOON


@pytest.fixture
def city(system):
    """The bodies of the demo's province, but those of three communes only."""
    from caunoi.places.models import Body

    establish_bodies(province_code="79", by="system", at=NOON)
    keep = ["27031", "27013", "25747"]
    gone = Place.objects.filter(province__code="79", level="commune").exclude(code__in=keep)
    Body.objects.filter(place__in=gone).update(until=date(2025, 7, 2))


def test_the_demo_directive_is_carried_through_half_a_year_once(city):
    for _ in range(2):
        year.load(communes={"tanphu": "27031", "taythanh": "27013"}, province="79", at=NOON)

    directive = Mandate.objects.get(number="12-CT/TU")
    said = set(TaskWord.objects.values_list("act", flat=True))
    counts = queries.standings(Task.objects.all(), NOON.date())
    assert {
        "plan",
        "contribute",
        "report",
        "send_back",
        "adjust",
        "move",
        "carry",
        "escalate",
        "complete",
        "withdraw",
    } <= said
    assert Mandate.objects.filter(synthetic=True).count() == 3
    assert Mandate.objects.get(number="08-KH/TU").stage == "closed"
    assert min(counts.done, counts.done_late, counts.late, counts.silent, counts.unplanned) > 0
    assert {len(task.line) for task in directive.tasks.all()} >= {0, 1, 2}
    assert Task.objects.filter(previous__isnull=False).count() >= 4
    assert Task.objects.get(source_ref="conference:giao-ban-quy").due.year == 2026
    assert directive.published_at is not None
