"""What the officers' pages share: whose body, one form on one page, a refusal beside its field."""

import uuid
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now

from caunoi.access.queries import bodies_of
from caunoi.dialogue import queries
from caunoi.kernel.refusal import Refusal
from caunoi.places import queries as places


def mine(request: HttpRequest) -> list[Any]:
    """The bodies the reader works in."""
    return bodies_of(request.user)


def committees(request: HttpRequest) -> list[Any]:
    """Those that may hold a dialogue: bodies of communes and provinces with a head of their own."""
    return [body for body in mine(request) if body.office in ("ubnd", "hdnd", "danguy", "mttq")] or mine(request)


def own_dialogue(request: HttpRequest, dialogue_id: uuid.UUID) -> Any:
    """A dialogue of a body the reader works in; 404 for every other."""
    row = queries.dialogue_of(dialogue_id)
    if row is None or row.body_id not in {body.pk for body in mine(request)}:
        raise Http404
    return row


def choosable(row: Any) -> list[Any]:
    """The bodies that may answer or promise: those of the place, the one that holds the dialogue first."""
    bodies = places.bodies_of(row.place)
    return sorted(bodies, key=lambda body: body.pk != row.body_id)


def one_form(
    request: HttpRequest, form: Any, act: Callable[..., Any], *, done: Any, title: str, back: str, submit: str, lead: str = "", danger: bool = False, **shown: Any,
) -> HttpResponse:  # fmt: skip
    """A page with one form that takes one act; ``done`` is where one is led after it, or a function of what was made."""
    if request.method == "POST" and form.is_valid():
        try:
            arguments = form.arguments() if hasattr(form, "arguments") else form.cleaned_data
            made = act(by=request.user, at=now(), **arguments)
        except Refusal as no:
            beside(form, no)
        else:
            return redirect(done(made) if callable(done) else done)
    context = {
        "form": form,
        "title": title,
        "back_href": back,
        "submit": submit,
        "lead": lead,
        "danger": danger,
        **shown,
    }
    return render(request, "dialogue/officer/form.html", context, status=422 if form.errors else 200)


#: Where a command's field is asked under another name on the page.
_ASKED_AS = {"starts_at": "day", "asks_until": "asks_day"}


def beside(form: Any, no: Refusal) -> None:
    """Put a refusal beside the box it is about."""
    vi, en = (f"{text} ({no.cite})" if no.cite else text for text in (no.vi, no.en))
    form.refuse(Refusal(vi, en, field=_ASKED_AS.get(no.field, no.field)))
