"""The register of workplaces over HTTP: what everybody may see."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.timezone import localdate
from ninja import Query, Router, Schema

from caunoi.access.doors import open_to_all
from caunoi.kernel.refusal import Refusal
from caunoi.places import queries as places
from caunoi.ui.problems import ErrorsOut

from . import queries

router = Router(tags=["workplaces"])


class WorkplaceOut(Schema):
    """One workplace of the register."""

    id: str
    name: str
    place: str
    sort: str
    size: str
    union: bool
    shows_results: bool
    synthetic: bool

    @staticmethod
    def of(row: Any) -> "WorkplaceOut":
        """A row as the API tells it."""
        return WorkplaceOut(
            id=str(row.pk), name=row.name, place=row.place.code, sort=row.sort, size=row.size, union=row.union, shows_results=row.shown,
            synthetic=row.synthetic,
        )  # fmt: skip


class HeldOut(Schema):
    """One conference or dialogue that is shown."""

    kind: str
    held_on: date
    stage: str
    cite: str = ""


class PromiseOut(Schema):
    """One promise that is shown."""

    text: str
    due: date
    stage: str
    kept_on: date | None
    overdue: bool


class WorkplaceDetailOut(Schema):
    """One workplace with what it shows."""

    workplace: WorkplaceOut
    late: int
    held: list[HeldOut]
    promises: list[PromiseOut]


@router.get(
    "/workplaces", response={200: list[WorkplaceOut], 409: ErrorsOut, 422: ErrorsOut}, summary="Sổ nơi làm việc · Register of workplaces"
)  # fmt: skip
@open_to_all
def workplaces(
    request: HttpRequest,
    place: str = "",
    sort: Annotated[str, Query(max_length=20)] = "",
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> object:
    """The workplaces of a place, by name."""
    code = place[:20].replace("\x00", "")
    found = places.place_of_ref(code) if code else None
    if code and found is None:
        raise Refusal("Không có địa phương mang mã này.", "No place has this code.", field="place")
    rows = queries.listed(place=found, sort=sort.replace("\x00", ""))[offset : offset + limit]
    return [WorkplaceOut.of(row) for row in rows]


@router.get(
    "/workplaces/{workplace_id}", response={200: WorkplaceDetailOut, 404: ErrorsOut, 422: ErrorsOut}, summary="Một nơi làm việc · One workplace"
)  # fmt: skip
@open_to_all
def workplace(request: HttpRequest, workplace_id: UUID) -> object:
    """What one workplace shows: the latest 50 conferences and dialogues, the latest 50 promises, how many duties are late."""
    row, today = queries.public_workplace(workplace_id), localdate()
    if row is None:
        return 404, {
            "errors": [
                {
                    "field": "workplace_id",
                    "message": str(Refusal("Không có nơi làm việc này.", "There is no such workplace.")),
                    "cite": "",
                }
            ]
        }
    told = WorkplaceOut.of(row)
    if not row.shown:
        return WorkplaceDetailOut(workplace=told, late=0, held=[], promises=[])
    held = [
        HeldOut(kind="conference", held_on=each.held_on, stage=each.stage, cite=each.cite)
        for each in queries.conferences_of(row).filter(shown=True)[:50]
    ]
    held += [
        HeldOut(kind="dialogue", held_on=each.held_on, stage=each.stage)
        for each in queries.dialogues_of(row).filter(shown=True)[:50]
        if each.held_on
    ]
    words = [
        PromiseOut(
            text=each.text, due=each.due, stage=each.stage, kept_on=each.kept_on, overdue=queries.overdue(each, today)
        )
        for each in queries.promises_of(row).filter(shown=True)[:50]
    ]
    return WorkplaceDetailOut(
        workplace=told, late=queries.owed(row, today, public=True).late, held=held, promises=words
    )
