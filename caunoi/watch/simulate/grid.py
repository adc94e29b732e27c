"""A petition grid: many places and topics with few cases each, over years with Tết, places merged on the way, some cells rising at the end.

What it knows and a detector does not: how much the days off of a year were worth, how letters came back after Tết, which cells rise.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from ..series import days_of, tet_days
from ..series.season import offsets

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
#: Holidays of every year beside Tết.
_FIXED = ((1, 1), (4, 30), (5, 1), (9, 2))
FIRST = date(2019, 1, 7)


@dataclass(frozen=True, slots=True)
class Grid:
    """``counts`` (topics, weeks, places); ``up`` (topics, places): the cells that rise; days worked and off of each week."""

    starts: tuple[date, ...]
    counts: NDArray[np.float32]
    up: Flags
    worked: Floats
    off: Floats

    @property
    def totals(self) -> Floats:
        """All cases of each week."""
        return np.asarray(self.counts.sum(axis=(0, 2)))


def is_working(day: date) -> bool:
    """Whether offices are open: no weekend, no holiday, not from the eve of Tết to its fifth day."""
    tet = any(-2 <= (day - first).days <= 4 for first in tet_days() if abs((day - first).days) < 10)
    return day.weekday() < 5 and (day.month, day.day) not in _FIXED and not tet


def grid(
    topics: int, places: int, weeks: int, *, seed: int, least: float = 0.02, most: float = 0.6, over: float = 1.5,
    rising: float = 0.0, times: float = 3.0, rise: int = 4, tet: bool = True, first: date = FIRST,
) -> Grid:  # fmt: skip
    """Negative binomial counts; topics between ``least`` and ``most`` cases a place and week, places log-normal around that.

    A share ``rising`` of the cells gets ``times`` as many in the last ``rise`` weeks.
    """
    dice = np.random.default_rng(seed)
    starts = tuple(first + timedelta(weeks=week) for week in range(weeks))
    worked, off = days_of(starts, is_working)
    worth = _worth(starts, worked, off, dice) if tet else np.ones(weeks)
    place = dice.lognormal(-0.32, 0.8, places)
    topic = np.exp(dice.uniform(np.log(least), np.log(most), topics))
    up = dice.random((topics, places)) < rising
    counts = np.empty((topics, weeks, places), dtype=np.float32)
    for at in range(topics):
        rate = worth[:, None] * topic[at] * place[None, :]
        if up[at].any():
            rate[-rise:, up[at]] *= times
        counts[at] = dice.poisson(rate) if over == 1 else dice.negative_binomial(rate / (over - 1), 1 / over)
    return Grid(starts, counts, up, worked, off)


def _worth(starts: tuple[date, ...], worked: Floats, off: Floats, dice: np.random.Generator) -> Floats:
    """How much each week brings: a day off a little, another little each Tết; fewer before it, more after."""
    near = offsets(starts)
    rest = np.full(len(starts), 0.3)
    times = np.ones(len(starts))
    for year in sorted({start.year for start in starts}):
        weeks = np.isfinite(near) & np.array(
            [start.year == year or (start.month == 12 and start.year == year - 1) for start in starts]
        )
        rest[weeks & (np.abs(near) <= 1)] = dice.uniform(0.1, 0.3)
        before, after, later = dice.uniform(0.75, 1.0), dice.uniform(1.15, 1.6), dice.uniform(1.0, 1.3)
        times[weeks & (near == -1)] *= before
        times[weeks & (near == 1)] *= after
        times[weeks & (near == 2)] *= later
    wave = 1 + 0.15 * np.cos(2 * np.pi * np.arange(len(starts)) / 52.18)
    return np.asarray(wave * times * (worked + rest * off) / 5.6)
