"""The matrix at the desk: opinions without a group, groups, their answers."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from caunoi.access.doors import signed_in
from caunoi.kernel.refusal import Refusal

from ... import commands, queries
from ...forms.officer import GroupForm
from ...words import GroupKind, Stage, Verdict
from ..public import page_of, turning
from .desk import mine


def _numbers(values: list[str]) -> list[int]:
    return [int(each) for each in values if each.isascii() and each.isdigit() and len(each) < 19]


@signed_in
def ungrouped(request: Any, consultation_id: int) -> HttpResponse:
    found = mine(request, consultation_id)
    if request.method == "POST":
        group = request.POST.get("group", "")
        try:
            made = commands.group_opinions(
                consultation_id=found.pk, opinions=_numbers(request.POST.getlist("opinion"))[:2000], title=request.POST.get("title", "")[:300],
                group_id=int(group) if group.isascii() and group.isdigit() and len(group) < 19 else None, by=request.user, at=now(),
            )  # fmt: skip
        except Refusal as no:
            messages.error(request, str(no))
        else:
            messages.success(request, _("Đã xếp vào nhóm “%(name)s”.") % {"name": made.title})
        back = request.POST.get("back", "")
        return redirect(
            reverse("discuss:ungrouped", args=[found.pk])
            + (f"?phan={back}" if back.isascii() and back.isdigit() else "")
        )
    waiting = queries.matrix.ungrouped(found)
    chosen = request.GET.get("phan", "")
    if chosen.isascii() and chosen.isdigit():
        waiting = waiting.filter(section__position=int(chosen[:6]))
    like = _numbers([request.GET.get("giong", "")])
    seed = queries.matrix.ungrouped(found).filter(pk=like[0]).first() if like else None
    page = page_of(request, waiting, 50)
    rows = [seed, *queries.matrix.alike(found, seed)] if seed else list(page)
    targets = {(each.section_id, each.question_id) for each in rows}
    context = {
        "consultation": found, "page": page, "rows": rows, "seed": seed, "section": chosen, "waiting": queries.matrix.ungrouped(found).count(),
        "sections": [each for each in queries.consultations.sections_of(found) if each.commented or each.position == 0],
        "groups": [each for each in queries.matrix.groups(found).filter(kind=GroupKind.WORDS.value) if (each.section_id, each.question_id) in targets],
        "may": found.stage in (Stage.OPEN.value, Stage.CLOSED.value), **turning(request, page),
    }  # fmt: skip
    return render(request, "discuss/officer/ungrouped.html", context)


@signed_in
def groups(request: Any, consultation_id: int) -> HttpResponse:
    found = mine(request, consultation_id)
    kept: dict[str, str] = {}
    if request.method == "POST":
        verdict = request.POST.get("verdict", "")
        kept = {"verdict": verdict, "reason": request.POST.get("reason", "")}
        try:
            done = commands.answer_groups(
                consultation_id=found.pk, groups=_numbers(request.POST.getlist("group"))[:500], reason=kept["reason"][:8000],
                verdict=Verdict(verdict) if verdict in {each.value for each in Verdict} else None, by=request.user, at=now(),
            )  # fmt: skip
        except Refusal as no:
            messages.error(request, str(no))
        else:
            messages.success(request, _("Đã trả lời %(n)s nhóm.") % {"n": done})
            return redirect("discuss:groups", found.pk)
    rows = queries.matrix.groups(found)
    if request.GET.get("cho") == "1":
        rows = rows.filter(verdict="")
    page = page_of(request, rows, 50)
    context = {
        "consultation": found, "page": page, "rows": queries.matrix.rows(found, list(page)), "verdicts": Verdict.choices(), "kept": kept,
        "progress": queries.matrix.progress(found), "waiting_only": request.GET.get("cho") == "1", "may": found.stage in (Stage.OPEN.value, Stage.CLOSED.value),
        **turning(request, page),
    }  # fmt: skip
    return render(request, "discuss/officer/groups.html", context, status=422 if kept else 200)


@signed_in
def group(request: Any, consultation_id: int, group_id: int) -> HttpResponse:
    found = mine(request, consultation_id)
    here = queries.matrix.groups(found).filter(pk=group_id).first()
    if here is None:
        raise Http404
    form = GroupForm(
        request.POST or None, initial={"version": here.version, "verdict": here.verdict, "reason": here.reason}
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            commands.answer_group(
                consultation_id=found.pk,
                group_id=group_id,
                version=given["version"],
                verdict=Verdict(given["verdict"]),
                reason=given["reason"],
                by=request.user,
                at=now(),
            )
        except Refusal as no:
            form.refuse(no)
        else:
            messages.success(request, _("Đã lưu câu trả lời."))
            return redirect("discuss:groups", found.pk)
    page = page_of(request, queries.matrix.in_group(here), 50)
    context = {
        "consultation": found, "group": here, "form": form, "page": page, "row": queries.matrix.rows(found, [here])[0],
        "may": found.stage in (Stage.OPEN.value, Stage.CLOSED.value), **turning(request, page),
    }  # fmt: skip
    return render(request, "discuss/officer/group.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def hidden(request: Any, consultation_id: int, opinion_id: int) -> HttpResponse:
    found = mine(request, consultation_id)
    try:
        commands.hide_words(
            consultation_id=found.pk,
            opinion_id=opinion_id,
            reason=request.POST.get("reason", "")[:500],
            by=request.user,
            at=now(),
        )
    except Refusal as no:
        messages.error(request, str(no))
    back = request.POST.get("group", "")
    return (
        redirect("discuss:group", found.pk, int(back))
        if back.isascii() and back.isdigit() and len(back) < 19
        else redirect("discuss:ungrouped", found.pk)
    )
