"""From a figure to its records: the list of figures, the tables, and what each number was counted from."""

from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from caunoi.access.doors import signed_in
from caunoi.indicators.catalogue import indicators
from caunoi.ui.case import Tab

from .. import queries
from ..tables import Filled, check, form, forms
from ..tables.workbook import stretches
from .shared import common, figure_rows, read_by, value_told


@signed_in
@require_GET
def figures(request: HttpRequest, review_id: int) -> HttpResponse:
    """Every figure of the review."""
    found = read_by(request, review_id)
    return render(request, "review/figures.html", common(request, found) | {"rows": figure_rows(found)})


@signed_in
@require_GET
def figure(request: HttpRequest, review_id: int, code: str) -> HttpResponse:
    """The records one figure was counted from."""
    found = read_by(request, review_id)
    row = next((each for each in figure_rows(found) if each["indicator"].code == code), None)
    if row is None:
        raise Http404
    behind = queries.records_behind(found, code, after=_after(request) or _visits_after(request))
    context = {
        "row": row, "name": indicators()[code].label, "behind": behind, "following": _following(behind),
        "following_visits": _following_visits(behind),
        "history": [{"at": each.at, "told": value_told(code, each.value)} for each in queries.history_of(found, code)],
    }  # fmt: skip
    return render(request, "review/records.html", common(request, found) | context)


@signed_in
@require_GET
def table(request: HttpRequest, review_id: int, slug: str) -> HttpResponse:
    """One official table, each number a way to its letters."""
    found, shape = read_by(request, review_id), _shape(slug)
    context = common(request, found)
    filled = next((Filled.of(row) for row in context["kept"]["tables"] if row["slug"] == slug), None)
    if filled is None:
        raise Http404
    depth = max(len(column.head) for column in shape.columns)
    failed = [each for each in check(shape, filled) if not each.holds]
    rows = [
        (unit, label, _cells(shape, values))
        for unit, label, values in filled.rows
        if any(values) or len(filled.rows) <= 12
    ]
    context |= {
        "form": shape, "form_tabs": _form_tabs(found, slug), "head": _head(shape, depth), "depth": depth + 1, "rows": rows, "empty": len(filled.rows) - len(rows),
        "total": _cells(shape, filled.total), "failed": failed,
    }  # fmt: skip
    return render(request, "review/table.html", context)


@signed_in
@require_GET
def cell(request: HttpRequest, review_id: int, slug: str, number: int) -> HttpResponse:
    """The letters one cell of a table was counted from."""
    found, shape = read_by(request, review_id), _shape(slug)
    column = next((each for each in shape.columns if each.no == number), None)
    if column is None:
        raise Http404
    unit = request.GET.get("don-vi", "")
    behind = queries.records_in_cell(
        found,
        slug,
        number,
        int(unit) if unit.isdigit() and len(unit) < 19 else None,
        after=_after(request),
        visits_after=_visits_after(request),
    )
    name = f"{shape.name}, {number}: {' – '.join(column.head)}"
    return render(
        request,
        "review/records.html",
        common(request, found)
        | {
            "name": name,
            "behind": behind,
            "following": _following(behind, unit),
            "following_visits": _following_visits(behind, unit),
        },
    )


def _form_tabs(review: Any, slug: str) -> list[Tab]:
    return [
        Tab(each.name, reverse("review:table", args=[review.pk, each.slug]), current=each.slug == slug)
        for each in forms()
    ]


def _shape(slug: str) -> Any:
    found = next((each for each in forms() if each.slug == slug), None)
    if found is None:
        raise Http404
    return form(slug)


def _head(shape: Any, depth: int) -> list[list[Any]]:
    parts = stretches([column.head for column in shape.columns], depth)
    return [[part for part in parts if part.row == row] for row in range(depth)]


def _cells(shape: Any, values: Any) -> list[dict[str, Any]]:
    return [
        {
            "no": column.no,
            "value": value,
            "counted": (column.cell is not None or bool(column.visits)) and bool(value),
            "missing": column.missing,
        }
        for column, value in zip(shape.columns, values, strict=True)
    ]


def _following(behind: Any, unit: str = "") -> str:
    kept = {"sau": behind.after, **({"don-vi": unit} if unit else {})}
    return "?" + urlencode(kept) if behind.after else ""


def _following_visits(behind: Any, unit: str = "") -> str:
    kept = {"luot": behind.visits_after, **({"don-vi": unit} if unit else {})}
    return "?" + urlencode(kept) if behind.visits_after else ""


def _visits_after(request: HttpRequest) -> str:
    """The paging key of the visits, a day and a key, or nothing."""
    after = request.GET.get("luot", "")
    first, _sep, last = after.partition("~")
    try:
        date.fromisoformat(first)
        UUID(last)
    except ValueError:
        return ""
    return after


def _after(request: HttpRequest) -> str:
    """The paging key of the address, or nothing where somebody tampered with it."""
    after = request.GET.get("sau", "")
    first, _sep, last = after.partition("~")
    try:
        datetime.fromisoformat(first)
        UUID(last)
    except ValueError:
        return ""
    return after
