"""Pooled tails come as often as they say, also far out in sparse cells; alarms judged together hold their share of false ones."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caunoi.watch.detect.farrington import farrington
from caunoi.watch.tails import discoveries, pooled


def counts(chance, mean, dispersion, shape):
    mean = np.broadcast_to(mean, shape)
    if dispersion <= 1:
        return chance.poisson(mean).astype(float)
    return chance.negative_binomial(mean / (dispersion - 1), 1 / dispersion).astype(float)


def places(chance, mean, number):
    return mean * np.exp(chance.normal(0, 0.8, number) - 0.32)


@pytest.mark.parametrize("mean", [0.05, 0.2, 1, 5, 20])
@pytest.mark.parametrize("dispersion", [1, 1.5, 3])
def test_a_tail_comes_no_oftener_than_it_says_and_not_much_rarer(mean, dispersion):
    chance = np.random.default_rng(3)
    hits, middle, number = np.zeros(2), np.zeros(2), 20_000
    for _ in range(3):
        own = places(chance, mean, number)
        found = pooled(counts(chance, own, dispersion, (60, number)), counts(chance, own, dispersion, number))
        for at, level in enumerate((1e-2, 1e-3)):
            hits[at] += np.mean(found.pvalue <= level) / level / 3
            middle[at] += np.mean(found.middle <= level) / level / 3

    assert (hits <= 1.5).all()
    assert (middle <= 1.5).all()
    assert (middle >= 0.3).all()


def test_of_alarms_on_a_sparse_grid_few_are_false_and_more_are_found_than_by_single_series():
    chance = np.random.default_rng(11)
    rising, together, alone = [], [], []
    for mean in np.exp(np.linspace(np.log(0.05), np.log(3), 12)):
        own = places(chance, mean, 600)
        up = chance.random(600) < 0.02
        weeks = np.repeat(own[None, :], 320, axis=0)
        weeks[-4:, up] *= 4
        seen = counts(chance, weeks, 1.6, weeks.shape)
        past = seen[-264:-4]
        rising.append(up)
        together.append(pooled(past, seen[-4:].sum(axis=0), season=np.r_[np.ones(len(past)), 4.0]).middle)
        alone.append(farrington(seen, weeks=[320], setting="improved").pvalue[0])
    up, own = np.concatenate(rising), np.nan_to_num(np.concatenate(alone), nan=1.0)

    alarms, qvalues = discoveries(np.concatenate(together), q=0.1)

    found = alarms & up
    assert (alarms & ~up).sum() <= 0.12 * alarms.sum()
    assert np.array_equal(alarms, qvalues <= 0.1)
    # Single series as many alarms deep as hold the same share of false ones.
    order = np.argsort(own, kind="stable")
    false = 1 - np.cumsum(up[order]) / np.arange(1, len(order) + 1)
    fine = np.flatnonzero(false <= 0.12)
    alone_found = np.cumsum(up[order])[fine[-1]] if len(fine) else 0
    assert found.sum() >= 1.5 * alone_found
    assert found.sum() > 20


def test_what_never_came_before_is_an_alarm_where_several_come_and_none_elsewhere():
    new = pooled(np.zeros((60, 50)), np.r_[6.0, np.zeros(49)])

    assert discoveries(new.middle)[0].tolist() == [True] + [False] * 49


def test_nothing_ever_and_unknown_weeks_raise_no_alarm():
    never = pooled(np.zeros((60, 5)), np.zeros(5))
    unknown = pooled(np.full((60, 3), np.nan), np.array([1.0, 2.0, np.nan]))
    few = np.array([[0.0, 1], [np.nan, 0], [0, 2]])

    assert (never.pvalue == 1).all()
    assert np.isnan(unknown.pvalue).all()
    assert not discoveries(never.pvalue)[0].any()
    assert np.isfinite(pooled(few, np.array([3.0, 3.0])).pvalue).all()


def test_a_season_makes_many_usual():
    chance = np.random.default_rng(2)
    past = counts(chance, 2.0, 1.5, (52, 300))
    now = counts(chance, 6.0, 1.5, 300)

    surprised = pooled(past, now)
    told = pooled(past, now, season=np.r_[np.ones(52), 3.0])

    assert np.mean(surprised.pvalue < 0.01) > 0.2
    assert np.mean(told.pvalue < 0.01) < 0.02
    assert told.expected == pytest.approx(3 * surprised.expected)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(2, 30), st.integers(1, 8))
def test_more_is_never_less_surprising(seed, weeks, number):
    chance = np.random.default_rng(seed)
    past = chance.poisson(chance.gamma(1, 1, number), (weeks, number)).astype(float)

    tails = [pooled(past, np.full(number, float(count))).pvalue for count in range(6)]

    if past.sum():
        assert all((after <= before).all() for before, after in pairwise(tails))
        assert tails[0] == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("past", "now", "more"),
    [
        (np.zeros((3, 2)), np.zeros(3), {}),
        (-np.ones((3, 2)), np.zeros(2), {}),
        (np.zeros((3, 2)), np.zeros(2), {"season": np.zeros(4)}),
    ],
)
def test_tables_that_do_not_fit_are_refused(past, now, more):
    with pytest.raises(ValueError, match=r"không cùng cỡ|không thể âm"):
        pooled(past, now, **more)
