"""Making an answer public: what may say who somebody is, found and masked; the officer toggles, edits, looks, publishes."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from caunoi.access.doors import signed_in
from caunoi.kernel.refusal import Refusal

from ... import commands, redaction
from ...forms.officer.publishing import Publishing, TakingDown
from ...queries import casefile
from ...queries.doable import why_not
from ...words import Act, Kind
from .shown import found_case

PARTS = ("title", "question", "answer")


@signed_in
@never_cache
def publication(request: HttpRequest, petition_id: UUID) -> HttpResponse:
    """The masked texts to read over, a look at them as people will see them, and publishing."""
    petition, now = found_case(petition_id), localtime()
    shown = casefile.publication_of(petition)
    blocked = why_not(petition, request.user, (Act.PUBLISH,), on=now.date())  # type: ignore[arg-type]
    doing = request.POST.get("go", "")
    texts = _texts(petition)
    kept = _kept(request) if request.method == "POST" and doing != "tat" else None
    if request.method == "POST" and doing in ("xem", "dang"):
        form = Publishing(request.POST)
    else:
        form = Publishing(initial={part: masked(texts[part], kept) for part in PARTS})
    if doing == "dang" and not blocked and form.is_valid() and _published(form, petition, request, now):
        messages.success(request, _("Đã công khai. Bài hiện ở trang Hỏi đáp."))
        return redirect("voice:officer-case", petition.pk)
    down = TakingDown(request.POST if doing == "go" else None)
    if doing == "go" and shown and down.is_valid() and _taken_down(down, shown, request, now):
        messages.success(request, _("Đã gỡ bài công khai."))
        return redirect("voice:officer-case", petition.pk)
    context = {
        "petition": petition, "form": form, "blocked": blocked, "shown": shown, "down": down, "kind": Kind(petition.kind),
        "looking": doing == "xem" and form.is_valid(), "parts": [_part(part, texts[part], kept) for part in PARTS if texts[part]],
        "hides_question": petition.kind == Kind.DENUNCIATION.value,
    }  # fmt: skip
    return render(request, "voice/officer/publish.html", context, status=422 if form.is_bound and form.errors else 200)


def masked(text: str, kept: set[str] | None) -> str:
    """The text with every mark replaced; ``kept`` names what the officer chose to leave (None: mask everything)."""
    out, at = [], 0
    for mark in redaction.marks(text):
        word = text[mark.start : mark.end]
        if kept is None or word not in kept:
            out += [text[at : mark.start], redaction.LABELS[mark.what]]
            at = mark.end
    return "".join([*out, text[at:]])


def _texts(petition: Any) -> dict[str, str]:
    """What the case says; a denunciation's letter is never shown at all."""
    question = "" if petition.kind == Kind.DENUNCIATION.value else petition.text
    return {"title": petition.title, "question": question, "answer": petition.answer}


def _part(part: str, text: str, kept: set[str] | None) -> dict[str, Any]:
    """A text cut into what is plain and what is marked, for reading beside the masked one."""
    pieces, at = [], 0
    for mark in redaction.marks(text):
        word = text[mark.start : mark.end]
        pieces += [
            {"text": text[at : mark.start]},
            {
                "text": word,
                "what": redaction.LABELS[mark.what].strip("[]"),
                "kept": bool(kept) and word in kept,
                "sure": mark.sure,
            },
        ]
        at = mark.end
    labels = {"title": _("Tiêu đề"), "question": _("Nội dung đơn"), "answer": _("Câu trả lời")}
    return {"name": part, "label": labels[part], "pieces": [*pieces, {"text": text[at:]}]}


def _kept(request: HttpRequest) -> set[str]:
    return set(request.POST.getlist("giu"))


def _published(form: Publishing, petition: Any, request: HttpRequest, now: Any) -> bool:
    try:
        with transaction.atomic():
            commands.publish(petition_id=petition.pk, by=request.user, at=now, **form.cleaned_data)
    except Refusal as no:
        form.refuse(no)
        return False
    return True


def _taken_down(form: TakingDown, shown: Any, request: HttpRequest, now: Any) -> bool:
    try:
        with transaction.atomic():
            commands.take_down(publication_id=shown.pk, reason=form.cleaned_data["reason"], by=request.user, at=now)
    except Refusal as no:
        form.refuse(no)
        return False
    return True
