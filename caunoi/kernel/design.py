"""Means, shares and totals of a survey whose people were drawn in strata and clusters and do not weigh the same.

Taylor linearisation over the clusters drawn first (Woodruff 1971; Särndal, Swensson, Wretman 1992): what R's ``survey`` and Python's
``samplics`` compute, so that a figure told here is the one a statistician gets from the same file.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import expit, logit, stdtrit

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sample:
    """What was answered and how it was drawn: (people,) each. ``size`` is how many clusters a person's stratum has in all, infinite where not known."""

    value: Floats
    weight: Floats
    stratum: NDArray[np.int64]
    cluster: NDArray[np.int64]
    size: Floats


@dataclass(frozen=True, slots=True)
class Estimate:
    """An estimate with its standard error, its interval and the degrees of freedom of that; ``people`` answered."""

    people: int
    value: float
    error: float
    low: float
    high: float
    freedom: int


def sample_of(
    value: ArrayLike, weight: ArrayLike, stratum: ArrayLike, cluster: ArrayLike, size: ArrayLike | None = None
) -> Sample:
    """A sample, checked: ``ValueError`` for weights that are not above nought, or a stratum of one cluster, whose spread nobody can know."""
    y, w = np.asarray(value, dtype=float), np.asarray(weight, dtype=float)
    whole = np.full(len(y), np.inf) if size is None else np.asarray(size, dtype=float)
    if not len(y) or not (np.isfinite(y).all() and np.isfinite(w).all() and (w > 0).all()):
        raise ValueError("trọng số phải lớn hơn 0, giá trị phải là số · weights must be above nought, values numbers")
    lies = np.unique(np.asarray(stratum), return_inverse=True)[1]
    # Clusters are numbered within their stratum: the same number in two strata is two clusters.
    pairs = np.stack([lies, np.unique(np.asarray(cluster), return_inverse=True)[1]])
    drawn, of = np.unique(pairs, axis=1, return_inverse=True)
    many = np.bincount(drawn[0])
    if many.min() < 2:
        raise ValueError("mỗi tầng cần ít nhất hai cụm · each stratum needs at least two clusters")
    if (whole < many[lies]).any():
        raise ValueError("một tầng có ít cụm hơn số đã rút · a stratum has fewer clusters than were drawn of it")
    return Sample(y, w, lies, of.ravel(), whole)


def mean(sample: Sample, inside: ArrayLike | None = None, *, level: float = 0.95) -> Estimate:
    """The mean of all, or of those ``inside``; of answers of 0 and 1 a share, whose interval stays between them (by the logit)."""
    part = np.ones(len(sample.value), dtype=bool) if inside is None else np.asarray(inside, dtype=bool)
    if not part.any():
        raise ValueError("không có ai · nobody is in it")
    weight = sample.weight * part
    whole = weight.sum()
    middle = float((weight * sample.value).sum() / whole)
    error, freedom = _error(sample, weight * (sample.value - middle) / whole)
    reach = _reach(freedom, level)
    if np.isin(sample.value[part], (0.0, 1.0)).all() and 0 < middle < 1:
        turned, wide = logit(middle), reach * error / (middle * (1 - middle))
        low, high = float(expit(turned - wide)), float(expit(turned + wide))
    else:
        low, high = middle - reach * error, middle + reach * error
    return Estimate(int(part.sum()), middle, error, low, high, freedom)


def total(sample: Sample, *, level: float = 0.95) -> Estimate:
    """The sum over everybody the sample stands for."""
    found = sample.weight * sample.value
    error, freedom = _error(sample, found)
    reach = _reach(freedom, level) * error
    value = float(found.sum())
    return Estimate(len(found), value, error, value - reach, value + reach, freedom)


def _error(sample: Sample, each: Floats) -> tuple[float, int]:
    """The standard error of a sum of what each person adds, from how clusters of a stratum differ."""
    clusters = np.bincount(sample.cluster, weights=each)
    lies = np.zeros(len(clusters), dtype=np.int64)
    lies[sample.cluster] = sample.stratum
    size = np.full(lies.max() + 1, np.inf)
    size[sample.stratum] = sample.size
    many = np.bincount(lies)
    middle = np.bincount(lies, weights=clusters) / many
    square = np.bincount(lies, weights=(clusters - middle[lies]) ** 2)
    variance = ((1.0 - many / size) * many / (many - 1) * square).sum()
    return float(np.sqrt(max(variance, 0.0))), int(len(clusters) - len(many))


def _reach(freedom: int, level: float) -> float:
    if not 0 < level < 1:
        raise ValueError("mức tin cậy phải lớn hơn 0 và nhỏ hơn 1 · a level must lie between 0 and 1")
    return float(stdtrit(freedom, 1 - (1 - level) / 2))
