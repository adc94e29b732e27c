"""Far tails of many sparse series at once: one topic over all its places, predicted together, and alarms with a bounded share of false ones.

A place's own history is nearly empty, so what all places of a topic have in common stands in for it: one dispersion for
the topic, a gamma distribution of the places' means fitted by moments, and the negative binomial prediction that follows
(empirical Bayes; Robbins 1956, Clayton and Kaldor 1987). Counts are ``dispersion`` times as variable as Poisson ones.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
#: Dispersion is never taken below this: a topic that looks more regular than chance is chance.
LEAST_DISPERSION = 1.0
#: Places differ at least so much, as a share of their common mean squared: alike histories do not prove alike places.
LEAST_SPREAD = 0.01
#: Cases that stand for a past without any.
UNSEEN = 0.5


@dataclass(frozen=True, slots=True)
class Tails:
    """What was expected in each place, and how far out what came lies: (places,) each.

    ``pvalue`` is the chance of as many or more, ``middle`` counts half of the chance of just as many, ``upper`` is the
    count that only ``alpha`` of predictions pass.
    """

    expected: Floats
    pvalue: Floats
    middle: Floats
    upper: Floats
    dispersion: float


def pooled(
    history: ArrayLike, now: ArrayLike, *, season: ArrayLike | None = None, alpha: float = 0.01, doubt: float = 0.0
) -> Tails:
    """Judge this week's counts (places,) of one topic by its past weeks (weeks, places), missing values left out.

    ``season`` (weeks + 1,) tells how much is usual in each past week and in this one, 1 where nothing is known; ``doubt`` by which
    share of itself it may be wrong for this week.
    """
    past, seen = np.asarray(history, dtype=float), np.asarray(now, dtype=float)
    usual = np.ones(len(past) + 1) if season is None else np.asarray(season, dtype=float)
    if past.ndim != 2 or seen.shape != past.shape[1:] or usual.shape != (len(past) + 1,):
        raise ValueError("các bảng không cùng cỡ · tables of different sizes")
    if (past < 0).any() or (seen < 0).any() or not (usual > 0).all():
        raise ValueError("số đếm không thể âm, mùa phải dương · counts cannot be negative, seasons are above nought")
    known = np.isfinite(past)
    total = np.where(known, past, 0.0).sum(axis=0)
    exposure = (known * usual[:-1, None]).sum(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = np.where(exposure > 0, total / exposure, np.nan)
    # What was never seen anywhere is rare, not impossible: as if half a case had come in all the past.
    common = max(total.sum(), UNSEEN) / max(exposure.sum(), 1e-12)
    dispersion = _dispersion(past, known, mean, usual[:-1])
    shape, rate = _spread(mean, exposure, common, dispersion)
    # An over-dispersed count tells as much as one of its size divided by the dispersion.
    after, upon = shape + total / dispersion, rate + exposure / dispersion
    expected = usual[-1] * after / upon
    variance = dispersion * expected + (usual[-1] / upon) ** 2 * after + (doubt * expected) ** 2
    size = expected**2 / np.maximum(variance - expected, 1e-9 * np.maximum(expected, 1e-12))
    share = size / (size + expected)
    judged = np.isfinite(seen)
    count = np.where(judged, seen, 0.0)
    from scipy.stats import nbinom

    pvalue = nbinom.sf(count - 1, size, share)
    middle = pvalue - 0.5 * nbinom.pmf(count, size, share)
    upper = nbinom.isf(alpha, size, share)
    nothing = ~judged | (not known.any())
    return Tails(
        expected,
        np.where(nothing, np.nan, pvalue),
        np.where(nothing, np.nan, middle),
        np.where(nothing, np.nan, upper),
        dispersion,
    )


def discoveries(pvalues: ArrayLike, *, q: float = 0.1) -> tuple[NDArray[np.bool_], Floats]:
    """Which of all cells judged together are alarms of which at most ``q`` are false (Benjamini and Hochberg 1995), and every cell's own q."""
    if not 0 < q < 1:
        raise ValueError("q phải lớn hơn 0 và nhỏ hơn 1 · q must lie between 0 and 1")
    found = np.asarray(pvalues, dtype=float)
    known = np.isfinite(found)
    own = np.full(found.shape, np.nan)
    if known.any():
        from scipy.stats import false_discovery_control

        own[known] = false_discovery_control(found[known], method="bh")
    return np.nan_to_num(own, nan=1.0) <= q, own


def _dispersion(past: Floats, known: NDArray[np.bool_], mean: Floats, usual: Floats) -> float:
    """How many times as variable as Poisson, from all places together: sums first, so that empty places do no harm."""
    weeks = known.sum(axis=0)
    enough = (weeks > 1) & np.isfinite(mean)
    fitted = mean[enough] * usual[:, None]
    inside = known[:, enough]
    squares = np.where(inside, (past[:, enough] - fitted) ** 2, 0.0).sum(axis=0)
    freed = weeks[enough] / (weeks[enough] - 1)
    expected = np.where(inside, fitted, 0.0).sum()
    return max(LEAST_DISPERSION, float((squares * freed).sum() / expected)) if expected > 0 else LEAST_DISPERSION


def _spread(mean: Floats, exposure: Floats, common: float, dispersion: float) -> tuple[float, float]:
    """Shape and rate of the gamma distribution of the places' means, by moments."""
    enough = np.isfinite(mean)
    if common <= 0 or not enough.any():
        return 1.0, 1.0
    weight = exposure[enough] / exposure[enough].sum()
    seen = float((weight * (mean[enough] - common) ** 2).sum())
    chance = float((weight * dispersion * common / exposure[enough]).sum())
    spread = max(seen - chance, LEAST_SPREAD * common**2)
    return common**2 / spread, common / spread
