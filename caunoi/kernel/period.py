"""Half-open periods of days: ``since`` is in, ``until`` is out; no ``until`` means still running."""

import calendar
import re
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Period:
    """The days from ``since`` up to, not including, ``until``."""

    since: date
    until: date | None = None

    def __post_init__(self) -> None:
        if self.until is not None and self.until < self.since:
            raise ValueError("a period cannot end before it starts")

    def __contains__(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)

    def overlaps(self, other: "Period") -> bool:
        """Whether any day is in both."""
        return (self.until is None or other.since < self.until) and (other.until is None or self.since < other.until)


_CODE = re.compile(r"(\d{4})-(?:(Q)([1-4])|(H)([12])|M?(0[1-9]|1[0-2]))")
_ROMAN = ("I", "II", "III", "IV")


def period_told(code: str) -> tuple[str, str]:
    """A code as the head of a cell: “2026-Q4” is “Quý IV/2026”, “Q4 2026”; what is no such code stays as it is."""
    found = _CODE.fullmatch(code)
    if found is None:
        return code, code
    year, quarter, fourth, half, second, month = found.groups()
    if quarter:
        return f"Quý {_ROMAN[int(fourth) - 1]}/{year}", f"Q{fourth} {year}"
    if half:
        return (f"6 tháng cuối năm {year}", f"Second half of {year}") if second == "2" else (f"6 tháng đầu năm {year}", f"First half of {year}")  # fmt: skip
    return f"Tháng {int(month)}/{year}", f"{calendar.month_name[int(month)]} {year}"
