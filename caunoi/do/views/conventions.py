"""Village conventions: everybody's pages and officers'."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from caunoi.access.doors import open_to_all, signed_in
from caunoi.do import commands, queries
from caunoi.do.forms import others as forms
from caunoi.do.forms.shared import ReasonForm
from caunoi.ui.case import Doable
from caunoi.ui.paging import page_of

from .shared import asked, body_asked, header_of, place_asked, posted, text_of

#: The word of an act in its address: the form, the command, its name, and the stage it belongs to.
ACTS: dict[str, Any] = {
    "sua": (forms.EditTextForm, commands.edit_convention, gettext_lazy("Sửa dự thảo"), "draft"),
    "niem-yet": (forms.PostTextForm, commands.post_convention, gettext_lazy("Ghi niêm yết dự thảo"), "draft"),
    "cong-nhan": (
        forms.RecogniseTextForm,
        commands.recognise_convention,
        gettext_lazy("Ghi quyết định, công nhận"),
        "draft",
    ),
    "rut": (ReasonForm, commands.withdraw_convention, gettext_lazy("Rút dự thảo"), "draft"),
    "het-hieu-luc": (forms.EndForm, commands.end_convention, gettext_lazy("Ghi hết hiệu lực"), "in_force"),
}


@require_safe
@open_to_all
def conventions(request: Any) -> HttpResponse:
    """The conventions of a place's groups."""
    place, unknown = place_asked(request)
    rows, before, after = page_of(request, queries.conventions_in(place))
    context = {
        "place": place, "header_place": header_of(place) if place else None, "unknown": unknown, "rows": rows, "before": before, "after": after,
    }  # fmt: skip
    return render(request, "do/public/conventions.html", context)


@require_safe
@open_to_all
def convention(request: Any, convention_id: UUID) -> HttpResponse:
    """One text, how it was made, what was in force before."""
    row = queries.convention_of(convention_id)
    if row is None:
        raise Http404
    return render(request, "do/public/convention.html", {**_told(row), "header_place": header_of(row.place)})


@require_safe
@signed_in
def kept(request: Any) -> HttpResponse:
    """The texts one keeps or oversees."""
    rows, before, after = page_of(request, queries.conventions_for(request.user))
    context = {"rows": rows, "before": before, "after": after, "may": queries.my_bodies(request.user)}
    return render(request, "do/officer/conventions.html", context)


@signed_in
def new(request: Any) -> HttpResponse:
    """Draft a convention, or enter an earlier one from paper."""
    body, others = body_asked(request)
    paper = text_of(request, "tu") == "van-ban"
    groups = [place for place in queries.places_for(body, localdate()) if place.level in ("group", "block")]
    form = (forms.PaperForm if paper else forms.DraftForm)(*posted(request), body=body, places=groups)
    command = commands.enter_convention if paper else commands.draft_convention
    return asked(
        request, form, lambda **said: command(by=request.user, at=now(), **said), to=lambda row: reverse("do:kept-convention", args=[row.pk]),
        heading=_("Ghi hương ước đã được công nhận trước đây") if paper else _("Lập dự thảo hương ước, quy ước"), back=reverse("do:kept-conventions"),
        lead=body.name, others=others,
    )  # fmt: skip


@require_safe
@signed_in
def one(request: Any, convention_id: UUID) -> HttpResponse:
    """One text for who keeps it."""
    row = _kept_or_404(request, convention_id)
    acts = [
        Doable(name, reverse("do:convention-act", args=[row.pk, slug]), why_not=_why_not(row, slug))
        for slug, (_form, _command, name, stage) in ACTS.items() if stage == row.stage
    ]  # fmt: skip
    return render(request, "do/officer/convention.html", {**_told(row), "acts": acts})


@signed_in
def act(request: Any, convention_id: UUID, slug: str) -> HttpResponse:
    """One act on a text."""
    row = _kept_or_404(request, convention_id)
    if slug not in ACTS:
        raise Http404
    kind, command, heading, _stage = ACTS[slug]
    back = reverse("do:kept-convention", args=[row.pk])
    form = kind(*posted(request), row=row, initial={"on": localdate()} if slug not in ("sua", "rut") else {})
    return asked(
        request, form, lambda **said: command(convention_id=row.pk, by=request.user, at=now(), **said), to=back, heading=heading, back=back,
        lead=f"{row.title}, {row.place.full_name}",
    )  # fmt: skip


def _why_not(row: Any, slug: str) -> str:
    if slug == "sua" and row.posted_on:
        return _("Dự thảo đã niêm yết thì giữ nguyên văn.")
    if slug == "niem-yet" and row.posted_on:
        return _("Đã niêm yết.")
    if slug == "cong-nhan" and not row.posted_on:
        return _("Phải niêm yết dự thảo trước.")
    return ""


def _told(row: Any) -> dict[str, Any]:
    return {
        "row": row, "permit": queries.permit_of(row.decision), "history": queries.history_of(row), "vote_from": queries.vote_from(row), "today": localdate(),
    }  # fmt: skip


def _kept_or_404(request: Any, convention_id: UUID) -> Any:
    row = queries.kept_convention(request.user, convention_id)
    if row is None:
        raise Http404
    return row
