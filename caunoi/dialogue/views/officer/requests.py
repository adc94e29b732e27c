"""Requests by voters on the desk: voters counted, a request registered, signatures counted, closed."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _

from caunoi.access.doors import signed_in
from caunoi.dialogue import commands, queries
from caunoi.dialogue.forms.officer import ReasonForm
from caunoi.dialogue.forms.requests import RequestForm, SignaturesForm, VotersForm
from caunoi.dialogue.words import RequestStage
from caunoi.kernel.refusal import Refusal

from .shared import beside, committees, mine, one_form


@signed_in
def voters(request: HttpRequest) -> HttpResponse:
    bodies = committees(request)
    form = VotersForm(request.POST or None, bodies=bodies, initial={"on": localdate()})
    return one_form(
        request, form, commands.count_voters, done=reverse("dialogue:board"), back=reverse("dialogue:board"), title=_("Số cử tri của địa phương"),
        submit=_("Lưu số cử tri"), counts=[(body, queries.voter_counts(body.place)) for body in bodies],
        lead=_("Số này là mốc để tính bao nhiêu cử tri yêu cầu thì phải đối thoại; số cũ được giữ lại."),
    )  # fmt: skip


@signed_in
def registration(request: HttpRequest) -> HttpResponse:
    form = RequestForm(request.POST or None, bodies=committees(request))
    return one_form(
        request, form, commands.register_request, done=lambda made: reverse("dialogue:request-desk", args=[made.pk]), back=reverse("dialogue:board"),
        title=_("Ghi nhận yêu cầu đối thoại của cử tri"), submit=_("Ghi nhận yêu cầu"),
        lead=_("Yêu cầu hiện công khai; chữ ký trên giấy do cán bộ đếm, ủng hộ qua mạng được đếm riêng."),
    )  # fmt: skip


@signed_in
def request_desk(request: HttpRequest, request_id: uuid.UUID) -> HttpResponse:
    found = _own(request, request_id)
    form = SignaturesForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            commands.add_signatures(request_id=request_id, by=request.user, at=now(), **form.cleaned_data)
        except Refusal as no:
            beside(form, no)
        else:
            return redirect("dialogue:request-desk", request_id)
    context = {
        "found": found, "sheets": queries.sheets_of(found.request), "form": form if found.stage is RequestStage.COLLECTING else None,
        "reached": found.stage is RequestStage.REACHED, "cite": queries.request_rule(found.request.opened_on).cite,
    }  # fmt: skip
    return render(request, "dialogue/officer/request.html", context, status=422 if form.errors else 200)


@signed_in
def closing(request: HttpRequest, request_id: uuid.UUID) -> HttpResponse:
    _own(request, request_id)
    back = reverse("dialogue:request-desk", args=[request_id])
    return one_form(
        request, ReasonForm(request.POST or None), lambda **fields: commands.close_request(request_id=request_id, **fields), done=back, back=back,
        title=_("Dừng yêu cầu"), submit=_("Dừng và công khai lý do"), danger=True,
    )  # fmt: skip


def _own(request: HttpRequest, request_id: uuid.UUID) -> Any:
    found = queries.request_of(request_id)
    if found is None or found.request.body_id not in {body.pk for body in mine(request)}:
        raise Http404
    return found
