"""What rooms show on a place's page: figures with their records, and ways that lead on; rooms add theirs at start."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from caunoi.kernel.words import say


@dataclass(frozen=True, slots=True)
class Line:
    """One figure of a room on a place's page; ``value`` None where it is too small to show; ``href`` opens its records."""

    vi: str
    en: str
    value: int | str | None
    href: str = ""
    late: bool = False

    @property
    def label(self) -> str:
        """What is counted."""
        return say(self.vi, self.en)


@dataclass(frozen=True, slots=True)
class Way:
    """One link a room offers where another room's page needs it."""

    vi: str
    en: str
    href: str
    icon: str = "right"

    @property
    def label(self) -> str:
        """Where it leads."""
        return say(self.vi, self.en)


Figures = Callable[[Any, date], list[Line]]
Ways = Callable[[Any], list[Way]]
#: What a room has to say of a place between two days (the second not included).
Told = Callable[[Any, date, date], list[Line]]


@dataclass(frozen=True, slots=True)
class Account:
    """One chapter of what was done in a place in a span: its name and its figures."""

    vi: str
    en: str
    lines: list[Line]

    @property
    def label(self) -> str:
        """What it tells of."""
        return say(self.vi, self.en)


class Front:
    """Lines by room of the motto, ways by purpose, in the order offered; an offer is replaced by its name."""

    def __init__(self) -> None:
        self._figures: dict[str, dict[str, Figures]] = {}
        self._ways: dict[str, dict[str, Ways]] = {}
        self._addresses: dict[str, Callable[[str], str]] = {}
        self._accounts: dict[str, tuple[str, str, Told]] = {}

    def offer_figures(self, room: str, name: str, figures: Figures) -> None:
        """Add ``figures(place, today)`` to what the motto's ``room`` shows; ``name`` is the room of ours that counts."""
        self._figures.setdefault(room, {})[name] = figures

    def offer_ways(self, purpose: str, name: str, ways: Ways) -> None:
        """Add ``ways(place)`` to the links of a purpose, for example "be_received", or "place.check" for what the motto's room "check" leads to on a place's page; the place may be None."""
        self._ways.setdefault(purpose, {})[name] = ways

    def offer_account(self, name: str, vi: str, en: str, told: Told) -> None:
        """Add ``told(place, since, until)`` to what is laid before the households at the end of a year, under a title."""
        self._accounts[name] = (vi, en, told)

    def accounts(self, place: Any, since: date, until: date) -> list[Account]:
        """What every room has to say of a place in a span; rooms with nothing to say are left out."""
        told = [Account(vi, en, each(place, since, until)) for vi, en, each in self._accounts.values()]
        return [each for each in told if each.lines]

    def offer_address(self, kind: str, address: Callable[[str], str]) -> None:
        """Say where the work on things of a kind is done: "disclosure:1a2b" asks the kind "disclosure" for "1a2b"."""
        self._addresses[kind] = address

    def address(self, about: str) -> str:
        """The officers' page of a thing a duty is about; empty where no room offers one."""
        kind, _, key = about.partition(":")
        return self._addresses[kind](key) if kind in self._addresses else ""

    def lines(self, room: str, place: Any, today: date) -> list[Line]:
        """Every figure of a room of the motto for a place."""
        return [line for figures in self._figures.get(room, {}).values() for line in figures(place, today)]

    def ways(self, purpose: str, place: Any = None) -> list[Way]:
        """Every link of a purpose; none where no room offers one."""
        return [way for ways in self._ways.get(purpose, {}).values() for way in ways(place)]


#: The one front of this installation.
front = Front()
