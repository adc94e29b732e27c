"""Letters found to be copies as they come: pairs of the same wording in one place found and missed, letters about different matters on one form."""

import time
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import Any

import numpy as np

from caunoi.watch.group import stream
from caunoi.watch.simulate.letters import Letter, form_letters, letters

from .stage import figure

#: Letters, their places, letters on one form; seeds the line for a copy was not chosen on.
MANY, PLACES, FORMS, SEEDS = 8_000, 400, 600, (101, 202, 303)
#: Letters that stand for a wording looked at for each letter.
COMPARED = 64


def run() -> list[dict[str, Any]]:
    """Figures of each seed together."""
    began, right, found, told, wrong, pairs = time.process_time(), 0, 0, 0, 0, 0
    for seed in SEEDS:
        those = letters(MANY, seed=seed, places=PLACES)
        cases = placed(those)
        truth = [(each.family, each.place) for each in those]
        right, found, told = right + _pairs(zip(truth, cases, strict=True)), found + _pairs(truth), told + _pairs(cases)
        forms = placed(form_letters(FORMS, seed=seed + 5))
        wrong, pairs = wrong + _pairs(forms), pairs + FORMS * (FORMS - 1) // 2
    precision, recall = right / max(told, 1), right / max(found, 1)
    about = f"{len(SEEDS)} × {MANY:,} letters in {PLACES} places, seeds {', '.join(map(str, SEEDS))}, synthetic"
    return [
        figure("warn: copies as they come, F1 of pairs", 2 * precision * recall / (precision + recall), "", f"precision {precision:.3f}, recall {recall:.3f}; {about}"),
        figure("warn: form letters about different matters", wrong, "wrong pairs", f"of {pairs:,}"),
        figure("warn: reading and placing a letter", 1e6 * (time.process_time() - began) / (len(SEEDS) * (MANY + FORMS)), "CPU µs", "without a database, making the letters included"),
    ]  # fmt: skip


def placed(those: Sequence[Letter]) -> list[int]:
    """The case of each letter, by the rules of the house's index without its database."""
    signed = stream.signatures([each.text for each in those])
    read = [at for at, one in enumerate(signed) if one is not None]
    keys = dict(zip(read, stream.bands(np.stack([signed[at] for at in read]), [int(those[at].place or 0) for at in read]).tolist(), strict=True))  # fmt: skip
    index: dict[int, list[int]] = defaultdict(list)
    cases: list[int] = []
    for at, one in enumerate(signed):
        cases.append(at)
        if one is None:
            continue
        near = [each for each, _n in Counter(each for key in keys[at] for each in index.get(key, ())[:COMPARED]).most_common(COMPARED)]  # fmt: skip
        alike = stream.shares(one, np.stack([signed[each] for each in near])) if near else np.zeros(1)
        best = int(alike.argmax())
        if alike[best] >= stream.COPY:
            cases[at] = cases[near[best]]
        # What differs somewhat from the first of its wording stands for it too.
        if alike[best] < stream.COPY + 0.15:
            for key in keys[at]:
                index[key].append(at)
    return cases


def _pairs(names: Iterable[Hashable]) -> int:
    return sum(n * (n - 1) // 2 for n in Counter(names).values())
