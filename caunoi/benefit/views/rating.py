"""Rating on a phone: one question, five buttons, done; why comes after and only if one likes. No account, no script."""

from datetime import timedelta
from typing import Any

from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now

from caunoi.access.doors import open_to_all
from caunoi.benefit import commands, pacing, queries
from caunoi.benefit.forms.ratings import CodeForm, MoreForm
from caunoi.benefit.words import Score
from caunoi.kernel.refusal import Refusal

_SALT = "benefit.more"


@open_to_all
def code(request: Any) -> HttpResponse:
    """Type the code of a slip where no camera is at hand."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            pacing.must_not_guess(request)
        except Refusal as no:
            form.refuse(no)
        else:
            return redirect("benefit:rate", form.cleaned_data["code"].replace("/", "")[:60])
    return render(request, "benefit/public/code.html", {"form": form}, status=422 if form.errors else 200)


@open_to_all
def rate(request: Any, code: str) -> HttpResponse:
    """The one question. The answer counts at once; what follows is thanks and, if one likes, why."""
    given = str(request.POST.get("muc", ""))
    try:
        pacing.must_not_guess(request)
    except Refusal as no:
        return _gone(request, str(no), waits=True)
    try:
        if request.method == "POST" and given in {each.value for each in Score}:
            score = Score(given)
            said = commands.rate(code=code, score=score, at=now())
            pacing.note(request, "rated")
            key = signing.dumps([said.rating, score.satisfied, said.service.name], salt=_SALT)
            return redirect("benefit:more", key)
    except Refusal as no:
        pacing.note(request, "wrong")
        return _gone(request, str(no))
    service = queries.code_open(code, localdate())
    if service is None:
        pacing.note(request, "wrong")
        return _gone(request, "")
    context = {"service": service, "scores": list(Score), "unsaid": request.method == "POST"}
    return render(request, "benefit/public/rate.html", context, status=422 if context["unsaid"] else 200)


@open_to_all
def more(request: Any, key: str) -> HttpResponse:
    """Why, after the rating was taken; the page's key opens nothing else and soon not even this."""
    try:
        rating, satisfied, name = signing.loads(key, salt=_SALT, max_age=timedelta(minutes=30))
    except (signing.BadSignature, ValueError, TypeError):
        return render(request, "benefit/public/thanks.html", {})
    form = MoreForm(request.POST or None, satisfied=bool(satisfied))
    if request.method == "POST" and form.is_valid():
        commands.tell_more(rating_id=int(rating), at=now(), **form.arguments())
        return redirect(f"{reverse('benefit:thanks')}{'' if satisfied else '?tiep=1'}")
    context = {"form": form, "name": name, "satisfied": satisfied}
    return render(request, "benefit/public/more.html", context, status=422 if form.errors else 200)


@open_to_all
def thanks(request: Any) -> HttpResponse:
    """Thanks; and where to go on when something was wrong."""
    return render(request, "benefit/public/thanks.html", {"onward": request.GET.get("tiep") == "1"})


def _gone(request: Any, why: str, *, waits: bool = False) -> HttpResponse:
    """The code leads nowhere, or nobody is let try for a while: then it may be a good one."""
    return render(request, "benefit/public/gone.html", {"why": why, "waits": waits}, status=429 if waits else 404)
