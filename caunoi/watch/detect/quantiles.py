"""Quantiles and tails of whole-number distributions over arrays: bisection on SciPy's distribution functions.

SciPy's own ``nbinom.ppf`` walks step by step and never ends where the mean is very large.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import special

Floats = NDArray[np.float64]
# R's own allowance, so that a quantile does not jump on the last bit of the probability.
_FUZZ = 1.0 - 64 * np.finfo(np.float64).eps


def tail_nb(count: Floats, size: Floats, share: Floats) -> Floats:
    """P(Y ≥ ``count``) of a negative binomial of ``size`` and success ``share`` (mean ``size (1 - share) / share``)."""
    return np.where(count > 0, special.betainc(np.maximum(count, 1), size, 1.0 - share), 1.0)


def tail_poisson(count: Floats, mean: Floats) -> Floats:
    """P(Y ≥ ``count``) of a Poisson of ``mean``."""
    return np.where(count > 0, special.gammainc(np.maximum(count, 1), mean), 1.0)


def quantile_nb(at: float | Floats, size: Floats, share: Floats) -> Floats:
    """The smallest whole number y with P(Y ≤ y) ≥ ``at``, of a negative binomial."""
    size, share = np.broadcast_arrays(np.asarray(size, np.float64), np.asarray(share, np.float64))
    mean = size * (1.0 - share) / share
    flat_size, flat_share = size.ravel(), share.ravel()
    return _quantile(
        lambda y, some: special.betainc(flat_size[some], y + 1.0, flat_share[some]), at, mean, np.sqrt(mean / share)
    )


def quantile_poisson(at: float | Floats, mean: Floats) -> Floats:
    """The smallest whole number y with P(Y ≤ y) ≥ ``at``, of a Poisson."""
    mean = np.asarray(mean, np.float64)
    flat = mean.ravel()
    return _quantile(lambda y, some: special.gammaincc(y + 1.0, flat[some]), at, mean, np.sqrt(mean))


def _quantile(
    share_up_to: Callable[[Floats, NDArray[Any]], Floats], at: float | Floats, mean: Floats, spread: Floats
) -> Floats:
    shape, mean, spread = mean.shape, mean.ravel(), spread.ravel()
    goal = np.broadcast_to(np.asarray(at, np.float64) * _FUZZ, shape).ravel()
    low = np.full(mean.shape, -1.0)
    high = np.ceil(mean + 3.0 * spread + 1.0)
    open_ = np.flatnonzero(np.isfinite(high))
    while len(open_):
        short = share_up_to(high[open_], open_) < goal[open_]
        open_ = open_[short]
        low[open_] = high[open_]
        high[open_] = high[open_] * 2 + 1
    open_ = np.flatnonzero(high - low > 1)
    while len(open_):
        middle = np.floor((low[open_] + high[open_]) / 2)
        enough = share_up_to(middle, open_) >= goal[open_]
        high[open_[enough]] = middle[enough]
        low[open_[~enough]] = middle[~enough]
        open_ = open_[high[open_] - low[open_] > 1]
    return high.reshape(shape)
