"""What the pages share: finding a conference, asking a form, paging a list."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404

from caunoi.plenary import queries
from caunoi.ui import asking, paging

#: One form with its act; a page of a list.
asked = partial(asking.asked, template="plenary/ask.html")
page_of = partial(paging.page_of, size=50)


def plenary_or_404(plenary_id: UUID) -> Any:
    """The conference, or a page that says there is none."""
    found = queries.plenary_of(plenary_id)
    if found is None:
        raise Http404
    return found


def worked_on(request: Any, plenary_id: UUID) -> Any:
    """The conference for those who prepare it; for others there is no such page."""
    found = plenary_or_404(plenary_id)
    if not queries.at_work_in(request.user, found):
        raise Http404
    return found


def searched(request: Any) -> str:
    """What was typed into a search box, made safe to ask with."""
    return str(request.GET.get("tim", "")).replace("\x00", "")[:200]
