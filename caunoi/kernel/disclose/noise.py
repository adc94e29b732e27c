"""Counts told with noise, so that no one person's case can be told from the table (differential privacy), whole and adding up.

Two-sided geometric noise (Ghosh, Roughgarden, Sundararajan 2012) on whole numbers: no digits to leak through, as those of the
Laplace distribution do. Totals get noise of their own and places are fitted to them, which costs no privacy. One case is in one
cell; the price ``epsilon`` is of one case, and prices of releases about the same cases add up.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Counts = NDArray[np.int64]
#: The part of the price that goes to totals: few numbers that everybody reads.
TOTALS = 0.5


@dataclass(frozen=True, slots=True)
class Told:
    """``cells`` (topics, places) add up to ``totals`` (topics, groups) and these to ``whole`` (topics,); what it cost."""

    cells: Counts
    totals: Counts
    whole: Counts
    epsilon: float


def release(counts: ArrayLike, group: ArrayLike, *, epsilon: float, dice: np.random.Generator) -> Told:
    """Tell ``counts`` (topics, places), places lying in a ``group`` (a province) each, at the price ``epsilon``."""
    table, lies = np.asarray(counts), np.asarray(group, dtype=np.int64)
    if not 0 < epsilon <= 10:
        raise ValueError("epsilon phải lớn hơn 0, không quá 10 · epsilon must be above 0, at most 10")
    if table.ndim != 2 or lies.shape != table.shape[1:] or (table < 0).any() or (table != np.floor(table)).any():
        raise ValueError(
            "cần bảng số đếm nguyên, mỗi nơi một nhóm · a table of whole counts and a group a place are needed"
        )
    groups = int(lies.max()) + 1 if len(lies) else 0
    member = np.zeros((table.shape[1], groups))
    member[np.arange(len(lies)), lies] = 1.0
    true = (table @ member).astype(np.int64)
    totals = np.maximum(true + geometric(true.shape, TOTALS * epsilon, dice), 0)
    noisy = table.astype(np.int64) + geometric(table.shape, (1 - TOTALS) * epsilon, dice)
    cells = np.zeros(table.shape, dtype=np.int64)
    for at in range(groups):
        inside = np.flatnonzero(lies == at)
        for topic in range(len(table)):
            cells[topic, inside] = _fitted(noisy[topic, inside], int(totals[topic, at]))
    return Told(cells, totals, totals.sum(axis=1), epsilon)


def geometric(shape: tuple[int, ...], epsilon: float, dice: np.random.Generator) -> Counts:
    """Whole numbers around nought with chance falling by ``exp(-epsilon)`` a step: one geometric number less another."""
    stay = -np.expm1(-epsilon)
    return np.asarray(dice.geometric(stay, shape) - dice.geometric(stay, shape), dtype=np.int64)


def _fitted(noisy: Counts, total: int) -> Counts:
    """The nearest whole numbers of nought or more that add up: the same taken from all above nought (projection on a simplex), then rounded."""
    if total <= 0 or not len(noisy):
        return np.zeros(len(noisy), dtype=np.int64)
    falling = np.sort(noisy)[::-1].astype(float)
    over = (np.cumsum(falling) - total) / np.arange(1, len(falling) + 1)
    cut = over[np.flatnonzero(falling > over)[-1]]
    near = np.maximum(noisy - cut, 0.0)
    down = np.floor(near).astype(np.int64)
    left = total - int(down.sum())
    down[np.argsort(down - near, kind="stable")[:left]] += 1
    return down
