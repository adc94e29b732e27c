"""The opinion map: time and memory at the sizes conversations reach, beside red-dwarf in the same run; splits where there is nothing to split."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np

from .stage import figure

#: The largest shape in use elsewhere, and the largest a conversation here may have with many votes.
LARGEST_SEEN = (33_422, 783, 2_000_000)
LARGEST_HERE = (100_000, 500, 5_000_000)
CONVERSATIONS = 200
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


def run() -> list[dict]:
    """CPU seconds and peak memory of whole maps (groups, stability, influence), each in a process of its own, one thread."""
    rows = []
    ours = _measured([sys.executable, "-m", "bench.opinionmap_alone", "ours", *map(str, LARGEST_SEEN)])
    plain = _measured([sys.executable, "-m", "bench.opinionmap_alone", "plain", *map(str, LARGEST_SEEN)])
    rows += [
        figure(
            "33,422 × 783, 2.0M votes: the whole map",
            ours["cpu"],
            "CPU s",
            f"{ours['votes']} votes; stability and influence included",
        ),
        figure(
            "… peak memory of the process",
            ours["peak"],
            "MB",
            f"{ours['before']:.0f} MB of it before the map: Python, NumPy, SciPy, the votes",
        ),
        figure(
            "… the published pipeline alone", plain["cpu"], "CPU s", "table, axes, two-level groups, statistics, picks"
        ),
        figure("… peak memory of that", plain["peak"], "MB"),
    ]
    other = os.environ.get("REDDWARF_PYTHON", "")
    if other and Path(other).exists():
        theirs = _measured([other, "-m", "bench.opinionmap_alone", "theirs", *map(str, LARGEST_SEEN)])
        rows += [
            figure("… red-dwarf 0.4.0, same votes", theirs["cpu"], "CPU s", "pipeline alone: it has no stability"),
            figure("… its peak memory", theirs["peak"], "MB"),
            figure("red-dwarf to our pipeline, CPU", theirs["cpu"] / plain["cpu"], "ratio", "aim ≥ 10"),
            figure("red-dwarf to our whole map, CPU", theirs["cpu"] / ours["cpu"], "ratio"),
            figure("red-dwarf to our pipeline, peak memory", theirs["peak"] / plain["peak"], "ratio", "aim ≥ 5"),
            figure("red-dwarf to our whole map, peak memory", theirs["peak"] / ours["peak"], "ratio"),
        ]
    else:
        rows.append(figure("red-dwarf", "–", "", "not measured: REDDWARF_PYTHON names no Python that has it"))
    large = _measured([sys.executable, "-m", "bench.opinionmap_alone", "ours", *map(str, LARGEST_HERE)])
    rows += [
        figure("100,000 × 500, 5M votes: the whole map", large["cpu"], "CPU s", f"{large['votes']} votes; aim ≤ 10"),
        figure("… peak memory of the process", large["peak"], "MB", f"{large['before']:.0f} MB before the map"),
    ]
    return [
        *rows,
        *_nothing_to_split(),
        *_coordinated(),
        figure("load average", os.getloadavg()[0], "", "one minute, at the end"),
    ]


def _nothing_to_split() -> list[dict]:
    from caunoi.discuss.opinionmap import map_of
    from caunoi.discuss.tests.opinionmap.conversations import structureless

    rows = []
    for people in (100, 300):
        split = sum(map_of(structureless(1000 + seed, people), seed).no_groups is None for seed in range(CONVERSATIONS))
        rows.append(
            figure(
                f"{people} people without structure: split into groups",
                100 * split / CONVERSATIONS,
                "%",
                f"{split} of {CONVERSATIONS}; aim ≤ 5",
            )
        )
    return rows


def _coordinated() -> list[dict]:
    """One in twenty more, who vote as would turn the consensus round; the map tells it of every conversation."""
    from caunoi.discuss.opinionmap import map_of
    from caunoi.discuss.opinionmap.statistics import MOST_SHOWN
    from caunoi.discuss.tests.opinionmap.conversations import brexit, structureless

    those = [
        ("204 people about Brexit", [brexit()]),
        ("300 people without structure", [structureless(seed, 300) for seed in range(40)]),
    ]
    rows = []
    for name, votes in those:
        told = [found for found in (map_of(each, 1).influence for each in votes) if found is not None]
        replaced, firm = [each.consensus_replaced for each in told], [each.firm_replaced for each in told]
        said = [len(map_of(each, 1).firm_for) for each in votes]
        rows += [
            figure(f"5 % coordinated, {name}: the published five replaced", float(np.mean(replaced)), "statements", f"at most {max(replaced)} of {MOST_SHOWN}; widest move of a share {100 * max(each.widest_move for each in told):.1f} points"),
            figure("… statements said to stand out replaced", float(np.mean(firm)), "statements", f"at most {max(firm)}; {np.mean(said):.1f} of {MOST_SHOWN} are said to stand out; aim ≤ 1"),
        ]  # fmt: skip
    return rows


def _measured(command: list[str]) -> dict[str, float]:
    env = dict(os.environ, **ONE_THREAD)
    done = subprocess.run(command, env=env, cwd=Path(__file__).parents[1], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return json.loads(done.stdout.splitlines()[-1])
