"""Open data: timetables, and days held against days owed. No persons but the heads, who hold public office."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from caunoi.access.doors import open_to_all
from caunoi.files.opendata import Format, Span, handed_out
from caunoi.kernel.text import clean
from caunoi.places import queries as places

from ..opendata import DAYS, TIMETABLE


@open_to_all
@require_GET
def timetable_csv(request: HttpRequest) -> HttpResponseBase:
    return handed_out(TIMETABLE, _span(request), Format.CSV, name="lich-tiep-cong-dan")


@open_to_all
@require_GET
def days_csv(request: HttpRequest) -> HttpResponseBase:
    return handed_out(DAYS, _span(request), Format.CSV, name="ngay-tiep-cong-dan")


def _place(request: HttpRequest) -> Any:
    code = clean(request.GET.get("noi", ""))[:20]
    return places.place_on(code, localdate()) if code else None


def _span(request: HttpRequest) -> Span:
    text, today = request.GET.get("nam", ""), localdate()
    year = int(text) if text.isascii() and text.isdecimal() and 2000 <= int(text[:4]) <= today.year + 1 else today.year
    return Span(today, _place(request), year)
