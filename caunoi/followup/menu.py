"""What following up adds to menus, to a place's page, to worklists and to the open data."""

from datetime import date
from typing import Any

from django.core.cache import cache
from django.urls import reverse

from caunoi.access.doors import holds
from caunoi.access.words import Role
from caunoi.files.opendata import catalogue
from caunoi.ui.front import Line, Way, front
from caunoi.ui.navigation import desk

#: Seconds a public figure may be old.
FRESH = 300


def _figures(place: Any, today: date) -> list[Line]:
    from .queries import counts
    from .words import OWED, Sight

    def count() -> tuple[int, int]:
        found = counts(today, place=place)
        return found.of(*OWED), found.late

    owed, late = cache.get_or_set(f"followup.front.{place.pk}.{today}", count, FRESH)  # type: ignore[misc]
    href = f"{reverse('followup:followups')}?noi={place.code}"
    return [
        Line("Kiến nghị, lời hứa còn nợ", "Recommendations and promises owed", owed, f"{href}&xem={Sight.OWED.value}"),
        Line("Trong đó quá hạn", "Of these overdue", late, f"{href}&xem={Sight.LATE.value}", late=late > 0),
    ]


def _ways(place: Any) -> list[Way]:
    href = reverse("followup:followups") + (f"?noi={place.code}" if place is not None else "")
    return [Way("Kiến nghị, lời hứa theo đến cùng", "Recommendations and promises followed up", href, "flag")]


def _may(request: Any) -> bool:
    return request.user.is_authenticated and holds(request, Role.HANDLER, Role.HEAD)


def add_entries() -> None:
    """The officers' entry, a place's figures, where duties lead, open data."""
    from .opendata import FOLLOWED

    desk.add(
        "Kiến nghị, lời hứa phải làm", "Recommendations and promises owed", "followup:owed", icon="flag", order=66, group=("Việc", "Work"), may=_may
    )  # fmt: skip
    front.offer_figures("oversee", "followup", _figures)
    front.offer_ways("place.oversee", "followup", _ways)
    front.offer_address("followup", lambda key: reverse("followup:desk", args=[key]))
    catalogue.offer(FOLLOWED)
