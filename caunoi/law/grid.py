"""A year of the working calendar laid out in months and weeks."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from caunoi.kernel.clock import SATURDAY, Calendar
from caunoi.kernel.words import say


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the grid: whether offices work, and the name of what makes it special."""

    day: date
    state: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Month:
    """One month: its weeks from Monday, None where a day belongs to another month."""

    number: int
    weeks: list[list[Day | None]]
    worked: int


def months_of(year: int, days: Calendar) -> list[Month]:
    """The twelve months of a year."""
    return [_month(year, number, days) for number in range(1, 13)]


def special_days(year: int, days: Calendar) -> list[Day]:
    """The listed days off and made up of a year, in order."""
    listed = sorted(day for day in {*days.off, *days.made_up} if day.year == year)
    return [_day(day, days) for day in listed]


def _month(year: int, number: int, days: Calendar) -> Month:
    weeks = calendar.Calendar().monthdatescalendar(year, number)
    laid = [[_day(day, days) if day.month == number else None for day in week] for week in weeks]
    worked = sum(1 for day in _present(laid) if days.is_working_day(day.day))
    return Month(number, laid, worked)


def _present(weeks: list[list[Day | None]]) -> Iterator[Day]:
    return (day for week in weeks for day in week if day is not None)


def _day(day: date, days: Calendar) -> Day:
    if day in days.off:
        return Day(day, "off", say(*days.off[day]))
    if day in days.made_up:
        return Day(day, "made-up", say(*days.made_up[day]))
    return Day(day, "rest" if day.weekday() >= SATURDAY else "work")
