"""What the room adds to menus, to a place's page, to worklists and to the open data."""

from datetime import date
from typing import Any

from django.core.cache import cache
from django.urls import reverse

from caunoi.access.doors import holds
from caunoi.access.words import Role
from caunoi.files.opendata import catalogue
from caunoi.followup.courses import Course, courses
from caunoi.ui.front import Line, Way, front
from caunoi.ui.navigation import desk

#: Seconds a public figure may be old.
FRESH = 600


def _figures(place: Any, today: date) -> list[Line]:
    from .queries import Figures, figures

    found: Figures = cache.get_or_set(f"oversee.front.{place.pk}.{today}", lambda: figures(place, today), FRESH)  # type: ignore[assignment]
    href = reverse("oversee:place", args=[place.code])
    return [
        Line("Cuộc giám sát đang làm", "Supervisions running", found.running, href),
        Line("Cuộc giám sát đã có kết quả trong năm", "Supervisions reported this year", found.reported, href),
        Line("Báo cáo giám sát chậm", "Supervision reports late", found.late, href, late=found.late > 0),
    ]


def _ways(place: Any) -> list[Way]:
    if place is None:
        return []
    return [
        Way("Giám sát, phản biện", "Supervision and criticism", reverse("oversee:place", args=[place.code]), "search"),
        Way("Góp ý xây dựng Đảng, chính quyền", "Comment on the Party and the authorities", reverse("oversee:standing", args=[place.code]), "megaphone"),
    ]  # fmt: skip


def _may(request: Any) -> bool:
    return request.user.is_authenticated and holds(request, Role.HANDLER, Role.HEAD)


def add_entries() -> None:
    """The officers' entry, a place's figures, where duties lead, open data, how recommendations are followed."""
    from .opendata import POINTS, SUPERVISIONS

    desk.add(
        "Giám sát, phản biện",
        "Supervision and criticism",
        "oversee:desk",
        icon="search",
        order=67,
        group=("Việc", "Work"),
        may=_may,
    )
    front.offer_figures("oversee", "oversee", _figures)
    front.offer_ways("place.oversee", "oversee", _ways)
    front.offer_address("oversee.supervision", lambda key: reverse("oversee:supervision-desk", args=[key]))
    front.offer_address("oversee.criticism", lambda key: reverse("oversee:criticism-desk", args=[key]))
    # What a hearing left carries the hearing's number and its own, as "88.2".
    front.offer_address("oversee.hearing", lambda key: reverse("oversee:hearing", args=[key.partition(".")[0]]))
    front.offer_address("oversee.year", lambda key: reverse("oversee:desk"))
    courses.tell(
        "oversee.recommendation", "Kiến nghị sau giám sát", "Recommendations of supervision", Course(answer=True)
    )
    courses.tell("oversee.hearing", "Phiên nghe Mặt trận 6 tháng", "Half-yearly hearings", Course(answer=True))
    catalogue.offer(SUPERVISIONS, POINTS)
