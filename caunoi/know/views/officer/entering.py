import uuid

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caunoi.access.doors import holding
from caunoi.access.queries import roles_in
from caunoi.access.rules import covering
from caunoi.access.words import Role
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.know import commands, rules
from caunoi.know.forms.officer import DecisionForm
from caunoi.know.queries import desk, lists, parts_of
from caunoi.know.rules import COLUMNS, families_of
from caunoi.know.words import Act, Column, Stage
from caunoi.ui.case import Attached, Doable
from caunoi.ui.clock import clock_of
from caunoi.ui.onward import onward

from .shared import row_of

ADDRESSES = {
    Act.PUBLISH: "know:officer-publication",
    Act.CORRECT: "know:officer-correction",
    Act.PROVE: "know:officer-proof",
    Act.TAKE_DOWN: "know:officer-taking-down",
    Act.DROP: "know:officer-dropping",
}
ICONS = {
    Act.PUBLISH: "megaphone",
    Act.CORRECT: "edit",
    Act.PROVE: "camera",
    Act.TAKE_DOWN: "trash",
    Act.DROP: "minus",
    Act.DECIDE: "plus",
}


@holding(Role.EDITOR)
def decision(request: HttpRequest) -> HttpResponse:
    """Enter a decision: its clock begins."""
    today, bodies = localdate(), desk.editing(request.user)
    kinds = dict.fromkeys(family for body in bodies for family in families_of(body.kind, body.place.level))
    waiting = list(desk.planned(bodies)[:80])
    chosen = next((row for row in waiting if str(row.pk) == request.GET.get("ke-hoach", "")), None)
    start = (
        {"item": chosen.item, "title": chosen.title, "planned": str(chosen.pk), "body": chosen.body.code}
        if chosen
        else {"title": clean(request.GET.get("ten", ""))[:200]}
    )
    # A way from another room may say for which body, of those the editor works for.
    asked = request.GET.get("co_quan", "")
    if not chosen and any(body.code == asked for body in bodies):
        start["body"] = asked
    form = DecisionForm(
        request.POST or None, bodies=bodies, entries=lists.registers(tuple(kinds), on=today), planned=waiting, initial=start
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        told = dict(form.cleaned_data)
        planned = uuid.UUID(told.pop("planned")) if told["planned"] else None
        told.pop("planned", None)
        body = {each.code: each for each in bodies}[told.pop("body")]
        try:
            with transaction.atomic():
                row = commands.enter_decision(body=body, planned=planned, by=request.user, at=now(), **told)
        except Refusal as no:
            form.refuse(no)
        else:
            onward.came(request, row.ref)
            messages.success(request, _("Đã ghi quyết định. Hạn công khai: %(due)s.") % {"due": f"{row.due:%d/%m/%Y}"})
            return redirect("know:officer-disclosure", row.pk)
    return render(request, "know/officer/decision.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
@holding(Role.EDITOR)
def disclosure(request: HttpRequest, disclosure_id: uuid.UUID) -> HttpResponse:
    """One disclosure with everything that belongs to it."""
    row, _bodies = row_of(request, disclosure_id)
    today, proofs = localdate(), list(row.proofs.all())
    kept, cells = desk.names_of(row)
    context = {
        "row": row, "item_name": lists.label_of(row.item, on=today), "clocks": [clock_of(duty, today) for duty in desk.duties_of(row)],
        "parts": parts_of(row, on=today, proofs=proofs) if row.stage != Stage.PLANNED.value else [], "proofs": proofs,
        "files": [_attached(row, each) for each in row.files], "names": kept, "cells": cells,
        "columns": [Column(each).label for each in kept.columns] if kept else [], "takes_names": row.item in COLUMNS, "acts": _acts(request, row),
        "writable": row.stage in (Stage.DECIDED.value, Stage.POSTED.value), "drafting": row.stage == Stage.DECIDED.value,
        "unpublished": row.stage == Stage.POSTED.value and _differs(row), "versions": list(row.versions.all()), "today": today,
    }  # fmt: skip
    return render(request, "know/officer/disclosure.html", context)


def _acts(request: HttpRequest, row: object) -> list[Doable]:
    held, found = roles_in(request.user, row.body), []
    for step in rules.BOOK.open_to(Stage(row.stage)):
        act = Act(step.act)
        if act is Act.DECIDE:
            href = f"{reverse('know:officer-decision')}?ke-hoach={row.pk}"
        else:
            href = reverse(ADDRESSES[act], args=[row.pk])
        may = not held.isdisjoint(str(role) for role in covering(Role(step.by)))
        why = "" if may else _("Việc của %(role)s.") % {"role": Role(step.by).label.lower()}
        found.append(
            Doable(act.label, href, why_not=why, cite=step.cite, icon=ICONS[act], main=act in (Act.PUBLISH, Act.DECIDE))
        )
    return found


def _attached(row: object, entry: dict) -> Attached:
    remove = reverse("know:officer-detachment", args=[row.pk, entry["id"]])
    note = _("có chữ bên cạnh") if entry["text"] else ""
    return Attached(
        entry["name"],
        reverse("files:download", args=[entry["id"]]),
        entry["size"],
        entry["kind"],
        note=note,
        remove=remove,
    )


def _differs(row: object) -> bool:
    """Whether the working copy's files wait for a correction to be shown."""
    shown = row.versions.order_by("-number").first()
    return shown is not None and shown.files != row.files
