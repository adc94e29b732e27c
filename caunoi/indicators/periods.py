"""Reporting periods: calendar months, quarters, halves and years, and the windows of the law, each with the one it is compared to."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from caunoi.kernel.period import Period
from caunoi.kernel.refusal import Refusal
from caunoi.law.queries import report_window

from .words import Series

_CODE = re.compile(r"(20\d\d)(?:-(H[12]|Q[1-4]|M(?:0[1-9]|1[0-2])|3M|6M|9M|Y|QH|BC[2-4]))?", re.ASCII)
#: The law's windows by the end of a code; BC2–BC4 are its quarters.
WINDOWS = {"3M": "q1", "BC2": "q2", "BC3": "q3", "BC4": "q4", "6M": "h1", "9M": "m9", "Y": "year", "QH": "na"}
_NAMES = {
    "": ("năm {year}", "{year}"),
    "H1": ("6 tháng đầu năm {year}", "the first half of {year}"),
    "H2": ("6 tháng cuối năm {year}", "the second half of {year}"),
    "3M": ("quý I năm {year} (kỳ báo cáo)", "the first reporting quarter of {year}"),
    "6M": ("6 tháng năm {year} (kỳ báo cáo)", "the six-month reporting window of {year}"),
    "9M": ("9 tháng năm {year} (kỳ báo cáo)", "the nine-month reporting window of {year}"),
    "Y": ("năm {year} (kỳ báo cáo)", "the reporting year {year}"),
    "QH": ("năm {year} (kỳ báo cáo Quốc hội)", "the reporting year {year} for the National Assembly"),
}
#: Every part a code may end in, and those that close a year.
PARTS = (*_NAMES, "Q1", "Q2", "Q3", "Q4", *(f"M{month:02}" for month in range(1, 13)), "BC2", "BC3", "BC4")
CLOSING = ("", "Y", "QH")
_ROMAN = ("I", "II", "III", "IV")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True, slots=True)
class ReportPeriod:
    """A period by its code: the days from ``since`` up to, not including, ``until``."""

    code: str
    year: int
    part: str
    since: date
    until: date

    @property
    def series(self) -> Series:
        """Whether the law or the calendar cuts it."""
        return Series.LEGAL if self.part in WINDOWS else Series.CALENDAR

    @property
    def vi(self) -> str:
        """What official papers call it: “6 tháng đầu năm 2026”."""
        return name_of(self.part, self.year)[0]

    @property
    def en(self) -> str:
        """Its English name."""
        return name_of(self.part, self.year)[1]

    @property
    def last(self) -> date:
        """Its last day."""
        return self.until - timedelta(days=1)

    @property
    def days(self) -> Period:
        """Its days."""
        return Period(self.since, self.until)

    @property
    def closing(self) -> bool:
        """Whether it closes a year (tổng kết) rather than a part of one (sơ kết)."""
        return self.part in CLOSING


def name_of(part: str, year: int | str) -> tuple[str, str]:
    """What a part of a year is called, in Vietnamese and English; ``part`` is one of ``PARTS``."""
    if part[:1] == "Q" and part != "QH":
        number = int(part[1])
        return f"quý {_ROMAN[number - 1]} năm {year}", f"quarter {number} of {year}"
    if part[:1] == "M":
        number = int(part[1:])
        return f"tháng {number} năm {year}", f"{_MONTHS[number - 1]} {year}"
    if part.startswith("BC"):
        number = int(part[2])
        return f"quý {_ROMAN[number - 1]} năm {year} (kỳ báo cáo)", f"reporting quarter {number} of {year}"
    vi, en = _NAMES[part]
    return vi.format(year=year), en.format(year=year)


def period(code: str, *, on: date) -> ReportPeriod:
    """The period a code names, its windows by the law of the day ``on``; refuses what is no code, saying which there are."""
    found = _CODE.fullmatch(code.strip().upper())
    if found is None:
        raise Refusal(
            f"Không có kỳ “{code[:40]}”. Hãy ghi như 2026-H1 (6 tháng đầu năm), 2026-Q3, 2026, hoặc kỳ báo cáo theo luật 2026-6M, 2026-9M, 2026-Y, 2026-QH.",
            f"There is no period “{code[:40]}”. Write 2026-H1, 2026-Q3, 2026, or a window of the law: 2026-6M, 2026-9M, 2026-Y, 2026-QH.",
            field="period",
        )
    year, part = int(found[1]), found[2] or ""
    if part in WINDOWS:
        window = report_window(WINDOWS[part], year, on=on)
        return ReportPeriod(found[0], year, part, window.since, window.until or window.since)
    return ReportPeriod(found[0], year, part, *_calendar(year, part))


def same_before(of: ReportPeriod, *, on: date) -> ReportPeriod:
    """The same period of the year before: what “cùng kỳ” means."""
    return period(f"{of.year - 1}-{of.part}".rstrip("-"), on=on)


def preceding(of: ReportPeriod, *, on: date) -> ReportPeriod:
    """The period just before, of the same length; a window of the law has only the one of the year before."""
    if of.part in ("H1", "H2"):
        return period(f"{of.year}-H1" if of.part == "H2" else f"{of.year - 1}-H2", on=on)
    if of.part[:1] == "Q" and of.part != "QH":
        number = int(of.part[1])
        return period(f"{of.year}-Q{number - 1}" if number > 1 else f"{of.year - 1}-Q4", on=on)
    if of.part[:1] == "M":
        number = int(of.part[1:])
        return period(f"{of.year}-M{number - 1:02d}" if number > 1 else f"{of.year - 1}-M12", on=on)
    return same_before(of, on=on)


def following(of: ReportPeriod) -> str:
    """What the tasks ahead are for: “6 tháng cuối năm 2026”, “năm 2027”."""
    if of.part in ("H1", "6M"):
        return f"6 tháng cuối năm {of.year}"
    if of.part[:1] == "Q" and of.part != "QH":
        number = int(of.part[1])
        return f"quý {_ROMAN[number % 4]} năm {of.year + number // 4}"
    if of.part[:1] == "M":
        number = int(of.part[1:])
        return f"tháng {number % 12 + 1} năm {of.year + number // 12}"
    if of.part == "3M":
        return f"quý II năm {of.year}"
    if of.part == "9M":
        return f"3 tháng cuối năm {of.year}"
    if of.part in ("BC2", "BC3"):
        return f"quý {_ROMAN[int(of.part[2])]} năm {of.year}"
    return f"năm {of.year + 1}"


def recent(today: date, *, years: int = 3) -> list[str]:
    """Codes of the half-years and years that have begun, newest first: what a form offers."""
    codes = [
        f"{year}{part}"
        for year in range(today.year, today.year - years, -1)
        for part in ("-H2", "-H1", "-6M", "-9M", "-Y", "")
    ]
    return [code for code in codes if period(code, on=today).since <= today]


def cut_off(of: ReportPeriod, *, today: date) -> date:
    """The day after the last counted one: the period's end, or tomorrow while it runs; refuses a period not begun."""
    if of.since > today:
        raise Refusal(
            f"Kỳ {of.vi} bắt đầu từ {of.since:%d/%m/%Y}, chưa có số liệu.",
            f"{of.en} begins on {of.since:%d/%m/%Y}.",
            field="period",
        )
    return min(of.until, today + timedelta(days=1))


def cut_alike(before: ReportPeriod, of: ReportPeriod, until: date) -> date:
    """Where the earlier period is cut so that it is as long as the part of this one that has passed."""
    if until == of.until:
        return before.until
    return min(before.until, before.since + (until - of.since))


def _calendar(year: int, part: str) -> tuple[date, date]:
    if not part:
        return date(year, 1, 1), date(year + 1, 1, 1)
    months = {"H": 6, "M": 1}.get(part[0], 3)
    first = (int(part[1:]) - 1) * months + 1
    last = first + months
    return date(year, first, 1), date(year + (last > 12), (last - 1) % 12 + 1, 1)
