"""The demo's boards load by the room's own commands; whom the households elected is offered to the board and seated by a person."""

import random
from datetime import timedelta

from caunoi.access.context import as_system
from caunoi.boards import commands, demo, queries
from caunoi.boards.models import Board
from caunoi.boards.words import Kind, Seat, Standing, Way
from caunoi.decide import demo as decide_demo
from caunoi.decide.demo.votes import Commune
from caunoi.places.commands import establish_bodies
from caunoi.places.queries import place_on
from tests.stage import NOON

COMMUNES = {"tanphu": "27031"}


def test_boards_have_a_vacancy_a_late_answer_and_one_who_was_elected_and_waits_for_the_seat(db):
    with as_system():
        establish_bodies(province_code="79", by="system", at=NOON)
        commune = place_on(COMMUNES["tanphu"], NOON.date())
        groups = decide_demo._villages(commune, NOON, random.Random(1))
        Commune(commune, groups, NOON).inspector(groups[4])
        demo.load(communes=COMMUNES, province="79", at=NOON)
        today = NOON.date()
        board = Board.objects.get(kind=Kind.INSPECTION.value)
        found = queries.published_among([board], today)[0]
        awaiting = queries.awaiting(board, today)

        assert sorted(Board.objects.values_list("kind", flat=True)) == [
            "advisory", "contacts", "inspection", "investment", "investment", "steering", "steering",
        ]  # fmt: skip
        assert (found.seated, board.size, found.vacancy.seats, found.vacancy.filled) == (11, 12, 1, True)
        assert {each.standing for each in queries.advice_shown(board)} == {Standing.WAITING, Standing.SETTLED, Standing.EXPLAINED}  # fmt: skip
        assert queries.figures(board.place, today).late == 1
        assert [(each.name, each.where) for each in awaiting] == [("Lương Thị Bích Vân", "Tổ dân phố 5")]
        assert queries.awaiting(board, awaiting[0].since - timedelta(days=1)) == []
        commands.seat(
            board_id=board.pk, name="LƯƠNG THỊ BÍCH VÂN", seat=Seat.MEMBER, way=Way.ELECTED, election=awaiting[0].election, since=today, eligible=True,
            by="system", at=NOON,
        )  # fmt: skip
        assert queries.awaiting(board, today) == []
        assert not queries.to_be_filled(board, today)
