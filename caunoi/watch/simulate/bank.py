"""The published bank of 42 scenarios of weekly counts with known outbreaks (Noufaily et al. 2013; Bédubourg, Le Strat 2017).

Mean ``exp(theta + beta t + m yearly waves)``, counts negative binomial with variance ``phi`` times the mean; 624 weeks, the last 49 under test.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
WEEKS, FIRST_PAST, FIRST = 624, 313, 576
#: theta, beta where there is a trend, the two parts of a wave, phi.
PARAMETERS = (
    (0.1, 0.0025, 0.6, 0.6, 1.5),
    (-2.0, 0.005, 0.1, 0.3, 2.0),
    (1.5, 0.003, 0.2, -0.4, 1.0),
    (0.5, 0.002, 0.5, 0.5, 5.0),
    (2.5, 0.001, 1.0, 0.1, 3.0),
    (3.75, 0.001, 0.1, -0.1, 1.1),
    (5.0, 0.0001, 0.05, 0.01, 1.2),
)
_PAST_SIZES, _PAST_OUTBREAKS, _SIZES = (0, 2, 3, 5, 10), 4, range(1, 11)


@dataclass(frozen=True, slots=True)
class Bank:
    """``quiet`` and ``risen`` (weeks, series): the same series without and with its outbreak; ``cases`` (weeks, series): which weeks have cases of it."""

    quiet: Floats
    risen: Floats
    cases: Flags


@dataclass(frozen=True, slots=True)
class Marks:
    """Shares in per cent over the weeks under test; ``delay`` in weeks where the outbreak was found."""

    fpr: float
    pod: float
    pod_first: float
    sensitivity: float
    ppv: float
    delay: float


def scenarios() -> Iterator[tuple[float, float, int, float, float, float]]:
    """theta, beta, number of waves, the wave, phi: 42 of them; the 28 are those with fewer than two waves."""
    for theta, beta, one, other, phi in PARAMETERS:
        for trend in (0.0, beta):
            for waves in (0, 1, 2):
                yield theta, trend, waves, one, other, phi


def bank(each: int, *, seed: int) -> Bank:
    """``each`` series of every scenario."""
    dice = np.random.default_rng(seed)
    quiet, risen, cases = [], [], []
    week = np.arange(1, WEEKS + 1)
    for theta, beta, waves, one, other, phi in scenarios():
        angle = 2 * np.pi * week / 52
        wave = sum((one * np.cos(j * angle) + other * np.sin(j * angle) for j in range(1, waves + 1)), np.zeros(WEEKS))
        mean = np.exp(theta + beta * week + wave)
        for _ in range(each):
            base = dice.poisson(mean) if phi == 1 else dice.negative_binomial(mean / (phi - 1), 1 / phi)
            past = int(dice.choice(_PAST_SIZES))
            series = base.astype(float)
            if past:
                for start in dice.choice(np.arange(FIRST_PAST, FIRST - 12), _PAST_OUTBREAKS, replace=False):
                    series = series + _outbreak(dice, int(start), past * np.sqrt(phi * mean[start - 1]))
            now = _outbreak(
                dice, int(dice.integers(FIRST, WEEKS - 8)), int(dice.choice(_SIZES)) * np.sqrt(phi * mean[FIRST - 1])
            )
            quiet.append(series)
            risen.append(series + now)
            cases.append(now > 0)
    return Bank(*(np.stack(part, axis=1) for part in (quiet, risen, cases)))


def marks(those: Bank, judge: Callable[[Floats], Flags]) -> Marks:
    """How a detector does: ``judge`` tells of a table which of the last 49 weeks alarm."""
    inside = those.cases[FIRST - 1 :]
    without, within = judge(those.quiet), judge(those.risen)
    hit = within & inside
    found = hit.any(axis=0)
    first = inside.argmax(axis=0)
    delay = (hit.argmax(axis=0) - first)[found]
    columns = np.arange(inside.shape[1])
    alarms = within.sum()
    return Marks(
        100 * float(without.mean()), 100 * float(found.mean()), 100 * float(hit[first, columns].mean()),
        100 * float(float(hit.sum()) / max(float(inside.sum()), 1.0)), 100 * float(float(hit.sum()) / max(float(alarms), 1.0)), float(delay.mean()) if found.any() else float("nan"),
    )  # fmt: skip


def _outbreak(dice: np.random.Generator, start: int, expected: float) -> Floats:
    """Weekly cases of an outbreak from a week on, at least two, spread log-normally."""
    size = 0
    while size < 2:
        size = int(dice.poisson(max(expected, 0.5)))
    at = start - 1 + np.floor(dice.lognormal(0.0, 0.5, size)).astype(int)
    return np.bincount(at[at < WEEKS], minlength=WEEKS).astype(float)
