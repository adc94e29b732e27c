"""What anybody may read of a place's decisions."""

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from caunoi.access.doors import open_to_all
from caunoi.decide import queries, sheets
from caunoi.places import queries as places
from caunoi.ui.case import Happening
from caunoi.ui.front import front

#: Seconds after which a wall display that asked for it shows the page anew.
WALL_REFRESH = 120


def place_of(code: str) -> Any:
    """The place of a code, today's or the last it meant."""
    found = places.place_of_ref(code[:20])
    if found is None:
        raise Http404
    return found


def announced(code: str) -> Any:
    """An announced decision; drafts are nobody's but their keepers'."""
    row = queries.decision(code)
    if row is None or row.announced_at is None:
        raise Http404
    return row


def _qr(address: str) -> Any:
    return mark_safe(sheets.qr_svg(address))  # noqa: S308 modules of a code, no text of anybody's


@open_to_all
@require_safe
def decisions(request: HttpRequest, code: str) -> HttpResponse:
    place = place_of(code)
    page = Paginator(queries.decisions_in(place), 20).get_page(request.GET.get("trang"))
    context = {
        "place": place, "page": page, "upcoming": queries.upcoming(place, localdate()), "villages": [p for p in places.children(place) if p.level == "group"],
        "previous": f"?trang={page.previous_page_number()}" if page.has_previous() else "",
        "following": f"?trang={page.next_page_number()}" if page.has_next() else "",
    }  # fmt: skip
    return render(request, "decide/public/decisions.html", context)


@open_to_all
@require_safe
def decision(request: HttpRequest, code: str) -> HttpResponse:
    row = announced(code)
    context = {
        "row": row, "topic": queries.topics_on(localdate())[row.topic], "arithmetic": queries.arithmetic(row), "needed": queries.needed(row, localdate()), "parts": queries.parts_of(row) if row.is_whole else [],
        "candidates": list(row.candidates.filter(withdrawn=False)), "meetings": list(row.meetings.all()), "voting": row.form == "online" and row.stage == "voting",
        "turnout": queries.turnout_public(row) if row.form == "online" and row.stage == "voting" else None,
        "following": queries.following(row),
        "calendar": [Happening(each.label, each.on, "", "", each.cite) for each in queries.calendar_of(row)],
        "happened": [Happening(each.act_label, each.on, "", each.note, each.cite) for each in row.steps.all()],
    }  # fmt: skip
    return render(request, "decide/public/decision.html", context)


@open_to_all
@require_safe
def poster(request: HttpRequest, code: str) -> HttpResponse:
    row = announced(code)
    address = settings.SITE_URL + reverse("decide:vote" if row.form == "online" else "decide:decision", args=[row.code])
    return render(
        request,
        "decide/public/poster.html",
        {
            "row": row,
            "address": address,
            "qr": _qr(address),
            "arithmetic": queries.arithmetic(row) or queries.needed(row, localdate()),
        },
    )


def _told(place: Any) -> list[Any]:
    """What every room has for the people of the place to know and to discuss; what is empty or hidden stays away."""
    commune = place if place.level == "commune" or place.parent is None else place.parent
    return [line for room in ("know", "discuss") for line in front.lines(room, commune, localdate()) if line.value]


@open_to_all
@require_safe
def display(request: HttpRequest, code: str) -> HttpResponse:
    place = place_of(code)
    address = settings.SITE_URL + reverse("decide:decisions", args=[place.code])
    context = {
        "place": place,
        "upcoming": queries.upcoming(place, localdate(), 6),
        "results": queries.results(place, 6),
        "qr": _qr(address),
        "address": address,
        "known": _told(place),
    }
    context["fresh"] = "tu-lam-moi" in request.GET
    response = render(request, "decide/public/display.html", context)
    if context["fresh"]:
        response.headers["Refresh"] = str(WALL_REFRESH)
    return response
