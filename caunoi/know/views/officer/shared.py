from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from caunoi.kernel.refusal import Refusal
from caunoi.know.queries import desk


def row_of(request: Any, disclosure_id: Any) -> tuple[Any, list[Any]]:
    """A disclosure of the reader's bodies, and the bodies."""
    bodies = desk.editing(request.user)
    row = desk.disclosure(disclosure_id, bodies)
    if row is None:
        raise Http404
    return row, bodies


def taken(
    request: Any,
    form: Any,
    run: Callable[[], Any],
    *,
    to: tuple[Any, ...],
    said: str,
    template: str,
    context: dict[str, Any],
) -> HttpResponse:
    """The page of one act: its form, or the act taken and back to where one came from."""
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                run()
        except Refusal as no:
            form.refuse(no)
        else:
            messages.success(request, said)
            return redirect(*to)
    return render(request, template, {**context, "form": form}, status=422 if form.errors else 200)


def pressed(request: Any, run: Callable[[], Any], *, to: tuple[Any, ...], said: str) -> HttpResponse:
    """One button's act, and back."""
    try:
        with transaction.atomic():
            run()
    except Refusal as no:
        messages.error(request, str(no))
    else:
        messages.success(request, said)
    return redirect(*to)
