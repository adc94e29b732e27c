"""What changed between two texts, line by line and, inside a changed line, word by word. No Django."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

_WORDS = re.compile(r"\s+|[^\s]+")
#: Longer lines are told as a whole: comparing them word by word would cost more than it tells.
_LONGEST = 4_000


class Piece(NamedTuple):
    """A stretch of text that stayed (``same``), was put in (``added``) or taken out (``removed``)."""

    change: str
    text: str


def compare(before: str, after: str) -> list[list[Piece]]:
    """The lines of both texts in order, each as its pieces."""
    old, new = before.split("\n") if before else [], after.split("\n") if after else []
    found: list[list[Piece]] = []
    for tag, a, b, c, d in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if tag == "equal":
            found += [[Piece("same", line)] for line in new[c:d]]
            continue
        both = min(b - a, d - c)
        found += [list(_within(old[a + at], new[c + at])) for at in range(both)]
        found += [[Piece("removed", line)] for line in old[a + both : b]]
        found += [[Piece("added", line)] for line in new[c + both : d]]
    return found


def _within(before: str, after: str) -> Iterator[Piece]:
    if len(before) > _LONGEST or len(after) > _LONGEST:
        yield from (Piece("removed", before), Piece("added", after))
        return
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    for tag, a, b, c, d in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece("same", "".join(new[c:d]))
            continue
        if b > a:
            yield Piece("removed", "".join(old[a:b]))
        if d > c:
            yield Piece("added", "".join(new[c:d]))
