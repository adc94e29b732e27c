"""What the room adds to the menus and to a place's page."""

from datetime import date
from typing import Any

from django.core.cache import cache
from django.urls import reverse

from caunoi.access.doors import holds
from caunoi.access.words import Role
from caunoi.files.opendata import catalogue
from caunoi.kernel.words import say
from caunoi.ui.front import Line, Way, front
from caunoi.ui.navigation import desk
from caunoi.ui.numbers import vnpercent

#: Seconds a public figure may be old.
FRESH = 600


def _figures(place: Any, today: date) -> list[Line]:
    from .queries import Programmes, Share, figures, programme_figures

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
    key = f"benefit.programmes.{place.pk}.{today}"
    programmes: Programmes = cache.get_or_set(key, lambda: programme_figures(place, today), FRESH)  # type: ignore[assignment]
    listed = reverse("benefit:programmes", args=[place.code])
    lines = [
        Line("Việc người dân đánh giá được", "Things people can rate", services, href),
        Line("Chương trình, chính sách đã công khai", "Programmes made public", programmes.all, listed),
        Line("Danh sách đang lấy ý kiến", "Lists open for objections", programmes.open, listed),
    ]
    if share.count.answered:
        lines.append(Line("Hài lòng trong một năm", "Satisfied within a year", told, href))
    return lines


def _ways(place: Any) -> list[Way]:
    """To what people say of a place's work, from its page."""
    if place is None:
        return []
    return [
        Way("Người dân hài lòng tới đâu", "How satisfied people are", _to("satisfaction", place), "chart"),
        Way("Ai được hưởng gì", "Who receives what", _to("programmes", place), "people"),
        Way("Chỉ số phục vụ người dân", "Service index", _to("index", place), "chart"),
    ]


def _to(page: str, place: Any) -> str:
    return reverse(f"benefit:{page}", args=[place.code])


def _may(request: Any) -> bool:
    return holds(request, Role.RECEIVER, Role.HANDLER)


def add_entries() -> None:
    """The officers' entry, a place's figures and ways."""
    from .opendata import PROGRAMMES, RATINGS

    group = ("Việc", "Work")
    desk.add("Đánh giá", "Ratings", "benefit:officer-services", icon="chart", order=71, group=group, may=_may)
    desk.add(
        "Ai được hưởng",
        "Who benefits",
        "benefit:desk-programmes",
        icon="people",
        order=72,
        group=group,
        may=lambda request: holds(request, Role.EDITOR),
    )
    desk.add(
        "Chỉ số phục vụ",
        "Service index",
        "benefit:desk-index",
        icon="chart",
        order=73,
        group=group,
        may=lambda request: holds(request, Role.HANDLER),
    )
    front.offer_address("programme", lambda key: reverse("benefit:desk-programme", args=[key]))
    front.offer_figures("benefit", "benefit", _figures)
    front.offer_ways("place.benefit", "benefit", _ways)
    catalogue.offer(RATINGS, PROGRAMMES)
    front.offer_address("ratedservice", lambda key: reverse("benefit:officer-service", args=[key]))
