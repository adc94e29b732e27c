"""One task: what must be done, what has been said about it, what may be done now."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from caunoi.access.doors import signed_in
from caunoi.kernel.refusal import Refusal
from caunoi.mandate import commands, queries
from caunoi.mandate.forms.acts import AdjustForm, ContributeForm, MoveForm, PlanForm, ReasonForm, ReportForm
from caunoi.mandate.forms.giving import GiveForm
from caunoi.mandate.words import Interval, Rhythm, TaskAct

#: Each act: its address, its form (None for a single button) and its command.
ACTS: dict[str, tuple[TaskAct, type | None, Callable[..., Any]]] = {
    "tiep-nhan": (TaskAct.ACKNOWLEDGE, None, commands.acknowledge),
    "ke-hoach": (TaskAct.PLAN, PlanForm, commands.tell_plan),
    "bao-cao": (TaskAct.REPORT, ReportForm, commands.report_progress),
    "phoi-hop": (TaskAct.CONTRIBUTE, ContributeForm, commands.contribute),
    "dieu-chinh": (TaskAct.ADJUST, AdjustForm, commands.adjust),
    "chuyen": (TaskAct.MOVE, MoveForm, commands.move),
    "hoan-thanh": (TaskAct.COMPLETE, None, commands.complete),
    "lam-tiep": (TaskAct.SEND_BACK, ReasonForm, commands.send_back),
    "thoi-giao": (TaskAct.WITHDRAW, ReasonForm, commands.withdraw),
}
PARTS = 50


@require_safe
@signed_in
def task(request: Any, task_id: UUID) -> HttpResponse:
    """A task with its place in the tree, its history and the acts open to the reader."""
    found = _task(request, task_id)
    addresses = {act: slug for slug, (act, _, _) in ACTS.items()}
    parts, above = list(queries.parts_of(found)[: PARTS + 1]), queries.above(found)
    context = {
        "task": found, "seen": queries.seen(found, localdate()), "history": queries.history(found), "evidence": queries.evidence_of(found),
        "acts": [(act, addresses[act], why_not, ACTS[addresses[act]][1] is None) for act, why_not in queries.task_acts(found, request.user)],
        "parts": [queries.seen(part, localdate()) for part in parts[:PARTS]], "more_parts": len(parts) > PARTS,
        "above": above, "opened": queries.opened_by(request.user, above), "supporters": queries.supporters_of(found), "breaks_down": queries.breaks_down(found, request.user),
        "rounds": queries.rounds_of(found), "readable": bool(found.mandate and queries.mandate(request.user, found.mandate_id)),
    }  # fmt: skip
    return render(request, "mandate/task.html", context)


@signed_in
def act(request: Any, task_id: UUID, act: str) -> HttpResponse:
    """Take one act on a task, by a button or its form."""
    found = _task(request, task_id)
    if act not in ACTS:
        raise Http404
    word, kind, command = ACTS[act]
    form = _form(kind, word, found, request) if kind else None
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            seen = {"seen": request.POST.get("seen", "")} if word in (TaskAct.ADJUST, TaskAct.MOVE) else {}
            command(task_id=task_id, by=request.user, at=now(), **seen, **(form.arguments() if form else {}))
        except Refusal as no:
            if form is None:
                messages.error(request, str(no))
                return redirect("mandate:task", task_id)
            found = _task(request, task_id)
            form.refuse(no)
        else:
            return redirect("mandate:task", task_id)
    status = 422 if form is not None and form.errors else 200
    return render(request, "mandate/act.html", {"task": found, "form": form, "word": word}, status=status)


@signed_in
def parts(request: Any, task_id: UUID) -> HttpResponse:
    """Break a task down into a part for a body below, or for every body of a kind."""
    found = _task(request, task_id)
    if not queries.breaks_down(found, request.user):
        raise Http404
    form = GiveForm(
        request.POST or None, choices=queries.Choices(found.body, localdate(), own=False), initial={"due": found.due}
    )
    if request.method == "POST" and form.is_valid():
        orders = [commands.Order(body=body, **form.arguments()) for body in form.found]
        try:
            given = commands.break_down(task_id=task_id, orders=orders, by=request.user, at=now())
        except Refusal as no:
            form.refuse(no)
        else:
            said = ngettext("Đã giao cho %(n)s cơ quan.", "Đã giao cho %(n)s cơ quan.", len(given))
            messages.success(request, said % {"n": len(given)})
            return redirect("mandate:task", task_id)
    context = {"task": found, "form": form}
    return render(request, "mandate/parts.html", context, status=422 if form.errors else 200)


@signed_in
def assignment(request: Any, mandate_id: UUID) -> HttpResponse:
    """Give one more task under a mandate, or an accepted line that waits for its body."""
    found = queries.mandate(request.user, mandate_id)
    if found is None:
        raise Http404
    asked = request.POST or request.GET
    line = queries.unassigned(found).filter(pk=_number(asked.get("dong"))).first()
    provision = queries.provision(found, _number(asked.get("noi-dung")))
    words = line.words if line else provision.words if provision else ""
    choices = queries.Choices(found.body, localdate())
    form = GiveForm(request.POST or None, initial={"duty": words, **_stated(found, line, choices)}, choices=choices)
    if request.method == "POST" and form.is_valid():
        try:
            commands.assign(
                mandate_id=mandate_id, item_id=line.pk if line else None, provision_id=provision.pk if provision else None,
                body=form.found[0], others=form.found[1:], by=request.user, at=now(), **form.arguments(),
            )  # fmt: skip
        except Refusal as no:
            form.refuse(no)
        else:
            messages.success(request, _("Đã giao việc."))
            return redirect("mandate:mandate", mandate_id)
    context = {"mandate": found, "form": form, "line": line, "provision": provision}
    return render(request, "mandate/assignment.html", context, status=422 if form.errors else 200)


def _stated(found: Any, line: Any, choices: queries.Choices) -> dict[str, Any]:
    """What a line of the document says of who leads and supports, by when and how often."""
    if line is None:
        return {}
    stated: dict[str, Any] = {
        "due": line.due if line.due and line.due >= localdate() else None,
        "body": line.body.code if line.body else choices.meant(line.addressee),
    }
    if line.deadline_rule in set(Interval):
        stated |= {"rhythm": Rhythm.PERIODIC.value, "repeats": line.deadline_rule}
    if line.support:
        helpers = queries.supporting_bodies(line.support, found.body, line.body, on=localdate())
        stated["supporters"] = [body.code for body in helpers]
    return stated


def _form(kind: Any, word: TaskAct, found: Any, request: Any) -> Any:
    """The form of an act, told what it may offer."""
    more: dict[str, Any] = {}
    if word is TaskAct.MOVE:
        more["choices"] = queries.Choices(found.giver, localdate())
    if word in (TaskAct.REPORT, TaskAct.CONTRIBUTE):
        body = found.body if word is TaskAct.REPORT else queries.supporting(found, request.user)
        more["offered"] = queries.offered(found, body, localdate()) if body else []
    return kind(request.POST or None, initial={"due": found.due, "duty": found.duty}, **more)


def _task(request: Any, task_id: UUID) -> Any:
    found = queries.task(request.user, task_id)
    if found is None:
        raise Http404
    return found


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 18 else 0
