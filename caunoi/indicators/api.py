"""Indicators over HTTP: definitions, values of a place, one indicator by place. What is withheld on pages is withheld here."""

from typing import Annotated, Any

from django.http import HttpRequest
from django.utils.timezone import localdate
from ninja import Query, Router, Schema
from ninja.errors import HttpError

from caunoi.access.doors import open_to_all
from caunoi.kernel.words import say
from caunoi.places.queries import place_of_ref
from caunoi.ui.problems import ErrorsOut

from . import opendata, queries
from .catalogue import indicators
from .periods import period

router = Router(tags=["indicators"])
Code = Annotated[str, Query(max_length=8, pattern=r"^[0-9]+$")]
Kept = Annotated[str, Query(max_length=8, pattern=r"^[0-9A-Za-z-]*$")]


class DefinitionOut(Schema):
    """What an indicator counts, for what, since when."""

    code: str
    name: str
    name_en: str
    unit: str
    better: str
    source: str
    part: str
    whole: str
    rows: list[str]
    room: str
    serves: str
    cite: str
    since: str
    complaint: str
    withhold: bool
    note: str
    query: str
    counted: bool


class ValueOut(Schema):
    """One value: withheld where it tells of few people, not counted where nothing counts it."""

    place: str
    place_name: str
    period: str
    since: str
    code: str
    value: float | None
    unit: str
    withheld: bool
    counted: bool
    part: int | None
    whole: int | None
    records: int | None
    query: str


class PlaceValueOut(ValueOut):
    """A value of a place, with the days it counts."""

    until: str
    complete: bool
    counted_at: str


@router.get("/indicators", response=list[DefinitionOut])
@open_to_all
def catalogue(request: HttpRequest) -> Any:
    """Every indicator."""
    return [opendata.definition(each) for each in indicators().values()]


@router.get("/indicators/values", response={200: list[PlaceValueOut], 404: ErrorsOut, 409: ErrorsOut, 422: ErrorsOut})
@open_to_all
def values(request: HttpRequest, place: Code, period_code: Kept = "") -> Any:
    """Every value of a place and a period; without a period, of the last half-year kept."""
    where = _place(place)
    today = localdate()
    of = period(period_code or queries.latest_period(where, today) or "-", on=today)
    found, tally = queries.values_of(where, of.code)
    if tally is None:
        raise HttpError(404, say("Chưa đếm địa bàn, kỳ này.", "This place and period were not counted yet."))
    return [opendata.value_row(where, of, tally, each) for each in found.values()]


@router.get("/indicators/{code}", response={200: list[ValueOut], 404: ErrorsOut, 409: ErrorsOut, 422: ErrorsOut})
@open_to_all
def by_place(request: HttpRequest, code: str, province: Code) -> Any:
    """One indicator for each commune of a province and each half-year kept."""
    if code not in indicators():
        raise HttpError(404, say("Không có chỉ tiêu này.", "There is no such indicator."))
    where = _place(province)
    return list(opendata.by_place(where if where.is_province else where.province, code, localdate()))


def _place(code: str) -> Any:
    found = place_of_ref(code)
    if found is None:
        raise HttpError(404, say("Không có địa bàn này.", "There is no such place."))
    return found
