import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from caunoi.access.doors import holding
from caunoi.access.words import Role
from caunoi.know import commands
from caunoi.know.forms.officer import AdoptForm, LineForm
from caunoi.know.queries import desk, lists, papers
from caunoi.know.rules import families_of, family_of

from .shared import pressed, taken


@holding(Role.EDITOR)
def plans(request: HttpRequest) -> HttpResponse:
    """The plans of this year and its neighbours, and drafting the one that is missing."""
    today, bodies = localdate(), desk.editing(request.user)
    if request.method == "POST":
        body = next((each for each in bodies if each.code == request.POST.get("body")), None)
        year = request.POST.get("year", "")
        if body is None or not (year.isascii() and year.isdecimal() and len(year) == 4):
            raise Http404
        plan = commands.draft_plan(body=body, year=int(year), by=request.user, at=now())
        return redirect("know:officer-plan", plan.pk)
    years = (today.year + 1, today.year, today.year - 1)
    rows = [(body, [(year, papers.plan_of(body, year)) for year in years]) for body in bodies[:20]]
    return render(request, "know/officer/plans.html", {"rows": rows, "today": today})


@require_safe
@holding(Role.EDITOR)
def plan(request: HttpRequest, plan_id: uuid.UUID) -> HttpResponse:
    found = _plan(request, plan_id)
    lines = [(each, commands.planned_days(each, found.year)) for each in found.lines.all()]
    return render(request, "know/officer/plan.html", {"plan": found, "lines": lines, "today": localdate()})


@holding(Role.EDITOR)
def new_line(request: HttpRequest, plan_id: uuid.UUID) -> HttpResponse:
    found = _plan(request, plan_id)
    form = LineForm(
        request.POST or None, **_choices(found), initial={"cycle": "once", "item": request.GET.get("muc", "")}
    )
    return taken(
        request, form,
        lambda: commands.add_line(plan_id=found.pk, item=form.cleaned_data["item"], by=request.user, at=now(), **form.told()),
        to=("know:officer-plan", found.pk), said=_("Đã thêm dòng vào kế hoạch."), template="know/officer/line.html", context={"plan": found},
    )  # fmt: skip


@holding(Role.EDITOR)
def line(request: HttpRequest, line_id: int) -> HttpResponse:
    found = desk.line(line_id, desk.editing(request.user))
    if found is None:
        raise Http404
    kept = {name: getattr(found, name) for name in ("item", "title", "cycle", "on", "days", "forms", "responsible")}
    form = LineForm(request.POST or None, **_choices(found.plan), initial=kept)
    form.fields["item"].disabled = True
    return taken(
        request, form, lambda: commands.set_line(line_id=found.pk, by=request.user, at=now(), **form.told()),
        to=("know:officer-plan", found.plan_id), said=_("Đã sửa dòng."), template="know/officer/line.html", context={"plan": found.plan, "line": found},
    )  # fmt: skip


@require_POST
@holding(Role.EDITOR)
def removal(request: HttpRequest, line_id: int) -> HttpResponse:
    found = desk.line(line_id, desk.editing(request.user))
    if found is None:
        raise Http404
    return pressed(
        request, lambda: commands.remove_line(line_id=found.pk, by=request.user, at=now()), to=("know:officer-plan", found.plan_id),
        said=_("Đã bỏ dòng."),
    )  # fmt: skip


@holding(Role.EDITOR)
def adoption(request: HttpRequest, plan_id: uuid.UUID) -> HttpResponse:
    found = _plan(request, plan_id)
    form = AdoptForm(request.POST or None, initial={"adopted_on": localdate()})
    return taken(
        request, form, lambda: commands.adopt_plan(plan_id=found.pk, by=request.user, at=now(), **form.told()),
        to=("know:officer-plan", found.pk), said=_("Đã ban hành kế hoạch. Mỗi kỳ công khai từ nay là một hạn."),
        template="know/officer/act.html",
        context={
            "heading": _("Ban hành kế hoạch"), "lead": f"{found.body.name}, {found.year}", "submit": _("Ban hành"),
            "back": ("know:officer-plan", found.pk), "reminder": _("Việc của người đứng đầu. Sau khi ban hành, dòng cũ không sửa; chỉ thêm dòng mới."),
        },
    )  # fmt: skip


def _plan(request: Any, plan_id: uuid.UUID) -> Any:
    bodies = desk.editing(request.user)
    found = papers.plan_row(plan_id)
    if found is None or found.body_id not in {body.pk for body in bodies}:
        raise Http404
    return found


def _choices(plan: Any) -> dict[str, Any]:
    kind, level, today = plan.body.kind, plan.body.place.level, localdate()
    return {
        "entries": lists.registers(families_of(kind, level), on=today), "offered": lists.forms_of(family_of(kind, level), on=today),
    }  # fmt: skip
