"""Reading what somebody typed, and the mark a list goes on after."""

import re
from datetime import date

from caunoi.kernel.text import fold

from .words import Match

#: Words beyond these are not asked for.
MOST_WORDS = 12
_WORD = re.compile(r"[a-z0-9]+")


def terms(typed: str) -> list[str]:
    """The words of what was typed, without marks, as the index has them."""
    return _WORD.findall(fold(typed[:400]))[:MOST_WORDS]


def asked(words: list[str], match: Match) -> str:
    """The question put to the index."""
    return (" <-> " if match is Match.PHRASE else " & ").join(words)


def mark_of(on: date, key: int) -> str:
    """Where a list goes on after a record."""
    return f"{on.isoformat()}~{key}"


def mark_read(text: str) -> tuple[date, int] | None:
    """The day and key of a mark; None for what is no mark."""
    day, _sep, key = text.partition("~")
    if not (key.isascii() and key.isdigit() and len(key) < 19):
        return None
    try:
        return date.fromisoformat(day), int(key)
    except ValueError:
        return None
