"""Residents propose a work in five short questions; everybody reads what became of it; the answering body answers."""

import secrets
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caunoi.access.doors import open_to_all, signed_in
from caunoi.do import commands, queries
from caunoi.do.forms import proposals as forms
from caunoi.do.words import Proposer, Reply, WorkKind
from caunoi.places.words import Level
from caunoi.ui.carried import Carried
from caunoi.ui.paging import page_of

from .shared import asked, header_of, place_asked, place_or_404, posted, text_of

COOKIE, PATH, MONTH = "de_xuat", "/de-xuat-cong-trinh/", 30 * 86400


@require_safe
@open_to_all
def proposals(request: Any) -> HttpResponse:
    """What residents of a place proposed and what became of it; a code leads to one."""
    place, unknown = place_asked(request)
    code, missing = text_of(request, "ma", 40), False
    if code:
        found = queries.proposal_by(code)
        if found is not None:
            return redirect("do:proposal", found.pk)
        missing = True
    reply = text_of(request, "trang-thai", 20)
    rows, before, after = page_of(
        request, queries.proposals_in(place, reply=reply if reply in {each.value for each in Reply} else "")
    )
    context = {
        "place": place, "header_place": header_of(place) if place else None, "unknown": unknown, "rows": rows, "before": before, "after": after, "today": localdate(),
        "reply": reply, "replies": list(Reply), "may": place is not None and _commune(place) is not None, "code": code, "missing": missing,
    }  # fmt: skip
    return render(request, "do/public/proposals.html", context)


@open_to_all
def propose(request: Any, code: str) -> HttpResponse:
    """Where, what kind, what, who, how to be reached: a question a page, nothing lost on the way, no account."""
    here = place_or_404(code)
    commune = _commune(here)
    if commune is None or queries.answers_for(commune, localdate()) is None:
        raise Http404
    places = queries.proposable(commune, localdate())
    by_key = {str(each.pk): each for each in places}
    device = _device(request)
    path = Carried(request, [
        (forms.WhereForm, {"places": [here, *[each for each in places if each.pk != here.pk]]}), (forms.KindForm, {}), (forms.WhatForm, {}), (forms.WhoForm, {}),
        (forms.ReachForm, {}),
    ])  # fmt: skip

    def send(said: dict[str, Any], key: str) -> HttpResponse:
        row = commands.send_proposal(
            place=by_key[said.pop("where")], kind=WorkKind(said.pop("kind")), proposer=Proposer(said.pop("proposer")), key=key, device=device, at=now(), **said
        )  # fmt: skip
        response = redirect(f"{reverse('do:proposal', args=[row.pk])}?moi=1")
        response.set_cookie(
            COOKIE, device, max_age=MONTH, path=PATH, httponly=True, samesite="Lax", secure=request.is_secure()
        )
        return response

    back = f"{reverse('do:proposals')}?noi={here.code}"
    return path.answer(
        "do/public/propose.html", send, back_href=back, header_place=header_of(here), submit_text=_("Gửi đề xuất")
    )


@require_safe
@open_to_all
def proposal(request: Any, proposal_id: UUID) -> HttpResponse:
    """Where one proposal stands; its words once they were read by who answers."""
    row = queries.proposal_of(proposal_id)
    if row is None:
        raise Http404
    context = {"row": row, "header_place": header_of(row.place), "fresh": text_of(request, "moi") == "1" and row.reply == Reply.WAITING.value, "today": localdate()}  # fmt: skip
    response = render(request, "do/public/proposal.html", context)
    if row.reply == Reply.WAITING.value:
        response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
@signed_in
def kept(request: Any) -> HttpResponse:
    """What one's bodies have to answer, the unanswered first."""
    rows, before, after = page_of(request, queries.proposals_for(request.user))
    return render(
        request, "do/officer/proposals.html", {"rows": rows, "before": before, "after": after, "today": localdate()}
    )


@signed_in
def answer(request: Any, proposal_id: UUID) -> HttpResponse:
    """Read one and answer it."""
    row = queries.kept_proposal(request.user, proposal_id)
    if row is None:
        raise Http404
    back = reverse("do:kept-proposals")
    if row.state in (Reply.TAKEN, Reply.DECLINED):
        return redirect("do:proposal", row.pk)
    told = [
        row.what,
        f"{row.proposer_label}{f' ({row.proposed_by})' if row.proposed_by else ''}, {row.place.full_name}.",
    ]
    reach = queries.contact_for(row)
    if reach:
        told.append(
            _("Liên hệ: %(who)s")
            % {"who": " ".join(each for each in (reach.get("name", ""), reach.get("phone", "")) if each)}
        )
    form = forms.AnswerForm(*posted(request), row=row)
    return asked(
        request, form, lambda **said: commands.answer_proposal(proposal_id=row.pk, by=request.user, at=now(), **said),
        to=lambda made: reverse("do:officer-work", args=[made.work.pk]) if made.work else back, heading=_("Trả lời đề xuất"), back=back, lead=row.title,
        told="\n\n".join(told), told_title=f"{row.kind_label}",
    )  # fmt: skip


def _commune(place: Any) -> Any:
    if place.level in (Level.GROUP, Level.BLOCK):
        return place.parent
    return place if place.level == Level.COMMUNE else None


def _device(request: Any) -> str:
    """The browser's mark, a new one where it has none; nothing about its person."""
    held = request.COOKIES.get(COOKIE, "")
    fits = 20 <= len(held) <= 64 and held.isascii() and held.replace("-", "").replace("_", "").isalnum()
    return held if fits else secrets.token_urlsafe(18)
