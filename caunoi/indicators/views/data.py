"""Figures for programs: CSV and JSON of a place, of an indicator, of the catalogue; Parquet where its library is installed."""

import csv
import io
from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from caunoi.access.doors import open_to_all

from .. import opendata, queries
from ..catalogue import indicators
from .shared import period_asked, place_asked

_CSV, _PARQUET = "text/csv; charset=utf-8", "application/vnd.apache.parquet"


@open_to_all
@require_safe
def definitions(request: HttpRequest, kind: str) -> HttpResponse:
    """The whole catalogue."""
    return _sent(request, [opendata.definition(each) for each in indicators().values()], "chi-tieu", kind)


@open_to_all
@require_safe
def place(request: HttpRequest, kind: str) -> HttpResponse:
    """Every value of a place and a period."""
    where = place_asked(request)
    of = period_asked(request, where)
    if where is None or of is None:
        raise Http404
    values, tally = queries.values_of(where, of.code)
    if tally is None:
        raise Http404
    rows = [opendata.value_row(where, of, tally, each) for each in values.values()]
    return _sent(request, rows, f"so-lieu-{where.code}-{of.code.lower()}", kind)


@open_to_all
@require_safe
def one(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """One indicator by commune and half-year of a province."""
    where = place_asked(request)
    if code not in indicators() or where is None:
        raise Http404
    province = where if where.is_province else where.province
    return _sent(request, list(opendata.by_place(province, code, localdate())), f"{code}-{province.code}", kind)


def _sent(request: HttpRequest, rows: list[dict[str, Any]], name: str, kind: str) -> HttpResponse:
    if kind == "json":
        return JsonResponse(rows, safe=False, json_dumps_params={"ensure_ascii": False})
    if kind == "parquet":
        content = opendata.parquet(rows)
        if content is None:
            raise Http404
        return _attached(HttpResponse(content, content_type=_PARQUET), f"{name}.parquet")
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(rows[0]) if rows else ["code"])
    writer.writeheader()
    writer.writerows(_plain(rows))
    return _attached(HttpResponse("\ufeff" + out.getvalue(), content_type=_CSV), f"{name}.csv")


def _plain(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Lists as words; nothing a spreadsheet would take for a formula."""
    for row in rows:
        cells = {key: " ".join(value) if isinstance(value, list) else value for key, value in row.items()}
        yield {
            key: f"'{value}" if isinstance(value, str) and value[:1] in "=+-@" else value
            for key, value in cells.items()
        }


def _attached(response: HttpResponse, name: str) -> HttpResponse:
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
