"""Work years and half-years: which one a day lies in, when it ends."""

from dataclasses import dataclass
from datetime import date, timedelta

from caunoi.kernel.clock import add_months
from caunoi.kernel.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Half:
    """A half of a calendar year, by its code "2026-H1"."""

    year: int
    number: int

    @property
    def code(self) -> str:
        """ "2026-H1"."""
        return f"{self.year}-H{self.number}"

    @property
    def since(self) -> date:
        """Its first day."""
        return date(self.year, 1 if self.number == 1 else 7, 1)

    @property
    def until(self) -> date:
        """The first day after it."""
        return add_months(self.since, 6)

    @property
    def before(self) -> "Half":
        """The half-year before."""
        return Half(self.year - (self.number == 1), 2 if self.number == 1 else 1)

    @property
    def vi(self) -> str:
        """As papers say it."""
        return f"6 tháng {'đầu' if self.number == 1 else 'cuối'} năm {self.year}"

    @property
    def en(self) -> str:
        """In English."""
        return f"the {'first' if self.number == 1 else 'second'} half of {self.year}"


def half_of(day: date) -> Half:
    """The half-year a day lies in."""
    return Half(day.year, 1 if day.month < 7 else 2)


def half_by(code: str) -> Half:
    """The half-year of a code; refuses what is none."""
    year, _, half = code.partition("-")
    if len(year) == 4 and year.isascii() and year.isdigit() and year > "1999" and half in ("H1", "H2"):
        return Half(int(year), int(half[1]))
    raise Refusal("Kỳ ghi như 2026-H1 hoặc 2026-H2.", "A period is written 2026-H1 or 2026-H2.", field="period")


def last_day(year: int, year_ends: int) -> date:
    """The last day of the work year that ends in a month of ``year``."""
    return add_months(date(year, year_ends, 1), 1) - timedelta(days=1)


def year_of(day: date, year_ends: int) -> int:
    """The work year a day lies in, named by the year it ends in."""
    return day.year if day.month <= year_ends else day.year + 1
