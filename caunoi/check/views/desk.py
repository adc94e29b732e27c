"""The desk: the boards one acts for, a board's year, one inspection, one project, one report."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caunoi.access.doors import signed_in
from caunoi.boards.words import Kind
from caunoi.check import commands, queries, rules
from caunoi.check.forms import ReportForm
from caunoi.ui.paging import page_of

from .shared import asked, board_or_404, inspection_or_404, project_or_404, report_or_404


@require_safe
@signed_in
def desk(request: Any) -> HttpResponse:
    """The boards one acts for with what waits on each, and inspections of one's own bodies."""
    today = localdate()
    mine = queries.my_boards(request.user, today)
    waiting = queries.ahead(mine, today)
    at_mine, before, after = page_of(request, queries.inspections_at(request.user))
    context = {
        "boards": [(board, waiting[board.pk], board.until is not None and board.until <= today) for board in mine], "at_mine": at_mine, "before": before, "after": after,
        "today": today,
    }  # fmt: skip
    return render(request, "check/officer/desk.html", context)


@require_safe
@signed_in
def board(request: Any, board_id: UUID) -> HttpResponse:
    """A board's year: programme by quarter, inspections, projects, recommendations, reports."""
    found, today = board_or_404(request, board_id), localdate()
    year = _year(request, today.year)
    reports = queries.reports_of(found)
    recommended, before, after = page_of(request, queries.of_board(found))
    context = {
        "board": found, "today": today, "year": year, "before_year": year - 1, "after_year": year + 1, "acting": queries.acts_for(request.user, found, today),
        "quarters": queries.programme(found, year), "investment": found.kind == Kind.INVESTMENT.value, "projects": list(queries.projects_of(found)[:50]),
        "asked": recommended, "before": before, "after": after,
        "periods": [(each, reports.get(each.code)) for each in rules.periods_of(year) if each.since <= today and each.until > found.since],
    }  # fmt: skip
    return render(request, "check/officer/board.html", context)


def _year(request: Any, this: int) -> int:
    asked_for = request.GET.get("nam", "")
    return int(asked_for) if asked_for.isdecimal() and 2000 <= int(asked_for[:5]) <= 2099 else this


@require_safe
@signed_in
def inspection(request: Any, inspection_id: UUID) -> HttpResponse:
    """One inspection: where it stands, what may be done now, findings with their pictures, recommendations."""
    found, today = inspection_or_404(request, inspection_id), localdate()
    context = {
        "row": found, "today": today, "acting": queries.acts_for(request.user, found.board, today), "ours": queries.board_at_desk(request.user, found.board_id, today) is not None,
        "findings": queries.findings_of(found), "asked": queries.recommendations(inspection=found),
    }  # fmt: skip
    return render(request, "check/officer/inspection.html", context)


@require_safe
@signed_in
def project(request: Any, project_id: UUID) -> HttpResponse:
    """One project: the sheet, the investor told, the log, defects, the end."""
    found, today = project_or_404(request, project_id), localdate()
    entries, before, after = page_of(request, queries.entries_of(found))
    context = {
        "row": found, "today": today, "acting": queries.acts_for(request.user, found.board, today), "entries": entries, "before": before, "after": after,
        "asked": queries.recommendations(project=found),
    }  # fmt: skip
    return render(request, "check/officer/project.html", context)


@signed_in
def report(request: Any, report_id: UUID) -> HttpResponse:
    """One report: figures from records, the board's words; to be written until it is sent."""
    found, today = report_or_404(request, report_id), localdate()
    if request.method == "POST" and found.sent_on is not None:
        return redirect("check:report", found.pk)
    start = {"remarks": found.remarks, "ahead": found.ahead, "edition": found.edition}
    return asked(
        request, ReportForm(request.POST or None, initial=start),
        lambda **said: commands.write_report(report_id=found.pk, by=request.user, at=now(), **said),
        to=reverse("check:board", args=[found.board_id]), onward=lambda made: reverse("check:report", args=[made.pk]), heading=found.of,
        lead=found.board.name, submit=_("Lưu báo cáo"), template="check/officer/report.html", row=found, lines=queries.lines_of(found, today), told=queries.told(found),
        acting=queries.acts_for(request.user, found.board, today), today=today,
    )  # fmt: skip
