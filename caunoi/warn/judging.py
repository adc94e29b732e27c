"""From a cube of counts to what is out of the usual: pooled tails on the places, Farrington above them. Arrays in, arrays out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.stats import nbinom

from caunoi.watch.detect.farrington import SETTINGS, farrington
from caunoi.watch.scan import Zones, chance_of, scan
from caunoi.watch.scan.scores import Model
from caunoi.watch.tails import Tails, discoveries, pooled

from . import rules
from .words import Method

Floats = NDArray[np.float64]
#: What is drawn around the expected: so large a share of weeks lies below, and above.
EDGE = 0.025
#: A week belongs to a rise while as many or more would come by chance less often than this; one week's pause is let pass.
RISING = 0.1
#: Weeks judged together beside the last one alone: what rises slowly shows in a month. Both looks are paid for in the chance told.
MONTH = 4
#: What a day off is worth of a working day, in letters.
REST = 0.3
#: Weeks over which the common level of all letters is smoothed, to each side.
SMOOTH = 4
YEAR = 52
#: Neighbours that have fewer cases together within a month are no area.
AREA_CASES = 5
#: Nearest places looked at together at most, and draws of chance a scan is measured by.
NEIGHBOURS, DRAWS = 8, 99
#: What is expected of a place that never sent anything.
LEAST_RATE = 1e-3


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


def seasons(working: Any, totals: Any) -> Floats:
    """How much is usual in each week, 1 on average: days worked, and the slow course of all letters together.

    ``working`` (weeks,) shares of a full week's worth of days; ``totals`` (weeks,) all cases, of which the last week's own is not used.
    """
    days, counts = np.maximum(np.asarray(working, dtype=float), 0.05), np.asarray(totals, dtype=float)
    level = counts / days
    smooth = np.empty_like(level)
    last = len(level) - 1
    for week in range(last):
        smooth[week] = level[max(0, week - SMOOTH) : min(last, week + SMOOTH + 1)].mean()
    smooth[last] = level[max(0, last - 2 * SMOOTH) : last].mean() if last else 1.0
    # Few letters say little about the season: one before them keeps an empty week from being the rule.
    smooth = (smooth + 1) / (smooth.mean() + 1)
    usual = days * smooth
    return np.asarray(usual / usual.mean(), dtype=float)


def cells(cube: Any, usual: Floats) -> list[Found]:
    """Cells out of the usual in the last week or month of a cube (topics, weeks, places), judged together over all topics."""
    counts = np.asarray(cube)
    if counts.shape[1] <= rules.LEAST_HISTORY:
        return []
    chances = np.full((counts.shape[0], counts.shape[2]), np.nan)
    spans = np.ones(chances.shape, dtype=int)
    for topic, series in enumerate(counts):
        if series.any():
            chances[topic], spans[topic] = _chances(series, usual)
    alarms, own = discoveries(chances, q=rules.FALSE_SHARE)
    found, bands = [], {}
    for topic, place in np.argwhere(alarms):
        span = int(spans[topic, place])
        if counts[topic, -span:, place].sum() >= rules.LEAST_CASES:
            if topic not in bands:
                bands[topic] = _bands(counts[topic], usual)
            found.append(
                Found(
                    int(place), int(topic), Method.POOLED, float(chances[topic, place]), float(own[topic, place]),
                    _weeks(bands[topic], int(place)), span, _whole(counts[topic], usual, int(place), span),
                )
            )  # fmt: skip
    return found


@dataclass(frozen=True, slots=True)
class Area:
    """Neighbouring places that rise together: a topic, the places, over how many of the last weeks, and what they hold."""

    group: int
    members: tuple[int, ...]
    span: int
    pvalue: float
    qvalue: float
    whole: Week
    weeks: tuple[Week, ...]


def areas(cube: Any, usual: Floats, regions: Sequence[tuple[Any, Zones]], *, seed: int) -> list[Area]:
    """The strongest rise of neighbours of each topic in each region of a cube (topics, weeks, places), all looked at judged together.

    ``regions`` are places of the cube with the zones among them. A rise of one place alone is left to ``cells``.
    """
    counts = np.asarray(cube, dtype=float)
    if counts.shape[1] < rules.LEAST_HISTORY + MONTH or not regions:
        return []
    found: list[Area] = []
    chances = np.full((counts.shape[0], len(regions)), np.nan)
    for topic, series in enumerate(counts):
        if not series[-MONTH:].any():
            continue
        before = pooled(series[:-MONTH], series[-MONTH], season=usual[: 1 - MONTH])
        rate = np.maximum(before.expected, LEAST_RATE) / usual[-MONTH]
        for number, (places, zones) in enumerate(regions):
            now = np.round(series[-MONTH:, places])
            if now.sum() < AREA_CASES:
                continue
            expected = rate[places] * usual[-MONTH:, None]
            looked = scan(now, zones, method="eb-poisson", baselines=expected)
            looked = replace(looked, model=_Uneven(looked.model, before.dispersion))
            best = looked.ordered(1)[0]
            members = zones.members(best.zone)
            chances[topic, number] = chance_of(looked, replicates=DRAWS, seed=seed).gumbel(best.score)
            if (now[-best.duration :, members].sum(axis=0) > 0).sum() < 2:
                continue
            found.append(
                _area(topic, number, np.asarray(places)[members], best.duration, series, rate, usual, before.dispersion)
            )
    _, own = discoveries(chances, q=rules.FALSE_SHARE)
    return [
        replace(each, pvalue=float(chances[each.group, int(each.pvalue)]), qvalue=float(own[each.group, int(each.pvalue)]))
        for each in found if own[each.group, int(each.pvalue)] <= rules.FALSE_SHARE and each.whole.cases >= AREA_CASES
    ]  # fmt: skip


class _Uneven(Model):
    """Poisson scores measured against draws as uneven as the topic is: of few cases they tell more than the negative binomial's own score."""

    def __init__(self, model: Model, dispersion: float) -> None:
        super().__init__(model.method, model.counts, model.baselines, np.ones_like(model.baselines), model.zones, model.kind)  # fmt: skip
        self._size = self.baselines / max(dispersion - 1, 1e-6)
        self._share = 1 / max(dispersion, 1 + 1e-6)

    def drawn(self, dice: np.random.Generator) -> Floats:
        return dice.negative_binomial(self._size, self._share).astype(float)


def _area(
    topic: int, region: int, members: Any, span: int, series: Floats, rate: Floats, usual: Floats, dispersion: float
) -> Area:  # fmt: skip
    """A rise with its numbers; until all are judged together the region's number stands where its chance will."""
    together, expected = series[:, members].sum(axis=1), rate[members].sum() * usual
    weeks = tuple(
        _week_of(float(together[at]), float(expected[at]), dispersion)
        for at in range(max(rules.LEAST_HISTORY, len(series) - rules.SHOWN), len(series))
    )
    whole = _week_of(float(together[-span:].sum()), float(expected[-span:].sum()), dispersion)
    return Area(topic, tuple(int(each) for each in members), span, float(region), 1.0, whole, weeks)


def _week_of(cases: float, expected: float, dispersion: float) -> Week:
    size = expected / max(dispersion - 1, 1e-6)
    share = size / (size + expected)
    tail = float(nbinom.sf(cases - 1, size, share) - 0.5 * nbinom.pmf(round(cases), size, share))
    low, upper = (float(nbinom.isf(alpha, size, share)) for alpha in (1 - EDGE, EDGE))
    return Week(cases, expected, low, upper, tail)


def levels(table: Any, usual: Floats) -> list[Found]:
    """Series out of the usual at the end of a table (weeks, series): Farrington where the past is long enough, pooled tails otherwise."""
    counts = np.asarray(table, dtype=float)
    years = min((len(counts) - rules.LEAST_HISTORY) // YEAR, rules.FARRINGTON_MOST)
    if len(counts) <= rules.LEAST_HISTORY or not counts.size:
        return []
    if years >= rules.FARRINGTON_YEARS:
        return _by_farrington(counts, years)
    chances, spans = _chances(counts, usual)
    alarms, own = discoveries(chances, q=rules.FALSE_SHARE)
    bands = _bands(counts, usual) if alarms.any() else []
    return [
        Found(
            int(at), 0, Method.POOLED, float(chances[at]), float(own[at]), _weeks(bands, int(at)), int(spans[at]),
            _whole(counts, usual, int(at), int(spans[at])),
        )
        for at in np.flatnonzero(alarms) if counts[-spans[at] :, at].sum() >= rules.LEAST_CASES
    ]  # fmt: skip


def _by_farrington(counts: Floats, years: int) -> list[Found]:
    chances = _farrington(counts, years, 1).pvalue[-1]
    alarms, own = discoveries(chances, q=rules.FALSE_SHARE)
    wanted = np.flatnonzero(alarms & (counts[-1] >= rules.LEAST_CASES))
    if not len(wanted):
        return []
    shown = min(rules.SHOWN, len(counts) - _setting(years).first_week + 1)
    judged = _farrington(counts[:, wanted], years, shown)
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


def _chances(series: Any, usual: Floats) -> tuple[Floats, NDArray[np.int64]]:
    """For every place the chance of its last week, or of its last month where that is smaller, twice as it was looked at twice."""
    week = pooled(series[:-1], series[-1], season=usual).middle
    spans = np.ones(len(week), dtype=int)
    if len(series) < rules.LEAST_HISTORY + 4 * MONTH:
        return week, spans
    past, now, season = _months(series, usual)
    month = pooled(past, now, season=season).middle
    spans[month < week] = MONTH
    return np.minimum(1.0, 2 * np.fmin(week, month)), spans


def _months(series: Any, usual: Floats, span: int = MONTH) -> tuple[Any, Any, Floats]:
    """Past months, the last one, and how much is usual in each, counted back from the last week."""
    whole = len(series) // span
    counts = np.asarray(series)[len(series) - whole * span :].reshape(whole, span, -1).sum(axis=1)
    season = usual[len(series) - whole * span :].reshape(whole, span).sum(axis=1)
    return counts[:-1], counts[-1], season / season.mean()


def _whole(series: Any, usual: Floats, place: int, span: int) -> Week:
    """What the last weeks together hold at one place, and what was to be expected of them."""
    past, now, season = _months(series, usual, span)
    above = pooled(past, now, season=season, alpha=EDGE)
    below = pooled(past, now, season=season, alpha=1 - EDGE)
    return _week(now, above, below, place)


def _setting(years: int) -> Any:
    return replace(SETTINGS["improved"], years_back=years)


def _farrington(counts: Floats, years: int, last: int) -> Any:
    setting = _setting(years)
    weeks = range(max(setting.first_week, len(counts) - last + 1), len(counts) + 1)
    return farrington(counts, weeks=list(weeks), setting=setting)


def _bands(series: Any, usual: Floats) -> list[tuple[Any, Tails, Tails]]:
    """The past weeks shown, of all places at once, each as it would have been judged when it came."""
    first = max(rules.LEAST_HISTORY, len(series) - rules.SHOWN)
    found = []
    for week in range(first, len(series)):
        history, now, season = series[:week], series[week], usual[: week + 1]
        above = pooled(history, now, season=season, alpha=EDGE)
        found.append((now, above, pooled(history, now, season=season, alpha=1 - EDGE)))
    return found


def _weeks(bands: list[tuple[Any, Tails, Tails]], place: int) -> tuple[Week, ...]:
    """The past weeks of one place."""
    return tuple(_week(now, above, below, place) for now, above, below in bands)


def _week(now: Any, above: Tails, below: Tails, place: int) -> Week:
    return Week(
        float(now[place]), float(above.expected[place]), max(float(below.upper[place]), 0.0), float(above.upper[place]), float(above.middle[place])
    )  # fmt: skip
