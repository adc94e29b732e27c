import io
import uuid
from datetime import date
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caunoi.access.doors import holding
from caunoi.access.words import Role
from caunoi.kernel.refusal import Refusal
from caunoi.know import commands
from caunoi.know.commands.papers import edit_words, sign
from caunoi.know.forms.officer import PaperForm, SignForm
from caunoi.know.queries import desk
from caunoi.know.queries import papers as kept
from caunoi.know.rules import periods, quarter_days, quarter_of
from caunoi.know.words import Cycle
from caunoi.places import queries as places


def _plan(request: Any, plan_id: uuid.UUID) -> Any:
    found = kept.plan_row(plan_id)
    if found is None or found.body_id not in {body.pk for body in desk.editing(request.user)}:
        raise Http404
    return found


@holding(Role.EDITOR)
def papers(request: HttpRequest, plan_id: uuid.UUID) -> HttpResponse:
    """The quarterly lists and the reports of a plan's year: draft them, sign them, say they were posted or sent."""
    plan = _plan(request, plan_id)
    if request.method == "POST":
        return _acted(request, plan)
    made = list(kept.papers_of(plan)[:60])
    today = localdate()
    rows = [
        ("quarter", quarter, _("Danh mục đã công khai quý %(at)s") % {"at": quarter[-1]}, due, [p for p in made if p.about == f"{plan.ref}:{due}"])
        for quarter, due in periods(Cycle.QUARTERLY, plan.year)
    ]  # fmt: skip
    rows += [
        ("session", day.isoformat(), _("Báo cáo kỳ họp HĐND"), day, [p for p in made if p.about == f"{plan.ref}:{day}"]) for day in plan.sessions
    ]  # fmt: skip
    return render(
        request, "know/officer/papers.html", {"plan": plan, "rows": rows, "today": today, "quarter": quarter_of(today)}
    )


def _acted(request: Any, plan: Any) -> HttpResponse:
    doing, what = request.POST.get("go", ""), request.POST.get("what", "")
    given = {"plan_id": plan.pk, "by": request.user, "at": now()}
    try:
        with transaction.atomic():
            if doing == "danh-muc":
                made = commands.draft_register(quarter=what, **given)
                return redirect("know:officer-paper", made.pk)
            if doing == "bao-cao":
                made = commands.draft_report(session=_day(what), **given)
                return redirect("know:officer-paper", made.pk)
            if doing == "da-niem-yet":
                commands.post_register(quarter=what, **given)
            elif doing == "da-gui":
                commands.send_report(session=_day(what), **given)
            else:
                raise Http404
        messages.success(request, _("Đã ghi."))
    except Refusal as no:
        messages.error(request, str(no))
    return redirect("know:officer-papers", plan.pk)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise Http404 from wrong


@holding(Role.EDITOR)
def paper(request: HttpRequest, paper_id: uuid.UUID) -> HttpResponse:
    """One paper: its words, its signature, its files."""
    found = kept.paper_of(paper_id)
    if found is None or found[0].body_id not in {body.pk for body in desk.editing(request.user)}:
        raise Http404
    row, plan, words = found
    doing = request.POST.get("go", "")
    head = places.head_of(row.body, localdate())
    form = PaperForm(request.POST if doing == "luu" else None, initial={"text": words, "version": row.version})
    signing = SignForm(
        request.POST if doing == "ky" else None,
        initial={"office": head.label if head else _("Chủ tịch"), "name": head.name if head else "", "version": row.version},
    )  # fmt: skip
    chosen = {"luu": form, "ky": signing}.get(doing)
    if chosen is not None and chosen.is_valid():
        try:
            with transaction.atomic():
                act = edit_words if doing == "luu" else sign
                act(paper_id=row.pk, by=request.user, at=now(), **chosen.cleaned_data)
        except Refusal as no:
            chosen.refuse(no)
        else:
            messages.success(
                request, _("Đã lưu.") if doing == "luu" else _("Đã ký. Văn bản có số và không sửa được nữa.")
            )
            return redirect("know:officer-paper", row.pk)
    context = {"paper": row, "plan": plan, "form": form, "signing": signing, "draft": row.state == "draft"}
    return render(request, "know/officer/paper.html", context, status=422 if form.errors or signing.errors else 200)


@require_safe
@holding(Role.EDITOR)
def sheet(request: HttpRequest, plan_id: uuid.UUID) -> HttpResponse:
    """The list of a quarter as a sheet."""
    import xlsxwriter

    plan = _plan(request, plan_id)
    quarter = request.GET.get("quy", "") or quarter_of(localdate())
    try:
        since, until = quarter_days(quarter)
    except Refusal as no:
        raise Http404(str(no)) from no
    told = kept.told(plan.body, since, until, on=localdate())
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        page, bold = book.add_worksheet(quarter), book.add_format({"bold": True, "text_wrap": True, "border": 1})
        cell = book.add_format({"text_wrap": True, "border": 1, "valign": "top"})
        for at, (name, width) in enumerate(COLUMNS):
            page.set_column(at, at, width)
            page.write_string(0, at, name, bold)
        for at, line in enumerate(told.lines, 1):
            day = f"{line.decided_on:%d/%m/%Y}" if line.decided_on else ""
            late = "" if line.in_time is None else "đúng hạn" if line.in_time else "chậm"
            for column, value in enumerate(
                (str(at), line.code, line.title, line.number, day, line.forms, line.period, late)
            ):
                page.write_string(at, column, value, cell)
        page.freeze_panes(1, 0)
        page.set_landscape()
        page.fit_to_pages(1, 0)
    response = HttpResponse(
        made.getvalue(), content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    )
    response["Content-Disposition"] = f'attachment; filename="danh-muc-cong-khai-{quarter}.xlsx"'
    return response


COLUMNS = (
    ("TT", 5), ("Mã", 8), ("Nội dung đã công khai", 48), ("Số văn bản", 16), ("Ngày văn bản", 13), ("Hình thức", 36), ("Thời gian công khai", 26), ("Hạn", 10),
)  # fmt: skip
