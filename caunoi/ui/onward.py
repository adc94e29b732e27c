"""What may be done with a record in another room: the floor above offers it by kind, the record's page asks here."""

from collections.abc import Callable
from typing import Any

from .front import Way

#: What may be done with the record behind a reference ("dialogue.promise:…"), by the person who looks at it; None where nobody is signed in.
Offers = Callable[[str, Any], list[Way]]
#: Told that a person made something ("dialogue:…") out of the record behind a reference.
Listens = Callable[[str, str, Any], None]
#: How a page that makes something is told what it is made of: the way to it says so in its address.
FROM = "tu"


class Onward:
    """Offers by kind of record and by who offers, in the order made."""

    def __init__(self) -> None:
        self._offers: dict[str, dict[str, Offers]] = {}
        self._listens: dict[str, Listens] = {}

    def offer(self, kind: str, name: str, offers: Offers) -> None:
        """Add ``offers(ref, person)`` to the pages of records of a kind; made again under the same name, it is replaced."""
        self._offers.setdefault(kind, {})[name] = offers

    def ways(self, ref: str, person: Any) -> list[Way]:
        """Every way on from a record for a person; none where nobody offers any."""
        return [way for offers in self._offers.get(ref.partition(":")[0], {}).values() for way in offers(ref, person)]

    def listen(self, kind: str, listens: Listens) -> None:
        """Let ``listens(ref, made, person)`` know what came of records of a kind."""
        self._listens[kind] = listens

    def came(self, request: Any, made: str, to: str = "") -> str:
        """Something was made on a page that the way from a record led to: whoever listens is told; ``to`` is where one goes on, given back."""
        ref = request.GET.get(FROM, "")[:100].replace("\x00", "")
        listens = self._listens.get(ref.partition(":")[0])
        if listens is not None:
            listens(ref, made, request.user)
        return to


#: The one register of this installation.
onward = Onward()
