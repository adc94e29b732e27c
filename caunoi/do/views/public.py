"""What everybody may see of works: the list of a place, one work with its accounts, a receipt by its code."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from caunoi.access.doors import open_to_all
from caunoi.do import papers, queries
from caunoi.do.words import Stage
from caunoi.notices.handing import file_response
from caunoi.ui.paging import page_of

from .shared import header_of, picture_response, place_asked, text_of


@require_safe
@open_to_all
def room(request: Any) -> HttpResponse:
    """What people do together in a place, and where each kind of it is kept."""
    place, unknown = place_asked(request)
    if place is None:
        return render(request, "do/public/room.html", {"place": None, "unknown": unknown})
    today = localdate()
    year = date(today.year, 1, 1)
    context = {
        "place": place, "header_place": header_of(place), "works": queries.counts_of(place, year, today + timedelta(days=1), today),
        "models": queries.model_counts(place, year, today + timedelta(days=1)), "others": queries.neighbour_counts(place, today),
        "latest": list(queries.works_in(place)[:5]), "year": today.year, "may": place.level != "province",
    }  # fmt: skip
    return render(request, "do/public/room.html", context)


@require_safe
@open_to_all
def works(request: Any) -> HttpResponse:
    """Works of a place, the latest first."""
    place, unknown = place_asked(request)
    stage = text_of(request, "buoc", 20)
    rows, before, after = page_of(request, queries.works_in(place, stage=stage))
    context = {
        "place": place, "header_place": header_of(place) if place else None, "unknown": unknown, "rows": rows, "before": before, "after": after,
        "stage": stage, "stages": list(Stage),
    }  # fmt: skip
    return render(request, "do/public/works.html", context)


@require_safe
@open_to_all
def work(request: Any, work_id: UUID) -> HttpResponse:
    """One work: what, under which decision, how far, its accounts, who gave and wished to be named."""
    row = _work_or_404(work_id)
    today = localdate()
    expenses, before, after = page_of(request, queries.expenses_of(row), name="chi")
    undone = queries.undone_of(row)
    named, count = queries.named_in(row)
    permit = queries.permit_of(row.decision)
    sums = queries.sums_of(row)
    context = {
        "row": row, "header_place": header_of(row.place), "sums": sums, "hidden": sums.too_few and row.stage != Stage.POSTED.value,
        "expenses": [(each, undone.get(each.entry_id, "")) for each in expenses], "before": before, "after": after, "named": named,
        "unnamed": max(sums.givers - count, 0), "permit": permit, "gate": queries.gate_by(permit, today), "budget": queries.against_budget(row, undone),
        "progress": queries.progress_of(row), "plan": list(row.plan.all()[:60]), "values": list(row.values.all()[:30]), "steps": list(row.steps.all()[:40]),
        "settlement": getattr(row, "settlement", None), "today": today, "over": row.stage in ("done", "settled", "posted", "dropped"),
        "board_href": _board_href(row), "followed": queries.followed_of(row),
    }  # fmt: skip
    return render(request, "do/public/work.html", context)


@require_safe
@open_to_all
def settlement(request: Any, work_id: UUID, ending: str) -> HttpResponse:
    """The settlement, or the accounts as they stand, as a document or a workbook."""
    row = _work_or_404(work_id)
    return file_response(papers.settlement_file(row, ending, localdate()))


@require_safe
@open_to_all
def receipt_asked(request: Any) -> HttpResponse:
    """Type the code of a receipt."""
    code = text_of(request, "ma", 40)
    if code:
        return redirect("do:receipt", code=code.replace("/", "")[:40] or "x")
    return render(request, "do/public/receipt_asked.html", {})


@require_safe
@open_to_all
def receipt(request: Any, code: str) -> HttpResponse:
    """A receipt as whoever holds its code may check it."""
    found = queries.receipt_by(code)
    context = {"receipt": found, "code": code[:40]}
    return render(request, "do/public/receipt.html", context, status=200 if found else 404)


@require_safe
@open_to_all
def photo(request: Any, file_id: UUID) -> HttpResponse:
    """A photograph of a work or a model."""
    return picture_response(file_id)


def _work_or_404(work_id: UUID) -> Any:
    row = queries.work_of(work_id)
    if row is None:
        raise Http404
    return row


def _board_href(row: Any) -> str:
    return reverse("boards:board", args=[row.board.place.code, row.board.pk]) if row.board else ""
