"""Are there groups at all, and would other people of the same kind have fallen into the same ones?"""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from .axes import axes_of, centred, means_of, strength_of
from .clusters import agreement, bases_of, grouped, nearest
from .votes import Floats, Integers, Table

#: Questions about structure are put to at most so many people drawn at random: the answer no longer changes beyond.
PEOPLE_ASKED = 3_000
SHUFFLES = 39
REPEATS = 20
STARTS = 8


@dataclass(frozen=True, slots=True)
class Stability:
    """How alike the groups come out of repeated draws of people: adjusted Rand index, and for each group its mean best overlap."""

    agreement: float
    lowest: float
    repeats: int
    overlap: tuple[float, ...]


def chance_of_one_opinion(table: Table, rng: np.random.Generator) -> float:
    """How likely so strong a first axis is when no statement has to do with another: votes shuffled within each statement.

    Shuffling keeps each statement's shares and who saw what. It stops early at the first shuffle that does as well: the answer is then no longer the least there is.
    """
    if table.shape[0] > PEOPLE_ASKED:
        table = table.only(np.sort(rng.choice(table.shape[0], PEOPLE_ASKED, replace=False)))
    inside = centred(table, means_of(table))
    real = strength_of(inside, rng)
    by_column = np.argsort(inside.indices, kind="stable")
    columns, values = inside.indices[by_column].astype(float), inside.data[by_column]
    reached = 0
    for done in range(1, SHUFFLES + 1):
        mixed = np.empty_like(values)
        mixed[by_column] = values[np.argsort(columns + rng.random(len(values)))]
        reached += strength_of(csr_array((mixed, inside.indices, inside.indptr), shape=inside.shape), rng) >= real
        if reached:
            return (reached + 1) / (done + 1)
    return 1 / (SHUFFLES + 1)


def stability_of(table: Table, label: Integers, count: int, rng: np.random.Generator) -> Stability:
    """The whole map made again from people drawn with replacement, and how it groups the same people as the map shown."""
    people = table.shape[0]
    asked = np.arange(people) if people <= PEOPLE_ASKED else np.sort(rng.choice(people, PEOPLE_ASKED, replace=False))
    watched, shown = table.only(asked), label[asked]
    alike, overlap = [], []
    for _ in range(REPEATS):
        drawn = table.only(np.sort(rng.integers(people, size=len(asked))))
        axes = axes_of(drawn, rng)
        again = grouped(bases_of(axes.places_of(drawn), rng), count, rng, starts=STARTS)
        found = nearest(axes.places_of(watched), again.centres)
        alike.append(agreement(shown, found))
        overlap.append(_best_overlap(shown, found, count))
    return Stability(
        float(np.median(alike)),
        float(np.quantile(alike, 0.1)),
        REPEATS,
        tuple(float(x) for x in np.mean(overlap, axis=0)),
    )


def _best_overlap(shown: Integers, found: Integers, count: int) -> Floats:
    """For each group shown, the best share in common with a group found (Jaccard)."""
    both = np.zeros((count, count))
    np.add.at(both, (shown, found), 1)
    either = both.sum(axis=1, keepdims=True) + both.sum(axis=0, keepdims=True) - both
    return (both / np.maximum(either, 1)).max(axis=1)
