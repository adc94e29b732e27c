"""Things followed up in the small town, on Thursday 19 November 2026."""

from datetime import date

import pytest
import time_machine
from django.core.cache import cache

from caunoi.followup import commands, queries
from tests.stage import NOON

TODAY, RAISED, DUE = NOON.date(), date(2026, 11, 2), date(2026, 12, 1)


@pytest.fixture(autouse=True)
def _today(request):
    cache.clear()
    if "site" in request.fixturenames:  # a browser and a server live in real time
        yield
        return
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def follow(town, speak):
    """A function that puts a record on the list and gives its number; keywords change what is raised."""
    count = iter(range(1, 100_000))

    def put(kind="recommendation", ref="", **changed):
        told = {
            "place": town.place.code, "owed_by": str(town.committee.pk), "raised_by": "Ban Thanh tra nhân dân", "text": "Sửa nắp cống trước số 12 đường số 3",
            "raised_on": RAISED, "by": "system", "at": NOON,
        } | changed  # fmt: skip
        return commands.open_followup(kind=kind, ref=ref or f"check.recommendation:{next(count)}", **told)

    return put


def state(number):
    """Where it stands."""
    return queries.one(number).state
