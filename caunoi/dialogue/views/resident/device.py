"""What the resident's browser holds: a random mark so that it supports a question once, and the receipt just given."""

import base64
import secrets
from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse

from caunoi.identity import sealing

COOKIE, RECEIPT, PATH = "may", "bien_nhan_hoi", "/doi-thoai/"
#: Seconds: the mark lives a month past the last use, the receipt an hour.
MONTH, HOUR = 30 * 86400, 3600
_SUPPORTED = "ung_ho"
#: Questions a browser remembers having supported.
MOST = 60


def device_of(request: HttpRequest) -> str:
    """The browser's mark, a new one where it has none; nothing about its person."""
    held = request.COOKIES.get(COOKIE, "")
    return (
        held
        if 20 <= len(held) <= 64 and held.isascii() and held.replace("-", "").replace("_", "").isalnum()
        else secrets.token_urlsafe(18)
    )


def give(response: HttpResponse, request: HttpRequest, device: str) -> HttpResponse:
    """Let the browser keep its mark."""
    response.set_cookie(
        COOKIE, device, max_age=MONTH, path=PATH, httponly=True, samesite="Lax", secure=request.is_secure()
    )
    return response


def supported(request: HttpRequest) -> set[str]:
    """The questions this browser says it supported: only to show the button as pressed."""
    return {each for each in request.COOKIES.get(_SUPPORTED, "")[:4000].split(".") if each}


def remember_support(response: HttpResponse, request: HttpRequest, key: str) -> HttpResponse:
    """Keep in the browser that a question was supported."""
    held = [*sorted(supported(request) - {key}), key][-MOST:]
    response.set_cookie(
        _SUPPORTED, ".".join(held), max_age=MONTH, path=PATH, httponly=True, samesite="Lax", secure=request.is_secure()
    )
    return response


def hand_receipt(response: HttpResponse, request: HttpRequest, kept: dict[str, Any]) -> HttpResponse:
    """Let the browser hold a receipt, sealed, long enough to be read and saved."""
    value = base64.urlsafe_b64encode(sealing.seal(kept)).decode()
    response.set_cookie(
        RECEIPT, value, max_age=HOUR, path=PATH, httponly=True, samesite="Lax", secure=request.is_secure()
    )
    return response


def receipt_held(request: HttpRequest) -> dict[str, Any] | None:
    """The receipt a browser holds, None where it holds none of ours."""
    try:
        return sealing.unseal(base64.urlsafe_b64decode(request.COOKIES.get(RECEIPT, "")))
    except (ValueError, signing.BadSignature):
        return None


def private(response: HttpResponse) -> HttpResponse:
    """A page about one person: kept by no cache, found by no search."""
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
