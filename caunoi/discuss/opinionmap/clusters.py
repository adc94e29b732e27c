"""Two levels of k-means: a hundred base clusters of people, then two to five groups of base clusters, chosen by silhouette."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree
from scipy.spatial.distance import cdist

from .votes import Floats, Integers

BASES = 100
MOST_GROUPS = 5
BASES_FOR_ONE_MORE = 12
ROUNDS = 100
#: Base clusters are a summary: they have settled when so few of the people still move, or after so many rounds.
SETTLED, BASE_ROUNDS = 0.001, 20
STARTS = 20
#: A new number of groups must win so many updates in a row before it is shown.
WINS_BEFORE_CHANGE = 4


@dataclass(frozen=True, slots=True)
class Bases:
    """Base clusters: where they stand, how many people each holds, and which one each person is in."""

    places: Floats
    people: Floats
    label: Integers


@dataclass(frozen=True, slots=True)
class Grouping:
    """Base clusters in groups, the largest group first: each base's group, the groups' centres, and the silhouette."""

    label: Integers
    centres: Floats
    people: Floats
    silhouette: float

    @property
    def count(self) -> int:
        """The number of groups."""
        return len(self.centres)


def bases_of(places: Floats, rng: np.random.Generator, most: int = BASES) -> Bases:
    """People in at most ``most`` base clusters; each place is its own base while there are no more places than that."""
    different, label, people = np.unique(places, axis=0, return_inverse=True, return_counts=True)
    if len(different) <= most:
        return Bases(different, people.astype(float), label.ravel())
    centres = _spread(places, np.ones(len(places)), most, rng)
    label = np.full(len(places), -1)
    for _ in range(BASE_ROUNDS):
        before, label = label, cKDTree(centres).query(places)[1]
        people = np.bincount(label, minlength=len(centres))
        centres = np.column_stack([np.bincount(label, places[:, axis], len(centres)) for axis in (0, 1)])
        centres, kept = centres[people > 0] / people[people > 0, None], people > 0
        label = (np.cumsum(kept) - 1)[label]
        if (before != label).sum() <= SETTLED * len(places):
            break
    people = np.bincount(label, minlength=len(centres))
    return Bases(centres, people.astype(float), label)


def groupings_of(bases: Bases, rng: np.random.Generator) -> dict[int, Grouping]:
    """The best grouping for each number of groups that so many base clusters allow."""
    most = min(MOST_GROUPS, 2 + len(bases.places) // BASES_FOR_ONE_MORE, len(bases.places))
    apart = cdist(bases.places, bases.places)
    return {count: grouped(bases, count, rng, apart) for count in range(2, most + 1)}


def grouped(
    bases: Bases, count: int, rng: np.random.Generator, apart: Floats | None = None, starts: int = STARTS
) -> Grouping:
    """Weighted k-means of base clusters into ``count`` groups: the tightest of several starts."""
    places, weights = bases.places, bases.people
    centres = np.stack([_spread(places, weights, count, rng) for _ in range(starts)])
    label = np.full((starts, len(places)), -1)
    for _ in range(ROUNDS):
        before, label = label, _squares(places, centres).argmin(axis=2)
        if np.array_equal(before, label):
            break
        member = (label[:, :, None] == np.arange(count)) * weights[None, :, None]
        total = member.sum(axis=1)
        moved = np.einsum("sbk,bd->skd", member, places) / np.maximum(total, 1e-300)[:, :, None]
        centres = np.where(total[:, :, None] > 0, moved, centres)
    loose = (_squares(places, centres).min(axis=2) * weights).sum(axis=1)
    best = int(loose.argmin())
    people = np.bincount(label[best], weights, count)
    order = np.lexsort((centres[best][:, 1], centres[best][:, 0], -people))
    order = order[people[order] > 0]
    renamed = np.empty(count, dtype=np.int64)
    renamed[order] = np.arange(len(order))
    final = renamed[label[best]]
    apart = cdist(places, places) if apart is None else apart
    return Grouping(final, centres[best][order], people[order], silhouette(apart, final, weights))


def silhouette(apart: Floats, label: Integers, weights: Floats) -> float:
    """The mean silhouette of people when each base cluster stands for all in it; 0 for people alone in their group."""
    count = int(label.max()) + 1
    if count < 2:
        return 0.0
    member = (label[:, None] == np.arange(count)) * weights[:, None]
    sums, people = apart @ member, member.sum(axis=0)
    mine = np.arange(len(label)), label
    others = people[label] - 1
    inside = sums[mine] / np.maximum(others, 1)
    mean = sums / people
    mean[mine] = np.inf
    outside = mean.min(axis=1)
    score = (outside - inside) / np.maximum(np.maximum(outside, inside), 1e-300)
    return float((np.where(others > 0, score, 0.0) * weights).sum() / weights.sum())


def best_count(groupings: Mapping[int, Grouping], least: int = 1) -> int | None:
    """The number of groups with the best silhouette, among those without a group of fewer than ``least`` people."""
    fit = [
        (-grouping.silhouette, count)
        for count, grouping in groupings.items()
        if grouping.count == count and grouping.people.min() >= least
    ]
    return min(fit)[1] if fit else None


def steady_count(won: Sequence[int]) -> int | None:
    """The number of groups to show after updates won by these numbers, oldest first: a new one must win four in a row."""
    shown: int | None = None
    last, row = None, 0
    for count in won:
        row = row + 1 if count == last else 1
        last = count
        if shown is None or row >= WINS_BEFORE_CHANGE:
            shown = count
    return shown


def nearest(places: Floats, centres: Floats) -> Integers:
    """Which centre each place is nearest to."""
    return np.asarray(cdist(places, centres, "sqeuclidean").argmin(axis=1))


def agreement(one: Integers, other: Integers) -> float:
    """Adjusted Rand index of two groupings of the same people: 1 for the same groups, about 0 for unrelated ones."""
    table = np.zeros((int(one.max()) + 1, int(other.max()) + 1))
    np.add.at(table, (one, other), 1)
    together = _pairs(table).sum()
    rows, columns = _pairs(table.sum(axis=1)).sum(), _pairs(table.sum(axis=0)).sum()
    by_chance = rows * columns / max(len(one) * (len(one) - 1) / 2, 1)
    most = (rows + columns) / 2
    return 1.0 if most == by_chance else float((together - by_chance) / (most - by_chance))


def _pairs(count: Floats) -> Floats:
    return np.asarray(count * (count - 1) / 2)


def _squares(places: Floats, centres: Floats) -> Floats:
    return ((places[None, :, None, :] - centres[:, None, :, :]) ** 2).sum(axis=3)


def _spread(places: Floats, weights: Floats, count: int, rng: np.random.Generator) -> Floats:
    """Starting centres far from one another (k-means++)."""
    first = int(np.searchsorted(np.cumsum(weights), rng.random() * weights.sum(), side="right"))
    chosen = [min(first, len(places) - 1)]
    nearest_square = np.full(len(places), np.inf)
    for _ in range(count - 1):
        np.minimum(nearest_square, ((places - places[chosen[-1]]) ** 2).sum(axis=1), out=nearest_square)
        reach = np.cumsum(nearest_square * weights)
        if not reach[-1] > 0:
            break
        chosen.append(min(int(np.searchsorted(reach, rng.random() * reach[-1], side="right")), len(places) - 1))
    chosen += [chosen[0]] * (count - len(chosen))
    return places[chosen].copy()
