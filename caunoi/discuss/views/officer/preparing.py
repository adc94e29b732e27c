"""Preparing: particulars, draft, questions, statements, invitations."""

import csv
import io
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from caunoi.access.doors import signed_in
from caunoi.access.queries import bodies_of
from caunoi.files.views import handed_out
from caunoi.kernel.refusal import Refusal

from ... import commands, queries
from ...forms.officer import BeginForm, CountForm, DraftForm, ParticularsForm, QuestionForm, SectionForm, SeedForm
from ...words import QuestionKind, Stage
from ..public import page_of, turning
from .desk import mine


@signed_in
def beginning(request: Any) -> HttpResponse:
    form = BeginForm(request.POST or None, bodies=bodies_of(request.user))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = commands.prepare(
                blueprint=given["blueprint"],
                body=form.bodies[given["body"]],
                title=given["title"],
                summary=given["summary"],
                by=request.user,
                at=now(),
            )
        except Refusal as no:
            form.refuse(no)
        else:
            return redirect("discuss:particulars", made.pk)
    return render(request, "discuss/officer/beginning.html", {"form": form}, status=422 if form.errors else 200)


@signed_in
def particulars(request: Any, consultation_id: int) -> HttpResponse:
    found = mine(request, consultation_id)
    start = {name: getattr(found, name) for name in ParticularsForm.base_fields}
    form = ParticularsForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            commands.enter_particulars(consultation_id=found.pk, by=request.user, at=now(), **form.cleaned_data)
        except Refusal as no:
            form.refuse(no)
        else:
            messages.success(request, _("Đã lưu."))
            return redirect("discuss:desk-consultation", found.pk)
    return render(
        request,
        "discuss/officer/form.html",
        {"consultation": found, "form": form, "heading": _("Người trả lời, ngày tháng, kế hoạch")},
        status=422 if form.errors else 200,
    )


@signed_in
def draft(request: Any, consultation_id: int) -> HttpResponse:
    found = mine(request, consultation_id)
    form = DraftForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            number = commands.import_draft(
                consultation_id=found.pk, name=file.name, data=file.read(), by=request.user, at=now()
            )
        except Refusal as no:
            form.refuse(no)
        else:
            messages.success(request, _("Đã tách dự thảo thành %(n)s phần. Hãy xem lại từng phần.") % {"n": number})
            if queries.drafts.file_of(found) is None:
                messages.warning(
                    request,
                    _(
                        "Tệp dạng này đọc được nhưng không cất được một cách an toàn, nên người dân không tải được bản gốc. Muốn có bản tải về, hãy lưu thành docx hoặc pdf rồi nhập lại."
                    ),
                )
            return redirect("discuss:draft", found.pk)
    context = {
        "consultation": found, "form": form, "sections": [each for each in queries.consultations.sections_of(found) if each.position],
        "preparing": found.stage == Stage.PREPARING.value, "file": queries.drafts.file_of(found),
    }  # fmt: skip
    return render(request, "discuss/officer/draft.html", context, status=422 if form.errors else 200)


@require_safe
@signed_in
def draft_file(request: Any, consultation_id: int) -> HttpResponse:
    row = queries.drafts.file_of(mine(request, consultation_id))
    if row is None:
        raise Http404
    return handed_out(queries.drafts.content_of(row), row.name, row.media_type)


@signed_in
def section(request: Any, consultation_id: int, position: int) -> HttpResponse:
    found = mine(request, consultation_id)
    here = found.sections.filter(position=position, position__gt=0).first()
    if here is None:
        raise Http404
    start = {"title": here.title, "text": here.text, "summary": here.summary, "commented": here.commented}
    form = SectionForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            commands.edit_section(
                consultation_id=found.pk, position=position, by=request.user, at=now(), **form.cleaned_data
            )
        except Refusal as no:
            form.refuse(no)
        else:
            messages.success(request, _("Đã lưu phần %(name)s.") % {"name": here.name})
            return redirect("discuss:draft", found.pk)
    context = {
        "consultation": found,
        "section": here,
        "form": form,
        "lines": list(enumerate(here.text.split("\n")))[1:],
        "preparing": found.stage == Stage.PREPARING.value,
    }
    return render(request, "discuss/officer/section.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def section_act(request: Any, consultation_id: int, position: int, act: str) -> HttpResponse:
    found = mine(request, consultation_id)
    try:
        if act == "ghep":
            commands.join_section(consultation_id=found.pk, position=position, by=request.user, at=now())
        elif act == "tach":
            line = request.POST.get("line", "")
            commands.split_section(
                consultation_id=found.pk,
                position=position,
                line=int(line) if line.isascii() and line.isdigit() and len(line) < 6 else 0,
                by=request.user,
                at=now(),
            )
        else:
            raise Http404
    except Refusal as no:
        messages.error(request, str(no))
    return redirect("discuss:draft", found.pk)


@signed_in
def questions(request: Any, consultation_id: int) -> HttpResponse:
    found = mine(request, consultation_id)
    form = QuestionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            commands.ask(
                consultation_id=found.pk, kind=QuestionKind(given["kind"]), text=given["text"], options=given["options"].splitlines(), low=given["low"],
                high=given["high"], by=request.user, at=now(),
            )  # fmt: skip
        except Refusal as no:
            form.refuse(no)
        else:
            return redirect("discuss:desk-questions", found.pk)
    context = {
        "consultation": found,
        "form": form,
        "questions": list(found.questions.prefetch_related("options")),
        "preparing": found.stage == Stage.PREPARING.value,
    }
    return render(request, "discuss/officer/questions.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def question_dropped(request: Any, consultation_id: int, position: int) -> HttpResponse:
    found = mine(request, consultation_id)
    try:
        commands.drop_question(consultation_id=found.pk, position=position, by=request.user, at=now())
    except Refusal as no:
        messages.error(request, str(no))
    return redirect("discuss:desk-questions", found.pk)


@signed_in
def statements(request: Any, consultation_id: int) -> HttpResponse:
    found = mine(request, consultation_id)
    form = SeedForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            commands.add_statement(consultation_id=found.pk, text=form.cleaned_data["text"], by=request.user, at=now())
        except Refusal as no:
            form.refuse(no)
        else:
            return redirect("discuss:desk-statements", found.pk)
    page = page_of(request, found.statements.order_by("-stage", "-position"), 50)
    context = {
        "consultation": found,
        "form": form,
        "page": page,
        "waiting": found.statements.filter(stage="waiting").count(),
        **turning(request, page),
    }
    return render(request, "discuss/officer/statements.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def moderation(request: Any, consultation_id: int, statement_id: int) -> HttpResponse:
    found = mine(request, consultation_id)
    try:
        commands.moderate(
            consultation_id=found.pk,
            statement_id=statement_id,
            show=request.POST.get("show") == "1",
            reason=request.POST.get("reason", "")[:500],
            by=request.user,
            at=now(),
        )
    except Refusal as no:
        messages.error(request, str(no))
    return redirect("discuss:desk-statements", found.pk)


@signed_in
def invitations(request: Any, consultation_id: int) -> HttpResponse:
    found = mine(request, consultation_id)
    form = CountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            codes = commands.make_invitations(
                consultation_id=found.pk, count=form.cleaned_data["count"], by=request.user, at=now()
            )
        except Refusal as no:
            form.refuse(no)
        else:
            content = io.StringIO()
            csv.writer(content).writerows([["ma_moi"], *([code] for code in codes)])
            response = HttpResponse("\ufeff" + content.getvalue(), content_type="text/csv; charset=utf-8")
            response["Content-Disposition"] = f'attachment; filename="ma-moi-{found.pk}.csv"'
            return response
    context = {
        "consultation": found,
        "form": form,
        "heading": _("Mã mời"),
        "lead": _("Mã chỉ hiện một lần trong tệp tải về; hệ thống không giữ mã, cũng không biết mã trao cho ai."),
    }
    return render(request, "discuss/officer/form.html", context, status=422 if form.errors else 200)
