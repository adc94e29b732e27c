"""What the room adds to menus and to a place's page."""

from datetime import date
from typing import Any

from django.urls import reverse

from caunoi.access.doors import grants_held
from caunoi.files.opendata import catalogue
from caunoi.ui.front import Line, Way, front
from caunoi.ui.navigation import desk


def _figures(place: Any, today: date) -> list[Line]:
    from .queries import figures

    if place.level == "province":
        return []
    counted, href = figures(place, today), reverse("decide:decisions", args=[place.code])
    return [
        Line("Cuộc họp, lấy phiếu sắp tới", "Meetings and votes ahead", counted["ahead"], href),
        Line("Việc cộng đồng đã quyết định năm nay", "Community decisions this year", counted["decided"], href),
        Line("Việc được thông qua năm nay", "Passed this year", counted["passed"], href),
    ]


def _account(place: Any, since: date, until: date) -> list[Line]:
    """What households of a commune decided in a span, each with its result."""
    from .queries import decided_between

    said = {True: ("được thông qua", "passed"), False: ("không được thông qua", "did not pass")}
    return [
        Line(
            f"{row.title} ({row.place.full_name}), {said[bool(row.passes)][0]}",
            f"{row.title} ({row.place.full_name}), {said[bool(row.passes)][1]}",
            f"{row.yes}/{row.base}",
            reverse("decide:decision", args=[row.code]),
        )
        for row in decided_between(place, since, until)
    ]


def _ways(place: Any) -> list[Way]:
    """To what the households of a commune decide, from its page."""
    if place is None or place.level == "province":
        return []
    return [
        Way("Cộng đồng quyết định", "Community decisions", reverse("decide:decisions", args=[place.code]), "people")
    ]


def _elections(place: Any) -> list[Way]:
    """To the votes by which households fill empty seats, from where a board is short of members."""
    if place is None or place.level == "province":
        return []
    href = reverse("decide:decisions", args=[place.code])
    return [Way("Các cuộc bầu của cộng đồng", "Elections of the community", href, "people")]


def _election_start(place: Any) -> list[Way]:
    """Where officers begin one."""
    return [
        Way(
            "Đưa việc bầu bổ sung ra cộng đồng",
            "Put a by-election to the community",
            reverse("decide:officer-start"),
            "plus",
        )
    ]


def add_entries() -> None:
    """The officers' entry and a place's figures."""
    from .opendata import DECISIONS
    from .queries.roll import keeping_among

    def keeps(request: Any) -> bool:
        return bool(keeping_among(grants_held(request)))

    desk.add(
        "Cộng đồng quyết định",
        "Community decisions",
        "decide:officer-decisions",
        icon="people",
        order=45,
        group=("Việc", "Work"),
        may=keeps,
    )
    front.offer_figures("discuss", "decide", _figures)
    front.offer_account("decide", "Việc cộng đồng đã quyết định", "What the community decided", _account)
    catalogue.offer(DECISIONS)
    front.offer_ways("place.discuss", "decide", _ways)
    front.offer_ways("elections", "decide", _elections)
    front.offer_ways("election-start", "decide", _election_start)
