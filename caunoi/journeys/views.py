"""Pages that cross rooms: a record becomes a task; what a voice changed in a place; an objection becomes a petition."""

import secrets
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from caunoi.access.doors import open_to_all, signed_in
from caunoi.benefit import queries as benefit
from caunoi.connect.queries import calendar_person
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import spoken_in
from caunoi.mandate.commands import give_task
from caunoi.mandate.queries import Choices
from caunoi.places import queries as places

from .calendar import content_of
from .changed import changes
from .forms import ObjectionForm, TaskForm
from .objections import object_to
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


@require_safe
@open_to_all
def changed(request: Any, code: str) -> HttpResponse:
    """What voices changed in a place, from what was said to what came of it."""
    place = places.place_of_ref(code[:20])
    if place is None:
        raise Http404
    after = str(request.GET.get("den", ""))[:20]
    found = changes(place, localdate(), after)
    header = {"name": place.full_name, "within": place.province.full_name if place.province else ""}
    context = {"place": place, "header_place": header, "found": found, "first": not after}
    return render(request, "journeys/changed.html", context)


@open_to_all
def objection(request: Any, code: str, programme_id: UUID) -> HttpResponse:
    """Say what is wrong with a posted list; the answer is a petition's receipt."""
    row = benefit.programme_of(programme_id)
    if row is None or row.place.code != code or row.state == "draft":
        raise Http404
    form = ObjectionForm(request.POST or None, initial={"key": secrets.token_hex(16)})
    back = reverse("benefit:programme", args=[row.place.code, row.pk])
    if request.method == "POST" and form.is_valid():
        try:
            receipt = object_to(programme_id=row.pk, at=now(), **form.arguments())
        except Refusal as no:
            form.refuse(no)
        else:
            return render(request, "journeys/objected.html", {"receipt": receipt, "row": row, "back_href": back})
    context = {
        "form": form,
        "row": row,
        "back_href": back,
        "open": row.objections_until and localdate() <= row.objections_until,
    }
    return render(request, "journeys/objection.html", context, status=422 if form.errors else 200)


@require_safe
@never_cache
@open_to_all
def private_calendar(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar a secret address opens; an address taken back leads nowhere."""
    person = calendar_person(token) if len(token) <= 64 else None
    if person is None:
        raise Http404
    with spoken_in("en" if request.GET.get("ngon-ngu") == "en" else "vi"):
        content = content_of(person, now())
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'inline; filename="cau-noi.ics"'
    return response
