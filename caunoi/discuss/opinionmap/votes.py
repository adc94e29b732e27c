"""Votes as arrays, and the sparse table made of them."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csr_array

Integers = NDArray[np.integer]
Floats = NDArray[np.float64]
AGREE, PASS, DISAGREE = 1, 0, -1
#: A conversation takes no more people and statements than this; who comes later is counted as left out.
MOST_PARTICIPANTS, MOST_STATEMENTS = 100_000, 10_000
#: A multiplier and shifts that scatter whole numbers (splitmix64).
SCATTER = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))


@dataclass(frozen=True, slots=True)
class Votes:
    """Who voted what on which statement, in the order it was said: +1 agree, 0 pass, -1 disagree; the last vote of a pair counts."""

    participant: ArrayLike
    statement: ArrayLike
    value: ArrayLike


@dataclass(frozen=True, slots=True)
class Table:
    """One row a participant, one column a statement; a pass is a kept zero, an unseen statement is not there.

    Rows are in an order of their own, made of their votes alone: nothing later depends on who came first or is called what.
    ``origin`` leads from a row back to the participant's number, ``rated`` says which statements may steer the map.
    """

    rows: csr_array
    statements: Integers
    origin: Integers
    rated: NDArray[np.bool_]
    left_out: int

    @property
    def shape(self) -> tuple[int, int]:
        """Participants, statements."""
        people, statements = self.rows.shape
        return int(people), int(statements)

    @property
    def votes_each(self) -> Integers:
        """How many statements each participant voted on."""
        return np.asarray(np.diff(self.rows.indptr))

    def only(self, chosen: Integers) -> "Table":
        """The table of some of its rows, in the order given; a row may be named twice."""
        return Table(_rows_of(self.rows, chosen), self.statements, self.origin[chosen], self.rated, 0)


def table_of(votes: Votes, set_aside: Collection[int] = ()) -> Table:
    """The table of the votes; statements set aside are counted but do not steer the map."""
    participant, statement, value = (np.asarray(part) for part in (votes.participant, votes.statement, votes.value))
    _must_fit(participant, statement, value)
    people, person = _numbered(participant)
    statements, column = _numbered(statement)
    kept = _admitted(person, len(people), MOST_PARTICIPANTS) & _admitted(column, len(statements), MOST_STATEMENTS)
    left_out = 0
    if not kept.all():
        left_out = int(len(kept) - kept.sum())
        people, person = _numbered(participant[kept])
        statements, column = _numbered(statement[kept])
        value = value[kept]
    rows = _last_said(person, column, value, len(people), len(statements))
    order = _order_of_rows(rows)
    rated = ~np.isin(statements, np.fromiter(set_aside, dtype=np.int64, count=len(set_aside)))
    return Table(_rows_of(rows, order), statements, people[order], rated, left_out)


def _must_fit(participant: Integers, statement: Integers, value: Integers) -> None:
    if not participant.ndim == statement.ndim == value.ndim == 1 or not len(participant) == len(statement) == len(
        value
    ):
        raise ValueError("participant, statement and value must be flat arrays of one length")
    if len(value) and not (np.issubdtype(participant.dtype, np.integer) and np.issubdtype(statement.dtype, np.integer)):
        raise ValueError("participants and statements are whole numbers")
    if len(value) and not np.isin(value, (AGREE, PASS, DISAGREE)).all():
        raise ValueError("a vote is +1, 0 or -1")


def _numbered(names: Integers) -> tuple[Integers, Integers]:
    """The different names in order, and each entry's place among them; without sorting when the names are small numbers."""
    if not len(names):
        return np.empty(0, np.int64), np.empty(0, np.int32)
    low, high = int(names.min()), int(names.max())
    if high - low > 4 * len(names) + 1_000_000:
        found, places = np.unique(names, return_inverse=True)
        return found, places.astype(np.int32)
    seen = np.zeros(high - low + 1, dtype=bool)
    seen[names - low] = True
    place = (np.cumsum(seen) - 1).astype(np.int32)
    return np.flatnonzero(seen) + low, place[names - low]


def _admitted(numbers: Integers, different: int, most: int) -> NDArray[np.bool_]:
    if different <= most:
        return np.ones(len(numbers), dtype=bool)
    first = np.full(different, len(numbers))
    np.minimum.at(first, numbers, np.arange(len(numbers)))
    inside = np.zeros(different, dtype=bool)
    inside[np.argsort(first, kind="stable")[:most]] = True
    return inside[numbers]


def _last_said(person: Integers, column: Integers, value: Integers, people: int, statements: int) -> csr_array:
    pair = person.astype(np.int64) * statements + column
    if not (len(pair) < 2 or (np.diff(pair) > 0).all()):
        order = np.argsort(pair, kind="stable")
        pair = pair[order]
        last = np.append(pair[1:] != pair[:-1], True)
        order = order[last]
        person, column, value = person[order], column[order], value[order]
    starts = np.zeros(people + 1, dtype=np.int32)
    np.cumsum(np.bincount(person, minlength=people), out=starts[1:])
    return csr_array((value.astype(np.int8), column.astype(np.int32), starts), shape=(people, statements))


def _order_of_rows(rows: csr_array) -> Integers:
    """An order that the rows' content alone decides, the same when every vote is turned round."""
    if not rows.nnz:
        return np.arange(rows.shape[0])
    column, starts = rows.indices.astype(np.uint64), rows.indptr[:-1]
    plain, turned = (
        np.add.reduceat(_scattered(column * np.uint64(4) + (sign * rows.data + 1).astype(np.uint64)), starts)
        for sign in (1, -1)
    )
    return np.lexsort((plain, np.minimum(plain, turned)))


def _scattered(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    mixed = numbers + SCATTER[0]
    for factor, shift in zip(SCATTER[1:], (np.uint64(30), np.uint64(27)), strict=True):
        mixed = (mixed ^ (mixed >> shift)) * factor
    return mixed ^ (mixed >> np.uint64(31))


def _rows_of(rows: csr_array, chosen: Integers) -> csr_array:
    lengths = np.diff(rows.indptr)[chosen]
    starts = np.zeros(len(chosen) + 1, dtype=np.int32)
    np.cumsum(lengths, out=starts[1:])
    taken = np.repeat(rows.indptr[chosen] - starts[:-1], lengths) + np.arange(starts[-1])
    return csr_array((rows.data[taken], rows.indices[taken], starts), shape=(len(chosen), rows.shape[1]))
