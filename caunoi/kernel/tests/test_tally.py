from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.kernel.refusal import Refusal
from caunoi.kernel.tally import Threshold, must_be_countable

TWO_THIRDS = Threshold(Fraction(2, 3))
MORE_THAN_HALF = Threshold(Fraction(1, 2), strict=True)
TENTH = Threshold(Fraction(10, 100))

shares = st.builds(Threshold, st.fractions(0, 1, max_denominator=100), st.booleans())


@pytest.mark.parametrize(
    ("threshold", "base", "least"),
    [
        (TWO_THIRDS, 187, 125),
        (TWO_THIRDS, 186, 124),
        (TWO_THIRDS, 12, 8),
        (TWO_THIRDS, 13, 9),
        (TWO_THIRDS, 1, 1),
        (MORE_THAN_HALF, 187, 94),
        (MORE_THAN_HALF, 188, 95),
        (MORE_THAN_HALF, 1, 1),
        (MORE_THAN_HALF, 2, 2),
        (TENTH, 187, 19),
        (TENTH, 190, 19),
        (TENTH, 191, 20),
    ],
)
def test_the_least_count_that_passes(threshold, base, least):
    assert threshold.least(base) == least


def test_two_thirds_includes_equality_and_more_than_half_does_not():
    assert [TWO_THIRDS.passes(124, 186), MORE_THAN_HALF.passes(93, 186)] == [True, False]


@given(shares, st.integers(1, 10_000))
def test_the_threshold_passes_and_one_less_does_not(threshold, base):
    least = threshold.least(base)

    assert least > base or threshold.passes(least, base)
    assert least == 0 or not threshold.passes(least - 1, base)


@given(shares, st.integers(1, 10_000))
def test_a_larger_base_never_needs_fewer(threshold, base):
    assert threshold.least(base) <= threshold.least(base + 1)


@pytest.mark.parametrize(
    ("yes", "base", "words"),
    [(1, 0, "lớn hơn 0"), (0, -3, "lớn hơn 0"), (-1, 5, "không thể âm"), (6, 5, "lớn hơn tổng số")],
)
def test_counts_that_cannot_be_are_refused(yes, base, words):
    with pytest.raises(Refusal, match=words):
        must_be_countable(yes, base)


def test_a_share_beyond_the_whole_is_no_share():
    with pytest.raises(ValueError, match="between 0 and 1"):
        Threshold(Fraction(3, 2))
