"""In whose name somebody may say that a result is none: rooms whose boards speak for the people tell it at start."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Speaker:
    """A board of the people: ``key`` names its record ("board:…"), ``name`` is what everybody reads."""

    key: str
    name: str


#: The boards that a person speaks for in a place on a day.
Find = Callable[[Any, Any, date], list[Speaker]]


class Speakers:
    """Who speaks for which board, asked of the rooms that keep boards."""

    def __init__(self) -> None:
        self._found: dict[str, Find] = {}

    def offer(self, name: str, find: Find) -> None:
        """Add a room's boards; an offer is replaced by its name."""
        self._found[name] = find

    def of(self, person: Any, place: Any, on: date) -> list[Speaker]:
        """Every board a person may speak for about a place on a day."""
        return [speaker for find in self._found.values() for speaker in find(person, place, on)]


#: The one register of this installation.
speakers = Speakers()
