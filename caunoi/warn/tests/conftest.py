"""Early warning of the small town, on Thursday 19 November 2026."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache

from caunoi.access.context import as_system
from caunoi.places.models import Topic
from caunoi.voice.models import Petition
from caunoi.warn import commands, rules
from caunoi.warn.models import EarlyWarning
from tests.stage import NOON

#: The Monday of the last whole week.
WEEK = rules.last_whole_week(NOON.date())


@pytest.fixture(autouse=True)
def _today(request):
    cache.clear()
    if "site" in request.fixturenames:  # a browser and a server live in real time
        yield
        return
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def topic(db):
    return Topic.objects.get(code="land.compensation")


@pytest.fixture
def sent(town, topic):
    """A function that puts letters into the town as they lie in the tables; alike unless given words of their own."""
    made = [0]

    def send(count, *, week=WEEK, day=0, place=None, words=None, about=topic, **fields):
        rows = []
        for _ in range(count):
            made[0] += 1
            number = made[0]
            on = week + timedelta(days=day)
            text = (
                words
                if words is not None
                else " ".join(
                    f"{chr(97 + (number * step) % 26)}{chr(97 + (number + step) % 26)}a{chr(97 + number % 7)}"
                    for step in range(60)
                )
            )
            where = place or town.place
            rows.append(
                Petition(
                    code=f"CN-{number}", code_digest=f"d{number}", secret_digest=f"s{number}", number=number, year=on.year, channel="web", title="Đơn thử", text=text,
                    topic=about, place=where, province=town.province, registered_by=town.committee, received_at=NOON - timedelta(days=(NOON.date() - on).days),
                    received_on=on, **{"body": town.committee, "seen_by": [town.committee.pk], "kind": "proposal", "declared_kind": "proposal", **fields},
                )
            )  # fmt: skip
        with as_system():
            return Petition.objects.bulk_create(rows)

    return send


@pytest.fixture
def quiet(sent, town):
    """Forty weeks in which a letter comes here every other week and one to the neighbour every third."""
    for back in range(1, 41):
        if back % 2:
            sent(1, week=WEEK - timedelta(weeks=back))
        if back % 3 == 0:
            sent(1, week=WEEK - timedelta(weeks=back), place=town.neighbour_place)


@pytest.fixture
def rise(quiet, sent):
    """Nine different letters about land in the last whole week, judged: the warning."""
    sent(9)
    commands.judge_week(week=WEEK, by="clock", at=NOON)
    with as_system():
        return EarlyWarning.objects.select_related("place", "topic").get(sort="cell")
