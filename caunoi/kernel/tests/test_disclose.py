"""Small groups stay hidden against whoever adds, subtracts and solves; told with noise, tables still add up."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caunoi.kernel.disclose import Equations, bounds, protected, recoverable, release, small_cells
from caunoi.kernel.disclose.noise import geometric


def table(places, kinds, seed, scale):
    """A table with its sums in two ways, and twice: two tables published one after the other whose sum is published too."""
    chance = np.random.default_rng(seed)
    inner = chance.poisson(scale * chance.lognormal(0, 1, (places, 1)) * chance.dirichlet(np.ones(kinds), (2, places)))
    full = np.zeros((3, places + 1, kinds + 1))
    full[:2, :-1, :-1] = inner
    full[2] = full[:2].sum(axis=0)
    full[:, -1, :-1] = full[:, :-1, :-1].sum(axis=1)
    full[:, :, -1] = full[:, :, :-1].sum(axis=2)
    at = np.arange(full.size).reshape(full.shape)
    lines = [(cells[-1], cells[:-1].tolist()) for part in at for cells in (*part, *part.T)]
    lines += [(whole, [one, other]) for one, other, whole in at.reshape(3, -1).T]
    return full.ravel(), Equations.of(lines, full.size)


@settings(max_examples=5, deadline=None)
@given(st.integers(2, 4), st.integers(2, 3), st.integers(0, 10_000), st.sampled_from([3.0, 15.0, 60.0]))
def test_no_attacker_pins_a_hidden_cell_down_by_programs_over_all_tables(places, kinds, seed, scale):
    values, equations = table(places, kinds, seed, scale)
    small = small_cells(values)

    hidden = protected(values, small, equations, fewest=10)

    assert hidden[small].all()
    assert not recoverable(hidden, equations).any()
    if hidden.any():
        low, high = bounds(values, hidden, equations, least=0.0)
        assert (low <= values + 1e-6).all()
        assert (high >= values - 1e-6).all()
        open_ = hidden & (values > 0)
        assert ((high - low)[open_] > 1e-6).all()


def test_an_attacker_gets_what_is_hidden_alone():
    values = np.array([3.0, 20, 40, 63])
    equations = Equations.of([(3, [0, 1, 2])], 4)
    alone = np.array([True, False, False, False])

    assert bounds(values, alone, equations)[1][0] == pytest.approx(3)
    both = protected(values, alone, equations, fewest=10)
    low, high = bounds(values, both, equations, whole=True)
    assert both.tolist() == [True, True, False, False]
    assert (low[0], high[0]) == (1, 22)


@pytest.mark.parametrize(
    ("value", "largest", "second", "hidden"),
    [
        (0, 0, 0, False), (9, 1, 1, True), (10, 1, 1, False), (100, 90, 5, True), (100, 80, 19, True), (100, 60, 10, False),
        (300, 290, 1, True),
    ],
)  # fmt: skip
def test_a_cell_of_few_or_of_one_contributor_is_not_shown(value, largest, second, hidden):
    assert small_cells([value], largest=[largest], second=[second]).tolist() == [hidden]


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 4), st.integers(1, 30), st.integers(1, 5), st.integers(0, 999))
def test_noisy_tables_are_whole_not_negative_and_add_up(topics, places, groups, seed):
    dice = np.random.default_rng(seed)
    lies = dice.integers(0, groups, places)
    told = release(dice.poisson(2, (topics, places)), lies, epsilon=1.0, dice=dice)

    assert (told.cells >= 0).all()
    for group in range(told.totals.shape[1]):
        assert (told.cells[:, lies == group].sum(axis=1) == told.totals[:, group])[(lies == group).any()].all()
    assert (told.totals.sum(axis=1) == told.whole).all()


def test_noise_is_as_wide_as_its_price_says_and_large_totals_stay_right():
    dice = np.random.default_rng(1)
    noise = geometric((200_000,), 0.5, dice)
    share = [np.mean(noise == step) for step in range(4)]
    counts = dice.poisson(dice.lognormal(1, 1, (40, 600)))
    told = release(counts, np.arange(600) % 6, epsilon=1.0, dice=dice)
    true = np.stack([counts[:, np.arange(600) % 6 == at].sum(axis=1) for at in range(6)], axis=1)

    assert np.diff(np.log(share)) == pytest.approx(-0.5, abs=0.05)
    assert abs(noise.mean()) < 0.02
    assert np.median(np.abs(told.totals - true) / true) <= 0.02


@pytest.mark.parametrize(
    "wrong", [{"epsilon": 0.0}, {"epsilon": 11.0}, {"counts": [[0.5]]}, {"counts": [[-1]]}, {"group": [0, 1]}]
)
def test_releases_that_make_no_sense_are_refused(wrong):
    given_ = {"counts": [[1]], "group": [0], "epsilon": 1.0} | wrong
    with pytest.raises(ValueError, match=r"epsilon|nguyên"):
        release(**given_, dice=np.random.default_rng(1))
