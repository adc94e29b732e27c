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


def _ways(place: Any) -> list[Way]:
    """To what the households of a commune decide, from its page."""
    if place is None or place.level == "province":
        return []
    return [
        Way("Cộng đồng quyết định", "Community decisions", reverse("decide:decisions", args=[place.code]), "people")
    ]


def add_entries() -> None:
    """The officers' entry and a place's figures."""
    from .opendata import DECISIONS
    from .queries.reading import keeping_among

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
    catalogue.offer(DECISIONS)
    front.offer_ways("place", "decide", _ways)
