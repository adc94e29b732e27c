"""One task: what must be done, what has been said about it, what may be done now."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_safe

from caunoi.access.doors import signed_in
from caunoi.kernel.refusal import Refusal
from caunoi.mandate import commands, queries
from caunoi.mandate.forms import AdjustForm, AssignForm, ReasonForm, ReportForm
from caunoi.mandate.words import TaskAct

#: Each act: its address, its form (None for a single button) and its command.
ACTS: dict[str, tuple[TaskAct, type | None, Callable[..., Any]]] = {
    "tiep-nhan": (TaskAct.ACKNOWLEDGE, None, commands.acknowledge),
    "bao-cao": (TaskAct.REPORT, ReportForm, commands.report_progress),
    "dieu-chinh": (TaskAct.ADJUST, AdjustForm, commands.adjust),
    "hoan-thanh": (TaskAct.COMPLETE, None, commands.complete),
    "lam-tiep": (TaskAct.SEND_BACK, ReasonForm, commands.send_back),
    "thoi-giao": (TaskAct.WITHDRAW, ReasonForm, commands.withdraw),
}


@require_safe
@signed_in
def task(request: Any, task_id: UUID) -> HttpResponse:
    """A task with its history and the acts open to the reader."""
    found = _task(request, task_id)
    addresses = {act: slug for slug, (act, _, _) in ACTS.items()}
    context = {
        "task": found, "seen": queries.seen(found, localdate()), "history": queries.history(found),
        "acts": [(act, addresses[act], why_not, ACTS[addresses[act]][1] is None) for act, why_not in queries.task_acts(found, request.user)],
        "parts": [queries.seen(part, localdate()) for part in found.parts.select_related("body").order_by("due")],
    }  # fmt: skip
    return render(request, "mandate/task.html", context)


@signed_in
def act(request: Any, task_id: UUID, act: str) -> HttpResponse:
    """Take one act on a task, by a button or its form."""
    found = _task(request, task_id)
    if act not in ACTS:
        raise Http404
    word, kind, command = ACTS[act]
    form = kind(request.POST or None, initial={"due": found.due, "duty": found.duty}) if kind else None
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            command(task_id=task_id, by=request.user, at=now(), **(form.cleaned_data if form else {}))
        except Refusal as no:
            if form is None:
                raise
            form.refuse(no)
        else:
            return redirect("mandate:task", task_id)
    status = 422 if form is not None and form.errors else 200
    return render(request, "mandate/act.html", {"task": found, "form": form, "word": word}, status=status)


@signed_in
def assignment(request: Any, mandate_id: UUID) -> HttpResponse:
    """Give one more task under a mandate, or an accepted line that waits for its body."""
    found = queries.mandate(request.user, mandate_id)
    if found is None:
        raise Http404
    line = queries.unassigned(found).filter(pk=_number(request.GET.get("dong") or request.POST.get("dong"))).first()
    start = {"duty": line.words, "due": line.due if line.due and line.due >= localdate() else None} if line else {}
    form = AssignForm(request.POST or None, initial=start, bodies=queries.choosable(found.body, localdate()))
    if request.method == "POST" and form.is_valid():
        try:
            commands.assign(
                mandate_id=mandate_id, item_id=line.pk if line else None, by=request.user, at=now(), **form.arguments()
            )
        except Refusal as no:
            form.refuse(no)
        else:
            return redirect("mandate:mandate", mandate_id)
    return render(
        request,
        "mandate/assignment.html",
        {"mandate": found, "form": form, "line": line},
        status=422 if form.errors else 200,
    )


def _task(request: Any, task_id: UUID) -> Any:
    found = queries.task(request.user, task_id)
    if found is None:
        raise Http404
    return found


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 18 else 0
