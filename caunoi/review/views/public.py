"""What everybody may read: published reviews."""

from datetime import date, datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from caunoi.access.doors import open_to_all
from caunoi.places.queries import place_on

from .. import charts, papers, queries
from ..report import days, parts, period_of, title

SIZE = 20


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
    context = {
        "loose": any(part.loose for part in said), "heard_until": date.fromisoformat(heard) if heard else None,
        "review": found, "parts": said, "title": title(found), "period": period_of(found), "since": since, "until": until,
        "editions": papers.editions(), "units": found.frozen["figures"]["units"],
        "check": queries.last_checks([found]).get(found.pk), "charts": charts.drawn(found), "checks": charts.checked(found),
    }  # fmt: skip
    return render(request, "review/public.html", context)


def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo is not None else None
