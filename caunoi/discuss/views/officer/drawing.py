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
from ...forms.draws import AnnouncementForm, ChanceForm
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
    found = queries.draws.draw_of(request.user, draw_id)
    if found is None:
        raise Http404
    form = ChanceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            commands.draw_panel(draw_id=found.pk, chance=form.cleaned_data["chance"], by=request.user, at=now())
        except Refusal as no:
            form.refuse(no)
        else:
            return redirect("discuss:draw", found.slug)
    context = {
        "form": form,
        "draw": found,
        "heading": _("Nhập kết quả ngẫu nhiên và bốc thăm"),
        "submit": _("Bốc thăm"),
    }
    return render(request, "discuss/officer/draw_form.html", context, status=422 if form.errors else 200)
