"""The officer's pages: list, begin, read and write, publish, compare."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from caunoi.access.doors import signed_in
from caunoi.kernel.refusal import Refusal

from .. import commands, queries
from ..forms import New, Section
from ..narrative import COMPARED, worded
from ..report import part, parts, proposals
from .shared import common, figure_rows, read_by


@signed_in
@require_GET
def reviews(request: HttpRequest) -> HttpResponse:
    """The reviews the officer may read."""
    found = queries.reviews_for(request.user)
    alarmed = {pk for pk, check in queries.last_checks(found).items() if check.alarms}
    context = {"reviews": found, "alarmed": alarmed, "may_begin": bool(queries.writable_bodies(request.user))}
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
    """The whole report, each figure a way to its records."""
    found = read_by(request, review_id)
    context = {"parts": parts(found), "proposals": proposals(found)}
    return render(request, "review/review.html", common(request, found) | context)


@signed_in
@require_http_methods(["GET", "POST"])
def section(request: HttpRequest, review_id: int, code: str) -> HttpResponse:
    """Write one section."""
    found = read_by(request, review_id)
    shown = part(found, code)
    if shown is None or not shown.writable:
        raise Http404
    form = Section(request.POST or None, initial={"text": worded(shown.source)})
    if request.method == "POST" and form.is_valid():
        try:
            commands.edit_section(
                review_id=review_id, section=code, text=form.cleaned_data["text"], by=request.user, at=timezone.now()
            )
        except Refusal as no:
            form.refuse(no)
        else:
            messages.success(request, _("Đã ghi mục “%(heading)s”.") % {"heading": shown.heading or _("Mở đầu")})
            return redirect("review:review", review_id)
    context = {"part": shown, "form": form, "rows": figure_rows(found), "compared": COMPARED}
    return render(request, "review/section.html", common(request, found) | context)


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
def publication(request: HttpRequest, review_id: int) -> HttpResponse:
    """Ask once more, then freeze and publish."""
    found = read_by(request, review_id)
    refusal = None
    if request.method == "POST":
        try:
            commands.publish_review(review_id=review_id, by=request.user, at=timezone.now())
        except Refusal as no:
            refusal = no
        else:
            messages.success(request, _("Đã công bố báo cáo; số liệu được giữ cố định."))
            return redirect("review:review", review_id)
    return render(request, "review/publication.html", common(request, found) | {"refusal": refusal})


@signed_in
@require_POST
def comparison(request: HttpRequest, review_id: int) -> HttpResponse:
    """Recompute a published review and show every difference."""
    found = read_by(request, review_id)
    differences = commands.recompute(review_id=review_id, by=request.user, at=timezone.now())
    return render(request, "review/comparison.html", common(request, found) | {"differences": differences})
