"""What the pages share: asking a form, paging a list, handing out a file."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404
from django.utils.timezone import localdate

from caunoi.boards import queries
from caunoi.ui import asking

SIZE = 30
#: One form with its act.
asked = partial(asking.asked, template="boards/ask.html")


def board_or_404(request: Any, board_id: UUID) -> Any:
    """A board of a body the reader works for, or a page that says there is none."""
    found = queries.desk_board(request.user, board_id)
    if found is None:
        raise Http404
    return found


def readable_or_404(request: Any, board_id: UUID) -> Any:
    """A board the reader keeps or sits on, or a page that says there is none."""
    found = queries.read_board(request.user, board_id, localdate())
    if found is None:
        raise Http404
    return found


def advice_or_404(request: Any, advice_id: int) -> Any:
    """Advice to a body the reader works for or by a board of one, or a page that says there is none."""
    found = queries.advice_for(request.user, min(advice_id, 2**62))
    if found is None:
        raise Http404
    return found
