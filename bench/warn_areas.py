"""Neighbours that rise together, on synthetic weeks of a real grid of communes: false areas, rises found, beside looking at each place alone."""

import csv
import gzip
import json
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from caunoi.warn import areas, judging
from caunoi.watch.scan import Zones, nearest, zones_of
from caunoi.watch.series import Usual, usual
from caunoi.watch.simulate.grid import Grid, grid

from .stage import figure, house

DATA = Path(__file__).parents[1] / "caunoi/places/data"
#: The communes of one city on its grid of squares; topics, weeks of the past, weeks a rise lasts, communes that rise.
PROVINCE, TOPICS, WEEKS, RISE, NEAR = "79", 8, 105, 4, 5
RUNS, SEED = 24, 20261128
#: Cases a week that each of the neighbours gets on top of what is usual.
MORE = (0.3, 0.5, 0.8)


def squares() -> dict[str, list[tuple[int, int]]]:
    """Column and line of each commune of today on the grid of its province, by province; the files of places, no database."""
    at = json.loads((DATA / "outlines.json").read_text(encoding="utf-8"))["communes"]
    found: dict[str, list[tuple[int, int]]] = {}
    with gzip.open(DATA / "units.tsv.gz", "rt", encoding="utf-8") as lines:
        for unit in csv.DictReader(lines, delimiter="\t"):
            if unit["code"] in at and not unit["until"] and len(unit["parent"]) == 2:
                found.setdefault(unit["parent"], []).append(tuple(at[unit["code"]]))
    return found


def worlds(places: int, *, runs: int, seed: int) -> Iterator[tuple[int, Grid, Usual]]:
    """Made-up weeks with Tết, uneven communes and topics, and what the house would take for usual in them."""
    for number in range(seed, seed + runs):
        world = grid(TOPICS, places, WEEKS, seed=number, least=0.03, most=0.3)
        yield number, world, usual(world.starts, world.totals, world.worked, world.off)


def measured(coords: list[tuple[int, int]], *, runs: int = RUNS, seed: int = SEED) -> dict[float, tuple[int, int, int]]:
    """For each rise (0: none) how often it was found by areas, by single communes, and how many areas were false."""
    near = nearest(coords, areas.NEIGHBOURS)
    region = [(list(range(len(coords))), zones_of(near))]
    found = {}
    for more in (0.0, *MORE):
        hit = alone = false = 0
        for number, world, share in worlds(len(coords), runs=runs, seed=seed):
            dice = np.random.default_rng([number, int(more * 100)])
            topic, members = int(dice.integers(TOPICS)), near[int(dice.integers(len(coords))), :NEAR]
            cube = world.counts.copy()
            if more:
                cube[topic, -RISE:, members] += dice.poisson(more, (NEAR, RISE))
            told = _areas(cube, share, region, number)
            right = [
                each
                for each in told
                if more and each.group == topic and len(set(each.members) & set(members.tolist())) >= 3
            ]
            hit += bool(right)
            false += len(told) - len(right)
            alone += more > 0 and any(
                each.group == topic and each.at in members for each in judging.cells(cube, share, house())
            )
        found[more] = hit, alone, false
    return found


def _areas(cube: object, share: Usual, region: list[tuple[list[int], Zones]], seed: int) -> list[areas.Area]:
    return areas.areas(cube, share, region, house(), seed=seed)


def run(*, runs: int = RUNS) -> list[dict[str, object]]:
    """Figures of the areas."""
    began, coords = time.process_time(), squares()[PROVINCE]
    rows = []
    for more, (hit, alone, false) in measured(coords, runs=runs).items():
        about = f"{runs} weeks of {TOPICS} topics in {len(coords)} communes, seeds {SEED}-{SEED + runs - 1}, synthetic"
        if not more:
            rows.append(figure("warn: areas, nothing rises", false, "false areas", about))
            continue
        rows.append(
            figure(
                f"warn: five neighbours +{more:g} a week each, {RISE} weeks", 100 * hit / runs, "% found",
                f"each commune alone {100 * alone / runs:.0f} %; {false} false areas in {runs} weeks, same seeds",
            )
        )  # fmt: skip
    rows.append(figure("warn: judging areas", time.process_time() - began, "CPU s"))
    return rows
