"""The clock of the law: working days, counts from the day after, pauses, and where the last day falls.

Days are counted from the day after the start (Civil Code 2015, Article 147.2); months and years end on the same day of
the last month (148.3–4); a last day that is a rest day or holiday moves to the next working day (148.5); hours and
minutes run on the clock and do not move (147.1).
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from .refusal import Refusal
from .words import Word

DAY = timedelta(days=1)
SATURDAY = 5
#: Days beyond the loaded lists that stay in the index, so that ordinary terms never leave it.
MARGIN = 1100


class Unit(Word):
    """What a term of time is counted in."""

    MINUTE = "minute", "phút", "minutes"
    HOUR = "h", "giờ", "hours"
    DAY = "d", "ngày", "days"
    WORKING_DAY = "wd", "ngày làm việc", "working days"
    MONTH = "month", "tháng", "months"
    YEAR = "year", "năm", "years"


TERMS = frozenset(unit.value for unit in Unit)
#: Terms that run on the clock: their end is a moment, it does not move to a working day.
BY_THE_CLOCK = frozenset({"minute", "h"})


@dataclass(frozen=True)
class Calendar:
    """The working calendar: weekends rest unless made up for, listed days are off; lists are loaded, never computed.

    ``off`` and ``made_up`` map days to their names; ``official`` holds the years whose list an authority issued,
    ``estimated`` those with an estimated list. A year in neither has weekends only, and every computation says so.
    """

    off: Mapping[date, tuple[str, str]] = field(default_factory=dict)
    made_up: Mapping[date, tuple[str, str]] = field(default_factory=dict)
    official: frozenset[int] = frozenset()
    estimated: frozenset[int] = frozenset()
    version: str = ""

    def is_working_day(self, day: date) -> bool:
        """Whether offices work on the day."""
        if day in self.off:
            return False
        return day.weekday() < SATURDAY or day in self.made_up

    def next_working_day(self, day: date) -> date:
        """The day itself when offices work on it, else the first working day after it."""
        while not self.is_working_day(day):
            day += DAY
        return day

    def last_working_day(self, day: date) -> date:
        """The day itself when offices work on it, else the last working day before it."""
        while not self.is_working_day(day):
            day -= DAY
        return day

    def add_working_days(self, start: date, n: int) -> date:
        """The ``n``-th working day after ``start``, the start itself not counted; ``n`` below zero counts back."""
        if n == 0:
            return start
        first, positions, days = self._index
        place = start.toordinal() - first
        if 0 <= place < len(positions):
            wanted = positions[place] + n - 1 if n > 0 else bisect_right(days, start.toordinal() - 1) + n
            if 0 <= wanted < len(days):
                return date.fromordinal(days[wanted])
        return self._walk(start, n)

    @cached_property
    def _index(self) -> tuple[int, list[int], list[int]]:
        """The first day indexed; for each day how many working days lie up to it; the working days themselves."""
        listed = [*self.off, *self.made_up]
        if not listed:
            return 0, [], []
        first, last = min(listed).toordinal() - MARGIN, max(listed).toordinal() + MARGIN
        positions: list[int] = []
        days: list[int] = []
        for ordinal in range(first, last + 1):
            if self.is_working_day(date.fromordinal(ordinal)):
                days.append(ordinal)
            positions.append(len(days))
        return first, positions, days

    def _walk(self, start: date, n: int) -> date:
        step, day = (DAY, start) if n > 0 else (-DAY, start)
        for _ in range(abs(n)):
            day += step
            while not self.is_working_day(day):
                day += step
        return day


@dataclass(frozen=True, slots=True)
class Pause:
    """Days on which the term does not run: ``since`` is the first day not counted, ``until`` counts again."""

    since: date
    until: date | None = None

    def __post_init__(self) -> None:
        if self.until is not None and self.until < self.since:
            raise Refusal(
                "Ngày tiếp tục không thể trước ngày tạm dừng.", "A pause cannot end before it began.", field="pauses"
            )

    def __contains__(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Due:
    """Where a term ends: ``raw`` counted plainly, ``last`` the last legal day."""

    raw: date
    last: date


def due(
    start: date,
    amount: int,
    unit: str,
    calendar: Calendar,
    *,
    pauses: Iterable[Pause] = (),
    before: bool = False,
    shift: bool = True,
) -> Due:
    """The end of a term of ``amount`` units that starts on ``start``.

    ``before`` counts back from an event: the last day on which a thing may still be done ahead of it, which never
    moves towards the event. Paused days are not counted, whatever the unit; a pause still open has no end to compute.
    """
    if unit not in TERMS:
        raise ValueError(f"{unit!r} is no unit of time")
    if amount < 0:
        raise Refusal("Thời hạn không thể là số âm.", "A term cannot be negative.", field="value")
    try:
        if before:
            raw = _back(start, amount, unit, calendar)
            return Due(raw, raw)
        return _ahead(start, amount, unit, calendar, _merged(pauses), shift=shift)
    except (OverflowError, ValueError) as wrong:
        raise Refusal("Ngày nằm ngoài lịch tính được.", "The day lies outside the calendar.", field="from") from wrong


def _ahead(start: date, amount: int, unit: str, calendar: Calendar, stopped: list[Pause], *, shift: bool) -> Due:
    raw = _plain(start, amount, unit, calendar)
    if stopped:
        raw = _around(start, raw, amount, unit, calendar, stopped)
    last = raw
    if shift and unit not in BY_THE_CLOCK:
        last = _running(calendar.next_working_day(raw), calendar, stopped)
    return Due(raw, last)


def add_months(day: date, n: int) -> date:
    """The same day ``n`` months on, or the last day of that month when it has no such day."""
    months = day.year * 12 + day.month - 1 + n
    year, month = divmod(months, 12)
    first_of_next = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), first_of_next - DAY)


def days_of(amount: int, unit: str) -> int:
    """A term in minutes or hours as the whole days it needs; other terms as they are."""
    return -(-amount // {"minute": 24 * 60, "h": 24}.get(unit, 1))


def _plain(start: date, amount: int, unit: str, calendar: Calendar) -> date:
    if unit == "wd":
        return calendar.add_working_days(start, amount)
    if unit == "month":
        return add_months(start, amount)
    if unit == "year":
        return add_months(start, 12 * amount)
    return start + timedelta(days=days_of(amount, unit))


def _back(event: date, amount: int, unit: str, calendar: Calendar) -> date:
    if unit == "wd":
        return calendar.add_working_days(event, -amount)
    if unit == "month":
        return add_months(event, -amount)
    if unit == "year":
        return add_months(event, -12 * amount)
    return event - timedelta(days=days_of(amount, unit))


def _merged(pauses: Iterable[Pause]) -> list[Pause]:
    """Pauses in order, touching ones joined, empty ones left out."""
    joined: list[Pause] = []
    for pause in sorted(pauses, key=lambda each: each.since):
        if pause.since == pause.until:
            continue
        before = joined[-1] if joined else None
        if before is not None and (before.until is None or pause.since <= before.until):
            ends = None if before.until is None or pause.until is None else max(before.until, pause.until)
            joined[-1] = Pause(before.since, ends)
        else:
            joined.append(pause)
    return joined


def _running(day: date, calendar: Calendar, stopped: list[Pause]) -> date:
    """The day itself, or the first working day after it on which the term is not paused."""
    for pause in stopped:
        if day in pause:
            day = calendar.next_working_day(_resumed(pause))
    return day


def _resumed(pause: Pause) -> date:
    """The day a pause ended; refuses while it lasts."""
    if pause.until is None:
        raise Refusal(
            "Thời hạn đang tạm dừng: hạn mới được tính khi có ngày tiếp tục.",
            "The term is paused: its end is computed once it resumes.",
            field="pauses",
        )
    return pause.until


def _around(start: date, raw: date, amount: int, unit: str, calendar: Calendar, stopped: list[Pause]) -> date:
    """Count again with the paused days left out; months and years become the days they had."""
    working = unit == "wd"
    left = amount if working else (raw - start).days
    day = start
    for pause in stopped:
        last_before = pause.since - DAY
        counted = _counted(day, last_before, calendar, working=working)
        if counted >= left:
            break
        left -= counted
        day = max(day, _resumed(pause) - DAY)
    return calendar.add_working_days(day, left) if working else day + timedelta(days=left)


def _counted(after: date, upto: date, calendar: Calendar, *, working: bool) -> int:
    """Days that count after ``after`` up to and including ``upto``."""
    if upto <= after:
        return 0
    if not working:
        return (upto - after).days
    first, positions, _ = calendar._index
    here, there = after.toordinal() - first, upto.toordinal() - first
    if here >= 0 and there < len(positions):
        return positions[there] - positions[here]
    return sum(calendar.is_working_day(after + timedelta(days=n)) for n in range(1, (upto - after).days + 1))
