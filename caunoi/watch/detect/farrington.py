"""Farrington's algorithm for count series, original and improved, over many series at once.

Farrington, Andrews, Beale, Catchpole 1996 (JRSS A 159:547); Noufaily, Enki, Farrington, Garthwaite, Andrews, Charlett 2013 (Stat
Med 32:1206). Alarms, bounds and expected counts equal ``farringtonFlexible`` of R ``surveillance`` 1.20.3, whose order of steps is kept.

All series share one design (season groups and a linear trend), so the fit is not a general regression: without a trend the group means
are closed form, with it one Newton iteration in the slope is left, and leverages and standard errors have closed forms too.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import special

from .design import SETTINGS, Design, Setting, design
from .quantiles import quantile_nb, quantile_poisson, tail_nb

Floats = NDArray[np.float64]
#: Series fitted together: their working arrays stay within a core's cache.
CHUNK = 192
#: An extrapolated mean past this is no expectation but a runaway trend; nothing is said of it.
TOO_MUCH = 1e12
_NEWTON_STEPS = 60
_TOLERANCE = 1e-11


@dataclass(frozen=True, slots=True)
class Judged:
    """One row a judged week, one column a series; NaN where nothing can be said.

    ``weeks`` (W,) counted from 1; ``upper``, ``expected``, ``phi``, ``trend`` (slope a week, NaN where none was kept) and ``pvalue`` (W, S);
    ``alarm`` (W, S) of truth values.
    """

    weeks: NDArray[np.int64]
    upper: Floats
    expected: Floats
    phi: Floats
    trend: Floats
    pvalue: Floats
    alarm: NDArray[np.bool_]


def farrington(
    counts: Floats, *, weeks: Iterable[int] | None = None, setting: Setting | str = "improved", special: NDArray[np.int64] | None = None
) -> Judged:  # fmt: skip
    """Judge ``weeks`` (from 1; all that have a past when none are named) of ``counts`` (T weeks, S series; NaN: not known).

    ``special`` (T,) tells classes of weeks that compare only with each other, whatever the time of the year; 0 for none.
    """
    rule = SETTINGS[setting] if isinstance(setting, str) else setting
    counts = np.asarray(counts, dtype=np.float64)
    if counts.ndim == 1:
        counts = counts[:, None]
    wanted = np.arange(rule.first_week, len(counts) + 1) if weeks is None else np.asarray(list(weeks), dtype=np.int64)
    shape = (len(wanted), counts.shape[1])
    out = {name: np.full(shape, np.nan) for name in ("upper", "expected", "phi", "trend", "pvalue")}
    alarm = np.zeros(shape, dtype=np.bool_)
    series = np.ascontiguousarray(counts.T)
    apart = None if special is None else np.concatenate([[0], np.asarray(special, dtype=np.int64)])
    if apart is not None and len(apart) != len(counts) + 1:
        raise ValueError("các bảng không cùng cỡ · tables of different sizes")
    for row, week in enumerate(wanted):
        if week > len(counts):
            raise ValueError(f"không có tuần {week} · there is no week {week}")
        try:
            past = design(int(week), rule, apart)
        except ValueError:
            if apart is None or not apart[week]:
                raise
            continue  # the first of its kind: nothing can be said of it
        for start in range(0, len(series), CHUNK):
            part = slice(start, start + CHUNK)
            judged = _judge(series[part], int(week), past, rule)
            for name, values in judged.items():
                if name == "alarm":
                    alarm[row, part] = values
                else:
                    out[name][row, part] = values
    return Judged(np.asarray(wanted), alarm=alarm, **out)


def _judge(series: Floats, week: int, past: Design, rule: Setting) -> dict[str, NDArray[Any]]:
    # Time is counted from the judged week: the slope and all predictions are the same, and exp() stays near one.
    time = (past.weeks - week).astype(np.float64)
    fit = _fitted(series[:, past.weeks - 1], time, past, rule)
    now = series[:, week - 1]
    recent = series[:, week - rule.least_weeks : week]
    enough = np.nansum(recent, axis=1) >= rule.least_cases
    with np.errstate(all="ignore"):
        upper, pvalue = _bound(now, fit, rule)
    told = enough & fit.known & ~np.isnan(now)
    upper = np.where(told, upper, np.nan)
    return {
        "upper": upper,
        "expected": np.where(told & ~np.isnan(upper), fit.mean, np.nan),
        "phi": np.where(fit.known, fit.phi, np.nan),
        "trend": np.where(fit.with_trend, fit.slope, np.nan),
        "pvalue": np.where(fit.known & ~np.isnan(now), pvalue, np.nan),
        "alarm": told & (now > upper) & (now > 0),
    }


@dataclass(slots=True)
class _Fit:
    """What the fits of a chunk of series say of the judged week."""

    mean: Floats
    error: Floats  # of the linear predictor
    phi: Floats
    slope: Floats
    with_trend: NDArray[np.bool_]
    known: NDArray[np.bool_]


def _fitted(counts: Floats, time: Floats, past: Design, rule: Setting) -> _Fit:
    shown = ~np.isnan(counts)
    whole = bool(shown.all())
    counts = counts if whole else np.where(shown, counts, 0.0)
    there = None if whole else shown.astype(np.float64)
    maker = _Design(time, past)
    plain = None
    if rule.trend:
        fit, significant = _twice(counts, there, maker, rule, trend=True)
        most = np.where(shown, counts, -np.inf).max(axis=1) if not whole else counts.max(axis=1)
        keep = significant & (fit.mean <= most) & (rule.years_back >= 3)
        again = np.flatnonzero(~keep)
        if len(again) == 0:
            return fit
        plain, _ = _twice(counts[again], None if there is None else there[again], maker, rule, trend=False)
        for name in ("mean", "error", "phi", "slope", "with_trend", "known"):
            getattr(fit, name)[again] = getattr(plain, name)
        return fit
    plain, _ = _twice(counts, there, maker, rule, trend=False)
    return plain


class _Design:
    """The shared design: sums over season groups, of one, of time and of its square, as one matrix product."""

    def __init__(self, time: Floats, past: Design) -> None:
        self.time = time
        self.groups = past.groups
        self.group = past.group
        member = np.zeros((len(time), past.groups))
        member[np.arange(len(time)), past.group] = 1.0
        self.member = member
        self.moments = np.ascontiguousarray(np.hstack([member, member * time[:, None], member * (time**2)[:, None]]))

    def sums(self, values: Floats) -> tuple[Floats, Floats, Floats]:
        """Sums of ``values`` (S, n) over each group: of themselves, times time, times its square."""
        every = values @ self.moments
        size = self.groups
        return every[:, :size], every[:, size : 2 * size], every[:, 2 * size :]


def _twice(
    counts: Floats, there: Floats | None, maker: _Design, rule: Setting, *, trend: bool
) -> tuple[_Fit, NDArray[Any]]:
    points = counts.shape[1] if there is None else there.sum(axis=1)
    # A coefficient a group that has any week, and the slope.
    groups = maker.groups if there is None else (there @ maker.member > 0).sum(axis=1)
    freedom = np.maximum(points - groups - trend, 1)
    weights = there
    slope = np.zeros(len(counts))
    slope, mean, solved = _solve(counts, weights, maker, slope, trend=trend)
    phi = _pearson(counts, mean, weights, freedom)
    if rule.reweight:
        scaled = _anscombe(counts, mean, weights, phi, maker, trend=trend)
        weights = _lighter(scaled, there, points, rule.weights_above)
        slope, mean, solved = _solve(counts, weights, maker, slope, trend=trend)
        phi = _pearson(counts, mean, weights, freedom)
    return _predict(counts, mean, weights, phi, slope, solved, freedom, maker, rule, trend=trend)


def _solve(
    counts: Floats, weights: Floats | None, maker: _Design, slope: Floats, *, trend: bool
) -> tuple[Floats, Floats, NDArray[Any]]:
    """Maximum quasi-likelihood: the slope, the fitted means and whether it was found."""
    weighed = counts if weights is None else counts * weights
    if trend:
        cases, cases_time, _ = maker.sums(weighed)
    else:
        cases = weighed @ maker.member
    found = np.ones(len(counts), dtype=np.bool_)
    if not trend:
        size = np.broadcast_to(maker.member.sum(axis=0), cases.shape) if weights is None else weights @ maker.member
        with np.errstate(all="ignore"):
            level = np.where(size > 0, cases / size, 0.0)
        return np.zeros(len(counts)), level[:, maker.group], found
    goal = cases_time.sum(axis=1)
    slope = slope.copy()
    growth = np.empty_like(counts)
    live = np.arange(len(counts))
    empty = cases.sum(axis=1) == 0
    level = np.zeros_like(cases)
    for _ in range(_NEWTON_STEPS):
        with np.errstate(all="ignore"):
            part = np.exp(slope[live, None] * maker.time)
            size, size_time, size_square = maker.sums(part if weights is None else part * weights[live])
            own = cases[live]
            share = np.where(size > 0, own / size, 0.0)
            middle = np.where(size > 0, size_time / size, 0.0)
            score = goal[live] - (own * middle).sum(axis=1)
            spread = (share * (size_square - size_time * middle)).sum(axis=1)
            step = np.where(spread > 0, score / spread, 0.0)
        growth[live] = part
        level[live] = share
        step = np.clip(step, -0.2, 0.2)
        # No series grows e-fold faster than in half a week: keeps exp() finite over all weeks used.
        slope[live] = np.clip(slope[live] + step, -2.0, 2.0)
        moving = np.abs(step) > _TOLERANCE * (np.abs(slope[live]) + 1e-3)
        if not moving.any():
            break
        live = live[moving]
    else:
        found[live] = False
    found &= ~empty
    return slope, level[:, maker.group] * growth, found


def _pearson(counts: Floats, mean: Floats, weights: Floats | None, freedom: Floats) -> Floats:
    with np.errstate(all="ignore"):
        off = counts - mean
        square = np.where(mean > 0, off * off / mean, 0.0)
    total = square.sum(axis=1) if weights is None else np.einsum("ij,ij->i", square, weights)
    return np.maximum(total / freedom, 1.0)


def _leverages(
    mean: Floats, weights: Floats | None, maker: _Design, *, trend: bool
) -> tuple[Floats, Floats, Floats, Floats]:
    """Of each past week; with the information of each group, its mean time and the information of the slope."""
    work = mean if weights is None else mean * weights
    size, size_time, size_square = maker.sums(work)
    with np.errstate(all="ignore"):
        inverse = np.where(size > 0, 1.0 / size, 0.0)
        middle = size_time * inverse
        spread = (size_square - size_time * middle).sum(axis=1)
        hat = inverse[:, maker.group]
        if trend:
            off = maker.time - middle[:, maker.group]
            hat = hat + off * off / spread[:, None]
        return work * hat, inverse, middle, spread


def _anscombe(
    counts: Floats, mean: Floats, weights: Floats | None, phi: Floats, maker: _Design, *, trend: bool
) -> Floats:
    hat, *_ = _leverages(mean, weights, maker, trend=trend)
    with np.errstate(all="ignore"):
        root = np.sqrt(mean)
        residual = 1.5 * (np.cbrt(counts * counts) / np.sqrt(np.cbrt(mean)) - root)
        scaled = residual / np.sqrt(phi[:, None] * (1.0 - hat))
    return np.where(mean > 0, scaled, 0.0)


def _lighter(scaled: Floats, there: Floats | None, points: Floats | int, above: float) -> Floats:
    high = scaled > above
    raw = np.ones_like(scaled)
    np.divide(1.0, scaled * scaled, out=raw, where=high)
    if there is not None:
        raw = raw * there
    return raw * (points / np.maximum(raw.sum(axis=1), 1e-300))[:, None]


def _predict(
    counts: Floats, mean: Floats, weights: Floats | None, phi: Floats, slope: Floats, solved: NDArray[Any], freedom: Floats,
    maker: _Design, rule: Setting, *, trend: bool,
) -> tuple[_Fit, NDArray[Any]]:  # fmt: skip
    _, inverse, middle, spread = _leverages(mean, weights, maker, trend=trend)
    own = maker.groups - 1
    with np.errstate(all="ignore"):
        here = maker.group == own
        # The level of the week's own group at time zero, from any of its past weeks.
        first = int(np.flatnonzero(here)[0])
        level = mean[:, first] * np.exp(-slope * maker.time[first])
        off = np.where(mean > 0, (counts - mean) / mean, -1.0)
        square = off * off
        # After reweighting the reference overwrites the model's weights, so its dispersion for errors is not Pearson's.
        if rule.reweight and weights is not None:
            total = np.einsum("ij,ij->i", square, weights)
        else:
            total = np.einsum("ij,ij->i", square, mean if weights is None else mean * weights)
        scale = total / freedom
        if trend:
            error = np.sqrt(scale * (inverse[:, own] + middle[:, own] ** 2 / spread))
            t_value = slope / np.sqrt(scale / spread)
            significant = 2.0 * special.stdtr(freedom, -np.abs(t_value)) < rule.trend_below
        else:
            error = np.sqrt(scale * inverse[:, own])
            significant = np.zeros(len(counts), dtype=np.bool_)
    known = solved & (level > 0) & np.isfinite(level)
    return _Fit(level, error, phi, slope, np.full(len(counts), trend), known), significant


def _bound(now: Floats, fit: _Fit, rule: Setting) -> tuple[Floats, Floats]:
    mean, phi = fit.mean, fit.phi
    if rule.threshold == "delta":
        error = fit.error * mean
        tau = phi + error**2 / mean
        exponent, spread = {
            "none": (1.0, np.sqrt(mean * tau)),
            "1/2": (0.5, np.sqrt(tau / 4)),
            "2/3": (2 / 3, np.sqrt(4 / 9 * np.cbrt(mean) * tau)),
        }[rule.power]
        reach = special.ndtri(1.0 - rule.alpha) * spread
        upper = (mean**exponent + reach) ** (1.0 / exponent)
        pvalue = special.ndtr(-(now**exponent - mean**exponent) / spread)
        return upper, pvalue
    if rule.threshold == "muan":
        mean = np.exp(np.log(mean) + special.ndtri(1.0 - rule.alpha) * fit.error)
    wide = phi > 1
    upper = np.full(len(mean), np.nan)
    pvalue = np.full(len(mean), np.nan)
    fine = (mean > 0) & (mean < TOO_MUCH)
    some = wide & fine
    size = mean[some] / (phi[some] - 1.0)
    upper[some] = quantile_nb(1.0 - rule.alpha, size, 1.0 / phi[some])
    pvalue[some] = tail_nb(now[some], size, 1.0 / phi[some])
    some = ~wide & fine
    upper[some] = quantile_poisson(1.0 - rule.alpha, mean[some])
    pvalue[some] = np.where(now[some] > 0, special.gammainc(np.maximum(now[some], 1), mean[some]), 1.0)
    return upper, pvalue


def with_(setting: str, **changes: object) -> Setting:
    """A named setting with some of its values changed; ``KeyError`` for an unknown name."""
    return replace(SETTINGS[setting], **changes)  # type: ignore[arg-type]
