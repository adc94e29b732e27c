"""Answers kept for a few seconds: for data that changes by an administrator's hand and is asked for on every request."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

_everything: list[dict[Any, tuple[float, Any]]] = []
MOST = 20_000


def remembered[**P, R](seconds: float, key: Callable[..., Any]) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Keep a function's answers by ``key(*args)`` for so long in this process; None is never kept."""

    def keep(function: Callable[P, R]) -> Callable[P, R]:
        kept: dict[Any, tuple[float, R]] = {}
        _everything.append(kept)

        @wraps(function)
        def asked(*args: P.args, **kwargs: P.kwargs) -> R:
            name, now = key(*args, **kwargs), time.monotonic()
            found = kept.get(name)
            if found is not None and now - found[0] < seconds:
                return found[1]
            answer = function(*args, **kwargs)
            if len(kept) >= MOST:
                kept.clear()
            if answer is not None:
                kept[name] = (now, answer)
            return answer

        return asked

    return keep


def forget_everything() -> None:
    """Drop all kept answers, as between tests."""
    for kept in _everything:
        kept.clear()
