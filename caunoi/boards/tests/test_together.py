"""Two officers at the same moment, with commits that are real: the last seat, one answer, one board."""

import threading
from datetime import timedelta

from django.db import connection

from caunoi.access.context import as_system, speaking_for
from caunoi.boards import commands
from caunoi.boards.models import Board, BoardAdvice, BoardMember
from caunoi.boards.words import Answer, Kind, Seat, Way
from caunoi.duties.models import Duty
from caunoi.kernel.refusal import Refusal
from tests.stage import NOON
from tests.town import build_town

from .conftest import SINCE


def both(people, act):
    """What two people are told who do the same at once."""
    told, ready = [], threading.Barrier(2)

    def run(number, person):
        try:
            ready.wait()
            with speaking_for(person.pk, today=NOON.date()):
                act(number, person)
            told.append("done")
        except Refusal as no:
            told.append(str(no))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(told)


def test_two_officers_at_once_lose_nothing_and_do_nothing_twice(committed):
    with as_system():
        town = build_town()
    pair = (town.handler, town.head)
    new = {"kind": Kind.ADVISORY, "body": town.committee, "name": "Ban Tư vấn", "decision": "1/QĐ", "size": 1, "since": SINCE, "quorum": (1, 2)}  # fmt: skip

    set_up = both(pair, lambda _n, who: commands.set_up(**new, by=who, at=NOON))
    with as_system():
        board = Board.objects.get()
        advice = commands.advise(board_id=board.pk, to=town.committee, what="Kiến nghị", by="system", at=NOON)
    seated = both(
        pair,
        lambda n, who: commands.seat(
            board_id=board.pk, name=f"Người {n}", seat=Seat.HEAD, way=Way.CONSENTED, since=SINCE, consented=True, by=who, at=NOON
        ),
    )  # fmt: skip
    answered = both(
        pair,
        lambda n, who: commands.answer_advice(
            advice_id=advice.pk, answer=Answer.ACCEPTED, words=f"Lời {n}", promised_on=NOON.date() + timedelta(days=5), by=who, at=NOON
        ),
    )  # fmt: skip

    assert set_up == ["Ban này đã được lập.", "done"]
    assert seated == ["Ban đã đủ 1 thành viên.", "done"]
    assert answered == ["Kiến nghị này đã được trả lời.", "done"]
    with as_system():
        assert (Board.objects.count(), BoardMember.objects.count(), Duty.objects.count()) == (1, 1, 1)
        assert BoardAdvice.objects.get().standing.value == "promised"
