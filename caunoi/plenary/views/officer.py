"""Officers' pages: the list, one conference, its plan, and the steps of its book."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from caunoi.access.doors import signed_in
from caunoi.plenary import commands, queries, rules
from caunoi.plenary.forms import HoldForm, MoveForm, PlanForm, ReasonForm
from caunoi.plenary.words import Act, Stage

from .shared import asked, page_of, plenary_or_404, worked_on

#: Steps taken by one button.
STEPS = {Act.CALL.value: commands.call, Act.SIGN.value: commands.sign, Act.CONCLUDE.value: commands.conclude}
#: Steps that ask something first, by the name of their address.
ASKING = {Act.EDIT: "edit", Act.MOVE: "move", Act.CALL_OFF: "call_off", Act.HOLD: "hold"}


@require_safe
@signed_in
def plenaries(request: Any) -> HttpResponse:
    """The conferences of the officer's bodies, and those they are invited to."""
    invited = request.GET.get("xem") == "duoc-moi"
    rows, before, after = page_of(request, queries.plenaries_for(request.user, invited=invited))
    context = {
        "rows": rows, "before": before, "after": after, "invited": invited, "may_plan": queries.my_bodies(request.user), "today": localdate(),
    }  # fmt: skip
    return render(request, "plenary/officer/plenaries.html", context)


@signed_in
def new(request: Any) -> HttpResponse:
    """Plan a conference."""
    ref = request.GET.get("tai-lieu", "").replace("\x00", "")[:200]
    mine = queries.my_bodies(request.user)
    if not mine:
        raise Http404
    bodies = [body for body in mine if not ref or queries.record_named(body, ref)]
    form = PlanForm(request.POST or None, bodies=bodies or mine)
    made: list[Any] = []
    answer = asked(
        request, form, lambda **said: made.append(commands.plan(by=request.user, at=now(), **said)), to=reverse("plenary:plenaries"),
        heading=_("Lập kế hoạch hội nghị"), submit=_("Ghi kế hoạch"),
    )  # fmt: skip
    if not made:
        return answer
    if ref and queries.record_named(made[0].body, ref):
        commands.add_paper(plenary_id=made[0].pk, title="", ref=ref, by=request.user, at=now())
    return redirect("plenary:plenary", made[0].pk)


@require_safe
@signed_in
def plenary(request: Any, plenary_id: UUID) -> HttpResponse:
    """One conference: where it stands, what may be done, everything laid before it and what became of it."""
    found = plenary_or_404(plenary_id)
    working, stage = queries.at_work_in(request.user, found), Stage(found.stage)
    own = queries.invited_as(request.user, found)
    if not working and not own and stage not in rules.PUBLIC:
        raise Http404
    invitees, before, after = page_of(request, queries.invitees_of(found), name="moi")
    speeches, speeches_before, speeches_after = page_of(request, queries.speeches_of(found), name="tham-luan", size=20)
    drawn = queries.conclusions_of(found, localdate())
    context = {
        "plenary": found, "working": working, "own": own, "invitees": invitees, "before": before, "after": after, "speeches": speeches,
        "speeches_before": speeches_before, "speeches_after": speeches_after, "agenda": queries.agenda_of(found), "papers": queries.papers_of(found),
        "attendance": queries.attendance_of(found), "drawn": drawn, "standing": queries.standing(drawn), "steps": _steps(request, found, working=working),
        "preparing": working and stage in rules.OPEN_TO_PREPARING, "planned": stage is Stage.PLANNED, "open_to_reply": stage is Stage.CALLED,
        "speaking": (working or own) and stage in rules.OPEN_TO_SPEECHES, "concluding": working and stage in rules.OPEN_TO_CONCLUSIONS,
        "signed": queries.signed_papers(found) if working or own else [], "public": stage in rules.PUBLIC, "mine": {each.body_id for each in own},
    }  # fmt: skip
    return render(request, "plenary/officer/plenary.html", context)


@signed_in
def edition(request: Any, plenary_id: UUID) -> HttpResponse:
    """Change the plan."""
    found = worked_on(request, plenary_id)
    return asked(
        request, PlanForm(request.POST or None, bodies=[found.body], row=found),
        lambda **said: commands.edit(plenary_id=plenary_id, by=request.user, at=now(), **said),
        to=_to(plenary_id), heading=_("Sửa kế hoạch hội nghị"), lead=found.title, submit=_("Ghi kế hoạch"),
    )  # fmt: skip


@require_POST
@signed_in
def step(request: Any, plenary_id: UUID, act: str) -> HttpResponse:
    """Take a step of the book that asks nothing more, on the state that was shown."""
    if act not in STEPS:
        raise Http404
    seen = request.POST.get("version", "")
    version = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else None
    STEPS[act](plenary_id=plenary_id, by=request.user, at=now(), version=version)
    return redirect("plenary:plenary", plenary_id)


@signed_in
def moved(request: Any, plenary_id: UUID) -> HttpResponse:
    """Move the conference to another day."""
    found = worked_on(request, plenary_id)
    form = MoveForm(request.POST or None, initial={"on": found.on, "hour": found.hour, "version": found.version})
    return asked(
        request, form, lambda **said: commands.move(plenary_id=plenary_id, by=request.user, at=now(), **said), to=_to(plenary_id),
        heading=_("Dời ngày họp"), lead=_("Giấy mời mới được ký và đánh số; các cơ quan được mời thấy lý do."), submit=_("Ký giấy mời mới"),
    )  # fmt: skip


@signed_in
def called_off(request: Any, plenary_id: UUID) -> HttpResponse:
    """Call the conference off."""
    found = worked_on(request, plenary_id)
    return asked(
        request, ReasonForm(request.POST or None, initial={"version": found.version}),
        lambda **said: commands.call_off(plenary_id=plenary_id, by=request.user, at=now(), **said), to=_to(plenary_id),
        heading=_("Hủy hội nghị"), lead=found.title,
    )  # fmt: skip


@signed_in
def held(request: Any, plenary_id: UUID) -> HttpResponse:
    """Enter who came and how it went."""
    found = worked_on(request, plenary_id)
    form = HoldForm(request.POST or None, row=found, invited=queries.invitees_of(found))
    return asked(
        request, form, lambda **said: commands.hold(plenary_id=plenary_id, by=request.user, at=now(), **said), to=_to(plenary_id),
        heading=_("Ghi việc đã họp"), lead=found.title, submit=_("Ghi hội nghị đã họp"), template="plenary/officer/held.html",
    )  # fmt: skip


def _to(plenary_id: UUID) -> str:
    return reverse("plenary:plenary", args=[plenary_id])


def _steps(request: Any, found: Any, *, working: bool) -> list[dict[str, Any]]:
    """What may be done, as buttons and links; greyed with the reason where it is not the reader's."""
    if not working:
        return []
    return [
        {"act": act, "why_not": why_not, "href": reverse(f"plenary:{ASKING[act]}", args=[found.pk]) if act in ASKING else ""}
        for act, why_not in queries.acts_open(found, request.user)
    ]  # fmt: skip
