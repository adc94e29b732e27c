"""Sketches: what a letter says in runs of three words, drawn down to a few numbers that tell how much two letters share.

One permutation hashing (Li, Owen, Zhang 2012) with empty bins filled for banding alone (Shrivastava, Li 2014): one hash a run of
words instead of one hundred and twenty-eight. Rare runs weigh more: what everybody's form says proves little.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from .usual import USUAL, table_of, usual_words
from .words import Flags, Hashes, Places, Words, mixed

BINS = 128
_BIN_BITS = 7
#: Runs are counted in a table of this many places; two that share one are counted together.
_COUNT_BITS = 22
#: A run that only one letter has weighs so many times as one that all have.
RARE = 4.0
#: As if so many more letters lay beside these.
OTHERS = 50.0
#: Pairs compared at once.
_STEP = 1024
#: A pair with a smaller share of equal bins is not weighed.
_SOME = 0.08
_EMPTY = np.uint32(0xFFFFFFFF)
#: What a number becomes when an empty bin takes it from the next; and what a letter without any has.
_FURTHER = np.uint32(0x9E3779B1)
_UNFILLED = np.uint32((0xFFFFFFFF + 2 * BINS * 0x9E3779B1) & 0xFFFFFFFF)
#: Every other byte of eight; and a one in each two of them.
_EVEN, _FOUR = np.uint64(0x00FF00FF00FF00FF), np.uint64(0x0001000100010001)
_A, _B = np.uint64(0xD6E8FEB86659FD93), np.uint64(0xA0761D6478BD642F)
#: Weights are kept in a byte each: comparing letters is reading their rows from memory.
UNIT = 60.0
#: Letters sketched at once: few enough to stay in the processor's cache.
_LETTERS = 512
Weights = NDArray[np.uint8]
Shares = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Runs:
    """Hashed runs of three words of letters in order; a shorter letter is one run."""

    hashes: Hashes
    starts: Places

    def only(self, chosen: Places) -> "Runs":
        """The runs of some letters."""
        lengths = np.diff(self.starts)[chosen]
        starts = np.zeros(len(chosen) + 1, dtype=np.int64)
        np.cumsum(lengths, out=starts[1:])
        at = np.repeat(self.starts[chosen] - starts[:-1], lengths) + np.arange(starts[-1])
        return Runs(self.hashes[at], starts)

    def sums(self) -> Hashes:
        """One number for what a letter says, whatever stands where; letters with the same runs have the same."""
        found = np.add.reduceat(np.concatenate([self.hashes, np.zeros(1, np.uint64)]), self.starts[:-1])
        found[np.diff(self.starts) == 0] = 0
        return found


def runs_of(words: Words) -> Runs:
    """Each three words that follow each other in a letter."""
    h, counts = words.hashes, np.diff(words.starts)
    padded = np.concatenate([h, np.zeros(2, np.uint64)])
    found = mixed(np.asarray(padded[:-2] + padded[1:-1] * _A + padded[2:] * _B, dtype=np.uint64)) if len(h) else h
    lengths = np.where(counts >= 3, counts - 2, np.minimum(counts, 1))
    starts = np.zeros(len(counts) + 1, dtype=np.int64)
    np.cumsum(lengths, out=starts[1:])
    kept = np.repeat(words.starts[:-1] - starts[:-1], lengths) + np.arange(starts[-1])
    found = found[kept]
    for letter in np.flatnonzero((counts > 0) & (counts < 3)):
        both = h[words.starts[letter] : words.starts[letter + 1]]
        found[starts[letter]] = mixed(both[:1] ^ mixed(both[-1:]))[0]
    return Runs(found, starts)


@dataclass(frozen=True, slots=True)
class Sketches:
    """``least`` (letters, BINS): the least hash of each bin; ``weight``: how much its run weighs, nought in an empty bin."""

    least: NDArray[np.uint32]
    weight: Weights

    def alike(self, one: Places, other: Places) -> Shares:
        """How much of what pairs of letters say together both say, rare runs weighing more: from 0 to 1."""
        found = np.zeros(len(one), dtype=np.float32)
        for start in range(0, len(one), _STEP):
            i, j = one[start : start + _STEP], other[start : start + _STEP]
            a, b = self.least[i], self.least[j]
            same = (a == b) & (a != _EMPTY)
            # Most pairs share next to nothing: only the others are weighed.
            some = np.flatnonzero(np.bitwise_count(same.view(np.uint64)).sum(axis=1, dtype=np.int64) > _SOME * BINS)
            if not len(some):
                continue
            if len(some) < len(i):
                i, j, a, b, same = i[some], j[some], a[some], b[some], same[some]
            # Of two different runs in a bin the lesser is drawn from what both say together.
            both = _chosen(a <= b, self.weight[i], self.weight[j])
            shared, whole = _totals(both * same.view(np.uint8)), _totals(both)
            found[start + some] = shared / np.maximum(whole, np.float32(1e-9))
        return found

    def filled(self) -> NDArray[np.uint32]:
        """The sketches with each empty bin taking the next full one's number, for banding; a bin of all letters lies together."""
        letters = len(self.least)
        found = np.empty((BINS, letters), dtype=np.uint32)
        for start in range(0, letters, _STEP):
            part = found[:, start : start + _STEP]
            part[:] = self.least[start : start + _STEP].T
            # All bits in an empty bin, none in a full one; and nought in an empty one.
            empty = -(part == _EMPTY).astype(np.uint32)
            part &= ~empty
            carried = np.full(part.shape[1], _UNFILLED, dtype=np.uint32)
            # From the last bin to the first, twice round: a number carried one bin further is another number.
            for lap in (0, 1):
                for own, asks in zip(part[::-1], empty[::-1], strict=True):
                    carried += _FURTHER
                    carried &= asks
                    carried |= own
                    if lap:
                        own[:] = carried
        return found.T


def _chosen(first: Flags, one: Weights, other: Weights) -> Weights:
    """``np.where`` by bits: where neither is foreseen a branch for each byte is thirty times as slow."""
    found: Weights = other ^ ((one ^ other) & (0 - first.view(np.uint8)))
    return found


def _totals(weights: Weights) -> Shares:
    """The sum of each row of (n, BINS) weights, eight bytes at a time: four sums of two bytes in a word, put together at the end."""
    eight = weights.view(np.uint64)
    found = ((eight & _EVEN) + ((eight >> np.uint64(8)) & _EVEN)).sum(axis=1)
    return ((found * _FOUR) >> np.uint64(48)).astype(np.float32)


def sketches_of(runs: Runs) -> Sketches:
    """The sketch of each letter; runs are weighed by how few of these letters have them."""
    letters = len(runs.starts) - 1
    slot = (runs.hashes >> np.uint64(64 - _COUNT_BITS)).view(np.int64)
    seen = np.bincount(slot, minlength=1 << _COUNT_BITS)
    least, at, mine = _least(runs)
    # Only what stands in a sketch is weighed.
    slot = slot[mine]
    number = np.minimum(seen[slot], letters)
    most = np.log(max(letters, 2) + OTHERS)
    told = np.log(np.maximum(np.arange(max(letters, 1) + 1), 1))
    weights = np.rint(UNIT * (1.0 + (RARE - 1.0) * (1.0 - told / most))).astype(np.uint8)[number]
    weights[_usual()[slot]] = round(UNIT * USUAL)
    weight = np.zeros(letters * BINS, dtype=np.uint8)
    weight[at] = weights
    return Sketches(least.reshape(letters, BINS), weight.reshape(letters, BINS))


def least_of(runs: Runs) -> NDArray[np.uint32]:
    """The least hash of each bin of each letter (letters, BINS), without weights: what may be kept of a letter that comes alone."""
    return _least(runs)[0].reshape(-1, BINS)


def usual_numbers() -> NDArray[np.uint32]:
    """What the runs of usual phrases leave in a sketch, in order."""
    return _usual_numbers()


def _least(runs: Runs) -> tuple[NDArray[np.uint32], Places, Places]:
    """The bins of all letters one after the other; the runs that are the least of their bin: its place, and theirs."""
    letters = len(runs.starts) - 1
    least = np.full(letters * BINS, _EMPTY, dtype=np.uint32)
    bins, own = [], []
    for start in range(0, letters, _LETTERS):
        starts = runs.starts[start : start + _LETTERS + 1]
        hashes = runs.hashes[starts[0] : starts[-1]]
        at = (hashes & np.uint64(BINS - 1)).view(np.int64)
        at += np.repeat(np.arange(len(starts) - 1) * BINS, np.diff(starts))
        value, part = _numbers(hashes), least[start * BINS : (start + _LETTERS) * BINS]
        np.minimum.at(part, at, value)
        mine = np.flatnonzero(value == part[at])
        bins.append(at[mine] + start * BINS)
        own.append(mine + starts[0])
    return least, np.concatenate([*bins, np.empty(0, np.int64)]), np.concatenate([*own, np.empty(0, np.int64)])


def _numbers(hashes: Hashes) -> NDArray[np.uint32]:
    value = (hashes >> np.uint64(_BIN_BITS)).astype(np.uint32)
    value[value == _EMPTY] -= np.uint32(1)
    return value


@lru_cache(maxsize=1)
def _usual_numbers() -> NDArray[np.uint32]:
    return np.unique(_numbers(runs_of(usual_words()).hashes))


@lru_cache(maxsize=1)
def _usual() -> Flags:
    return table_of(runs_of(usual_words()).hashes, _COUNT_BITS)
