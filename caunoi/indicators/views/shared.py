"""What the pages share: the place and period asked for, the words of a value."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils.timezone import localdate

from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.kernel.words import say
from caunoi.places import queries as places

from .. import queries
from ..periods import ReportPeriod, period


def place_asked(request: HttpRequest) -> Any:
    """The place asked for, or the first province whose figures are kept; None before anything was counted."""
    code = clean(request.GET.get("noi", ""))[:20]
    if code:
        place = places.place_of_ref(code) if code.isascii() and code.isalnum() else None
        if place is None:
            raise Http404
        return place
    kept = queries.provinces_kept()
    return next((each for each in places.provinces() if each.pk in kept), None)


def period_asked(request: HttpRequest, place: Any) -> ReportPeriod | None:
    """The period asked for, or the one shown first; None before anything was counted, not found for no code."""
    today = localdate()
    code = clean(request.GET.get("ky", ""))[:20] or (queries.latest_period(place, today) if place else "")
    if not code:
        return None
    try:
        return period(code, on=today)
    except Refusal as refusal:
        raise Http404 from refusal


def named(of: ReportPeriod) -> str:
    """A period in the language being spoken."""
    return say(of.vi, of.en)


def header_of(place: Any) -> dict[str, str] | None:
    """The place's line in the masthead."""
    if place is None:
        return None
    return {"name": place.full_name, "within": place.province.full_name if place.province_id else ""}


def choices(place: Any) -> list[tuple[str, str]]:
    """The periods kept of a place, with their names."""
    if place is None:
        return []
    return [(code, named(period(code, on=localdate()))) for code in queries.kept_periods(place)]


def moment_key(request: HttpRequest) -> str:
    """The paging key of the address, or nothing where somebody tampered with it."""
    from datetime import date, datetime
    from uuid import UUID

    after = clean(request.GET.get("sau", ""))[:120]
    first, _sep, last = after.partition("~")
    try:
        (datetime if "T" in first or " " in first else date).fromisoformat(first)
        if not last.isdigit():
            UUID(last)
    except ValueError:
        return ""
    return after
