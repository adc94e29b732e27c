"""What the pages share: asking a form, one row or a page that says there is none."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from caunoi.followup import queries
from caunoi.kernel.refusal import Refusal


def one_or_404(number: str) -> Any:
    """One by its number."""
    row = queries.one(number[:40])
    if row is None:
        raise Http404
    return row


def asked(
    request: Any, form: Any, command: Callable[..., Any], *, to: str, heading: str, **context: Any
) -> HttpResponse:
    """Ask a form, run its command, go on; a refusal stands beside its field and nothing typed is lost."""
    if request.method == "POST" and form.is_valid():
        try:
            command(**form.arguments())
        except Refusal as no:
            form.refuse(no)
        else:
            return redirect(to)
    shown = {"form": form, "heading": heading, "back_href": to, **context}
    return render(request, "followup/officer/ask.html", shown, status=422 if form.errors else 200)
