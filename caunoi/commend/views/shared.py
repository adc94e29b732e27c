"""What the pages share: finding a campaign, asking a form, paging a list."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404

from caunoi.commend import queries
from caunoi.ui import asking, paging

#: One form with its act; a page of a list.
asked = partial(asking.asked, template="commend/ask.html")
page_of = partial(paging.page_of, size=50)


def campaign_or_404(campaign_id: UUID) -> Any:
    """The campaign, or a page that says there is none."""
    found = queries.campaign_of(campaign_id)
    if found is None:
        raise Http404
    return found


def nomination_or_404(nomination_id: UUID) -> Any:
    """The nomination, or a page that says there is none."""
    found = queries.nomination_of(nomination_id)
    if found is None:
        raise Http404
    return found
