"""What the pages share: finding a place, asking a form, paging a list, handing out a file."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from caunoi.kernel.refusal import Refusal
from caunoi.places import queries as places

SIZE = 30


def place_or_404(code: str) -> Any:
    """The place of a code, or a page that says there is none."""
    found = places.place_of_ref(code[:20])
    if found is None:
        raise Http404
    return found


def header(place: Any) -> dict[str, str]:
    """What the head of the page says of where we are."""
    return {"name": place.full_name, "within": place.province.full_name if place.province else ""}


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
    return render(request, "benefit/ask.html", shown, status=422 if form.errors else 200)


def file(content: bytes, name: str, media: str) -> HttpResponse:
    """A file to keep."""
    return HttpResponse(content, content_type=media, headers={"Content-Disposition": f'attachment; filename="{name}"'})
