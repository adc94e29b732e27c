from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now

from caunoi.access.doors import open_to_all
from caunoi.identity.sealing import as_read
from caunoi.kernel.refusal import Refusal
from caunoi.voice.commands import ask_reopen, rate
from caunoi.voice.forms.following import RatingForm, ReopeningForm
from caunoi.voice.queries import holder, rated_by, rating_asked

from .held import private
from .opened import is_open


@open_to_all
@private
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    found = rated_by(token)
    if found is None:
        return render(request, "voice/resident/rating_gone.html", status=404)
    return _rating(request, *found, channel="link")


@open_to_all
@private
def from_receipt(request: HttpRequest, code: str) -> HttpResponse:
    found = holder(code)
    if found is None or not is_open(request, found) or found.joined:
        return redirect("voice:progress", code)
    asked = rating_asked(found.petition)
    if asked is None:
        return redirect("voice:progress", as_read(code))
    return _rating(request, asked, found.petition, channel="web", back=reverse("voice:progress", args=[as_read(code)]))


def _rating(request: HttpRequest, rating, petition, *, channel: str, back: str = "") -> HttpResponse:  # type: ignore[no-untyped-def]
    context = {"petition": petition, "back_href": back, "stale": request.stale}  # type: ignore[attr-defined]
    if rating.rated_at is not None or rating.round != petition.reopenings:
        return render(request, "voice/resident/rated.html", {**context, "rating": rating})
    form = RatingForm(request.POST) if request.method == "POST" else RatingForm()
    if request.method == "POST" and not request.stale and form.is_valid():  # type: ignore[attr-defined]
        try:
            rating = rate(petition_id=petition.pk, at=now(), channel=channel, **form.told())
            return render(
                request,
                "voice/resident/rated.html",
                {**context, "rating": rating, "asks_again": form.asks_again, "fresh": True},
            )
        except Refusal as no:
            form.refuse(no)
    status = 403 if request.stale else 422 if form.errors else 200  # type: ignore[attr-defined]
    return render(request, "voice/resident/rating.html", {**context, "form": form}, status=status)


@open_to_all
@private
def reopening(request: HttpRequest, code: str) -> HttpResponse:
    found = holder(code)
    if found is None or not is_open(request, found):
        return redirect("voice:progress", code)
    form = ReopeningForm(request.POST) if request.method == "POST" else ReopeningForm()
    if request.method == "POST" and not request.stale and form.is_valid():  # type: ignore[attr-defined]
        try:
            ask_reopen(petition_id=found.petition.pk, note=form.cleaned_data["note"], at=now())
            messages.success(request, form.thanks)
            return redirect("voice:progress", as_read(code))
        except Refusal as no:
            form.refuse(no)
    context = {
        "form": form,
        "code": as_read(code),
        "stale": request.stale,
        "back_href": reverse("voice:progress", args=[as_read(code)]),
    }  # type: ignore[attr-defined]
    status = 403 if request.stale else 422 if form.errors else 200  # type: ignore[attr-defined]
    return render(request, "voice/resident/reopening.html", context, status=status)
