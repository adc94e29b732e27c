"""What everybody sees: the list, one with its course, what shows it, a dispute."""

import secrets
import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caunoi.access.doors import open_to_all
from caunoi.access.queries import bodies_of
from caunoi.files.queries import signed_link
from caunoi.followup import commands, queries
from caunoi.followup.courses import courses
from caunoi.followup.forms import DisputeForm
from caunoi.followup.speakers import speakers
from caunoi.followup.words import Kind, Sight
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import say
from caunoi.places import queries as places
from caunoi.ui import charts

from .shared import one_or_404

SIZE = 25
COOKIE, PATH, MONTH = "theo_doi", "/theo-den-cung/", 30 * 86400
TONES = {"finish": "ok", "settle": "ok", "dispute": "bad", "extend": "pause", "uphold": "ok", "redo": "now", "refuse": "pause"}  # fmt: skip


@require_safe
@open_to_all
def followups(request: Any) -> HttpResponse:
    """The list by place, who owes, state and kind, with the ageing of what is owed."""
    today = localdate()
    asked = {name: value.replace("\x00", "") for name, value in request.GET.items()}
    place = places.place_of_ref(asked["noi"][:20]) if asked.get("noi") else None
    body = places.body_on(asked["co-quan"][:40]) if asked.get("co-quan") else None
    sight = next((each for each in Sight if each.value == asked.get("xem")), None)
    kind = next((each for each in Kind if each.value == asked.get("loai")), None)
    names = courses.names()
    source = asked.get("tu", "") if asked.get("tu") in names else ""
    narrowed = queries.Narrowed(place, body, sight, kind, source)
    rows = queries.shown(narrowed, today, after=asked.get("sau", "")[:60], size=SIZE + 1)
    counted = queries.counts(today, place=place, body=body)
    kept = {
        name: value
        for name, value in (("noi", place and place.code), ("co-quan", body and body.code), ("loai", kind and kind.value), ("tu", source))
        if value
    }  # fmt: skip
    seen = {**kept, **({"xem": sight.value} if sight else {})}
    ages = counted.ages()
    context = {
        "place": place, "header_place": _header(place), "body": body, "sight": sight, "kind": kind, "source": source, "rows": rows[:SIZE], "total": counted.total,
        "late": counted.late, "counted_at": counted.at, "kept": kept, "names": [(code, say(vi, en)) for code, (vi, en) in names.items()], "sources": {code: say(vi, en) for code, (vi, en) in names.items()},
        "sights": [(each.value, each.label) for each in Sight], "kinds": Kind.choices(),
        "following": f"?{urlencode({**seen, 'sau': queries.mark(rows[SIZE - 1], sight)})}" if len(rows) > SIZE else "",
        "first": f"?{urlencode(seen)}" if asked.get("sau") else "", "data_href": reverse("desk:dataset", args=["followups"]),
        "ages": charts.bar_list(
            _("Còn nợ đã bao lâu"), [(say(vi, en), count) for vi, en, count in ages], label=_("Kể từ ngày nêu"), unit=_("việc")
        ),
        "curve": charts.lines(
            _("Sau bao nhiêu ngày thì hết nợ"), [str(days) for days, _share in counted.curve()],
            [(_("% còn nợ"), [round(share * 100, 1) for _days, share in counted.curve()])], label=_("Số ngày kể từ khi nêu"), unit="%",
            note=_("Tính cả việc chưa xong (bảng sống); việc đã rút không tính."),
        ),
    }  # fmt: skip
    return render(request, "followup/public/followups.html", context)


@require_safe
@open_to_all
def followup(request: Any, number: str) -> HttpResponse:
    """One: who owes what, since when, what was said and shown."""
    row = one_or_404(number)
    names = courses.names()
    context = {
        "row": row, "seen": queries.seen(row, localdate()), "header_place": _header(row.place), "waiting": queries.waiting(row),
        "source": say(*names[row.source]) if row.source in names else "", "here": courses.of(row.source).dispute,
        "steps": [{"step": step, "act": act, "files": files, "tone": TONES.get(act.value, "")} for step, act, files in queries.steps_of(row)],
    }  # fmt: skip
    return render(request, "followup/public/followup.html", context)


@require_safe
@open_to_all
def evidence(request: Any, number: str, file_id: uuid.UUID) -> HttpResponse:
    """A file that shows what was done."""
    file = queries.evidence_of(one_or_404(number), file_id)
    if file is None:
        raise Http404
    return redirect("files:link", signed_link(file))


@open_to_all
def dispute(request: Any, number: str) -> HttpResponse:
    """Say that it is not done; the body above answers."""
    row = one_or_404(number)
    if not courses.of(row.source).dispute:
        raise Http404
    device = _device(request)
    sent = request.POST if request.method == "POST" else None
    form = DisputeForm(sent, initial={"key": secrets.token_urlsafe(16)}, **_names(request.user, row))
    page = reverse("followup:followup", args=[row.number])
    if request.method == "POST" and form.is_valid():
        by = request.user if request.user.is_authenticated else None
        try:
            commands.dispute(number=row.number, device=device, at=now(), by=by, **form.arguments())
        except Refusal as no:
            form.refuse(no)
        else:
            messages.success(
                request, _("Đã nhận ý kiến. Cơ quan cấp trên phải trả lời, câu trả lời hiện trên trang này.")
            )
            response = redirect(page)
            response.set_cookie(
                COOKIE, device, max_age=MONTH, path=PATH, httponly=True, samesite="Lax", secure=request.is_secure()
            )
            return response
    context = {
        "form": form, "row": row, "seen": queries.seen(row, localdate()), "back_href": page, "header_place": _header(row.place), "submit_text": _("Gửi ý kiến"),
    }  # fmt: skip
    response = render(request, "followup/public/dispute.html", context, status=422 if form.errors else 200)
    response.headers["Cache-Control"] = "no-store, private"
    return response


def _names(person: Any, row: Any) -> dict[str, list[Any]]:
    """In whose names the reader may speak: bodies that neither owe it nor answer, boards of the place."""
    if not person.is_authenticated:
        return {}
    bodies = [body for body in bodies_of(person) if body.pk not in (row.owed_by_id, row.judge_id)]
    return {"bodies": bodies, "boards": speakers.of(person, row.place, localdate())}


def _device(request: Any) -> str:
    """The browser's mark, a new one where it has none; nothing about its person."""
    held = request.COOKIES.get(COOKIE, "")
    fits = 20 <= len(held) <= 64 and held.isascii() and held.replace("-", "").replace("_", "").isalnum()
    return held if fits else secrets.token_urlsafe(18)


def _header(place: Any) -> dict[str, str] | None:
    if place is None:
        return None
    return {"name": place.full_name, "within": place.province.full_name if place.province else ""}
