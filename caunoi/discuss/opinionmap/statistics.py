"""What a group says that others do not, what all say, and which statement to ask about next."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .votes import Floats, Integers, Table

#: One-sided 90 %.
CONFIDENT = 1.2815515655446004
MOST_SHOWN = 5
#: A two-sided 95 % Wilson interval.
WIDE = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Counts:
    """Agrees, disagrees and all votes: a row for each group, a column for each statement."""

    agrees: Integers
    disagrees: Integers
    seen: Integers


@dataclass(frozen=True, slots=True)
class Weighed:
    """One side (agree or disagree) weighed: smoothed share, its score, how many times the others' share, and that score."""

    share: Floats
    score: Floats
    ratio: Floats
    ratio_score: Floats

    @property
    def telling(self) -> NDArray[np.bool_]:
        """Whether a group says it, and says it more than the others, both beyond chance."""
        return (self.score > CONFIDENT) & (self.ratio_score > CONFIDENT)

    @property
    def weight(self) -> Floats:
        """How well it represents the group."""
        return self.ratio * self.ratio_score * self.share * self.score


@dataclass(frozen=True, slots=True)
class Pick:
    """A statement (its column) picked for a group or for all, and the side it is picked for."""

    column: int
    agree: bool


def counts_of(table: Table, label: Integers | None = None, groups: int = 1) -> Counts:
    """Votes counted by group and statement."""
    rows = table.rows
    cell = rows.indices.astype(np.int64)
    if label is not None:
        cell += np.repeat(label, table.votes_each) * rows.shape[1]
    size = groups * rows.shape[1]
    agrees, disagrees, seen = (
        np.bincount(part, minlength=size).reshape(groups, -1)
        for part in (cell[rows.data > 0], cell[rows.data < 0], cell)
    )
    return Counts(agrees, disagrees, seen)


def smoothed(said: Integers, seen: Integers) -> Floats:
    """A share that one vote cannot make certain."""
    return (said + 1) / (seen + 2)


def score(said: Integers, seen: Integers) -> Floats:
    """How far a share is above one half, in standard errors, smoothed."""
    return 2 * np.sqrt(seen + 1) * ((said + 1) / (seen + 1) - 0.5)


def score_of_difference(said: Integers, others_said: Integers, seen: Integers, others_seen: Integers) -> Floats:
    """How far one share is above the other's, in standard errors, smoothed; 0 where everybody said it."""
    said, others_said, seen, others_seen = said + 1, others_said + 1, seen + 1, others_seen + 1
    pooled = (said + others_said) / (seen + others_seen)
    error = np.sqrt(np.maximum(pooled * (1 - pooled), 0) * (1 / seen + 1 / others_seen))
    with np.errstate(divide="ignore", invalid="ignore"):
        found = (said / seen - others_said / others_seen) / error
    return np.where(pooled == 1, 0.0, found)


def weighed(said: Integers, seen: Integers) -> Weighed:
    """Each group's votes of one side against those of all other groups together."""
    others_said, others_seen = said.sum(axis=0) - said, seen.sum(axis=0) - seen
    share = smoothed(said, seen)
    return Weighed(
        share,
        score(said, seen),
        share / smoothed(others_said, others_seen),
        score_of_difference(said, others_said, seen, others_seen),
    )


def representative(agree: Weighed, disagree: Weighed, group: int, open_to: NDArray[np.bool_]) -> list[Pick]:
    """At most five statements that stand for a group: telling ones by weight, its best agreement always among them."""
    telling_for, telling_against = (
        agree.telling[group] & open_to,
        disagree.telling[group] & ~agree.telling[group] & open_to,
    )
    weights = np.where(telling_for, agree.weight[group], disagree.weight[group])
    found = np.flatnonzero(telling_for | telling_against)
    found = found[np.argsort(-weights[found], kind="stable")]
    picks = [Pick(int(column), bool(telling_for[column])) for column in found]
    best = _best_agreement(agree, group, open_to)
    if best is not None:
        picks = [Pick(best, True), *(pick for pick in picks if pick.column != best)]
    elif not picks and open_to.any():
        reach = np.where(open_to, np.maximum(agree.ratio_score[group], disagree.ratio_score[group]), -np.inf)
        column = int(reach.argmax())
        picks = [Pick(column, bool(agree.ratio_score[group][column] > disagree.ratio_score[group][column]))]
    return sorted(picks[:MOST_SHOWN], key=lambda pick: not pick.agree)


def consensus(said: Integers, seen: Integers, open_to: NDArray[np.bool_]) -> list[int]:
    """At most five statements most people are on this side of, beyond chance, best first."""
    merit = _merit(said, seen)
    fit = np.flatnonzero((merit > 0) & open_to)
    return [int(column) for column in fit[np.argsort(-merit[fit], kind="stable")][:MOST_SHOWN]]


def firm(said: Integers, seen: Integers, open_to: NDArray[np.bool_], people: int) -> list[int]:
    """Those of the consensus that ``people`` more, voting by arrangement, could not put another in the place of.

    Each is asked by itself: the newcomers against it, for every statement outside. Where statements differ by chance alone none stands
    out, and naming five of them would name noise.
    """
    top = consensus(said, seen, open_to)
    inside = np.zeros(len(said), dtype=np.bool_)
    inside[top] = True
    raised = _merit(said + people, seen + people)
    rivals = np.where(open_to & ~inside, raised, 0.0)
    least = _merit(said, seen + people)
    room = MOST_SHOWN - len(top)
    return [column for column in top if least[column] > 0 and int((rivals >= least[column]).sum()) <= room]


def _merit(said: Integers, seen: Integers) -> Floats:
    """By what consensus is ordered; nought where there is none."""
    share, above = smoothed(said, seen), score(said, seen)
    return np.where((share > 0.5) & (above > CONFIDENT), share * above, 0.0)


def priority(all_votes: Counts, extremity: Floats) -> Floats:
    """How gladly each statement should be shown next: new ones, ones people take a side on, ones that divide."""
    agrees, seen = all_votes.agrees[0], all_votes.seen[0]
    passes = seen - agrees - all_votes.disagrees[0]
    importance = (1 - smoothed(passes, seen)) * (1 + extremity) * smoothed(agrees, seen)
    return np.asarray((importance * (1 + 8 * 2.0 ** (-seen / 5))) ** 2)


def interval(said: int, seen: int) -> tuple[float, float]:
    """Between which shares the truth lies with 95 % (Wilson)."""
    if seen == 0:
        return 0.0, 1.0
    share, square = said / seen, WIDE * WIDE
    middle = share + square / (2 * seen)
    half = WIDE * np.sqrt(share * (1 - share) / seen + square / (4 * seen * seen))
    low, high = float((middle - half) / (1 + square / seen)), float((middle + half) / (1 + square / seen))
    return max(0.0, min(low, share)), min(1.0, max(high, share))  # rounding must not push the share out


def _best_agreement(agree: Weighed, group: int, open_to: NDArray[np.bool_]) -> int | None:
    """Among statements generally agreed to in the group, the one that stands for it best."""
    fit = open_to & ((agree.score[group] > CONFIDENT) | ((agree.ratio[group] > 1) & (agree.share[group] > 0.5)))
    if not fit.any():
        return None
    more_than_others = fit & (agree.ratio[group] > 1) & (agree.ratio_score[group] > 0) & (agree.score[group] > 0)
    plain = agree.share[group] * agree.score[group]
    pool, by = (more_than_others, agree.weight[group]) if more_than_others.any() else (fit, plain)
    return int(np.where(pool, by, -np.inf).argmax())
