"""What the dialogue room adds to the menus, and to the page of every place."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.urls import reverse

from caunoi.files.opendata import catalogue
from caunoi.followup.courses import Course, courses
from caunoi.ui.front import Line, Way, front
from caunoi.ui.navigation import desk, public

from . import queries
from .opendata import DIALOGUES, PROMISES
from .words import Sight


def _works(request: Any) -> bool:
    return bool(request.user.is_authenticated)


def figures(place: Any, today: date) -> list[Line]:
    """Dialogues held this year against the duty; promises open, late, kept: each opens to its list."""
    here, counts = f"?noi={place.code}", queries.sights(place, today)
    lines = []
    if not place.is_province:
        year = queries.year_of(place, today)
        lines.append(
            Line(f"buổi đối thoại đã công bố kết quả năm {year.year} (phải có {year.owed})", f"dialogues with results in {year.year} (owed: {year.owed})",
                 year.published, reverse("dialogue:dialogues") + here, late=year.late)
        )  # fmt: skip
    address = reverse("dialogue:promises") + here
    running, late = counts[Sight.ON_WAY] + counts[Sight.CLAIMED] + counts[Sight.DISPUTED], counts[Sight.LATE]
    if running or late or counts[Sight.KEPT] or counts[Sight.KEPT_LATE]:
        lines.append(Line("lời hứa đang thực hiện", "promises under way", running, address))
        lines.append(
            Line(
                "lời hứa quá hạn chưa xong",
                "promises overdue",
                late,
                f"{address}&xem={Sight.LATE.value}",
                late=late > 0,
            )
        )
        lines.append(Line("lời hứa đã giữ", "promises kept", counts[Sight.KEPT] + counts[Sight.KEPT_LATE], address))
    return lines


def account(place: Any, since: date, until: date) -> list[Line]:
    """What dialogues of a commune brought in a span: held, promised, kept, late."""
    told, here = queries.told_between(place, since, until), f"?noi={place.code}"
    if not any(told.values()):
        return []
    promises = reverse("dialogue:promises") + here
    return [
        Line("buổi đối thoại đã công bố kết quả", "dialogues with results", told["held"], reverse("dialogue:dialogues") + here),
        Line("lời hứa mới", "promises made", told["made"], promises),
        Line("lời hứa đã làm xong", "promises kept", told["kept"], promises),
        Line("lời hứa quá hạn chưa xong", "promises overdue", told["late"], f"{promises}&xem={Sight.LATE.value}"),
    ]  # fmt: skip


def conference_figures(place: Any, today: date) -> list[Line]:
    """How many residential groups have published their conference of the year."""
    if place.is_province:
        return []
    counts = queries.year_counts(place, today.year)
    if not counts["owed"]:
        return []
    href = reverse("dialogue:conferences") + f"?noi={place.code}"
    label = f"hội nghị cộng đồng dân cư năm {today.year} đã công khai kết quả"
    return [
        Line(label, f"community conferences of {today.year} with results", f"{counts['done']}/{counts['owed']}", href)
    ]


def ways(place: Any) -> list[Way]:
    """The way to a place's dialogues."""
    return [
        Way(
            "Đối thoại với Nhân dân",
            "Dialogues",
            reverse("dialogue:dialogues") + (f"?noi={place.code}" if place else ""),
            "people",
        )
    ]


def _to(page: str) -> Callable[[str], str]:
    """The address where a duty is met, by the key of what it is about."""
    return lambda key: reverse(f"dialogue:{page}", args=[key])


def add_entries() -> None:
    """The public list and the officers' board and promises."""
    public.add("Đối thoại", "Dialogues", "dialogue:dialogues", icon="people", order=40)
    work = ("Dân bàn", "The people discuss")
    desk.add("Đối thoại", "Dialogues", "dialogue:board", icon="people", order=62, group=work, may=_works)
    desk.add("Việc đã hứa", "Promises", "dialogue:promises-desk", icon="flag", order=63, group=work, may=_works)
    desk.add(
        "Hội nghị cộng đồng",
        "Community conferences",
        "dialogue:conferences-desk",
        icon="home",
        order=64,
        group=work,
        may=_works,
    )
    front.offer_figures("discuss", "dialogue", figures)
    front.offer_figures("discuss", "conference", conference_figures)
    front.offer_account("dialogue", "Đối thoại và việc đã hứa", "Dialogues and promises", account)
    front.offer_address("dialogue.conference", _to("conference-desk"))
    front.offer_address("dialogue.group-year", lambda key: reverse("dialogue:conferences-desk"))
    catalogue.offer(DIALOGUES, PROMISES)
    courses.tell(
        "dialogue.promise", "Lời hứa tại đối thoại", "Promises of dialogues", Course(finish=False, dispute=False)
    )
    front.offer_ways("discuss", "dialogue", ways)
    front.offer_address("dialogue", _to("desk"))
    front.offer_address("dialogue.group", _to("reply"))
    front.offer_address("dialogue.promise", _to("promise-desk"))
    front.offer_address("dialogue.request", _to("request-desk"))
    front.offer_address("dialogue.year", lambda key: reverse("dialogue:board"))
