"""From a cube of counts to neighbouring places that rise together, where none of them alone is out of the usual. Arrays in, arrays out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from caunoi.watch.scan import Zones, chance_of, scan
from caunoi.watch.scan.scores import Model
from caunoi.watch.series import Usual
from caunoi.watch.tails import discoveries, pooled

from . import rules
from .judging import EDGE, MONTH, Week
from .rules import Limits

Floats = NDArray[np.float64]
#: Nearest places looked at together at most, and draws of chance a scan is measured by.
NEIGHBOURS, DRAWS = 8, 99
#: What is expected of a place that never sent anything.
LEAST_RATE = 1e-3


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


def areas(cube: Any, usual: Usual, regions: Sequence[tuple[Any, Zones]], limits: Limits, *, seed: int) -> list[Area]:
    """The strongest rise of neighbours of each topic in each region of a cube (topics, weeks, places), all looked at judged together.

    ``regions`` are places of the cube with the zones among them. A rise of one place alone is left to ``cells``.
    """
    counts = np.nan_to_num(np.asarray(cube, dtype=float))
    if counts.shape[1] < limits.least_history + MONTH or not regions:
        return []
    found: list[Area] = []
    share = usual.share
    chances = np.full((counts.shape[0], len(regions)), np.nan)
    for topic, series in enumerate(counts):
        if not series[-MONTH:].any():
            continue
        before = pooled(series[:-MONTH], series[-MONTH], season=share[: 1 - MONTH])
        rate = np.maximum(before.expected, LEAST_RATE) / share[-MONTH]
        for number, (places, zones) in enumerate(regions):
            now = np.round(series[-MONTH:, places])
            if now.sum() < limits.area:
                continue
            expected = rate[places] * share[-MONTH:, None]
            looked = scan(now, zones, method="eb-poisson", baselines=expected)
            looked = replace(looked, model=_Uneven(looked.model, before.dispersion))
            best = looked.ordered(1)[0]
            members = zones.members(best.zone)
            chances[topic, number] = chance_of(looked, replicates=DRAWS, seed=seed).gumbel(best.score)
            if (now[-best.duration :, members].sum(axis=0) > 0).sum() < 2:
                continue
            found.append(
                _area(
                    topic,
                    number,
                    np.asarray(places)[members],
                    best.duration,
                    series,
                    rate,
                    share,
                    before.dispersion,
                    limits,
                )
            )
    _, own = discoveries(chances, q=limits.share)
    return [
        replace(each, pvalue=float(chances[each.group, int(each.pvalue)]), qvalue=float(own[each.group, int(each.pvalue)]))
        for each in found if own[each.group, int(each.pvalue)] <= limits.share and each.whole.cases >= limits.area
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
    topic: int, region: int, members: Any, span: int, series: Floats, rate: Floats, share: Floats, dispersion: float, limits: Limits,
) -> Area:  # fmt: skip
    """A rise with its numbers; until all are judged together the region's number stands where its chance will."""
    together, expected = series[:, members].sum(axis=1), rate[members].sum() * share
    weeks = tuple(
        _week_of(float(together[at]), float(expected[at]), dispersion)
        for at in range(max(limits.least_history, len(series) - rules.SHOWN), len(series))
    )
    whole = _week_of(float(together[-span:].sum()), float(expected[-span:].sum()), dispersion)
    return Area(topic, tuple(int(each) for each in members), span, float(region), 1.0, whole, weeks)


def _week_of(cases: float, expected: float, dispersion: float) -> Week:
    from scipy.stats import nbinom

    size = expected / max(dispersion - 1, 1e-6)
    part = size / (size + expected)
    tail = float(nbinom.sf(cases - 1, size, part) - 0.5 * nbinom.pmf(round(cases), size, part))
    low, upper = (float(nbinom.isf(alpha, size, part)) for alpha in (1 - EDGE, EDGE))
    return Week(cases, expected, low, upper, tail)
