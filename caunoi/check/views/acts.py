"""Acts of a board, each a page with one form."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from caunoi.access.doors import signed_in
from caunoi.boards import queries as boards
from caunoi.boards.words import Kind
from caunoi.check import commands, queries
from caunoi.check.forms import (
    ConcludeForm,
    EndForm,
    FindingForm,
    JudgeForm,
    MoveForm,
    MoveSupervisionForm,
    PlanForm,
    ProjectForm,
    RecommendForm,
    SentForm,
    SheetForm,
    SureForm,
)
from caunoi.kernel.refusal import Refusal

from .shared import acting_or_404, asked, board_or_404, inspection_or_404, project_or_404, report_or_404


@signed_in
def plan(request: Any, board_id: UUID) -> HttpResponse:
    """Plan an inspection."""
    found, today = board_or_404(request, board_id), localdate()
    acting_or_404(request, found)
    law = [each for each in boards.law_of(Kind(found.kind), today) if each.rule.before]
    return asked(
        request, PlanForm(request.POST or None, bodies=queries.inspectable(found, today)),
        lambda **said: commands.plan_inspection(board_id=found.pk, by=request.user, at=now(), **said),
        to=reverse("check:board", args=[found.pk]), onward=lambda made: reverse("check:inspection", args=[made.pk]), heading=_("Lên kế hoạch kiểm tra"),
        lead=found.name, law=law,
    )  # fmt: skip


@signed_in
def send_plan(request: Any, inspection_id: UUID) -> HttpResponse:
    """Say when the plan was sent."""
    form = SentForm(request.POST or None, initial={"on": localdate()})
    return _on_inspection(request, inspection_id, form, commands.send_plan, _("Đã gửi kế hoạch"))


@signed_in
def move(request: Any, inspection_id: UUID) -> HttpResponse:
    """Put an inspection off."""
    form = MoveForm(request.POST or None)
    return _on_inspection(request, inspection_id, form, commands.move_inspection, _("Dời ngày kiểm tra"))


@signed_in
def finding(request: Any, inspection_id: UUID) -> HttpResponse:
    """Enter a finding."""
    form = FindingForm(request.POST or None, request.FILES or None)
    return _on_inspection(request, inspection_id, form, commands.add_finding, _("Ghi phát hiện"))


@signed_in
def recommend(request: Any, inspection_id: UUID) -> HttpResponse:
    """Recommend something from what was found."""
    found = inspection_or_404(request, inspection_id)
    start = {"to": found.inspected.code} if found.inspected else {}
    form = RecommendForm(request.POST or None, request.FILES or None, bodies=boards.advisable(found.board, localdate()), initial=start)  # fmt: skip
    return _on_inspection(request, inspection_id, form, commands.recommend_after_inspection, _("Gửi kiến nghị"), law=_answer_law(found.board))  # fmt: skip


@signed_in
def conclude(request: Any, inspection_id: UUID) -> HttpResponse:
    """Conclude an inspection."""
    found = inspection_or_404(request, inspection_id)
    form = ConcludeForm(request.POST or None, findings=queries.findings_of(found))
    return _on_inspection(request, inspection_id, form, commands.conclude, _("Kết luận cuộc kiểm tra"))


@signed_in
def open_project(request: Any, board_id: UUID) -> HttpResponse:
    """Put a project under supervision."""
    found = board_or_404(request, board_id)
    acting_or_404(request, found)
    if found.kind != Kind.INVESTMENT.value:
        raise Http404
    law = [each for each in boards.law_of(Kind.INVESTMENT, localdate()) if each.rule.before]
    return asked(
        request, ProjectForm(request.POST or None), lambda **said: commands.open_project(board_id=found.pk, by=request.user, at=now(), **said),
        to=reverse("check:board", args=[found.pk]), onward=lambda made: reverse("check:project", args=[made.pk]), heading=_("Đưa công trình vào giám sát"),
        lead=found.name, law=law,
    )  # fmt: skip


@signed_in
def revise(request: Any, project_id: UUID) -> HttpResponse:
    """Put the public sheet right."""
    found = project_or_404(request, project_id)
    start = {name: getattr(found, name) for name in SheetForm.base_fields}
    return _on_project(request, project_id, SheetForm(request.POST or None, initial=start), commands.revise_sheet, _("Sửa thông tin công trình"))  # fmt: skip


@signed_in
def tell(request: Any, project_id: UUID) -> HttpResponse:
    """Say when the investor was told."""
    form = SentForm(request.POST or None, initial={"on": localdate()})
    return _on_project(request, project_id, form, commands.tell_investor, _("Đã thông báo chủ đầu tư"))


@signed_in
def move_supervision(request: Any, project_id: UUID) -> HttpResponse:
    """Begin the supervision later."""
    form = MoveSupervisionForm(request.POST or None)
    return _on_project(request, project_id, form, commands.move_supervision, _("Dời ngày bắt đầu giám sát"))


@signed_in
def defect(request: Any, project_id: UUID) -> HttpResponse:
    """Open a quality defect."""
    found = project_or_404(request, project_id)
    form = RecommendForm(request.POST or None, request.FILES or None, bodies=boards.advisable(found.board, localdate()))
    return _on_project(request, project_id, form, commands.open_defect, _("Ghi khiếm khuyết, kiến nghị sửa"), law=_answer_law(found.board))  # fmt: skip


@signed_in
def end(request: Any, project_id: UUID) -> HttpResponse:
    """End the supervision."""
    form = EndForm(request.POST or None, initial={"on": localdate()})
    return _on_project(request, project_id, form, commands.end_supervision, _("Kết thúc giám sát"))


@signed_in
def judge(request: Any, advice_id: int) -> HttpResponse:
    """Look again at what was said to be done."""
    found = queries.recommendation_for(request.user, advice_id, localdate())
    if found is None:
        raise Http404
    acting_or_404(request, found.board)
    if found.inspection_id is not None:
        back = reverse("check:inspection", args=[found.inspection_id])
    elif found.project_id is not None:
        back = reverse("check:project", args=[found.project_id])
    else:
        back = reverse("check:board", args=[found.board_id])
    return asked(
        request, JudgeForm(request.POST or None), lambda **said: commands.judge(advice_id=found.advice_id, by=request.user, at=now(), **said), to=back,
        heading=_("Xem lại việc đã làm"), lead=found.board.name, asked_row=found,
    )  # fmt: skip


@require_POST
@signed_in
def draft(request: Any, board_id: UUID) -> HttpResponse:
    """Begin a report of a period, or go on with it."""
    found = board_or_404(request, board_id)
    acting_or_404(request, found)
    try:
        made = commands.draft_report(board_id=found.pk, period=request.POST.get("period", "")[:7], by=request.user, at=now())  # fmt: skip
    except Refusal as no:
        raise Http404(str(no)) from no
    return redirect("check:report", made.pk)


@signed_in
def send_report(request: Any, report_id: UUID) -> HttpResponse:
    """Send a report to the Front."""
    found = report_or_404(request, report_id)
    acting_or_404(request, found.board)
    return asked(
        request, SureForm(request.POST or None), lambda **said: commands.send_report(report_id=found.pk, by=request.user, at=now(), **said),
        to=reverse("check:report", args=[found.pk]), heading=_("Gửi báo cáo"), lead=f"{found.of}, {found.board.body.name}",
    )  # fmt: skip


def _answer_law(board: Any) -> list[Any]:
    return [each for each in boards.law_of(Kind(board.kind), localdate()) if each.rule.key.endswith(".answer")]


def _on_inspection(request: Any, inspection_id: UUID, form: Any, command: Any, heading: str, **context: Any) -> HttpResponse:  # fmt: skip
    found = inspection_or_404(request, inspection_id)
    acting_or_404(request, found.board)
    return asked(
        request, form, lambda **said: command(inspection_id=found.pk, by=request.user, at=now(), **said), to=reverse("check:inspection", args=[found.pk]),
        heading=heading, lead=f"{found.item.what} ({found.item.visited}, {found.item.due:%d/%m/%Y})", **context,
    )  # fmt: skip


def _on_project(request: Any, project_id: UUID, form: Any, command: Any, heading: str, **context: Any) -> HttpResponse:
    found = project_or_404(request, project_id)
    acting_or_404(request, found.board)
    return asked(
        request, form, lambda **said: command(project_id=found.pk, by=request.user, at=now(), **said), to=reverse("check:project", args=[found.pk]),
        heading=heading, lead=found.name, **context,
    )  # fmt: skip
