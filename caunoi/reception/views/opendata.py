"""Open data: timetables, and days held against days owed. No persons but the heads, who hold public office."""

import csv
import io
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from caunoi.access.doors import open_to_all
from caunoi.kernel.text import clean
from caunoi.places import queries as places

from ..queries import opendata

TIMETABLE = (
    "place",
    "place_name",
    "body",
    "body_name",
    "on",
    "starts",
    "ends",
    "venue",
    "turn",
    "mode",
    "adhoc",
    "stage",
    "posted_on",
    "post_by",
    "counts",
    "reason",
)
DAYS = (
    "place",
    "place_name",
    "body",
    "body_name",
    "month",
    "owed",
    "met",
    "held",
    "delegated",
    "not_counted",
    "called_off",
    "missed",
    "heads",
    "cite",
)


@open_to_all
@require_GET
def timetable_csv(request: HttpRequest) -> HttpResponse:
    since, until = _span(request)
    return _csv("lich-tiep-cong-dan", TIMETABLE, opendata.timetable_rows(_place(request), since=since, until=until))


@open_to_all
@require_GET
def days_csv(request: HttpRequest) -> HttpResponse:
    since, until = _span(request)
    return _csv(
        "ngay-tiep-cong-dan", DAYS, opendata.days_rows(_place(request), since=since, until=until, today=localdate())
    )


def _csv(name: str, heads: tuple[str, ...], rows: Iterable[dict[str, Any]]) -> HttpResponse:
    text = io.StringIO()
    writer = csv.DictWriter(text, heads)
    writer.writeheader()
    writer.writerows(rows)
    response = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def _place(request: HttpRequest) -> Any:
    code = clean(request.GET.get("noi", ""))[:20]
    return places.place_on(code, localdate()) if code else None


def _span(request: HttpRequest) -> tuple[date, date]:
    text, today = request.GET.get("nam", ""), localdate()
    year = int(text) if text.isascii() and text.isdecimal() and 2000 <= int(text[:4]) <= today.year + 1 else today.year
    return date(year, 1, 1), date(year + 1, 1, 1)
