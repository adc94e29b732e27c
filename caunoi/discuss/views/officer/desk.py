"""The drafting body's list, one consultation's desk, its steps."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caunoi.access.doors import signed_in
from caunoi.duties.queries import duties_about
from caunoi.kernel.refusal import Refusal
from caunoi.ui.clock import clock_of

from ... import commands, queries, rules
from ...forms.officer import DecideForm, ExtendForm, ReportForm
from ...words import Act, Measure, Stage


def mine(request: Any, consultation_id: int) -> Any:
    """A consultation of the person's own body; else there is none."""
    found = queries.of_mine(request.user, consultation_id)
    if found is None:
        raise Http404
    return found


@require_safe
@signed_in
def consultations(request: Any) -> HttpResponse:
    from ..public import page_of, turning

    page = page_of(request, queries.mine(request.user))
    return render(
        request, "discuss/officer/consultations.html", {"page": page, "today": localdate(), **turning(request, page)}
    )


@require_safe
@signed_in
def consultation(request: Any, consultation_id: int) -> HttpResponse:
    found = mine(request, consultation_id)
    stage = Stage(found.stage)
    today = localdate()
    context = {
        "consultation": found, "stage": stage, "sections": found.sections.filter(position__gt=0).count(), "questions": found.questions.count(),
        "statements": found.statements.count(), "waiting": found.statements.filter(stage="waiting").count(), "totals": queries.tallies.totals(found),
        "progress": queries.matrix.progress(found) if stage in (Stage.OPEN, Stage.CLOSED) else None, "steps": rules.BOOK.open_to(stage),
        "clocks": [clock_of(duty, today, name=_NAMES.get(duty.rule, duty.rule)) for duty in duties_about(found.ref)], "today": today,
        "papers": queries.issued_papers(found), "ready": _ready(found) if stage is Stage.PREPARING else [], "extensions": list(found.extensions.all()),
    }  # fmt: skip
    return render(request, "discuss/officer/consultation.html", context)


_NAMES = {
    "consult.plan": "Gửi kế hoạch cho HĐND, MTTQ", "consult.answer": "Trả lời từng nhóm ý kiến", "consult.explain": "Giải trình khác đa số",
    "consult.report": "Báo cáo HĐND, gửi MTTQ",
}  # fmt: skip


def _ready(consultation: Any) -> list[tuple[bool, str, str]]:
    """What is still missing before opening: done, what, where to do it."""
    particulars = bool(consultation.answerer and consultation.answer_on)
    return [
        (particulars, _("Có người chịu trách nhiệm trả lời và ngày hẹn trả lời"), "particulars"),
        (bool(consultation.opens_on and consultation.closes_on), _("Có ngày mở và ngày cuối theo luật"), "particulars"),
        (
            bool(consultation.plan_council and consultation.plan_front and consultation.plan_sent_on),
            _("Kế hoạch đã gửi HĐND và Ủy ban MTTQ"),
            "particulars",
        ),
        (
            consultation.sections.filter(position__gt=0, commented=True).exists()
            or "comment" not in consultation.rights,
            _("Dự thảo đã nhập và tách phần"),
            "draft",
        ),
    ]


_FORMS: dict[Act, Any] = {Act.EXTEND: ExtendForm, Act.DECIDE: DecideForm, Act.REPORT: ReportForm}


@signed_in
def step(request: Any, consultation_id: int, act: str) -> HttpResponse:
    found = mine(request, consultation_id)
    wanted = next((each for each in Act if each.value == act and each is not Act.CLOSE), None)
    if wanted is None or wanted not in {each.act for each in rules.BOOK.open_to(Stage(found.stage))}:
        raise Http404
    made = _FORMS.get(wanted)
    form = made(request.POST or None) if made else None
    refusal = ""
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            _take(wanted, found, form.cleaned_data if form else {}, request.user)
        except Refusal as no:
            if form is None:
                refusal = str(no)
            else:
                form.refuse(no)
        else:
            messages.success(request, _("Đã xong: %(step)s.") % {"step": wanted.label})
            return redirect("discuss:desk-consultation", found.pk)
    context = {
        "consultation": found, "act": wanted, "form": form, "refusal": refusal, "counts": _majorities(found) if wanted is Act.DECIDE else [],
        "progress": queries.matrix.progress(found) if wanted is Act.SIGN else None,
    }  # fmt: skip
    return render(
        request, "discuss/officer/step.html", context, status=422 if refusal or (form and form.errors) else 200
    )


def _majorities(consultation: Any) -> list[Any]:
    counts = queries.tallies.counts(consultation, Measure.SECTION)
    return [(each, counts[each.pk]) for each in queries.consultations.sections_of(consultation) if each.pk in counts][
        :100
    ]


def _take(act: Act, found: Any, given: dict[str, Any], by: Any) -> None:
    same = {"consultation_id": found.pk, "by": by, "at": now()}
    if act is Act.OPEN:
        commands.open_consultation(**same)
    elif act is Act.DROP:
        commands.drop(**same)
    elif act is Act.EXTEND:
        commands.extend(**same, closes_on=given["closes_on"], reason=given["reason"], answer_on=given["answer_on"])
    elif act is Act.SIGN:
        commands.sign(**same)
    elif act is Act.DECIDE:
        commands.decide(
            **same, decision=given["decision"], decided_on=given["decided_on"], follows_majority=given["follows"] == "yes",
            explanation=given["explanation"], report_due=given["report_due"],
        )  # fmt: skip
    elif given["how"] == "here":
        commands.issue_report(**same)
    else:
        commands.report(**same, ref=given["ref"], reported_on=given["reported_on"])
