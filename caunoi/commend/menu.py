"""What the room adds to menus and to a place's page."""

from datetime import date
from typing import Any

from django.urls import reverse

from caunoi.access.doors import works
from caunoi.ui.front import Line, Way, front
from caunoi.ui.navigation import desk, public
from caunoi.ui.onward import onward


def _figures(place: Any, today: date) -> list[Line]:
    from .queries import honoured_this_year, posted_now

    href = f"{reverse('commend:roll')}?noi={place.code}"
    return [
        Line(
            "Tập thể, cá nhân được khen thưởng năm nay", "Commended this year", honoured_this_year(place, today), href
        ),
        Line(
            "Đề nghị khen thưởng đang lấy ý kiến",
            "Nominations open to objections",
            posted_now(place, today),
            reverse("commend:postings"),
        ),
    ]


def _ways(place: Any) -> list[Way]:
    """To the roll of honour of a place."""
    if place is None:
        return []
    return [Way("Bảng vàng khen thưởng", "Roll of honour", f"{reverse('commend:roll')}?noi={place.code}", "flag")]


def nominations(_ref: str, person: Any) -> list[Way]:
    """From a skilful model to the campaigns that take nominations; a person nominates, the records prove."""
    from .queries import campaigns_for
    from .words import Stage

    if person is None:
        return []
    return [
        Way(
            f"Đề nghị khen thưởng: {row.title}", f"Nominate for commendation: {row.title}", reverse("commend:campaign", args=[row.pk]), "flag"
        )
        for row in campaigns_for(person).filter(stage=Stage.OPEN.value)[:3]
    ]  # fmt: skip


def add_entries() -> None:
    """The public roll, the officers' campaigns, a place's figures."""

    desk.add(
        "Khen thưởng", "Commendation", "commend:campaigns", icon="flag", order=72, group=("Việc", "Work"), may=works
    )
    public.add("Bảng vàng", "Roll of honour", "commend:roll", icon="flag", order=75, foot=True)
    front.offer_figures("know", "commend", _figures)
    front.offer_ways("place.know", "commend", _ways)
    onward.offer("skilfulmodel", "commend", nominations)
