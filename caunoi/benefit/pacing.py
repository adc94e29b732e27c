"""How many codes one network may try: a few wrong ones, then a pause; a counter's many right ones pass.

Nothing is kept of an address but a digest under a key that dies with the process; each process counts for itself.
"""

import hashlib
import secrets
from typing import Any

from django.core.cache import cache

from caunoi.kernel.refusal import Refusal

#: Wrong codes, and ratings, one network may send in a span of seconds.
WRONG, RATED, SPAN = 10, 60, 600
_KEY = secrets.token_bytes(32)


def must_not_guess(request: Any) -> None:
    """Refuse a network that has just tried many wrong codes or sent very many ratings."""
    if cache.get(_name(request, "wrong"), 0) >= WRONG or cache.get(_name(request, "rated"), 0) >= RATED:
        raise Refusal(
            "Mạng này vừa gửi quá nhiều lần. Hãy thử lại sau mười phút; mã của bạn còn nguyên.",
            "Too many tries from this network. Try again in ten minutes; your code is still good.",
            field="code",
        )


def note(request: Any, what: str) -> None:
    """Count one: "wrong" or "rated"."""
    name = _name(request, what)
    cache.add(name, 0, SPAN)
    cache.incr(name)


def _name(request: Any, what: str) -> str:
    address = str(request.META.get("REMOTE_ADDR", "")).encode()
    return f"benefit.{what}.{hashlib.blake2b(address, key=_KEY, digest_size=16).hexdigest()}"
