"""Promises, advice and conclusions of their rooms stand on the public list from the day they are made, and move with their record."""

from datetime import date, timedelta

import pytest
import time_machine

from caunoi.access.context import as_system
from caunoi.boards import commands as boards
from caunoi.boards.words import Answer, Kind
from caunoi.followup import queries as followup
from caunoi.followup.models import Followup, FollowupStep
from caunoi.journeys.followups import follow_what_exists
from tests.stage import NOON

TODAY = NOON.date()
DUE = date(2026, 12, 10)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def advised(town, speak):
    """A function that gives advice of a supervision board to the committee."""
    with speak(town.head):
        board = boards.set_up(
            kind=Kind.INVESTMENT, body=town.committee, name="Ban Giám sát hẻm 12", decision="12/QĐ", size=5, since=date(2026, 10, 5), quorum=(2, 3), by=town.head, at=NOON
        )  # fmt: skip

    def give(what="Đắp lại lề hẻm bị lún", public=True):
        with speak(town.head):
            return boards.advise(board_id=board.pk, to=town.committee, what=what, by=town.head, at=NOON, public=public)

    return give


def of(advice):
    return followup.of(f"boardadvice:{advice.pk}")


def test_advice_of_a_board_is_followed_from_its_day_to_its_end(advised, town, speak):
    kept, explained, inner = advised(), advised("Thay toàn bộ nắp cống"), advised("Việc nội bộ của ban", public=False)
    assert (of(kept).state, of(kept).due_on, of(kept).raised_by) == ("open", kept.due, "Ban Giám sát hẻm 12")
    assert of(inner) is None
    with speak(town.head):
        boards.answer_advice(advice_id=inner.pk, answer=Answer.EXPLAINED, words="Đã trao đổi", by=town.head, at=NOON)
        boards.answer_advice(
            advice_id=explained.pk, answer=Answer.EXPLAINED, words="Nắp cống còn tốt", by=town.head, at=NOON
        )
        boards.answer_advice(
            advice_id=kept.pk, answer=Answer.PARTLY, words="Đắp đoạn lún nặng", promised_on=DUE, by=town.head, at=NOON
        )
    assert (of(explained).state, of(explained).reason, of(explained).ended_on) == ("refused", "Nắp cống còn tốt", TODAY)
    assert (of(kept).state, of(kept).due_on) == ("accepted", DUE)
    with speak(town.head):
        boards.settle_advice(advice_id=kept.pk, outcome="Đã đắp xong 30 m lề hẻm", by=town.head, at=NOON)
    assert of(kept).state == "done"
    assert FollowupStep.objects.filter(followup=of(kept)).last().link.startswith("/cac-ban/")


def test_what_was_public_before_the_list_is_found_once(advised, town, speak):
    advice = advised()
    with speak(town.head):
        boards.answer_advice(
            advice_id=advice.pk, answer=Answer.ACCEPTED, words="Tiếp thu", promised_on=DUE, by=town.head, at=NOON
        )
    later = NOON + timedelta(days=3)
    with as_system():
        Followup.objects.filter(ref=f"boardadvice:{advice.pk}").update(
            ref="boardadvice:0"
        )  # as though it had never been followed
    assert follow_what_exists(at=later) == 1
    assert follow_what_exists(at=later) == 0
    assert (of(advice).state, of(advice).raised_on, of(advice).answered_on) == ("accepted", TODAY, TODAY)
