"""Letters one at a time: a signature that is kept, bands it is found by, and how much two signatures share.

What is kept of a letter are the least hashes of its runs of three words, after names and numbers were left out: neither the
text nor who wrote it can be read from them. Bands name the block a letter lies in, so that no lookup leaves it.
"""

from collections.abc import Hashable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from .sketch import _EMPTY, BINS, Sketches, least_of, runs_of, usual_numbers
from .usual import USUAL
from .words import mixed, words_of

Signature = NDArray[np.uint32]
#: Letters that share so much of what is not usual are copies of one wording.
COPY = 0.55
#: Letters that stand for a wording a letter is compared with at most; where so many are near and none is like it, it joins the nearest.
COMPARED = 256
#: A key leads to so many of them at most.
FULL = 64
#: Such a nearest may be so much less like it.
SWARM = 0.15
#: A copy that differs so much from what stands for its case stands for it too, up to so many a case.
VARIED, SPEAKERS = 0.15, 8
#: Numbers of a band.
ROWS = 4
BANDS = BINS // ROWS
#: Runs without which a text is too short to be told from another.
LEAST_RUNS = 8
#: Bytes kept of a letter.
SIZE = 4 * BINS


def signatures(texts: Sequence[str]) -> list[Signature | None]:
    """What is kept of each letter; None of one too short to compare."""
    if not texts:
        return []
    runs = runs_of(words_of(texts))
    table = least_of(runs)
    counts = np.diff(runs.starts)
    return [table[at] if counts[at] >= LEAST_RUNS else None for at in range(len(texts))]


def bands(table: NDArray[np.uint32], blocks: Sequence[int]) -> NDArray[np.int64]:
    """The keys (letters, BANDS) by which each signature is found; two blocks share none but by chance."""
    filled = Sketches(table, np.empty((0, 0), np.uint8)).filled().astype(np.uint64).reshape(len(table), BANDS, ROWS)
    base = mixed(np.asarray(blocks, dtype=np.uint64))[:, None] + np.arange(BANDS, dtype=np.uint64)[None, :]
    for row in range(ROWS):
        base = (base ^ filled[:, :, row]) * np.uint64(0x9FB21C651E98DF25)
        base ^= base >> np.uint64(29)
    return base.view(np.int64)


def shares(one: Signature, others: NDArray[np.uint32]) -> NDArray[np.float64]:
    """How much of what a letter and each of others (n, BINS) say together both say, phrases of every petition hardly counting: 0 to 1."""
    if not len(others):
        return np.zeros(0)
    both = np.minimum(others, one)
    weight = weights_of(both)
    found: NDArray[np.float64] = np.einsum("ij,ij->i", weight, others == one) / np.maximum(weight.sum(axis=1), 1e-9)
    return found


def verdict(alike: NDArray[np.float64], cases: Sequence[Hashable]) -> tuple[int | None, bool]:
    """Which of the letters near by a letter joins (None: none of them), and whether it stands for the case from now on; ``cases`` are theirs."""
    if not len(alike):
        return None, True
    best = int(alike.argmax())
    if alike[best] < (COPY if len(alike) < COMPARED else COPY - SWARM):
        return None, True
    return best, bool(alike[best] < COPY + VARIED) and sum(case == cases[best] for case in cases) < SPEAKERS


def weights_of(numbers: NDArray[np.uint32]) -> NDArray[np.float64]:
    """What each number of a sketch weighs: nothing in an empty bin, next to nothing where a usual phrase left it."""
    usual, hint = _usual_hint()
    weight = np.where(numbers == _EMPTY, 0.0, 1.0)
    # A look at the last bits leaves few to be searched for.
    maybe = np.flatnonzero(hint[numbers & np.uint32(0xFFFF)])
    flat = numbers.ravel()[maybe]
    at = np.minimum(np.searchsorted(usual, flat), len(usual) - 1)
    weight.ravel()[maybe[usual[at] == flat]] = USUAL
    return weight


@lru_cache(maxsize=1)
def _usual_hint() -> tuple[NDArray[np.uint32], NDArray[np.bool_]]:
    usual = usual_numbers()
    hint = np.zeros(1 << 16, dtype=np.bool_)
    hint[usual & np.uint32(0xFFFF)] = True
    return usual, hint


def kept(signature: Signature) -> bytes:
    """A signature as bytes to store."""
    return signature.astype("<u4").tobytes()


def read(stored: bytes) -> Signature:
    """A stored signature; one of another size is none."""
    return np.frombuffer(stored, dtype="<u4") if len(stored) == SIZE else np.full(BINS, _EMPTY, dtype=np.uint32)
