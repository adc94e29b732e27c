"""What holds for every conversation."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from caunoi.discuss.opinionmap import Votes, axes, clusters, map_of, statistics, votes
from caunoi.discuss.tests.opinionmap.conversations import of_rows, planted

rows = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 12), st.sampled_from([-1, 0, 1])), min_size=1, max_size=200
)


@given(rows, st.randoms(use_true_random=False))
def test_whatever_people_are_called_and_whoever_came_first_the_table_is_the_same(said, chance):
    last = {(person, statement): vote for person, statement, vote in said}
    shuffled = [(1000 - 7 * person, statement, vote) for (person, statement), vote in last.items()]
    chance.shuffle(shuffled)

    one, other = votes.table_of(of_rows(said)), votes.table_of(of_rows(shuffled))

    assert one.statements.tolist() == other.statements.tolist()
    assert one.rows.toarray().tolist() == other.rows.toarray().tolist()
    assert one.rows.nnz == other.rows.nnz == len(last)


@settings(max_examples=5)
@given(st.integers(0, 1000))
def test_the_whole_map_does_not_depend_on_the_order_or_names_of_people(seed):
    said, _ = planted(seed, people=130, seen=0.5)
    dice = np.random.default_rng(seed)
    order, names = dice.permutation(len(said.value)), dice.permutation(130) + 5000
    mixed = Votes(names[said.participant][order], np.asarray(said.statement)[order], np.asarray(said.value)[order])

    assert map_of(mixed, 3) == map_of(said, 3)


@given(rows)
def test_turning_every_vote_round_mirrors_everything(said):
    one, other = votes.table_of(of_rows(said)), votes.table_of(of_rows([(p, s, -v) for p, s, v in said]))
    mine, theirs = axes.axes_of(one, np.random.default_rng(1)), axes.axes_of(other, np.random.default_rng(1))
    here, there = statistics.counts_of(one), statistics.counts_of(other)

    assert np.allclose(mine.means, -theirs.means)
    assert np.allclose(mine.explained, theirs.explained, atol=1e-9)
    assert here.agrees.tolist() == there.disagrees.tolist()
    if np.ptp(mine.explained) > 1e-6 and mine.explained[1] > 1e-6 and _apart(mine):
        assert np.allclose(sorted(mine.places_of(one)[:, 0]), sorted(-theirs.places_of(other)[:, 0]), atol=1e-6)


def _apart(found):
    """Whether the heaviest statement of the first axis is clearly the heaviest, so that its sign is settled."""
    heavy = np.sort(np.abs(found.weights[:, 0]))
    return len(heavy) > 1 and heavy[-1] - heavy[-2] > 1e-6


@given(rows)
def test_sparse_axes_are_those_of_the_table_filled_with_means(said):
    table = votes.table_of(of_rows(said))
    found = axes.axes_of(table, np.random.default_rng(1))
    full = table.rows.toarray().astype(float)
    seen = np.zeros(full.shape, dtype=bool)
    seen[np.repeat(np.arange(len(full)), table.votes_each), table.rows.indices] = True
    inside = np.where(seen, full - found.means, 0)
    strengths = np.linalg.svd(inside, compute_uv=False) ** 2
    total = max(strengths.sum(), 1e-12)

    assert np.allclose(
        found.explained[: len(strengths)], (strengths / total)[:2] if strengths.sum() > 1e-9 else 0, atol=1e-8
    )


@given(st.lists(st.integers(0, 4), min_size=2, max_size=60), st.permutations(range(5)))
def test_agreement_of_groupings_does_not_care_for_names(label, names):
    one = np.array(label)

    assert clusters.agreement(one, np.array(names)[one]) == 1.0
    assert clusters.agreement(one, np.zeros_like(one)) <= 1.0


@given(st.integers(0, 500), st.integers(0, 500))
def test_an_interval_holds_the_share(said, others):
    low, high = statistics.interval(said, said + others)

    assert 0 <= low <= high <= 1
    assert said + others == 0 or low <= said / (said + others) <= high


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=2, max_size=5))
def test_scores_of_both_sides_mirror(counts):
    said, seen = np.array([[a] for a, _ in counts]), np.array([[a + b] for a, b in counts])
    found = statistics.weighed(said, seen)

    assert np.isfinite(found.ratio).all()
    assert np.isfinite(found.ratio_score).all()
    assert ((found.share > 0) & (found.share < 1)).all()
