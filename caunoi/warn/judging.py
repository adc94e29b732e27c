"""From a cube of counts to what is out of the usual: pooled tails on the places, Farrington above them. Arrays in, arrays out."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from caunoi.watch.detect.design import SETTINGS
from caunoi.watch.detect.farrington import farrington
from caunoi.watch.series import Usual
from caunoi.watch.tails import Tails, discoveries, pooled

from . import rules
from .rules import Limits
from .words import Method

Floats = NDArray[np.float64]
#: What is drawn around the expected: so large a share of weeks lies below, and above.
EDGE = 0.025
#: A week belongs to a rise while as many or more would come by chance less often than this; one week's pause is let pass.
RISING = 0.1
#: Weeks judged together beside the last one alone: what rises slowly shows in a month. Both looks are paid for in the chance told.
MONTH = 4
YEAR = 52


@dataclass(frozen=True, slots=True)
class Week:
    """One week of a series: cases, and what was to be expected with its band; NaN where nothing can be said."""

    cases: float
    expected: float
    low: float
    upper: float
    middle: float


@dataclass(frozen=True, slots=True)
class Found:
    """A series out of the usual: which, how far, since how many weeks, and its past weeks, the oldest first."""

    at: int
    group: int
    method: Method
    pvalue: float
    qvalue: float
    weeks: tuple[Week, ...]
    #: The last weeks taken together in which it shows most, and what they hold.
    span: int
    whole: Week

    @property
    def weeks_rising(self) -> int:
        """For how many weeks counts have been rising, this one included, one week's pause let pass."""
        rising, paused = 1, False
        for back, week in enumerate(reversed(self.weeks[:-1]), start=2):
            if week.middle < RISING:
                rising = back
            elif paused:
                break
            else:
                paused = True
        return rising


def cells(cube: Any, usual: Usual, limits: Limits) -> list[Found]:
    """Cells out of the usual in the last week or month of a cube (topics, weeks, places), judged together over all topics."""
    counts = np.asarray(cube)
    if counts.shape[1] <= limits.least_history:
        return []
    chances = np.full((counts.shape[0], counts.shape[2]), np.nan)
    spans = np.ones(chances.shape, dtype=int)
    for topic, series in enumerate(counts):
        if np.nan_to_num(series).any():
            chances[topic], spans[topic] = _chances(series, usual, limits)
    alarms, own = discoveries(chances, q=limits.share)
    found, bands = [], {}
    for topic, place in np.argwhere(alarms):
        span = int(spans[topic, place])
        if counts[topic, -span:, place].sum() >= limits.cases:
            if topic not in bands:
                bands[topic] = _bands(counts[topic], usual, limits)
            found.append(
                Found(
                    int(place), int(topic), Method.POOLED, float(chances[topic, place]), float(own[topic, place]),
                    _weeks(bands[topic], int(place)), span, _whole(counts[topic], usual, int(place), span),
                )
            )  # fmt: skip
    return found


def levels(table: Any, usual: Usual, limits: Limits) -> list[Found]:
    """Series out of the usual at the end of a table (weeks, series): Farrington where the past is long enough, pooled tails otherwise."""
    counts = np.asarray(table, dtype=float)
    years = min((len(counts) - limits.least_history) // YEAR, rules.FARRINGTON_MOST)
    if len(counts) <= limits.least_history or not counts.size:
        return []
    # Around Tết a few weeks of few years would be all to compare with: there pooled tails know more.
    if years >= rules.FARRINGTON_YEARS and not usual.kinds[-1]:
        return _by_farrington(counts, years, usual, limits)
    chances, spans = _chances(counts, usual, limits)
    alarms, own = discoveries(chances, q=limits.share)
    bands = _bands(counts, usual, limits) if alarms.any() else []
    return [
        Found(
            int(at), 0, Method.POOLED, float(chances[at]), float(own[at]), _weeks(bands, int(at)), int(spans[at]),
            _whole(counts, usual, int(at), int(spans[at])),
        )
        for at in np.flatnonzero(alarms) if counts[-spans[at] :, at].sum() >= limits.cases
    ]  # fmt: skip


def _by_farrington(counts: Floats, years: int, usual: Usual, limits: Limits) -> list[Found]:
    chances = _farrington(counts, years, 1, usual).pvalue[-1]
    alarms, own = discoveries(chances, q=limits.share)
    wanted = np.flatnonzero(alarms & (counts[-1] >= limits.cases))
    if not len(wanted):
        return []
    shown = min(rules.SHOWN, len(counts) - _setting(years).first_week + 1)
    judged = _farrington(counts[:, wanted], years, shown, usual)
    found = []
    for column, series in enumerate(wanted):
        weeks = tuple(
            Week(
                float(counts[len(counts) - shown + at, series]), float(judged.expected[at, column]), 0.0, float(judged.upper[at, column]),
                float(judged.pvalue[at, column]),
            )
            for at in range(shown)
        )  # fmt: skip
        found.append(
            Found(int(series), 0, Method.FARRINGTON, float(chances[series]), float(own[series]), weeks, 1, weeks[-1])
        )
    return found


def _chances(series: Any, usual: Usual, limits: Limits) -> tuple[Floats, NDArray[np.int64]]:
    """For every place the chance of its last week, or of its last month where that is smaller, twice as it was looked at twice."""
    week = pooled(series[:-1], series[-1], season=usual.share, doubt=usual.doubt[-1]).middle
    spans = np.ones(len(week), dtype=int)
    if len(series) < limits.least_history + 4 * MONTH:
        return week, spans
    past, now, season, doubt = _months(series, usual)
    month = pooled(past, now, season=season, doubt=doubt).middle
    spans[month < week] = MONTH
    return np.minimum(1.0, 2 * np.fmin(week, month)), spans


def _months(series: Any, usual: Usual, span: int = MONTH) -> tuple[Any, Any, Floats, float]:
    """Past months, the last one, how much is usual in each and how sure that is of the last, counted back from the last week."""
    whole = len(series) // span
    counts = np.asarray(series)[len(series) - whole * span :].reshape(whole, span, -1).sum(axis=1)
    season = usual.share[len(series) - whole * span :].reshape(whole, span).sum(axis=1)
    # Errors of weeks around one Tết are taken to go together.
    doubt = float((usual.doubt * usual.share)[-span:].sum() / usual.share[-span:].sum())
    return counts[:-1], counts[-1], season / season.mean(), doubt


def _whole(series: Any, usual: Usual, place: int, span: int) -> Week:
    """What the last weeks together hold at one place, and what was to be expected of them."""
    past, now, season, doubt = _months(series, usual, span)
    above = pooled(past, now, season=season, alpha=EDGE, doubt=doubt)
    below = pooled(past, now, season=season, alpha=1 - EDGE, doubt=doubt)
    return _week(now, above, below, place)


def _setting(years: int) -> Any:
    return replace(SETTINGS["improved"], years_back=years)


def _farrington(counts: Floats, years: int, last: int, usual: Usual) -> Any:
    setting = _setting(years)
    weeks = range(max(setting.first_week, len(counts) - last + 1), len(counts) + 1)
    return farrington(counts, weeks=list(weeks), setting=setting, special=usual.kinds)


def _bands(series: Any, usual: Usual, limits: Limits) -> list[tuple[Any, Tails, Tails]]:
    """The past weeks shown, of all places at once, each as it would have been judged when it came."""
    first = max(limits.least_history, len(series) - rules.SHOWN)
    found = []
    for week in range(first, len(series)):
        history, now, season, doubt = series[:week], series[week], usual.share[: week + 1], usual.doubt[week]
        above = pooled(history, now, season=season, alpha=EDGE, doubt=doubt)
        found.append((now, above, pooled(history, now, season=season, alpha=1 - EDGE, doubt=doubt)))
    return found


def _weeks(bands: list[tuple[Any, Tails, Tails]], place: int) -> tuple[Week, ...]:
    """The past weeks of one place."""
    return tuple(_week(now, above, below, place) for now, above, below in bands)


def _week(now: Any, above: Tails, below: Tails, place: int) -> Week:
    return Week(
        float(now[place]), float(above.expected[place]), max(float(below.upper[place]), 0.0), float(above.upper[place]), float(above.middle[place])
    )  # fmt: skip
