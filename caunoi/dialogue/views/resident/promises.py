"""Promises as everybody reads them: the list of a place with its ageing, one with its evidence, a dispute."""

import secrets
import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caunoi.access.doors import open_to_all
from caunoi.dialogue import commands, queries
from caunoi.dialogue.forms.resident import DisputeForm
from caunoi.dialogue.words import PromiseAct, Sight
from caunoi.files.queries import signed_link
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import say
from caunoi.ui import charts

from .device import device_of, give, private
from .pages import header_of, place_asked

SIZE = 25
_TONES = {
    PromiseAct.FINISH: "ok",
    PromiseAct.SETTLE: "ok",
    PromiseAct.DISPUTE: "bad",
    PromiseAct.EXTEND: "pause",
    PromiseAct.UPHOLD: "ok",
    PromiseAct.REDO: "now",
}


@open_to_all
@require_safe
def promises(request: HttpRequest) -> HttpResponse:
    place, today = place_asked(request), localdate()
    wanted = next((each for each in Sight if each.value == request.GET.get("xem")), None)
    rows = queries.promises_in(
        place=place, today=today, wanted=wanted, after=request.GET.get("sau", "")[:80], size=SIZE + 1
    )
    kept = {**({"noi": place.code} if place else {}), **({"xem": wanted.value} if wanted else {})}
    within = {"noi": place.code} if place else {}
    counts = queries.sights(place, today)
    context = {
        "place": place, "header_place": header_of(place) if place else None, "rows": rows[:SIZE], "wanted": wanted, "total": sum(counts.values()),
        "following": f"?{urlencode({**kept, 'sau': queries.promise_mark(rows[SIZE - 1])})}" if len(rows) > SIZE else "",
        "first": f"?{urlencode(kept)}" if request.GET.get("sau") else "", "all": f"?{urlencode(within)}",
        "states": charts.bar_list(
            _("Lời hứa đang ở đâu"), [(each.label, count, f"?{urlencode({**within, 'xem': each.value})}") for each, count in counts.items()],
            label=_("Trạng thái"), unit=_("lời hứa"),
        ),
        "ages": charts.bar_list(
            _("Lời hứa chưa xong đã bao lâu"), [(say(vi, en), count) for vi, en, count in queries.ages(place, today)],
            label=_("Kể từ ngày hứa"), unit=_("lời hứa"),
        ),
    }  # fmt: skip
    return render(request, "dialogue/resident/promises.html", context)


@open_to_all
@require_safe
def promise(request: HttpRequest, promise_id: uuid.UUID) -> HttpResponse:
    row = queries.promise_of(promise_id)
    if row is None:
        raise Http404
    at_hand = queries.evidence_ids(row)
    words = [
        {"word": word, "act": act, "tone": _TONES.get(act, ""), "files": [each for each in word.files if each["id"] in at_hand]}
        for word, act in queries.words_told(row)
    ]  # fmt: skip
    context = {
        "seen": queries.seen(row, localdate()),
        "row": row,
        "words": words,
        "waiting": queries.disputes_waiting(row),
        "header_place": header_of(row.place),
    }
    return render(request, "dialogue/resident/promise.html", context)


@open_to_all
@require_safe
def evidence(request: HttpRequest, promise_id: uuid.UUID, file_id: uuid.UUID) -> HttpResponse:
    row = queries.promise_of(promise_id)
    file = queries.evidence_of(row, file_id) if row else None
    if file is None:
        raise Http404
    return redirect("files:link", signed_link(file))


@open_to_all
def dispute(request: HttpRequest, promise_id: uuid.UUID) -> HttpResponse:
    row = queries.promise_of(promise_id)
    if row is None:
        raise Http404
    seen: Any = queries.seen(row, localdate())
    form = DisputeForm(request.POST if request.method == "POST" else None, initial={"key": secrets.token_urlsafe(16)})
    device = device_of(request)
    if request.method == "POST" and form.is_valid():
        try:
            commands.dispute(promise_id=row.pk, device=device, at=now(), **form.cleaned_data)
        except Refusal as no:
            form.refuse(Refusal(no.vi, no.en, field="email" if no.field == "to" else no.field))
        else:
            messages.success(
                request,
                _("Đã nhận ý kiến của bạn. Người đứng đầu cơ quan phải trả lời, câu trả lời hiện trên trang này."),
            )
            return give(redirect("dialogue:promise", row.pk), request, device)
    context = {
        "form": form,
        "row": row,
        "seen": seen,
        "back_href": reverse("dialogue:promise", args=[row.pk]),
        "header_place": header_of(row.place),
        "submit_text": _("Gửi ý kiến"),
    }
    return private(render(request, "dialogue/resident/dispute.html", context, status=422 if form.errors else 200))
