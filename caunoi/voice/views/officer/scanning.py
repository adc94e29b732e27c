"""Paper letters: scanned, read by machine, corrected beside the picture, then taken in at the counter screen."""

import re
import secrets
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache

from caunoi.access.doors import holding as door
from caunoi.kernel.text import clean

from ... import proposals
from ...commands import holding, scanning
from ...forms.officer.attaching import Scanning
from ...queries import papers
from .counter import RECEIVING, draft_key, receiving_bodies

_KEY = re.compile(r"[\w-]{16,64}")


@door(*RECEIVING)
@never_cache
def upload(request: HttpRequest) -> HttpResponse:
    """Choose the pages; they are checked, kept, and queued for the machine."""
    bodies, now = receiving_bodies(request), localtime()
    form = Scanning(request.POST or None, request.FILES or None, bodies=bodies)
    if request.method == "POST" and form.is_valid():
        key = secrets.token_urlsafe(24)
        about = papers.draft_ref(request.user, key)  # type: ignore[arg-type]
        wrong = scanning.scan(
            files=form.cleaned_data["pages"], about=about, body=form.chosen(), by=request.user, at=now
        )
        if papers.of(about):
            typed = {"_key": [key], "_quet": ["1"], "body": [str(form.chosen().pk)], "channel": ["post"], "_loi": wrong}
            holding.keep_typed(key=draft_key(key), typed=typed, by=request.user, at=now, body=form.chosen())
            return redirect("voice:officer-scan-reading", key)
        for each in wrong:
            form.add_error("pages", each)
    context = {"form": form, "no_machine": scanning.why_no_machine(), "begun": _begun(request)}
    return render(request, "voice/officer/scan.html", context, status=422 if form.is_bound and form.errors else 200)


def _begun(request: HttpRequest) -> list[dict[str, Any]]:
    found = holding.typed_drafts(by=request.user, at=localtime())
    return [{"key": typed["_key"][0], "at": at} for typed, at in found if typed.get("_quet")]


@door(*RECEIVING)
@never_cache
def reading(request: HttpRequest, key: str) -> HttpResponse:
    """The picture beside what the machine read; the officer corrects, and goes on to the counter screen."""
    if not _KEY.fullmatch(key):
        raise Http404
    now, about = localtime(), papers.draft_ref(request.user, key)  # type: ignore[arg-type]
    found = papers.readings(about)
    typed, _at = holding.typed_so_far(key=draft_key(key), by=request.user, at=now)
    if not found or not typed:
        raise Http404
    if request.method == "POST":
        texts = {each["row"].pk: clean(request.POST.get(f"chu-{each['row'].pk}", ""))[:100_000] for each in found}
        return _go_on(request, key, texts, typed, now)
    context = {
        "found": found, "waiting": papers.is_waiting(found), "no_machine": scanning.why_no_machine(), "wrong": typed.get("_loi", []), "here": request.path,
    }  # fmt: skip
    return render(request, "voice/officer/scan_reading.html", context)


def _go_on(request: HttpRequest, key: str, texts: dict[UUID, str], typed: dict[str, Any], now: Any) -> HttpResponse:
    whole = scanning.corrected(texts=texts, by=request.user, at=now)
    kept = {name: value for name, value in typed.items() if name not in ("_quet", "_loi")}
    said = {"text": [whole], "title": [proposals.title_of(whole)]}
    holding.keep_typed(key=draft_key(key), typed={**kept, **said}, by=request.user, at=now)
    return redirect(f"{reverse('voice:officer-intake')}?nhap={key}")
