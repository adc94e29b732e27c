"""The score of every zone over every duration, and the highest one quickly."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .zones import Zones

Floats = NDArray[np.float64]
Method = Literal["eb-poisson", "pb-poisson", "permutation", "eb-negbin"]
METHODS: tuple[Method, ...] = ("eb-poisson", "pb-poisson", "permutation", "eb-negbin")


@dataclass(frozen=True, slots=True)
class Window:
    """A zone (numbered from 0) over its last ``duration`` weeks, and its score."""

    zone: int
    duration: int
    score: float


@dataclass(frozen=True, slots=True)
class Scan:
    """Scores of all windows: ``score`` (durations, zones). ``model`` draws and judges what chance would give."""

    zones: Zones
    score: Floats
    model: "Model"

    def ordered(self, most: int | None = None) -> list[Window]:
        """Windows, highest score first; of equals the shorter, then the zone that comes first."""
        flat = self.score.ravel()
        order = np.argsort(-flat, kind="stable")[:most]
        return [Window(int(at % len(self.zones)), int(at // len(self.zones)) + 1, float(flat[at])) for at in order]


class Model:
    """What is expected and how a window is scored; weeks are turned round, the last one first."""

    def __init__(
        self, method: Method, counts: Floats, baselines: Floats, theta: Floats, zones: Zones, kind: str
    ) -> None:
        self.method, self.counts, self.baselines, self.theta, self.zones, self.kind = (
            method, counts, baselines, theta, zones, kind,
        )  # fmt: skip
        self.total = float(counts.sum())
        self._steps = np.ascontiguousarray(zones.near.T)
        self._wide = 1.0 + baselines / theta
        if method == "eb-negbin":
            weight = np.arange(1, len(counts) + 1.0)
            spread = baselines / self._wide
            below = np.cumsum(spread, axis=0)
            if kind.startswith("emerging"):
                below = np.stack([(spread[: d + 1] * weight[d::-1, None] ** 2).sum(axis=0) for d in range(len(counts))])
        else:
            below = np.cumsum(baselines, axis=0)
        self._below = self._grown(below)
        self._halves: Floats | None = None

    def above(self, counts: Floats) -> Floats:
        """What a window adds up from: counts or, for the negative binomial, weighed excesses, summed over durations."""
        if self.method != "eb-negbin":
            return np.cumsum(counts, axis=0)
        excess = np.cumsum((counts - self.baselines) / self._wide, axis=0)
        return np.cumsum(excess, axis=0) if self.kind.startswith("emerging") else excess

    def all_scores(self, counts: Floats) -> Floats:
        """The score of every zone: (durations, zones)."""
        summed = self._grown(self.above(counts))
        at = self.zones.size - 1, slice(None), self.zones.centre
        return np.ascontiguousarray(self._score(summed[at], self._below[at]).T)

    def highest(self, counts: Floats) -> float:
        """The highest score alone: windows that a cheap bound shows to be lower are not scored."""
        start = self.above(counts)
        summed = np.zeros_like(start)
        best = -np.inf if self.method == "eb-negbin" else 0.0
        over, bound = np.empty_like(start), np.empty_like(start)
        for size, column in enumerate(self._steps):
            summed += start[:, column]
            below = self._below[size]
            if self.method == "eb-negbin":
                best = max(best, float(self._score(summed, below).max()))
                continue
            np.subtract(summed, below, out=over)
            np.maximum(over, 0.0, out=over)
            np.multiply(over, over, out=bound)
            np.multiply(bound, self._bounds[size], out=bound)
            maybe = bound > best
            if maybe.any():
                best = max(best, float(self._score(summed[maybe], below[maybe]).max()))
        return best

    def drawn(self, dice: np.random.Generator) -> Floats:
        """Counts as chance alone would give them."""
        if self.method == "eb-poisson":
            return dice.poisson(self.baselines).astype(float)
        if self.method == "eb-negbin":
            return dice.negative_binomial(self.theta, self.theta / (self.theta + self.baselines)).astype(float)
        if self.method == "pb-poisson":
            share = self.baselines.ravel() / self.baselines.sum()
            return dice.multinomial(int(self.total), share).reshape(self.counts.shape).astype(float)
        weeks, places = np.nonzero(self.counts)
        times = self.counts[weeks, places].astype(int)
        found = np.zeros(self.counts.shape)
        np.add.at(found, (dice.permutation(np.repeat(weeks, times)), np.repeat(places, times)), 1.0)
        return found

    def _grown(self, start: Floats) -> Floats:
        """Sums over each place and its neighbours: (k, durations, places)."""
        found = np.empty((len(self._steps), *start.shape))
        summed = np.zeros_like(start)
        for size, column in enumerate(self._steps):
            summed += start[:, column]
            found[size] = summed
        return found

    @property
    def _bounds(self) -> Floats:
        """Half of a squared excess over what is expected is never less than the score (Bennett's inequality)."""
        if self._halves is None:
            with np.errstate(divide="ignore"):
                self._halves = 0.5 / self._below
                if self.method != "eb-poisson":
                    self._halves = self._halves + 1.0 / np.maximum(self.total - self._below, 1e-300)
        return self._halves

    def _score(self, summed: Floats, below: Floats) -> Floats:
        return _SCORES[self.method](summed, below, self.total, self.kind)


def scan(
    counts: ArrayLike, zones: Zones, *, method: Method, baselines: ArrayLike | None = None, population: ArrayLike | None = None,
    theta: ArrayLike = 1.0, kind: str = "hotspot", mode: Literal["paper", "r"] = "paper",
) -> Scan:  # fmt: skip
    """Score all zones over the last 1, 2, … weeks of ``counts`` (weeks, places), the last week below.

    ``baselines`` are expected counts (estimated from the margins, or from ``population``, when not given); the population-based
    scores take them in proportion. ``theta``: variance is ``m + m²/theta``. ``kind`` is ``hotspot`` or ``emerging`` (a rise that
    grows); ``mode="r"`` divides the negative binomial's excess by its variance, not by its root. R ``scanstatistics`` does so for a
    rise that grows in every version, for a hotspot up to 1.0.2; since 1.1.0 its hotspot is the paper's.
    """
    seen = _table(counts, "counts")
    if (seen != np.floor(seen)).any():
        raise ValueError("số đếm phải là số nguyên · counts must be whole numbers")
    if seen.shape[1] != len(zones.near):
        raise ValueError(
            f"bảng số đếm có {seen.shape[1]} nơi, toạ độ có {len(zones.near)} · {seen.shape[1]} places in the counts, {len(zones.near)} in the coordinates"
        )
    expected = _expected(seen, method, baselines, population)
    wide = np.broadcast_to(np.asarray(theta, dtype=float), seen.shape)
    if not (expected > 0).all() or not (wide > 0).all():
        raise ValueError("số mong đợi và theta phải dương · expected counts and theta must be above nought")
    full = kind if mode == "paper" else f"{kind}-r"
    model = Model(
        method, seen[::-1], np.ascontiguousarray(expected[::-1]), np.ascontiguousarray(wide[::-1]), zones, full
    )
    return Scan(zones, model.all_scores(model.counts), model)


def _expected(seen: Floats, method: Method, baselines: ArrayLike | None, population: ArrayLike | None) -> Floats:
    total = seen.sum()
    if total == 0 and (baselines is None or method in ("pb-poisson", "permutation")):
        raise ValueError("không có trường hợp nào · there is no case in the counts")
    if method != "permutation" and baselines is not None:
        given = _table(baselines, "baselines")
        if given.shape != seen.shape:
            raise ValueError(
                f"bảng mong đợi {given.shape}, bảng số đếm {seen.shape} · baselines {given.shape}, counts {seen.shape}"
            )
        return given * (total / given.sum()) if method == "pb-poisson" and given.sum() > 0 else given
    if population is not None:
        people = np.broadcast_to(_table(population, "population"), seen.shape)
        return people * (total / (people.sum(axis=1, keepdims=True) * len(seen)))
    if len(seen) == 1:
        raise ValueError("một tuần thì cần số mong đợi · a single week needs baselines")
    margins: Floats = np.outer(seen.sum(axis=1), seen.sum(axis=0)) / total
    # A week or a place without any case is expected to have none: so little that it never matters.
    return np.maximum(margins, 1e-12)


def _table(values: ArrayLike, name: str) -> Floats:
    found = np.atleast_2d(np.asarray(values, dtype=float))
    if found.ndim != 2 or not np.isfinite(found).all() or (found < 0).any():
        raise ValueError(f"{name}: cần số không âm ở mọi ô · {name}: every cell must hold a number not below nought")
    return found


def _eb_poisson(c: Floats, b: Floats, total: float, kind: str) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(c > b, c * np.log(c / b) - (c - b), 0.0)


def _pb_poisson(c: Floats, b: Floats, total: float, kind: str) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        outside = np.where((total > c) & (total > b), (total - c) * np.log((total - c) / (total - b)), 0.0)
        return np.where(c > b, c * np.log(c / b) + outside, 0.0)


def _eb_negbin(c: Floats, b: Floats, total: float, kind: str) -> Floats:
    return c / b if kind.endswith("-r") else c / np.sqrt(b)


_SCORES: dict[str, Callable[[Floats, Floats, float, str], Floats]] = {
    "eb-poisson": _eb_poisson,
    "pb-poisson": _pb_poisson,
    "permutation": _pb_poisson,
    "eb-negbin": _eb_negbin,
}
