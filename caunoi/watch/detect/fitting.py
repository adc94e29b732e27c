"""The fit behind Farrington's algorithm, many series at once: a level a season group and a common trend, by quasi-likelihood, twice.

All series share one design, so the fit is not a general regression: without a trend the group means are closed form, with it one Newton
iteration in the slope is left. What the score equations say then gives leverages and standard errors without another sum: the fitted cases of
a group are its cases. Weeks are rows and series columns, so that each step runs along memory, and working arrays are made once a block.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import special

from .design import Design, Setting

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
_NEWTON_STEPS = 60
#: A last step that moves no exponent further than this is followed by its own series, whose rest is the square of it.
_CLOSE = 1e-6
#: Series still moving are taken by themselves when fewer than this share of those stepped together.
_WORTH_CUTTING = 0.7
_TINY = 1e-300
#: Stands for a level of nought in quotients.
_NEXT_TO_NONE = 1e-200


@dataclass(slots=True)
class Fit:
    """What the fits of a block of series say of the judged week."""

    mean: Floats
    error: Floats  # of the linear predictor
    phi: Floats
    slope: Floats
    with_trend: Flags
    known: Flags


def fitted(counts: Floats, past: Design, rule: Setting) -> Fit:
    """Fit ``counts`` (past weeks, series; NaN: not known), whose ``past`` tells time from the judged week; a trend stays where the rule keeps it."""
    shown = ~np.isnan(counts)
    whole = bool(shown.all())
    there = None
    if not whole:
        counts = np.where(shown, counts, 0.0)
        there = shown.astype(np.float64)
    groups = _Groups(past)
    if not rule.trend:
        return _twice(counts, there, groups, rule, trend=False)[0]
    fit, significant = _twice(counts, there, groups, rule, trend=True)
    keep = significant & (fit.mean <= counts.max(axis=0)) & (rule.years_back >= 3)
    if there is not None:
        keep &= there.any(axis=0)
    again = np.flatnonzero(~keep)
    if len(again):
        # take(), unlike [:, again], keeps weeks as rows in memory.
        left = None if there is None else there.take(again, axis=1)
        plain, _ = _twice(counts.take(again, axis=1), left, groups, rule, trend=False)
        for name in ("mean", "error", "phi", "slope", "with_trend", "known"):
            getattr(fit, name)[again] = getattr(plain, name)
    return fit


class _Groups:
    """The shared design: sums over season groups, of one, of time and of its square, as one matrix product."""

    def __init__(self, past: Design) -> None:
        self.time = past.weeks.astype(np.float64)
        self.number = past.groups
        self.of = past.group
        self.member = np.zeros((past.groups, len(self.time)))
        self.member[past.group, np.arange(len(self.time))] = 1.0
        self.moments = np.vstack([self.member, self.member * self.time, self.member * self.time**2])
        #: From a level, a slope and a bend of each group to every week.
        self.spread = np.ascontiguousarray(np.vstack([self.moments[: 2 * past.groups], self.time**2]).T)
        #: The sums where nothing grows.
        self.flat = self.moments.sum(axis=1)[:, None]
        self.reach = max(float(np.abs(self.time).max()), 1.0)


@dataclass(slots=True)
class _Solved:
    """Fitted means with what the last step knew: each group's level, cases and mean time, the information of the slope, whether it was found."""

    slope: Floats
    mean: Floats
    level: Floats
    cases: Floats
    middle: Floats
    spread: Floats
    found: Flags


def _twice(counts: Floats, there: Floats | None, groups: _Groups, rule: Setting, *, trend: bool) -> tuple[Fit, Flags]:
    points = np.full(1, float(len(counts))) if there is None else there.sum(axis=0)
    # A coefficient a group that has any week, and the slope.
    number = groups.number if there is None else (groups.member @ there > 0).sum(axis=0)
    freedom = np.maximum(points - number - trend, 1)
    solve = _with_trend if trend else _without_trend
    fit = solve(counts, there, groups, np.zeros(counts.shape[1]))
    off, square = np.empty_like(counts), np.empty_like(counts)
    pearson, relative = _spreads(counts, there, fit.mean, off, square)
    phi = np.maximum(pearson / freedom, 1.0)
    if not rule.reweight:
        return _said(fit, phi, pearson / freedom, freedom, groups, rule, trend=trend)
    weights = _lighter(there, groups, fit, phi, points, rule.weights_above, off, square, trend=trend)
    fit = solve(counts, weights, groups, fit.slope)
    pearson, relative = _spreads(counts, weights, fit.mean, off, square)
    # After reweighting the reference overwrites the model's weights, so its dispersion for errors is not Pearson's.
    return _said(fit, np.maximum(pearson / freedom, 1.0), relative / freedom, freedom, groups, rule, trend=trend)


def _without_trend(counts: Floats, weights: Floats | None, groups: _Groups, slope: Floats) -> _Solved:
    if weights is None:
        cases, size = groups.member @ counts, groups.member.sum(axis=1)[:, None]
    else:
        cases, size = groups.member @ (counts * weights), groups.member @ weights
    level = cases / np.maximum(size, _TINY)
    nothing = np.zeros(counts.shape[1])
    found = np.ones(counts.shape[1], dtype=np.bool_)
    return _Solved(
        nothing, np.maximum(level, _NEXT_TO_NONE)[groups.of], level, cases, np.zeros_like(level), nothing, found
    )


def _with_trend(counts: Floats, weights: Floats | None, groups: _Groups, slope: Floats) -> _Solved:
    """Maximum quasi-likelihood by Newton's steps in the slope; each series goes as far as it must."""
    size = groups.number
    growth, part = np.empty_like(counts), np.empty_like(counts)
    sums = groups.moments[: 2 * size] @ (counts if weights is None else np.multiply(counts, weights, out=part))
    cases, goal = sums[:size], sums[size:].sum(axis=0)
    slope, found = slope.copy(), cases.sum(axis=0) > 0
    level, middle, spread = np.empty_like(cases), np.empty_like(cases), np.empty(len(slope))
    live = np.arange(len(slope))
    weighing, own, aim = weights, cases, goal
    for number in range(_NEWTON_STEPS):
        now = slope[live]
        if number == 0 and weights is None and not now.any():
            every = groups.flat
        else:
            # Those that go on are fewer at each step: arrays made for all are cut to them.
            here, there = growth[:, : len(live)], part[:, : len(live)]
            np.exp(np.multiply(groups.time[:, None], now, out=here), out=here)
            every = groups.moments @ (here if weighing is None else np.multiply(here, weighing, out=there))
        with np.errstate(all="ignore"):
            inverse = 1.0 / np.maximum(every[:size], _TINY)
            mid = every[size : 2 * size] * inverse
            bend = every[2 * size :] * inverse - mid * mid
            wide = (own * bend).sum(axis=0)
            step = np.where(wide > 0, (aim - (own * mid).sum(axis=0)) / wide, 0.0)
        step = np.clip(step, -0.2, 0.2)
        moving = np.abs(step) * groups.reach > _CLOSE
        # No series grows e-fold faster than in half a week: keeps exp() finite over all weeks used.
        slope[live] = np.clip(now + step, -2.0, 2.0)
        # The last step is too short for another sum: levels and mean times follow it by their own derivatives.
        level[:, live] = own * inverse * (1.0 - step * mid)
        middle[:, live] = mid + step * bend
        spread[live] = wide
        if not moving.any():
            break
        if moving.mean() < _WORTH_CUTTING:
            live = live[moving]
            weighing = None if weights is None else weights.take(live, axis=1)
            own, aim = cases[:, live], goal[live]
    else:
        found[live[moving]] = False
    np.exp(np.multiply(groups.time[:, None], slope, out=growth), out=growth)
    np.multiply(growth, np.maximum(level, _NEXT_TO_NONE)[groups.of], out=growth)
    return _Solved(slope, growth, level, cases, middle, spread, found)


def _spreads(
    counts: Floats, weights: Floats | None, mean: Floats, off: Floats, square: Floats
) -> tuple[Floats, Floats]:
    """Pearson's sum and that of relative errors; ``off`` and ``square`` become each week's relative error and Pearson's square."""
    with np.errstate(all="ignore"):
        np.divide(counts, mean, out=off)
    np.subtract(off, 1.0, out=off)
    np.multiply(off, off, out=square)
    relative = square.sum(axis=0) if weights is None else np.einsum("ij,ij->j", square, weights)
    np.multiply(square, mean, out=square)
    pearson = square.sum(axis=0) if weights is None else np.einsum("ij,ij->j", square, weights)
    return pearson, relative


def _lighter(
    there: Floats | None, groups: _Groups, fit: _Solved, phi: Floats, points: Floats, above: float, off: Floats, square: Floats, *, trend: bool
) -> Floats:  # fmt: skip
    """Weights of the past weeks: one, less where a standardised Anscombe residual is above a bound."""
    with np.errstate(all="ignore"):
        inverse = 1.0 / fit.cases
        if trend:
            bend = 1.0 / fit.spread
            turned = np.vstack([inverse + fit.middle**2 * bend, -2.0 * bend * fit.middle, bend])
            rest = groups.spread @ np.where(np.isfinite(turned), turned, 0.0)
        else:
            rest = inverse[groups.of]
        # What the leverages leave, times the dispersion.
        np.multiply(rest, fit.mean, out=rest)
        if there is not None:
            rest *= there
        np.subtract(1.0, rest, out=rest)
        rest *= phi
        # Anscombe's residual above the mean is less than Pearson's, so only weeks whose Pearson's is above the bound are looked at closely.
        high = (square > above**2 * rest) & (off > 0)
        at = np.flatnonzero(high)
        ratio = off.ravel()[at] + 1.0
        scaled = (1.5 * (np.cbrt(ratio * ratio) - 1.0)) ** 2 * fit.mean.ravel()[at] / rest.ravel()[at]
    lighter = scaled > above**2
    weights = np.ones_like(off) if there is None else there.copy()
    weights.ravel()[at[lighter]] /= scaled[lighter]
    weights *= points / np.maximum(weights.sum(axis=0), _TINY)
    return weights


def _said(
    last: _Solved, phi: Floats, scale: Floats, freedom: Floats, groups: _Groups, rule: Setting, *, trend: bool
) -> tuple[Fit, Flags]:
    own = groups.number - 1
    level = last.level[own]
    with np.errstate(all="ignore"):
        error = 1.0 / last.cases[own]
        significant = np.zeros(len(level), dtype=np.bool_)
        if trend:
            error = error + last.middle[own] ** 2 / last.spread
            t_value = last.slope / np.sqrt(scale / last.spread)
            significant = 2.0 * special.stdtr(freedom, -np.abs(t_value)) < rule.trend_below
        error = np.sqrt(scale * error)
    known = last.found & (level > 0) & np.isfinite(level)
    return Fit(level, error, phi, last.slope, np.full(len(level), trend), known), significant
