"""Entries that come late: which share of an open week is seen so far, from how late entries of past weeks came.

The share entered within a lag is the product of the chances not to be later, each from the weeks old enough to tell
(reverse-time hazard; Lawless 1994). Dividing by it corrects the last weeks; leaving out weeks below a share truncates them.
"""

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
import polars as pl
from numpy.typing import NDArray

from .cube import STEPS, Step

Floats = NDArray[np.float64]


def seen_by(
    events: pl.DataFrame, starts: Sequence[date], today: date, *, step: Step = "week", most: int = 26, recent: int = 52
) -> Floats:
    """For each step of ``starts`` the share of its cases entered by ``today`` (its end included), 1 for steps older than ``most``.

    ``events`` needs day, entered, count; only entries of the last ``recent`` steps tell, so that a mended office is believed.
    """
    if "entered" not in events.columns:
        raise ValueError("cần cột entered · a column entered is needed")
    size = STEPS[step]
    ages = np.array([max((today - start).days // size, 0) for start in starts])
    known = events.filter(
        (pl.col("entered") <= today)
        & (pl.col("day") > today - timedelta(days=size * recent))
        & (pl.col("day") <= today)
    )
    if not len(known):
        return np.ones(len(starts))
    first = starts[0] if starts else today
    began = (known["day"].cast(pl.Date) - first).dt.total_days().to_numpy() // size
    entered = (known["entered"].cast(pl.Date) - first).dt.total_days().to_numpy() // size
    lag = np.minimum(entered - began, most)
    age = (today - first).days // size - began
    weight = known["count"].cast(pl.Float64).to_numpy()
    share = np.ones(most + 1)
    for back in range(most, 0, -1):
        # Of what came within `back` steps, how much came in just that one: told by steps at least so old.
        told = (age >= back) & (lag <= back)
        whole = weight[told].sum()
        late = weight[told & (lag == back)].sum()
        share[back - 1] = share[back] * (1 - late / whole if whole else 1.0)
    return np.asarray(np.maximum(share[np.minimum(ages, most)], 1e-3))


def closed(seen: Floats, *, least: float = 0.8) -> int:
    """How many of the steps are whole enough to be judged: those before the first of the last ones seen to less than ``least``."""
    short = np.flatnonzero(seen < least)
    return int(short[0]) if len(short) else len(seen)
