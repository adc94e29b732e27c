"""Load and late answers of the next weeks from the past ones, with intervals, and how wrong that was when tried on the past. Arrays in, numbers out.

Arrivals: a level that follows the last weeks, times what days off leave of a week, told as a negative binomial as variable as the past was.
Answers: from how long answers took here (Kaplan and Meier 1958, waiting cases counted as long as they have waited) the chance that one still open is
answered after its day. Clock and queue say it, never who writes or who works.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
#: Weeks foretold, weeks tried on the past, weeks without which nothing is told.
AHEAD, TRIED, LEAST = 4, 26, 12
#: After so many weeks a past week weighs half.
HALF_LIFE = 8
#: So large a share of weeks should fall within the interval.
LEVEL = 0.9
#: Answers without which no chance of being late is told.
LEAST_ANSWERS = 20
#: A normal week's part outside the interval, to each side.
_Z = 1.645


@dataclass(frozen=True, slots=True)
class Foretold:
    """One week to come."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Tried:
    """How wrong forecasts were on past weeks: mean error, that of repeating the last week, and how often the interval held."""

    weeks: int
    error: float
    naive: float
    held: float


@dataclass(frozen=True, slots=True)
class LateTried:
    """Of cases open some weeks ago and due soon after: how many were said to be late, how many were, and the Brier score."""

    cases: int
    said: float
    were: int
    brier: float


def arrivals(counts: Sequence[float], usual: Sequence[float], ahead: int = AHEAD) -> list[Foretold]:
    """The next weeks of a series; ``usual`` is what each past and coming week is worth (weeks + ahead)."""
    seen, worth = np.asarray(counts, dtype=float), np.asarray(usual, dtype=float)
    if len(seen) < LEAST:
        return []
    weight = 0.5 ** (np.arange(len(seen))[::-1] / HALF_LIFE)
    past = worth[: len(seen)]
    level = (weight * seen).sum() / (weight * past).sum()
    fitted = np.maximum(level * past, 1e-9)
    over = max(1.0, float((weight * (seen - fitted) ** 2 / fitted).sum() / weight.sum()))
    known = (weight * past).sum() ** 2 / (weight**2 * past).sum()
    return [
        _week(level * value, over, over * level / known * value**2) for value in worth[len(seen) : len(seen) + ahead]
    ]


def tried(counts: Sequence[float], usual: Sequence[float]) -> Tried | None:
    """The same forecasts made week by week in the past, each from what was known then, one week ahead."""
    errors, naive, held = [], [], []
    for week in range(max(LEAST, len(counts) - TRIED), len(counts)):
        found = arrivals(counts[:week], usual[: week + 1], 1)[0]
        errors.append(abs(counts[week] - found.mean))
        naive.append(abs(counts[week] - counts[week - 1]))
        held.append(found.low <= counts[week] <= found.high)
    if not errors:
        return None
    return Tried(len(errors), float(np.mean(errors)), float(np.mean(naive)), float(np.mean(held)))


@dataclass(frozen=True, slots=True)
class Waiting:
    """One case in whole days since some day: when it came, when it was answered (None: not yet), when it is due."""

    came: int
    answered: int | None
    due: int


def survival(cases: Sequence[Waiting], today: int) -> Floats | None:
    """The share of cases not answered after 0, 1, 2 … days, as known on a day; None of too few answers."""
    lasted = [
        min(case.answered if case.answered is not None else today, today) - case.came
        for case in cases
        if case.came <= today
    ]
    ended = [case.answered is not None and case.answered <= today for case in cases if case.came <= today]
    if sum(ended) < LEAST_ANSWERS:
        return None
    days, over = np.maximum(np.asarray(lasted), 0), np.asarray(ended)
    most = int(days.max()) + 1
    answered = np.bincount(days[over], minlength=most)
    at_risk = np.bincount(days, minlength=most)[::-1].cumsum()[::-1]
    return np.asarray(np.cumprod(1 - answered / np.maximum(at_risk, 1)), dtype=float)


def chance_late(case: Waiting, left: Floats, today: int) -> float:
    """The chance that a case open on a day is answered after its own day; 1 once that day is past."""
    if case.due < today:
        return 1.0
    now, end = (left[min(max(days, 0), len(left) - 1)] for days in (today - case.came - 1, case.due - case.came))
    return float(min(1.0, end / now)) if now > 0 else 1.0


def late_sum(chances: Sequence[float]) -> Foretold:
    """How many of some cases will be late, with an interval: they are late one by one."""
    share = np.asarray(chances, dtype=float)
    mean, spread = float(share.sum()), float(np.sqrt((share * (1 - share)).sum()))
    return Foretold(
        mean, max(0.0, float(np.floor(mean - _Z * spread))), min(float(len(share)), float(np.ceil(mean + _Z * spread)))
    )


def late_tried(
    cases: Sequence[Waiting], today: int, *, ahead_days: int = 7 * AHEAD, back: Sequence[int] = (8, 12, 16, 20)
) -> LateTried | None:
    """What would have been said some weeks ago of cases then open and due within a month, and what became of them."""
    said, were = [], []
    for weeks in back:
        then = today - 7 * weeks
        left = survival(cases, then)
        if left is None:
            continue
        for case in cases:
            if case.came <= then <= case.due < then + ahead_days and (case.answered is None or case.answered > then):
                said.append(chance_late(case, left, then))
                were.append(case.answered is None or case.answered > case.due)
    if not said:
        return None
    truth = np.asarray(were, dtype=float)
    return LateTried(len(said), float(sum(said)), int(truth.sum()), float(np.mean((np.asarray(said) - truth) ** 2)))


def _week(mean: float, over: float, doubt: float) -> Foretold:
    from scipy.stats import nbinom

    mean = max(float(mean), 1e-6)
    variance = max(over * mean + doubt, mean * 1.0001)
    size = mean**2 / (variance - mean)
    tail = (1 - LEVEL) / 2
    low, high = (float(nbinom.ppf(at, size, size / (size + mean))) for at in (tail, 1 - tail))
    return Foretold(mean, low, high)
