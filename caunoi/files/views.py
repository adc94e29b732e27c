"""Handing files out: the right is asked each time, and the browser is told to save, not to run."""

import uuid
from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from caunoi.access.context import as_system
from caunoi.access.doors import open_to_all, signed_in
from caunoi.kernel.refusal import Refusal

from . import commands, queries
from .forms import ReasonForm
from .words import Health


@require_http_methods(["GET", "POST"])
@signed_in
def download(request: HttpRequest, file_id: uuid.UUID) -> HttpResponse:
    row = queries.file_row(file_id)
    if row is None or row.removed_at is not None:
        raise Http404
    if row.secret and request.method != "POST":
        return render(request, "files/reason.html", {"file": row, "form": ReasonForm()})
    try:
        row, content = commands.open_file(
            file_id=file_id,
            by=request.user,  # type: ignore[arg-type]
            at=timezone.localtime(),
            reason=request.POST.get("reason", ""),
        )
    except Refusal as refusal:
        return refused(request, "files/reason.html", {"file": row}, refusal)
    return handed_out(content, row.name, row.media_type)


def refused(request: HttpRequest, template: str, shown: dict[str, Any], refusal: Refusal) -> HttpResponse:
    """The page again, the sentence beside the question it answers."""
    if refusal.field != "reason":
        return render(request, template, {**shown, "refusal": refusal}, status=409)
    form = ReasonForm(request.POST)
    form.full_clean()
    if not form.errors:
        form.add_error("reason", str(refusal))
    return render(request, template, {**shown, "form": form}, status=422)


@require_GET
@open_to_all
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    file_id = queries.by_link(token)
    if file_id is None:
        raise Http404
    with as_system():
        row = queries.file_row(file_id)
        if row is None or not row.may_be_handed_out:
            raise Http404
        content = queries.content_behind_link(row)
    return handed_out(content, row.name, row.media_type)


@require_GET
@signed_in
def page(request: HttpRequest, file_id: uuid.UUID, number: int) -> HttpResponse:
    row = queries.file_row(file_id)
    if row is None or row.health == Health.QUARANTINED.value:
        raise Http404
    try:
        drawn = queries.preview(row, number - 1)
    except Refusal as refusal:
        raise Http404(str(refusal)) from refusal
    response = handed_out(drawn, f"trang-{number}.png", "image/png", shown=True)
    response["Cache-Control"] = "private, max-age=300"
    return response


def handed_out(content: bytes, name: str, media_type: str, *, shown: bool = False) -> HttpResponse:
    """A response that saves the file: never run, never kept by others, never read as something else."""
    response = HttpResponse(content, content_type=media_type)
    plain = "".join(
        letter if letter.isascii() and letter.isprintable() and letter not in '"\\%' else "_" for letter in name
    )
    way = "inline" if shown else "attachment"
    response["Content-Disposition"] = f"{way}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    return response
