"""Letters found to be copies as they come: pairs of the same wording in one place found and missed, letters about different matters on one form."""

import time
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import Any

import numpy as np

from caunoi.watch.group import stream
from caunoi.watch.simulate.letters import Letter, form_letters, letters
from caunoi.watch.simulate.others import OTHERS
from caunoi.watch.simulate.wordings import OWN, Wordings

from .stage import figure

#: Letters, their places, letters on one form; seeds the line for a copy was not chosen on (that were 11 and 12).
MANY, PLACES, FORMS, SEEDS = 8_000, 400, 600, (101, 202, 303)
#: Pairs of one wording looked at by themselves, at most so many of each.
PAIRS = 60
HOW = {"plain": "as typed", "lower": "lower case", "bare": "without marks", "nfd": "NFD"}


def run() -> list[dict[str, Any]]:
    """Figures of all seeds together, on the wordings of the thresholds and on others."""
    return [*_of("wordings of the thresholds", OWN), *_of("wordings never seen", OTHERS)]


def _of(name: str, by: Wordings) -> list[dict[str, Any]]:
    began, right, found, told, wrong = time.process_time(), 0, 0, 0, 0
    typed, met, lost = Counter[str](), Counter[str](), []
    for seed in SEEDS:
        those = letters(MANY, seed=seed, places=PLACES, by=by)
        signed = stream.signatures([each.text for each in those])
        cases = placed(those, signed)
        truth = [(each.family, each.place) for each in those]
        right, found, told = right + _pairs(zip(truth, cases, strict=True)), found + _pairs(truth), told + _pairs(cases)
        whole, both = Counter(truth), Counter(zip(truth, cases, strict=True))
        for each, one, case in zip(those, truth, cases, strict=True):
            typed[each.how] += whole[one] - 1
            met[each.how] += both[one, case] - 1
        lost.append(_lost(those, signed, seed))
        forms = form_letters(FORMS, seed=seed + 5, by=by)
        wrong += _pairs(placed(forms, stream.signatures([each.text for each in forms])))
    precision, recall = right / max(told, 1), right / max(found, 1)
    keys, line = np.mean(lost, axis=0)
    about = f"{len(SEEDS)} × {MANY:,} letters in {PLACES} places, seeds {', '.join(map(str, SEEDS))}, synthetic"
    least = ", ".join(f"{told} {met[how] / max(typed[how], 1):.3f}" for how, told in HOW.items())
    pairs = len(SEEDS) * FORMS * (FORMS - 1) // 2
    spent = 1e6 * (time.process_time() - began) / (len(SEEDS) * (MANY + FORMS))
    return [
        figure(f"warn: copies as they come, {name}, recall of pairs", recall, "", f"precision {precision:.4f}, F1 {2 * precision * recall / (precision + recall):.3f}; {least}; aims 0.95 and 0.98; {about}"),
        figure("warn: … two copies alone share a key", 100 * float(keys), "%", f"and are alike enough for one case {100 * line:.1f} %; a case has up to {stream.SPEAKERS} to be found by"),
        figure("warn: … form letters about different matters", wrong, "wrong pairs", f"of {pairs:,}; with them precision {right / max(told + wrong, 1):.4f}"),
        figure("warn: … reading and placing a letter", spent, "CPU µs", "without a database, making the letters and the table of pairs included"),
    ]  # fmt: skip


def placed(those: Sequence[Letter], signed: Sequence[stream.Signature | None]) -> list[int]:
    """The case of each letter, by the rules of the house's index without its database."""
    read = [at for at, one in enumerate(signed) if one is not None]
    keys = dict(zip(read, stream.bands(np.stack([one for one in signed if one is not None]), [int(those[at].place or 0) for at in read]).tolist(), strict=True))  # fmt: skip
    index: dict[int, list[int]] = defaultdict(list)
    cases: list[int] = []
    for at, one in enumerate(signed):
        cases.append(at)
        if one is None:
            continue
        near = list(dict.fromkeys(each for key in keys[at] for each in index.get(key, ())))[-stream.COMPARED :]
        alike = stream.shares(one, np.stack([signed[each] for each in near])) if near else np.zeros(0)  # type: ignore[type-var]
        best, stands = stream.verdict(alike, [cases[each] for each in near])
        if best is not None:
            cases[at] = cases[near[best]]
        for key in keys[at] if stands else ():
            if len(index[key]) < stream.FULL:
                index[key].append(at)
    return cases


def _lost(those: Sequence[Letter], signed: Sequence[stream.Signature | None], seed: int) -> tuple[float, float]:
    """Of pairs of one wording and place, drawn by chance: the share that meet in a key, and that are alike enough."""
    dice, same = np.random.default_rng(seed), defaultdict(list)
    for at, each in enumerate(those):
        if signed[at] is not None:
            same[each.family, each.place].append(at)
    drawn = np.array([
        dice.choice(inside, 2, replace=False)
        for inside in same.values() if len(inside) > 1
        for _ in range(min(len(inside) * (len(inside) - 1) // 2, PAIRS))
    ])  # fmt: skip
    one, other = (np.stack([signed[at] for at in drawn[:, side]]) for side in (0, 1))  # type: ignore[type-var]
    place = [int(those[at].place or 0) for at in drawn[:, 0]]
    keys = (stream.bands(one, place) == stream.bands(other, place)).any(axis=1)
    alike = np.array([stream.shares(a, b[None, :])[0] for a, b in zip(one, other, strict=True)])
    return float(keys.mean()), float((alike >= stream.COPY).mean())


def _pairs(names: Iterable[Hashable]) -> int:
    return sum(n * (n - 1) // 2 for n in Counter(names).values())
