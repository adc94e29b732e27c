"""Dialogues as everybody reads them: those to come, one of them, requests by voters."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from caunoi.access.doors import open_to_all
from caunoi.dialogue import commands, queries
from caunoi.dialogue.rules import OPEN_TO_QUESTIONS
from caunoi.dialogue.words import Act, Channel, Delivery, Form, GroupState, Occasion, Stage
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.places import queries as places
from caunoi.ui.case import Attached, Happening

from .device import device_of, give, remember_support, supported

TONES = {
    Stage.ANNOUNCED: "info",
    Stage.LIVE: "warn",
    Stage.HELD: "pause",
    Stage.PUBLISHED: "ok",
    Stage.CANCELLED: "bad",
    Stage.PLANNED: "",
}
GROUP_TONES = {
    GroupState.QUEUED: "",
    GroupState.CURRENT: "warn",
    GroupState.ANSWERED: "ok",
    GroupState.WRITING: "pause",
    GroupState.REPLIED: "ok",
}
SIZE, LISTED = 15, 30


def place_asked(request: HttpRequest) -> Any:
    """The commune or province a list is narrowed to, None for everywhere."""
    code = clean(request.GET.get("noi", ""))[:20]
    return places.place_of_ref(code) if code.isascii() and code.isalnum() else None


def header_of(place: Any) -> dict[str, str]:
    """The place's line in the masthead."""
    return {"name": place.full_name, "within": place.province.full_name if place.province_id else ""}


def told(row: Any) -> dict[str, Any]:
    """A dialogue with its words."""
    stage = Stage(row.stage)
    return {
        "row": row,
        "stage": stage,
        "tone": TONES[stage],
        "form": Form(row.form),
        "occasion": Occasion(row.occasion),
    }


@open_to_all
@require_safe
def dialogues(request: HttpRequest) -> HttpResponse:
    place, today = place_asked(request), localdate()
    after = request.GET.get("sau", "")[:80]
    past = queries.past(place=place, after=after, size=SIZE + 1)
    kept = {"noi": place.code} if place else {}
    counts = queries.sights(place, today)
    context = {
        "place": place, "header_place": header_of(place) if place else None, "after": after,
        "coming": [] if after else [told(row) for row in queries.coming(place=place)],
        "past": [told(row) for row in past[:SIZE]],
        "following": f"?{urlencode({**kept, 'sau': queries.mark(past[SIZE - 1])})}" if len(past) > SIZE else "",
        "first": f"?{urlencode(kept)}" if after else "",
        "year": queries.year_of(place, today) if place and not place.is_province else None,
        "requests": [] if after else queries.requests_in(place=place, running=True),
        "promises": [(each, count) for each, count in counts.items() if count], "query": f"?{urlencode(kept)}" if kept else "",
    }  # fmt: skip
    return render(request, "dialogue/resident/dialogues.html", context)


@open_to_all
@require_safe
def dialogue(request: HttpRequest, dialogue_id: uuid.UUID) -> HttpResponse:
    row = queries.dialogue_of(dialogue_id)
    if row is None or row.stage == Stage.PLANNED.value:
        raise Http404
    page = _number(request.GET.get("trang"))
    questions = list(queries.shown_questions(row)[(page - 1) * LISTED : page * LISTED + 1])
    promises, today = queries.promises_by_group(row), localdate()
    here = supported(request)
    groups = [
        {"row": group, "state": GroupState(group.state), "tone": GROUP_TONES[GroupState(group.state)],
         "promises": [queries.seen(each, today) for each in promises.get(group.pk, [])]}
        for group in queries.groups_of(row)
    ]  # fmt: skip
    context = {
        **told(row), "header_place": header_of(row.place), "groups": groups, "page": page,
        "questions": [(each, f"{row.code}-{each.number}" in here) for each in questions[:LISTED]],
        "previous": f"?trang={page - 1}#cau-hoi" if page > 1 else "", "following": f"?trang={page + 1}#cau-hoi" if len(questions) > LISTED else "",
        "open": Stage(row.stage) in OPEN_TO_QUESTIONS, "asks_open": row.stage == Stage.LIVE.value or (row.stage == Stage.ANNOUNCED.value and now() <= row.asks_until),
        "waiting": queries.waiting_count(row), "channels": [(Channel(code), count) for code, count in queries.channels_of(row).items()],
        "papers": [_paper(row, each, kind) for each in queries.issued_papers(row) for kind in ("pdf", "docx")],
        "story": [_line(step) for step in queries.steps_of(row) if step.act not in (Act.PLAN.value, Act.EDIT.value)],
        "deliveries": [(each, Delivery(each.way)) for each in queries.deliveries_of(row)],
        "people": (row.attended or 0) + row.attended_online,
    }  # fmt: skip
    return render(request, "dialogue/resident/dialogue.html", context)


@open_to_all
@require_safe
def paper(request: HttpRequest, dialogue_id: uuid.UUID, paper_id: uuid.UUID, kind: str) -> HttpResponse:
    row = queries.dialogue_of(dialogue_id)
    shown = row is not None and row.stage != Stage.PLANNED.value and kind in ("pdf", "docx")
    file = queries.issued_file(row, paper_id, kind) if shown else None
    if file is None:
        raise Http404
    response = HttpResponse(file.content, content_type=file.media_type)
    response["Content-Disposition"] = f'attachment; filename="{file.name.encode("ascii", "ignore").decode()}"'
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


@open_to_all
@require_safe
def request_page(request: HttpRequest, request_id: uuid.UUID) -> HttpResponse:
    found = queries.request_of(request_id)
    if found is None:
        raise Http404
    context = {
        "found": found, "sheets": queries.sheets_of(found.request), "header_place": header_of(found.request.place),
        "supported": f"y-{found.request.pk}" in supported(request), "dialogue": found.request.dialogues.exclude(stage=Stage.PLANNED.value).first(),
        "cite": queries.request_rule(found.request.opened_on).cite,
    }  # fmt: skip
    return render(request, "dialogue/resident/request.html", context)


@open_to_all
@require_POST
def request_support(request: HttpRequest, request_id: uuid.UUID) -> HttpResponse:
    device = device_of(request)
    try:
        new = commands.support_request(request_id=request_id, device=device, at=now())
        messages.success(request, _("Cảm ơn bạn đã ủng hộ.") if new else _("Máy này đã ủng hộ yêu cầu này rồi."))
    except Refusal as no:
        messages.warning(request, str(no))
    response = redirect("dialogue:request", request_id)
    return remember_support(give(response, request, device), request, f"y-{request_id}")


def _paper(row: Any, each: Any, kind: str) -> Attached:
    href = reverse("dialogue:paper", args=[row.pk, each.pk, kind])
    return Attached(f"{each.name} {each.numbered_symbol}".strip(), href, 0, kind.upper())


def _line(step: Any) -> Happening:
    tone = {Act.CANCEL.value: "bad", Act.PUBLISH.value: "ok", Act.ANNOUNCE.value: "ok"}.get(step.act, "")
    return Happening(Act(step.act).label, step.at, note=step.note, cite=step.cite, tone=tone)


def _number(text: str | None) -> int:
    return max(int(text), 1) if text and text.isascii() and text.isdigit() and len(text) < 5 else 1
