"""Boards of the small town, on Thursday 19 November 2026."""

from datetime import date

import pytest
import time_machine
from django.core.cache import cache

from caunoi.boards import commands
from caunoi.boards.words import Kind, Seat, Way
from caunoi.kernel.refusal import Refusal
from tests.stage import NOON

SINCE = date(2026, 10, 5)


@pytest.fixture(autouse=True)
def _today(request):
    cache.clear()
    if "site" in request.fixturenames:  # a browser and a server live in real time
        yield
        return
    with time_machine.travel(NOON, tick=False):
        yield


def refused(field, act, **arguments):
    """The act is refused beside the field."""
    with pytest.raises(Refusal) as no:
        act(**arguments)
    assert no.value.field == field


@pytest.fixture
def board(town, speak):
    """A supervision board of five with three seated, its head among them."""
    with speak(town.head):
        found = commands.set_up(
            kind=Kind.INVESTMENT, body=town.committee, name="Ban Giám sát hẻm 12", decision="12/QĐ", size=5, since=SINCE, quorum=(2, 3), by=town.head, at=NOON
        )  # fmt: skip
        for name, seat in (("Lê A", Seat.HEAD), ("Lê B", Seat.DEPUTY), ("Lê C", Seat.MEMBER)):
            sit(found, town, name=name, seat=seat)
    return found


def sit(board, town, **more):
    """Seat somebody."""
    arguments = {
        "seat": Seat.MEMBER,
        "way": Way.ELECTED,
        "since": SINCE,
        "by": town.head,
        "at": NOON,
        "board_id": board.pk,
    }
    return commands.seat(**{**arguments, **more})
