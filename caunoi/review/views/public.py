"""What everybody may read: published reviews."""

from datetime import date, datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from caunoi.access.doors import open_to_all
from caunoi.places.queries import place_on

from .. import charts, papers, queries
from ..report import days, parts, period_of, title
from .shared import changed_of

SIZE = 20
#: Units on one page of a report; fewer than ``FEW`` are all told, with or without letters.
UNITS = 30
FEW = 12


@open_to_all
@require_GET
def published(request: HttpRequest) -> HttpResponse:
    """Published reviews, the latest first; of one place and all below it where one is named."""
    code = request.GET.get("noi", "")
    place = place_on(code) if code else None
    if code and place is None:
        raise Http404
    where = {} if place is None else {"province_id": place.pk} if place.is_province else {"place_id": place.pk}
    found = queries.published(**where, before=_moment(request.GET.get("truoc", "")), size=SIZE + 1)
    shown = [{"review": each, "title": title(each)} for each in found[:SIZE]]
    following = f"?truoc={found[SIZE - 1].published_at.isoformat()}" if len(found) > SIZE else ""
    return render(
        request,
        "review/public_list.html",
        {"reviews": shown, "place": place, "following": following.replace("+", "%2B")},
    )


@open_to_all
@require_GET
def report(request: HttpRequest, review_id: int) -> HttpResponse:
    """One published review."""
    found = queries.review_by_id(review_id)
    if found is None or not found.is_published:
        raise Http404
    since, until = days(found)
    said, heard = parts(found), found.frozen.get("comments", "")
    units = _units(found)
    page = _page(request, len(units))
    compared = queries.last_checks([found]).get(found.pk)
    context = {
        "loose": any(part.loose for part in said), "heard_until": date.fromisoformat(heard) if heard else None,
        "review": found, "parts": said, "title": title(found), "period": period_of(found), "since": since, "until": until,
        "editions": papers.editions(), "units": units[(page - 1) * UNITS : page * UNITS],
        "previous": f"?trang={page - 1}#don-vi" if page > 1 else "", "following": f"?trang={page + 1}#don-vi" if page * UNITS < len(units) else "",
        "check": compared, "changed": changed_of(compared), "charts": charts.drawn(found), "checks": charts.checked(found),
    }  # fmt: skip
    return render(request, "review/public.html", context)


def _units(review: Any) -> list[dict[str, Any]]:
    """The units told one by one: among many only those that had a letter."""
    units = review.frozen["figures"]["units"]
    return units if len(units) < FEW else [each for each in units if each["held"]]


def _page(request: HttpRequest, rows: int) -> int:
    asked = request.GET.get("trang", "")
    last = max(1, -(-rows // UNITS))
    return min(max(1, int(asked)), last) if asked.isdecimal() and asked.isascii() and len(asked) < 5 else 1


def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo is not None else None
