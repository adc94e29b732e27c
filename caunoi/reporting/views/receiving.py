"""What a body receives: its rounds with the late and the missing, what they add up to, asking for one, giving one back."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caunoi.access.doors import signed_in
from caunoi.reporting import commands, queries, rules
from caunoi.reporting.forms import AskForm, BackForm
from caunoi.ui.charts import bar_list

from .shared import asked, figure_rows, page_of, report_or_404


@require_safe
@signed_in
def rounds(request: Any) -> HttpResponse:
    """The rounds the officer's bodies receive, and quick reports."""
    bodies = queries.receiving(request.user)
    if not bodies:
        raise Http404
    rows, before, after = page_of(request, queries.quick_to(bodies))
    context = {
        "rounds": [(each, {body.pk: body for body in bodies}[each.to]) for each in queries.rounds(bodies, localdate())], "quick": queries.seen(rows, localdate()),
        "before": before, "after": after,
    }  # fmt: skip
    return render(request, "reporting/rounds.html", context)


@require_safe
@signed_in
def one_round(request: Any, body: str, line: str, code: str) -> HttpResponse:
    """One round: who is late, who is missing, what the sent reports add up to."""
    to = next((each for each in queries.receiving(request.user) if each.code == body), None)
    if to is None or line not in rules.lines() or len(code) > 20:
        raise Http404
    found = next(
        (each for each in queries.rounds([to], localdate(), most=400) if (each.line.code, each.code) == (line, code)),
        None,
    )
    if found is None:
        raise Http404
    rows, before, after = page_of(request, queries.received_by(to, line, code))
    sent, figures = queries.totals(to, line, code)
    counted = [
        (_("Gửi đúng hạn"), found.on_time),
        (_("Gửi muộn"), found.late),
        (_("Quá hạn chưa gửi"), found.overdue),
        (_("Chưa đến hạn"), found.waiting),
    ]
    context = {
        "round": found, "to": to, "rows": queries.seen(rows, localdate()), "before": before, "after": after, "sent": sent, "figures": figure_rows(figures),
        "chart": bar_list(_("Báo cáo của kỳ"), counted, label=_("Tình trạng"), unit=_("báo cáo")),
    }  # fmt: skip
    return render(request, "reporting/round.html", context)


@signed_in
def asking(request: Any) -> HttpResponse:
    """Ask every body below on a line for a report."""
    bodies = queries.receiving(request.user)
    if not bodies:
        raise Http404
    return asked(
        request, AskForm(request.POST or None, bodies=bodies), lambda **said: commands.ask(by=request.user, at=now(), **said),
        to=reverse("reporting:rounds"), heading=_("Yêu cầu báo cáo"),
        lead=_("Mọi cơ quan cấp xã trên tuyến nhận một việc có hạn; quy định chưa kiểm chứng không tự giao việc cho ai."), submit=_("Gửi yêu cầu"),
    )  # fmt: skip


@signed_in
def given_back(request: Any, report_id: UUID) -> HttpResponse:
    """Give a report back with what is missing."""
    found = report_or_404(request, report_id)
    return asked(
        request, BackForm(request.POST or None), lambda **said: commands.give_back(report_id=report_id, by=request.user, at=now(), **said),
        to=reverse("reporting:report", args=[report_id]), heading=_("Trả lại báo cáo"), lead=f"{found.body.name}: {found.line_word.label}",
    )  # fmt: skip
