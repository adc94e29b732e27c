import hashlib

from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse

from caunoi.voice.queries import Holder

COOKIE, PATH, SALT = "mo", "/tra-cuu/", "voice.opened"
HOURS, MOST = 2, 5


def is_open(request: HttpRequest, found: Holder) -> bool:
    """Whether this browser has shown the receipt's secret in the last two hours."""
    return _mark(found) in _marks(request)


def keep_open(request: HttpRequest, response: HttpResponse, found: Holder) -> HttpResponse:
    """Remember, in a signed cookie that ends with the browser's session, that the secret was shown."""
    marks = [_mark(found), *(mark for mark in _marks(request) if mark != _mark(found))][:MOST]
    response.set_signed_cookie(
        COOKIE, ".".join(marks), salt=SALT, path=PATH, httponly=True, samesite="Lax", secure=request.is_secure()
    )
    return response


def shut(response: HttpResponse) -> HttpResponse:
    """Forget every secret this browser has shown."""
    response.delete_cookie(COOKIE, path=PATH, samesite="Lax")
    return response


def _marks(request: HttpRequest) -> list[str]:
    try:
        return request.get_signed_cookie(COOKIE, default="", salt=SALT, max_age=HOURS * 3600).split(".")  # type: ignore[union-attr]
    except BadSignature:
        return []


def _mark(found: Holder) -> str:
    """What the cookie keeps: bound to this receipt and its secret, telling neither."""
    return hashlib.sha256(f"{found.petition.pk}:{found.kept_secret}".encode()).hexdigest()[:32]
