"""Skilful models: everybody's pages, officers' pages, taking one over."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from caunoi.access.doors import open_to_all, signed_in
from caunoi.do import commands, queries
from caunoi.do.forms import others as forms
from caunoi.do.forms.shared import ReasonForm
from caunoi.do.words import Field, Level, Trial
from caunoi.kernel.refusal import Refusal
from caunoi.ui.case import Doable
from caunoi.ui.paging import page_of

from .shared import asked, body_asked, header_of, place_asked, posted, text_of

AIM = "muc-tieu"
ACTS: dict[str, Any] = {
    AIM: (forms.AimForm, commands.aim_model, gettext_lazy("Đặt mức ban đầu, mức muốn đạt của nơi mình")),
    "minh-chung": (forms.EvidenceForm, commands.follow_model, gettext_lazy("Ghi minh chứng, số đo")),
    "danh-gia": (forms.RatingForm, commands.rate_model, gettext_lazy("Đánh giá theo tiêu chí")),
    "cong-nhan": (forms.RecogniseForm, commands.recognise_model, gettext_lazy("Ghi công nhận")),
    "dung": (ReasonForm, commands.stop_model, gettext_lazy("Dừng mô hình")),
}


@require_safe
@open_to_all
def models(request: Any) -> HttpResponse:
    """Models of a place, by field and name."""
    place, unknown = place_asked(request)
    field, name, recognised = (
        text_of(request, "linh-vuc", 20),
        text_of(request, "ten"),
        text_of(request, "loc") == "cong-nhan",
    )
    found = queries.models_in(place, field=field, recognised=recognised, name=name)
    rows, before, after = page_of(request, found)
    context = {
        "place": place, "header_place": header_of(place) if place else None, "unknown": unknown, "rows": rows, "before": before, "after": after,
        "field": field, "fields": list(Field), "name": name, "recognised": recognised,
    }  # fmt: skip
    return render(request, "do/public/models.html", context)


@require_safe
@open_to_all
def model(request: Any, model_id: UUID) -> HttpResponse:
    """One model: aim, measure, evidence, ratings, recognition, who took it over and with what result."""
    row = queries.model_of(model_id)
    if row is None:
        raise Http404
    return render(request, "do/public/model.html", {**_told(row), "header_place": header_of(row.place), "adopters": queries.adopters(request.user, row)})  # fmt: skip


@require_safe
@signed_in
def kept(request: Any) -> HttpResponse:
    """The models one keeps."""
    rows, before, after = page_of(request, queries.models_for(request.user))
    context = {"rows": rows, "before": before, "after": after, "may": queries.my_bodies(request.user)}
    return render(request, "do/officer/models.html", context)


@signed_in
def new(request: Any) -> HttpResponse:
    """Register a model."""
    body, others = body_asked(request)
    form = forms.ModelForm(*posted(request), body=body, places=queries.places_for(body, localdate()))
    return asked(
        request, form, lambda **said: commands.register_model(by=request.user, at=now(), **said), to=lambda row: reverse("do:kept-model", args=[row.pk]),
        heading=_("Đăng ký mô hình Dân vận khéo"), back=reverse("do:kept-models"), lead=body.name, others=others,
    )  # fmt: skip


@require_safe
@signed_in
def one(request: Any, model_id: UUID) -> HttpResponse:
    """One model for who keeps it."""
    row = _kept_or_404(request, model_id)
    open_to = [slug for slug in ACTS if row.stage != Trial.STOPPED.value and (slug != AIM or row.stage == Trial.RUNNING.value)]  # fmt: skip
    acts = [Doable(ACTS[slug][2], reverse("do:model-act", args=[row.pk, slug])) for slug in open_to]
    return render(request, "do/officer/model.html", {**_told(row), "acts": acts})


@signed_in
def act(request: Any, model_id: UUID, slug: str) -> HttpResponse:
    """One act on a model; its recognition above the commune is the province's act."""
    above = queries.recognisable(request.user, model_id, localdate()) if slug == "cong-nhan" else None
    row = above or _kept_or_404(request, model_id)
    if slug not in ACTS:
        raise Http404
    kind, command, heading = ACTS[slug]
    today = localdate()
    more = {"criteria": queries.criteria_on(today).items} if slug == "danh-gia" else {}
    form = kind(*posted(request), row=row, initial={"on": today} if slug in ("minh-chung", "cong-nhan") else {}, **more)
    if slug == "cong-nhan":
        form.offer(above=above is not None, keeps=queries.kept_model(request.user, row.pk) is not None)
    back = reverse("do:kept-model" if above is None else "do:model", args=[row.pk])
    told = (
        "; ".join(f"{each.level.label}: {each.least}" for each in (queries.least_for(level, today) for level in Level))
        if slug == "cong-nhan"
        else ""
    )
    return asked(
        request, form, lambda **said: command(model_id=row.pk, by=request.user, at=now(), **said), to=back, heading=heading, back=back, lead=row.title,
        told=told, told_title=_("Điểm tối thiểu của mỗi cấp"),
    )  # fmt: skip


@require_POST
@signed_in
def adoption(request: Any, model_id: UUID) -> HttpResponse:
    """Take a model over for one of one's bodies."""
    row = queries.model_of(model_id)
    body = next(
        (each for each in queries.my_bodies(request.user) if each.code == str(request.POST.get("co-quan", ""))[:60]),
        None,
    )
    if row is None or body is None:
        raise Http404
    try:
        made = commands.adopt_model(model_id=row.pk, body=body, by=request.user, at=now())
    except Refusal as no:
        context = {
            **_told(row),
            "header_place": header_of(row.place),
            "adopters": queries.adopters(request.user, row),
            "refusal": str(no),
        }
        return render(request, "do/public/model.html", context, status=409)
    return redirect("do:kept-model", made.pk)


def _told(row: Any) -> dict[str, Any]:
    standing = queries.standing_of(row)
    return {
        "row": row, "standing": standing, "evidence": queries.evidence_of(row), "recognitions": list(row.recognitions.all()[:9]),
        "rating": queries.rated(standing.rating, standing.rating.on) if standing.rating else [], "adoptions": queries.adoptions_of(row),
    }  # fmt: skip


def _kept_or_404(request: Any, model_id: UUID) -> Any:
    row = queries.kept_model(request.user, model_id)
    if row is None:
        raise Http404
    return row
