"""Who hears of advice: the floors above follow it in the same transaction, so that nothing is advised unfollowed."""

from datetime import datetime
from typing import Protocol

from caunoi.boards.models import BoardAdvice


class Listener(Protocol):
    """Told of a piece of advice at each turn of its course: "advised", "answered", "settled"."""

    def __call__(self, turn: str, advice: BoardAdvice, *, by: str, at: datetime) -> None:
        """Hear of it; a refusal undoes the act."""


_listeners: dict[str, Listener] = {}


def listen(name: str, listener: Listener) -> None:
    """Add a listener under a name; named again it is replaced."""
    _listeners[name] = listener


def tell(turn: str, advice: BoardAdvice, *, by: str, at: datetime) -> None:
    """Tell every listener of a turn."""
    for listener in _listeners.values():
        listener(turn, advice, by=by, at=at)
