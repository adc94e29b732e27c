"""What the reception room adds to menus and to the pages of places."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode

from caunoi.access.doors import holds
from caunoi.files.opendata import catalogue
from caunoi.ui.front import Line, Way, front
from caunoi.ui.navigation import desk, public
from caunoi.ui.numbers import vndate

from .opendata import DAYS, TIMETABLE
from .queries import kept, timetable
from .queries.day import AT_DESK


def offer_all() -> None:
    """The public entry, the officers' entries, the figures under “dân biết”, the way to be received."""
    public.add("Lịch tiếp công dân", "Receptions", "reception:start", icon="calendar", order=45)
    work = ("Tiếp công dân", "Receptions")
    desk.add("Tiếp công dân", "Receptions", "reception:desk", icon="people", order=20, group=work, may=_receives)
    desk.add(
        "Sổ tiếp công dân", "Reception book", "reception:log", icon="document", order=21, group=work, may=_receives
    )
    desk.add(
        "Ngày tiếp, nghĩa vụ",
        "Days and duty",
        "reception:officer-kept",
        icon="calendar",
        order=22,
        group=work,
        may=_receives,
    )
    front.offer_figures("know", "reception", _figures)
    catalogue.offer(TIMETABLE, DAYS)
    front.offer_account("reception", "Tiếp công dân", "Receptions", _account)
    front.offer_ways("be_received", "reception", _ways)
    front.offer_ways("place", "reception", _timetable)


def _receives(request: Any) -> bool:
    return holds(request, *AT_DESK)


def _figures(place: Any, today: date) -> list[Line]:
    """The next day of a head, and the year's days against the duty."""
    href = reverse("reception:place", args=[place.code])
    lines = []
    coming = timetable.next_head_day(place, today=today)
    if coming:
        lines.append(Line("Người đứng đầu tiếp dân ngày", "The head receives on", vndate(coming.on), href))
    year = kept.year_so_far(place, today=today)
    if year is not None:
        done, owed = year
        days = reverse("reception:kept", args=[place.code])
        lines.append(
            Line(
                "Ngày đã tiếp / phải tiếp năm nay",
                "Days received / owed this year",
                f"{done}/{owed}",
                days,
                late=done < owed,
            )
        )
    return lines


def _account(place: Any, since: date, until: date) -> list[Line]:
    """Days the heads of a commune received against the days owed in the year of a span."""
    year = kept.year_so_far(place, today=until)
    if year is None or not year[1]:
        return []
    return [Line("ngày người đứng đầu đã tiếp / phải tiếp", "days heads received / owed", f"{year[0]}/{year[1]}", reverse("reception:kept", args=[place.code]))]  # fmt: skip


def _timetable(place: Any) -> list[Way]:
    """To the timetable of a place, from its page."""
    return [Way("Lịch tiếp công dân", "Receptions", reverse("reception:place", args=[place.code]), "calendar")]


def _ways(place: Any) -> list[Way]:
    """Into the booking, the place chosen and the matter set; nothing of the matter itself goes along."""
    if place is None:
        href = f"{reverse('reception:start')}?{urlencode({'viec': 'to-cao'})}"
        return [Way("Đặt lịch gặp người tiếp công dân", "Book a reception", href, "calendar")]
    href = f"{reverse('reception:place', args=[place.code])}?{urlencode({'viec': 'to-cao'})}"
    name = place.full_name
    return [Way(f"Đặt lịch tiếp công dân ở {name}", f"Book a reception in {name}", href, "calendar")]
