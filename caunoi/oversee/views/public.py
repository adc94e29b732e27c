"""What everybody sees: a place's supervision and criticism, one of each, the standing channel and its form."""

import secrets
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caunoi.access.doors import open_to_all
from caunoi.oversee import commands, queries
from caunoi.oversee.forms import AddresseeForm, CommentForm, NamingForm
from caunoi.oversee.words import Basis, Form, Manner, Phase, Sort, Stage
from caunoi.ui.carried import Carried

from .shared import header, place_or_404

SIZE = 20
COOKIE, PATH, MONTH = "gop_y", "/gop-y-xay-dung/", 30 * 86400


@require_safe
@open_to_all
def place(request: Any, code: str) -> HttpResponse:
    """A place's programmes, supervisions, criticisms and hearings."""
    here, today = place_or_404(code), localdate()
    rows = queries.supervisions_of(place=here, after=request.GET.get("sau", "")[:80].replace("\x00", ""), size=SIZE + 1)
    hearings = list(queries.hearings_of(here))
    left = queries.left_of(hearings)
    shown = [(row, Stage(row.stage)) for row in rows[:SIZE] if row.shown]
    context = {
        "place": here, "header_place": header(here), "rows": shown, "today": today, "following": f"?sau={queries.mark(rows[SIZE - 1])}" if len(rows) > SIZE else "",
        "first": "?" if request.GET.get("sau") else "", "programmes": [each for each in queries.programmes_of(here) if each.signed_on],
        "criticisms": [(row, Phase(row.phase)) for row in queries.criticisms_of(here, Sort.DRAFT)[:SIZE]], "hearings": [(row, left[row.pk]) for row in hearings], "front": queries.front_of(here, today),
    }  # fmt: skip
    return render(request, "oversee/public/place.html", context)


@require_safe
@open_to_all
def supervision(request: Any, supervision_id: UUID) -> HttpResponse:
    """One, from its plan to what was recommended and what became of it."""
    row = queries.supervision_of(supervision_id)
    if row is None or not row.shown:
        raise Http404
    context = {
        "row": row, "stage": Stage(row.stage), "form": Form(row.form), "basis": Basis(row.basis), "header_place": header(row.place), "today": localdate(),
        "team": [each for each in queries.team_of(row) if each.public], "advice": queries.advice_of(row), "following": row.following.filter(shown=True)[:5],
    }  # fmt: skip
    return render(request, "oversee/public/supervision.html", context)


@require_safe
@open_to_all
def criticism(request: Any, criticism_id: UUID) -> HttpResponse:
    """One: the draft, the points and their answers, what changed in the text issued."""
    row = queries.criticism_of(criticism_id)
    if row is None:
        raise Http404
    sent = row.phase in (Phase.SENT, Phase.ANSWERED, Phase.ISSUED)
    signed = row.phase in (Phase.ANSWERED, Phase.ISSUED)
    context = {
        "row": row, "phase": Phase(row.phase), "manner": Manner(row.manner), "header_place": header(row.place), "points": queries.points_of(row) if sent else [], "signed": signed,
        "counted": [(verdict.label, count) for verdict, count in queries.answers_of(row).items()] if signed else [], "changes": queries.changes_of(row), "today": localdate(),
    }  # fmt: skip
    return render(request, "oversee/public/criticism.html", context)


@require_safe
@open_to_all
def standing(request: Any, code: str) -> HttpResponse:
    """The standing channel of a place: how it works, its rounds and their answers."""
    here = place_or_404(code)
    page = Paginator(queries.criticisms_of(here, Sort.STANDING), SIZE).get_page(request.GET.get("trang"))
    context = {
        "place": here, "header_place": header(here), "rows": [(row, Phase(row.phase)) for row in page.object_list], "open": bool(_channel(here)[1]),
        "before": f"?trang={page.previous_page_number()}" if page.has_previous() else "", "after": f"?trang={page.next_page_number()}" if page.has_next() else "",
    }  # fmt: skip
    return render(request, "oversee/public/standing.html", context)


@open_to_all
def comment(request: Any, code: str) -> HttpResponse:
    """Send a comment, a question a page, without an account."""
    here = place_or_404(code)
    front, bodies = _channel(here)
    if front is None or not bodies:
        raise Http404
    device, by_key = _device(request), {str(each.pk): each for each in bodies}
    back = reverse("oversee:standing", args=[here.code])
    path = Carried(request, [(AddresseeForm, {"bodies": bodies}), (CommentForm, {}), (NamingForm, {})])

    def send(said: dict[str, Any], key: str) -> HttpResponse:
        drafter = by_key[said.pop("drafter")]
        commands.comment(front=front, drafter=drafter, key=key, device=device, at=now(), **said)
        messages.success(
            request, _("Đã nhận góp ý. Mặt trận tổng hợp theo quý; câu trả lời của cơ quan hiện trên trang này.")
        )
        response = redirect(back)
        response.set_cookie(
            COOKIE, device, max_age=MONTH, path=PATH, httponly=True, samesite="Lax", secure=request.is_secure()
        )
        return response

    context = {"place": here, "header_place": header(here), "back_href": back, "submit_text": _("Gửi góp ý")}
    return path.answer("oversee/public/comment.html", send, **context)


def _channel(here: Any) -> tuple[Any, list[Any]]:
    today = localdate()
    front = queries.front_of(here, today)
    return front, queries.addressees(here, today) if front else []


def _device(request: Any) -> str:
    """The browser's mark, a new one where it has none; nothing about its person."""
    held = request.COOKIES.get(COOKIE, "")
    fits = 20 <= len(held) <= 64 and held.isascii() and held.replace("-", "").replace("_", "").isalnum()
    return held if fits else secrets.token_urlsafe(18)
