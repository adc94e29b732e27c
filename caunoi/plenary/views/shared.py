"""What the pages share: finding a conference, asking a form, paging a list."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from caunoi.kernel.refusal import Refusal
from caunoi.notices.queries import PaperContent
from caunoi.plenary import queries

SIZE = 50


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


def asked(
    request: Any, form: Any, command: Callable[..., Any], *, to: str, heading: str, lead: str = "", submit: str = "",
    template: str = "plenary/ask.html", **context: Any,
) -> HttpResponse:  # fmt: skip
    """Ask a form, run its command, go on; a refusal stands beside its field and nothing typed is lost."""
    if request.method == "POST" and form.is_valid():
        try:
            command(**form.arguments())
        except Refusal as no:
            form.refuse(no)
        else:
            return redirect(to)
    shown = {"form": form, "heading": heading, "lead": lead, "submit": submit or heading, "back_href": to, **context}
    return render(request, template, shown, status=422 if form.errors else 200)


def page_of(request: Any, rows: Any, name: str = "trang", size: int = SIZE) -> tuple[Any, str, str]:
    """One page of a list and the addresses of the pages beside it; a page that does not exist is the nearest that does."""
    page = Paginator(rows, size).get_page(request.GET.get(name))
    kept = {key: value for key, value in request.GET.items() if key != name}

    def href(number: int) -> str:
        return "?" + urlencode({**kept, name: number})

    before = href(page.previous_page_number()) if page.has_previous() else ""
    after = href(page.next_page_number()) if page.has_next() else ""
    return list(page.object_list), before, after


def searched(request: Any) -> str:
    """What was typed into a search box, made safe to ask with."""
    return str(request.GET.get("tim", "")).replace("\x00", "")[:200]


def file_response(content: PaperContent) -> HttpResponse:
    """A file to keep."""
    return HttpResponse(
        content.content, content_type=content.media_type, headers={"Content-Disposition": f'attachment; filename="{content.name}"'}
    )  # fmt: skip
