"""One page: a record of a room becomes a task."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now

from caunoi.access.doors import signed_in
from caunoi.kernel.refusal import Refusal
from caunoi.mandate.commands import give_task
from caunoi.mandate.queries import Choices

from .forms import TaskForm
from .sources import origin


@signed_in
def task(request: Any, kind: str, key: str) -> HttpResponse:
    """Give the task a record asks for; sent twice, the first task comes back."""
    found = origin(f"{kind}:{key}", request.user)
    if found is None:
        raise Http404
    today = localdate()
    initial = {
        "body": found.body.code, "duty": found.words, "due": found.due if found.due and found.due >= today else None, "why": found.why,
    }  # fmt: skip
    form = TaskForm(request.POST or None, choices=Choices(found.giver, today), first=found.body, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = give_task(by=request.user, body=found.giver, source_ref=found.ref, at=now(), **form.arguments())
        except Refusal as no:
            form.refuse(no)
        else:
            return redirect("mandate:task", made.pk)
    return render(request, "journeys/task.html", {"form": form, "origin": found}, status=422 if form.errors else 200)
