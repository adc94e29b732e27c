"""Who is told that somebody was received and that a day is over, so that people may say how they found it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

Told = Callable[[Any, datetime], None]
_done: list[Told] = []
_over: list[Told] = []


def rated_by(done: Told, over: Told) -> None:
    """Name who is told, in the same transaction, of a visit done and of a session closed."""
    _done[:], _over[:] = [done], [over]


def tell_done(visit: Any, at: datetime) -> None:
    """A visit is done."""
    for tell in _done:
        tell(visit, at)


def tell_over(session: Any, at: datetime) -> None:
    """A session is closed."""
    for tell in _over:
        tell(session, at)
