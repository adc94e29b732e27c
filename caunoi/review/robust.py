"""What stands apart from the others, told by the median and the median absolute deviation. No Django."""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median

#: The modified score above which a value stands apart (Iglewicz and Hoaglin), and what makes the MAD a standard deviation.
LIMIT = 3.5
NORMAL = 1.4826
#: Fewer values than this have no middle worth the name.
FEWEST = 8


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle of some values, how far they lie from it, and which stand apart, by key with their scores."""

    judged: int
    median: float | None
    mad: float | None
    apart: Mapping[int, float]


def spread(values: Mapping[int, float]) -> Spread:
    """Judge values against their own middle; with too few of them, or where more than half are equal, nothing stands apart."""
    if len(values) < FEWEST:
        return Spread(len(values), None, None, {})
    middle = float(median(values.values()))
    mad = float(median(abs(value - middle) for value in values.values()))
    if mad == 0:
        return Spread(len(values), middle, 0.0, {})
    scores = {key: (value - middle) / (NORMAL * mad) for key, value in values.items()}
    apart = {key: round(score, 1) for key, score in scores.items() if abs(score) > LIMIT}
    return Spread(len(values), middle, mad, dict(sorted(apart.items(), key=lambda pair: -abs(pair[1]))))
