"""What the room adds to the menus and to a place's page."""

from datetime import date
from typing import Any

from django.core.cache import cache
from django.urls import reverse

from caunoi.access.doors import holds
from caunoi.access.words import Role
from caunoi.kernel.words import language
from caunoi.ui.front import Line, front
from caunoi.ui.navigation import desk, public

from .queries import latest_period, values_of
from .queries.formality import led_places

#: What the people's benefit is told by on a place's page.
BENEFIT = ("on_time_share", "solved_share", "satisfied_share", "promises_share")
#: Seconds the figures of a place's page may be old.
FRESH = 300


def _oversees(request: Any) -> bool:
    return holds(request, Role.HEAD, Role.DEPUTY, Role.MOBILISER, Role.SUPERVISOR)


def _leads(request: Any) -> bool:
    return _oversees(request) and bool(led_places(request.user))


def add_entries() -> None:
    """The open figures for everybody; scorecards and the signs of formality for those who answer or oversee."""
    public.add("Chỉ tiêu", "Indicators", "indicators:catalogue", icon="chart", order=52, foot=True)
    group = ("Việc", "Work")
    desk.add("Bảng chỉ tiêu", "Scorecards", "indicators:cards", icon="chart", order=56, group=group, may=_oversees)
    desk.add(
        "Dấu hiệu hình thức", "Signs of formality", "indicators:formality", icon="flag", order=57, group=group, may=_leads
    )  # fmt: skip
    front.offer_figures("benefit", "indicators", lines_of)


def lines_of(place: Any, today: date) -> list[Line]:
    """What a place's page says people got of it, at most five minutes old; nothing before anything was counted. A share is kept in words, so each language has its own."""
    found: list[Line] = cache.get_or_set(
        f"indicators.front.{place.pk}.{today}.{language.get()}", lambda: _lines(place, today), FRESH
    )  # type: ignore[assignment]
    return found


def _lines(place: Any, today: date) -> list[Line]:
    code = latest_period(place, today)
    if not code:
        return []
    values, _tally = values_of(place, code)
    lines = []
    for each in (values[name] for name in BENEFIT):
        if each.counted and (each.withheld or each.value is not None):
            href = f"{reverse('indicators:indicator', args=[each.indicator.code])}?noi={place.code}&ky={code}"
            lines.append(
                Line(_low(each.indicator.vi), _low(each.indicator.en), None if each.withheld else each.told, href)
            )
    return lines


def _low(name: str) -> str:
    return name[:1].lower() + name[1:]
