"""What the pages share: finding a place, asking a form, paging a list, handing out a file."""

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse

from caunoi.places import queries as places
from caunoi.ui import asking

SIZE = 30
#: One form with its act.
asked = partial(asking.asked, template="benefit/ask.html")


def place_or_404(code: str) -> Any:
    """The place of a code, or a page that says there is none."""
    found = places.place_of_ref(code[:20])
    if found is None:
        raise Http404
    return found


def header(place: Any) -> dict[str, str]:
    """What the head of the page says of where we are."""
    return {"name": place.full_name, "within": place.province.full_name if place.province else ""}


def file(content: bytes, name: str, media: str) -> HttpResponse:
    """A file to keep."""
    return HttpResponse(content, content_type=media, headers={"Content-Disposition": f'attachment; filename="{name}"'})
