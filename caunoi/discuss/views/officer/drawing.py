"""Announcing draws and entering their chance."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caunoi.access.doors import holding
from caunoi.access.queries import bodies_of
from caunoi.access.words import Role
from caunoi.kernel.refusal import Refusal

from ... import commands, queries
from ...forms.draws import AnnouncementForm, ChanceForm, DrawingForm
from ..public import page_of, turning


@require_safe
@holding(Role.HANDLER)
def draws(request: Any) -> HttpResponse:
    page = page_of(request, queries.draws.draws_of(request.user))
    return render(request, "discuss/officer/draws.html", {"page": page, "today": localdate(), **turning(request, page)})


@holding(Role.HANDLER)
def announcement(request: Any) -> HttpResponse:
    form = AnnouncementForm(request.POST or None, bodies=bodies_of(request.user))
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        try:
            made = commands.announce_draw(body=form.bodies[given.pop("body")], by=request.user, at=now(), **given)
        except Refusal as no:
            form.refuse(no)
        else:
            messages.success(request, _("Đã công bố danh sách và lời hứa. Từ giờ không sửa được nữa."))
            return redirect("discuss:draw", made.slug)
    context = {"form": form, "heading": _("Công bố bốc thăm"), "submit": _("Công bố")}
    return render(request, "discuss/officer/draw_form.html", context, status=422 if form.errors else 200)


@holding(Role.HANDLER)
def chance(request: Any, draw_id: int) -> HttpResponse:
    """Enter the public chance; while the draw is not made, correct it with a reason."""
    found = _mine(request, draw_id)
    form = ChanceForm(request.POST or None, correcting=bool(found.entered), initial={"chance": found.entered})
    if request.method == "POST" and form.is_valid():
        try:
            commands.enter_chance(draw_id=found.pk, **form.cleaned_data, by=request.user, at=now())
        except Refusal as no:
            form.refuse(no)
        else:
            return redirect("discuss:draw-making", found.pk)
    heading = _("Sửa kết quả ngẫu nhiên đã nhập") if found.entered else _("Nhập kết quả ngẫu nhiên công khai")
    return _form(request, form, found, heading, _("Ghi và xem lại"))


@holding(Role.HANDLER)
def making(request: Any, draw_id: int) -> HttpResponse:
    """Read the entry once more, then draw; the second of two clicks finds it drawn."""
    found = _mine(request, draw_id)
    if not found.entered:
        return redirect("discuss:draw-chance", found.pk)
    form = DrawingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            commands.draw_panel(draw_id=found.pk, chance=form.cleaned_data["chance"], by=request.user, at=now())
        except Refusal as no:
            form.refuse(no)
        else:
            return redirect("discuss:draw", found.slug)
    return _form(request, form, found, _("Xác nhận và bốc thăm"), _("Bốc thăm và công bố"))


def _mine(request: Any, draw_id: int) -> Any:
    found = queries.draws.draw_of(request.user, draw_id)
    if found is None:
        raise Http404
    return found


def _form(request: Any, form: Any, found: Any, heading: str, submit: str) -> HttpResponse:
    context = {
        "form": form, "draw": found, "heading": heading, "submit": submit, "late": found.is_overdue(localdate()), "correcting": bool(found.entered),
    }  # fmt: skip
    return render(request, "discuss/officer/draw_form.html", context, status=422 if form.errors else 200)
