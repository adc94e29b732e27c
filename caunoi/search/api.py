"""Finding over HTTP: what everybody may find; with a token, what its holder may."""

from datetime import date
from typing import Annotated

from django.conf import settings
from django.http import HttpRequest
from ninja import Query, Router, Schema

from caunoi.access.doors import open_to_all
from caunoi.places import queries as places
from caunoi.ui.problems import ErrorsOut

from . import queries

router = Router(tags=["search"])


class FoundOut(Schema):
    """One record found; ``ref`` is stable."""

    kind: str
    ref: str
    title: str
    place: str
    on: date
    href: str
    public: bool


class SearchOut(Schema):
    """What was found; ``match`` says how the words were met, ``after`` goes on in one kind."""

    match: str
    results: list[FoundOut]
    after: str = ""


@router.get("/search", response={200: SearchOut, 422: ErrorsOut}, summary="Tìm kiếm · Search")
@open_to_all
def search(
    request: HttpRequest,
    q: Annotated[str, Query(max_length=200)] = "",
    place: Annotated[str, Query(max_length=20)] = "",
    kind: Annotated[str, Query(max_length=40)] = "",
    after: Annotated[str, Query(max_length=60)] = "",
) -> SearchOut:
    """The newest first; without ``kind`` a few of each, with it page by page."""
    here = places.place_on(place) if place.isascii() and place.isalnum() else None
    if place and here is None:
        return SearchOut(match="phrase", results=[])
    found = queries.search(q, place=here, kind=kind, after=after)
    hits = found.hits or [hit for group in found.groups for hit in group.hits]
    return SearchOut(
        match=found.match.value, after=found.after,
        results=[
            FoundOut(kind=hit.kind, ref=hit.ref, title=hit.title, place=hit.place, on=hit.on, href=f"{settings.SITE_URL}{hit.href}", public=hit.open)
            for hit in hits
        ],
    )  # fmt: skip
