"""How a figure stands to another: clearly better or worse only where their uncertainty lets it be said."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles

from .figures import Figure
from .numbers import interval
from .words import Better, Difference, Unit


@dataclass(frozen=True, slots=True)
class Peer:
    """What peers of like size have: how many, the middle of them, the middle half, and the share of all together."""

    count: int
    median: float
    low: float
    high: float
    part: int
    whole: int


def difference(now: Figure, then: Figure, better: Better, *, small: int) -> Difference:
    """How a figure stands to an earlier one, or to another body's."""
    if now.value is None or then.value is None:
        return Difference.UNKNOWN
    if now.unit is Unit.SHARE:
        return _of_shares(
            (now.part or 0, now.whole or 0), (then.part or 0, then.whole or 0), better, small=small
        )  # fmt: skip
    if now.value == then.value:
        return Difference.SAME
    if better is Better.NEITHER or max(now.value, then.value) < small:
        return Difference.UNCLEAR
    return _which((now.value > then.value) is (better is Better.UP))


def against(now: Figure, peer: Peer, better: Better, *, small: int) -> Difference:
    """How a figure stands to its peers': a share to theirs together, another to their middle half."""
    if now.value is None:
        return Difference.UNKNOWN
    if now.unit is Unit.SHARE:
        return _of_shares((now.part or 0, now.whole or 0), (peer.part, peer.whole), better, small=small)
    if peer.low <= now.value <= peer.high or better is Better.NEITHER:
        return Difference.SAME if peer.low <= now.value <= peer.high else Difference.UNCLEAR
    return _which((now.value > peer.high) is (better is Better.UP))


def peer_of(figures: Sequence[Figure], *, fewest: int) -> Peer | None:
    """What some peers have; None where too few of them can be compared."""
    values = sorted(float(each.value) for each in figures if each.value is not None)
    if len(values) < max(fewest, 2):
        return None
    low, median, high = quantiles(values, n=4, method="inclusive")
    part, whole = sum(each.part or 0 for each in figures), sum(each.whole or 0 for each in figures)
    return Peer(len(values), round(median, 1), round(low, 1), round(high, 1), part, whole)


def _of_shares(now: tuple[int, int], then: tuple[int, int], better: Better, *, small: int) -> Difference:
    """Shares differ clearly where their Wilson intervals do not touch; of few nothing is said."""
    if min(now[1], then[1]) == 0:
        return Difference.UNKNOWN
    if min(now[1], then[1]) < small:
        return Difference.FEW
    if now[0] * then[1] == then[0] * now[1]:
        return Difference.SAME
    ours, theirs = interval(*now), interval(*then)
    if ours[0] <= theirs[1] and theirs[0] <= ours[1]:
        return Difference.UNCLEAR
    if better is Better.NEITHER:
        return Difference.UNCLEAR
    return _which((ours[0] > theirs[1]) is (better is Better.UP))


def _which(is_better: bool) -> Difference:
    return Difference.BETTER if is_better else Difference.WORSE
