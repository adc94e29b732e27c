"""What every request gets before it meets a room."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from caunoi.kernel.words import language


class SpokenLanguage:
    """The language the reader chose, Vietnamese until they do; words and refusals speak it too.

    What a browser asks for is left aside: many phones in Vietnam are set to English by their sellers.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = "en" if request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) == "en" else "vi"
        token = language.set(chosen)
        try:
            with translation.override(chosen):
                request.LANGUAGE_CODE = chosen
                response = self.get_response(request)
                response.headers.setdefault("Content-Language", chosen)
                return response
        finally:
            language.reset(token)
