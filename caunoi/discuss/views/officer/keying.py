"""Keying in paper and meetings."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caunoi.access.doors import signed_in
from caunoi.kernel.refusal import Refusal

from ... import commands, queries
from ...forms.officer import KeyingForm, LineForm, place_field
from ...words import Channel, PacketForm, Stage, Stance
from ..public import page_of, turning
from .desk import mine

LINES = 6


@require_safe
@signed_in
def packets(request: Any, consultation_id: int) -> HttpResponse:
    found = mine(request, consultation_id)
    page = page_of(request, found.packets.select_related("place").order_by("-pk"), 50)
    context = {
        "consultation": found,
        "page": page,
        "may": found.stage in (Stage.OPEN.value, Stage.CLOSED.value),
        **turning(request, page),
    }
    return render(request, "discuss/officer/packets.html", context)


@signed_in
def packet(request: Any, consultation_id: int) -> HttpResponse:
    found = mine(request, consultation_id)
    sections = [each for each in queries.consultations.sections_of(found) if each.commented or each.position == 0]
    communes = queries.consultations.communes_of(found)
    form = KeyingForm(request.POST or None, request.FILES or None, sections=sections)
    if len(communes) > 1:
        form.fields["place"] = place_field(communes)
    lines = [LineForm(request.POST or None, prefix=f"dong{at}", sections=form.sections) for at in range(LINES)]
    wrong: list[Any] = []
    if request.method == "POST" and form.is_valid() and all(line.is_valid() for line in lines):
        given = form.cleaned_data
        rows, wrong = _rows(given, lines)
        if not wrong:
            chosen = given.get("place")
            place = (
                next((each for each in communes if str(each.pk) == chosen), None)
                if chosen
                else (communes[0] if len(communes) == 1 else None)
            )
            try:
                made = commands.key_packet(
                    consultation_id=found.pk, form=PacketForm(given["form"]), channel=Channel(given["channel"]), title=given["title"],
                    held_on=given["held_on"], lines=rows, persons=given["persons"] or 0, source=given["source"], place=place, by=request.user, at=now(),
                )  # fmt: skip
            except Refusal as no:
                form.refuse(no)
            else:
                messages.success(
                    request,
                    _("Đã nhập “%(name)s”: %(n)s ý kiến, %(people)s người.")
                    % {"name": made.title, "n": len(rows), "people": made.persons},
                )
                return redirect("discuss:packets", found.pk)
    bad = form.errors or wrong or any(line.errors for line in lines if request.method == "POST")
    return render(
        request,
        "discuss/officer/packet.html",
        {"consultation": found, "form": form, "lines": lines, "wrong": wrong, "sections": sections},
        status=422 if bad else 200,
    )


def _rows(given: dict[str, Any], lines: list[forms.Form]) -> tuple[list[commands.Line], list[commands.RowError]]:
    if given.get("file"):
        return commands.read_lines(given["file"].read())
    rows = [
        commands.Line(
            sheet=each["sheet"] or str(at), section=int(each["section"]), stance=Stance(each["stance"]) if each["stance"] else None, text=each["text"].strip(),
            people=each["people"] or 1,
        )
        for at, each in enumerate((line.cleaned_data for line in lines), start=1)
        if each.get("section") and (each.get("stance") or each.get("text", "").strip())
    ]  # fmt: skip
    return rows, []
