"""Officers' pages: campaigns, criteria, nominations, papers."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from caunoi.access.doors import signed_in
from caunoi.commend import commands, papers, queries
from caunoi.commend.forms import CollectiveForm, CriterionForm, IndividualForm, PlanForm, ReasonForm
from caunoi.commend.words import Act, Nominee, Seat, Stage
from caunoi.notices.handing import file_response

from .shared import asked, campaign_or_404, nomination_or_404, page_of

#: Steps taken by one button.
STEPS = {
    Act.ANNOUNCE.value: commands.announce,
    Act.POST.value: commands.post_list,
    Act.COUNT.value: commands.close_count,
}


@require_safe
@signed_in
def campaigns(request: Any) -> HttpResponse:
    """The campaigns an officer may see."""
    rows, before, after = page_of(request, queries.campaigns_for(request.user))
    context = {"rows": rows, "before": before, "after": after, "may_plan": queries.my_bodies(request.user)}
    return render(request, "commend/officer/campaigns.html", context)


@signed_in
def new(request: Any) -> HttpResponse:
    """Prepare a campaign."""
    form = PlanForm(request.POST or None, bodies=queries.my_bodies(request.user))

    def run(**arguments: Any) -> None:
        run.made = commands.plan(by=request.user, at=now(), **arguments)  # type: ignore[attr-defined]

    answer = asked(request, form, run, to=reverse("commend:campaigns"), heading=_("Lập đợt khen thưởng"))
    made = getattr(run, "made", None)
    return redirect("commend:campaign", made.pk) if made else answer


@require_safe
@signed_in
def campaign(request: Any, campaign_id: UUID) -> HttpResponse:
    """One campaign: where it stands, what may be done, its nominations."""
    found = campaign_or_404(campaign_id)
    rows, before, after = page_of(request, queries.nominations_of(found, withdrawn=True))
    seat = queries.seat_of(found, request.user)
    stage = Stage(found.stage)
    working = queries.at_work_in(request.user, found)
    context = {
        "campaign": found, "rows": rows, "before": before, "after": after, "criteria": queries.criteria_of(found), "seats": queries.seats_of(found),
        "acts": queries.acts_open(found, request.user, localdate()) if working else [], "working": working, "seat": seat,
        "buttons": set(STEPS), "links": {Act.CONVENE.value: reverse("commend:meeting", args=[found.pk]), Act.DECIDE.value: reverse("commend:decide", args=[found.pk])},
        "planned": stage is Stage.PLANNED, "nominating": stage is Stage.OPEN and queries.my_bodies(request.user), "meeting": stage is Stage.MEETING,
        "may_see_notes": seat and stage in (Stage.MEETING, Stage.COUNTED), "seating": working and stage in (Stage.PLANNED, Stage.OPEN, Stage.POSTED),
        "papers": papers.forms_of(found) if working else [], "kept_out": queries.kept_out(found) if working or seat else [],
        "no_secretary": not any(each.office == Seat.SECRETARY.value for each in queries.seats_of(found)),
    }  # fmt: skip
    return render(request, "commend/officer/campaign.html", context)


@signed_in
def criterion(request: Any, campaign_id: UUID) -> HttpResponse:
    """Add a criterion."""
    found = campaign_or_404(campaign_id)
    back = reverse("commend:campaign", args=[campaign_id])
    return asked(
        request, CriterionForm(request.POST or None),
        lambda **said: commands.add_criterion(campaign_id=campaign_id, by=request.user, at=now(), **said),
        to=back, heading=_("Thêm tiêu chí"), lead=found.title,
    )  # fmt: skip


@require_POST
@signed_in
def criterion_out(request: Any, campaign_id: UUID, position: int) -> HttpResponse:
    """Take a criterion out."""
    commands.remove_criterion(campaign_id=campaign_id, position=min(position, 99), by=request.user, at=now())
    return redirect("commend:campaign", campaign_id)


@require_POST
@signed_in
def step(request: Any, campaign_id: UUID, act: str) -> HttpResponse:
    """Take a step of the book that asks nothing more."""
    if act not in STEPS:
        raise Http404
    STEPS[act](campaign_id=campaign_id, by=request.user, at=now())
    return redirect("commend:campaign", campaign_id)


@signed_in
def nominate(request: Any, campaign_id: UUID, kind: str) -> HttpResponse:
    """Put a collective or an individual forward."""
    found = campaign_or_404(campaign_id)
    if kind not in ("tap-the", "ca-nhan"):
        raise Http404
    mine = queries.my_bodies(request.user)
    form: Any
    if kind == "tap-the":
        text = request.GET.get("tim", "").replace("\x00", "")[:200]
        choosable = queries.nominable(found, text, localdate())
        form, heading = (
            CollectiveForm(request.POST or None, bodies=mine, collectives=choosable),
            _("Đề nghị khen thưởng tập thể"),
        )
    else:
        form, heading = IndividualForm(request.POST or None, bodies=mine), _("Đề nghị khen thưởng cá nhân")
    context = {"searching": kind == "tap-the" and found.place.is_province, "searched": request.GET.get("tim", "")[:200]}
    return asked(
        request, form, lambda **said: commands.nominate(campaign_id=campaign_id, by=request.user, at=now(), **said),
        to=reverse("commend:campaign", args=[campaign_id]), heading=heading, lead=found.title, submit=_("Gửi đề nghị"), **context,
    )  # fmt: skip


@require_safe
@signed_in
def nomination(request: Any, nomination_id: UUID) -> HttpResponse:
    """One nomination: who, why, what the records say, what may be done."""
    found = nomination_or_404(nomination_id)
    stage = Stage(found.campaign.stage)
    mine = {body.pk for body in queries.my_bodies(request.user)}
    context = {
        "nomination": found, "campaign": found.campaign, "dossier": queries.dossier(found), "who": queries.person_of(found),
        "objections": queries.objections_of(found), "seat": queries.seat_of(found.campaign, request.user),
        "may_withdraw": found.by_body_id in mine and stage in (Stage.OPEN, Stage.POSTED) and found.standing == "submitted",
        "may_set_aside": found.organiser_id in mine and stage in (Stage.POSTED, Stage.MEETING) and found.standing == "submitted",
        "may_declare": stage in (Stage.POSTED, Stage.MEETING) and found.yes is None, "individual": found.kind == Nominee.INDIVIDUAL.value,
    }  # fmt: skip
    return render(request, "commend/officer/nomination.html", context)


@signed_in
def nomination_act(request: Any, nomination_id: UUID, act: str) -> HttpResponse:
    """Withdraw a nomination, set it aside, or declare being related."""
    found = nomination_or_404(nomination_id)
    back = reverse("commend:nomination", args=[nomination_id])
    if act == "tu-khai" and request.method == "POST":
        commands.declare_conflict(nomination_id=nomination_id, by=request.user, at=now())
        return redirect(back)
    doing = {"rut": (commands.withdraw, _("Rút đề nghị")), "de-lai": (commands.set_aside, _("Để lại, chưa xét"))}
    if act not in doing:
        raise Http404
    command, heading = doing[act]
    return asked(
        request, ReasonForm(request.POST or None), lambda **said: command(nomination_id=nomination_id, by=request.user, at=now(), **said),
        to=back, heading=heading, lead=found.title or found.kind_label,
    )  # fmt: skip


@require_safe
@signed_in
def paper(request: Any, campaign_id: UUID, code: str, kind: str) -> HttpResponse:
    """A paper of the campaign as a file, for those who work in its body."""
    found = campaign_or_404(campaign_id)
    if not queries.at_work_in(request.user, found):
        raise Http404
    return file_response(papers.paper_file(found, code, kind))
