"""The officer's pages: list, begin, read, count anew, compare."""

from collections.abc import Container
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from caunoi.access.doors import signed_in
from caunoi.indicators.catalogue import indicators
from caunoi.indicators.periods import period, recent
from caunoi.kernel.refusal import Refusal
from caunoi.mandate.queries import gives

from .. import commands, queries
from ..forms import New
from ..report import parts, period_of, proposals
from ..words import ReviewState
from .shared import common, read_by


@signed_in
@require_GET
def reviews(request: HttpRequest) -> HttpResponse:
    """The reviews the officer may read, page by page, of one period or state where asked."""
    asked = {"ky": request.GET.get("ky", "")[:12], "buoc": request.GET.get("buoc", "")[:12]}
    asked["buoc"] = asked["buoc"] if any(asked["buoc"] == word.value for word in ReviewState) else ""
    page = queries.reviews_for(
        request.user, period_code=asked["ky"], state=asked["buoc"], after=request.GET.get("sau", "")
    )
    kept = {name: value for name, value in asked.items() if value}
    context = {
        "reviews": [{"review": row, "period": period_of(row)} for row in page.rows], "may_begin": bool(queries.writable_bodies(request.user)), "asked": asked, "states": list(ReviewState),
        "alarmed": {pk for pk, check in queries.last_checks(page.rows).items() if check.alarms}, "periods": [period(code, on=localdate()) for code in recent(localdate())],
        "following": "?" + urlencode(kept | {"sau": page.after}) if page.after else "",
        "first": "?" + urlencode(kept) if request.GET.get("sau") else "",
    }  # fmt: skip
    return render(request, "review/list.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Begin a review."""
    form = New(request.POST or None, person=request.user)
    if not form.bodies:
        raise PermissionDenied
    if request.method == "POST" and form.is_valid():
        try:
            review = commands.draft_review(**form.wanted(), by=request.user, at=timezone.now())
        except Refusal as no:
            form.refuse(no)
        else:
            return redirect("review:review", review.pk)
    return render(request, "review/new.html", {"form": form})


@signed_in
@require_GET
def review(request: HttpRequest, review_id: int) -> HttpResponse:
    """The whole report, each figure a way to its records; staff who are only asked what they say of it go to where they say it."""
    asked = queries.review_by_id(review_id)
    if asked and not queries.may_read(request.user, asked.body) and queries.may_see_draft(request.user, asked):
        return redirect("review:comments", review_id)
    found = read_by(request, review_id)
    said = parts(found)
    given = queries.given_tasks(found, localdate()) if found.is_published else []
    context = {
        "parts": said, "proposals": proposals(found), "loose": sum(len(each.loose) for each in said), "given": given,
        "gives": found.is_published and bool(queries.tasks_to_give(found, given)) and gives(request.user, found.body),
    }  # fmt: skip
    return render(request, "review/review.html", common(request, found) | context)


@signed_in
@require_POST
def refreshed(request: HttpRequest, review_id: int) -> HttpResponse:
    """Count the figures anew."""
    commands.refresh(review_id=review_id, by=request.user, at=timezone.now())
    messages.success(request, _("Đã tính lại số liệu từ hồ sơ."))
    return redirect("review:review", review_id)


@signed_in
@require_POST
def task(request: HttpRequest, review_id: int) -> HttpResponse:
    """Take over a proposed task or set it aside."""
    accepted = request.POST.get("chon") == "nhan"
    commands.choose_task(
        review_id=review_id, task=request.POST.get("ma", ""), accepted=accepted, by=request.user, at=timezone.now()
    )
    return redirect("review:review", review_id)


@signed_in
@require_http_methods(["GET", "POST"])
def comparison(request: HttpRequest, review_id: int) -> HttpResponse:
    """Recompute a published review and show every difference, each a way to its records; come back to, it is the review."""
    found = read_by(request, review_id)
    if request.method == "GET":
        return redirect("review:review", review_id)
    known = indicators()
    differences = [
        each.kept() | {"alarm": each.alarm, "href": _records(review_id, each, known)}
        for each in commands.recompute(review_id=review_id, by=request.user, at=timezone.now())
    ]
    return render(request, "review/comparison.html", common(request, found) | {"differences": differences})


def _records(review_id: int, each: Any, known: Container[str]) -> str:
    """Where the records of what differs are: of a cell, of a figure; nowhere for the seal."""
    if each.cell:
        slug, _dot, number = each.figure.rpartition(".")
        return reverse("review:cell", args=[review_id, slug, int(number)])
    return reverse("review:figure", args=[review_id, each.figure]) if each.figure in known else ""
