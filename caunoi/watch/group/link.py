"""From pairs that may be alike to groups: candidates by bands, never all pairs; groups whose members are like their middle."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from .words import Hashes, Places, mixed, ordered

Pairs = tuple[Places, Places]
Alike = Callable[[Places, Places], NDArray[np.floating]]
#: A member may be so much less like its group's middle than two letters of a group must be like each other.
SLACK = 0.12
_ROUNDS = 4


def linked(filled: NDArray[np.uint32], block: Places, *, rows: int, alike: Alike, least: float) -> Pairs:
    """Pairs of one block that agree on some band of ``rows`` numbers and are at least so much alike.

    Each letter is compared with the first of its band and with the one before it, and not again with one it is linked to already: of
    very many copies, made to slow this down or not, each costs two comparisons a band at the most.
    """
    letters, bins = filled.shape
    part = np.arange(letters)
    found: list[Pairs] = []
    tried = np.empty(0, np.int64)
    base = mixed(block.astype(np.uint64))
    bands, together = list(range(0, bins - rows + 1, rows)), 1
    while bands:
        # Few bands at first: what they link is left out of the many that follow.
        now, bands = bands[:together], bands[together:]
        together *= 2
        codes = np.concatenate([_pairs_of(_keys(filled, base, band, rows), part, letters) for band in now])
        codes = np.setdiff1d(_once(codes), tried, assume_unique=True)
        tried = np.concatenate([tried, codes])
        one, other = codes // letters, codes % letters
        good = alike(one, other) >= least
        one, other = one[good], other[good]
        if len(one):
            found.append((one, other))
            a, b = (np.concatenate([pair[side] for pair in found]) for side in (0, 1))
            _, part = connected_components(
                coo_array((np.ones(len(a), np.int8), (a, b)), shape=(letters, letters)), False
            )
    if not found:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    return np.concatenate([pair[0] for pair in found]), np.concatenate([pair[1] for pair in found])


def _keys(filled: NDArray[np.uint32], base: Hashes, band: int, rows: int) -> Hashes:
    key = base + np.uint64(band)
    for column in range(band, band + rows):
        key = (key ^ filled[:, column]) * np.uint64(0x9FB21C651E98DF25)
        key ^= key >> np.uint64(29)
    return key


def _pairs_of(key: Hashes, part: Places, letters: int) -> Places:
    order, new = ordered(key)
    at = np.flatnonzero(~new)
    if not len(at):
        return at
    # Equals stand as they come: the first of a band is its least letter.
    head = np.flatnonzero(new)
    first = order[head[np.searchsorted(head, at, side="right") - 1]]
    before, now = order[at - 1], order[at]
    one = np.concatenate([first, np.minimum(before, now)])
    other = np.concatenate([now, np.maximum(before, now)])
    apart = (part[one] != part[other]) & (one != other)
    found: Places = one[apart] * letters + other[apart]
    return found


def _once(codes: Places) -> Places:
    codes = np.sort(codes)
    return codes[np.concatenate([[True], codes[1:] != codes[:-1]])] if len(codes) else codes


def grouped(letters: int, pairs: Pairs, alike: Alike, least: float) -> Places:
    """Each letter's group, named by its middle, the member with most links; who is unlike the middle is grouped anew."""
    one, other = pairs
    label = np.arange(letters)
    left = np.ones(letters, dtype=np.bool_)
    for _ in range(_ROUNDS):
        inside = left[one] & left[other]
        a, b = one[inside], other[inside]
        if not len(a):
            break
        links = np.bincount(np.concatenate([a, b]), minlength=letters)
        _, part = connected_components(coo_array((np.ones(len(a), np.int8), (a, b)), shape=(letters, letters)), False)
        # The busiest of each part, the first of equals.
        order = np.lexsort((np.arange(letters), -links, part))
        heads = np.empty(part.max() + 1, dtype=np.int64)
        heads[part[order[::-1]]] = order[::-1]
        head = heads[part]
        asked = np.flatnonzero(left & (head != np.arange(letters)))
        like = np.zeros(letters, dtype=np.bool_)
        like[asked] = alike(asked, head[asked]) >= least - SLACK
        label[like] = head[like]
        # A head that took someone in is done, as are those it took in.
        left &= ~like
        left[head[like]] = False
    return label


def numbered(label: Places) -> Places:
    """Labels as 1, 2, … in the order in which they first come."""
    _, first, place = np.unique(label, return_index=True, return_inverse=True)
    rank = np.empty(len(first), dtype=np.int64)
    rank[np.argsort(first, kind="stable")] = np.arange(1, len(first) + 1)
    return rank[place]
