"""What every officer's page here shares: the door, the bodies, a command tried and its refusal told."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest

from caunoi.access.doors import holding
from caunoi.kernel.refusal import Refusal

from ...queries.day import AT_DESK, bodies_at_desk

at_desk = holding(*AT_DESK)


def bodies_of(request: HttpRequest) -> list[Any]:
    """The bodies the officer receives people for."""
    return bodies_at_desk(request.user)  # type: ignore[arg-type]


def tried(request: HttpRequest, form: Any, done: str, command: Callable[[], Any]) -> Any:
    """The command's answer, or None with its refusal beside the field it names."""
    try:
        with transaction.atomic():
            made = command()
    except Refusal as no:
        if form is None:
            messages.error(request, str(no))
        else:
            form.refuse(no)
        return None
    if done:
        messages.success(request, done)
    return True if made is None else made
