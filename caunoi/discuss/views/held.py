"""The participant's code between pages: in a cookie of the one consultation, and in the first form."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse

from .. import tokens

COOKIE = "gopy"
MONTHS = 60 * 60 * 24 * 180


def code_of(request: Any, consultation: Any) -> str:
    """The code this browser holds for a consultation; empty when it holds none."""
    return tokens.as_read(request.COOKIES.get(COOKIE, ""))


def code_for(request: Any, consultation: Any, typed: str = "") -> str:
    """The code held, else the one that came with the form, else a new one."""
    return code_of(request, consultation) or tokens.as_read(typed) or tokens.new_code()


def keep(response: HttpResponse, consultation: Any, code: str) -> HttpResponse:
    """Let the browser hold the code, for the pages of this consultation alone."""
    response.set_cookie(
        COOKIE,
        code,
        max_age=MONTHS,
        path=_path(consultation),
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


def forget(response: HttpResponse, consultation: Any) -> HttpResponse:
    """Let the browser hold it no longer."""
    response.delete_cookie(COOKIE, path=_path(consultation))
    return response


def _path(consultation: Any) -> str:
    return f"/gop-y/{consultation.slug}/"
