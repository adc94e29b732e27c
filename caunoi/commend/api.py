"""The roll of honour over HTTP, as JSON and CSV; nothing of a dossier, a vote or the council's notes leaves this way."""

import csv
import io
from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Schema

from caunoi.access.doors import open_to_all
from caunoi.kernel.refusal import Refusal
from caunoi.places import queries as places
from caunoi.ui.problems import ErrorsOut

from . import queries

router = Router(tags=["commendations"])


class HonourOut(Schema):
    """One line of the roll of honour."""

    place: str
    year: int
    kind: str
    name: str
    unit: str
    award: str
    decided_on: date
    number: str
    synthetic: bool

    @staticmethod
    def resolve_place(row: object) -> str:
        """The place's code."""
        return str(row.place.code)  # type: ignore[attr-defined]


@router.get(
    "/commendations",
    response={200: list[HonourOut], 409: ErrorsOut, 422: ErrorsOut},
    summary="Bảng vàng khen thưởng · Roll of honour",
)
@open_to_all
def commendations(
    request: HttpRequest,
    place: str = "",
    year: Annotated[int | None, Query(ge=1945, le=2200)] = None,
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> object:
    """Who was commended in a place and year, the latest first."""
    return list(_of(place, year)[offset : offset + limit])


@router.get("/commendations.csv", include_in_schema=False, summary="Bảng vàng, CSV · Roll of honour, CSV")
@open_to_all
def commendations_csv(
    request: HttpRequest, place: str = "", year: Annotated[int | None, Query(ge=1945, le=2200)] = None
) -> HttpResponse:
    """The same as one CSV file, the latest 5,000."""
    text = io.StringIO()
    names = list(HonourOut.model_fields)
    writer = csv.writer(text)
    writer.writerow(names)
    for row in _of(place, year)[:5000]:
        values = HonourOut.from_orm(row).model_dump()
        cells = (values[name] for name in names)
        writer.writerow([f"'{cell}" if isinstance(cell, str) and cell[:1] in "=+-@" else cell for cell in cells])
    return HttpResponse(
        "\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="commendations.csv"'},
    )  # fmt: skip


def _of(code: str, year: int | None) -> Any:
    found = places.place_of_ref(code[:20].replace("\x00", "")) if code else None
    if code and found is None:
        raise Refusal("Không có địa phương mang mã này.", "No place has this code.", field="place")
    return queries.honours(place=found, year=year)
