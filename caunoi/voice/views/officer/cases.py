"""The page of one case, and what stands beside it: who sent it, who handles it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate, localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from caunoi.access.doors import signed_in
from caunoi.access.queries import roles_in
from caunoi.access.words import Role
from caunoi.duties.queries import duties_about
from caunoi.kernel.refusal import Refusal

from ... import commands
from ...display import badge_of, clock_of
from ...forms.officer.opening import Opening
from ...queries import casefile, history, similar
from ...queries.doable import may_do
from ...words import Kind
from . import attached
from .shown import doables, found_case, happenings, is_open


@signed_in
@never_cache
@require_GET
def case(request: HttpRequest, petition_id: UUID) -> HttpResponse:
    """Everything of one case an officer may know, and what may be done next."""
    petition, today = found_case(petition_id), localdate()
    steps = history(petition)
    likely, others = doables(petition, may_do(petition, request.user, on=today, steps=steps))
    duties = list(duties_about(petition.ref))
    held = roles_in(request.user, petition.body)
    context = {
        "petition": petition, "badge": badge_of(petition), "kind": Kind(petition.kind), "open": is_open(petition), "likely": likely, "others": others,
        "clocks": [clock_of(duty, today) for duty in duties if duty.settled_on is None],
        "clocks_done": [clock_of(duty, today) for duty in duties if duty.settled_on is not None],
        "timeline": happenings(step for step in steps if step.act != "note"), "notes": [step for step in steps if step.act == "note"] if held else [],
        "people": casefile.people(petition), "handovers": casefile.handovers(petition), "ratings": casefile.ratings(petition),
        "openings": casefile.openings(petition) if held & {Role.CUSTODIAN.value, Role.HEAD.value} else [],
        "respondents": casefile.body_names(petition.respondents), "walled_people": casefile.people_names(petition.respondent_people),
        "similar": similar(petition.title, petition.text, petition.place_id, but=petition.pk) if is_open(petition) and not petition.secret else [],
        "attached": attached.of_case(petition), "letters": casefile.letters(petition), "may_open": may_open_identity(petition, held), "works_here": bool(held),
        "split_from": petition.previous, "split_into": casefile.following(petition),
    }  # fmt: skip
    return render(request, "voice/officer/case.html", context)


def may_open_identity(petition: Any, held: set[str]) -> bool:
    """Whether the officer's roles can open who sent it: the custodian where it is sealed away."""
    if petition.secret or petition.kind == Kind.DENUNCIATION.value:
        return Role.CUSTODIAN.value in held
    return bool(held & {Role.RECEIVER.value, Role.HANDLER.value, Role.HEAD.value, Role.DEPUTY.value})


@signed_in
@never_cache
def identity(request: HttpRequest, petition_id: UUID) -> HttpResponse:
    """Open who sent the petition, for a reason that is kept; shown once, on this page only."""
    petition = found_case(petition_id)
    form = Opening(request.POST or None)
    people: list[dict[str, str]] = []
    if request.method == "POST" and form.is_valid():
        try:
            people = commands.open_identity(
                petition_id=petition.pk, reason=form.cleaned_data["reason"], by=request.user, at=localtime()
            )
        except Refusal as no:
            form.refuse(no)
    sealed_away = petition.secret or petition.kind == Kind.DENUNCIATION.value
    context = {
        "petition": petition,
        "form": form,
        "people": people,
        "sealed_away": sealed_away,
        "earlier": casefile.openings(petition),
    }
    return render(request, "voice/officer/identity.html", context)
