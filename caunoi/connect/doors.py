"""The door of other systems: a token in the header, which speaks for its maker in one role of one body."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja.errors import HttpError

from caunoi.access.context import narrow_to, speak_for
from caunoi.access.rules import covering
from caunoi.access.words import Role
from caunoi.kernel.words import say

from . import rules
from .commands import used
from .models import ApiToken
from .queries import token_of


def token_in(request: HttpRequest, given: str = "") -> ApiToken | None:
    """The token a request shows, in its header or as ``given``; counted, and refused with 429 where it asks too often."""
    kind, _sep, secret = request.headers.get("Authorization", "").partition(" ")
    secret = given or (secret.strip() if kind.lower() == "bearer" else "")
    if not secret or len(secret) > 200 or not secret.isascii():
        return None
    at = timezone.now()
    token = token_of(secret, timezone.localdate())
    if token is None:
        return None
    speak_for(token.person_id)
    narrow_to(token.body_id, token.role)
    if used(token, at=at) > rules.A_MINUTE:
        raise HttpError(429, say(f"Nhiều nhất {rules.A_MINUTE} lần một phút.", f"At most {rules.A_MINUTE} times a minute."))  # fmt: skip
    return token


def token_holding(*roles: Role) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Only with a token of one of the roles (any role where none is named); the view finds it as ``request.token``."""
    wanted = {str(each) for role in roles for each in covering(role)}

    def door(view: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            token = token_in(request)
            if token is None:
                raise HttpError(401, say("Cần mã kết nối còn hạn trong đầu mục Authorization: Bearer …", "A token in force is needed in the header Authorization: Bearer …"))  # fmt: skip
            if wanted and token.role not in wanted:
                raise HttpError(403, say("Mã này không dùng được cho việc này.", "This token may not do this."))
            request.token = token  # type: ignore[attr-defined]
            return view(request, *args, **kwargs)

        guarded.door = "token " + ", ".join(sorted(wanted))  # type: ignore[attr-defined]
        return guarded

    return door
