"""Conversations for the tests: the public one that came with its oracle, planted groups, and no structure at all."""

import csv
import json
from pathlib import Path

import numpy as np

from caunoi.discuss.opinionmap import Votes

DATA = Path(__file__).parent / "data"
ORACLE = json.loads((DATA / "brexit-oracle.json").read_text(encoding="utf-8"))


def brexit() -> Votes:
    """204 people on 50 statements about Brexit."""
    with (DATA / "brexit-votes.csv").open(encoding="utf-8") as file:
        head, *rows = csv.reader(file)
    return of_rows([(row[0], said, vote) for row in rows for said, vote in zip(head[6:], row[6:], strict=True) if vote])


def of_rows(rows) -> Votes:
    """Votes from (participant, statement, value)."""
    numbers = np.array([[int(cell) for cell in row] for row in rows], dtype=np.int64).reshape(-1, 3)
    return Votes(numbers[:, 0], numbers[:, 1], numbers[:, 2])


def of_table(values: np.ndarray, seen: np.ndarray) -> Votes:
    """Votes from a full table and a mask of what was seen."""
    person, statement = np.nonzero(seen)
    return Votes(person, statement, values[seen])


def structureless(seed: int, people: int = 200, statements: int = 40, seen: float = 0.4) -> Votes:
    """Everybody votes by each statement's own odds and by nothing else."""
    dice = np.random.default_rng([77, seed])
    odds = dice.beta(2, 2, statements)
    passes = dice.random((people, statements)) < 0.15
    values = np.where(passes, 0, np.where(dice.random((people, statements)) < odds, 1, -1))
    return of_table(values, dice.random((people, statements)) < seen)


def planted(
    seed: int, people: int = 400, statements: int = 60, groups: int = 3, seen: float = 0.4
) -> tuple[Votes, np.ndarray]:
    """People of some groups, each group with odds of its own; the votes and everybody's group."""
    dice = np.random.default_rng([78, seed])
    group = np.arange(people) % groups
    odds = dice.beta(0.5, 0.5, (groups, statements))
    passes = dice.random((people, statements)) < 0.1
    values = np.where(passes, 0, np.where(dice.random((people, statements)) < odds[group], 1, -1))
    mask = dice.random((people, statements)) < seen
    mask[np.arange(people), dice.integers(statements, size=people)] = True
    return of_table(values, mask), group
