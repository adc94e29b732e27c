"""Drawing examples by a stated rule and seed, so that nobody picks them and anybody can draw them again. No Django."""

import hashlib
import re
from collections.abc import Callable, Iterable

#: A title before a capital letter names somebody.
_NAMED = re.compile(r"\b(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Cc]hú|[Bb]ác|[Cc]ụ|[Ee]m|[Đđ]ồng chí|[Đđ]/c)\s+[A-ZÀ-ỸĐ]")


def draw[Row](rows: Iterable[Row], key: Callable[[Row], str], *, seed: str, most: int) -> list[Row]:
    """Some of the rows, in the order their keys take when hashed with the seed: the same seed draws the same rows."""
    return sorted(rows, key=lambda row: hashlib.sha256(f"{seed}|{key(row)}".encode()).digest())[:most]


def names_somebody(text: str) -> bool:
    """Whether a sentence seems to name a person."""
    return _NAMED.search(text) is not None
