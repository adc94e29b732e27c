"""How alike two questions are. Short texts share single words by chance; pairs of neighbouring syllables tell what they ask."""

import re
from collections.abc import Iterable, Mapping
from itertools import combinations, pairwise

from caunoi.kernel.text import fold

#: Words of every question, which tell nothing of what it asks.
_EMPTY = frozenset(
    [
        "xin",
        "hoi",
        "kinh",
        "de",
        "nghi",
        "ubnd",
        "uy",
        "ban",
        "nhan",
        "dan",
        "phuong",
        "xa",
        "chinh",
        "quyen",
        "cho",
        "biet",
        "toi",
        "chung",
        "gia",
        "dinh",
        "ba",
        "con",
        "vi",
        "sao",
        "khi",
        "nao",
        "bao",
        "gio",
        "lanh",
        "dao",
        "dong",
        "chi",
        "chu",
        "tich",
        "a",
        "la",
        "co",
        "khong",
        "duoc",
        "va",
        "cua",
        "thi",
        "ve",
        "o",
        "tai",
        "cac",
        "nhung",
        "nay",
        "do",
        "dang",
        "da",
        "se",
        "bi",
        "nen",
        "mong",
        "muon",
        "giup",
    ]
)
#: From here on two questions are proposed as one; measured on the questions of the tests: see tests/test_likeness.py.
ALIKE = 0.24


def marks(text: str) -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    """The telling syllables of a question and their neighbouring pairs."""
    syllables = [word for word in re.findall(r"[a-z0-9]+", fold(text)) if word not in _EMPTY]
    return frozenset(syllables), frozenset(pairwise(syllables))


def likeness(one: str, other: str) -> float:
    """From 0, nothing in common, to 1, the same words: half from syllables, half from their pairs."""
    (words, pairs), (theirs, their_pairs) = marks(one), marks(other)
    return (_shared(words, theirs) + _shared(pairs, their_pairs)) / 2


def clusters(texts: Mapping[int, str], close: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Questions that ask one thing, each at most once, the largest first; ``close`` are the pairs worth looking at.

    A question joins where it is alike to at least half of those already there, so that a chain of small likenesses
    does not draw everything together.
    """
    alike: dict[int, set[int]] = {}
    for one, other in close:
        if likeness(texts[one], texts[other]) >= ALIKE:
            alike.setdefault(one, set()).add(other)
            alike.setdefault(other, set()).add(one)
    left, found = set(alike), []
    while left:
        seed = max(sorted(left), key=lambda each: len(alike[each] & left))
        members = [seed]
        for each in sorted(alike[seed] & left, key=lambda key: (-len(alike[key] & alike[seed]), key)):
            if 2 * sum(each in alike[member] for member in members) >= len(members):
                members.append(each)
        left.difference_update(members)
        if len(members) > 1:
            found.append(sorted(members))
    return sorted(found, key=lambda group: (-len(group), group))


def pairs_of(keys: Iterable[int]) -> Iterable[tuple[int, int]]:
    """Every pair, for a handful of questions."""
    return combinations(sorted(keys), 2)


def _shared[T](mine: frozenset[T], theirs: frozenset[T]) -> float:
    return 2 * len(mine & theirs) / (len(mine) + len(theirs)) if mine and theirs else 0.0


__all__ = ["ALIKE", "clusters", "likeness", "marks", "pairs_of"]
