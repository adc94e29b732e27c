"""Early warning on synthetic grids: false warnings, rises found and when, as the method cards say; areas of neighbours; the house's nightly round."""

import time

import numpy as np

from caunoi.warn import judging
from caunoi.watch.series import Usual

from . import warn_areas, warn_copies, warn_house
from .stage import figure, house

PLACES, TOPICS, HISTORY, WEEKS = 400, 20, 104, 26


def grid(chance, *, rising=0.0, times=1.0, weeks=HISTORY + WEEKS):
    """(topics, weeks, places) negative binomial counts of unequal places and topics; ``rising`` cells get ``times`` as many in the last weeks."""
    places = chance.lognormal(0, 0.8, PLACES)
    topics = np.exp(chance.uniform(np.log(0.02), np.log(0.6), TOPICS))
    mean = topics[:, None] * places[None, :] / places.mean()
    up = chance.random(mean.shape) < rising
    rate = np.broadcast_to(mean[:, None, :], (TOPICS, weeks, PLACES)).copy()
    rate[:, -WEEKS:, :] += np.where(up, (times - 1) * np.maximum(mean, 0.25), 0)[:, None, :]
    over = 1.5
    return chance.negative_binomial(rate / (over - 1), 1 / over).astype(np.float32), up


def warned(cube, *, upto=4):
    """The cells warned of in each of the first weeks of the span, as sets of (topic, place)."""
    found = []
    for week in range(upto):
        part = cube[:, : HISTORY + week + 1]
        found.append({(each.group, each.at) for each in judging.cells(part, Usual.flat(part.shape[1]), house())})
    return found


def run(**_more):
    """Figures of the pooled method: a quiet grid, and one where a hundredth of the cells rise."""
    chance = np.random.default_rng(20261128)
    rows = []
    began = time.process_time()
    quiet = [len(week) for _ in range(6) for week in warned(grid(chance)[0])]
    rows.append(
        figure(
            "warn: quiet grid of 8,000 cells",
            float(np.mean(quiet)),
            "false warnings a week",
            f"{len(quiet)} weeks, synthetic",
        )
    )
    for times in (3.0, 5.0, 9.0):
        false = total = caught = cells = 0
        delays = []
        for _ in range(4):
            cube, up = grid(chance, rising=0.01, times=times)
            weeks = warned(cube)
            false += sum(not up[cell] for cell in weeks[0])
            total += len(weeks[0])
            cells += int(up.sum())
            for cell in np.argwhere(up):
                when = next((at for at, week in enumerate(weeks) if tuple(cell) in week), None)
                if when is not None:
                    delays.append(when)
            caught = len(delays)
        rows.append(
            figure(
                f"warn: cells {times:g} times the usual", 100 * caught / cells, "% found within 4 weeks",
                f"{100 * false / max(total, 1):.0f} % of {total} first-week warnings false; {np.mean(delays or [np.nan]):.1f} weeks late; {cells} rises, synthetic",
            )
        )  # fmt: skip
    rows.append(figure("warn: judging", (time.process_time() - began), "CPU s"))
    return [*rows, *warn_areas.run(), *warn_copies.run(), *warn_house.run()]
