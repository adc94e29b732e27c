"""Handing papers out to officers: the signed file as it was signed, a draft as it would look."""

import uuid
from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from caunoi.access.doors import signed_in
from caunoi.kernel.refusal import Refusal

from . import commands, queries
from .forms import ReasonForm
from .words import PaperState


@require_http_methods(["GET", "POST"])
@signed_in
def paper_file(request: HttpRequest, paper_id: uuid.UUID, kind: str) -> HttpResponse:
    row = queries.paper_row(paper_id)
    if row is None or row.state == PaperState.DISCARDED.value:
        raise Http404
    if row.secret and request.method != "POST":
        return render(request, "notices/reason.html", {"paper": row, "form": ReasonForm()})
    try:
        paper = commands.open_paper(
            paper_id=paper_id,
            by=request.user,  # type: ignore[arg-type]
            at=timezone.localtime(),
            reason=request.POST.get("reason", ""),
        )
        made = queries.preview(paper, kind) if row.state == PaperState.DRAFT.value else queries.signed_file(row, kind)
    except Refusal as refusal:
        return refused(request, "notices/reason.html", {"paper": row}, refusal)
    return handed_out(made)


def refused(request: HttpRequest, template: str, shown: dict[str, Any], refusal: Refusal) -> HttpResponse:
    """The page again, the sentence beside the question it answers."""
    if refusal.field != "reason":
        return render(request, template, {**shown, "refusal": refusal}, status=409)
    form = ReasonForm(request.POST)
    form.full_clean()
    if not form.errors:
        form.add_error("reason", str(refusal))
    return render(request, template, {**shown, "form": form}, status=422)


def handed_out(made: queries.PaperContent) -> HttpResponse:
    """A response that saves the file and is kept by nobody in between."""
    response = HttpResponse(made.content, content_type=made.media_type)
    plain = made.name.encode("ascii", "replace").decode().replace("?", "_")
    response["Content-Disposition"] = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(made.name, safe='')}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-store"
    return response
