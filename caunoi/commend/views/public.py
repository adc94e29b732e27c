"""What everybody may see: the roll of honour, campaigns, the posted list, saying that somebody ought not to be commended."""

import secrets
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_safe

from caunoi.access.doors import open_to_all
from caunoi.commend import commands, queries
from caunoi.commend.forms import ObjectionForm
from caunoi.commend.words import Nominee, Stage
from caunoi.kernel.refusal import Refusal
from caunoi.notices.handing import file_response
from caunoi.places import queries as places

from .shared import campaign_or_404, page_of


@require_safe
@open_to_all
def roll(request: Any) -> HttpResponse:
    """The roll of honour by place, year, kind and name."""
    code, said, year = (request.GET.get(name, "").replace("\x00", "")[:200].strip() for name in ("noi", "ten", "nam"))
    kind = request.GET.get("loai", "")
    place = _place_meant(code)
    number = int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None
    rows, before, after = page_of(request, queries.honours(place=place, year=number, kind=kind, name=said))
    context = {
        "rows": rows, "before": before, "after": after, "place": place, "code": place.code if place else "", "typed": place.full_name if place else code, "unknown": code and not place, "name": said,
        "year": number, "years": queries.years_of(), "kinds": list(Nominee), "kind": kind,
        "csv_href": "/api/v1/commendations.csv",
    }  # fmt: skip
    return render(request, "commend/public/roll.html", context)


@require_safe
@open_to_all
def postings(request: Any) -> HttpResponse:
    """Campaigns: first those whose list is open to objections."""
    rows, before, after = page_of(request, queries.campaigns_open())
    context = {"posted": queries.posted_campaigns(localdate())[:20], "rows": rows, "before": before, "after": after}
    return render(request, "commend/public/postings.html", context)


@require_safe
@open_to_all
def campaign(request: Any, campaign_id: UUID) -> HttpResponse:
    """One campaign: its criteria and quotas, who is nominated once posted, who was commended."""
    found = campaign_or_404(campaign_id)
    if found.stage == Stage.PLANNED.value:
        raise Http404
    shown = queries.nominations_of(found).filter(shown=True)
    rows, before, after = page_of(request, shown)
    context = {
        "campaign": found, "criteria": queries.criteria_of(found), "rows": rows, "before": before, "after": after, "open": _open(found),
        "decided": found.stage == Stage.DECIDED.value,
    }  # fmt: skip
    return render(request, "commend/public/campaign.html", context)


@require_safe
@open_to_all
def nomination(request: Any, nomination_id: UUID) -> HttpResponse:
    """One posted nomination with what the records say."""
    found = _shown(nomination_id)
    context = {
        "nomination": found,
        "campaign": found.campaign,
        "dossier": queries.dossier(found),
        "open": _open(found.campaign),
    }
    return render(request, "commend/public/nominee.html", context)


@open_to_all
def objection(request: Any, nomination_id: UUID) -> HttpResponse:
    """Say that somebody ought not to be commended; the answer is a petition's receipt."""
    found = _shown(nomination_id)
    form = ObjectionForm(request.POST or None, initial={"key": secrets.token_hex(16)})
    if request.method == "POST" and form.is_valid():
        try:
            receipt = commands.object_to(nomination_id=nomination_id, at=now(), **form.arguments())
        except Refusal as no:
            form.refuse(no)
        else:
            return render(request, "commend/public/objected.html", {"receipt": receipt, "nomination": found})
    back = reverse("commend:nominee", args=[nomination_id])
    context = {"form": form, "nomination": found, "open": _open(found.campaign), "back_href": back}
    return render(request, "commend/public/objection.html", context, status=422 if form.errors else 200)


@require_safe
@open_to_all
def decision(request: Any, campaign_id: UUID, kind: str) -> HttpResponse:
    """The signed decision."""
    content = queries.decision_file(campaign_or_404(campaign_id), kind)
    if content is None:
        raise Http404
    return file_response(content)


def _place_meant(text: str) -> Any:
    """The place of a code, as links carry it, or the best fit of a name somebody typed."""
    if not text or text.isdecimal():
        return places.place_of_ref(text) if text else None
    return next((found.place for found in places.search_places(text, limit=1)), None)


def _shown(nomination_id: UUID) -> Any:
    found = queries.shown_nomination(nomination_id)
    if found is None:
        raise Http404
    return found


def _open(campaign: Any) -> bool:
    return bool(campaign.stage == Stage.POSTED.value and campaign.posted_until and localdate() <= campaign.posted_until)
