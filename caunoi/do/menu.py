"""What the room adds to menus, to a place's page, and where its duties are done."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.urls import reverse

from caunoi.access.doors import grants_held
from caunoi.files.opendata import catalogue
from caunoi.followup.courses import Course, courses
from caunoi.kernel.remember import remembered
from caunoi.ui.front import Line, Way, front
from caunoi.ui.navigation import desk, public
from caunoi.ui.onward import onward

from . import queries
from .opendata import MODELS, WORKS


def figures(place: Any, today: date) -> list[Line]:
    """What people do together in a place this year; each figure opens to its records."""
    found, models, others = _counted(place, today)
    here = f"{reverse('do:works')}?noi={place.code}"
    lines = [
        Line("công trình cộng đồng đang làm", "community works under way", found.running, here),
        Line("công trình xong trong năm", "works finished this year", found.finished, here),
        Line("đồng người dân góp trong năm", "đồng given by people this year", found.given or None, here),
        Line("m² đất hiến trong năm", "m² of land given this year", _whole(found.land), here),
        Line("mô hình Dân vận khéo đang làm", "skilful models running", models.running, f"{reverse('do:models')}?noi={place.code}"),
        Line("nơi khác làm theo mô hình ở đây", "models taken over elsewhere", models.spread, f"{reverse('do:models')}?noi={place.code}"),
        Line("phong trào đang vận động", "movements under way", others.movements, f"{reverse('do:movements')}?noi={place.code}"),
        Line("tổ tự quản, điểm hỗ trợ", "groups and help points", others.groups + others.help_points, f"{reverse('do:groups')}?noi={place.code}"),
        Line("quyết toán chậm niêm yết", "settlements posted late", found.late_posting, here, late=found.late_posting > 0),
    ]  # fmt: skip
    return [line for line in lines if line.value]


@remembered(60, key=lambda place, today: (place.pk, today))
def _counted(place: Any, today: date) -> tuple[Any, Any, Any]:
    """A place's figures, kept for a minute."""
    year, until = date(today.year, 1, 1), today + timedelta(days=1)
    return (
        queries.counts_of(place, year, until, today),
        queries.model_counts(place, year, until),
        queries.neighbour_counts(place, today),
    )


def account(place: Any, since: date, until: date) -> list[Line]:
    """What people did together in a span."""
    found, here = queries.counts_of(place, since, until, until), f"{reverse('do:works')}?noi={place.code}"
    models = queries.model_counts(place, since, until)
    lines = [
        Line("công trình hoàn thành", "works finished", found.finished, here),
        Line("đồng người dân đóng góp", "đồng given by people", found.given, here),
        Line("m² đất hiến", "m² of land given", _whole(found.land), here),
        Line("ngày công", "days of labour", _whole(found.labour), here),
        Line(
            "mô hình Dân vận khéo được công nhận",
            "skilful models recognised",
            models.recognised,
            f"{reverse('do:models')}?noi={place.code}",
        ),
    ]
    return [line for line in lines if line.value]


def ways(place: Any) -> list[Way]:
    """The way to what people do together in a place."""
    at = f"?noi={place.code}" if place else ""
    proposing = [Way("Đề xuất việc chung", "Propose a community work", reverse("do:propose", args=[place.code]), "hand")] if place and not place.is_province else []  # fmt: skip
    return [
        *proposing,
        Way(
            "Việc dân làm: công trình, mô hình, phong trào",
            "What people do: works, models, movements",
            reverse("do:room") + at,
            "hand",
        ),
    ]


def _whole(number: Any) -> int:
    return int(number or 0)


def _keeps(request: Any) -> bool:
    return queries.keeps_among(grants_held(request))


def add_entries() -> None:
    """The officers' list, the public list, figures, where each duty is done."""
    desk.add(
        "Công trình, phong trào", "Works, movements", "do:officer-works", icon="hand", order=47, group=("Việc", "Work"), may=_keeps
    )  # fmt: skip
    public.add("Dân làm", "The people do", "do:room", icon="hand", order=58, foot=True)
    catalogue.offer(WORKS, MODELS)
    front.offer_figures("do", "do", figures)
    front.offer_ways("do", "do", ways)
    front.offer_ways("place.do", "do", ways)
    front.offer_account("do", "Việc chung do dân làm", "What people did together", account)
    front.offer_address("communitywork", lambda key: reverse("do:officer-work", args=[key]))
    front.offer_address("workproposal", lambda key: reverse("do:kept-proposal", args=[key]))
    front.offer_address("skilfulmodel", lambda key: reverse("do:kept-model", args=[key]))
    courses.tell("communitywork", "Công trình cộng đồng xong đúng hẹn", "Community works done by their day")
    courses.tell(
        "workfinding", "Kiến nghị về công trình cộng đồng", "Recommendations on community works", Course(answer=True)
    )
    onward.offer("skilfulmodel", "recognise", _recognition)
    front.offer_address("movement", lambda key: reverse("do:kept-movement", args=[key]))
    front.offer_address("villageconvention", lambda key: reverse("do:kept-convention", args=[key]))
    front.offer_address("selfgroup", lambda key: reverse("do:kept-group", args=[key]))
    front.offer_address("workplan", _plan_address)


def _recognition(ref: str, person: Any) -> list[Way]:
    """To the officer of the province: recognise the model above the commune."""
    row = queries.recognisable(person, UUID(ref.partition(":")[2])) if person is not None else None
    return (
        [
            Way(
                "Công nhận cấp tỉnh, toàn quốc",
                "Recognise for the province or the country",
                reverse("do:model-act", args=[row.pk, "cong-nhan"]),
                "check",
            )
        ]
        if row
        else []
    )


def _plan_address(key: str) -> str:
    found = queries.work_of_step(int(key)) if key.isascii() and key.isdigit() else None
    return reverse("do:officer-work", args=[found]) if found else reverse("do:officer-works")
