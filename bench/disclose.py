"""What is hidden of a national table of few people, and what an attacker with every published table gets: nothing."""

import time

import numpy as np

from .stage import figure

COMMUNES, PROVINCES, KINDS = 3321, 34, 5
#: Hidden cells whose least and most an attacker seeks by linear programs over the whole country.
TRIED = 40


def run() -> list[dict]:
    """Hiding at k = 10 on communes, provinces and country by kinds and their sum; noise at a price of one."""
    from caunoi.kernel.disclose import bounds, protected, recoverable, release, small_cells

    values, equations, inner, province = national(seed=20261128)
    small = small_cells(values)
    alone = int(recoverable(small, equations).sum())
    began = time.process_time()
    hidden = protected(values, small, equations, fewest=10)
    spent = time.process_time() - began
    left = int(recoverable(hidden, equations).sum())
    rows = [
        figure("national table", len(values), "cells", f"{COMMUNES} communes, {PROVINCES} provinces, the country × {KINDS} kinds and their sum"),
        figure("… cells smaller than 10", int(small.sum()), "cells", f"{alone} of them could be worked out if they alone were hidden"),
        figure("… hidden beside them", 100 * (hidden.sum() / small.sum() - 1), "%", f"{hidden.sum()} in all; {spent:.1f} CPU s; aim ≤ 25"),
        figure("… recoverable by solving all equations", left, "cells", "aim 0"),
    ]  # fmt: skip
    dark = np.flatnonzero(hidden & (values > 0))
    tried = np.random.default_rng(3).choice(dark, TRIED, replace=False)
    # The attacker knows more than anybody may: that no hidden cell is nought.
    began = time.process_time()
    low, high = bounds(values, hidden, equations, least=1.0, cells=tried)
    width = (high - low)[tried]
    rows.append(
        figure("… pinned down by linear programs", int((width < 1).sum()), "cells", f"of {TRIED} tried, each over the whole country; half can be anything within {np.median(width):.0f}; {time.process_time() - began:.0f} CPU s")
    )  # fmt: skip
    began = time.process_time()
    told = release(inner, province, epsilon=1.0, dice=np.random.default_rng(4))
    true = np.stack([inner[:, province == at].sum(axis=1) for at in range(PROVINCES)], axis=1)
    sums = np.stack([told.cells[:, province == at].sum(axis=1) for at in range(PROVINCES)], axis=1)
    rows.append(
        figure(
            "noise at ε = 1: median error of a province's figure", 100 * float(np.median(np.abs(told.totals - true) / np.maximum(true, 1))), "%",
            f"sums off by {int(np.abs(sums - told.totals).max())}, least cell {told.cells.min()}; {time.process_time() - began:.2f} CPU s; aim ≤ 2",
        )
    )  # fmt: skip
    return rows


def national(seed: int) -> tuple[np.ndarray, object, np.ndarray, np.ndarray]:
    """Values and equations of the national table; its inner cells (kinds, communes) and each commune's province."""
    from caunoi.kernel.disclose import Equations

    dice = np.random.default_rng(seed)
    province = np.sort(dice.integers(0, PROVINCES, COMMUNES))
    inner = dice.poisson(90 * dice.lognormal(0, 0.8, COMMUNES) * np.array([0.62, 0.2, 0.1, 0.06, 0.02])[:, None])
    rows = COMMUNES + PROVINCES + 1
    full = np.zeros((rows, KINDS + 1))
    full[:COMMUNES, :KINDS] = inner.T
    for at in range(PROVINCES):
        full[COMMUNES + at, :KINDS] = inner[:, province == at].sum(axis=1)
    full[-1, :KINDS] = inner.sum(axis=1)
    full[:, KINDS] = full[:, :KINDS].sum(axis=1)
    at = np.arange(full.size).reshape(full.shape)
    lines = [(line[-1], line[:-1].tolist()) for line in at]
    for kind in range(KINDS + 1):
        lines += [(at[COMMUNES + p, kind], at[:COMMUNES, kind][province == p].tolist()) for p in range(PROVINCES)]
        lines.append((at[-1, kind], at[COMMUNES : COMMUNES + PROVINCES, kind].tolist()))
    return full.ravel(), Equations.of(lines, full.size), inner, province
