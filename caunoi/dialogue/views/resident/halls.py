"""In the hall: the live page of every phone, the projector's screen. A page is whole without scripts; with them it renews itself."""

import secrets
import uuid
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from caunoi.access.doors import open_to_all
from caunoi.dialogue import commands, queries
from caunoi.dialogue.forms.resident import EntranceForm, HallQuestionForm
from caunoi.dialogue.words import Stage
from caunoi.kernel.refusal import Refusal

from .asking import over
from .device import device_of, give, hand_receipt, remember_support, supported
from .drawing import qr
from .fragments import fragment


@open_to_all
def entrance(request: HttpRequest) -> HttpResponse:
    if request.method != "POST" and "ma" not in request.GET:
        return render(request, "dialogue/resident/entrance.html", {"form": EntranceForm()})
    form = EntranceForm(request.POST or {"code": request.GET.get("ma", "")})
    if form.is_valid():
        code = queries.tidy_code(form.cleaned_data["code"])
        if code and queries.hall(code) is not None:
            return redirect("dialogue:hall", code)
        form.add_error("code", _("Không có phòng nào mang mã này. Hãy xem lại mã trên màn hình hội trường."))
    return render(request, "dialogue/resident/entrance.html", {"form": form}, status=422)


@open_to_all
@require_safe
def hall(request: HttpRequest, code: str) -> HttpResponse:
    found = _hall(code)
    shown = {"hall": found, "fragment": fragment(request, found, supported(request))}
    return render(request, "dialogue/resident/hall.html", shown)


@open_to_all
@require_safe
def progress(request: HttpRequest, code: str) -> HttpResponse:
    """What a phone asks every few seconds: nothing where nothing has changed since."""
    found = _hall(code)
    if request.GET.get("da_xem") == found.seen:
        return HttpResponse(status=204)
    response = HttpResponse(fragment(request, found, supported(request), screen=bool(request.GET.get("man"))))
    response.headers["Cache-Control"] = "no-store"
    return response


@open_to_all
def question(request: HttpRequest, code: str) -> HttpResponse:
    found = _hall(code)
    closed = _closed(request, found) if request.method != "POST" else None
    if closed is not None:
        return closed
    form = HallQuestionForm(
        request.POST if request.method == "POST" else None, initial={"key": secrets.token_urlsafe(16)}
    )
    if request.method == "POST" and form.is_valid():
        device, kept = device_of(request), form.cleaned_data
        try:
            got = commands.ask(
                dialogue_id=uuid.UUID(found.dialogue), text=kept["text"], key=kept["key"], device=device, at=now()
            )
        except Refusal as no:
            closed = _closed(request, found)
            if closed is not None:
                return closed
            form.refuse(no)
        else:
            queries.renew(code)
            response = give(redirect("dialogue:receipt"), request, device)
            return hand_receipt(
                response,
                request,
                {
                    "code": got.code,
                    "number": got.number,
                    "dialogue": found.dialogue,
                    "title": found.title,
                    "hall": found.code,
                },
            )
    context = {
        "form": form,
        "hall": found,
        "back_href": reverse("dialogue:hall", args=[found.code]),
        "submit_text": _("Gửi câu hỏi"),
    }
    return render(request, "dialogue/resident/hall_question.html", context, status=422 if form.errors else 200)


@open_to_all
@require_POST
def support(request: HttpRequest, dialogue_id: uuid.UUID, number: int) -> HttpResponse:
    row = queries.dialogue_of(dialogue_id)
    if row is None or row.stage == Stage.PLANNED.value:
        raise Http404
    device = device_of(request)
    here = request.POST.get("o") == "phong"
    back = (
        redirect("dialogue:hall", row.code)
        if here
        else redirect(reverse("dialogue:dialogue", args=[row.pk]) + "#cau-hoi")
    )
    try:
        commands.support_question(dialogue_id=dialogue_id, number=number, device=device, at=now())
    except Refusal as no:
        messages.warning(request, str(no))
        return HttpResponse(status=204, headers={"HX-Refresh": "true"}) if request.htmx else back
    queries.renew(row.code)
    key = f"{row.code}-{number}"
    if request.htmx and here:
        back = HttpResponse(fragment(request, _hall(row.code), supported(request) | {key}))
    return remember_support(give(back, request, device), request, key)


@open_to_all
@require_safe
def display(request: HttpRequest, code: str) -> HttpResponse:
    found = _hall(code)
    address = settings.SITE_URL + reverse("dialogue:hall", args=[found.code])
    shown = {
        "hall": found,
        "address": address,
        "qr": qr(address),
        "fragment": fragment(request, found, set(), screen=True),
    }
    return render(request, "dialogue/resident/display.html", shown)


def _hall(code: str) -> Any:
    found = queries.hall(code)
    if found is None:
        raise Http404
    return found


def _closed(request: HttpRequest, found: Any) -> HttpResponse | None:
    """The page that says why the hall takes no question now; None while it does."""
    row = None if found.is_live else queries.dialogue_of(uuid.UUID(found.dialogue))
    return over(request, row) if row is not None else None
