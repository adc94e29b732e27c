"""What the pages share: asking a form, paging a list, handing out a file."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from caunoi.boards import queries
from caunoi.kernel.refusal import Refusal
from caunoi.notices.queries import PaperContent

SIZE = 30


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


def asked(
    request: Any, form: Any, command: Callable[..., Any], *, to: str, heading: str, lead: str = "", submit: str = "", **context: Any
) -> HttpResponse:  # fmt: skip
    """Ask a form, run its command, go on; a refusal stands beside its field and nothing typed is lost."""
    if request.method == "POST" and form.is_valid():
        try:
            made = command(**form.arguments())
        except Refusal as no:
            form.refuse(no)
        else:
            return redirect(context["onward"](made) if "onward" in context else to)
    shown = {"form": form, "heading": heading, "lead": lead, "submit": submit or heading, "back_href": to, **context}
    return render(request, "boards/ask.html", shown, status=422 if form.errors else 200)


def file_response(content: PaperContent) -> HttpResponse:
    """A file to keep."""
    return HttpResponse(
        content.content,
        content_type=content.media_type,
        headers={"Content-Disposition": f'attachment; filename="{content.name}"'},
    )
