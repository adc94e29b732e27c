"""Zones: every place with its nearest, its two nearest, … neighbours; the same set of places is one zone."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Integers = NDArray[np.int64]
#: Distances are taken for so many places at once, so that memory stays small.
_STEP = 512
_KEYS = 20240311


@dataclass(frozen=True, slots=True)
class Zones:
    """``near`` (places, k): each place's neighbours, nearest first; ``centre`` and ``size`` (zones,) name a zone as the first ``size`` of a row."""

    near: Integers
    centre: Integers
    size: Integers

    def __len__(self) -> int:
        return len(self.centre)

    def members(self, zone: int) -> Integers:
        """The places of a zone, in their order."""
        return np.sort(self.near[self.centre[zone], : self.size[zone]])


def nearest(coords: ArrayLike, k: int) -> Integers:
    """The ``k`` nearest places of each, itself among them; of two equally far the one that comes first."""
    at = np.asarray(coords, dtype=float)
    if at.ndim != 2 or not np.isfinite(at).all():
        raise ValueError("mỗi nơi cần toạ độ là số · each place needs coordinates that are numbers")
    if not 1 <= k <= len(at):
        raise ValueError(f"k phải từ 1 đến {len(at)} · k must lie between 1 and {len(at)}")
    found = np.empty((len(at), k), dtype=np.int64)
    for start in range(0, len(at), _STEP):
        part = at[start : start + _STEP]
        far = np.sqrt(np.square(part[:, None, :] - at[None, :, :]).sum(axis=2))
        found[start : start + _STEP] = np.argsort(far, axis=1, kind="stable")[:, :k]
    return found


def zones_of(near: Integers) -> Zones:
    """Every zone once, numbered by place and then by size; a set met again under another place is left out."""
    places, k = near.shape
    # A set is known by the sum of its members' random keys: two sets of 64-bit sums meet by chance once in billions.
    keys = np.random.default_rng(_KEYS).integers(0, 2**63, size=(2, places), dtype=np.uint64)
    one, other = (np.cumsum(part[near], axis=1, dtype=np.uint64).ravel() for part in keys)
    order = np.lexsort((np.arange(len(one)), other, one))
    new = np.ones(len(order), dtype=bool)
    new[1:] = (one[order][1:] != one[order][:-1]) | (other[order][1:] != other[order][:-1])
    first = np.sort(order[new])
    return Zones(near, first // k, first % k + 1)
