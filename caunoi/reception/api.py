"""The reception room's part of the API: timetables and days held, without persons but heads."""

from datetime import date, timedelta
from typing import Any

from django.utils.timezone import localdate
from ninja import Query, Router, Schema
from pydantic import Field

from caunoi.access.doors import open_to_all
from caunoi.kernel.refusal import Refusal
from caunoi.places import queries as places

from .queries import opendata

router = Router(tags=["reception"])
EARLIEST, LATEST = 2000, 2100


class ReceptionDay(Schema):
    """One posted reception day."""

    place: str
    place_name: str
    body: str
    body_name: str
    on: date
    starts: str
    ends: str
    venue: str
    turn: str
    mode: str
    adhoc: bool
    stage: str
    posted_on: date
    post_by: date
    counts: bool
    reason: str


class ReceptionMonth(Schema):
    """Days owed and held by one head in one month."""

    place: str
    place_name: str
    body: str
    body_name: str
    month: str
    owed: int
    met: int
    held: int
    delegated: int
    not_counted: int
    called_off: int
    missed: int
    heads: str
    cite: str


class Problem(Schema):
    """What is wrong, by field."""

    errors: list[dict[str, str]]


class Asked(Schema):
    """Which place and year."""

    place: str = Field(pattern=r"^[0-9]{2,8}$", description="code of a province or commune")
    year: int = Field(default_factory=lambda: localdate().year, ge=EARLIEST, le=LATEST)


@router.get(
    "/reception/timetable",
    response={200: list[ReceptionDay], 409: Problem, 422: Problem},
    operation_id="reception_timetable",
)
@open_to_all
def timetable(request: Any, asked: Query[Asked]) -> list[dict[str, Any]]:
    """The posted reception days of a place in a year."""
    since, until = _year(asked.year)
    return list(opendata.timetable_rows(_place(asked.place), since=since, until=until))


@router.get(
    "/reception/days", response={200: list[ReceptionMonth], 409: Problem, 422: Problem}, operation_id="reception_days"
)
@open_to_all
def days(request: Any, asked: Query[Asked]) -> list[dict[str, Any]]:
    """Days owed and held by the heads of a place, month by month."""
    since, until = _year(asked.year)
    return list(opendata.days_rows(_place(asked.place), since=since, until=until, today=localdate()))


def _place(code: str) -> Any:
    found = places.place_on(code, localdate())
    if found is None:
        raise Refusal(f"Không có địa phương mang mã “{code}”.", f"No place has the code “{code}”.", field="place")
    return found


def _year(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31) + timedelta(days=1)
