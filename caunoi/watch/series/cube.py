"""The cube of counts, topic × time × place, from events; every case once, every sum kept."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

import numpy as np
import polars as pl
from numpy.typing import NDArray

from .events import Events
from .heirs import Heirs

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Step = Literal["week", "day"]
STEPS: dict[Step, int] = {"week": 7, "day": 1}
#: From this share of a place's past on that was divided by assumption its past is no measure for it.
GUESSED_MOST = 0.2
#: Such a place is judged again once it has so many steps of its own.
OWN_LEAST = 8
#: A step without a single case while at least so many were usual is a step without reports, not one without cases.
OUTAGE = 20.0


@dataclass(frozen=True, slots=True)
class Cube:
    """``counts`` (topics, steps, places); ``known`` (steps, places): whether anything was reported; ``guessed`` (steps, places): how many of the
    cases stand at a place by an assumed share; ``outside``: cases before, after or at places not asked for.
    """

    starts: tuple[date, ...]
    topics: tuple[Hashable, ...]
    places: tuple[Hashable, ...]
    counts: Floats
    known: Flags
    guessed: Floats
    outside: float

    @property
    def total(self) -> float:
        """All cases of the cube."""
        return float(self.counts.sum())

    def judged(self) -> Floats:
        """Counts to judge by: nothing (NaN) where nobody reported, and where a place's past was divided by assumption."""
        found = self.counts.copy()
        found[:, ~(self.known & ~self._unsure())] = np.nan
        return found

    def _unsure(self) -> Flags:
        """Steps of a place up to the last with assumed cases, where those were more than a small part of its cases till then.

        Until it has a past of its own, all of its steps: nothing can be said of it.
        """
        steps = len(self.starts)
        last = np.where(self.guessed.any(axis=0), steps - self.guessed[::-1].astype(bool).argmax(axis=0), 0)
        past = np.arange(steps)[:, None] < last[None, :]
        own = np.where(past, self.counts.sum(axis=0), 0.0).sum(axis=0)
        much = self.guessed.sum(axis=0) > GUESSED_MOST * np.maximum(own, 1e-12)
        return np.asarray((past | (steps - last < OWN_LEAST)[None, :]) & much[None, :])

    def silent(self, usual: Any) -> Flags:
        """Steps (steps,) in which not a single case came though many were usual: an outage of reporting. ``usual`` has 1 on average."""
        all_cases = self.counts.sum(axis=(0, 2))
        worth = np.asarray(usual, dtype=float)
        level = all_cases.sum() / max(worth.sum(), 1e-12)
        return np.asarray((all_cases == 0) & (level * worth >= OUTAGE))

    def without(self, steps: Flags) -> "Cube":
        """The same cube with steps in which nothing was reported."""
        return Cube(
            self.starts, self.topics, self.places, self.counts, self.known & ~steps[:, None], self.guessed, self.outside
        )


def cube_of(
    events: Events | pl.DataFrame, *, first: date, last: date, step: Step = "week", heirs: Heirs | None = None,
    places: Sequence[Hashable] | None = None, topics: Sequence[Hashable] | None = None,
    gaps: Sequence[tuple[Hashable | None, date, date]] = (),
) -> Cube:  # fmt: skip
    """Count events from ``first`` to ``last`` (days, both counted; weeks begin on the weekday of ``first``).

    ``heirs`` puts every event to the unit of today; ``places`` and ``topics`` fix the order (those found, sorted, otherwise);
    ``gaps`` (place or None for all, from, until) are spans in which nobody reported: a step touched by one is not known.
    """
    if last < first:
        raise ValueError("ngày cuối trước ngày đầu · the last day is before the first")
    size = STEPS[step]
    starts = tuple(first + timedelta(days=at) for at in range(0, (last - first).days // size * size + 1, size))
    rows = events.rows if isinstance(events, Events) else events
    rows = (heirs or Heirs()).follow(rows)
    at = ((pl.col("day").cast(pl.Date) - pl.lit(first)).dt.total_days() // size).alias("at")
    rows = rows.with_columns(at, (pl.col("count") * pl.col("guessed")).alias("assumed"))
    units = tuple(places) if places is not None else tuple(sorted(rows["place"].unique().to_list()))
    kinds = tuple(topics) if topics is not None else tuple(sorted(rows["topic"].unique().to_list()))
    unit_at, kind_at = {unit: n for n, unit in enumerate(units)}, {kind: n for n, kind in enumerate(kinds)}
    summed = rows.group_by("topic", "at", "place").agg(pl.col("count").sum(), pl.col("assumed").sum())
    counts = np.zeros((len(kinds), len(starts), len(units)))
    guessed = np.zeros((len(starts), len(units)))
    outside = 0.0
    for kind, when, unit, count, assumed in summed.sort("topic", "at", "place").iter_rows():
        if kind in kind_at and unit in unit_at and 0 <= when < len(starts):
            counts[kind_at[kind], when, unit_at[unit]] += count
            guessed[when, unit_at[unit]] += assumed
        else:
            outside += count
    return Cube(starts, kinds, units, counts, _known(starts, unit_at, gaps, heirs or Heirs(), size), guessed, outside)


def _known(
    starts: tuple[date, ...], unit_at: dict[Hashable, int], gaps: Sequence[tuple[Hashable | None, date, date]], heirs: Heirs, size: int
) -> Flags:  # fmt: skip
    known = np.ones((len(starts), len(unit_at)), dtype=np.bool_)
    for place, since, until in gaps:
        if until < since:
            raise ValueError("khoảng trống kết thúc trước khi bắt đầu · a gap ends before it begins")
        touched = np.array([start <= until and start + timedelta(days=size - 1) >= since for start in starts])
        if place is None:
            known[touched] = False
        else:
            columns = [unit_at[heir] for heir, _ in heirs.heirs(place) if heir in unit_at]
            known[np.ix_(touched, columns)] = False
    return known
