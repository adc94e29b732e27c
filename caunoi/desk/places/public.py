"""Units for everybody: search by old or new name or address, a unit on a day."""

from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from caunoi.access.doors import open_to_all
from caunoi.kernel.text import clean
from caunoi.places import queries
from caunoi.places.queries import Found, Place
from caunoi.places.words import Level, PlaceKind
from caunoi.ui.maps import Map, Told, province_map

LONGEST = 300
MOST = 15
#: The day of the first list we hold; before it a unit is shown as it was then.
RECORDS_BEGIN = date(2020, 2, 25)
EARLIEST = date(1945, 9, 2)


@open_to_all
@require_GET
def search(request: HttpRequest) -> HttpResponse:
    text = clean(request.GET.get("q", "").replace("\x00", ""))[:LONGEST]
    day = localdate()
    found = queries.search_places(text, day, MOST) if text else []
    read = queries.resolve_address(text, day) if "," in text or len(text.split()) > 3 else None
    provinces = [] if text else _with_communes(day)
    context = {
        "text": text,
        "found": found,
        "read": read if read and read.units else None,
        "provinces": provinces,
        "map": _map(provinces) if provinces else None,
    }
    return render(request, "desk/places/search.html", context)


def _with_communes(day: date) -> list[tuple[Place, int]]:
    """The provinces of a day, each with its number of communes."""
    counts = queries.commune_counts(day)
    return [(each, counts.get(each.pk, 0)) for each in queries.provinces(day)]


def _map(provinces: list[tuple[Place, int]]) -> Map:
    told = {
        each.code: Told(each.full_name, count, ngettext("%(n)s xã, phường, đặc khu", "%(n)s xã, phường, đặc khu", count) % {"n": count})
        for each, count in provinces
    }  # fmt: skip
    return province_map(_("Số xã, phường, đặc khu của mỗi tỉnh, thành phố"), told)


@open_to_all
@require_GET
def suggestions(request: HttpRequest) -> HttpResponse:
    text = clean(request.GET.get("q", "").replace("\x00", ""))[:LONGEST]
    found = queries.search_places(text, localdate(), 8) if len(text) > 1 else []
    if request.headers.get("HX-Request"):
        return render(request, "desk/places/suggestions.html", {"found": found})
    return JsonResponse(
        {"q": text, "results": [_plain(each) for each in found]}, json_dumps_params={"ensure_ascii": False}
    )


@open_to_all
@require_GET
def unit(request: HttpRequest, code: str) -> HttpResponse:
    day, trouble = _day(request.GET.get("ngay", ""))
    periods = queries.places_of_code(code)
    if not periods:
        raise Http404
    place = queries.place_on(code, day)
    context: dict[str, Any] = {
        "code": code,
        "day": day,
        "trouble": trouble,
        "is_today": day == localdate(),
        "place": place,
    }
    context["periods"] = [
        (each, queries.days_of(each), _a_day_of(each)) for each in periods if place is None or each.pk != place.pk
    ]
    if place is not None:
        context |= _about(place, day)
    return render(request, "desk/places/unit.html", context)


def _about(place: Place, day: date) -> dict[str, Any]:
    today = localdate()
    names = queries.names_of(place)
    below = queries.children(place, day)
    groups = [each for each in below if each.level in (Level.GROUP, Level.BLOCK)]
    return {
        "kind": PlaceKind(place.kind),
        "label": queries.label_on(place, day),
        "days": queries.days_of(place),
        "names": names if len(names) > 1 else [],
        "was": [(heir, _href(heir.place, _a_day_of(heir.place))) for heir in queries.was(place, as_of=day)],
        "became": []
        if place.exists_on(today)
        else [(heir, _href(heir.place)) for heir in queries.became(place, today, since=day)],
        "below": [each for each in below if each not in groups],
        "groups": groups,
        "seated": queries.bodies_with_heads(place, day),
        "before_records": place.since is None and day < RECORDS_BEGIN,
        "header_place": {"name": place.full_name, "within": place.province or "", "change": reverse("places:search")},
    }


def _day(text: str) -> tuple[date, str]:
    """The day asked for, today where none or none that can be; and what was wrong with it."""
    asked = clean(text)[:20]
    if not asked:
        return localdate(), ""
    parts = asked.split("/")
    iso = "-".join(reversed(parts)) if len(parts) == 3 else asked
    try:
        day = date.fromisoformat("-".join(part.zfill(2) for part in iso.split("-")))
    except ValueError:
        return localdate(), _("Ngày %(day)s không đúng. Hãy viết như 01/05/2020.") % {"day": asked}
    if day < EARLIEST:
        return localdate(), _("Chưa có dữ liệu cho ngày %(day)s.") % {"day": asked}
    return day, ""


def _a_day_of(place: Place) -> date | None:
    """A day on which the unit existed: its last."""
    return place.until - timedelta(days=1) if place.until else None


def _href(place: Place, day: date | None = None) -> str:
    href = reverse("places:unit", args=[place.code])
    return f"{href}?ngay={day.isoformat()}" if day else href


def _plain(found: Found) -> dict[str, Any]:
    return {
        "code": found.place.code, "name": found.name, "label": found.label, "current": found.current,
        "became": [{"code": heir.place.code, "name": heir.place.full_name, "partial": heir.partial} for heir in found.became],
        "href": _href(found.place, None if found.current else _a_day_of(found.place)),
    }  # fmt: skip
