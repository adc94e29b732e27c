"""The year of a plan: its periods, its quarters, its days."""

import re
from datetime import date

from caunoi.kernel.refusal import Refusal

from ..words import Cycle
from .book import DAY


def periods(cycle: Cycle, year: int) -> list[tuple[str, date]]:
    """The periods of a year a repeat has, each with its last day."""
    match cycle:
        case Cycle.MONTHLY:
            return [(f"{year}-{month:02d}", _last_of(year, month)) for month in range(1, 13)]
        case Cycle.QUARTERLY:
            return [(f"{year}-Q{at}", _last_of(year, at * 3)) for at in range(1, 5)]
        case Cycle.HALF_YEARLY:
            return [(f"{year}-H{at}", _last_of(year, at * 6)) for at in (1, 2)]
        case _:
            return [(str(year), date(year, 12, 31))]


def _last_of(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - DAY


def quarter_of(day: date) -> str:
    """The quarter a day lies in: “2026-Q4”."""
    return f"{day.year}-Q{(day.month - 1) // 3 + 1}"


_QUARTER = re.compile(r"(20\d\d)-Q([1-4])")


def quarter_days(quarter: str) -> tuple[date, date]:
    """The first day of a quarter, and the first after it; refuses what is no quarter."""
    found = _QUARTER.fullmatch(quarter)
    if found is None:
        raise Refusal("Quý viết như 2026-Q3.", "Write a quarter like 2026-Q3.", field="quarter")
    year, at = int(found[1]), int(found[2])
    return date(year, at * 3 - 2, 1), _last_of(year, at * 3) + DAY


def must_be_a_year(year: int, today: date) -> None:
    """A plan is made for about now: last year, this one or the next."""
    if abs(year - today.year) > 1:
        raise Refusal(
            f"Kế hoạch lập cho năm {today.year - 1}, {today.year} hoặc {today.year + 1}.",
            f"A plan is for {today.year - 1}, {today.year} or {today.year + 1}.",
            field="year",
        )


def must_fall_in(year: int, day: date | None) -> None:
    """A day of the plan lies in the plan's year or the quarter after it."""
    if day is not None and not date(year, 1, 1) <= day <= date(year + 1, 3, 31):
        raise Refusal(
            f"Ngày dự kiến của kế hoạch {year} phải từ 01/01/{year} đến 31/3/{year + 1}.",
            f"The day must lie between 01/01/{year} and 31/03/{year + 1}.",
            field="on",
        )


def must_have_lines(count: int) -> None:
    """A plan without a line plans nothing."""
    if count == 0:
        raise Refusal("Kế hoạch chưa có dòng nào.", "The plan has no line yet.")
