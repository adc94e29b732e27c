"""What every request gets before it meets a room."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from caunoi.kernel.words import language


class SpokenLanguage:
    """Words and refusals speak the language Django chose for the request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = language.set("en" if (translation.get_language() or "vi").startswith("en") else "vi")
        try:
            return self.get_response(request)
        finally:
            language.reset(token)
