"""What the room adds to the menus and to a place's page."""

from datetime import date
from typing import Any

from django.core.cache import cache
from django.urls import reverse

from caunoi.access.doors import holds
from caunoi.access.words import Role
from caunoi.kernel.words import say
from caunoi.ui.front import Line, Way, front
from caunoi.ui.navigation import desk
from caunoi.ui.numbers import vnpercent

#: Seconds a public figure may be old.
FRESH = 600


def _figures(place: Any, today: date) -> list[Line]:
    from .queries import Share, figures

    found: tuple[int, Share] = cache.get_or_set(
        f"benefit.front.{place.pk}.{today}", lambda: figures(place, today), FRESH
    )  # type: ignore[assignment]
    services, share = found
    href = reverse("benefit:satisfaction", args=[place.code])
    told = None
    if not share.hidden and share.low is not None and share.high is not None:
        of = say("của", "of")
        told = (
            f"{vnpercent(share.share)} ({vnpercent(share.low)} – {vnpercent(share.high)}) {of} {share.count.answered}"
        )
    lines = [Line("Việc người dân đánh giá được", "Things people can rate", services, href)]
    return lines + (
        [Line("Hài lòng trong một năm", "Satisfied within a year", told, href)] if share.count.answered else []
    )


def _ways(place: Any) -> list[Way]:
    """To what people say of a place's work, from its page."""
    if place is None:
        return []
    return [
        Way(
            "Người dân hài lòng tới đâu",
            "How satisfied people are",
            reverse("benefit:satisfaction", args=[place.code]),
            "chart",
        )
    ]


def _may(request: Any) -> bool:
    return holds(request, Role.RECEIVER, Role.HANDLER)


def add_entries() -> None:
    """The officers' entry, a place's figures and ways."""
    group = ("Việc", "Work")
    desk.add("Đánh giá", "Ratings", "benefit:officer-services", icon="chart", order=71, group=group, may=_may)
    front.offer_figures("benefit", "benefit", _figures)
    front.offer_ways("place", "benefit", _ways)
