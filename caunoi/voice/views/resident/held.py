"""What the resident's browser holds: the key of a draft, in a cookie no script can read."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.views.decorators.csrf import csrf_exempt

from caunoi.voice.commands.drafting import new_key
from caunoi.voice.drafts import KEPT_UNSENT, Content
from caunoi.voice.queries import draft_of
from caunoi.voice.queries.drafts import Kept

COOKIE, PATH = "don", "/gui-don/"
#: Bytes of one submission at most: ten files of the greatest size and what stands around them.
LARGEST = 210 * 1024 * 1024


class Held:
    """The draft of a request: its key, what is kept under it, when."""

    def __init__(self, request: HttpRequest) -> None:
        self.kept: Kept | None = draft_of(request.COOKIES.get(COOKIE, ""), at=now())
        self.is_new = self.kept is None
        self.key = new_key() if self.is_new else request.COOKIES[COOKIE]
        self.content = self.kept.content if self.kept else Content()
        self.receipt = self.kept.receipt if self.kept else {}


def hand_over(response: HttpResponse, request: HttpRequest, key: str) -> HttpResponse:
    """Give the browser the key of its draft."""
    response.set_cookie(
        COOKIE,
        key,
        max_age=timedelta(days=KEPT_UNSENT),
        path=PATH,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )
    return response


def take_back(response: HttpResponse) -> HttpResponse:
    """Take the key away from the browser."""
    response.delete_cookie(COOKIE, path=PATH, samesite="Lax")
    return response


class _Check(CsrfViewMiddleware):
    def _reject(self, request: HttpRequest, reason: str) -> str:  # type: ignore[override]
        return reason


def comes_from_elsewhere(request: HttpRequest) -> bool:
    """Whether a submission lacks the page's own token: an old page, or another site."""
    return bool(_Check(lambda _: HttpResponse()).process_view(request, None, (), {}))  # type: ignore[arg-type]


def private(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page about one person: never kept by caches, never indexed; checks its own tokens.

    A submission without a good token is not acted upon, yet not thrown away either: the view shows it again.
    """

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
            return render(request, "voice/resident/too_long.html", {"back_href": request.path}, status=413)
        try:
            _ = request.POST  # read here, where too much of it can still be answered with a sentence
            request.stale = request.method == "POST" and comes_from_elsewhere(request)  # type: ignore[attr-defined]
        except RequestDataTooBig:
            return render(request, "voice/resident/too_long.html", {"back_href": request.path}, status=413)
        response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store, private"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return csrf_exempt(shown)


def sent_already(held: Held) -> HttpResponse | None:
    """Where a browser that has just sent its petition is led: to the receipt."""
    return redirect("voice:receipt") if held.receipt else None
