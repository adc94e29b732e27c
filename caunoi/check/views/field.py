"""The field book: entries written on the spot, with or without a network, each received once."""

import hashlib
import json
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from caunoi.access.doors import open_to_all, signed_in
from caunoi.check import commands, queries
from caunoi.check.forms import FieldForm
from caunoi.kernel.refusal import Refusal

#: What the book's pages need besides themselves when there is no network.
STATIC = (
    "ui/tokens.css", "ui/dark.css", "ui/base.css", "ui/components.css", "ui/ui.js", "ui/mark.svg", "ui/fonts/be-vietnam-pro-400.woff2",
    "check/field.js", "check/field.css",
)  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def book(request: Any) -> HttpResponse:
    """Write an entry; a device that kept one while it had no network sends it here under the number it made."""
    subjects = queries.subjects(request.user, localdate())
    if request.method != "POST":
        about = request.GET.get("ve", "")[:60]
        form = FieldForm(subjects=subjects, initial={"on": localdate(), "about": about})
        return render(
            request,
            "check/field/book.html",
            {"form": form, "subjects": subjects, "back_href": reverse("check:desk"), "words": _words()},
        )
    form = FieldForm(request.POST, request.FILES, subjects=subjects)
    asked_by_script = "application/json" in request.headers.get("Accept", "")
    again, made = False, None
    if form.is_valid():
        said = form.arguments()
        again = queries.receipt_of(request.user, said["number"], localdate()) is not None
        try:
            made = _receive(request, said)
        except Refusal as no:
            form.refuse(Refusal(no.vi, no.en, field="number" if no.field == "id" else no.field))
            if asked_by_script:
                return JsonResponse(
                    {"refused": str(no), "field": no.field or ""}, status=409 if no.field == "id" else 422
                )
    if made is not None:
        address = reverse("check:receipt", args=[made])
        if asked_by_script:
            return JsonResponse(
                {"receipt": str(made), "address": address, "again": again}, status=200 if again else 201
            )
        return redirect(address)
    if asked_by_script:
        field, errors = next(iter(form.errors.items()))
        return JsonResponse({"refused": " ".join(str(each) for each in errors), "field": field}, status=422)
    context = {"form": form, "subjects": subjects, "back_href": reverse("check:desk"), "words": _words()}
    return render(request, "check/field/book.html", context, status=422)


def _words() -> dict[str, Any]:
    """What the script says, in the language being spoken."""
    return {
        "waiting": _("Còn %n% phiếu chờ trên máy này; phiếu tự gửi khi có mạng."),
        "signedOut": _("Còn %n% phiếu chờ trên máy này. Hãy đăng nhập lại để gửi; phiếu vẫn còn nguyên."),
        "another": _(
            "Máy đang đăng nhập bằng tài khoản khác. %n% phiếu của bạn vẫn nằm trên máy, chờ bạn đăng nhập lại."
        ),
        "busy": _("Máy chủ chưa nhận được. %n% phiếu vẫn nằm trên máy này và sẽ gửi lại."),
        "refused": _("%n% phiếu bị trả lại: mở “Phiếu trên máy này” để xem lý do và sửa."),
        "sent": _("Đã gửi hết phiếu trên máy này."),
        "heavy": _("Ảnh quá nặng, máy chủ không nhận. Hãy bỏ bớt ảnh rồi gửi lại."),
        "noText": _("Hãy ghi điều đã thấy."),
        "noLooks": _("Hãy chọn bạn thấy thế nào."),
        "tooMany": _("Mỗi phiếu gửi được nhiều nhất 6 tệp; các tệp sau không được thêm."),
        "unnamed": _("Phiếu chưa ghi xong"),
        "photos": _("%n% ảnh, tệp"),
        "openReceipt": _("Xem biên nhận"),
        "edit": _("Mở, sửa"),
        "sure": _("Xóa phiếu chưa gửi này khỏi máy?"),
        "states": {"draft": _("Nháp"), "waiting": _("Chờ gửi"), "refused": _("Bị trả lại"), "sent": _("Đã gửi")},
    }


def _receive(request: Any, said: dict[str, Any]) -> UUID:
    kind, key = said.pop("about")
    common = {"by": request.user, "at": now()}
    if kind == "project":
        return commands.log(project_id=key, **said, **common).pk
    for name in ("on", "public"):
        said.pop(name)
    return commands.add_finding(inspection_id=key, **said, **common).pk


@require_safe
@signed_in
def queue(request: Any) -> HttpResponse:
    """What waits on this device: told by the script, since the server does not know it."""
    return render(request, "check/field/queue.html", {"back_href": reverse("check:book"), "words": _words()})


@require_safe
@signed_in
def known(request: Any) -> JsonResponse:
    """What a device asks before it sends: who is signed in, a fresh key for the form, what may be written about."""
    subjects = [{"key": each.key, "name": each.name, "board": each.board} for each in queries.subjects(request.user, localdate())]  # fmt: skip
    answer = JsonResponse({"person": request.user.ref, "key": get_token(request), "subjects": subjects})
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_safe
@signed_in
def receipt(request: Any, number: UUID) -> HttpResponse:
    """What was received under a number."""
    found = queries.receipt_of(request.user, number, localdate())
    if found is None:
        raise Http404
    kind, _colon, key = found.subject.partition(":")
    return render(
        request,
        "check/field/receipt.html",
        {
            "found": found,
            "href": reverse(f"check:{kind}", args=[key]),
            "back_href": reverse("check:desk"),
            "words": _words(),
        },
    )


@require_safe
@open_to_all
def worker(request: Any) -> HttpResponse:
    """The service worker of the book: it keeps the book's own pages for when there is no network, and nothing else."""
    files = [static(each) for each in STATIC]
    context = {"files": files, "pages": [reverse("check:book"), reverse("check:queue")]}
    words = {
        "offline": _("Chưa có mạng và trang này chưa được giữ trên máy. Hãy mở “Sổ hiện trường” một lần khi có mạng."),
        "version": hashlib.sha256("".join(files).encode()).hexdigest()[:12],
    }
    script = render_to_string("check/field/worker.js", {"settings": mark_safe(json.dumps({**context, **words}))})  # noqa: S308 - a script of its own, no markup around it
    return HttpResponse(script, content_type="text/javascript; charset=utf-8", headers={"Cache-Control": "no-cache"})


@require_safe
@open_to_all
def manifest(request: Any) -> JsonResponse:
    """What a phone needs to put the book among its programs."""
    start = reverse("check:book")
    icons = [{"src": static("ui/mark.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"}]
    told = {
        "name": _("Sổ hiện trường – Cầu Nối"), "short_name": _("Sổ hiện trường"), "lang": "vi", "start_url": start, "scope": start, "id": start,
        "display": "standalone", "background_color": "#ffffff", "theme_color": "#8c1a1f", "icons": icons,
    }  # fmt: skip
    return JsonResponse(told, content_type="application/manifest+json")
