"""A linear model of many classes, how sure it may say it is, and which classes it cannot rule out."""

import numpy as np
from numpy.typing import NDArray
from scipy import special
from scipy.sparse import csr_array

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
_ROUNDS = 40
#: Bounds are drawn so that a class is covered within so much of what is promised in all but so few of samples, as far as so many of it are covered at most.
WITHIN, SELDOM, TOP = 0.03, 0.005, 0.95


def fitted(x: csr_array, y: Whole, classes: int, *, loose: float) -> tuple[Floats, Floats]:
    """Weights (columns, classes) and intercepts of a multinomial logistic regression; ``loose`` is the inverse of its penalty a case."""
    n, columns = x.shape
    wanted = np.zeros((n, classes))
    wanted[np.arange(n), y] = 1.0
    x = x.astype(np.float32)
    turned = x.T.tocsr()
    penalty = 1.0 / (loose * n)

    def cost(flat: Floats) -> tuple[float, Floats]:
        weights = flat[: columns * classes].reshape(columns, classes)
        intercept = flat[columns * classes :]
        log = special.log_softmax(x @ weights.astype(np.float32) + intercept, axis=1)
        miss = (np.exp(log) - wanted) / n
        gradient = turned @ miss.astype(np.float32) + penalty * weights
        value = -float((log * wanted).sum()) / n + 0.5 * penalty * float((weights**2).sum())
        return value, np.concatenate([gradient.ravel(), miss.sum(axis=0)])

    from scipy import optimize

    share = np.log(np.maximum(wanted.mean(axis=0), 1e-9))
    start = np.concatenate([np.zeros(columns * classes), share])
    found = optimize.minimize(
        cost, start, jac=True, method="L-BFGS-B", options={"maxiter": _ROUNDS, "maxcor": 8, "ftol": 1e-5}
    ).x
    return found[: columns * classes].reshape(columns, classes), found[columns * classes :]


def temperature_of(logits: Floats, y: Whole) -> float:
    """What logits are divided by so that shares of right answers are what is said (Guo et al. 2017, ICML)."""

    from scipy import optimize

    def miss(log_temperature: float) -> float:
        log = special.log_softmax(logits / np.exp(log_temperature), axis=1)
        return -float(log[np.arange(len(y)), y].mean())

    return float(np.exp(optimize.minimize_scalar(miss, bounds=(-3.0, 3.0), method="bounded").x))


def bounds_of(shares: Floats, y: Whole, *, level: float) -> Floats:
    """For each class the least share at which it cannot be ruled out: right for at least ``level`` of that class (Mondrian; Vovk 2005).

    That holds over all samples the bounds might have been drawn from; the one at hand has its luck, which is a beta law of its size
    (Vovk 2012). So the bound of a small class is a little safer. A class with too few cases to say anything is never ruled out.
    """
    classes = shares.shape[1]
    found = np.zeros(classes)
    for one in range(classes):
        own = np.sort(1.0 - shares[y == one, one])
        rank = rank_of(len(own), level)
        found[one] = 1.0 - own[rank - 1] if 0 < rank <= len(own) else 0.0
    return found


def rank_of(cases: int, level: float) -> int:
    """Which of so many scores in order is the bound; beyond their number where they are too few."""
    rank = int(np.ceil((cases + 1) * level))
    top = max(rank, int((cases + 1) * max(level, TOP)))
    while rank < min(top, cases) and special.betainc(rank, cases + 1 - rank, level - WITHIN) > SELDOM:
        rank += 1
    return rank


def calibration_error(shares: Floats, y: Whole, *, bins: int = 15) -> tuple[float, list[dict[str, float]]]:
    """The expected calibration error of the likeliest class, and the table behind it."""
    sure, right = shares.max(axis=1), shares.argmax(axis=1) == y
    at = np.minimum((sure * bins).astype(int), bins - 1)
    rows, error = [], 0.0
    for one in range(bins):
        inside = at == one
        if inside.any():
            said, was = float(sure[inside].mean()), float(right[inside].mean())
            error += inside.mean() * abs(said - was)
            rows.append({"from": one / bins, "cases": int(inside.sum()), "said": said, "right": was})
    return float(error), rows


def weighted_f1(y: Whole, found: Whole, classes: int) -> tuple[float, float]:
    """F1 weighted by the size of classes, and their plain mean over classes that occur."""
    scores, sizes = [], []
    for one in range(classes):
        size, said, both = (y == one).sum(), (found == one).sum(), ((y == one) & (found == one)).sum()
        if size:
            scores.append(2 * both / (size + said))
            sizes.append(size)
    return float(np.average(scores, weights=sizes)), float(np.mean(scores))
