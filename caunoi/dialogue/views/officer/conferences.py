"""Conferences of residential groups on the desk: the year at a glance, planning, inviting, minutes, result."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caunoi.access.doors import signed_in
from caunoi.dialogue import commands, queries
from caunoi.dialogue import conference_papers as papers
from caunoi.dialogue.forms.conferences import MeetingForm, MinutesForm, PutOffForm
from caunoi.dialogue.rules.conferences import CONFERENCE_BOOK
from caunoi.dialogue.views.resident.conferences import CONFERENCE_TONES, file_answer, year_asked
from caunoi.dialogue.words import ConferenceAct, ConferenceStage
from caunoi.kernel.refusal import Refusal
from caunoi.places import queries as places
from caunoi.ui.case import Doable

from .shared import mine, one_form


@signed_in
@require_safe
def conferences(request: HttpRequest) -> HttpResponse:
    bodies, today = mine(request), localdate()
    year = year_asked(request)
    rows = queries.conferences_of(bodies, year)
    live = {row.place_id: row for row in rows if row.stage != ConferenceStage.CALLED_OFF.value}
    groups = queries.villages_kept(bodies, today)
    kept = [(place, live.get(place.pk), CONFERENCE_TONES.get(live[place.pk].stage_word) if place.pk in live else "") for place in groups]  # fmt: skip
    context = {
        "kept": kept, "year": year, "years": range(today.year - 1, today.year + 2), "rule": queries.conference_rule(today),
        "done": sum(row.stage == ConferenceStage.PUBLISHED.value for row in live.values()), "called_off": [row for row in rows if row.stage == ConferenceStage.CALLED_OFF.value],
    }  # fmt: skip
    return render(request, "dialogue/officer/conferences.html", context)


@signed_in
def conference_plan(request: HttpRequest) -> HttpResponse:
    groups, today = queries.villages_kept(mine(request), localdate()), localdate()
    if not groups:
        raise Http404
    form = MeetingForm(
        request.POST or None, places=groups, initial={"place": request.GET.get("noi", ""), "hour": "19:00"}
    )
    back = reverse("dialogue:conferences-desk")
    if request.method == "POST" and form.is_valid():
        try:
            place = form.places[form.cleaned_data["place"]]
            row = commands.plan_conference(
                place=place, year=today.year, meeting=form.meeting(), by=request.user, at=now()
            )
        except Refusal as no:
            form.refuse(no)
        else:
            return redirect("dialogue:conference-desk", row.pk)
    context = {
        "form": form, "title": _("Lập kế hoạch hội nghị cộng đồng dân cư"), "back_href": back, "submit": _("Ghi kế hoạch"),
        "lead": _("Mỗi thôn, tổ dân phố họp ít nhất một hội nghị vào cuối năm (Điều 33 Luật Thực hiện dân chủ ở cơ sở)."),
    }  # fmt: skip
    return render(request, "dialogue/officer/form.html", context, status=422 if form.errors else 200)


@signed_in
@require_safe
def conference_desk(request: HttpRequest, conference_id: uuid.UUID) -> HttpResponse:
    row = _mine(request, conference_id)
    stage, last = row.stage_word, queries.invite_by(row.on)
    account = row.account if row.announced_at else queries.account_of(row.place, row.year, localdate())
    context = {
        "row": row, "stage": stage, "tone": CONFERENCE_TONES[stage], "acts": _doable(row), "account": account, "last": last, "today": localdate(),
        "late": last is not None and stage is ConferenceStage.PLANNED and localdate() > last.due, "papers": papers.fitting(row),
    }  # fmt: skip
    return render(request, "dialogue/officer/conference.html", context)


@signed_in
def conference_act(request: HttpRequest, conference_id: uuid.UUID, act: str) -> HttpResponse:
    row = _mine(request, conference_id)
    back = reverse("dialogue:conference-desk", args=[row.pk])
    shared: dict[str, Any] = {"done": back, "back": back}
    key = {"conference_id": row.pk}
    if act == "sua":
        kept = {name: getattr(row, name) for name in ("on", "venue", "chair", "front", "topics", "version")}
        form = MeetingForm(request.POST or None, initial={**kept, "hour": f"{row.hour:%H:%M}"})
        return one_form(request, form, lambda by, at, **fields: commands.edit_conference(**key, meeting=form.meeting(), version=fields["version"] or 0, by=by, at=at),
                        title=ConferenceAct.EDIT.label, submit=_("Ghi thay đổi"), **shared)  # fmt: skip
    if act == "bien-ban":
        roll = places.households(row.place, row.on)
        form = MinutesForm(request.POST or None, initial={"households": roll})
        return one_form(request, form, lambda **fields: commands.hold_conference(**key, **fields), title=ConferenceAct.HOLD.label, submit=_("Ghi biên bản"),
                        lead=_("Biên bản in ra để chủ trì, thư ký và Trưởng Ban công tác Mặt trận ký."), **shared)  # fmt: skip
    if act == "hoan":
        return one_form(request, PutOffForm(request.POST or None), lambda **fields: commands.call_off_conference(**key, **fields), title=ConferenceAct.CALL_OFF.label,
                        submit=_("Hoãn và công khai lý do"), lead=_("Nghĩa vụ họp trong năm vẫn còn; hãy lập kế hoạch khác."), danger=True, **shared)  # fmt: skip
    if act in ("moi", "cong-khai") and request.method == "POST":
        run = commands.announce_conference if act == "moi" else commands.publish_conference
        try:
            run(**key, by=request.user, at=now())
            messages.success(request, _("Đã mời họp.") if act == "moi" else _("Đã công khai kết quả hội nghị."))
        except Refusal as no:
            messages.error(request, str(no))
        return redirect(back)
    raise Http404


@signed_in
@require_safe
def conference_paper(request: HttpRequest, conference_id: uuid.UUID, which: str, kind: str) -> HttpResponse:
    return file_answer(_mine(request, conference_id), which, kind)


def _mine(request: HttpRequest, conference_id: uuid.UUID) -> Any:
    row = queries.conference_of(conference_id)
    if row is None or not queries.keeps_conference(row, mine(request)):
        raise Http404
    return row


def _doable(row: Any) -> list[Doable]:
    at = lambda act: reverse("dialogue:conference-act", args=[row.pk, act])  # noqa: E731 one address for the forms
    forms = {
        ConferenceAct.EDIT: ("sua", "edit"), ConferenceAct.HOLD: ("bien-ban", "document"), ConferenceAct.CALL_OFF: ("hoan", "close"),
    }  # fmt: skip
    steps = CONFERENCE_BOOK.open_to(row.stage_word)
    return [
        Doable(step.act.label, at(forms[step.act][0]), icon=forms[step.act][1], main=step.act is ConferenceAct.HOLD)
        for step in steps
        if step.act in forms
    ]
