"""The contents of the guides with their search, and one guide."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from caunoi.access.doors import open_to_all
from caunoi.kernel.text import clean

from .contents import GUIDES, Circle, guide_of
from .reading import LONGEST, body, search


@open_to_all
@require_GET
def contents(request: HttpRequest) -> HttpResponse:
    words = clean(request.GET.get("tim", ""))[:LONGEST].strip()
    circles = [(circle, [guide for guide in GUIDES if guide.circle is circle]) for circle in Circle]
    found = search(words, localdate()) if words else []
    return render(request, "desk/guide/contents.html", {"words": words, "circles": circles, "found": found})


@open_to_all
@require_GET
def guide(request: HttpRequest, slug: str) -> HttpResponse:
    found = guide_of(slug)
    if found is None:
        raise Http404
    text, sections = body(found, localdate())
    related = [each for each in map(guide_of, found.related) if each is not None]
    return render(
        request, "desk/guide/guide.html", {"guide": found, "text": text, "sections": sections, "related": related}
    )
