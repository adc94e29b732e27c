"""Forms 01 and 02/TCD of a visit: drafted from what is recorded, signed, handed out."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from caunoi.notices.letters import template
from caunoi.notices.words import PaperState
from caunoi.places.queries import head_of

from ... import commands
from ...forms.officer import ReceiptForm, RefusalPaperForm, SignForm
from ...queries import day
from .shared import at_desk, tried


@at_desk
@never_cache
@require_http_methods(["GET", "POST"])
def refusal_notice(request: HttpRequest, visit_id: uuid.UUID) -> HttpResponse:
    """First the draft is made, then the head signs and sends it."""
    found, now = _seen(visit_id), localtime()
    back = reverse("reception:visit", args=[found.pk])
    draft = next(
        (p for p in day.papers_of(found) if p.code == "refuse_reception" and p.state == PaperState.DRAFT), None
    )
    posted = request.POST if request.method == "POST" else None
    form: Any
    if draft is None:
        form = RefusalPaperForm(posted)
        if posted and form.is_valid():

            def run():
                return commands.draft_refusal(
                    visit_id=found.pk, settled_by=form.cleaned_data["settled_by"], by=request.user, at=now
                )

            if tried(request, form, _("Đã lập dự thảo Mẫu 01/TCD. Hãy xem lại rồi ký."), run):
                return redirect("reception:refusal-notice", found.pk)
        heading, submit = _("Thông báo từ chối tiếp công dân (Mẫu 01/TCD)"), _("Lập dự thảo")
    else:
        head = head_of(found.body, now.date())
        form = _sign_form(request, found, draft, name=head.name if head else "", office=head.label if head else "")
        if posted and form.is_valid():

            def run():
                return commands.issue_refusal(
                    visit_id=found.pk, paper_id=draft.pk, **form.cleaned_data, by=request.user, at=now
                )

            if tried(request, form, _("Đã ký và gửi Mẫu 01/TCD."), run):
                return redirect(back)
        heading, submit = _("Ký Thông báo từ chối (Mẫu 01/TCD)"), _("Ký, gửi")
    told = {"heading": heading, "submit": submit, "back": back, "draft": draft, "sample": template("refuse_reception")}
    return _asked(request, form, told)


@at_desk
@never_cache
@require_http_methods(["GET", "POST"])
def receipt(request: HttpRequest, visit_id: uuid.UUID) -> HttpResponse:
    """First the receipt for papers handed over is made, then it is signed and takes its number."""
    found, now = _seen(visit_id), localtime()
    back = reverse("reception:visit", args=[found.pk])
    draft = next((p for p in day.papers_of(found) if p.code == "receipt" and p.state == PaperState.DRAFT), None)
    posted = request.POST if request.method == "POST" else None
    form: Any
    if draft is None:
        form = ReceiptForm(posted)
        if posted and form.is_valid():
            given = form.cleaned_data

            def run():
                return commands.draft_receipt(
                    visit_id=found.pk, documents=given["documents"].splitlines(), officer_title=given["officer_title"], by=request.user, at=now
                )  # fmt: skip

            if tried(request, form, _("Đã lập dự thảo Mẫu 02/TCD. Hãy xem lại rồi ký."), run):
                return redirect("reception:visit-receipt", found.pk)
        heading, submit = _("Giấy biên nhận tài liệu (Mẫu 02/TCD)"), _("Lập giấy biên nhận")
    else:
        form = _sign_form(request, found, draft, name=request.user.name, office=_("Người tiếp công dân"))
        if posted and form.is_valid():

            def run():
                return commands.sign_receipt(
                    visit_id=found.pk, paper_id=draft.pk, **form.cleaned_data, by=request.user, at=now
                )

            if tried(request, form, _("Đã ký Giấy biên nhận (Mẫu 02/TCD). Hãy in để người nộp cùng ký."), run):
                return redirect(back)
        heading, submit = _("Ký Giấy biên nhận (Mẫu 02/TCD)"), _("Ký, giao")
    told = {"heading": heading, "submit": submit, "back": back, "draft": draft, "sample": template("receipt")}
    return _asked(request, form, told)


def _asked(request: HttpRequest, form: Any, told: dict[str, Any]) -> HttpResponse:
    """The page of either form, with its draft and the official sample beside it."""
    return render(request, "reception/officer/form.html", {"form": form, **told}, status=422 if form.errors else 200)


def _sign_form(request: HttpRequest, found: Any, draft: Any, *, name: str, office: str) -> SignForm:
    """The form that signs a draft, its words in it to be edited."""
    if request.method == "POST":
        return SignForm(request.POST)
    words = commands.words_of_draft(visit_id=found.pk, paper_id=draft.pk, by=request.user, at=localtime())
    return SignForm(initial={"version": draft.version, "name": name, "office": office, "text": words})


def _seen(visit_id: uuid.UUID) -> Any:
    found = day.visit(visit_id)
    if found is None:
        raise Http404
    return found
