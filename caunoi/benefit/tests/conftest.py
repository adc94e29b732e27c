"""Ratings and programmes of the small town, on Thursday 19 November 2026."""

import pytest
import time_machine
from django.core.cache import cache

from caunoi.benefit import commands
from caunoi.benefit.words import Channel, Matter
from tests.stage import NOON


@pytest.fixture(autouse=True)
def _today(request):
    cache.clear()
    if "site" in request.fixturenames:  # a browser and a server live in real time
        yield
        return
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def service(town, speak):
    """What people rate: certification at the one-stop counter."""
    with speak(town.head):
        return commands.open_service(
            body=town.committee, matter=Matter.SERVICE, name="Chứng thực tại Một cửa", by=town.head, at=NOON
        )


@pytest.fixture
def batch(town, speak, service):
    """Forty codes for a counter's day."""
    with speak(town.receiver):
        return commands.issue_codes(service_id=service.pk, channel=Channel.COUNTER, size=40, by=town.receiver, at=NOON)
