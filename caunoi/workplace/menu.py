"""What the room adds to menus, to a place's page, to open data, and where its duties are done."""

from datetime import date
from functools import partial
from typing import Any

from django.urls import reverse

from caunoi.access.doors import grants_held
from caunoi.files.opendata import catalogue
from caunoi.ui.front import Line, Way, front
from caunoi.ui.navigation import desk, public

from . import queries
from .opendata import WORKPLACES


def figures(place: Any, today: date) -> list[Line]:
    """A place's workplaces in numbers; each opens to the register."""
    found = queries.counts_of(place, today)
    if not found.workplaces:
        return []
    here = f"{reverse('workplace:register')}?noi={place.code}"
    return [
        Line("nơi làm việc trong sổ", "workplaces on the register", found.workplaces, here),
        Line("hội nghị nơi làm việc hợp lệ trong năm", "valid workplace conferences this year", found.valid, here),
        Line("nghĩa vụ ở nơi làm việc quá hạn", "workplace duties overdue", found.late, here, late=found.late > 0),
        Line(
            "cam kết với người lao động chưa giữ",
            "promises to workers not kept",
            found.broken,
            here,
            late=found.broken > 0,
        ),
    ]


def account(place: Any, since: date, until: date) -> list[Line]:
    """What the workplaces of a place held and kept in a span."""
    told, here = queries.done_between(place, since, until), f"{reverse('workplace:register')}?noi={place.code}"
    if not any(told.values()):
        return []
    return [
        Line("hội nghị nơi làm việc hợp lệ", "valid workplace conferences", told["valid"], here),
        Line("hội nghị không hợp lệ, phải họp lại", "void conferences", told["void"], here),
        Line("đối thoại tại nơi làm việc đã công bố", "workplace dialogues published", told["dialogues"], here),
        Line("cam kết với người lao động đến hạn", "promises to workers that fell due", told["promises"], here),
        Line("cam kết đã giữ", "promises kept", told["kept"], here),
    ]


def ways(place: Any) -> list[Way]:
    """The way to a place's register."""
    to = reverse("workplace:register") + (f"?noi={place.code}" if place else "")
    return [Way("Dân chủ ở nơi làm việc", "Democracy at work", to, "people")]


#: Records by how duties and measures name them, and their word in addresses.
KINDS = {"staffconference": "hoi-nghi", "workdialogue": "doi-thoai", "agreement": "thoa-uoc", "workpromise": "cam-ket"}


def _record(word: str, key: str) -> str:
    return reverse("workplace:record", args=[word, key])


def _works(request: Any) -> bool:
    return queries.works_at_desk(grants_held(request))


def _only_a_desk(request: Any) -> bool:
    """Whether the account is a workplace's and no office's: the work of offices would only be in its way."""
    roles = {grant.role for grant in grants_held(request)}
    return bool(roles) and roles <= {str(role) for role in queries.DESKS}


def _workplace(key: str) -> str:
    """The desk of the workplace whose id a duty's name begins with."""
    return reverse("workplace:desk", args=[key.partition(".")[0]])


def _half(key: str) -> str:
    workplace, _, period = key.partition(".")
    return reverse("workplace:review", args=[workplace, period])


def _renewal(key: str) -> str:
    return reverse("workplace:record", args=["thoa-uoc", key.partition(".")[2]])


def add_entries() -> None:
    """The officers' list, the public register, figures, open data, where each duty is done."""
    desk.add(
        "Nơi làm việc",
        "Workplaces",
        "workplace:workplaces",
        icon="people",
        order=46,
        group=("Việc", "Work"),
        may=_works,
    )
    desk.narrow("workplace", _only_a_desk, ("desk:today", "workplace:workplaces", "know:inside"))
    public.add("Nơi làm việc", "Workplaces", "workplace:register", icon="people", order=62, foot=True)
    front.offer_figures("check", "workplace", figures)
    front.offer_ways("check", "workplace", ways)
    front.offer_account("workplace", "Dân chủ ở nơi làm việc", "Democracy at work", account)
    for kind in ("workplace", "workyear", "worktalk"):
        front.offer_address(kind, _workplace)
    front.offer_address("workhalf", _half)
    front.offer_address("workrenewal", _renewal)
    for kind, word in KINDS.items():
        front.offer_address(kind, partial(_record, word))
    catalogue.offer(WORKPLACES)
