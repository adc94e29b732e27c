"""Farrington's algorithm for count series, original and improved, over many series at once.

Farrington, Andrews, Beale, Catchpole 1996 (JRSS A 159:547); Noufaily, Enki, Farrington, Garthwaite, Andrews, Charlett 2013 (Stat
Med 32:1206). Alarms, bounds and expected counts equal ``farringtonFlexible`` of R ``surveillance`` 1.20.3, whose order of steps is kept.

``fitting`` holds the fit; weeks whose past looks alike from where they stand are judged together.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import special

from .design import SETTINGS, Design, Setting, design
from .fitting import Fit, fitted
from .quantiles import quantile_nb, quantile_poisson, tail_nb

Floats = NDArray[np.float64]
#: So many past weeks of all series fitted together: working arrays stay within a core's cache.
CELLS = 45_000
#: An extrapolated mean past this is no expectation but a runaway trend; nothing is said of it.
TOO_MUCH = 1e12


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
    counts = np.asarray(counts)
    if counts.ndim == 1:
        counts = counts[:, None]
    wanted = np.arange(rule.first_week, len(counts) + 1) if weeks is None else np.asarray(list(weeks), dtype=np.int64)
    shape = (len(wanted), counts.shape[1])
    out = {name: np.full(shape, np.nan) for name in ("upper", "expected", "phi", "trend", "pvalue")}
    alarm = np.zeros(shape, dtype=np.bool_)
    alike = _alike(wanted, len(counts), rule, special)
    most = max(1, CELLS // max((len(past.weeks) for past, _ in alike), default=1))
    blocks = -(-shape[1] // most)
    for part in np.array_split(np.arange(shape[1]), blocks) if blocks else []:
        columns = slice(int(part[0]), int(part[-1]) + 1)
        # Read once for all weeks; a block of few series is judged in several weeks together, so that a step never works on a handful.
        series = np.asarray(counts[:, columns], dtype=np.float64)
        together = max(1, most // len(part))
        for past, rows in alike:
            for start in range(0, len(rows), together):
                some = rows[start : start + together]
                judged = _judge(series, wanted[some], past, rule)
                alarm[some, columns] = judged.pop("alarm")
                for name, values in judged.items():
                    out[name][some, columns] = values
    return Judged(wanted, alarm=alarm, **out)


def _alike(
    wanted: NDArray[np.int64], last: int, rule: Setting, special: NDArray[np.int64] | None
) -> list[tuple[Design, NDArray[np.int64]]]:
    """The designs of the judged weeks, counted from the week itself, each with the rows of ``wanted`` that have it."""
    apart = None if special is None else np.concatenate([[0], np.asarray(special, dtype=np.int64)])
    if apart is not None and len(apart) != last + 1:
        raise ValueError("các bảng không cùng cỡ · tables of different sizes")
    found: dict[bytes, tuple[Design, list[int]]] = {}
    for row, week in enumerate(wanted):
        if week > last:
            raise ValueError(f"không có tuần {week} · there is no week {week}")
        try:
            past = design(int(week), rule, apart)
        except ValueError:
            if apart is None or not apart[week]:
                raise
            continue  # the first of its kind: nothing can be said of it
        near = Design(past.weeks - week, past.group, past.groups)
        key = near.weeks.tobytes() + near.group.tobytes()
        found.setdefault(key, (near, []))[1].append(row)
    return [(past, np.array(rows)) for past, rows in found.values()]


def _judge(series: Floats, weeks: NDArray[np.int64], past: Design, rule: Setting) -> dict[str, NDArray[Any]]:
    # Time is counted from the judged week: the slope and all predictions are the same, and exp() stays near one.
    counts = np.concatenate([series[past.weeks + (week - 1)] for week in weeks], axis=1)
    fit = fitted(counts, past, rule)
    now = series[weeks - 1].ravel()
    recent = np.concatenate([np.nansum(series[week - rule.least_weeks : week], axis=0) for week in weeks])
    enough = recent >= rule.least_cases
    with np.errstate(all="ignore"):
        upper, pvalue = _bound(now, fit, rule)
    told = enough & fit.known & ~np.isnan(now)
    upper = np.where(told, upper, np.nan)
    found = {
        "upper": upper,
        "expected": np.where(told & ~np.isnan(upper), fit.mean, np.nan),
        "phi": np.where(fit.known, fit.phi, np.nan),
        "trend": np.where(fit.with_trend, fit.slope, np.nan),
        "pvalue": np.where(fit.known & ~np.isnan(now), pvalue, np.nan),
        "alarm": told & (now > upper) & (now > 0),
    }
    return {name: values.reshape(len(weeks), -1) for name, values in found.items()}


def _bound(now: Floats, fit: Fit, rule: Setting) -> tuple[Floats, Floats]:
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
