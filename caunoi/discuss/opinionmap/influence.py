"""What a few people who vote alike by arrangement could change."""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array, vstack

from . import statistics
from .axes import axes_of
from .clusters import agreement, bases_of, best_count, groupings_of
from .votes import AGREE, DISAGREE, Integers, Table

#: One in twenty.
SHARE = 0.05


@dataclass(frozen=True, slots=True)
class Influence:
    """A coordinated twentieth added: people, consensus statements replaced, widest move of a consensus share, groups kept.

    ``consensus_replaced`` are of the five as published; ``firm_replaced`` of those said to stand out, gone from the five, and of those
    said to stand out after it that were not among them before. ``groups_agreement`` is the adjusted Rand index of everybody else's groups before and after; None when there are none.
    """

    people: int
    consensus_replaced: int
    firm_replaced: int
    widest_move: float
    groups_agreement: float | None


def twentieth(table: Table) -> int:
    """So many people are one in twenty of those who voted."""
    return int(np.ceil(SHARE * table.shape[0]))


def influence_of(table: Table, counted: Integers, label: Integers | None, rng: np.random.Generator) -> Influence:
    """The votes a coordinated twentieth would cast to turn the consensus round, cast; and what has become of the map."""
    people = twentieth(table)
    row = _their_votes(table)
    before = statistics.counts_of(table)
    extra_for, extra_against = (row == AGREE) * people, (row == DISAGREE) * people
    agrees, seen = before.agrees[0] + extra_for, before.seen[0] + extra_for + extra_against
    top = statistics.consensus(before.agrees[0], before.seen[0], table.rated)
    after = statistics.consensus(agrees, seen, table.rated)
    firm = statistics.firm(before.agrees[0], before.seen[0], table.rated, people)
    still = statistics.firm(agrees, seen, table.rated, people)
    moves = np.abs(agrees / np.maximum(seen, 1) - before.agrees[0] / np.maximum(before.seen[0], 1))
    return Influence(
        people,
        len(set(top) - set(after)),
        max(len(set(firm) - set(after)), len(set(still) - set(top))),
        float(moves[top].max()) if top else 0.0,
        None if label is None else _groups_kept(table.only(counted), label, row, people, rng),
    )


def _their_votes(table: Table) -> Integers:
    """As many votes as people usually cast: against what most agree with, for what comes next."""
    counts = statistics.counts_of(table)
    share = statistics.smoothed(counts.agrees[0], counts.seen[0]) * statistics.score(counts.agrees[0], counts.seen[0])
    order = np.argsort(-np.where(table.rated, share, -np.inf), kind="stable")
    many = max(2 * statistics.MOST_SHOWN, int(np.median(table.votes_each)))
    row = np.full(table.shape[1], 2, dtype=np.int8)
    row[order[:many]] = AGREE
    row[order[: statistics.MOST_SHOWN]] = DISAGREE
    return row


def _groups_kept(table: Table, label: Integers, row: Integers, people: int, rng: np.random.Generator) -> float:
    columns = np.flatnonzero(row != 2).astype(np.int32)
    starts = np.arange(people + 1, dtype=np.int32) * len(columns)
    added = csr_array((np.tile(row[columns], people), np.tile(columns, people), starts), shape=(people, table.shape[1]))
    fuller = Table(csr_array(vstack([table.rows, added], format="csr")), table.statements, table.origin, table.rated, 0)
    bases = bases_of(axes_of(fuller, rng).places_of(fuller), rng)
    groupings = groupings_of(bases, rng)
    count = best_count(groupings)
    return 0.0 if count is None else agreement(label, groupings[count].label[bases.label][: len(label)])
