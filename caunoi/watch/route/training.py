"""Training: on letters with the labels people gave, judged on some that are held back."""

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import special
from scipy.sparse import csr_array, vstack

from caunoi.kernel.text import fold

from .features import COLUMNS, vectors
from .linear import bounds_of, calibration_error, fitted, temperature_of, weighted_f1
from .model import Model
from .rules import Rule

Whole = NDArray[np.int64]
FOLDS, HELD_BACK = 4, 5  # folds and the held-back part are each a fifth
#: A column that fewer letters have is left out.
LEAST_SEEN = 2
LOOSE = 30.0
#: Sets hold the right label for so many of each class.
LEVEL = 0.9
#: A label needs so many letters.
LEAST = 4


def train(
    texts: Sequence[str], labels: Sequence[str], *, rules: tuple[Rule, ...] = (), seed: int = 1, level: float = LEVEL,
    progress: Callable[[int], None] | None = None,
) -> Model:  # fmt: skip
    """A model of these letters; a fifth is held back and judged, the model's report says how."""
    names = tuple(sorted(set(labels)))
    counts = Counter(labels)
    if len(names) < 2:
        raise ValueError("cần ít nhất hai nhãn · at least two labels are needed")
    if few := [name for name in names if counts[name] < LEAST]:
        raise ValueError(f"nhãn {few[0]!r} có ít hơn {LEAST} đơn · label {few[0]!r} has fewer than {LEAST} letters")
    y = np.array([names.index(label) for label in labels], dtype=np.int64)
    part = _parts(texts, y, seed)
    x, plain = vectors(texts), vectors([fold(text) for text in texts])
    kept, held = np.flatnonzero(part > 0), np.flatnonzero(part == 0).tolist()
    out = np.zeros((len(texts), len(names)))
    for one in range(1, FOLDS + 1):
        inside, outside = kept[part[kept] != one], kept[part[kept] == one]
        columns, weights, intercept = _fit(x, plain, y, inside, len(names))
        out[outside] = x[outside][:, columns] @ weights + intercept
        if progress:
            progress(one)
    temperature = temperature_of(out[kept], y[kept])
    bounds = bounds_of(special.softmax(out[kept] / temperature, axis=1), y[kept], level=level)
    columns, weights, intercept = _fit(x, plain, y, kept, len(names))
    if progress:
        progress(FOLDS + 1)
    small = weights.astype(np.float32)
    model = Model(names, columns, small, intercept, temperature, bounds, rules, {})
    report = judged(model, [texts[one] for one in held], [labels[one] for one in held])
    report |= {"trained_on": len(kept), "held_back": len(held), "seed": seed, "level": level}
    # Judged with bounds that had not seen them; now those held back widen what the bounds are drawn from: small classes need every case.
    shares = np.concatenate(
        [special.softmax(out[kept] / temperature, axis=1), model.shares([texts[one] for one in held])]
    )
    bounds = bounds_of(shares, np.concatenate([y[kept], y[held]]), level=level)
    return Model(names, columns, small, intercept, temperature, bounds, rules, report)


def judged(model: Model, texts: Sequence[str], labels: Sequence[str]) -> dict[str, object]:
    """How a model does on letters it has not seen; labels it does not know are told, and count as wrong."""
    known = {name: one for one, name in enumerate(model.labels)}
    inside = [one for one, label in enumerate(labels) if label in known]
    texts, y = [texts[one] for one in inside], np.array([known[labels[one]] for one in inside], dtype=np.int64)
    if not inside:
        return {"cases": 0, "unknown_labels": len(labels)}
    shares = model.shares(texts)
    plain = model.shares([fold(text) for text in texts])
    best = shares.argmax(axis=1)
    error, table = calibration_error(shares, y)
    likely = shares >= model.bounds
    covered = likely[np.arange(len(y)), y]
    alone = likely.sum(axis=1) == 1
    weighted, macro = weighted_f1(y, best, len(model.labels))
    bare, _ = weighted_f1(y, plain.argmax(axis=1), len(model.labels))
    return {
        "cases": len(y), "unknown_labels": len(labels) - len(y), "accuracy": float((best == y).mean()), "weighted_f1": weighted, "macro_f1": macro,
        "weighted_f1_without_marks": bare, "calibration_error": error, "reliability": table, "set_size": float(likely.sum(axis=1).mean()),
        "decided": float(alone.mean()), "right_where_decided": float((best == y)[alone].mean()) if alone.any() else None,
        "covered": {
            name: {"cases": int((y == one).sum()), "covered": float(covered[y == one].mean())}
            for one, name in enumerate(model.labels) if (y == one).any()
        },
    }  # fmt: skip


def held_back(texts: Sequence[str], labels: Sequence[str], seed: int) -> list[int]:
    """Which letters of a file training would hold back."""
    names = sorted(set(labels))
    return np.flatnonzero(_parts(texts, np.array([names.index(label) for label in labels]), seed) == 0).tolist()


def _parts(texts: Sequence[str], y: Whole, seed: int) -> Whole:
    """0 for letters held back, else the fold: in turn within each label, in an order that the text alone decides."""
    # Copies of one letter come to one side: what was learnt by heart is not a test.
    order = sorted(
        range(len(texts)),
        key=lambda one: (y[one], hashlib.sha256(f"{seed}:{fold(texts[one]).strip()}".encode()).digest()),
    )
    part = np.zeros(len(texts), dtype=np.int64)
    last, turn = None, -1
    for one in order:
        here = (y[one], fold(texts[one]).strip())
        if last is None or here[0] != last[0]:
            turn = -1
        turn += here != last
        last = here
        part[one] = turn % HELD_BACK
    return part


def _fit(
    x: csr_array, plain: csr_array, y: Whole, rows: Whole, classes: int
) -> tuple[Whole, NDArray[np.float64], NDArray[np.float64]]:
    """Weights on the columns that occur, from the letters as typed and once more without marks."""
    both = vstack([x[rows], plain[rows]], format="csr")
    seen = np.bincount(both.indices, minlength=COLUMNS)
    columns = np.flatnonzero(seen >= 2 * LEAST_SEEN)
    weights, intercept = fitted(both[:, columns], np.concatenate([y[rows], y[rows]]), classes, loose=LOOSE)
    return columns, weights, intercept
