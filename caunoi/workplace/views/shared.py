"""What the pages share: finding records, asking a form, paging, handing out a paper."""

from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404

from caunoi.ui import asking, paging
from caunoi.ui.clock import clock_of
from caunoi.workplace import queries

#: One form with its act; a page of a list.
asked = partial(asking.asked, template="workplace/ask.html")
page_of = partial(paging.page_of, size=40)
#: How many of each record a workplace's own page shows before leading to the whole list.
FIRST = 6
#: How many of the duties that run it shows.
DUES = 12


def workplace_or_404(request: Any, workplace_id: UUID) -> Any:
    """A workplace the reader keeps, or a page that says there is none."""
    found = queries.workplace_of(request.user, workplace_id)
    if found is None:
        raise Http404
    return found


def posted(request: Any) -> Any:
    """What was sent, an empty form too; None while the page is only looked at."""
    return request.POST if request.method == "POST" else None


def text_of(request: Any, name: str, most: int = 120) -> str:
    """A word of the address, short and clean."""
    return str(request.GET.get(name, "")).replace("\x00", "").strip()[:most]


def due_rows(row: Any, duties: list[Any], today: date) -> list[tuple[Any, Any]]:
    """Duties with their clocks, named without the workplace they are all of."""
    return [(duty, clock_of(duty, today, name=duty.subject.removesuffix(f": {row.name}"))) for duty in duties]
