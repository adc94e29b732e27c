"""Whom the households elected to a board, and whom they voted off, is shown where the board is kept; an officer acts on it."""

from typing import Any

from django.urls import reverse

from caunoi.boards.queries import ElectedOne
from caunoi.boards.words import Kind
from caunoi.decide import queries as decide
from caunoi.decide.words import Board

#: What a vote of the households fills, and the kind of board it is.
FILLS = {Kind.INSPECTION: Board.INSPECTION, Kind.INVESTMENT: Board.INVESTMENT}


def elected(kind: Kind, place: Any) -> list[ElectedOne]:
    """Everybody elected to a kind of board in a place by a vote in force, the latest first."""
    return _told(kind, decide.elected_in(place), "Bầu")


def dismissed(kind: Kind, place: Any) -> list[ElectedOne]:
    """Everybody whom a vote in force dismissed from a kind of board in a place, the latest first."""
    return _told(kind, decide.dismissed_in(place), "Cho thôi")


def _told(kind: Kind, votes: list[Any], did: str) -> list[ElectedOne]:
    wanted = FILLS.get(kind)
    return [
        ElectedOne(
            name=name, election=f"{did} ngày {each.since:%d/%m/%Y}, {each.place.full_name}, mã {each.code}", where=each.place.full_name, since=each.since, until=each.until,
            href=reverse("decide:decision", args=[each.code]),
        )
        for each in votes if wanted is not None and each.board == wanted
        for name in each.names
    ]  # fmt: skip
