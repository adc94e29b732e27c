from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from caunoi.access.doors import open_to_all
from caunoi.desk.queries import owed
from caunoi.desk.rooms import ROOMS, lived, lived_by_all
from caunoi.kernel.text import clean
from caunoi.places import queries as places
from caunoi.review.queries import published
from caunoi.review.report import title
from caunoi.ui.front import front as front_of_house
from caunoi.voice.queries import figures_of, publications
from caunoi.voice.queries.finding import communes_found
from caunoi.voice.queries.published import fewest_told
from caunoi.voice.words import Kind


@open_to_all
@require_GET
def front(request: HttpRequest) -> HttpResponse:
    recent = publications(size=4)
    return render(request, "desk/public/front.html", {"rows": _with_kinds(recent), "rooms": ROOMS})


@open_to_all
@require_GET
def find_place(request: HttpRequest) -> HttpResponse:
    text = clean(request.GET.get("q", ""))[:200]
    found = communes_found(text, on=localdate())
    if len(found.options) == 1:
        return redirect("desk:place", found.options[0].code)
    return render(
        request,
        "desk/public/find_place.html",
        {"q": text, "found": found},
        status=200 if found.options or not text else 404,
    )


@open_to_all
@require_GET
def place(request: HttpRequest, code: str) -> HttpResponse:
    today = localdate()
    code = clean(code)[:20]
    here = places.place_on(code, today)
    if here is None:
        return _ended(request, code)
    seats = places.bodies_with_heads(here, today)
    context: dict[str, Any] = {
        "place": here,
        "header_place": _header(here),
        "was": [heir.place for heir in places.was(here)],
        "communes": list(places.communes(here, today)) if here.is_province else [],
        "figures": figures_of(here, today=today),
        "smallest": fewest_told(today),
        "owed": owed(here, today=today),
        "reviews": [(row, title(row)) for row in published(**_within(here), size=3)],
        "seats": seats,
        "heads": any(seat.head for seat in seats),
        "rows": _with_kinds(publications(**_within(here), size=4)),
        "lived": (lived if request.user.is_authenticated else lived_by_all)(here, today),
        "ways": front_of_house.ways("place", here),
        "answers_href": f"{reverse('voice:answers')}?noi={here.code}",
        "send_href": f"{reverse('voice:start')}?noi={here.code}",
    }
    return render(request, "desk/public/place.html", context)


def _ended(request: HttpRequest, code: str) -> HttpResponse:
    """A unit that is no more: what it became."""
    former = next(iter(places.places_of_code(code)), None)
    if former is None:
        raise Http404
    context = {
        "place": former,
        "became": [heir.place for heir in places.became(former)],
        "days": places.days_of(former),
    }
    return render(request, "desk/public/place_ended.html", context)


def _within(here: Any) -> dict[str, int]:
    return {"province_id": here.pk} if here.is_province else {"place_id": here.pk}


def _header(here: Any) -> dict[str, str]:
    within = here.province.full_name if here.province else ""
    return {"name": here.full_name, "within": within, "change": reverse("desk:front") + "#tim-noi"}


def _with_kinds(rows: list[Any]) -> list[tuple[Any, Kind]]:
    return [(row, Kind(row.kind)) for row in rows]
