"""What the room adds to menus, to a place's page, and where its duties are done."""

from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from caunoi.access.doors import grants_held
from caunoi.ui.front import Line, Way, front
from caunoi.ui.navigation import desk, public

from . import queries


def figures(place: Any, today: date) -> list[Line]:
    """What people do together in a place this year; each figure opens to its records."""
    found = queries.counts_of(place, date(today.year, 1, 1), today + timedelta(days=1), today)
    here = f"{reverse('do:works')}?noi={place.code}"
    lines = [
        Line("công trình cộng đồng đang làm", "community works under way", found.running, here),
        Line("công trình xong trong năm", "works finished this year", found.finished, here),
        Line("đồng người dân góp trong năm", "đồng given by people this year", found.given or None, here),
        Line("m² đất hiến trong năm", "m² of land given this year", _whole(found.land), here),
        Line("quyết toán chậm niêm yết", "settlements posted late", found.late_posting, here, late=found.late_posting > 0),
    ]  # fmt: skip
    return [line for line in lines if line.value]


def account(place: Any, since: date, until: date) -> list[Line]:
    """What people did together in a span."""
    found, here = queries.counts_of(place, since, until, until), f"{reverse('do:works')}?noi={place.code}"
    lines = [
        Line("công trình hoàn thành", "works finished", found.finished, here),
        Line("đồng người dân đóng góp", "đồng given by people", found.given, here),
        Line("m² đất hiến", "m² of land given", _whole(found.land), here),
        Line("ngày công", "days of labour", _whole(found.labour), here),
    ]
    return [line for line in lines if line.value]


def ways(place: Any) -> list[Way]:
    """The way to what people do together in a place."""
    to = reverse("do:works") + (f"?noi={place.code}" if place else "")
    return [Way("Công trình cộng đồng", "Community works", to, "hand")]


def _whole(number: Any) -> int:
    return int(number or 0)


def _keeps(request: Any) -> bool:
    return queries.keeps_among(grants_held(request))


def add_entries() -> None:
    """The officers' list, the public list, figures, where each duty is done."""
    desk.add(
        "Công trình, phong trào", "Works, movements", "do:officer-works", icon="hand", order=47, group=("Việc", "Work"), may=_keeps
    )  # fmt: skip
    public.add("Dân làm", "The people do", "do:works", icon="hand", order=58, foot=True)
    front.offer_figures("do", "do", figures)
    front.offer_ways("do", "do", ways)
    front.offer_ways("place", "do", ways)
    front.offer_account("do", "Việc chung do dân làm", "What people did together", account)
    front.offer_address("communitywork", lambda key: reverse("do:officer-work", args=[key]))
    front.offer_address("workplan", _plan_address)


def _plan_address(key: str) -> str:
    found = queries.work_of_step(int(key)) if key.isascii() and key.isdigit() else None
    return reverse("do:officer-work", args=[found]) if found else reverse("do:officer-works")
