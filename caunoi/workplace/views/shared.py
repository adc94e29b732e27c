"""What the pages share: finding records, asking a form, paging, handing out a paper."""

from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from caunoi.kernel.refusal import Refusal
from caunoi.notices.queries import PaperContent
from caunoi.ui.clock import clock_of
from caunoi.workplace import queries

SIZE = 40
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


def asked(
    request: Any,
    form: Any,
    command: Callable[..., Any],
    *,
    to: str | Callable[[Any], str],
    heading: str,
    back: str,
    **context: Any,
) -> HttpResponse:
    """Ask a form, run its command, go on; a refusal stands beside its field with its article, and nothing typed is lost."""
    cite = ""
    if request.method == "POST" and form.is_valid():
        try:
            made = command(**form.arguments())
        except Refusal as no:
            form.refuse(no)
            cite = no.cite
        else:
            return redirect(to(made) if callable(to) else to)
    shown = {"form": form, "heading": heading, "back_href": back, "refused_cite": cite, **context}
    return render(request, "workplace/ask.html", shown, status=422 if form.errors else 200)


def posted(request: Any) -> Any:
    """What was sent, an empty form too; None while the page is only looked at."""
    return request.POST if request.method == "POST" else None


def page_of(request: Any, rows: Any) -> tuple[Any, str, str]:
    """One page of a list and the addresses beside it; a page that does not exist is the nearest that does."""
    page = Paginator(rows, SIZE).get_page(request.GET.get("trang"))
    kept = {name: value for name, value in request.GET.items() if name != "trang"}

    def href(number: int) -> str:
        return "?" + urlencode({**kept, "trang": number})

    before = href(page.previous_page_number()) if page.has_previous() else ""
    after = href(page.next_page_number()) if page.has_next() else ""
    return page.object_list, before, after


def text_of(request: Any, name: str, most: int = 120) -> str:
    """A word of the address, short and clean."""
    return str(request.GET.get(name, "")).replace("\x00", "").strip()[:most]


def file_response(content: PaperContent) -> HttpResponse:
    """A paper to keep."""
    return HttpResponse(
        content.content, content_type=content.media_type, headers={"Content-Disposition": f'attachment; filename="{content.name}"'}
    )  # fmt: skip


def due_rows(row: Any, duties: list[Any], today: date) -> list[tuple[Any, Any]]:
    """Duties with their clocks, named without the workplace they are all of."""
    return [(duty, clock_of(duty, today, name=duty.subject.removesuffix(f": {row.name}"))) for duty in duties]
