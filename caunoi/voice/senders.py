"""Marks of senders: so that letters of one person are counted as one sender, within one place and one quarter, and nobody is followed beyond.

A mark is made when the letter comes in, because who wrote is sealed from then on; of a letter that is itself sealed none is made.
It is never shown, and the database takes it out when the identity is erased or the letter sealed (migrations/0007_senders).
"""

from datetime import date

from caunoi.identity import sealing
from caunoi.kernel.text import fold

from .filing import Who

#: Fewer digits are no number of a person.
_DIGITS = 8


def mark_of(who: Who, place: int, on: date) -> int | None:
    """The mark of a person's letters to one place within one quarter; None of who gave too little to be told apart."""
    named = _named(who)
    if not named:
        return None
    return sealing.mark(str(place), f"{on.year}Q{(on.month + 2) // 3}", *named)


def _named(who: Who) -> tuple[str, str] | None:
    """What tells the person best: the number of the identity card, a telephone, an address of mail, the name together with the home."""
    number, phone = _digits(who.id_number), _digits(who.phone)
    if len(number) >= _DIGITS:
        return "id", number
    if len(phone) >= _DIGITS:
        return "phone", phone.removeprefix("84").removeprefix("0")
    if "@" in who.email:
        return "email", who.email.strip().casefold()
    name, home = (" ".join(fold(each).split()) for each in (who.name, who.address))
    return ("home", f"{name}\n{home}") if name and home else None


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())
