"""Handing papers out to officers: the signed file as it was signed, a draft as it would look; hearing what became of messages."""

import json
import uuid
from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from caunoi.access.context import as_system
from caunoi.access.doors import open_to_all, signed_in
from caunoi.kernel.refusal import Refusal

from . import commands, queries, rules
from .channels import secret_of
from .forms import ReasonForm
from .words import Channel, PaperState

#: What a gateway may say of a message, and how long its call may be.
STATES, LONGEST = ("delivered", "undelivered"), 4096


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


@csrf_exempt
@require_POST
@open_to_all
def report(request: HttpRequest, channel: str) -> HttpResponse:
    """A gateway says what became of a message: signed, fresh, and the same word twice is one."""
    way = next((each for each in (Channel.SMS, Channel.ZALO) if each.value == channel), None)
    content = request.body if int(request.headers.get("Content-Length") or 0) <= LONGEST else b""
    given, moment = request.headers.get("Caunoi-Signature", ""), request.headers.get("Caunoi-Timestamp", "")
    if way is None or not rules.is_signed(secret_of(way), moment, content, given.removeprefix("v1="), timezone.now()):
        return JsonResponse({"error": "signature"}, status=403)
    try:
        said = json.loads(content)
        message_id, state = uuid.UUID(str(said["id"])), str(said["state"])
    except (ValueError, KeyError, TypeError):
        return JsonResponse({"error": "body"}, status=400)
    if state not in STATES:
        return JsonResponse({"error": "state"}, status=400)
    with as_system():
        known = commands.report_delivery(channel=way, message_id=message_id, state=state, at=timezone.now())
    return JsonResponse({"ok": known}, status=200 if known else 404)
