"""Which quarter a published score is of."""

from datetime import date

from caunoi.kernel.refusal import Refusal


def must_be_a_quarter(period: str) -> date:
    """The first day of a quarter written as 2026-Q3; refuses anything else."""
    year, _, quarter = period.partition("-Q")
    if not (
        year.isascii()
        and year.isdigit()
        and len(year) == 4
        and quarter in {"1", "2", "3", "4"}
        and 2015 <= int(year) <= 2100
    ):
        raise Refusal("Quý viết như 2026-Q3.", "A quarter is written like 2026-Q3.", field="period")
    return date(int(year), int(quarter) * 3 - 2, 1)
