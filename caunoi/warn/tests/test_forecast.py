"""Load and late answers foretold: intervals that hold, late chances that come true, nothing told of too little."""

import numpy as np
import pytest

from caunoi.warn import forecast
from caunoi.warn.forecast import Waiting


def test_intervals_hold_about_as_often_as_they_say_and_days_off_are_known():
    chance = np.random.default_rng(3)
    held = [forecast.tried(chance.poisson(9, 80).astype(float), np.ones(80)).held for _ in range(40)]
    normal, holiday = forecast.arrivals([10.0] * 30, [1.0] * 31 + [0.3], 2)

    assert 0.86 <= np.mean(held) <= 0.97
    assert normal.mean == pytest.approx(10)
    assert holiday.mean == pytest.approx(3)
    assert normal.low <= 10 <= normal.high


def test_the_level_follows_a_change():
    counts = [5.0] * 40 + [15.0] * 16

    (week,) = forecast.arrivals(counts, [1.0] * 57, 1)
    assert 11 < week.mean <= 15


@pytest.mark.parametrize("counts", [[], [3.0] * 11])
def test_too_short_a_past_foretells_nothing(counts):
    assert forecast.arrivals(counts, [1.0] * 40) == []
    assert forecast.tried(counts, [1.0] * 40) is None


def cases(seed, slow=1.0):
    """Three hundred cases of 20 days each, answered after about 15."""
    chance = np.random.default_rng(seed)
    came = chance.integers(0, 300, 300)
    took = np.ceil(chance.gamma(6, 2.5 * slow, 300)).astype(int)
    return [
        Waiting(int(day), int(day + days) if day + days < 320 else None, int(day) + 20)
        for day, days in zip(came, took, strict=True)
    ]


def test_chances_of_being_late_come_true_and_grow_as_a_case_waits():
    told = forecast.late_tried(cases(1), 320)
    left = forecast.survival(cases(1), 320)
    young, old, over = (
        forecast.chance_late(Waiting(320 - waited, None, 320 - waited + 20), left, 320) for waited in (2, 15, 21)
    )

    assert told.cases > 20
    assert abs(told.said - told.were) <= 0.35 * told.cases
    assert told.brier < 0.25
    assert young < old < over == 1.0


def test_too_few_answers_say_nothing_and_sums_stay_within_their_cases():
    assert forecast.survival(cases(2)[:10], 320) is None
    assert forecast.late_tried([], 320) is None
    told = forecast.late_sum([0.5] * 8)
    assert (told.mean, told.low >= 0, told.high <= 8) == (4.0, True, True)
    assert forecast.late_sum([]).high == 0
