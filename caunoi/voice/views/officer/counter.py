"""Counter intake on one screen, drafts kept, the receipt to print."""

import re
import secrets
from datetime import date, datetime
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from caunoi.access.doors import holding as door
from caunoi.access.queries import grants_of
from caunoi.access.words import Role
from caunoi.kernel.refusal import Refusal

from ...commands import counter, holding
from ...forms.officer.intake import Intake
from ...queries import case_by_id, papers, similar
from ...queries.drafts import draft_of
from ...words import Channel
from ..resident.drawing import qr

RECEIVING = (Role.RECEIVER, Role.HANDLER, Role.HEAD, Role.DEPUTY)
_KEY = re.compile(r"[\w-]{16,64}")


def receiving_bodies(request: HttpRequest) -> list[Any]:
    """The bodies the officer may take letters in for, each once."""
    roles = {role.value for role in RECEIVING}
    found = {grant.body_id: grant.body for grant in grants_of(request.user) if grant.role in roles}  # type: ignore[arg-type]
    return sorted(found.values(), key=lambda body: body.code)


@door(*RECEIVING)
@never_cache
def intake(request: HttpRequest) -> HttpResponse:
    """The screen: empty, a draft taken up again, or what was just sent with its errors beside the fields."""
    now, bodies = localtime(), receiving_bodies(request)
    if request.method == "POST":
        return _sent(request, bodies, now)
    key = request.GET.get("nhap", "")
    typed, kept_at = (
        holding.typed_so_far(key=draft_key(key), by=request.user, at=now) if _KEY.fullmatch(key) else ({}, None)
    )
    form = Intake(bodies=bodies, on=now.date(), initial=_initial(typed))
    return _screen(request, form, key if typed else secrets.token_urlsafe(24), kept_at)


def _sent(request: HttpRequest, bodies: list[Any], now: datetime) -> HttpResponse:
    key = request.POST.get("key", "")
    if not _KEY.fullmatch(key):
        key = secrets.token_urlsafe(24)
    if request.headers.get("X-Save") or request.POST.get("go") == "nhap":
        return _kept(request, bodies, key, now)
    form = Intake(request.POST, request.FILES, bodies=bodies, on=now.date())
    fine = form.is_valid()
    for wrong in _keep_files(form, request, bodies, key, now):
        form.add_error("papers", wrong)
        fine = False
    if fine and request.POST.get("go") != "giong" and _filed(form, request, key, now):
        holding.forget_typed(key=draft_key(key), by=request.user)
        return redirect("voice:officer-receipt", key)
    return _screen(request, form, key, None, alike=_alike(form) if request.POST.get("go") == "giong" else None)


def _alike(form: Intake) -> list[dict[str, Any]]:
    """Open letters of the place that read alike, so that a second letter of the same matter is seen before it is filed."""
    place = form.cleaned_data.get("place") if hasattr(form, "cleaned_data") else None
    title, text = str(form.data.get("title", "")), str(form.data.get("text", ""))
    return similar(title, text, place.pk, most=5) if place and title + text else []


def _keep_files(form: Intake, request: HttpRequest, bodies: list[Any], key: str, now: datetime) -> list[str]:
    """Keep the chosen files even while something else is wrong: a browser cannot send them a second time by itself."""
    chosen = form.cleaned_data.get("papers") or []
    about = papers.draft_ref(request.user, key)  # type: ignore[arg-type]
    return counter.keep_papers(files=chosen, about=about, body=bodies[0], by=request.user, at=now) if chosen else []  # type: ignore[arg-type]


def _filed(form: Intake, request: HttpRequest, key: str, now: datetime) -> bool:
    try:
        with transaction.atomic():
            counter.take_in(
                filing=form.filing(), channel=Channel(form.cleaned_data["channel"]), by=request.user, at=now,
                received_on=form.cleaned_data["received_on"], key=_filing_key(request, key),
                papers=papers.draft_ref(request.user, key),  # type: ignore[arg-type]
            )  # fmt: skip
    except Refusal as no:
        form.refuse(no)
        return False
    return True


def _kept(request: HttpRequest, bodies: list[Any], key: str, now: datetime) -> HttpResponse:
    skipped = ("csrfmiddlewaretoken", "key", "go")
    typed = {name: values for name, values in request.POST.lists() if name not in skipped and any(values)}
    holding.keep_typed(key=draft_key(key), typed={**typed, "_key": [key]}, by=request.user, at=now, body=bodies[0])
    if request.headers.get("X-Save"):
        return HttpResponse(status=204)
    messages.success(request, _("Đã lưu nháp. Mở lại trong danh sách nháp ở cuối trang."))
    return redirect(f"{reverse('voice:officer-intake')}?nhap={key}")


def _screen(request: HttpRequest, form: Intake, key: str, kept_at: Any, *, alike: Any = None) -> HttpResponse:
    context = {
        "form": form, "key": key, "kept_at": kept_at, "here": request.path, "drafts": [d for d in _drafts(request) if d["key"] != key],
        "parts": {name: [form[field] for field in getattr(form, name)] for name in ("LETTER", "WHERE", "ABOUT", "WHO", "GROUP")},
        "alike": alike, "papers": papers.readings(papers.draft_ref(request.user, key)),  # type: ignore[arg-type]
    }  # fmt: skip
    return render(request, "voice/officer/intake.html", context, status=422 if form.is_bound and form.errors else 200)


def _drafts(request: HttpRequest) -> list[dict[str, Any]]:
    found = holding.typed_drafts(by=request.user, at=localtime())
    return [
        {"key": typed["_key"][0], "title": (typed.get("title") or [""])[0], "at": at}
        for typed, at in found
        if typed.get("_key")
    ]


@door(*RECEIVING)
@require_POST
def discard(request: HttpRequest) -> HttpResponse:
    """Throw a draft away."""
    holding.forget_typed(key=draft_key(request.POST.get("key", "")), by=request.user)
    messages.success(request, _("Đã bỏ bản nháp."))
    return redirect("voice:officer-intake")


@door(*RECEIVING)
@never_cache
@require_GET
def receipt(request: HttpRequest, key: str) -> HttpResponse:
    """Giấy biên nhận: to print and hand over; the secret is on this paper and nowhere else."""
    kept = draft_of(_filing_key(request, key), at=localtime())
    if kept is None or not kept.receipt:
        raise Http404
    given = kept.receipt
    petition = case_by_id(given["petition"])  # type: ignore[arg-type]
    address = request.build_absolute_uri(reverse("voice:progress", args=[given["code"]]))
    received_at = datetime.fromisoformat(given["received_at"])
    context = {
        "kept": given, "petition": petition, "address": address, "qr": qr(address), "received_at": received_at,
        # A letter taken in yesterday and entered today: the paper says both, for the clock runs from the former.
        "earlier": petition is not None and petition.received_on < localdate(received_at),
        "due": date.fromisoformat(given["due"]) if given["due"] else None,
    }  # fmt: skip
    return render(request, "voice/officer/receipt.html", context)


def _initial(typed: dict[str, list[str]]) -> dict[str, Any]:
    several = ("respondent_bodies",)
    return {
        name: values if name in several else values[-1]
        for name, values in typed.items()
        if values and not name.startswith("_")
    }


def draft_key(key: str) -> str:
    """The key a letter being written is kept under."""
    return f"quay-nhap:{key}"


def _filing_key(request: HttpRequest, key: str) -> str:
    """Of this officer only: a guessed address shows another officer nothing."""
    return f"quay:{request.user.pk}:{key}"
