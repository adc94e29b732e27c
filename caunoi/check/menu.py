"""What the room adds to menus, to a place's page, to open data, and where its records are worked on."""

from datetime import date
from typing import Any

from django.core.cache import cache
from django.urls import reverse

from caunoi.boards.menu import works_with_boards
from caunoi.files.opendata import catalogue
from caunoi.ui.front import Line, Way, front
from caunoi.ui.navigation import desk

from . import queries

#: Seconds a public figure may be old.
FRESH = 600


def _figures(place: Any, today: date) -> list[Line]:
    found: queries.Figures = cache.get_or_set(
        f"check.front.{place.pk}.{today}", lambda: queries.figures(place, today), FRESH
    )  # type: ignore[assignment]
    href = reverse("check:place", args=[place.code])
    if not any((found.concluded, found.projects, found.open_defects, found.late_answers)):
        return []
    return [
        Line("Cuộc kiểm tra đã kết luận trong năm", "Inspections concluded this year", found.concluded, href),
        Line("Công trình đang được cộng đồng giám sát", "Projects under community supervision", found.projects, href),
        Line("Khiếm khuyết công trình chưa sửa xong", "Defects not mended", found.open_defects, href, late=found.open_defects > 0),
        Line("Kiến nghị sau kiểm tra quá hạn trả lời", "Recommendations overdue", found.late_answers, href, late=found.late_answers > 0),
    ]  # fmt: skip


def _ways(place: Any) -> list[Way]:
    """To what a place's boards checked, from its page."""
    if place is None:
        return []
    return [
        Way("Kiểm tra, giám sát của Nhân dân", "Inspection by the people", reverse("check:place", args=[place.code]), "check")
    ]  # fmt: skip


def add_entries() -> None:
    """The desk's entry, a place's figures and ways, open data, where each record is worked on."""
    from .opendata import ENTRIES, INSPECTIONS, PROJECTS

    desk.add("Dân kiểm tra", "People's inspection", "check:desk", icon="search", order=71, group=("Việc", "Work"), may=works_with_boards)  # fmt: skip
    front.offer_figures("check", "check", _figures)
    front.offer_ways("place.check", "check", _ways)
    front.offer_ways("check", "check", _ways)
    front.offer_address("inspection", lambda key: reverse("check:inspection", args=[key]))
    front.offer_address("supervision", lambda key: reverse("check:project", args=[key]))
    front.offer_address("boardreport", lambda key: reverse("check:report", args=[key]))
    catalogue.offer(INSPECTIONS, PROJECTS, ENTRIES)
