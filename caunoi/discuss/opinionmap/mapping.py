"""From votes to a map: axes, groups when there are any, what each group says, what all say."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from . import clusters, statistics, structure
from .axes import Axes, axes_of
from .clusters import Grouping
from .influence import influence_of, twentieth
from .result import METHOD, Cell, Group, MapResult, NoGroups, Share, Standing, Statement
from .statistics import Counts, Pick, Weighed
from .structure import Stability
from .votes import Floats, Integers, Table, Votes, table_of

#: Who voted on fewer statements says too little to be placed; with fewer people than that the busiest are taken.
LEAST_VOTES, LEAST_COUNTED = 7, 15
#: With fewer people no groups are shown; nor is any group smaller than this.
LEAST_PEOPLE, LEAST_GROUP = 100, 15
#: Groups that come back less alike than this from redraws of the people are not shown.
LEAST_STABLE = 0.5
#: A first axis as strong as this more often by chance is no structure.
MOST_CHANCE = 0.025
#: The picture has at most so many squares a side, fewer with few people, and shows squares with at least so many people.
MOST_SQUARES, FEWEST_SQUARES, LEAST_IN_SQUARE = 24, 4, 5


@dataclass(frozen=True, slots=True)
class _Groups:
    """What the search for groups found: the groups, or why there are none."""

    reason: NoGroups | None = None
    won: int | None = None
    chance: float | None = None
    grouping: Grouping | None = None
    label: Integers | None = None
    stability: Stability | None = None


@dataclass(frozen=True, slots=True)
class People:
    """Participants who were counted, their places (people, 2), and their groups where there are any."""

    participant: Integers
    places: Floats
    group: Integers | None


def map_of(votes: Votes, seed: int, *, past: Sequence[int] = (), set_aside: Collection[int] = ()) -> MapResult:
    """The map of these votes; the same votes and seed give the same map, whoever came first and whatever people are called.

    ``past`` are the numbers of groups won by earlier updates, oldest first; statements ``set_aside`` do not steer the map.
    """
    return map_and_people(votes, seed, past=past, set_aside=set_aside)[0]


def map_and_people(
    votes: Votes, seed: int, *, past: Sequence[int] = (), set_aside: Collection[int] = ()
) -> tuple[MapResult, People]:  # fmt: skip
    """The map, and where each counted person stands on it: for whoever holds the votes, never for a page."""
    table = table_of(votes, set_aside)
    axes = axes_of(table, _dice(seed, 0))
    counted = counted_people(table)
    inside = table.only(counted)
    places = axes.places_of(inside)
    found = _groups(inside, places, seed, past)
    every = statistics.counts_of(table)
    label = found.label
    cells, scattered = _picture(places, label)
    people = People(inside.origin, places, label)
    told = MapResult(
        method=METHOD,
        seed=seed,
        participants=table.shape[0],
        counted=len(counted),
        votes=table.rows.nnz,
        left_out=table.left_out,
        explained=(float(axes.explained[0]), float(axes.explained[1])),
        won=found.won,
        chance=found.chance,
        separation=found.grouping.silhouette if found.grouping else None,
        stability=found.stability,
        no_groups=found.reason,
        groups=() if found.grouping is None or label is None else _told(inside, found.grouping, label, found.stability),
        statements=_statements(
            table, axes, every, statistics.counts_of(inside, label, found.grouping.count if found.grouping else 1)
        ),
        consensus_for=_named(table, statistics.consensus(every.agrees[0], every.seen[0], table.rated)),
        consensus_against=_named(table, statistics.consensus(every.disagrees[0], every.seen[0], table.rated)),
        firm_for=_named(table, statistics.firm(every.agrees[0], every.seen[0], table.rated, twentieth(table))),
        firm_against=_named(table, statistics.firm(every.disagrees[0], every.seen[0], table.rated, twentieth(table))),
        influence=influence_of(table, counted, label, _dice(seed, 4)) if len(counted) >= LEAST_PEOPLE else None,
        cells=cells,
        scattered=scattered,
    )
    return told, people


def counted_people(table: Table) -> Integers:
    """Rows of those who voted enough to be placed; if they are very few, of the busiest."""
    votes = table.votes_each
    enough = np.flatnonzero(votes >= min(LEAST_VOTES, table.shape[1]))
    if len(enough) >= LEAST_COUNTED:
        return enough
    return np.sort(np.argsort(-votes, kind="stable")[:LEAST_COUNTED])


def _groups(table: Table, places: Floats, seed: int, past: Sequence[int]) -> _Groups:
    if table.shape[0] < LEAST_PEOPLE:
        return _Groups(NoGroups.FEW)
    chance = structure.chance_of_one_opinion(table, _dice(seed, 1))
    if chance > MOST_CHANCE:
        return _Groups(NoGroups.ALIKE, chance=chance)
    bases = clusters.bases_of(places, _dice(seed, 2))
    groupings = clusters.groupings_of(bases, _dice(seed, 2))
    won = clusters.best_count(groupings, least=LEAST_GROUP)
    if won is None:
        return _Groups(NoGroups.SMALL, chance=chance)
    steady = clusters.steady_count([*past, won])
    count = steady if steady in groupings and groupings[steady].people.min() >= LEAST_GROUP else won
    grouping = groupings[count]
    label = grouping.label[bases.label]
    stability = structure.stability_of(table, label, count, _dice(seed, 3))
    if stability.agreement < LEAST_STABLE:
        return _Groups(NoGroups.UNSTABLE, won, chance, stability=stability)
    return _Groups(None, won, chance, grouping, label, stability)


def _told(table: Table, grouping: Grouping, label: Integers, stability: Stability | None) -> tuple[Group, ...]:
    counts = statistics.counts_of(table, label, grouping.count)
    agree, disagree = statistics.weighed(counts.agrees, counts.seen), statistics.weighed(counts.disagrees, counts.seen)
    return tuple(
        Group(
            int(grouping.people[number]),
            float(grouping.centres[number, 0]),
            float(grouping.centres[number, 1]),
            stability.overlap[number] if stability else 0.0,
            tuple(
                _standing(table, counts, agree if pick.agree else disagree, number, pick)
                for pick in statistics.representative(agree, disagree, number, table.rated)
            ),
        )
        for number in range(grouping.count)
    )


def _standing(table: Table, counts: Counts, side: Weighed, group: int, pick: Pick) -> Standing:
    cell = group, pick.column
    said = (counts.agrees if pick.agree else counts.disagrees)[cell]
    return Standing(
        int(table.statements[pick.column]), pick.agree, _share(said, counts.seen[cell]),
        float(side.share[cell]), float(side.score[cell]), float(side.ratio[cell]), float(side.ratio_score[cell]),
    )  # fmt: skip


def _statements(table: Table, axes: Axes, every: Counts, by_group: Counts) -> tuple[Statement, ...]:
    places = axes.places_of_statements()
    extremity = np.hypot(places[:, 0], places[:, 1])
    all_agree = statistics.smoothed(by_group.agrees, by_group.seen).prod(axis=0)
    all_disagree = statistics.smoothed(by_group.disagrees, by_group.seen).prod(axis=0)
    turn = statistics.priority(every, extremity)
    return tuple(
        Statement(
            int(table.statements[column]),
            _share(every.agrees[0][column], every.seen[0][column]),
            _share(every.disagrees[0][column], every.seen[0][column]),
            *(float(part[column]) for part in (places[:, 0], places[:, 1], extremity, all_agree, all_disagree, turn)),
        )
        for column in range(table.shape[1])
    )


def _share(said: int, seen: int) -> Share:
    return Share(int(said), int(seen), *statistics.interval(int(said), int(seen)))


def _named(table: Table, columns: list[int]) -> tuple[int, ...]:
    return tuple(int(table.statements[column]) for column in columns)


def _picture(places: Floats, label: Integers | None) -> tuple[tuple[Cell, ...], int]:
    """People counted in squares; squares with few people are not shown, so that nobody can be picked out."""
    if not len(places):
        return (), 0
    squares = int(np.clip(np.sqrt(len(places)) / 2, FEWEST_SQUARES, MOST_SQUARES))
    low, high = np.quantile(places, 0.01, axis=0), np.quantile(places, 0.99, axis=0)
    size = np.maximum((high - low).max() / squares, 1e-9)
    square = np.clip(np.floor((places - low) / size), -1, squares).astype(int) + 1
    groups = int(label.max()) + 1 if label is not None else 1
    count = np.zeros((squares + 2, squares + 2, groups), dtype=int)
    mine = label if label is not None else np.zeros(len(places), dtype=int)
    np.add.at(count, (square[:, 0], square[:, 1], mine), 1)
    people = count.sum(axis=2)
    cells = tuple(
        Cell(
            float(low[0] + (x - 0.5) * size), float(low[1] + (y - 0.5) * size), int(people[x, y]),
            int(count[x, y].argmax()) if label is not None else None,
        )
        for x, y in np.argwhere(people >= LEAST_IN_SQUARE)
    )  # fmt: skip
    return cells, int(people[people < LEAST_IN_SQUARE].sum())


def _dice(seed: int, use: int) -> np.random.Generator:
    """Chance for one use: what one step draws does not shift what another draws."""
    return np.random.default_rng([seed, use])
