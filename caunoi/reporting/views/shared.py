"""What the pages share: finding a report, asking a form, paging a list."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from caunoi.indicators.catalogue import indicators
from caunoi.indicators.words import Unit
from caunoi.kernel.refusal import Refusal
from caunoi.reporting import drafting, queries

SIZE = 50


def report_or_404(request: Any, report_id: UUID) -> Any:
    """The report for those who write or receive it; for others there is no such page."""
    found = queries.report_of(report_id)
    if found is None or not queries.reads(request.user, found):
        raise Http404
    return found


def asked(request: Any, form: Any, command: Callable[..., Any], *, to: str, heading: str, lead: str = "", submit: str = "") -> HttpResponse:  # fmt: skip
    """Ask a form, run its command, go on; a refusal stands beside its field and nothing typed is lost."""
    if request.method == "POST" and form.is_valid():
        try:
            made = command(**form.arguments())
        except Refusal as no:
            form.refuse(no)
        else:
            return redirect("reporting:report", made.pk) if hasattr(made, "pk") else redirect(to)
    shown = {"form": form, "heading": heading, "lead": lead, "submit": submit or heading, "back_href": to}
    return render(request, "reporting/ask.html", shown, status=422 if form.errors else 200)


def page_of(request: Any, rows: Any) -> tuple[Any, str, str]:
    """One page of a list and the addresses of the pages beside it; a page that does not exist is the nearest that does."""
    page = Paginator(rows, SIZE).get_page(request.GET.get("trang"))
    kept = {key: value for key, value in request.GET.items() if key != "trang"}

    def href(number: int) -> str:
        return "?" + urlencode({**kept, "trang": number})

    before = href(page.previous_page_number()) if page.has_previous() else ""
    after = href(page.next_page_number()) if page.has_next() else ""
    return list(page.object_list), before, after


def figure_rows(found: Any) -> list[dict[str, str]]:
    """Figures as a table shows them: name, unit, now, before."""
    return [
        {
            "label": indicators()[code].label, "unit": "" if figure.unit is Unit.SHARE else figure.unit.label, "now": drafting.told(figure),
            "before": drafting.before(figure),
        }
        for code, figure in found.items()
    ]  # fmt: skip
