import uuid
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from caunoi.access.doors import holding
from caunoi.access.words import Role
from caunoi.kernel.refusal import Refusal
from caunoi.know import commands
from caunoi.know.forms.officer import CorrectForm, FileForm, NamesForm, ProofForm, PublishForm, ReasonForm, TextForm
from caunoi.know.queries import lists
from caunoi.know.rules import COLUMNS
from caunoi.know.words import Family

from .shared import pressed, row_of, taken


def _page(row: Any, heading: str, submit: str, **more: Any) -> dict[str, Any]:
    return {
        "heading": heading,
        "lead": row.title,
        "submit": submit,
        "back": ("know:officer-disclosure", row.pk),
        "row": row,
        **more,
    }


def _initial(row: Any) -> dict[str, Any]:
    return {"title": row.title, "summary": row.summary, "text": row.text, "seen": row.edition}


@holding(Role.EDITOR)
def text(request: HttpRequest, disclosure_id: uuid.UUID) -> HttpResponse:
    row, _bodies = row_of(request, disclosure_id)
    form = TextForm(request.POST or None, initial=_initial(row))
    return taken(
        request, form, lambda: commands.write_text(disclosure_id=row.pk, by=request.user, at=now(), **form.cleaned_data),
        to=("know:officer-disclosure", row.pk), said=_("Đã lưu nội dung."), template="know/officer/act.html",
        context=_page(row, _("Soạn nội dung công khai"), _("Lưu")),
    )  # fmt: skip


@holding(Role.EDITOR)
def attachment(request: HttpRequest, disclosure_id: uuid.UUID) -> HttpResponse:
    row, _bodies = row_of(request, disclosure_id)
    form = FileForm(request.POST or None, request.FILES or None)

    def attach() -> None:
        sent = form.cleaned_data["file"]
        commands.attach_file(
            disclosure_id=row.pk, content=sent.read(), name=sent.name, beside=form.cleaned_data["beside"], by=request.user, at=now()
        )  # fmt: skip

    return taken(
        request, form, attach, to=("know:officer-disclosure", row.pk), said=_("Đã đính kèm tệp."), template="know/officer/act.html",
        context=_page(row, _("Đính kèm tệp"), _("Đính kèm")),
    )  # fmt: skip


@require_POST
@holding(Role.EDITOR)
def detachment(request: HttpRequest, disclosure_id: uuid.UUID, file_id: uuid.UUID) -> HttpResponse:
    row, _bodies = row_of(request, disclosure_id)
    return pressed(
        request, lambda: commands.detach_file(disclosure_id=row.pk, file_id=str(file_id), by=request.user, at=now()),
        to=("know:officer-disclosure", row.pk), said=_("Đã bỏ tệp."),
    )  # fmt: skip


@holding(Role.EDITOR)
def names(request: HttpRequest, disclosure_id: uuid.UUID) -> HttpResponse:
    row, _bodies = row_of(request, disclosure_id)
    if row.item not in COLUMNS:
        raise Http404
    form = NamesForm(request.POST or None, item=row.item)

    def put() -> None:
        columns, cells = form.cleaned_data["rows"]
        commands.list_names(disclosure_id=row.pk, columns=columns, rows=cells, by=request.user, at=now())

    return taken(
        request, form, put, to=("know:officer-disclosure", row.pk), said=_("Đã nhận danh sách."), template="know/officer/act.html",
        context=_page(
            row, _("Danh sách người"), _("Nhận danh sách"),
            reminder=_("Danh sách chỉ hiện trong thời gian niêm yết, sau đó tự ẩn; không tìm được bằng ô tìm kiếm, không có trong dữ liệu mở."),
        ),
    )  # fmt: skip


@holding(Role.EDITOR)
def publication(request: HttpRequest, disclosure_id: uuid.UUID) -> HttpResponse:
    row, _bodies = row_of(request, disclosure_id)
    today = localdate()
    found = lists.entry(row.item, on=today)
    form = PublishForm(
        request.POST or None, initial={"since": today, "last": lists.least_day(found, today), "seen": row.edition}
    )
    if found.wants.permanent:
        form.fields["last"].help_text = _("Nội dung này niêm yết thường xuyên: để trống.")
    elif found.wants.timed:
        form.fields["last"].help_text = _("Luật: %(term)s liên tục (%(cite)s).") % {
            "term": found.posting.spoken,
            "cite": found.posting.cite_inside,
        }
    return taken(
        request, form, lambda: commands.publish(disclosure_id=row.pk, by=request.user, at=now(), **form.cleaned_data),
        to=("know:officer-disclosure", row.pk), said=_("Đã công khai. Hãy ghi minh chứng cho các hình thức còn lại."),
        template="know/officer/publication.html", context=_page(row, _("Công khai"), _("Công khai")),
    )  # fmt: skip


@holding(Role.EDITOR)
def correction(request: HttpRequest, disclosure_id: uuid.UUID) -> HttpResponse:
    row, _bodies = row_of(request, disclosure_id)
    form = CorrectForm(request.POST or None, initial=_initial(row))
    return taken(
        request, form, lambda: commands.correct(disclosure_id=row.pk, by=request.user, at=now(), **form.cleaned_data),
        to=("know:officer-disclosure", row.pk), said=_("Đã đính chính. Bản cũ và phần thay đổi vẫn xem được công khai."),
        template="know/officer/act.html",
        context=_page(row, _("Đính chính"), _("Đính chính"), reminder=_("Muốn thay tệp: đính kèm hoặc bỏ tệp trước, rồi đính chính.")),
    )  # fmt: skip


@holding(Role.EDITOR)
def proof(request: HttpRequest, disclosure_id: uuid.UUID) -> HttpResponse:
    row, _bodies = row_of(request, disclosure_id)
    today = localdate()
    offered = lists.forms_of(Family(row.family), on=today)
    form = ProofForm(
        request.POST or None, request.FILES or None, offered=offered, initial={"form": request.GET.get("hinh-thuc", "posting"), "since": today}
    )  # fmt: skip
    return taken(
        request, form, lambda: commands.prove(disclosure_id=row.pk, by=request.user, at=now(), **form.told()),
        to=("know:officer-disclosure", row.pk), said=_("Đã ghi minh chứng."), template="know/officer/act.html",
        context=_page(row, _("Ghi minh chứng"), _("Ghi minh chứng")),
    )  # fmt: skip


@holding(Role.EDITOR)
def proof_withdrawal(request: HttpRequest, proof_id: int) -> HttpResponse:
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                found = commands.withdraw_proof(
                    proof_id=proof_id, reason=form.cleaned_data["reason"], by=request.user, at=now()
                )
        except Refusal as no:
            form.refuse(no)
        else:
            messages.success(request, _("Đã rút minh chứng."))
            return redirect("know:officer-disclosure", found.disclosure_id)
    context = {"heading": _("Rút minh chứng ghi sai"), "submit": _("Rút"), "back": ("know:officer-due",), "form": form}
    return render(request, "know/officer/act.html", context, status=422 if form.errors else 200)


@holding(Role.EDITOR)
def taking_down(request: HttpRequest, disclosure_id: uuid.UUID) -> HttpResponse:
    row, _bodies = row_of(request, disclosure_id)
    form = ReasonForm(request.POST or None)
    early = row.permanent or (row.least is not None and localdate() <= row.least)
    reminder = ""
    if early:
        reminder = _(
            "Chưa hết thời gian luật định. Gỡ sớm do người đứng đầu quyết định; lý do và việc gỡ sớm hiện công khai."
        )
    return taken(
        request, form, lambda: commands.take_down(disclosure_id=row.pk, by=request.user, at=now(), **form.cleaned_data),
        to=("know:officer-disclosure", row.pk), said=_("Đã gỡ. Trang vẫn còn và nói vì sao."), template="know/officer/act.html",
        context=_page(row, _("Gỡ xuống"), _("Gỡ xuống"), danger=True, reminder=reminder),
    )  # fmt: skip


@holding(Role.EDITOR)
def dropping(request: HttpRequest, disclosure_id: uuid.UUID) -> HttpResponse:
    row, _bodies = row_of(request, disclosure_id)
    form = ReasonForm(request.POST or None)
    return taken(
        request, form, lambda: commands.drop(disclosure_id=row.pk, by=request.user, at=now(), **form.cleaned_data),
        to=("know:officer-disclosure", row.pk), said=_("Đã ghi là không phát sinh."), template="know/officer/act.html",
        context=_page(row, _("Ghi là không phát sinh"), _("Ghi lại"), danger=True),
    )  # fmt: skip
