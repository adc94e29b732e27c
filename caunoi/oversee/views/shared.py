"""What the pages share: asking a form, handing out a file, a place's header."""

from collections.abc import Callable, Iterable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from caunoi.kernel.refusal import Refusal
from caunoi.notices.queries import PaperContent
from caunoi.oversee import queries
from caunoi.places import queries as places


def asked(
    request: Any, form: Any, command: Callable[..., Any], *, to: str, heading: str, onward: Callable[[Any], str] | None = None, law: Iterable[str] = (), **context: Any
) -> HttpResponse:  # fmt: skip
    """Ask a form, run its command, go on; a refusal stands beside its field and nothing typed is lost."""
    if request.method == "POST" and form.is_valid():
        try:
            made = command(**form.arguments())
        except Refusal as no:
            form.refuse(no)
        else:
            return redirect(onward(made) if onward else to)
    shown = {"form": form, "heading": heading, "back_href": to, "law": queries.law_of(law, localdate()), **context}
    return render(request, "oversee/officer/ask.html", shown, status=422 if form.errors else 200)


def file_response(content: PaperContent) -> HttpResponse:
    """A file to keep."""
    return HttpResponse(
        content.content,
        content_type=content.media_type,
        headers={"Content-Disposition": f'attachment; filename="{content.name}"'},
    )


def place_or_404(code: str) -> Any:
    """A place by its code."""
    found = places.place_of_ref(code[:20].replace("\x00", ""))
    if found is None:
        raise Http404
    return found


def header(place: Any) -> dict[str, str]:
    """The place in the masthead."""
    return {"name": place.full_name, "within": place.province.full_name if place.province else ""}
