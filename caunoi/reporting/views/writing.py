"""What a body owes and sends: the list, one report, its figures, its words, the steps of its book."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from caunoi.access.doors import signed_in
from caunoi.reporting import commands, drafting, queries
from caunoi.reporting.forms import QuickForm, WriteForm
from caunoi.reporting.words import Act, Stage

from .shared import asked, figure_rows, page_of, report_or_404

#: Steps taken by one button.
STEPS = {Act.DRAFT.value: commands.draft, Act.SEND.value: commands.send, Act.ACCEPT.value: commands.accept}


@require_safe
@signed_in
def reports(request: Any) -> HttpResponse:
    """What the officer's bodies owe or sent."""
    bodies = queries.my_bodies(request.user)
    rows, before, after = page_of(request, queries.owed_by(bodies))
    context = {
        "rows": queries.seen(rows, localdate()), "before": before, "after": after, "may_begin": bool(_reporting(request)),
        "receives": bool(queries.receiving(request.user)),
    }  # fmt: skip
    return render(request, "reporting/reports.html", context)


@require_safe
@signed_in
def report(request: Any, report_id: UUID) -> HttpResponse:
    """One report: figures, words, where it stands, what may be done."""
    found = report_or_404(request, report_id)
    mine = found.body_id in {body.pk for body in queries.my_bodies(request.user)}
    figures = drafting.read(found.figures) if mine or found.first_sent_on else {}
    context = {
        "report": found, "seen": queries.seen([found], localdate())[0], "name": queries.span_label(found), "mine": mine,
        "chapters": drafting.sentences(found.line_word, figures) if figures else [], "rows": figure_rows(figures), "open": mine or found.first_sent_on,
        "steps": [{"act": act, "why_not": why_not, "href": _asking(found, act)} for act, why_not in queries.acts_open(found, request.user)],
    }  # fmt: skip
    return render(request, "reporting/report.html", context)


@signed_in
def remarks(request: Any, report_id: UUID) -> HttpResponse:
    """Write beside the figures."""
    found = report_or_404(request, report_id)
    if found.body_id not in {body.pk for body in queries.my_bodies(request.user)}:
        raise Http404
    form = WriteForm(request.POST or None, row=found)
    return asked(
        request, form, lambda **said: commands.write(report_id=report_id, by=request.user, at=now(), **said),
        to=reverse("reporting:report", args=[report_id]), heading=_("Viết nhận xét"), lead=found.line_word.label, submit=_("Ghi lại"),
    )  # fmt: skip


@require_POST
@signed_in
def step(request: Any, report_id: UUID, act: str) -> HttpResponse:
    """Take a step of the book that asks nothing more."""
    if act not in STEPS:
        raise Http404
    seen = request.POST.get("version", "")
    more = (
        {"version": int(seen)} if act == Act.SEND.value and seen.isascii() and seen.isdigit() and len(seen) < 10 else {}
    )
    STEPS[act](report_id=report_id, by=request.user, at=now(), **more)
    return redirect("reporting:report", report_id)


@signed_in
def quick(request: Any) -> HttpResponse:
    """Begin a quick report."""
    bodies = _reporting(request)
    if not bodies:
        raise Http404
    return asked(
        request, QuickForm(request.POST or None, bodies=bodies), lambda **said: commands.begin_quick(by=request.user, at=now(), **said),
        to=reverse("reporting:reports"), heading=_("Báo cáo nhanh"), lead=_("Vụ việc phức tạp, đông người: báo ngay, số liệu từ hồ sơ tự điền."),
        submit=_("Bắt đầu báo cáo"), onward=lambda made: reverse("reporting:report", args=[made.pk]),
    )  # fmt: skip


def _reporting(request: Any) -> list[Any]:
    """The officer's bodies of communes that may report upward at once."""
    return [
        body
        for body in queries.my_bodies(request.user)
        if body.office in ("ubnd", "danguy") and not body.place.is_province
    ]


def _asking(found: Any, act: Act) -> str:
    """The page that asks something first; nothing for a plain button."""
    if act is Act.WRITE and Stage(found.stage) in (Stage.DRAFTED, Stage.RETURNED):
        return reverse("reporting:write", args=[found.pk])
    return reverse("reporting:return", args=[found.pk]) if act is Act.RETURN else ""
