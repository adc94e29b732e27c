"""Indicators for everybody: the list, one of them, the records behind, the figures for programs."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caunoi.access.doors import open_to_all
from caunoi.kernel.text import clean
from caunoi.ui.charts import bar_list, columns
from caunoi.ui.maps import Told, commune_map, province_map

from .. import queries
from ..catalogue import Indicator, indicators, showing
from ..periods import period, same_before
from ..words import Better, Complaint, Room, Unit
from .shared import choices, header_of, moment_key, named, period_asked, place_asked

SIZE = 40
#: The halves shown side by side.
HALVES = 6


@open_to_all
@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """Every indicator with its value in a place and a period, room by room."""
    place = place_asked(request)
    of = period_asked(request, place)
    complaint = next((word for word in Complaint if word.value == request.GET.get("che", "")), None)
    room = (
        None if complaint else next((word for word in Room if word.value == request.GET.get("phong", "")), Room.VOICE)
    )
    values, tally = queries.values_of(place, of.code) if place and of else ({}, None)
    past = queries.values_of(place, same_before(of, on=localdate()).code)[0] if place and of else {}
    rooms = [
        (word, [_row(each, values, past) for each in indicators().values() if each.room is word and _wanted(each, complaint)])
        for word in Room if room in (None, word)
    ]  # fmt: skip
    context = {
        "place": place, "header_place": header_of(place), "period": of, "period_name": named(of) if of else "", "tally": tally,
        "rooms": [(word, rows) for word, rows in rooms if rows], "choices": choices(place), "complaint": complaint,
        "complaints": [(word, f"?{_query(place, of)}&che={word.value}".replace("?&", "?")) for word in Complaint],
        "room": room, "all_rooms": [(word, f"?{_query(place, of)}&phong={word.value}".replace("?&", "?")) for word in Room], "total": len(indicators()), "showing": showing(), "query": _query(place, of),
    }  # fmt: skip
    return render(request, "indicators/catalogue.html", context)


@open_to_all
@require_safe
def indicator(request: HttpRequest, code: str) -> HttpResponse:
    """One indicator: what it counts and why, over time, by place."""
    one = _indicator(code)
    place = place_asked(request)
    of = period_asked(request, place)
    value = queries.values_of(place, of.code)[0][code] if place and of else None
    halves = _series(one, place)
    everywhere = _by_place(request, place, of, code)
    page = _page_asked(request)
    rows, more = everywhere[(page - 1) * SIZE : page * SIZE], len(everywhere) > page * SIZE
    province = place if place and place.is_province else place.province if place else None
    context = {
        "one": one, "place": place, "header_place": header_of(place), "period": of, "period_name": named(of) if of else "", "value": value,
        "chart": _chart(one, halves), "halves": halves, "rows": rows, "bars": _bars(one, rows, of), "choices": choices(place),
        "province": province, "map": commune_map(one.label, province.code, _told(everywhere), unit=_sign(one)) if everywhere and province else None,
        "previous": f"?{_query(place, of)}&trang={page - 1}" if page > 1 else "", "following": f"?{_query(place, of)}&trang={page + 1}" if more else "",
        "showing": showing(), "query": _query(place, of), "parts": [indicators()[each] for each in (one.part, one.whole) if each],
        "better": one.better if one.better is not Better.NEITHER else None,
    }  # fmt: skip
    return render(request, "indicators/indicator.html", context)


@open_to_all
@require_safe
def country(request: HttpRequest, code: str) -> HttpResponse:
    """One indicator for the provinces beside each other, drawn and told."""
    one, today = _indicator(code), localdate()
    kept = queries.country_periods()
    asked = clean(request.GET.get("ky", ""))[:20]
    if asked and asked not in kept:
        raise Http404
    found = asked or queries.first_shown(kept, today)
    of = period(found, on=today) if found else None
    rows = _ordered(request, queries.across_country(of.code, code, today)) if of else []
    context = {
        "one": one, "period": of, "period_name": named(of) if of else "", "rows": rows, "map": province_map(one.label, _told(rows), unit=_sign(one)),
        "choices": [(each, named(period(each, on=today))) for each in kept], "showing": showing(), "query": _query(None, of),
        "counted": sum(value.counted for _place, value in rows),
    }  # fmt: skip
    return render(request, "indicators/country.html", context)


@open_to_all
@require_safe
def records(request: HttpRequest, code: str) -> HttpResponse:
    """The records behind a value, as far as the reader may open them."""
    one, place = _indicator(code), place_asked(request)
    of = period_asked(request, place)
    if place is None or of is None:
        raise Http404
    values, tally = queries.values_of(place, of.code)
    if tally is None:
        raise Http404
    value = values[code]
    behind = None
    if not value.withheld:
        behind = queries.behind_place(place, of, code, until=tally.until, after=moment_key(request), size=SIZE)
        if behind.visits and not queries.may_open_visits(request.user, place):
            behind = replace(behind, visits=(), visible=behind.visible - len(behind.visits), visits_after="")
    context = {
        "one": one, "place": place, "header_place": header_of(place), "period_name": named(of), "value": value, "behind": behind,
        "query": _query(place, of), "following": f"?{_query(place, of)}&{urlencode({'sau': behind.after or behind.visits_after})}"
        if behind and (behind.after or behind.visits_after) else "", "tally": tally,
    }  # fmt: skip
    return render(request, "indicators/records.html", context)


def _indicator(code: str) -> Indicator:
    found = indicators().get(code)
    if found is None:
        raise Http404
    return found


def _wanted(each: Indicator, complaint: Complaint | None) -> bool:
    return complaint is None or each.complaint is complaint


def _row(each: Indicator, values: dict[str, Any], past: dict[str, Any]) -> dict[str, Any]:
    now, then = values.get(each.code), past.get(each.code)
    worse = None
    if now and then and now.value is not None and then.value is not None and each.better is not Better.NEITHER:
        few = now.few or then.few
        worse = None if few or now.value == then.value else (now.value < then.value) is (each.better is Better.UP)
    return {"one": each, "value": now, "before": then, "worse": worse}


def _series(one: Indicator, place: Any) -> list[tuple[Any, Any]]:
    if place is None:
        return []
    today = localdate()
    halves = [period(code, on=today) for code in queries.kept_periods(place) if "-H" in code][:HALVES]
    return queries.series(place, one.code, halves)


def _chart(one: Indicator, halves: list[tuple[Any, Any]]) -> Any:
    if not any(value.value is not None for _of, value in halves):
        return None
    rows = [(f"{of.part}/{of.year}", value.value) for of, value in halves]
    return columns(one.label, rows, label=_("Nửa năm"), unit=one.unit.label)


def _by_place(request: HttpRequest, place: Any, of: Any, code: str) -> list[tuple[Any, Any]]:
    """The communes of a province."""
    if place is None or of is None:
        return []
    return _ordered(request, queries.across(place if place.is_province else place.province, of.code, code))


def _ordered(request: HttpRequest, rows: list[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    """By the name of the place, or by the figure where that was asked."""
    if request.GET.get("xep") == "so":
        rows.sort(key=lambda row: (row[1].value is None, -(row[1].value or 0)))
    return rows


def _page_asked(request: HttpRequest) -> int:
    asked = request.GET.get("trang", "")
    return max(1, min(1000, int(asked))) if asked.isdecimal() and len(asked) < 5 else 1


def _told(rows: list[tuple[Any, Any]]) -> dict[str, Told]:
    """What a map says of each place; a share of few has its words and no depth of colour."""
    return {
        place.code: Told(place.full_name, None if value.few else value.value, value.told) for place, value in rows
    }  # fmt: skip


def _sign(one: Indicator) -> str:
    """What follows the numbers of a map's key."""
    return "%" if one.unit is Unit.SHARE else ""


def _bars(one: Indicator, rows: list[tuple[Any, Any]], of: Any) -> Any:
    """A list of bars for the page's places; small shares are not drawn."""
    drawn = [
        (place.name, value.value, f"{reverse('indicators:indicator', args=[one.code])}?noi={place.code}&ky={of.code}")
        for place, value in rows
        if value.value is not None and not value.few
    ]
    return bar_list(one.label, drawn, label=_("Địa bàn"), unit=one.unit.label) if len(drawn) > 1 else None


def _query(place: Any, of: Any) -> str:
    return urlencode({key: value for key, value in (("noi", place and place.code), ("ky", of and of.code)) if value})
