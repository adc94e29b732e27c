"""What looks unusual in the ratings of one service: bursts, long runs of one answer, keyed-in ratings unlike people's own.

Nothing here is proof of anything: it says which counts a person should look at. Chances are of the service's own past, never of persons.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import exp, lgamma, log

from caunoi.benefit.words import Sign

#: How rare something must be to be told, before it is divided by how many hours or places were looked at.
RARE = 0.001
#: Fewer than this in an hour, or in a row, is never called unusual.
LEAST_BURST, LEAST_RUN = 8, 8


@dataclass(frozen=True, slots=True)
class Unusual:
    """One sign: how many, on which day and hour where it has one."""

    sign: Sign
    count: int
    on: date | None = None
    hour: int | None = None
    score: int | None = None


def bursts(moments: Sequence[tuple[date, int]]) -> list[Unusual]:
    """Hours with far more ratings than the service's other hours with any: Poisson's tail, for as many hours as there are."""
    counts = Counter(moments)
    if len(counts) < 2:
        return []
    found = []
    for (on, hour), count in sorted(counts.items()):
        others = (len(moments) - count) / (len(counts) - 1)
        if count >= LEAST_BURST and poisson_tail(count, others) * len(counts) < RARE:
            found.append(Unusual(Sign.BURST, count, on=on, hour=hour))
    return found


def longest_run(scores: Sequence[int]) -> Unusual | None:
    """The longest run of one answer where it is longer than chance would have it for so many answers with such shares."""
    if not scores:
        return None
    shares = {score: count / len(scores) for score, count in Counter(scores).items()}
    best, length, score = (0, 0), 0, 0
    for each in scores:
        length, score = (length + 1, score) if each == score else (1, each)
        best = max(best, (length, score))
    length, score = best
    share = shares[score]
    # Everybody the same is not a run of chance to be judged: with share 1 nothing is rare.
    if length < LEAST_RUN or share >= 1:
        return None
    chance = len(scores) * (1 - share) * share**length
    return Unusual(Sign.RUN, length, score=score) if chance < RARE else None


def keyed_apart(*, keyed: int, low: float, high: float) -> Unusual | None:
    """Whether keyed-in ratings are more satisfied than people's own: the interval of the difference lies above nought."""
    return Unusual(Sign.KEYED, keyed) if low > 0 and high > 0 else None


def poisson_tail(count: int, mean: float) -> float:
    """The chance of so many or more where so many are expected."""
    if mean <= 0:
        return 0.0 if count > 0 else 1.0
    below = sum(exp(k * log(mean) - mean - lgamma(k + 1)) for k in range(count))
    return max(0.0, 1.0 - below)
