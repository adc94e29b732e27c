"""What may be done with a record in another room: the floor above offers it by kind, the record's page asks here."""

from collections.abc import Callable
from typing import Any

from .front import Way

#: What may be done with the record behind a reference ("dialogue.promise:…"), by the person who looks at it; None where nobody is signed in.
Offers = Callable[[str, Any], list[Way]]


class Onward:
    """Offers by kind of record and by who offers, in the order made."""

    def __init__(self) -> None:
        self._offers: dict[str, dict[str, Offers]] = {}

    def offer(self, kind: str, name: str, offers: Offers) -> None:
        """Add ``offers(ref, person)`` to the pages of records of a kind; made again under the same name, it is replaced."""
        self._offers.setdefault(kind, {})[name] = offers

    def ways(self, ref: str, person: Any) -> list[Way]:
        """Every way on from a record for a person; none where nobody offers any."""
        return [way for offers in self._offers.get(ref.partition(":")[0], {}).values() for way in offers(ref, person)]


#: The one register of this installation.
onward = Onward()
