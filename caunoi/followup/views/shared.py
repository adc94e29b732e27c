"""What the pages share: asking a form, one row or a page that says there is none."""

from functools import partial
from typing import Any

from django.http import Http404

from caunoi.followup import queries
from caunoi.ui import asking

#: One form with its act.
asked = partial(asking.asked, template="followup/officer/ask.html")


def one_or_404(number: str) -> Any:
    """One by its number."""
    row = queries.one(number[:40])
    if row is None:
        raise Http404
    return row
