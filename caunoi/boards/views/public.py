"""What everybody may see of boards: those of a place, and one with its members, programme, meetings and advice."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from caunoi.access.doors import open_to_all
from caunoi.boards import queries
from caunoi.boards.words import Kind
from caunoi.places import queries as places
from caunoi.ui.front import front
from caunoi.ui.paging import page_of

from .shared import SIZE


@require_safe
@open_to_all
def boards(request: Any, code: str) -> HttpResponse:
    """A place's boards: who sits on them, what is vacant, how much of their advice was answered."""
    place, today = _place_or_404(code), localdate()
    ended = request.GET.get("xem") == "da-ket-thuc"
    rows, before, after = page_of(
        request, queries.ended_boards(place, today) if ended else queries.boards_of(place, today), SIZE
    )
    context = {
        "place": place, "header_place": _header(place), "rows": queries.published_among(list(rows), today), "before": before, "after": after,
        "ended": ended, "any_ended": ended or queries.ended_boards(place, today).exists(),
    }  # fmt: skip
    return render(request, "boards/public/boards.html", context)


@require_safe
@open_to_all
def board(request: Any, code: str, board_id: UUID) -> HttpResponse:
    """One board as everybody may see it."""
    place, today = _place_or_404(code), localdate()
    found = queries.board_of(board_id)
    if found is None or found.place.code != place.code:
        raise Http404
    advice, before, after = page_of(request, queries.advice_shown(found))
    context = {
        "place": place, "header_place": _header(place), "board": found, "shown": queries.shown(found, today), "advice": advice, "before": before,
        "after": after, "today": today, "ended": found.until is not None and found.until <= today, "law": queries.law_of(Kind(found.kind), today),
        "elections": front.ways("elections", place),
    }  # fmt: skip
    return render(request, "boards/public/board.html", context)


def _place_or_404(code: str) -> Any:
    found = places.place_of_ref(code[:20])
    if found is None:
        raise Http404
    return found


def _header(place: Any) -> dict[str, str]:
    return {"name": place.full_name, "within": place.province.full_name if place.province else ""}
