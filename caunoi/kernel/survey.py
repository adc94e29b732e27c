"""Honest statistics of shares: intervals, differences, shrinkage of many small places toward one another, ranks with doubt.

Wilson 1927, Clopper and Pearson 1934, Newcombe 1998 (method 10), Brown, Cai and DasGupta 2001 (Jeffreys with its rule at the
ends). Shrinkage is a beta-binomial over places whose two numbers are averaged over what the data leave open, so that few
places are not told with more certainty than they carry.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import betainc, betaincinv, betaln, ndtri

Floats = NDArray[np.float64]
#: A place where fewer were asked gets no rank.
LEAST_RANKED = 10
#: Values each of the prior's two numbers takes around its likeliest, in standard deviations.
_NODES = np.linspace(-2, 2, 5)
_STEPS = 60


@dataclass(frozen=True, slots=True)
class Interval:
    """Lower and upper end, each (places,), within 0 and 1."""

    low: Floats
    high: Floats


@dataclass(frozen=True, slots=True)
class Shrunk:
    """Every place's share as told by its own answers and by all places together: (places,) each; ``nodes`` (k, 3) are a, b, weight of the prior."""

    share: Floats
    low: Floats
    high: Floats
    part: Floats
    whole: Floats
    nodes: Floats


@dataclass(frozen=True, slots=True)
class Ranks:
    """Place in the order from the lowest share, 1 first, NaN where too few were asked; ``lowest`` is the chance to be among the lowest tenth."""

    rank: Floats
    low: Floats
    high: Floats
    lowest: Floats


def wilson(part: ArrayLike, whole: ArrayLike, *, level: float = 0.95, corrected: bool = False) -> Interval:
    """The score interval; ``corrected`` for continuity, as R's prop.test gives it by default. Of nothing asked, 0 to 1."""
    x, n, z = *_counts(part, whole), _z(level)
    with np.errstate(divide="ignore", invalid="ignore"):
        p = x / n
        slack = np.minimum(0.5, np.abs(x - n / 2)) if corrected else np.zeros_like(x)
        low = _end(p - slack / n, n, z, -1)
        high = _end(p + slack / n, n, z, +1)
    low, high = np.where(x == 0, 0.0, low), np.where(x == n, 1.0, high)
    return _within(low, high, n)


def exact(part: ArrayLike, whole: ArrayLike, *, level: float = 0.95) -> Interval:
    """The interval of Clopper and Pearson, never short of its level."""
    x, n = _counts(part, whole)
    tail = _tail(level)
    with np.errstate(invalid="ignore"):
        low = np.where(x > 0, betaincinv(np.maximum(x, 1), n - x + 1, tail), 0.0)
        high = np.where(x < n, betaincinv(x + 1, np.maximum(n - x, 1), 1 - tail), 1.0)
    return _within(low, high, n)


def jeffreys(part: ArrayLike, whole: ArrayLike, *, level: float = 0.95) -> Interval:
    """The equal-tailed interval under Jeffreys' prior, 0 where nobody said so and 1 where everybody did."""
    x, n = _counts(part, whole)
    tail = _tail(level)
    low = np.where(x > 0, betaincinv(x + 0.5, n - x + 0.5, tail), 0.0)
    high = np.where(x < n, betaincinv(x + 0.5, n - x + 0.5, 1 - tail), 1.0)
    return _within(low, high, n)


def difference(
    part: ArrayLike, whole: ArrayLike, other_part: ArrayLike, other_whole: ArrayLike, *, level: float = 0.95
) -> Interval:
    """Newcombe's interval of the first share less the second, within -1 and 1."""
    x, n = _counts(part, whole)
    y, m = _counts(other_part, other_whole)
    one, two = wilson(x, n, level=level), wilson(y, m, level=level)
    with np.errstate(divide="ignore", invalid="ignore"):
        p, q = x / n, y / m
        low = p - q - np.sqrt((p - one.low) ** 2 + (two.high - q) ** 2)
        high = p - q + np.sqrt((one.high - p) ** 2 + (q - two.low) ** 2)
    known = (n > 0) & (m > 0)
    return Interval(np.where(known, low, -1.0), np.where(known, high, 1.0))


def shrink(part: ArrayLike, whole: ArrayLike, *, level: float = 0.95) -> Shrunk:
    """Each place's share drawn toward what all places have in common, the more the fewer were asked there.

    Needs two places with answers; a place where nobody was asked gets what is known of places in general.
    """
    x, n = _counts(part, whole)
    if np.count_nonzero(n) < 2:
        raise ValueError("cần ít nhất hai nơi có người trả lời · at least two places with answers are needed")
    nodes = _prior(x, n)
    a, b, weight = nodes[:, 0, None] + x, nodes[:, 1, None] + n - x, nodes[:, 2, None]
    # What a place's own answers say of the prior is in the whole's likelihood already: one weight serves all places.
    share = (weight * a / (a + b)).sum(axis=0)
    tail = _tail(level)
    low = _mixed_quantile(a, b, weight, tail)
    high = _mixed_quantile(a, b, weight, 1 - tail)
    return Shrunk(share, low, high, x, n, nodes)


def ranks(shrunk: Shrunk, *, seed: int, draws: int = 2_000, level: float = 0.9, least: int = LEAST_RANKED) -> Ranks:
    """The order of places as far as it can be known: middle rank, interval, and the chance to be among the lowest tenth.

    Only places where at least ``least`` were asked take part.
    """
    asked = np.flatnonzero(shrunk.whole >= least)
    nothing = np.full(shrunk.share.shape, np.nan)
    rank, low, high, lowest = nothing.copy(), nothing.copy(), nothing.copy(), nothing.copy()
    if len(asked) < 2:
        return Ranks(rank, low, high, lowest)
    chance = np.random.default_rng(seed)
    which = chance.choice(len(shrunk.nodes), size=draws, p=shrunk.nodes[:, 2])
    x, n = shrunk.part[asked], shrunk.whole[asked]
    placed = np.empty((draws, len(asked)), dtype=np.int32)
    for at, node in enumerate(which):
        drawn = chance.beta(shrunk.nodes[node, 0] + x, shrunk.nodes[node, 1] + n - x)
        placed[at, np.argsort(drawn, kind="stable")] = np.arange(1, len(asked) + 1)
    ends = np.quantile(placed, [0.5, (1 - level) / 2, (1 + level) / 2], axis=0, method="inverted_cdf")
    rank[asked], low[asked], high[asked] = ends
    lowest[asked] = (placed <= max(1, len(asked) // 10)).mean(axis=0)
    return Ranks(rank, low, high, lowest)


def _prior(x: Floats, n: Floats) -> Floats:
    """A few beta priors (a, b, weight) that stand for what the places leave open of the common mean and of how much places differ."""
    from scipy.optimize import minimize

    x, n = x[n > 0], n[n > 0]

    def loss(at: Floats) -> float:
        a, b = _shape(at)
        # Half a Cauchy on how much places differ (1/size), so that alike places do not send the size to infinity.
        size = a + b
        weak = np.log(size) - np.log1p(size * size) + np.log(a * b / size**2)
        return -float((betaln(x + a, n - x + b) - betaln(a, b)).sum() + weak)

    mean = (x.sum() + 0.5) / (n.sum() + 1)
    start = np.array([np.log(mean / (1 - mean)), np.log(10.0)])
    best = minimize(loss, start, method="Nelder-Mead", options={"xatol": 1e-4, "fatol": 1e-6, "maxiter": 500}).x
    spread = np.linalg.cholesky(np.linalg.inv(_curvature(loss, best)) + 1e-12 * np.eye(2))
    grid = np.array([best + spread @ np.array([one, two]) for one in _NODES for two in _NODES])
    told = np.array([-loss(at) for at in grid])
    weight = np.exp(told - told.max())
    keep = weight > 1e-3
    shapes = np.array([_shape(at) for at in grid[keep]])
    return np.column_stack([shapes, weight[keep] / weight[keep].sum()])


def _shape(at: Floats) -> tuple[float, float]:
    mean = 1 / (1 + np.exp(-at[0]))
    size = np.exp(np.clip(at[1], -5, 12))
    return float(max(mean * size, 1e-6)), float(max((1 - mean) * size, 1e-6))


def _curvature(loss: Callable[[Floats], float], at: Floats) -> Floats:
    """The second derivatives at a minimum by differences, made positive where the data say next to nothing."""
    step, found = 0.05, np.empty((2, 2))
    ways = np.eye(2) * step
    middle = loss(at)
    for i in range(2):
        found[i, i] = (loss(at + ways[i]) - 2 * middle + loss(at - ways[i])) / step**2
    crossed = (
        loss(at + ways[0] + ways[1])
        - loss(at + ways[0] - ways[1])
        - loss(at - ways[0] + ways[1])
        + loss(at - ways[0] - ways[1])
    )
    found[0, 1] = found[1, 0] = crossed / (4 * step**2)
    values, vectors = np.linalg.eigh(found)
    return np.asarray(vectors @ np.diag(np.maximum(values, 0.05)) @ vectors.T)


def _mixed_quantile(a: Floats, b: Floats, weight: Floats, level: float) -> Floats:
    """Where a mixture of betas, (nodes, places) each, has this much below it: halving, to 1e-9."""
    low, high = np.zeros(a.shape[1]), np.ones(a.shape[1])
    for _ in range(_STEPS):
        if np.max(high - low) < 1e-9:
            break
        middle = (low + high) / 2
        below = (weight * betainc(a, b, middle)).sum(axis=0) < level
        low, high = np.where(below, middle, low), np.where(below, high, middle)
    return (low + high) / 2


def _end(p: Floats, n: Floats, z: float, side: int) -> Floats:
    reach = z * np.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return (p + z * z / (2 * n) + side * reach) / (1 + z * z / n)


def _within(low: Floats, high: Floats, n: Floats) -> Interval:
    return Interval(np.where(n > 0, np.clip(low, 0, 1), 0.0), np.where(n > 0, np.clip(high, 0, 1), 1.0))


def _counts(part: ArrayLike, whole: ArrayLike) -> tuple[Floats, Floats]:
    x, n = np.broadcast_arrays(np.asarray(part, dtype=float), np.asarray(whole, dtype=float))
    if not (np.isfinite(x).all() and np.isfinite(n).all()) or (x < 0).any() or (x > n).any():
        raise ValueError("phần phải từ 0 đến tổng · a part must lie between 0 and its whole")
    return np.atleast_1d(x), np.atleast_1d(n)


def _z(level: float) -> float:
    return float(ndtri(1 - _tail(level)))


def _tail(level: float) -> float:
    if not 0 < level < 1:
        raise ValueError("mức tin cậy phải lớn hơn 0 và nhỏ hơn 1 · a level must lie between 0 and 1")
    return (1 - level) / 2
