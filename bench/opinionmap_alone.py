"""One opinion map in a process of its own, ours or red-dwarf's, on the same made-up votes: its CPU seconds and peak memory as JSON."""

import json
import resource
import sys

import numpy as np


def _conversation(people: int, statements: int, votes: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Three planted groups; everybody sees a different number of statements; about so many votes."""
    dice = np.random.default_rng(20261128)
    each = np.clip(dice.gamma(1.5, votes / people / 1.5, people), 5, statements).astype(int)
    for _ in range(4):
        each = np.clip(
            (each * (votes / (statements * -np.expm1(-each / statements)).sum())).astype(int), 5, 6 * statements
        )
    person = np.repeat(np.arange(people, dtype=np.int32), each)
    statement = dice.integers(statements, size=len(person), dtype=np.int32)
    pairs = np.unique(person.astype(np.int64) * statements + statement)
    person, statement = (pairs // statements).astype(np.int32), (pairs % statements).astype(np.int32)
    odds = dice.beta(0.7, 0.7, (3, statements))
    value = np.where(
        dice.random(len(person)) < 0.12, 0, np.where(dice.random(len(person)) < odds[person % 3, statement], 1, -1)
    )
    return person, statement, value.astype(np.int8)


def _alone(whose: str, people: int, statements: int, votes: int) -> None:
    person, statement, value = _conversation(people, statements, votes)
    before, started = _peak(), None
    if whose == "theirs":
        from reddwarf.implementations.base import run_pipeline

        listed = [
            {"participant_id": int(p), "statement_id": int(s), "vote": int(v), "modified": 0}
            for p, s, v in zip(person, statement, value, strict=True)
        ]
        before, started = _peak(), _cpu()
        run_pipeline(votes=listed, random_state=1)
    else:
        from caunoi.discuss.opinionmap import Votes, map_of

        before, started = _peak(), _cpu()
        said = Votes(person, statement, value)
        _plain(said) if whose == "plain" else map_of(said, 1)
    print(json.dumps({"cpu": _cpu() - started, "peak": _peak(), "before": before, "votes": len(value)}))


def _plain(said: object) -> None:
    """What red-dwarf does too: no stability, no influence."""
    from caunoi.discuss.opinionmap import axes, clusters, mapping, statistics, votes

    table = votes.table_of(said)
    found = axes.axes_of(table, np.random.default_rng(1))
    inside = table.only(mapping.counted_people(table))
    bases = clusters.bases_of(found.places_of(inside), np.random.default_rng(2))
    groupings = clusters.groupings_of(bases, np.random.default_rng(2))
    grouping = groupings[clusters.best_count(groupings)]
    counts = statistics.counts_of(inside, grouping.label[bases.label], grouping.count)
    agree, disagree = statistics.weighed(counts.agrees, counts.seen), statistics.weighed(counts.disagrees, counts.seen)
    for group in range(grouping.count):
        statistics.representative(agree, disagree, group, table.rated)
    every = statistics.counts_of(table)
    statistics.consensus(every.agrees[0], every.seen[0], table.rated)
    statistics.priority(every, np.hypot(*found.places_of_statements().T))


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    _alone(sys.argv[1], *map(int, sys.argv[2:]))
