"""Forms of one act: asked, done, gone on from; what is refused stands beside its field and nothing typed is lost."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from caunoi.kernel.refusal import Refusal

#: Where one goes: an address, or what makes one of what the command gave back.
Onward = str | Callable[[Any], str]


def asked(
    request: Any, form: Any, command: Callable[..., Any], *, template: str, to: Onward, heading: str, onward: Onward = "", back: str = "", lead: str = "", submit: str = "",
    **context: Any,
) -> HttpResponse:  # fmt: skip
    """Ask a form and run its command with what it says, then go on (``onward``, else ``to``); "Thôi" leads ``back``, to ``to`` unless said."""
    cite = ""
    if request.method == "POST" and form.is_valid():
        try:
            made = command(**form.arguments())
        except Refusal as no:
            form.refuse(no)
            cite = no.cite
        else:
            goal = onward or to
            return redirect(goal(made) if callable(goal) else goal)
    shown = {
        "form": form, "heading": heading, "lead": lead, "submit": submit or heading, "back_href": back or to, "refused_cite": cite, **context,
    }  # fmt: skip
    return render(request, template, shown, status=422 if form.errors else 200)
