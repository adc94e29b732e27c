"""Announced community decisions over HTTP, as JSON and CSV."""

import csv
import io
from datetime import date
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Schema

from caunoi.access.doors import open_to_all
from caunoi.kernel.refusal import Refusal
from caunoi.places import queries as places
from caunoi.ui.problems import ErrorsOut

from . import queries

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
def decisions_csv(request: HttpRequest, place: str) -> HttpResponse:
    """The same as one CSV file, the latest 5,000."""
    text = io.StringIO()
    names = list(DecisionOut.model_fields)
    writer = csv.writer(text)
    writer.writerow(names)
    for row in _of(place)[:5000]:
        values = DecisionOut.from_orm(row).model_dump()
        writer.writerow(
            [
                f"'{value}" if isinstance(value, str) and value[:1] in "=+-@" else value
                for value in (values[name] for name in names)
            ]
        )
    return HttpResponse(
        "\ufeff" + text.getvalue(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="decisions.csv"'},
    )


def _of(code: str):  # type: ignore[no-untyped-def]
    found = places.place_of_ref(code[:20].replace("\x00", ""))
    if found is None:
        raise Refusal("Không có địa phương mang mã này.", "No place has this code.", field="place")
    return queries.decisions_in(found)
