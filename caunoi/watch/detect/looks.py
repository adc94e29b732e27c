"""Two looks at the end of a series: the last week alone, and the last two together, judged by what Farrington's fit expects of them.

An outbreak spreads over weeks; two weeks of a little too many say what neither says alone. The smaller chance counts and is
doubled, as two looks were taken. At one false alarm in a hundred weeks it finds more of the weeks of an outbreak than one look.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy import special

from .design import SETTINGS, Setting
from .farrington import farrington

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Looks:
    """One row a judged week, one column a series: ``chance`` is NaN where nothing can be said; ``span`` how many weeks show most."""

    weeks: NDArray[np.int64]
    expected: Floats
    phi: Floats
    chance: Floats
    span: NDArray[np.int64]
    alarm: NDArray[np.bool_]


def two_looks(counts: Floats, *, weeks: NDArray[np.int64], setting: Setting | str = "improved", alpha: float = 0.01, least_cases: int = 0) -> Looks:  # fmt: skip
    """Judge ``weeks`` (from 1, rising by one) of ``counts`` (T, S); the first has one look. Fewer than ``least_cases`` in the span say nothing."""
    rule = replace(SETTINGS[setting] if isinstance(setting, str) else setting, least_cases=0)
    table = np.asarray(counts, dtype=float)
    wanted = np.asarray(weeks, dtype=np.int64)
    if len(wanted) > 1 and (np.diff(wanted) != 1).any():
        raise ValueError("các tuần phải liền nhau · the weeks must follow each other")
    fit = farrington(table, weeks=wanted.tolist(), setting=rule)
    now, phi = table[wanted - 1], fit.phi
    one = tail(now, fit.expected, phi)
    both_now, both = now.copy(), fit.expected.copy()
    both_now[1:] += now[:-1]
    both[1:] += fit.expected[:-1]
    two = tail(both_now, both, phi)
    two[:1] = np.nan
    one[now < least_cases] = np.nan
    two[both_now < least_cases] = np.nan
    chance = np.minimum(1.0, 2 * np.fmin(one, two))
    span = np.where(np.nan_to_num(two, nan=2.0) < np.nan_to_num(one, nan=2.0), 2, 1)
    return Looks(wanted, fit.expected, phi, chance, span, np.nan_to_num(chance, nan=1.0) <= alpha)


def tail(count: Floats, mean: Floats, phi: Floats) -> Floats:
    """The chance of as many or more, half of the chance of just as many counted; NaN where nothing was expected."""
    with np.errstate(all="ignore"):
        wide = np.maximum(phi, 1.0 + 1e-9)
        size, share = mean / (wide - 1.0), 1.0 / wide
        more = special.betainc(count + 1, size, 1.0 - share)
        least = np.where(count > 0, special.betainc(np.maximum(count, 1), size, 1.0 - share), 1.0)
    return np.where(np.isfinite(mean) & (mean > 0) & np.isfinite(phi), (more + least) / 2, np.nan)
