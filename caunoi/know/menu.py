"""What the room adds to menus and to a place's page."""

from datetime import date
from typing import Any

from django.urls import reverse

from caunoi.access.doors import holds
from caunoi.access.words import Role
from caunoi.files.opendata import catalogue
from caunoi.ui.front import Line, front
from caunoi.ui.navigation import desk, public

from .opendata import DISCLOSURES
from .queries.figures import disclosed_between, figures_of


def _edits(request: Any) -> bool:
    return holds(request, Role.EDITOR)


def add_entries() -> None:
    """Disclosure and news, for residents and for publishing officers."""
    public.add("Công khai", "Disclosures", "know:disclosures", icon="megaphone", order=25)
    public.add("Tin tức", "News", "know:news", icon="document", order=58, foot=True)
    group = ("Dân biết", "The people know")
    desk.add("Công khai", "Disclosures", "know:officer-due", icon="megaphone", order=20, group=group, may=_edits)
    desk.add("Câu hỏi", "Questions", "know:officer-questions", icon="info", order=21, group=group, may=_edits)
    desk.add(
        "Tin tức, ý kiến", "News and comments", "know:officer-news", icon="document", order=22, group=group, may=_edits
    )
    desk.add(
        "Công khai nội bộ", "Inside my agency", "know:inside", icon="lock", order=23, group=group,
        may=lambda request: bool(request.user.is_authenticated),
    )  # fmt: skip
    front.offer_figures("know", "know", lines_of)
    catalogue.offer(DISCLOSURES)
    front.offer_account("know", "Điều đã công khai", "What was disclosed", account)
    front.offer_address("disclosure", lambda key: reverse("know:officer-disclosure", args=[key]))
    front.offer_address("disclosure-plan", lambda key: reverse("know:officer-papers", args=[key.split(":")[0]]))
    front.offer_address("item-question", lambda key: reverse("know:officer-question", args=[key]))


def lines_of(place: Any, today: date) -> list[Line]:
    """What a place's page says of it."""
    found, here = figures_of(place, today=today), f"?noi={place.code}"
    all_of = reverse("know:disclosures") + here
    coming = "" if place.is_province else reverse("know:coming") + here
    return [
        Line("nội dung đang công khai", "disclosed now", found.disclosed, all_of),
        Line("sắp đến hạn công khai", "to be disclosed", found.due, coming),
        Line("quá hạn công khai", "overdue", found.overdue, coming, late=found.overdue > 0),
        Line("câu hỏi chờ trả lời", "questions waiting", found.questions, all_of),
    ]


def account(place: Any, since: date, until: date) -> list[Line]:
    """What a commune disclosed in a span, in time or not, and the questions it answered."""
    told, here = disclosed_between(place, since, until), f"?noi={place.code}"
    if not told["disclosed"]:
        return []
    all_of = reverse("know:disclosures") + here
    return [
        Line("nội dung đã công khai", "disclosures", told["disclosed"], all_of),
        Line("công khai sau hạn", "disclosed late", told["late"], all_of),
        Line("câu hỏi của người dân đã trả lời", "questions answered", told["answered"], all_of),
    ]
