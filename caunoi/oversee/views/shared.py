"""What the pages share: asking a form, handing out a file, a place's header."""

from collections.abc import Callable, Iterable
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.timezone import localdate

from caunoi.oversee import queries
from caunoi.places import queries as places
from caunoi.ui import asking


def asked(
    request: Any, form: Any, command: Callable[..., Any], *, law: Iterable[str] = (), **more: Any
) -> HttpResponse:
    """Ask a form of one act, what the law says of it beside."""
    said = queries.law_of(law, localdate())
    return asking.asked(request, form, command, template="oversee/officer/ask.html", law=said, **more)


def place_or_404(code: str) -> Any:
    """A place by its code."""
    found = places.place_of_ref(code[:20].replace("\x00", ""))
    if found is None:
        raise Http404
    return found


def header(place: Any) -> dict[str, str]:
    """The place in the masthead."""
    return {"name": place.full_name, "within": place.province.full_name if place.province else ""}
