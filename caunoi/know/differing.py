"""What changed between two versions, word by word, for people to read."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

#: Longer texts are compared line by line: words of so many would take too long.
MOST_WORDS = 20_000


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch that stayed ("same"), came ("added") or went ("removed")."""

    how: str
    text: str


def pieces(before: str, after: str) -> list[Piece]:
    """The two texts as stretches, in the order one reads; joined without the removed ones they give the later text."""
    one, other = _cut(before), _cut(after)
    if len(one) + len(other) > MOST_WORDS:
        one, other = before.splitlines(keepends=True), after.splitlines(keepends=True)
    return list(_stretches(one, other))


def _stretches(one: list[str], other: list[str]) -> Iterator[Piece]:
    for how, a, b, c, d in difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if how == "equal":
            yield Piece("same", "".join(one[a:b]))
            continue
        if b > a:
            yield Piece("removed", "".join(one[a:b]))
        if d > c:
            yield Piece("added", "".join(other[c:d]))


def _cut(text: str) -> list[str]:
    return re.findall(r"\s+|[^\s\w]|\w+", text)
