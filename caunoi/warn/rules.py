"""When a warning is raised, when it is the same as before, what may be said of it, what small numbers hide."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from caunoi.kernel.refusal import Refusal

from .words import VERDICTS, State

#: Years without which Farrington's algorithm is not asked, and how many it looks back at most.
FARRINGTON_YEARS, FARRINGTON_MOST = 3, 5
#: Weeks drawn beside a warning.
SHOWN = 26


@dataclass(frozen=True, slots=True)
class Limits:
    """The house's numbers of a day: the share of false warnings, the fewest cases of a commune and of an area, copies that are told of few senders,
    weeks of the past and those without which nothing is said, weeks a rise may pause and a judged one is left alone, days copies join a case, the smallest count told.
    """

    share: float
    cases: int
    area: int
    copies: int
    history: int
    least_history: int
    pause: int
    quiet: int
    joined: int
    few: int

    @classmethod
    def read(cls, ask: Callable[[str], Any]) -> "Limits":
        """The numbers as ``ask`` tells each by its key in the book."""
        whole = ("cases", "area", "copies", "history", "least_history", "pause", "quiet", "joined")
        return cls(
            share=float(ask("house.warn.share")) / 100, few=int(ask("house.few")), **{name: int(ask(f"house.warn.{name}")) for name in whole}
        )  # fmt: skip


def monday(day: date) -> date:
    """The first day of a day's week."""
    return day - timedelta(days=day.weekday())


def last_whole_week(today: date) -> date:
    """The Monday of the last week that is over."""
    return monday(today) - timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Earlier:
    """A warning of the same sort, place and topic: its first and last week and what was said of it."""

    first_week: date
    week: date
    state: State


def goes_on(earlier: Earlier, week: date, limits: Limits) -> bool:
    """Whether a rise in a week belongs to an earlier warning: the same weeks counted again, or a rise that has not ended."""
    if week < earlier.first_week:
        return False
    allowed = limits.pause if earlier.state is State.NEW else limits.quiet
    return week <= earlier.week + timedelta(weeks=allowed)


def shown(count: int | float, few: int) -> int | None:
    """A count of another place, or None where it is too small to be told."""
    return round(count) if count == 0 or count >= few else None


def of_enough(senders: int, unknown: int, least: int) -> bool:
    """Whether enough people may stand behind a rise: one person's letters are no trouble of a place, and would point at that person."""
    return senders + unknown >= least


def must_judge(verdict: str, reason: str) -> tuple[State, str]:
    """The verdict and its reason in words."""
    if verdict not in [each.value for each in VERDICTS]:
        raise Refusal("Hãy chọn một kết luận.", "Choose a verdict.", field="verdict")
    said = reason.strip()
    if len(said) < 10:
        raise Refusal(
            "Hãy ghi lý do, ít nhất một câu: ai đã kiểm tra, thấy gì.",
            "Say why, at least in one sentence: who looked, and what was seen.",
            field="reason",
        )
    return State(verdict), said


def must_be_over(week: date, today: date) -> None:
    """A week is judged once it is over."""
    if week > last_whole_week(today):
        raise Refusal("Chỉ xét tuần đã kết thúc.", "Only a week that is over can be judged.", field="week")
