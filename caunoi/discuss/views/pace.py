"""Asking the pace of a device before an opinion is taken by an ordinary form."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpResponse

from ..burst.gate import network
from ..pacing import TooFast, pacer


def admit(request: Any, code: str) -> None:
    """Refuse, and remember for how long, when this participant or this address sends too fast."""
    try:
        pacer().admit(code, address_of(request))
    except TooFast as no:
        request.wait_seconds = no.seconds
        raise


def paced(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Answer 429 with the time to come again where the view refused for the pace."""

    @wraps(view)
    def answered(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        seconds = getattr(request, "wait_seconds", 0)
        if seconds:
            response.status_code = 429
            response["Retry-After"] = str(seconds)
        return response

    return answered


def address_of(request: Any) -> str:
    """The network a request comes from: behind a proxy what the proxy added last, never what a sender claims; empty when nothing tells."""
    if not settings.SECURE_PROXY_SSL_HEADER:
        return network(str(request.META.get("REMOTE_ADDR", "")))
    return network(str(request.META.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2].strip())
