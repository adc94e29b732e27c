"""Inspection by the people over HTTP, to read: a place's inspections, projects under supervision, public site logs."""

from datetime import date
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Schema
from ninja.errors import HttpError
from pydantic import StringConstraints

from caunoi.access.doors import open_to_all
from caunoi.places import queries as places
from caunoi.ui.problems import ErrorsOut

from . import queries

router = Router(tags=["check"])
Code = Annotated[str, StringConstraints(max_length=20, pattern=r"^[0-9]*$")]
Page = Annotated[int, Query(ge=1, le=1000)]
SIZE = 50


class InspectionOut(Schema):
    """An inspection by a board."""

    id: str
    board: str
    what: str
    inspected: str
    on: date
    noticed_on: date | None
    held: str
    concluded_on: date | None
    conclusion: str


class SupervisedProjectOut(Schema):
    """A project under a community board's supervision."""

    id: str
    board: str
    name: str
    built: str
    spot: str
    investor: str
    contractor: str
    value: int
    fund: str
    starts_on: date
    ends_on: date
    told_on: date | None
    supervise_from: date
    ended_on: date | None
    watched: str
    entries: int
    defects_open: int


class SiteEntryOut(Schema):
    """A public entry of a site log; who wrote it is not said."""

    id: str
    on: date
    looks: str
    spot: str
    text: str


@router.get(
    "/inspections",
    response=list[InspectionOut],
    summary="Các cuộc kiểm tra của Nhân dân ở một nơi · Inspections in a place",
)
@open_to_all
def list_inspections(request: HttpRequest, place: Code, page: Page = 1) -> list[InspectionOut]:
    """The inspections of a place's boards, fifty a page, those ahead first."""
    here = places.place_of_ref(place) if place else None
    if here is None:
        return []
    return [
        InspectionOut(
            id=str(row.pk), board=row.board.name, what=row.item.what, inspected=row.item.visited, on=row.item.due, noticed_on=row.item.noticed_on,
            held=row.held.value, concluded_on=row.concluded_on, conclusion=row.conclusion,
        )
        for row in queries.inspections_in(here)[(page - 1) * SIZE : page * SIZE]
    ]  # fmt: skip


@router.get(
    "/supervised-projects",
    response=list[SupervisedProjectOut],
    summary="Công trình cộng đồng giám sát ở một nơi · Supervised projects",
)
@open_to_all
def list_projects(request: HttpRequest, place: Code, page: Page = 1) -> list[SupervisedProjectOut]:
    """The projects a place's community supervises, fifty a page, those running first."""
    here = places.place_of_ref(place) if place else None
    if here is None:
        return []
    names = (
        "name",
        "built",
        "spot",
        "investor",
        "contractor",
        "value",
        "fund",
        "starts_on",
        "ends_on",
        "told_on",
        "supervise_from",
        "ended_on",
    )
    return [
        SupervisedProjectOut(
            id=str(row.pk), board=row.board.name, watched=row.watched.value, entries=row.logged, defects_open=row.not_mended,  # type: ignore[attr-defined]
            **{name: getattr(row, name) for name in names},
        )
        for row in queries.projects_in(here)[(page - 1) * SIZE : page * SIZE]
    ]  # fmt: skip


@router.get(
    "/supervised-projects/{project}/log",
    response={200: list[SiteEntryOut], 404: ErrorsOut, 422: ErrorsOut},
    summary="Nhật ký giám sát công khai của một công trình · Public site log",
)
@open_to_all
def list_entries(request: HttpRequest, project: UUID, page: Page = 1) -> list[SiteEntryOut]:
    """The public entries of a project's site log, fifty a page, the latest first."""
    found = queries.project_of(project)
    if found is None:
        raise HttpError(404, "Không có công trình này. · No such project.")
    return [
        SiteEntryOut(id=str(row.pk), on=row.on, looks=row.looks, spot=row.spot, text=row.text)
        for row in queries.shown_entries(found)[(page - 1) * SIZE : page * SIZE]
    ]
