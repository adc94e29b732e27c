"""Which letters are copies of one letter, and which are about one cause."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from .cause import Causes
from .link import grouped, linked, numbered
from .sketch import Runs, runs_of, sketches_of
from .words import STEP, Flags, Places, Words, words_of

#: Letters of one place that share so much are copies; where one names no place, or the two another, more.
COPY, COPY_LOST, COPY_ELSEWHERE = 0.55, 0.6, 0.85
#: Letters of one place whose rare words are so near are about one cause; one without a place must be nearer.
CAUSE, CAUSE_ANYWHERE = 0.37, 0.45
#: So many letters of a family are asked what it is about.
SPEAKERS = 3
_ROWS, _ROWS_ELSEWHERE = 4, 5


@dataclass(frozen=True, slots=True)
class Grouping:
    """``case`` and ``family`` of each letter, numbered from 1 in the order in which they come; a family lies in one case."""

    case: Places
    family: Places


class Gathering:
    """Letters as they come, one after the other: what is kept of each are hashes of its words without names and numbers, never its text."""

    def __init__(self) -> None:
        self._waiting: list[str] = []
        self._places: list[str] = []
        self._words: list[Words] = []
        self._runs: list[Runs] = []

    def __len__(self) -> int:
        return len(self._places)

    def add(self, place: str, text: str) -> None:
        """One more letter; a place of "" is not known."""
        self._places.append(place)
        self._waiting.append(text)
        # As many at once as stay in the processor's cache.
        if len(self._waiting) == STEP:
            self._read()

    def _read(self) -> None:
        self._words.append(words_of(self._waiting))
        self._runs.append(runs_of(self._words[-1]))
        self._waiting = []

    def group(self) -> Grouping:
        """The groups of all letters so far."""
        if self._waiting or not self._words:
            self._read()
        hashes = np.concatenate([one.hashes for one in self._words])
        words = Words(hashes, _joined(self._words), np.concatenate([one.figure for one in self._words]))
        runs = Runs(np.concatenate([one.hashes for one in self._runs]), _joined(self._runs))
        self._words, self._runs = [words], [runs]
        return _grouped(self._places, words, runs)


def group(places: Sequence[str], texts: Sequence[str]) -> Grouping:
    """Group letters: families are copies of one letter with other names in it, cases are families about one cause.

    A place of "" is not known: such a letter may belong to any place's case. The same letters give the same groups, whatever
    their order; only the numbers follow it.
    """
    gathering = Gathering()
    for place, text in zip(places, texts, strict=True):
        gathering.add(place, text)
    return gathering.group()


def _grouped(places: Sequence[str], words: Words, runs: Runs) -> Grouping:
    if not places:
        return Grouping(np.empty(0, np.int64), np.empty(0, np.int64))
    names, place = np.unique(np.asarray(places, dtype=np.str_), return_inverse=True)
    # The same letter a hundred thousand times is looked at once.
    sums = runs.sums()
    quiet = np.flatnonzero(np.diff(runs.starts) == 0)
    sums[quiet] = quiet.astype(np.uint64)
    order = np.lexsort((place, sums))
    new = np.ones(len(order), dtype=bool)
    new[1:] = (sums[order][1:] != sums[order][:-1]) | (place[order][1:] != place[order][:-1])
    which = np.empty(len(order), dtype=np.int64)
    which[order] = np.cumsum(new) - 1
    kept = order[new]
    said = np.diff(runs.starts)[kept] > 0
    # A letter without words is like no other.
    block = np.where(said, place[kept], len(names) + np.arange(len(kept)))
    lost = (names == "")[place[kept]] & said
    family = _families(runs.only(kept), block, lost)
    case = _cases(words, kept, block, lost, family)
    return Grouping(numbered(case[which]), numbered(family[which]))


def _joined(parts: Sequence[Words] | Sequence[Runs]) -> Places:
    return np.concatenate([[0], np.cumsum(np.concatenate([np.diff(part.starts) for part in parts]))])


def _families(runs: Runs, block: Places, lost: Flags) -> Places:
    """Each letter's family, named by its middle."""
    letters = len(block)
    sketches = sketches_of(runs)
    filled = sketches.filled()
    pairs = linked(filled, block, rows=_ROWS, alike=sketches.alike, least=COPY)
    label = grouped(letters, pairs, sketches.alike, COPY)
    # Copies elsewhere: the middles of two places' families, and of those that name no place.
    heads = np.unique(label)
    least = np.where(lost[heads], COPY_LOST, COPY_ELSEWHERE)

    def alike(one: Places, other: Places) -> NDArray[np.floating]:
        # Measured against the milder of the two bounds, so that one number decides.
        return sketches.alike(heads[one], heads[other]) - np.minimum(least[one], least[other])

    silent = ~sketches.weight[heads].any(axis=1)
    pairs = linked(filled.T[:, heads].T, np.where(silent, 1 + heads, 0), rows=_ROWS_ELSEWHERE, alike=alike, least=0.0)
    joined = grouped(len(heads), pairs, alike, 0.0)
    inner = np.empty(letters, dtype=np.int64)
    inner[heads] = np.arange(len(heads))
    return heads[joined][inner[label]]


def _cases(words: Words, kept: Places, block: Places, lost: Flags, family: Places) -> Places:
    """Each letter's case: families joined by what they are about."""
    # Few letters speak for a family in each place it is in, its middle first: one alone may lack what ties it to another.
    order = np.lexsort((np.arange(len(family)), np.arange(len(family)) != family, block, family))
    new = np.ones(len(order), dtype=bool)
    new[1:] = (family[order][1:] != family[order][:-1]) | (block[order][1:] != block[order][:-1])
    begin = np.flatnonzero(new)
    rank = np.arange(len(order)) - np.repeat(begin, np.diff(np.append(begin, len(order))))
    heads = order[rank < SPEAKERS]
    causes = Causes(words, kept[heads])
    here, anywhere = causes.near(block[heads], CAUSE), causes.anywhere(lost[heads], CAUSE_ANYWHERE)
    # Families hold their places together.
    whole, group_of = np.unique(family[heads], return_inverse=True)
    lead = np.full(len(whole), len(heads), dtype=np.int64)
    np.minimum.at(lead, group_of, np.arange(len(heads)))
    one = np.concatenate([here[0], anywhere[0], np.arange(len(heads))])
    other = np.concatenate([here[1], anywhere[1], lead[group_of]])
    shape = len(heads), len(heads)
    _, part = connected_components(coo_array((np.ones(len(one), np.int8), (one, other)), shape=shape), False)
    found = np.empty(len(whole), dtype=np.int64)
    found[group_of] = part
    return found[np.searchsorted(whole, family)]
