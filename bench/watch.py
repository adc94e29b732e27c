"""Early warning: what detectors find and how often they cry wolf on the published bank, and what the kernels cost."""

import os
import time
from collections import Counter

import numpy as np

from .stage import figure

PLACES, NEIGHBOURS, WEEKS, LETTERS = 3321, 40, 8, 50_000


def run() -> list[dict]:
    """Detectors, then scan, group and route: CPU seconds of one thread, and how right they are."""
    from . import watch_detect

    return [
        *watch_detect.run(),
        *_scans(),
        *_letters(),
        *_routes(),
        figure("load average", os.getloadavg()[0], "", "one minute, at the end"),
    ]


def _scans() -> list[dict]:
    from caunoi.watch.scan import METHODS, chance_of, nearest, scan, zones_of

    dice = np.random.default_rng(1)
    zones = zones_of(nearest(dice.random((PLACES, 2)), NEIGHBOURS))
    expected = dice.gamma(1.0, 2.0, (WEEKS, PLACES)) + 0.05
    counts = dice.poisson(expected)
    rows = []
    for method in METHODS:
        found = scan(counts, zones, method=method, baselines=expected, theta=2.0)
        before = time.process_time()
        chance_of(found, replicates=50, seed=1)
        rows.append(
            figure(
                f"scan {method}: a replicate",
                1000 * (time.process_time() - before) / 50,
                "CPU ms",
                f"{PLACES} × {NEIGHBOURS} × {WEEKS}; aim ≤ 25",
            )
        )
    return rows


def _letters() -> list[dict]:
    from caunoi.watch.group import group
    from caunoi.watch.simulate.letters import form_letters, letters

    those = letters(LETTERS, seed=1, places=LETTERS * PLACES // 100_000)
    places, texts = [one.place for one in those], [one.text for one in those]
    before = time.process_time()
    found = group(places, texts)
    spent = time.process_time() - before
    size = np.mean([len(text) for text in texts])
    rows = [
        figure(
            "group: a letter, text to groups",
            1e6 * spent / LETTERS,
            "CPU µs",
            f"{LETTERS} letters of {size:.0f} characters; aim ≤ 40 at 770",
        ),
        figure(
            "… near-duplicates, F1 over pairs",
            _f1([one.family for one in those], found.family.tolist()),
            "",
            "aim ≥ 0.96",
        ),
        figure("… same cause, F1 over pairs", _f1([one.case for one in those], found.case.tolist()), "", "aim ≥ 0.97"),
    ]
    lost = letters(10_000, seed=2, places=332, no_place=0.2)
    found = group([one.place for one in lost], [one.text for one in lost])
    rows.append(
        figure(
            "… same cause, a fifth without place",
            _f1([one.case for one in lost], found.case.tolist()),
            "",
            "aim ≥ 0.90",
        )
    )
    forms = form_letters(600, seed=3)
    found = group([one.place for one in forms], [one.text for one in forms])
    wrong = sum(n * (n - 1) // 2 for n in Counter(found.case.tolist()).values())
    rows.append(figure("… forms of 600 strangers: pairs taken for one cause", wrong, "pairs", "of 179,700"))
    before = time.process_time()
    group(["1"] * 100_000, [texts[0]] * 100_000)
    rows.append(figure("… 100,000 identical letters", time.process_time() - before, "CPU s"))
    return rows


def _routes() -> list[dict]:
    from caunoi.watch.route import judged, train
    from caunoi.watch.simulate.labelled import labelled

    texts, labels = labelled(3000, seed=1)
    before = time.process_time()
    model = train(texts, labels)
    spent = time.process_time() - before
    told = judged(model, *labelled(3000, seed=2))
    before = time.process_time()
    model.decide(texts[:1000])
    each = time.process_time() - before
    covered = min(one["covered"] for one in told["covered"].values() if one["cases"] >= 50)
    return [
        figure("route: training on 3,000 synthetic letters", spent, "CPU s", "with cross-fitting"),
        figure(
            "… weighted F1 on 3,000 others",
            told["weighted_f1"],
            "",
            f"without marks {told['weighted_f1_without_marks']:.3f}",
        ),
        figure("… calibration error", told["calibration_error"], "", "aim ≤ 0.02"),
        figure("… least coverage of a label at 90 %", 100 * covered, "%", "aim ≥ 87"),
        figure(
            "… decided by the model", 100 * told["decided"], "%", f"right in {100 * told['right_where_decided']:.1f} %"
        ),
        figure("… a letter, with its reasons", each, "CPU ms", "aim ≤ 1"),
    ]


def _f1(truth: list[int], found: list[int]) -> float:
    def pairs(labels: list) -> int:
        return sum(n * (n - 1) // 2 for n in Counter(labels).values())

    both = pairs(list(zip(truth, found, strict=True)))
    return 2 * both / max(pairs(truth) + pairs(found), 1)
