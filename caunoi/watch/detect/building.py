"""Detectors that add evidence up from week to week: CUSUM, generalised likelihood ratio, outbreakP.

CUSUM on transformed counts: Rossi, Lampugnani, Marchi 1999 (Stat Med 18:2111). GLR: Höhle, Paul 2008 (CSDA 52:4357). outbreakP: Frisén,
Andersson, Schiöler 2009 (Biostatistics 10:152). Equal to ``algo.cusum``, ``algo.glrpois``, ``algo.glrnb`` and ``algo.outbreakP`` of R ``surveillance`` 1.20.3.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy import special

from .moving import Bounds, _columns, _weeks

Floats = NDArray[np.float64]
Transform = Literal["standard", "rossi", "anscombe", "none"]


def cusum(
    counts: Floats, *, first: int, transform: Transform = "standard", k: float = 1.04, h: float = 2.26,
    mean: Literal["mean", "season"] = "mean", freq: int = 52,
) -> Bounds:  # fmt: skip
    """Add up what each week from ``first`` (from 1) is over its expectation by more than ``k``; alarm at ``h``; the sum goes on after it.

    The expectation is the mean of the weeks before ``first`` or, ``season``, a Poisson regression on them with one yearly wave.
    """
    counts = _columns(counts)
    wanted = _weeks(np.arange(first, len(counts) + 1), 2, len(counts))
    if mean == "season":
        expected = _season_poisson(counts[: first - 1], wanted, freq=freq)
    else:
        expected = np.broadcast_to(counts[: first - 1].mean(axis=0), (len(wanted), counts.shape[1]))
    now = counts[wanted - 1]
    with np.errstate(all="ignore"):
        scaled = _SCALES[transform](now, expected)
    total = np.zeros(counts.shape[1])
    before, after = np.empty_like(now), np.empty_like(now)
    for row in range(len(wanted)):
        before[row] = total
        total = np.maximum(0.0, total + scaled[row] - k)
        after[row] = total
    with np.errstate(all="ignore"):
        upper = _uppers(transform, expected, h, k, before, after)
    return Bounds(wanted, np.maximum(np.nan_to_num(upper, nan=0.0), 0.0), now, after >= h)


_SCALES: dict[str, Callable[[Floats, Floats], Floats]] = {
    "standard": lambda x, m: (x - m) / np.sqrt(m),
    "rossi": lambda x, m: (x - 3 * m + 2 * np.sqrt(x * m)) / (2 * np.sqrt(m)),
    "anscombe": lambda x, m: 1.5 * (np.cbrt(x) ** 2 - np.cbrt(m) ** 2) / m ** (1 / 6),
    "none": lambda x, m: x,
}


def _uppers(transform: str, m: Floats, h: float, k: float, before: Floats, after: Floats) -> Floats:
    root = np.sqrt(m)
    room = h + k - before
    if transform == "standard":
        return np.ceil(root * room + m)
    if transform == "rossi":
        inside = 4 * m**2 + 2 * m**1.5 * room
        upper: Floats = 2 * root * room + 5 * m - 2 * np.sqrt(inside)
        return upper
    if transform == "anscombe":
        inside = 2 / 3 * m ** (1 / 6) * room + np.cbrt(m) ** 2
        return np.where(inside < 0, 0.0, np.maximum(inside, 0.0) ** 1.5)
    return h - after


@dataclass(frozen=True, slots=True)
class Ratio:
    """The statistic of each judged week and whether it alarmed; ``weeks`` (W,) from 1, the others (W, S)."""

    weeks: NDArray[np.int64]
    value: Floats
    alarm: NDArray[np.bool_]


def glr(
    counts: Floats, *, first: int, family: Literal["poisson", "negbin"] = "poisson", expected: Floats | None = None,
    alpha: float | None = None, limit: float = 5.0, shift: float | None = None, freq: int = 52,
) -> Ratio:  # fmt: skip
    """The likelihood ratio of a lasting rise by a factor, at its most likely start; watching begins anew after each alarm.

    ``expected`` (W, S) is fitted on the weeks before ``first`` with one yearly wave when not given; ``alpha`` is the negative binomial's
    (variance ``m + alpha m²``), estimated when not given; ``shift`` fixes the logarithm of the factor, else its best value is sought.
    """
    counts = _columns(counts)
    wanted = _weeks(np.arange(first, len(counts) + 1), 2, len(counts))
    value = np.zeros((len(wanted), counts.shape[1]))
    alarm = np.zeros(value.shape, dtype=np.bool_)
    for column in range(counts.shape[1]):
        now = counts[wanted - 1, column]
        wide = 0.0 if family == "poisson" else alpha
        if expected is not None:
            mean = np.broadcast_to(expected if np.ndim(expected) < 2 else np.asarray(expected)[:, column], now.shape)
            wide = wide or 0.0
        elif wide == 0.0:
            mean = _season_poisson(counts[: first - 1, column : column + 1], wanted, freq=freq)[:, 0]
        else:
            mean, wide = _season_negbin(counts[: first - 1, column], wanted, freq=freq, alpha=wide)
        judge = _judge_of(wide, shift)
        start = 0
        for row in range(len(wanted)):
            value[row, column] = judge(now[start : row + 1], mean[start : row + 1])
            if value[row, column] >= limit:
                alarm[row, column] = True
                start = row + 1
    return Ratio(wanted, value, alarm)


def _judge_of(alpha: float, shift: float | None) -> Callable[[Floats, Floats], float]:
    if shift is not None:
        return lambda x, m: _fixed(x, m, alpha, shift)
    return _best_poisson if alpha == 0 else lambda x, m: _best_negbin(x, m, alpha)


def _best_poisson(x: Floats, m: Floats) -> float:
    cases, means = np.cumsum(x[::-1]), np.cumsum(m[::-1])
    with np.errstate(all="ignore"):
        factor = np.where(cases > means, np.log(cases / means), 0.0)
    return float(np.max(cases * factor - (np.exp(factor) - 1.0) * means))


def _best_negbin(x: Floats, m: Floats, alpha: float) -> float:
    best = -np.inf
    for start in range(len(x)):
        part, mean = x[start:], m[start:]
        slope = _rise(part, mean, alpha)
        gain = slope * part + (part + 1.0 / alpha) * np.log((1.0 + alpha * mean) / (1.0 + alpha * mean * np.exp(slope)))
        best = max(best, float(gain.sum()))
    return best


def _rise(x: Floats, m: Floats, alpha: float) -> float:
    """The most likely logarithm of the factor, not below zero."""

    def score(slope: float) -> float:
        raised = m * np.exp(slope)
        return float(((x - raised) / (1.0 + alpha * raised)).sum())

    if score(0.0) <= 0:
        return 0.0
    from scipy import optimize

    high = 1.0
    while score(high) > 0:
        high *= 2.0
    return float(optimize.brentq(score, 0.0, high, xtol=1e-13))


def _fixed(x: Floats, m: Floats, alpha: float, shift: float) -> float:
    if alpha == 0:
        gain = x * shift - (np.exp(shift) - 1.0) * m
    else:
        gain = shift * x + (x + 1.0 / alpha) * np.log((1.0 + alpha * m) / (1.0 + alpha * m * np.exp(shift)))
    total = 0.0
    for one in gain:
        total = max(0.0, total + float(one))
    return total


def outbreak_p(counts: Floats, *, first: int = 1, limit: float = 100.0, mode: Literal["paper", "r"] = "paper") -> Ratio:
    """The likelihood of a level that only rises against that of a constant one, over all weeks so far; alarm above ``limit``.

    ``mode="r"`` multiplies week by week as release 1.20.3 does: on long series of large counts its product falls to nothing on the way.
    """
    counts = _columns(counts)
    wanted = _weeks(np.arange(first, len(counts) + 1), 1, len(counts))
    value = np.empty((len(wanted), counts.shape[1]))
    for column in range(counts.shape[1]):
        every = _rising(counts[:, column], plainly=mode == "r")
        value[:, column] = every[first - 1 :]
    return Ratio(wanted, value, value > limit)


def _rising(x: Floats, *, plainly: bool) -> Floats:
    """The statistic after each week: pooled means of an isotonic fit, kept on a stack with their share of the logarithm."""
    levels: list[list[float]] = []  # sum, number
    out = np.empty(len(x))
    total = 0.0
    for number, one in enumerate(x, start=1):
        total += float(one)
        levels.append([float(one), 1.0])
        while len(levels) > 1 and levels[-1][0] * levels[-2][1] <= levels[-2][0] * levels[-1][1]:
            cases, weeks = levels.pop()
            levels[-1][0] += cases
            levels[-1][1] += weeks
        if plainly:
            overall = total / number
            mean = np.concatenate([np.full(int(weeks), cases / weeks) for cases, weeks in levels])
            with np.errstate(all="ignore"):
                factor = np.ones(number) if overall == 0 else (mean / overall) ** x[:number]
                out[number - 1] = np.cumprod(factor)[-1]
            continue
        log = sum(cases * np.log(cases / weeks) for cases, weeks in levels if cases > 0)
        log -= total * np.log(total / number) if total > 0 else 0.0
        out[number - 1] = np.exp(min(log, 700.0))
    return out


def _waves(weeks: NDArray[np.int64], freq: int) -> Floats:
    angle = 2 * np.pi * np.asarray(weeks, np.float64) / freq
    return np.stack([np.ones(len(angle)), np.cos(angle), np.sin(angle)], axis=1)


def _season_poisson(past: Floats, weeks: NDArray[np.int64], *, freq: int) -> Floats:
    """Expected counts in ``weeks`` from a Poisson regression with one yearly wave on ``past`` (T, S), all series at once."""
    design = _waves(np.arange(1, len(past) + 1), freq)
    beta = np.zeros((past.shape[1], 3))
    beta[:, 0] = np.log(np.maximum(past.mean(axis=0), 1e-10))
    for _ in range(100):
        mean = np.exp(np.clip(beta @ design.T, -50, 50))
        score = (past.T - mean) @ design
        information = np.einsum("st,ti,tj->sij", mean, design, design) + 1e-12 * np.eye(3)
        step = np.linalg.solve(information, score[:, :, None])[:, :, 0]
        beta += np.clip(step, -2, 2)
        if np.abs(step).max() < 1e-12:
            break
    return np.exp(_waves(weeks, freq) @ beta.T)


def _season_negbin(past: Floats, weeks: NDArray[np.int64], *, freq: int, alpha: float | None) -> tuple[Floats, float]:
    """The same with a negative binomial, whose dispersion is its most likely value unless given."""
    design = _waves(np.arange(1, len(past) + 1), freq)
    beta = np.zeros(3)
    beta[0] = np.log(max(past.mean(), 1e-10))
    wide = alpha if alpha is not None else 0.1
    for _ in range(200):
        before = wide
        for _ in range(50):
            mean = np.exp(np.clip(design @ beta, -50, 50))
            share = 1.0 / (1.0 + wide * mean)
            step = np.linalg.solve(
                (design.T * (mean * share)) @ design + 1e-12 * np.eye(3), design.T @ ((past - mean) * share)
            )
            beta += np.clip(step, -2, 2)
            if np.abs(step).max() < 1e-12:
                break
        if alpha is not None:
            break
        wide = 1.0 / _likeliest_theta(past, np.exp(design @ beta))
        if abs(wide - before) <= 1e-10 * wide:
            break
    return np.exp(_waves(weeks, freq) @ beta), wide


def _likeliest_theta(y: Floats, mean: Floats) -> float:
    def score(log_theta: float) -> float:
        theta = np.exp(log_theta)
        return float(
            np.sum(
                special.digamma(theta + y)
                - special.digamma(theta)
                + np.log(theta)
                + 1
                - np.log(theta + mean)
                - (y + theta) / (mean + theta)
            )
        )

    low, high = -10.0, 18.0
    if score(high) > 0:
        return float(np.exp(high))
    from scipy import optimize

    return float(np.exp(optimize.brentq(score, low, high, xtol=1e-12)))
