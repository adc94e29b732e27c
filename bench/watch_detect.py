"""Detectors: beside R on the same series, on the published bank at equal false alarms, on national grids of sparse cells, through Tết and a merger."""

import os
import resource
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np

from .stage import figure

NATIONAL, TOPICS = 3321, 40
LEVELS = (1e-2, 1e-3, 1e-4)


def run() -> list[dict]:
    """Every goal of the detectors with the figure reached."""
    return [*_table(), *_equal_alarms(), *_national(), *_tails(), *_false_shares(), *_tet(), *_merger()]


def _judges() -> dict:
    from caunoi.watch.detect import building, moving
    from caunoi.watch.detect.farrington import farrington
    from caunoi.watch.simulate.bank import FIRST, WEEKS

    weeks = np.arange(FIRST, WEEKS + 1)
    found = {
        f"farrington {name}": lambda x, s=name: farrington(x, weeks=weeks, setting=s).alarm
        for name in ("improved", "original")
    }
    # As R 1.20.3 does, so that alarms can be compared one by one.
    found |= {
        f"ears {kind}": lambda x, k=kind: moving.ears(x, k, weeks=weeks, mode="r").alarm for kind in ("C1", "C2", "C3")
    }
    found |= {f"rki {kind}": lambda x, k=kind: moving.rki(x, k, weeks=weeks).alarm for kind in (1, 2, 3)}
    found |= {f"bayes {kind}": lambda x, k=kind: moving.bayes(x, k, weeks=weeks).alarm for kind in (1, 2, 3)}
    found["cdc"] = lambda x: moving.cdc(x, weeks=weeks).alarm
    found["cusum"] = lambda x: building.cusum(x, first=FIRST).alarm
    found["cusum rossi"] = lambda x: building.cusum(x, first=FIRST, transform="rossi").alarm
    found["glr poisson"] = lambda x: building.glr(x, first=FIRST).alarm
    found["outbreakp"] = lambda x: building.outbreak_p(x, first=FIRST, mode="r").alarm
    return found


def _table() -> list[dict]:
    """One series of each scenario, judged here and, where it is installed, by R surveillance in the same run."""
    from caunoi.watch.simulate.bank import bank, marks

    small, large = bank(1, seed=20260701), bank(5, seed=20260702)
    rows, ratios = [], []
    with tempfile.TemporaryDirectory() as folder, _one_core():
        seconds = _by_r(small, Path(folder))
        for name, judge in _judges().items():
            spent = []
            for _ in range(3 if name.startswith("farrington") else 1):
                before = time.process_time()
                found = marks(large, judge)
                spent.append(time.process_time() - before)
            each = min(spent) / (2 * large.quiet.shape[1] * 49)
            note = (
                f"FPR {found.fpr:.1f}, first week {found.pod_first:.1f}, sensitivity {found.sensitivity:.1f}, PPV {found.ppv:.1f}, "
                f"delay {found.delay:.2f} weeks, {1e6 * each:.0f} CPU µs a week"
            )
            if name in seconds:
                theirs = [
                    np.genfromtxt(Path(folder, f"{name}-{part}.csv"), delimiter=",", skip_header=1) for part in ("quiet", "risen")
                ]  # fmt: skip
                ours = [judge(small.quiet), judge(small.risen)]
                other = marks(small, lambda x, t=theirs, s=small: np.nan_to_num(t[0] if x is s.quiet else t[1]) > 0)
                same = marks(small, judge)
                differ = sum(int((np.isfinite(t) & ((t > 0) != o)).sum()) for t, o in zip(theirs, ours, strict=True))
                note += (
                    f"; on 42 series: {same.pod:.1f} at FPR {same.fpr:.1f}, R {other.pod:.1f} at {other.fpr:.1f}, "
                    f"{differ} of {ours[0].size * 2} weeks differ, R {1e6 * seconds[name]:.0f} CPU µs a week"
                )
                ratios.append((name, seconds[name] / max(each, 1e-9)))
            rows.append(figure(f"{name}: outbreaks found (POD)", found.pod, "%", note))
    for name, ratio in ratios:
        if name.startswith("farrington"):
            rows.append(figure(f"R to our {name}, CPU a fit, same run", ratio, "times", "aim ≥ 350 (improved setting)"))
    if not ratios:
        rows.append(figure("R surveillance", "–", "", "not measured: no Rscript with surveillance here"))
    return rows


@contextmanager
def _one_core() -> Iterator[None]:
    """R, which inherits it, and what is measured here run on the same core."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    every = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(every)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, every)


def _by_r(those: object, folder: Path) -> dict[str, float]:
    """CPU seconds a judged week of every method of R; nothing where R is not installed."""
    rscript = shutil.which("Rscript")
    if rscript is None:
        return {}
    head = ",".join(f"s{n}" for n in range(those.quiet.shape[1]))
    for part in ("quiet", "risen"):
        np.savetxt(folder / f"{part}.csv", getattr(those, part), fmt="%d", delimiter=",", header=head, comments="")
    script = Path(__file__).with_name("surveillance.R")
    done = subprocess.run([rscript, str(script), str(folder)], capture_output=True, text=True, check=False)
    if done.returncode:
        return {}
    lines = (folder / "seconds.csv").read_text().splitlines()[1:]
    return {name: float(spent) / float(weeks) for name, spent, weeks in (line.split(",") for line in lines)}


def _equal_alarms() -> list[dict]:
    """Fresh series, thresholds set so that one quiet week in a hundred alarms."""
    from caunoi.watch.detect.design import SETTINGS
    from caunoi.watch.detect.farrington import farrington
    from caunoi.watch.detect.looks import tail, two_looks
    from caunoi.watch.simulate.bank import FIRST, WEEKS, bank

    those = bank(20, seed=20261128)
    weeks = np.arange(FIRST - 1, WEEKS + 1)
    inside = those.cases[FIRST - 1 :]
    rule = replace(SETTINGS["improved"], least_cases=0)
    rows = []
    for name in ("one look", "two looks"):
        scores = []
        for x in (those.quiet, those.risen):
            if name == "one look":
                fit = farrington(x, weeks=weeks[1:], setting=rule)
                found = tail(x[weeks[1:] - 1], fit.expected, fit.phi)
            else:
                found = two_looks(x, weeks=weeks).chance[1:]
            scores.append(np.nan_to_num(found, nan=1.0))
        limit = np.quantile(scores[0], 0.01)
        hit = (scores[1] <= limit) & inside
        first = inside.argmax(axis=0)
        rows.append(
            figure(
                f"farrington improved, {name}, at FPR 1.0 %: POD", 100 * hit.any(axis=0).mean(), "%",
                f"sensitivity {100 * hit.sum() / inside.sum():.1f}, first week {100 * hit[first, np.arange(len(first))].mean():.1f}; "
                f"{inside.shape[1]} series; aim POD ≥ 60, sensitivity ≥ 40, first week ≥ 42",
            )
        )  # fmt: skip
    return rows


def _national() -> list[dict]:
    """3,321 communes × 40 topics, one week: Farrington on every series, and the pooled tails that are used on sparse ones."""
    from caunoi.watch.detect.farrington import farrington
    from caunoi.watch.tails import discoveries, pooled

    dice = np.random.default_rng(5)
    series = NATIONAL * TOPICS
    rate = 0.04 * dice.lognormal(-0.32, 0.8, series)
    rate[: series // 20] *= 40
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    counts = np.empty((320, series), dtype=np.float32)
    for start in range(0, series, 20_000):
        counts[:, start : start + 20_000] = dice.poisson(
            rate[start : start + 20_000], (320, min(20_000, series - start))
        )
    began = time.process_time()
    for start in range(0, series, 20_000):
        farrington(counts[:, start : start + 20_000], weeks=[320])
    alone = time.process_time() - began
    began = time.process_time()
    cube = counts.reshape(320, TOPICS, NATIONAL)
    chances = np.stack([pooled(cube[-105:-1, at], cube[-1, at]).middle for at in range(TOPICS)])
    discoveries(chances)
    together = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return [
        figure(f"{series:,} series, a week by Farrington improved", alone, "CPU s", f"{1e6 * alone / series:.0f} µs a fit; aim ≤ 10"),
        figure("… by pooled tails with FDR, two years", together, "CPU s"),
        figure("… peak memory of the process", peak / 1024, "MB", f"{before / 1024:.0f} MB before it; aim ≤ 1,024"),
    ]  # fmt: skip


def _tails() -> list[dict]:
    """How often a tail of 1e-2 … 1e-4 comes on quiet cells, divided by what it says."""
    from caunoi.watch.simulate.grid import grid
    from caunoi.watch.tails import pooled

    rows = []
    worst, least = 0.0, 9.0
    for mean in (0.05, 0.2, 1.0, 5.0, 20.0):
        for over in (1.0, 1.5, 3.0):
            hits, middle, cells = np.zeros(3), np.zeros(3), 0
            for seed in range(10):
                world = grid(1, 20_000, 61, seed=seed, least=mean, most=mean, over=over, tet=False)
                found = pooled(world.counts[0, :-1], world.counts[0, -1])
                hits += [(found.pvalue <= level).sum() for level in LEVELS]
                middle += [(found.middle <= level).sum() for level in LEVELS]
                cells += len(found.pvalue)
            share, half = hits / cells / LEVELS, middle / cells / LEVELS
            worst, least = max(worst, share.max(), half.max()), min(least, half[:2].min())
            rows.append(
                figure(
                    f"tail ratio, mean {mean:g}, φ {over:g}", float(half.max()), "",
                    f"mid-p {half[0]:.2f}/{half[1]:.2f}/{half[2]:.2f}, whole {share[0]:.2f}/{share[1]:.2f}/{share[2]:.2f} at 1e-2/1e-3/1e-4 of {cells:,} cells; at 1e-4 ± {(half[2] / (1e-4 * cells)) ** 0.5:.2f} by chance",
                )
            )  # fmt: skip
    return [
        *rows,
        figure("tail ratio, worst of all these", worst, "", "aim ≤ 1.5"),
        figure("… least of mid-p at 1e-2 and 1e-3", least, "", "aim ≥ 0.3"),
    ]


def _false_shares() -> list[dict]:
    """A hundredth of the cells three times as many for four weeks: false among the alarms, and power beside Farrington with the same control."""
    from caunoi.watch.detect.farrington import farrington
    from caunoi.watch.simulate.grid import grid
    from caunoi.watch.tails import discoveries, pooled

    false = total = rising = 0
    alone, ups = [], []
    for seed in range(5):
        world = grid(20, 400, 320, seed=seed, least=0.05, most=3.0, rising=0.01, tet=False)
        months = world.counts.reshape(20, 80, 4, 400).sum(axis=2)
        chances = np.stack([pooled(part[:-1], part[-1]).middle for part in months])
        alarms, _own = discoveries(chances, q=0.1)
        false, total, rising = false + (alarms & ~world.up).sum(), total + alarms.sum(), rising + world.up.sum()
        flat = world.counts.transpose(1, 0, 2).reshape(320, -1)
        alone.append(np.nan_to_num(farrington(flat, weeks=[320]).pvalue[0], nan=1.0))
        ups.append(world.up.ravel())
    found = total - false
    by_bh = [discoveries(each, q=0.1)[0] for each in alone]
    bh_found = sum(int((a & u).sum()) for a, u in zip(by_bh, ups, strict=True))
    bh_false = sum(int((a & ~u).sum()) for a, u in zip(by_bh, ups, strict=True))
    # Farrington as many alarms deep as hold the same share of false ones as came true above.
    own, up = np.concatenate(alone), np.concatenate(ups)
    order = np.argsort(own, kind="stable")
    share = 1 - np.cumsum(up[order]) / np.arange(1, len(order) + 1)
    fine = np.flatnonzero(share <= max(false / max(total, 1), 0.1))
    equal = int(np.cumsum(up[order])[fine[-1]]) if len(fine) else 0
    return [
        figure("1 % of cells rising threefold for 4 weeks: false among alarms", 100 * false / max(total, 1), "%", f"{total} alarms at q = 10 %; aim ≤ 12"),
        figure("… rises found, pooled tails of a month", 100 * found / rising, "%", f"{found} of {rising}"),
        figure("… Farrington improved + Benjamini-Hochberg", 100 * bh_found / rising, "%", f"{bh_found} found, {bh_false} false"),
        figure("… power to Farrington at the same share of false ones", found / max(equal, 1), "times", f"{equal} found so; aim ≥ 1.5"),
    ]  # fmt: skip


def _tet() -> list[dict]:
    """False alarms at 1 % in the weeks around Tết and in others, two to eight years on: a quiet grid that keeps Tết."""
    from caunoi.watch.detect.farrington import farrington
    from caunoi.watch.series import classes, usual
    from caunoi.watch.series.season import offsets
    from caunoi.watch.simulate.grid import grid
    from caunoi.watch.tails import pooled

    rows = []
    for mean in (0.1, 1.0, 8.0):
        shares: dict[bool, list[float]] = {True: [], False: []}
        blind: list[float] = []
        for seed in range(4):
            world = grid(1, 1500, 312, seed=seed, least=mean, most=mean)
            near = np.isfinite(offsets(world.starts))
            for week in [at for at in range(156, 312) if near[at] or at % 4 == 0]:
                part = slice(week - 104, week + 1)
                told = usual(world.starts[part], world.totals[part], world.worked[part], world.off[part])
                past, now = world.counts[0, part][:-1], world.counts[0, week]
                found = pooled(past, now, season=told.share, doubt=told.doubt[-1])
                shares[bool(near[week])].append(float(np.mean(found.middle <= 0.01)))
                if near[week]:
                    blind.append(float(np.mean(pooled(past, now).middle <= 0.01)))
        tet, other = np.mean(shares[True]), np.mean(shares[False])
        rows.append(
            figure(
                f"Tết weeks to others, false alarms, mean {mean:g}", tet / other, "times",
                f"{100 * tet:.2f} % and {100 * other:.2f} %; without the calendar {np.mean(blind) / other:.1f} times; aim ≤ 1.5",
            )
        )  # fmt: skip
    world = grid(1, 600, 52 * 8, seed=50, least=5.0, most=5.0)
    kinds = classes(world.starts, world.off)
    weeks = list(range(52 * 5 + 5, 52 * 8 + 1))
    for name, special in (("weeks of Tết apart", kinds), ("as any week", None)):
        alarm = farrington(world.counts[0], weeks=weeks, special=special).alarm
        inside = kinds[np.array(weeks) - 1] > 0
        rows.append(
            figure(
                f"Farrington, {name}: Tết weeks to others", float(alarm[inside].mean() / alarm[~inside].mean()), "times",
                f"{100 * alarm[inside].mean():.2f} % and {100 * alarm[~inside].mean():.2f} %; the house judges Tết weeks by pooled tails",
            )
        )  # fmt: skip
    return rows


def _merger() -> list[dict]:
    """900 communes become 300 three weeks before the end: alarms with the mapping and without it."""
    from datetime import timedelta

    import polars as pl

    from caunoi.watch.series import Heirs, cube_of
    from caunoi.watch.simulate.grid import grid
    from caunoi.watch.tails import discoveries, pooled

    with_map = without = 0
    spent = 0.0
    for seed in range(5):
        world = grid(5, 900, 104, seed=seed, least=0.2, most=0.8, tet=False)
        topic, week, place = np.nonzero(world.counts)
        late = week >= 101
        rows = pl.DataFrame({
            "place": np.where(late, place // 3 + 10_000, place), "topic": topic,
            "day": [world.starts[at] for at in week], "count": world.counts[topic, week, place].astype(float),
        })  # fmt: skip
        span = {"first": world.starts[0], "last": world.starts[-1] + timedelta(days=6)}
        began = time.process_time()
        mapped = cube_of(rows, heirs=Heirs.from_rows([(n, n // 3 + 10_000, None) for n in range(900)]), **span)
        spent += time.process_time() - began
        assert mapped.total == world.counts.sum()
        with_map += sum(int(discoveries(pooled(p[:-1], p[-1]).middle)[0].sum()) for p in mapped.judged())
        without += sum(int(discoveries(pooled(p[:-1], p[-1]).middle)[0].sum()) for p in cube_of(rows, **span).counts)
    return [
        figure("merger of 900 communes into 300: alarms", with_map, "alarms", f"{without} without the mapping; 5 runs, sums exact; {spent / 5:.2f} CPU s a cube"),
    ]  # fmt: skip
