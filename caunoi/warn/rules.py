"""When a warning is raised, when it is the same as before, what may be said of it, what small numbers hide."""

from dataclasses import dataclass
from datetime import date, timedelta

from caunoi.kernel.refusal import Refusal

from .words import VERDICTS, State

#: Of all warnings of a week, so large a share may be false (Benjamini and Hochberg).
FALSE_SHARE = 0.1
#: Fewer cases than this in a week are never a warning, however rare.
LEAST_CASES = 3
#: Counts of other places below this are not told.
SMALLEST = 10
#: Weeks of the past a week is judged by.
HISTORY = 104
#: Weeks of the past without which nothing can be said.
LEAST_HISTORY = 12
#: Years without which Farrington's algorithm is not asked, and how many it looks back at most.
FARRINGTON_YEARS, FARRINGTON_MOST = 3, 5
#: Weeks drawn beside a warning.
SHOWN = 26
#: A rise that pauses for so many weeks is still the same rise.
PAUSE = 2
#: After a person has spoken, the same rise is not raised anew for so many weeks; its numbers go on.
QUIET = 8
#: Letters of one wording join their case for so many days after its last letter.
JOINED_DAYS = 56


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


def goes_on(earlier: Earlier, week: date) -> bool:
    """Whether a rise in a week belongs to an earlier warning: the same weeks counted again, or a rise that has not ended."""
    if week < earlier.first_week:
        return False
    allowed = PAUSE if earlier.state is State.NEW else QUIET
    return week <= earlier.week + timedelta(weeks=allowed)


def shown(count: int | float) -> int | None:
    """A count of another place, or None where it is too small to be told."""
    return round(count) if count == 0 or count >= SMALLEST else None


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
