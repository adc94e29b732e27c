"""Sending a question: its words, then whether to hear back, then a receipt. No account, nothing lost on the way."""

import secrets
import uuid
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _

from caunoi.access.doors import open_to_all
from caunoi.dialogue import commands, queries, rules
from caunoi.dialogue.forms.resident import AddressForm, QuestionForm
from caunoi.dialogue.words import Stage
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean

from .device import device_of, give, hand_receipt, private, receipt_held
from .drawing import qr
from .pages import header_of


@open_to_all
def question(request: HttpRequest, dialogue_id: uuid.UUID) -> HttpResponse:
    row = queries.dialogue_of(dialogue_id)
    if row is None or row.stage == Stage.PLANNED.value:
        raise Http404
    if "key" in request.POST and "again" not in request.POST:
        return _second(request, row, AddressForm(request.POST))
    late = over(request, row)
    if late is not None or request.method != "POST":
        return late or _first(request, row, QuestionForm())
    form = QuestionForm(request.POST)
    if "again" in request.POST or not form.is_valid():
        return _first(
            request,
            row,
            form if "again" not in request.POST else QuestionForm(initial={"text": request.POST.get("text", "")}),
        )
    asked = AddressForm(initial={"text": form.cleaned_data["text"], "key": secrets.token_urlsafe(16)})
    return _ask_address(request, row, asked, form.cleaned_data["text"])


@open_to_all
def receipt(request: HttpRequest) -> HttpResponse:
    kept = receipt_held(request)
    if kept is None:
        return redirect("dialogue:follow")
    address = settings.SITE_URL + reverse("dialogue:progress", args=[kept["code"]])
    return private(
        render(request, "dialogue/resident/receipt.html", {"kept": kept, "address": address, "qr": qr(address)})
    )


def over(request: HttpRequest, row: Any) -> HttpResponse | None:
    """The page that says why no question is taken now, and gives back what was typed; None while they are."""
    try:
        rules.must_take_questions(Stage(row.stage), now(), localtime(row.asks_until))
    except Refusal as no:
        kept = clean(request.POST.get("text", ""))[:1000]
        context = {"row": row, "why": str(no), "kept": kept, "header_place": header_of(row.place)}
        status = 422 if request.method == "POST" else 200
        return private(render(request, "dialogue/resident/asking_over.html", context, status=status))
    return None


def _first(request: HttpRequest, row: Any, form: QuestionForm) -> HttpResponse:
    context = {
        "form": form,
        "row": row,
        "at": 1,
        "of": 2,
        "back_href": reverse("dialogue:dialogue", args=[row.pk]),
        "header_place": header_of(row.place),
    }
    return private(render(request, "dialogue/resident/question.html", context, status=422 if form.errors else 200))


def _ask_address(request: HttpRequest, row: Any, form: AddressForm, text: str, status: int = 200) -> HttpResponse:
    context = {
        "form": form, "row": row, "at": 2, "of": 2, "text": text, "alike": queries.alike(row, text) if text else [], "submit_text": _("Gửi câu hỏi"),
        "header_place": header_of(row.place),
    }  # fmt: skip
    return private(render(request, "dialogue/resident/address.html", context, status=status))


def _second(request: HttpRequest, row: Any, form: AddressForm) -> HttpResponse:
    device = device_of(request)
    if form.is_valid():
        try:
            kept = form.cleaned_data
            got = commands.ask(
                dialogue_id=row.pk, text=kept["text"], key=kept["key"], email=kept["email"], device=device, at=now()
            )
        except Refusal as no:
            late = over(request, row)
            if late is not None:
                return late
            if no.field == "text":  # the words are asked on the page before
                first = QuestionForm({"text": kept["text"]})
                first.full_clean()
                first.refuse(no)
                return _first(request, row, first)
            form.refuse(Refusal(no.vi, no.en, field="email" if no.field == "to" else no.field))
        else:
            response = give(redirect("dialogue:receipt"), request, device)
            return hand_receipt(
                response, request, {"code": got.code, "number": got.number, "dialogue": str(row.pk), "title": row.title}
            )
    return _ask_address(request, row, form, request.POST.get("text", "")[:1000], status=422)
