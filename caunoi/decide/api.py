"""Announced community decisions over HTTP, as JSON and CSV."""

from datetime import date
from typing import Annotated

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.timezone import localdate
from ninja import Query, Router, Schema

from caunoi.access.doors import open_to_all
from caunoi.files.opendata import Format, Span, handed_out
from caunoi.kernel.refusal import Refusal
from caunoi.places import queries as places
from caunoi.ui.problems import ErrorsOut

from . import queries
from .opendata import DECISIONS

router = Router(tags=["decisions"])


class DecisionOut(Schema):
    """One announced decision; counts are of all households, of villages where it is commune-wide."""

    code: str
    place: str
    topic: int
    kind: str
    form: str
    title: str
    stage: str
    vote_on: date | None
    base: int | None
    present: int | None
    yes: int | None
    no: int | None
    blank: int | None
    spoiled: int | None
    least: int | None
    passes: bool | None
    cite: str
    decided_on: date | None
    effective_on: date | None

    @staticmethod
    def resolve_place(row: object) -> str:
        """The place's code."""
        return str(row.place.code)  # type: ignore[attr-defined]


@router.get(
    "/decisions",
    response={200: list[DecisionOut], 409: ErrorsOut, 422: ErrorsOut},
    summary="Quyết định của cộng đồng dân cư · Community decisions",
)
@open_to_all
def decisions(
    request: HttpRequest,
    place: str,
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> object:
    """The announced decisions of a commune or village, the latest first."""
    return list(_of(place)[offset : offset + limit])


@router.get(
    "/decisions.csv", include_in_schema=False, summary="Quyết định của cộng đồng dân cư, CSV · Community decisions, CSV"
)
@open_to_all
def decisions_csv(request: HttpRequest, place: str) -> HttpResponseBase:
    """Every announced decision of a place as one CSV file."""
    return handed_out(DECISIONS, Span(localdate(), _place(place)), Format.CSV)


def _of(code: str):  # type: ignore[no-untyped-def]
    return queries.decisions_in(_place(code))


def _place(code: str):  # type: ignore[no-untyped-def]
    found = places.place_of_ref(code[:20].replace("\x00", ""))
    if found is None:
        raise Refusal("Không có địa phương mang mã này.", "No place has this code.", field="place")
    return found
