"""What the room adds to menus and to a place's page."""

from datetime import date
from typing import Any

from django.core.cache import cache
from django.urls import reverse

from caunoi.access.doors import grants_held, holds
from caunoi.access.words import Role
from caunoi.files.opendata import catalogue
from caunoi.followup.courses import Course, courses
from caunoi.followup.speakers import Speaker, speakers
from caunoi.ui.front import Line, Way, front
from caunoi.ui.navigation import desk

#: Seconds a public figure may be old.
FRESH = 600


def _figures(place: Any, today: date) -> list[Line]:
    from .queries import Figures, figures

    found: Figures = cache.get_or_set(f"boards.front.{place.pk}.{today}", lambda: figures(place, today), FRESH)  # type: ignore[assignment]
    href = reverse("boards:boards", args=[place.code])
    return [
        Line("Ban, tổ đang hoạt động", "Boards at work", found.at_work, href),
        Line("Ghế khuyết phải bầu bổ sung", "Empty seats to be filled", found.empty, href, late=found.empty > 0),
        Line("Kiến nghị của ban chậm trả lời", "Advice answered late", found.late, href, late=found.late > 0),
    ]


def _ways(place: Any) -> list[Way]:
    """To the boards of a place, from its page."""
    return (
        [] if place is None else [Way("Các ban, tổ", "Boards", reverse("boards:boards", args=[place.code]), "people")]
    )


def works_with_boards(request: Any) -> bool:
    """Who may keep boards, and who sits on one; the latter is asked of the database once, and only where the former does not hold."""
    from .queries import my_seats

    if not request.user.is_authenticated:
        return False
    if holds(request, Role.HANDLER):
        return True
    if not hasattr(request, "sits_on_a_board"):
        request.sits_on_a_board = bool(my_seats(request.user))
    return bool(request.sits_on_a_board)


def _speakers(person: Any, place: Any, on: date) -> list[Speaker]:
    """The boards of a place in whose name a person may say that a result is none."""
    from .queries import headed_in

    return [Speaker(f"board:{board.pk}", board.name) for board in headed_in(person, place, on)]


#: What somebody has to do here who sits on a board and holds no office.
OF_A_SEAT = ("desk:today", "boards:officer-boards", "check:desk", "desk:officer-search", "connect:home", "desk:guides")


def _only_a_seat(request: Any) -> bool:
    """Whether the account is a board member's and no office's: the desks of offices would refuse it."""
    return bool(request.user.is_authenticated and not grants_held(request) and works_with_boards(request))


def add_entries() -> None:
    """The officers' entry, a place's figures, where duties lead, open data."""
    from .opendata import ADVICE, BOARDS

    desk.add(
        "Các ban, tổ", "Boards", "boards:officer-boards", icon="people", order=70, group=("Việc", "Work"), may=works_with_boards
    )  # fmt: skip
    desk.narrow("boards", _only_a_seat, OF_A_SEAT)
    front.offer_figures("check", "boards", _figures)
    front.offer_ways("place.check", "boards", _ways)
    front.offer_address("board", lambda key: reverse("boards:officer-board", args=[key]))
    front.offer_address("boardadvice", lambda key: reverse("boards:officer-advice", args=[key]))
    catalogue.offer(BOARDS, ADVICE)
    speakers.offer("boards", _speakers)
    courses.tell("boardadvice", "Kiến nghị của các ban", "Advice of boards", Course(finish=False))
