"""How alike two duties are worded: what two directives ask of one body twice is shown, never merged."""

import re
from collections.abc import Mapping
from itertools import combinations, pairwise

from caunoi.kernel.text import fold

#: Words that every duty uses.
_EMPTY = frozenset(
    [
        "thuc",
        "hien",
        "tot",
        "viec",
        "cac",
        "cua",
        "va",
        "trong",
        "tren",
        "theo",
        "cho",
        "voi",
        "de",
        "tai",
        "ve",
        "den",
        "tu",
        "la",
        "co",
        "duoc",
        "phai",
        "can",
        "tang",
        "cuong",
        "day",
        "manh",
        "nang",
        "cao",
        "nghiem",
        "tuc",
        "day",
        "du",
        "kip",
        "thoi",
        "hieu",
        "qua",
        "nhiem",
        "vu",
        "cong",
        "tac",
        "to",
        "chuc",
        "trien",
        "khai",
        "thuong",
        "xuyen",
        "chi",
        "dao",
        "phoi",
        "hop",
        "co",
        "quan",
        "don",
        "vi",
        "dia",
        "phuong",
    ]
)
#: From here on two duties are shown as one asked twice; tried on the duties of tests/test_follow.py.
ALIKE = 0.55


def marks(text: str) -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    """The telling syllables of a duty and their neighbouring pairs."""
    syllables = [word for word in re.findall(r"[a-z0-9]+", fold(text)) if word not in _EMPTY]
    return frozenset(syllables), frozenset(pairwise(syllables))


def likeness(
    one: tuple[frozenset[str], frozenset[tuple[str, str]]], other: tuple[frozenset[str], frozenset[tuple[str, str]]]
) -> float:
    """From 0 to 1: how much of the shorter duty the longer one says too, half by syllables, half by their pairs."""
    return (_held(one[0], other[0]) + _held(one[1], other[1])) / 2


def alike[Key](duties: Mapping[Key, tuple[str, object]]) -> list[tuple[Key, Key, float]]:
    """The pairs of duties from different sources that ask the same, the most alike first; a duty is its words and source."""
    marked = {key: marks(words) for key, (words, _source) in duties.items()}
    found = [
        (one, other, round(score, 2))
        for one, other in combinations(duties, 2)
        if duties[one][1] != duties[other][1] and (score := likeness(marked[one], marked[other])) >= ALIKE
    ]
    return sorted(found, key=lambda pair: -pair[2])


def _held[T](mine: frozenset[T], theirs: frozenset[T]) -> float:
    return len(mine & theirs) / min(len(mine), len(theirs)) if mine and theirs else 0.0
