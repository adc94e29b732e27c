"""Who the households elected to a board is shown where the board is kept; an officer seats them."""

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
    wanted = FILLS.get(kind)
    if wanted is None:
        return []
    return [
        ElectedOne(
            name=name, election=f"Bầu ngày {each.since:%d/%m/%Y}, {each.place.full_name}, mã {each.code}", where=each.place.full_name, since=each.since, until=each.until,
            href=reverse("decide:decision", args=[each.code]),
        )
        for each in decide.elected_in(place) if each.board == wanted
        for name in each.names
    ]  # fmt: skip
