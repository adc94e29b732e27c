"""How often chance alone gives a window as high: Monte Carlo, and a Gumbel tail for chances smaller than the draws can show.

The tail: Abrams, Kulldorff, Kleinman 2010 (Stat Med 29:2818).
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .scores import Scan

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Chance:
    """The highest score of each replicate, and the Gumbel distribution fitted to them."""

    highest: Floats
    location: float
    scale: float

    def monte_carlo(self, score: float) -> float:
        """The share of draws, the one seen among them, that reach ``score``."""
        return float((1 + (self.highest >= score).sum()) / (1 + len(self.highest)))

    def gumbel(self, score: float) -> float:
        """The chance under the fitted distribution; precise far out."""
        return float(-np.expm1(-np.exp(-(score - self.location) / self.scale)))


def chance_of(
    found: Scan, *, replicates: int, seed: int, progress: Callable[[int], None] | None = None
) -> Chance:  # fmt: skip
    """Draw ``replicates`` tables as chance gives them; each draw has a seed of its own, so that any part can be repeated."""
    if replicates < 2:
        raise ValueError("cần ít nhất 2 lần mô phỏng · at least 2 replicates are needed")
    highest = np.empty(replicates)
    for number in range(replicates):
        highest[number] = found.model.highest(found.model.drawn(np.random.default_rng([seed, number])))
        if progress:
            progress(number + 1)
    return Chance(highest, *_gumbel_of(highest))


def _gumbel_of(values: Floats) -> tuple[float, float]:
    """Location and scale of a Gumbel distribution by maximum likelihood."""
    mean, low = values.mean(), values.min()
    spread = values.std()
    if spread <= 1e-12 * max(1.0, abs(mean)):
        return float(mean), max(1e-12, 1e-12 * abs(mean))

    def miss(scale: float) -> float:
        weight = np.exp(-(values - low) / scale)
        return float(scale - mean + (values * weight).sum() / weight.sum())

    from scipy import optimize

    scale = float(optimize.brentq(miss, spread * 0.02, spread * 10, xtol=1e-13 * spread))
    return float(low - scale * np.log(np.mean(np.exp(-(values - low) / scale)))), scale
