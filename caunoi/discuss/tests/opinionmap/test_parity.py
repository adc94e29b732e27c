"""The published pipeline, figure by figure, against red-dwarf 0.4.0 on a public conversation (data/ATTRIBUTION.md).

Tolerances: everything before grouping 1e-8 (the oracle's places are kept to nine digits); counts and statistics on the oracle's own groups 1e-9;
the groups themselves by adjusted Rand index, because two-level k-means is not the one-level k-means of the oracle.
"""

import numpy as np
import pytest

from caunoi.discuss.opinionmap import axes, clusters, mapping, statistics, votes
from caunoi.discuss.tests.opinionmap.conversations import ORACLE, brexit

SIDES = {"pa": "share", "pat": "score", "ra": "ratio", "rat": "ratio_score"}


@pytest.fixture(scope="module")
def table():
    return votes.table_of(brexit())


@pytest.fixture(scope="module")
def found(table):
    return axes.axes_of(table, np.random.default_rng(1))


@pytest.fixture(scope="module")
def mirror(found):
    """Which of the oracle's axes point the other way: its sign is left to the library, ours is fixed."""
    return np.sign((np.array(ORACLE["axes"]).T * found.weights).sum(axis=0))


@pytest.fixture(scope="module")
def grouped_as_oracle(table):
    inside = table.only(mapping.counted_people(table))
    theirs = dict(zip(ORACLE["counted"], ORACLE["label"], strict=True))
    label = np.array([theirs[person] for person in inside.origin])
    return inside, label, statistics.counts_of(inside, label, label.max() + 1)


def test_means_axes_and_explained_shares_are_the_oracles(table, found, mirror):
    assert table.statements.tolist() == ORACLE["statements"]
    assert np.allclose(found.means, ORACLE["means"], atol=1e-12)
    assert np.allclose(found.weights, np.array(ORACLE["axes"]).T * mirror, atol=1e-8)
    assert np.allclose(found.explained, ORACLE["explained"], atol=1e-10)


def test_people_and_statements_stand_where_the_oracle_puts_them(table, found, mirror):
    theirs = dict(zip(ORACLE["participants"], ORACLE["places"], strict=True))

    assert np.allclose(found.places_of(table), np.array([theirs[p] for p in table.origin]) * mirror, atol=1e-8)
    assert np.allclose(found.places_of_statements(), np.array(ORACLE["statement_places"]) * mirror, atol=1e-8)


def test_the_same_people_are_counted(table):
    assert sorted(table.origin[mapping.counted_people(table)].tolist()) == ORACLE["counted"]


def test_statistics_of_the_oracles_groups_are_the_oracles(grouped_as_oracle):
    _, label, counts = grouped_as_oracle
    agree, disagree = statistics.weighed(counts.agrees, counts.seen), statistics.weighed(counts.disagrees, counts.seen)

    for group in range(label.max() + 1):
        theirs = ORACLE["by_group"][str(group)]
        assert counts.agrees[group].tolist() == theirs["na"]
        assert counts.disagrees[group].tolist() == theirs["nd"]
        assert counts.seen[group].tolist() == theirs["ns"]
        for name, ours in SIDES.items():
            assert np.allclose(getattr(agree, ours)[group], theirs[name], atol=1e-9)
            assert np.allclose(getattr(disagree, ours)[group], theirs[name.replace("a", "d", 1)], atol=1e-9)


def test_the_statements_that_stand_for_the_oracles_groups_are_the_oracles(grouped_as_oracle, table):
    _, label, counts = grouped_as_oracle
    agree, disagree = statistics.weighed(counts.agrees, counts.seen), statistics.weighed(counts.disagrees, counts.seen)

    for group in range(label.max() + 1):
        picks = statistics.representative(agree, disagree, group, table.rated)
        ours = {(int(table.statements[pick.column]), "agree" if pick.agree else "disagree") for pick in picks}
        assert ours == {tuple(pick) for pick in ORACLE["standing"][str(group)]}


def test_consensus_group_aware_consensus_and_priority_are_the_oracles(table, found, grouped_as_oracle):
    inside, _, counts = grouped_as_oracle
    every, placed = statistics.counts_of(table), statistics.counts_of(inside)
    extremity = np.hypot(*found.places_of_statements().T)

    assert [
        int(table.statements[c]) for c in statistics.consensus(every.agrees[0], every.seen[0], table.rated)
    ] == ORACLE["consensus_for"]
    assert [
        int(table.statements[c]) for c in statistics.consensus(every.disagrees[0], every.seen[0], table.rated)
    ] == ORACLE["consensus_against"]
    assert np.allclose(statistics.smoothed(counts.agrees, counts.seen).prod(axis=0), ORACLE["all_agree"], atol=1e-12)
    assert np.allclose(
        statistics.smoothed(counts.disagrees, counts.seen).prod(axis=0), ORACLE["all_disagree"], atol=1e-12
    )
    assert np.allclose(extremity, ORACLE["extremity"], atol=1e-8)
    assert np.allclose(statistics.priority(placed, extremity), ORACLE["priority"], atol=1e-8)


@pytest.mark.parametrize("seed", range(5))
def test_two_level_groups_are_as_many_as_the_oracles_and_nearly_the_same_people(table, found, grouped_as_oracle, seed):
    inside, label, _ = grouped_as_oracle
    dice = np.random.default_rng(seed)
    bases = clusters.bases_of(found.places_of(inside), dice)
    groupings = clusters.groupings_of(bases, dice)

    assert clusters.best_count(groupings) == label.max() + 1
    assert clusters.agreement(label, groupings[label.max() + 1].label[bases.label]) > 0.75
