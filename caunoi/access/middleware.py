"""One transaction for each request, in which the signed-in person speaks."""

from collections.abc import Callable

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from caunoi.kernel.refusal import Refusal

from .context import speak_for


class OneTransaction:
    """All a request writes is kept together or not at all; a refusal becomes a page that says why."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with transaction.atomic():
            if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
                speak_for(request.user.pk)
            response = self.get_response(request)
            if response.status_code >= 500 or getattr(response, "refused", False):
                transaction.set_rollback(True)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A refusal nobody caught: its sentence, on a page, with nothing written."""
        if not isinstance(exception, Refusal):
            return None
        response = render(request, "refused.html", {"refusal": exception}, status=409)
        response.refused = True  # type: ignore[attr-defined]
        return response
