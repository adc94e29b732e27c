import uuid
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.http import urlencode
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from caunoi.access.doors import open_to_all
from caunoi.kernel.refusal import Refusal
from caunoi.voice import answers, summary
from caunoi.voice.commands.drafting import keep_answer
from caunoi.voice.commands.sending import discard, join_from_draft, send
from caunoi.voice.drafts import KEPT_UNSENT, Content, Question, way
from caunoi.voice.queries import alike as alike_matters
from caunoi.voice.queries import clocks, draft_of, holder, receipt_of_joining
from caunoi.voice.words import Kind

from .asking import onward
from .drawing import qr
from .held import Held, hand_over, private, sent_already, take_back


@open_to_all
@private
@require_GET
def start(request: HttpRequest) -> HttpResponse:
    held = Held(request)
    code = request.GET.get("noi", "")[:20]
    context = {
        "draft": held.kept,
        "going_on": onward(held.content) if held.content.typed else "",
        "days_kept": KEPT_UNSENT,
        "first": reverse("voice:question", args=[Question.KIND.value])
        + (f"?{urlencode({'noi': code})}" if code else ""),
    }
    return render(request, "voice/resident/start.html", context)


@open_to_all
@private
@require_GET
def keeping(request: HttpRequest) -> HttpResponse:
    held = Held(request)
    if held.is_new or held.receipt:
        return redirect("voice:start")
    address = settings.SITE_URL + reverse("voice:resumption", args=[held.key])
    context = {
        "address": address,
        "qr": qr(address),
        "going_on": onward(held.content),
        "days_kept": KEPT_UNSENT,
        "kept": held.kept,
    }
    return render(request, "voice/resident/keeping.html", context)


@open_to_all
@private
@require_GET
def resumption(request: HttpRequest, key: str) -> HttpResponse:
    kept = draft_of(key, at=now())
    if kept is None:
        return render(request, "voice/resident/gone.html", {"days_kept": KEPT_UNSENT}, status=404)
    response = redirect("voice:receipt") if kept.receipt else redirect(onward(kept.content))
    return hand_over(response, request, key)


@open_to_all
@private
@require_POST
def discarding(request: HttpRequest) -> HttpResponse:
    held = Held(request)
    if request.stale:  # type: ignore[attr-defined]
        return render(request, "403_csrf.html", status=403)
    if not held.is_new:
        discard(key=held.key, at=now())
    return take_back(redirect("voice:start"))


@open_to_all
@private
def alike(request: HttpRequest) -> HttpResponse:
    held = Held(request)
    content, today = held.content, localdate()
    astray = sent_already(held) or _not_ready(held)
    if astray:
        return astray
    place = answers.place_of(content, on=today)
    found = [] if content.kind is Kind.COMPLAINT or place is None else _alike(content, place, today)
    if request.method != "POST" and not found:
        keep_answer(key=held.key, question=Question.ALIKE, typed={}, done=True, at=now())
        return redirect("voice:checking")
    chosen = request.POST.get("same", "")
    if request.method == "POST" and not request.stale and (chosen == "none" or not found):  # type: ignore[attr-defined]
        keep_answer(key=held.key, question=Question.ALIKE, typed={"same": ["none"]}, done=True, at=now())
        return redirect("voice:checking")
    if chosen in [str(row["id"]) for row in found] and not request.stale:  # type: ignore[attr-defined]
        return _joined(request, held, uuid.UUID(chosen))
    context = {
        "found": found,
        "place": place,
        "chosen": chosen,
        "stale": request.stale,  # type: ignore[attr-defined]
        "missing": request.method == "POST" and not request.stale,  # type: ignore[attr-defined]
        "back_href": reverse("voice:question", args=[Question.GROUP.value]),
    }
    return render(request, "voice/resident/alike.html", context, status=422 if context["missing"] else 200)


def _alike(content: Content, place: Any, today: date) -> list[dict[str, Any]]:
    matter = answers.asked_form(Question.MATTER, content, today=today, judge=True)
    return (
        alike_matters(matter.cleaned_data["title"], matter.cleaned_data["text"], place.pk) if matter.is_valid() else []
    )


def _joined(request: HttpRequest, held: Held, petition_id: uuid.UUID) -> HttpResponse:
    """Join the matter chosen, as whom the draft says; the receipt is kept under the draft's key like any other."""
    form = answers.asked_form(Question.PERSON, held.content, today=localdate(), judge=True)
    if not form.is_valid():
        return redirect("voice:question", Question.PERSON.value)
    with receipt_of_joining(petition_id):
        join_from_draft(key=held.key, petition_id=petition_id, who=form.who(), at=now())  # type: ignore[attr-defined]
    return hand_over(redirect("voice:receipt"), request, held.key)


@open_to_all
@private
def checking(request: HttpRequest) -> HttpResponse:
    held = Held(request)
    astray = sent_already(held) or _not_ready(held)
    if astray:
        return astray
    judged = answers.judged(held.content, today=localdate())
    wrong = answers.first_wrong(judged)
    if wrong is not None:
        return redirect("voice:question", wrong.value)
    refusal = None
    if request.method == "POST" and not request.stale:  # type: ignore[attr-defined]
        try:
            return _sent(request, held, judged)
        except Refusal as no:
            refusal = no
    return _last_look(request, held, judged, refusal)


def _sent(request: HttpRequest, held: Held, judged: dict[Question, Any]) -> HttpResponse:
    filing = answers.filing(held.content, judged, today=localdate())
    send(key=held.key, filing=filing, at=now())
    return hand_over(redirect("voice:receipt"), request, held.key)


def _last_look(request: HttpRequest, held: Held, judged: dict[Question, Any], refusal: Refusal | None) -> HttpResponse:
    filing = answers.filing(held.content, judged, today=localdate())
    content = held.content
    context = {
        "lines": summary.lines(content, judged, filing),
        "going_to": summary.going_to(filing, on=localdate()),
        "kind": content.kind,
        "is_complaint": content.kind is Kind.COMPLAINT,
        "submit_text": answers.wanting(content.kind),
        "at": len(way(content.kind)) + 1,
        "of": len(way(content.kind)) + 1,
        "back_href": reverse("voice:question", args=[Question.GROUP.value]),
        "refusal": refusal,
        "refused_at": reverse("voice:question", args=[_QUESTION_OF.get(refusal.field, Question.MATTER).value])
        if refusal
        else "",
        "stale": request.stale,  # type: ignore[attr-defined]
    }
    status = 403 if context["stale"] else 409 if refusal else 200
    return render(request, "voice/resident/checking.html", context, status=status)


_QUESTION_OF = {
    "place": Question.PLACE, "title": Question.MATTER, "text": Question.MATTER, "knew_on": Question.WHEN, "kind": Question.KIND,
    "representatives": Question.GROUP, "signers": Question.GROUP, "respondent": Question.RESPONDENT, "body": Question.PLACE,
}  # fmt: skip


@open_to_all
@private
@require_GET
def receipt(request: HttpRequest) -> HttpResponse:
    held = Held(request)
    if not held.receipt:
        return redirect("voice:start")
    kept = held.receipt
    shown = holder(kept["code"])
    running = [line for line in clocks(shown.petition) if line.settled_on is None][:1] if shown else []
    address = settings.SITE_URL + reverse("voice:progress", args=[kept["code"]])
    context = {
        "kept": kept,
        "joined": shown is not None and shown.joined is not None,
        "petition": shown.petition if shown else None,
        "received_at": parse_datetime(kept["received_at"]),
        "due": parse_date(kept["due"]) if kept["due"] else None,
        "running": running[0] if running else None,
        "address": address,
        "proof_href": f"{reverse('voice:proof')}?dau={kept['leaf']}",
        "qr": qr(address),
        "title": _("Đã nhận lời cùng kiến nghị của bạn") if shown and shown.joined else _("Đã nhận đơn của bạn"),
    }
    return render(request, "voice/resident/receipt.html", context)


def _not_ready(held: Held) -> HttpResponse | None:
    """Lead back whoever has questions left, or is writing a denunciation."""
    if not held.content.done:
        return redirect("voice:start")
    if held.content.next_open() is not None or held.content.kind is Kind.DENUNCIATION:
        return redirect(onward(held.content))
    return None
