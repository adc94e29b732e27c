"""What past weeks a judged week is compared with: the named settings of Farrington's algorithm, its windows and season groups."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Setting:
    """How a week is judged.

    ``years_back``, ``half_window`` (weeks either side of the same week in past years), ``seasons`` (1: only those windows; more: all
    weeks, the rest of the year in ``seasons - 1`` blocks), ``left_out`` most recent weeks not used, ``weights_above`` the residual from
    which a past week loses weight, ``trend_below`` the p value under which a trend is kept (1: always), ``threshold`` the rule of the
    bound, ``alpha`` its level, ``least_cases`` in ``least_weeks`` without which nothing is said.
    """

    years_back: int = 5
    half_window: int = 3
    seasons: int = 1
    left_out: int = 3
    reweight: bool = True
    weights_above: float = 1.0
    trend: bool = True
    trend_below: float = 0.05
    threshold: Literal["delta", "nbPlugin", "muan"] = "delta"
    power: Literal["2/3", "1/2", "none"] = "2/3"
    alpha: float = 0.01
    least_cases: int = 5
    least_weeks: int = 4
    freq: int = 52

    @property
    def first_week(self) -> int:
        """The first week that has the past it needs, counted from 1."""
        return self.freq * self.years_back + self.half_window + 1


#: The named settings: the algorithm of 1996, that of 2013, and it with either of its other bounds.
SETTINGS: dict[str, Setting] = {
    "original": Setting(),
    "improved": Setting(seasons=10, left_out=26, weights_above=2.58, trend_below=1.0, threshold="nbPlugin"),
    "improved-delta": Setting(seasons=10, left_out=26, weights_above=2.58, trend_below=1.0, threshold="delta"),
    "improved-muan": Setting(seasons=10, left_out=26, weights_above=2.58, trend_below=1.0, threshold="muan"),
}


@dataclass(frozen=True, slots=True)
class Design:
    """The past weeks one judged week is compared with: their numbers and season groups; the last group is the week's own."""

    weeks: NDArray[np.int64]
    group: NDArray[np.int64]
    groups: int


def design(week: int, setting: Setting, special: NDArray[np.int64] | None = None) -> Design:
    """The weeks (from 1) and season groups that the past of ``week`` consists of; ``ValueError`` where it is too short.

    ``special`` (weeks + 1,), its first value unused, tells weeks that compare only with each other, such as those of Tết.
    """
    reach, freq, years = setting.half_window, setting.freq, setting.years_back
    if week < setting.first_week:
        raise ValueError(
            f"tuần {week} chưa đủ {years} năm trước đó · week {week} has fewer than {years} years before it"
        )
    level = np.full(week + 1, -1, dtype=np.int64)
    own = setting.seasons - 1
    level[week - reach : week + 1] = own
    for year in range(1, years + 1):
        middle = week - freq * year
        level[middle - reach : middle + reach + 1] = own
        if setting.seasons > 1:
            between = freq - 2 * reach - 1
            if between < setting.seasons - 1:
                raise ValueError("quá nhiều nhóm mùa · too many season groups")
            length, rest = divmod(between, setting.seasons - 1)
            sizes = [length + (number < rest) for number in range(setting.seasons - 1)]
            level[middle + reach + 1 : middle + reach + 1 + between] = np.repeat(np.arange(setting.seasons - 1), sizes)
    level[max(week - setting.left_out, 0) :] = -1
    level[0] = -1
    if special is not None:
        return _apart(week, level, special, setting)
    weeks = np.flatnonzero(level >= 0)
    return Design(weeks, level[weeks], setting.seasons)


def _apart(week: int, level: NDArray[np.int64], special: NDArray[np.int64], setting: Setting) -> Design:
    """Weeks of a class (``special``, 0 for none) in groups of their own; a judged week of a class is compared with its class alone."""
    kind, own = special[: week + 1], int(special[week])
    used = level >= 0
    if own:
        # Its likes of all the years looked back on, wherever in the year they lie.
        since = max(week - setting.freq * setting.years_back - 2 * setting.half_window, 1)
        used[since : max(week - setting.left_out, since)] |= kind[since : max(week - setting.left_out, since)] == own
    weeks = np.flatnonzero(used)
    if not (kind[weeks] == own).any() or not (own or (level[weeks] == setting.seasons - 1).any()):
        raise ValueError(f"tuần {week} không có tuần nào để so · week {week} has no week to compare with")
    group = np.where(kind[weeks] > 0, setting.seasons + kind[weeks], level[weeks])
    mine = setting.seasons + own if own else setting.seasons - 1
    group = np.where(group == mine, np.iinfo(np.int64).max, group)
    numbers = np.unique(group, return_inverse=True)[1]
    return Design(weeks, numbers.astype(np.int64), int(numbers.max()) + 1)
