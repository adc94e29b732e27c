"""Officers' pages: the boards they keep, one board, advice to answer, papers."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caunoi.access.doors import signed_in
from caunoi.boards import commands, papers, queries
from caunoi.boards.forms import KindForm, SetUpForm
from caunoi.boards.rules import keys_of
from caunoi.boards.words import Kind
from caunoi.kernel.refusal import Refusal
from caunoi.notices.handing import file_response
from caunoi.notices.queries import MEDIA_TYPES
from caunoi.ui.front import front
from caunoi.ui.paging import page_of

from .shared import SIZE, advice_or_404, asked, board_or_404, readable_or_404


@require_safe
@signed_in
def boards(request: Any) -> HttpResponse:
    """The boards of one's bodies and those one sits on; advice one's bodies must answer stands first."""
    bodies, today = queries.my_bodies(request.user), localdate()
    rows, before, after = page_of(request, queries.boards_for(bodies))
    waiting = list(queries.waiting_advice(bodies)[: SIZE + 1])
    context = {
        "rows": queries.at_desk(list(rows), today), "before": before, "after": after, "today": today, "waiting": waiting[:5], "more_waiting": len(waiting) > 5, "bodies": bodies,
        "seats": queries.my_seats(request.user, today),
    }  # fmt: skip
    return render(request, "boards/officer/boards.html", context)


@signed_in
def new(request: Any) -> HttpResponse:
    """Set a board up: first which kind, then what the law and its decision ask of that kind."""
    bodies = queries.my_bodies(request.user)
    if not bodies:
        raise Http404
    back = reverse("boards:officer-boards")
    chosen = KindForm(request.GET if "loai" in request.GET else None, bodies=bodies)
    if not chosen.is_valid():
        return render(
            request, "boards/officer/kind.html", {"form": chosen, "back_href": back}, status=422 if chosen.errors else 200
        )  # fmt: skip
    kind, body = chosen.chosen()
    try:
        least, most, _cite = queries.size_by_law(kind, body.place, localdate())
    except Refusal:
        least, most = 1, None
    return asked(
        request, SetUpForm(request.POST or None, kind=kind, body=body, initial={"size": least if most is None and least > 1 else None}),
        lambda **said: commands.set_up(by=request.user, at=now(), **said),
        to=back, heading=_("Lập ban, tổ"), lead=f"{kind.label} · {body.name}", law=queries.law_of(kind, localdate()),
        size_by_law=(least, most) if keys_of(kind).size else None,
        onward=lambda made: reverse("boards:officer-board", args=[made.pk]),
    )  # fmt: skip


@require_safe
@signed_in
def board(request: Any, board_id: UUID) -> HttpResponse:
    """One board: who sits, what is vacant, who was elected and waits for a seat, programme, meetings, advice, papers."""
    found, today = readable_or_404(request, board_id), localdate()
    keeps = found.body in queries.my_bodies(request.user)
    members = queries.in_order(queries.members_on(found, today))
    over = found.until is not None and found.until <= today
    advice, before, after = page_of(request, queries.advice_of(found))
    context = {
        "board": found, "members": members, "today": today, "over": over, "acting": keeps and not over, "keeps": keeps, "vacancy": queries.vacancy(found, len(members), today),
        "awaiting": queries.awaiting(found, today) if keeps and not over else [], "dismissed": queries.dismissed(found, today) if keeps and not over else [], "elections": front.ways("election-start", found.place), "law": queries.law_of(Kind(found.kind), today),
        "items": found.items.order_by("done_on", "due", "pk")[:60], "meetings": found.meetings.all()[:30], "advice": advice, "before": before, "after": after,
        "papers": papers.FORMS.items(),
    }  # fmt: skip
    return render(request, "boards/officer/board.html", context)


@require_safe
@signed_in
def advice_list(request: Any) -> HttpResponse:
    """Advice one's bodies owe an answer or an outcome to."""
    rows, before, after = page_of(request, queries.waiting_advice(queries.my_bodies(request.user)))
    context = {"rows": rows, "before": before, "after": after, "today": localdate()}
    return render(request, "boards/officer/advice_list.html", context)


@require_safe
@signed_in
def advice(request: Any, advice_id: int) -> HttpResponse:
    """One piece of advice, its answer, what became of it, what may be done now."""
    found = advice_or_404(request, advice_id)
    context = {
        "advice": found,
        "mine": found.to in queries.my_bodies(request.user),
        "keeps": queries.desk_board(request.user, found.board_id),
        "today": localdate(),
        "again": queries.asked_again(found),
    }
    return render(request, "boards/officer/advice.html", context)


@require_safe
@signed_in
def paper(request: Any, board_id: UUID, form: str, kind: str) -> HttpResponse:
    """The decision that sets the board up, the list of its members, its programme, as a file."""
    found = board_or_404(request, board_id)
    if form not in papers.FORMS or kind not in MEDIA_TYPES:
        raise Http404
    return file_response(papers.board_file(found, form, kind, on=localdate()))


@require_safe
@signed_in
def minutes(request: Any, board_id: UUID, meeting_id: int, kind: str) -> HttpResponse:
    """The minutes of a meeting as a file."""
    found = readable_or_404(request, board_id)
    meeting = found.meetings.filter(pk=min(meeting_id, 2**62)).first()
    if meeting is None or kind not in MEDIA_TYPES:
        raise Http404
    return file_response(papers.minutes_file(found, meeting, kind))


@require_safe
@signed_in
def advice_paper(request: Any, board_id: UUID, advice_id: int, kind: str) -> HttpResponse:
    """The board's advice as a letter."""
    found = board_or_404(request, board_id)
    row = queries.advice_of(found).filter(pk=min(advice_id, 2**62)).first()
    if row is None or kind not in MEDIA_TYPES:
        raise Http404
    return file_response(papers.advice_file(found, row, kind))
