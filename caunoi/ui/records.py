"""Records that rooms hold and others may point to as evidence: rooms offer theirs, the one who needs them asks here."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from caunoi.kernel.words import say


@dataclass(frozen=True, slots=True)
class Found:
    """One record: its reference ("dialogue:…"), its kind, a name that may be read by everybody concerned, its day, what has become of it since."""

    ref: str
    kind: str
    label: str
    on: date | None = None
    href: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of record a room offers.

    ``find(body, since, until, most)`` gives a body's records of a half-open span, the newest first; ``named(body, refs)`` those
    of some references that are the body's; ``there(refs)`` those that still exist, whoever asks.
    """

    kind: str
    vi: str
    en: str
    find: Callable[[Any, date, date, int], list[Found]]
    named: Callable[[Any, Sequence[str]], list[Found]]
    there: Callable[[Sequence[str]], list[Found]]

    @property
    def label(self) -> str:
        """The kind in the language being spoken."""
        return say(self.vi, self.en)


class Records:
    """Sources by kind, in the order offered; an offer is replaced by its kind."""

    def __init__(self) -> None:
        self._sources: dict[str, Source] = {}

    def offer(self, source: Source) -> None:
        """Add what a room holds."""
        self._sources[source.kind] = source

    def sources(self) -> list[Source]:
        """Every kind on offer."""
        return list(self._sources.values())

    def label(self, kind: str) -> str:
        """A kind's name; its code where the room that held it is gone."""
        return self._sources[kind].label if kind in self._sources else kind

    def find(self, body: Any, since: date, until: date, *, most: int = 20) -> list[tuple[Source, list[Found]]]:
        """A body's records of a span by kind; kinds without any are left out."""
        found = [(source, source.find(body, since, until, most)) for source in self._sources.values()]
        return [(source, rows) for source, rows in found if rows]

    def named(self, body: Any, refs: Iterable[str]) -> list[Found]:
        """The body's records behind references; unknown ones are left out."""
        return [
            row
            for kind, wanted in _by_kind(refs).items()
            if kind in self._sources
            for row in self._sources[kind].named(body, wanted)
        ]

    def there(self, refs: Iterable[str]) -> dict[str, Found]:
        """Which of many references still lead to a record; one question a kind."""
        return {
            row.ref: row
            for kind, wanted in _by_kind(refs).items()
            if kind in self._sources
            for row in self._sources[kind].there(wanted)
        }


def _by_kind(refs: Iterable[str]) -> dict[str, list[str]]:
    kinds: dict[str, list[str]] = {}
    for ref in refs:
        kinds.setdefault(ref.partition(":")[0], []).append(ref)
    return kinds


#: The one register of this installation.
records = Records()
