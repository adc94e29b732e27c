"""What the room adds to the menus, and to the page of a place."""

from datetime import date
from typing import Any

from django.urls import reverse

from caunoi.access.doors import works
from caunoi.files.opendata import catalogue
from caunoi.followup.courses import Course, courses
from caunoi.ui.front import Line, Way, front
from caunoi.ui.navigation import desk
from caunoi.ui.onward import onward


def _figures(place: Any, today: date) -> list[Line]:
    from . import queries

    held = queries.public_page(place).count()
    href = f"{reverse('plenary:conferences')}?noi={place.code}"
    return [Line("Hội nghị sơ kết, tổng kết", "Review conferences", held, href)] if held else []


def _ways(place: Any) -> list[Way]:
    to = reverse("plenary:conferences") + (f"?noi={place.code}" if place else "")
    return [Way("Hội nghị sơ kết, tổng kết", "Review conferences", to, "people")]


def _about_review(ref: str, person: Any) -> list[Way]:
    """The conferences a review was laid before, and the way to call one on it."""
    from . import queries

    ways = [
        Way(f"Hội nghị đã bàn báo cáo này: {row.title}", f"The conference on this review: {row.title}", reverse("plenary:conference", args=[row.pk]), "people")
        for row in queries.laid_before(ref)
    ]  # fmt: skip
    if person is not None and queries.may_lay(person, ref):
        to = f"{reverse('plenary:new')}?tai-lieu={ref}"
        ways.append(Way("Đưa báo cáo này ra hội nghị", "Lay this review before a conference", to, "people"))
    return ways


def add_entries() -> None:
    """The officers' page, a place's figures, where the duty of a conference is met."""

    from .opendata import CONCLUSIONS

    catalogue.offer(CONCLUSIONS)
    courses.tell("task", "Kết luận hội nghị sơ kết", "Conclusions of review conferences", Course(finish=False))

    desk.add(
        "Hội nghị sơ kết", "Review conferences", "plenary:plenaries", icon="people", order=62, group=("Việc", "Work"), may=works
    )  # fmt: skip
    front.offer_figures("check", "plenary", _figures)
    front.offer_ways("place.check", "plenary", _ways)
    onward.offer("review", "plenary", _about_review)
    front.offer_address("plenary", lambda key: reverse("plenary:plenary", args=[key]))
