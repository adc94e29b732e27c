"""What the pages share: asking a form, paging a list, finding a record or saying there is none."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404
from django.utils.timezone import localdate

from caunoi.check import queries
from caunoi.places import queries as places
from caunoi.ui import asking

SIZE = 20
#: One form with its act.
asked = partial(asking.asked, template="check/ask.html")


def board_or_404(request: Any, board_id: UUID) -> Any:
    """An inspecting board the reader sits on or keeps."""
    return _found(queries.board_at_desk(request.user, board_id, localdate()))


def inspection_or_404(request: Any, inspection_id: UUID) -> Any:
    """An inspection of the reader's board, or of a body they work for."""
    return _found(queries.inspection_for(request.user, inspection_id, localdate()))


def project_or_404(request: Any, project_id: UUID) -> Any:
    """A project of the reader's board."""
    return _found(queries.project_for(request.user, project_id, localdate()))


def report_or_404(request: Any, report_id: UUID) -> Any:
    """A report of the reader's board."""
    return _found(queries.report_for(request.user, report_id, localdate()))


def acting_or_404(request: Any, board: Any) -> None:
    """A page that acts is there only for those who act for the board."""
    if not queries.acts_for(request.user, board, localdate()):
        raise Http404


def place_or_404(code: str) -> Any:
    """A place by its code."""
    return _found(places.place_of_ref(code[:20]))


def header_of(place: Any) -> dict[str, str]:
    """How the masthead names a place."""
    return {"name": place.full_name, "within": place.province.full_name if place.province else ""}


def _found(row: Any) -> Any:
    if row is None:
        raise Http404
    return row
