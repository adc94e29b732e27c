"""The opinion map: time and memory at the sizes conversations reach, beside red-dwarf in the same run; splits where there is nothing to split."""

import json
import os
import resource
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
    ours = _measured([sys.executable, "-m", "bench.opinionmap", "ours", *map(str, LARGEST_SEEN)])
    plain = _measured([sys.executable, "-m", "bench.opinionmap", "plain", *map(str, LARGEST_SEEN)])
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
        theirs = _measured([other, str(Path(__file__).resolve()), "theirs", *map(str, LARGEST_SEEN)])
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
    large = _measured([sys.executable, "-m", "bench.opinionmap", "ours", *map(str, LARGEST_HERE)])
    rows += [
        figure("100,000 × 500, 5M votes: the whole map", large["cpu"], "CPU s", f"{large['votes']} votes; aim ≤ 10"),
        figure("… peak memory of the process", large["peak"], "MB", f"{large['before']:.0f} MB before the map"),
    ]
    return [*rows, *_nothing_to_split(), figure("load average", os.getloadavg()[0], "", "one minute, at the end")]


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


def _measured(command: list[str]) -> dict[str, float]:
    env = dict(os.environ, **ONE_THREAD)
    if command[1] != "-m":
        env.pop("PYTHONPATH", None)
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return json.loads(done.stdout.splitlines()[-1])


def _conversation(people: int, statements: int, votes: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Three planted groups; everybody sees a different number of statements; about so many votes."""
    dice = np.random.default_rng(20261128)
    each = np.clip(dice.gamma(1.5, votes / people / 1.5, people), 5, statements).astype(int)
    for _ in range(4):
        each = np.clip(
            (each * (votes / (statements * -np.expm1(-each / statements)).sum())).astype(int), 5, 6 * statements
        )
    person = np.repeat(np.arange(people, dtype=np.int32), each)
    statement = dice.integers(statements, size=len(person), dtype=np.int32)
    pairs = np.unique(person.astype(np.int64) * statements + statement)
    person, statement = (pairs // statements).astype(np.int32), (pairs % statements).astype(np.int32)
    odds = dice.beta(0.7, 0.7, (3, statements))
    value = np.where(
        dice.random(len(person)) < 0.12, 0, np.where(dice.random(len(person)) < odds[person % 3, statement], 1, -1)
    )
    return person, statement, value.astype(np.int8)


def _alone(whose: str, people: int, statements: int, votes: int) -> None:
    person, statement, value = _conversation(people, statements, votes)
    before, started = _peak(), None
    if whose == "theirs":
        from reddwarf.implementations.base import run_pipeline

        listed = [
            {"participant_id": int(p), "statement_id": int(s), "vote": int(v), "modified": 0}
            for p, s, v in zip(person, statement, value, strict=True)
        ]
        before, started = _peak(), _cpu()
        run_pipeline(votes=listed, random_state=1)
    else:
        from caunoi.discuss.opinionmap import Votes, map_of

        before, started = _peak(), _cpu()
        said = Votes(person, statement, value)
        _plain(said) if whose == "plain" else map_of(said, 1)
    print(json.dumps({"cpu": _cpu() - started, "peak": _peak(), "before": before, "votes": len(value)}))


def _plain(said: object) -> None:
    """What red-dwarf does too: no stability, no influence."""
    from caunoi.discuss.opinionmap import axes, clusters, mapping, statistics, votes

    table = votes.table_of(said)
    found = axes.axes_of(table, np.random.default_rng(1))
    inside = table.only(mapping.counted_people(table))
    bases = clusters.bases_of(found.places_of(inside), np.random.default_rng(2))
    groupings = clusters.groupings_of(bases, np.random.default_rng(2))
    grouping = groupings[clusters.best_count(groupings)]
    counts = statistics.counts_of(inside, grouping.label[bases.label], grouping.count)
    agree, disagree = statistics.weighed(counts.agrees, counts.seen), statistics.weighed(counts.disagrees, counts.seen)
    for group in range(grouping.count):
        statistics.representative(agree, disagree, group, table.rated)
    every = statistics.counts_of(table)
    statistics.consensus(every.agrees[0], every.seen[0], table.rated)
    statistics.priority(every, np.hypot(*found.places_of_statements().T))


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    _alone(sys.argv[1], *map(int, sys.argv[2:]))
