"""What the mandate room adds to the menus, and to the page of every place."""

from datetime import date
from typing import Any

from django.urls import reverse

from caunoi.ui.front import Line, Way, front
from caunoi.ui.navigation import desk, public

from . import queries


def figures(place: Any, today: date) -> list[Line]:
    """Directives whose carrying out is public, and how their tasks stand; each opens to its list."""
    documents, counts = queries.public_of(place, today)
    if not documents:
        return []
    address = f"{reverse('mandate:directives')}?noi={place.code}"
    return [
        Line("chỉ thị, kế hoạch đang thực hiện công khai", "directives carried out in public", documents, address),
        Line("nhiệm vụ đã xong", "tasks done", counts.done, address),
        Line("nhiệm vụ quá hạn", "tasks overdue", counts.late, address, late=counts.late > 0),
    ]


def ways(place: Any) -> list[Way]:
    """The way to a place's directives."""
    to = reverse("mandate:directives") + (f"?noi={place.code}" if place else "")
    return [Way("Chỉ thị, kế hoạch đang thực hiện", "Directives being carried out", to, "flag")]


def add_entries() -> None:
    """The officers' page, the public list, where a task's duty is met."""
    desk.add("Nhiệm vụ", "Mandates", "mandate:mandates", icon="flag", order=40, group=("Việc", "Work"))
    public.add("Chỉ thị, kế hoạch", "Directives", "mandate:directives", icon="flag", order=60, foot=True)
    front.offer_figures("check", "mandate", figures)
    front.offer_ways("check", "mandate", ways)
    front.offer_address("task", lambda key: reverse("mandate:task", args=[key]))
