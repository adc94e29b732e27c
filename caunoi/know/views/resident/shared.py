from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import localdate

from caunoi.kernel.text import clean
from caunoi.places import queries as places


def place_of(code: str) -> Any:
    """The place of today with this code, None where there is none."""
    return places.place_on(code, localdate()) if code and code.isascii() else None


def asked(request: HttpRequest, *names: str) -> dict[str, str]:
    """What the address asks for, tidied and shortened."""
    return {name: clean(request.GET.get(name, ""))[:120] for name in names}


def header(place: Any) -> dict[str, str]:
    """The place as the masthead names it."""
    within = place.province.full_name if place.province_id else ""
    return {"name": place.full_name, "within": within, "change": reverse("places:search")}
