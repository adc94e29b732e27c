"""Quantiles and tails of whole-number distributions over arrays: from where a normal with the same skewness has them, by SciPy's distribution functions.

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
    flat_size, flat_share = size.ravel(), share.ravel()
    mean = flat_size * (1.0 - flat_share) / flat_share
    spread = np.sqrt(mean / flat_share)
    found = _quantile(
        lambda y, some: special.betainc(flat_size[some], y + 1.0, flat_share[some]), at, mean, spread, (2.0 - flat_share) / (flat_share * spread)
    )  # fmt: skip
    return found.reshape(size.shape)


def quantile_poisson(at: float | Floats, mean: Floats) -> Floats:
    """The smallest whole number y with P(Y ≤ y) ≥ ``at``, of a Poisson."""
    mean = np.asarray(mean, np.float64)
    flat = mean.ravel()
    spread = np.sqrt(flat)
    return _quantile(
        lambda y, some: special.gammaincc(y + 1.0, flat[some]), at, flat, spread, 1.0 / spread
    ).reshape(mean.shape)  # fmt: skip


def _quantile(
    share_up_to: Callable[[Floats, NDArray[Any]], Floats], at: float | Floats, mean: Floats, spread: Floats, skew: Floats
) -> Floats:  # fmt: skip
    goal = np.broadcast_to(np.asarray(at, np.float64) * _FUZZ, mean.shape)
    z = special.ndtri(goal)
    # Cornish and Fisher: seldom more than one off, so that two looks settle most.
    guess = np.floor(mean + spread * (z + skew * (z * z - 1.0) / 6.0))
    open_ = np.flatnonzero(np.isfinite(guess))
    now = np.maximum(np.where(np.isfinite(guess), guess, 0.0), 0.0)
    low, high = np.full(mean.shape, -1.0), np.full(mean.shape, np.inf)
    step = 1.0
    while len(open_):
        y = now[open_]
        enough = share_up_to(y, open_) >= goal[open_]
        high[open_[enough]], low[open_[~enough]] = y[enough], y[~enough]
        open_ = open_[high[open_] - low[open_] > 1]
        below, above = low[open_], high[open_]
        # On from the end that is known, faster and faster; halves once both are.
        near = np.where(np.isinf(above), below + step, np.maximum(above - step, 0.0))
        known = np.isfinite(above) & (near <= below)
        now[open_] = np.where(known, np.floor((below + np.where(known, above, 0.0)) / 2), near)
        step *= 2
    return np.where(np.isfinite(guess), high, np.ceil(mean + 3.0 * spread + 1.0))
