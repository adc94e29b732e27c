"""What is usual of a week, apart from how many cases there are: days worked, Tết before, in and after, the slow course of all cases.

Tết moves between January and February, so no week of the year stands for it: weeks are told by their distance to it. What a day
off is worth and how letters come back after Tết is learned from past years, starting from what was seen elsewhere.
"""

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .cube import STEPS, Step

Floats = NDArray[np.float64]
#: What a day off is worth of a working day, in letters, before the past says otherwise.
REST = 0.3
#: Weeks told by their distance to that of the first day of Tết.
BEFORE, AFTER = 2, 4
#: Steps over which the common level is smoothed, to each side.
SMOOTH = 4
#: Past Tếts weigh against "as any other week" as if so many cases (in units of their own dispersion) had said so.
_WEAK = 4.0
#: How far a Tết week may stand from what past ones tell, before there are enough of them; and any other week.
_DOUBT_TET, _DOUBT = 0.25, 0.03


@dataclass(frozen=True, slots=True)
class Usual:
    """``share`` (steps,) is how much is usual of each step, 1 on average; ``doubt`` how far that may be off, as a share of it; ``kinds`` which
    steps compare with each other alone (``classes``); ``rest`` what a day off is worth.
    """

    share: Floats
    doubt: Floats
    kinds: NDArray[np.int64]
    rest: float = REST

    @classmethod
    def flat(cls, steps: int) -> "Usual":
        """Every step like every other."""
        return cls(np.ones(steps), np.zeros(steps), np.zeros(steps, dtype=np.int64))

    def last(self, steps: int) -> "Usual":
        """The last steps alone."""
        share = self.share[-steps:]
        return Usual(share / share.mean(), self.doubt[-steps:], self.kinds[-steps:], self.rest)


@cache
def tet_days() -> tuple[date, ...]:
    """The first day of each lunar year, from the file beside this one."""
    with Path(__file__).with_name("tet.toml").open("rb") as file:
        return tuple(tomllib.load(file)["first_day"])


def days_of(
    starts: Sequence[date], is_working: Callable[[date], bool], *, step: Step = "week"
) -> tuple[Floats, Floats]:
    """For each step its working days and its days off."""
    size = STEPS[step]
    worked = np.array(
        [sum(is_working(start + timedelta(days=day)) for day in range(size)) for start in starts], dtype=float
    )
    return worked, size - worked


def offsets(starts: Sequence[date]) -> NDArray[np.float64]:
    """Weeks from the nearest first day of Tết (0: the week it falls in), NaN outside the weeks told by it."""
    found = np.full(len(starts), np.nan)
    for at, start in enumerate(starts):
        weeks = [
            (start - (day - timedelta(days=(day - start).days % 7))).days // 7
            for day in tet_days()
            if abs((day - start).days) < 100
        ]
        near = [week for week in weeks if -BEFORE <= week <= AFTER]
        if near:
            found[at] = near[0]
    return found


def classes(starts: Sequence[date], off: ArrayLike) -> NDArray[np.int64]:
    """Which weeks compare with each other across years around Tết: 0 any week, 1 mostly off, 2 partly off, 3 and 4 the fortnights before and after.

    ``off`` (weeks,) is how many days of each week are off; a week keeps two without a holiday.
    """
    lost = np.asarray(off, dtype=float) - 2
    near = offsets(starts)
    told = np.zeros(len(near), dtype=np.int64)
    inside = (near >= -1) & (near <= 1)
    told[(near < 0) & (near >= -2)] = 3
    told[(near > 0) & (near <= 3)] = 4
    told[inside & (lost >= 1)] = 2
    told[inside & (lost >= 3)] = 1
    return told


def usual(
    starts: Sequence[date], totals: ArrayLike, worked: ArrayLike, off: ArrayLike, *, rest: float | None = None
) -> Usual:
    """What is usual of each week of a table, the last one (which is judged) from the weeks before it alone.

    ``totals`` (weeks,) all cases together, NaN where not known; ``worked`` and ``off`` (weeks,) days of each.
    """
    counts = np.asarray(totals, dtype=float)
    days, free = np.asarray(worked, dtype=float), np.asarray(off, dtype=float)
    if not len(starts) == len(counts) == len(days) == len(free):
        raise ValueError("các bảng không cùng cỡ · tables of different sizes")
    near = offsets(starts)
    past = np.isfinite(counts) & (np.arange(len(counts)) < len(counts) - 1)
    worth = rest if rest is not None else _rest(counts, days, free, near, past)
    full = np.maximum(days + worth * free, 0.05) / (5 + 2 * worth)
    level = _level(np.where(past, counts, np.nan) / full, np.isnan(near))
    tet, doubt = _tet(counts, full * level, near, past)
    share = full * level * tet
    return Usual(share / share.mean(), doubt, classes(starts, free), worth)


def _level(rates: Floats, plain: NDArray[np.bool_]) -> Floats:
    """The slow course of all cases, weeks around Tết left out; at the end from the past alone."""
    told = np.where(plain, rates, np.nan)
    if not np.isfinite(told).any():
        told = rates
    last = len(rates) - 1
    whole = np.nanmean(told) if np.isfinite(told).any() else 1.0
    smooth = np.empty(len(rates))
    for week in range(len(rates)):
        reach = SMOOTH
        # The judged week has no weeks after it: as many before it. Tết widens the span until it holds enough.
        while True:
            low = max(0, week - reach if week < last else last - 2 * reach)
            part = told[low : min(last, week + reach + 1)]
            if np.isfinite(part).sum() >= SMOOTH or reach > 3 * SMOOTH:
                break
            reach += 1
        smooth[week] = np.nanmean(part) if np.isfinite(part).any() else whole
    # Few letters say little about the season: one before them keeps an empty week from being the rule.
    return np.asarray((smooth + 1) / (smooth.mean() + 1), dtype=float)


def _rest(counts: Floats, days: Floats, free: Floats, near: Floats, past: NDArray[np.bool_]) -> float:
    """What a day off is worth: the value under which past weeks with holidays look most like their neighbours, drawn toward ``REST``."""
    short = past & (free > 2)
    if not short.any():
        return REST
    best, least = REST, np.inf
    for worth in np.arange(0.0, 1.01, 0.05):
        full = np.maximum(days + worth * free, 0.05) / (5 + 2 * worth)
        level = _level(np.where(past, counts, np.nan) / full, np.isnan(near))
        rate = counts[past].sum() / (full * level)[past].sum()
        fitted = np.maximum(rate * (full * level)[short], 1e-9)
        over = max(1.0, float(np.nanmean((counts[past] - rate * (full * level)[past]) ** 2) / max(rate, 1e-9)))
        loss = float(((counts[short] - fitted) ** 2 / (fitted * over)).sum()) + ((worth - REST) / 0.15) ** 2
        if loss < least:
            best, least = float(worth), loss
    return best


def _tet(counts: Floats, fitted: Floats, near: Floats, past: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """How many times the weeks around Tết differ from what days worked tell, from past Tếts, and how sure that is."""
    times, doubt = np.ones(len(counts)), np.full(len(counts), _DOUBT)
    plain = past & np.isnan(near)
    if not plain.any():
        return times, doubt
    rate = counts[plain].sum() / fitted[plain].sum()
    over = max(
        1.0, float(np.mean((counts[plain] - rate * fitted[plain]) ** 2 / np.maximum(rate * fitted[plain], 1e-9)))
    )
    for offset in np.unique(near[np.isfinite(near)]):
        weeks = past & (near == offset)
        expected = rate * fitted[weeks]
        weak = _WEAK * over
        times[near == offset] = (counts[weeks].sum() + weak) / (expected.sum() + weak)
        number = int(weeks.sum())
        each = counts[weeks] / np.maximum(expected, 1e-9)
        spread = float(np.std(each) / max(np.mean(each), 0.05)) if number > 1 else 0.0
        # A year is one look at Tết: few of them say little of the next.
        doubt[near == offset] = np.sqrt((_DOUBT_TET**2 + number * spread**2) / (1 + number) * (1 + 1 / max(number, 1)))
    return times, doubt
