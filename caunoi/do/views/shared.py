"""What the pages share: asking a form, paging, handing out files, finding the place."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse

from caunoi.do import queries
from caunoi.files.queries import content_of
from caunoi.places import queries as places
from caunoi.ui import asking

SIZE = 30
#: One form with its act.
asked = partial(asking.asked, template="do/ask.html")


def posted(request: Any) -> tuple[Any, ...]:
    """What was sent, with its files; nothing while the page is only looked at."""
    return (request.POST, request.FILES) if request.method == "POST" else ()


def text_of(request: Any, name: str, most: int = 120) -> str:
    """A word of the address, short and clean."""
    return str(request.GET.get(name, "")).replace("\x00", "").strip()[:most]


def place_or_404(code: str) -> Any:
    """A place by its code, or a page that says there is none."""
    found = places.place_of_ref(code[:20].replace("\x00", ""))
    if found is None:
        raise Http404
    return found


def place_asked(request: Any) -> tuple[Any, bool]:
    """The place of the address (``noi``), and whether one was named that is none."""
    code = text_of(request, "noi", 20)
    found = places.place_of_ref(code) if code else None
    return found, bool(code) and found is None


def header_of(place: Any) -> dict[str, str]:
    """What the masthead says of a place."""
    above = place.parent if place.level in ("group", "block") else place.province
    return {"name": place.full_name, "within": above.full_name if above else ""}


def picture_response(file_id: UUID) -> HttpResponse:
    """A photograph to look at, and nothing else that may be in the vault."""
    row = queries.photo_of(file_id)
    if row is None:
        raise Http404
    response = HttpResponse(content_of(row), content_type=row.media_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "public, max-age=3600"
    return response


def body_asked(request: Any) -> tuple[Any, list[Any]]:
    """The body somebody enters a record for (``cua``), and their others; a page that says there is none where they keep nothing."""
    bodies = {body.code: body for body in queries.my_bodies(request.user)}
    if not bodies:
        raise Http404
    body = bodies.get(text_of(request, "cua", 60)) or next(iter(bodies.values()))
    return body, [each for each in bodies.values() if each != body]
