"""Detectors that compare a week with a few others: EARS C1-C3, RKI 1-3, Bayes 1-3, CDC.

EARS: Hutwagner, Thompson, Seeman, Treadwell 2003 (J Urban Health 80:i89); Fricker, Hegler, Dunfee 2008 (Stat Med 27:3407). CDC: Stroup,
Williamson, Herndon, Karon 1989 (Stat Med 8:323). RKI and Bayes: Riebler 2004, as in R ``surveillance`` 1.20.3, to whose bounds these are equal.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy import special

from .quantiles import quantile_nb

Floats = NDArray[np.float64]
#: Upper ends of exact intervals for a Poisson mean of 0, 1, … 20 (Crow, Gardner 1959, Biometrika 46:441, as the RKI method uses them).
POISSON_UPPER = (
    3.285, 5.323, 6.686, 8.102, 9.598, 11.177, 12.817, 13.765, 14.921, 16.768, 17.633,
    19.050, 20.335, 21.364, 22.945, 23.762, 25.400, 26.306, 27.735, 28.966, 30.017,
)  # fmt: skip
_RKI_SMALL = 20


@dataclass(frozen=True, slots=True)
class Bounds:
    """One row a judged week, one column a series. ``weeks`` (W,) from 1; ``upper``, ``observed`` what was compared with it, ``alarm`` (W, S)."""

    weeks: NDArray[np.int64]
    upper: Floats
    observed: Floats
    alarm: NDArray[np.bool_]


def ears(
    counts: Floats, method: Literal["C1", "C2", "C3"] = "C1", *, weeks: NDArray[np.int64] | None = None, baseline: int = 7,
    least_spread: float = 0.0, alpha: float | None = None, mode: Literal["paper", "r"] = "paper",
) -> Bounds:  # fmt: skip
    """Compare each week with the mean and spread of ``baseline`` weeks before it (C2, C3: with a gap of two).

    C3 adds what the two weeks before were over. ``mode="r"`` puts the week itself where the mean belongs, as release 1.20.3 does: its alarm
    then depends on the two weeks before alone.
    """
    counts = _columns(counts)
    gap = 0 if method == "C1" else 2
    reach = {"C1": baseline, "C2": baseline + 2, "C3": baseline + 4}[method]
    wanted = _weeks(weeks, reach + 1, len(counts))
    z = special.ndtri(1.0 - (alpha if alpha is not None else 0.025 if method == "C3" else 0.001))

    def of(numbers: NDArray[np.int64]) -> tuple[Floats, Floats]:
        past = np.stack([counts[numbers - 1 - gap - back] for back in range(1, baseline + 1)])
        return past.mean(axis=0), np.maximum(past.std(axis=0, ddof=1), least_spread)

    mean, spread = of(wanted)
    now = counts[wanted - 1]
    if method != "C3":
        upper = mean + z * spread
        return Bounds(wanted, upper, now, now > upper)
    over = np.zeros_like(now)
    for back in (1, 2):
        before, wide = of(wanted - back)
        with np.errstate(all="ignore"):
            above = np.maximum(0.0, (counts[wanted - 1 - back] - before) / wide - 1.0)
        # A past without any spread says nothing; the reference then says nothing of the week either.
        over += above if mode == "r" else np.nan_to_num(above, nan=0.0, posinf=0.0)
    base = now if mode == "r" else mean
    # The paper's C3 adds the week's own excess, (now - mean) / spread - 1, where it is positive.
    own = 0.0 if mode == "r" else 1.0
    with np.errstate(all="ignore"):
        upper = np.maximum(0.0, base + spread * (z + own - over))
    return Bounds(wanted, upper, now, now > upper)


def rki(
    counts: Floats, kind: Literal[1, 2, 3] = 1, *, weeks: NDArray[np.int64] | None = None, freq: int = 52
) -> Bounds:
    """Two standard deviations over like weeks; an exact Poisson limit where their mean is small."""
    return _against_base(counts, weeks, freq, _BASES[kind], _rki_bound)


def bayes(
    counts: Floats,
    kind: Literal[1, 2, 3] = 1,
    *,
    weeks: NDArray[np.int64] | None = None,
    freq: int = 52,
    alpha: float = 0.05,
) -> Bounds:
    """The negative-binomial prediction from like weeks under a gamma prior of shape one half."""

    def bound(base: Floats) -> Floats:
        number = (~np.isnan(base)).sum(axis=0)
        return quantile_nb(1.0 - alpha, np.nansum(base, axis=0) + 0.5, number / (number + 1.0))

    return _against_base(counts, weeks, freq, _BASES[kind], bound)


def cdc(
    counts: Floats, *, weeks: NDArray[np.int64] | None = None, freq: int = 52, years_back: int = 5, months: int = 1, alpha: float = 0.025
) -> Bounds:  # fmt: skip
    """Compare the last four weeks with like four weeks of the years before; ``observed`` is their sum."""
    counts = _columns(counts)
    reach = years_back * freq + 4 * months + 3
    wanted = _weeks(weeks, reach + 1, len(counts))
    sums = np.stack(
        [
            _four(counts, wanted - freq * year + 4 * month)
            for year in range(1, years_back + 1)
            for month in range(-months, months + 1)
        ]
    )
    number = len(sums)
    upper = sums.mean(axis=0) + special.ndtri(1.0 - alpha / 2) * sums.std(axis=0, ddof=1) * np.sqrt(1.0 + 1.0 / number)
    now = _four(counts, wanted)
    return Bounds(wanted, upper, now, now > upper)


#: (years back, half window, whether the weeks just before count) of the three usual choices.
_BASES = {1: (0, 6, True), 2: (1, 6, True), 3: (2, 4, False)}


def _against_base(
    counts: Floats,
    weeks: NDArray[np.int64] | None,
    freq: int,
    base: tuple[int, int, bool],
    bound: Callable[[Floats], Floats],
) -> Bounds:
    counts = _columns(counts)
    years, half, recent = base
    wanted = _weeks(weeks, years * freq + half + 1, len(counts))
    offsets = [-back for back in range(half, 0, -1)] if recent else []
    for year in range(1, years + 1):
        offsets += [-year * freq + off for off in range(-half, half + 1)]
    past = np.stack([counts[wanted - 1 + off] for off in offsets])
    now = counts[wanted - 1]
    upper = bound(past)
    return Bounds(wanted, upper, now, now > upper)


def _rki_bound(base: Floats) -> Floats:
    mean = base.mean(axis=0)
    table = np.asarray(POISSON_UPPER)
    small = table[np.clip(np.nan_to_num(mean), 0, _RKI_SMALL).astype(np.int64)]
    return np.where(mean > _RKI_SMALL, mean + 2.0 * base.std(axis=0, ddof=1), np.where(np.isnan(mean), np.nan, small))


def _four(counts: Floats, last: NDArray[np.int64]) -> Floats:
    return np.sum([counts[last - 1 - back] for back in range(4)], axis=0, dtype=np.float64)


def _columns(counts: Floats) -> Floats:
    counts = np.asarray(counts, dtype=np.float64)
    return counts[:, None] if counts.ndim == 1 else counts


def _weeks(weeks: NDArray[np.int64] | None, first: int, last: int) -> NDArray[np.int64]:
    """The weeks to judge, from 1; ``ValueError`` for one without the past it needs."""
    wanted = np.arange(first, last + 1) if weeks is None else np.asarray(weeks, dtype=np.int64)
    if len(wanted) and (wanted.min() < first or wanted.max() > last):
        raise ValueError(
            f"chỉ xét được từ tuần {first} đến tuần {last} · only weeks {first} to {last} have the past they need"
        )
    return wanted
