"""What an inspection, a site log and a report must satisfy; values in, values out."""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from caunoi.kernel.refusal import Refusal

from .words import Looks, Span

#: Photos and papers one entry may bring.
MOST_FILES = 6
#: How long before it is sent an entry may have been written; older ones have a wrong clock, or belong to another book.
LATE_DAYS = 90
#: How long before its period is over a report may be sent: the last figures are in, the meeting that hears it is near.
EARLY = timedelta(weeks=2)


def must_say(text: str, field: str, least: int = 3) -> str:
    """Words that are kept are not empty."""
    if len(text.strip()) < least:
        raise Refusal("Hãy ghi nội dung.", "Please write something.", field=field)
    return text.strip()


def must_be_in_time(notice: date, today: date, cite: str, whom: str) -> None:
    """Whoever is checked hears of it so many days before; too late, the check moves to a later day."""
    if today > notice:
        raise Refusal(
            f"Đã muộn: {whom} phải nhận được kế hoạch chậm nhất ngày {notice:%d/%m/%Y} ({cite}). Hãy dời sang ngày sau rồi gửi.",
            f"Too late: {whom} had to have the plan by {notice:%d/%m/%Y} ({cite}). Move it to a later day, then send.",
            field="on",
        )


def must_be_noticed(noticed_on: date | None) -> None:
    """Nothing is found before whoever is checked was told."""
    if noticed_on is None:
        raise Refusal(
            "Chưa gửi kế hoạch cho nơi được kiểm tra nên chưa kiểm tra được.",
            "The plan has not been sent to whoever is checked.",
            field="text",
        )


def must_have_come(day: date, today: date) -> None:
    """An inspection is written down and concluded on its day or after."""
    if today < day:
        raise Refusal(
            f"Cuộc kiểm tra diễn ra ngày {day:%d/%m/%Y}, chưa đến ngày.",
            f"The inspection takes place on {day:%d/%m/%Y}; that day has not come.",
            field="conclusion",
        )


def must_fit_the_course(on: date, today: date, since: date | None, until: date | None) -> None:
    """A day on the site lies within the supervision and is not ahead."""
    if on > today:
        raise Refusal("Ngày này chưa đến.", "That day has not come yet.", field="on")
    if since is not None and on < since:
        raise Refusal(
            f"Ngày này trước ngày bắt đầu giám sát ({since:%d/%m/%Y}).",
            f"That day lies before supervision began ({since:%d/%m/%Y}).",
            field="on",
        )
    if until is not None and on > until:
        raise Refusal(
            f"Giám sát đã kết thúc ngày {until:%d/%m/%Y}; không ghi thêm sau ngày đó.",
            f"Supervision ended on {until:%d/%m/%Y}; nothing is entered after that day.",
            field="on",
        )
    if (today - on).days > LATE_DAYS:
        raise Refusal(
            f"Ngày này quá {LATE_DAYS} ngày trước. Hãy xem lại ngày, giờ trên máy.",
            f"That day is more than {LATE_DAYS} days ago. Check the clock of your device.",
            field="on",
        )


def must_be_a_sheet(value: int, starts_on: date, ends_on: date, supervise_from: date) -> None:
    """A project is worth something and ends after it begins; it is watched before it is over."""
    if value <= 0:
        raise Refusal(
            "Giá trị công trình phải lớn hơn 0, tính bằng đồng.",
            "The value is above nought, in đồng.",
            field="value",
        )
    if ends_on <= starts_on:
        raise Refusal("Ngày xong phải sau ngày khởi công.", "It ends after it begins.", field="ends_on")
    if supervise_from >= ends_on:
        raise Refusal(
            "Giám sát phải bắt đầu trước ngày công trình xong.",
            "Supervision begins before the project is over.",
            field="supervise_from",
        )


def digest(**said: object) -> str:
    """What an entry says, as one value: the same entry sent twice is told from two entries under one number."""
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def must_be_the_same(kept: str, sent: str) -> None:
    """An entry sent again says what it said before; other words under the same number are not taken for it."""
    if kept != sent:
        raise Refusal(
            "Phiếu này đã nhận trước đó với nội dung khác. Bản đã nhận được giữ nguyên; nội dung mới vẫn ở trên máy, hãy gửi thành phiếu mới.",
            "This entry was received before with other words. What was received stands; yours is still on the device: send it as a new entry.",
            field="id",
        )


def must_be_written_before(written: datetime | None, at: datetime) -> datetime:
    """When the device says it was written; a clock that runs ahead counts as now."""
    return at if written is None or written > at or written < at - timedelta(days=LATE_DAYS) else written


def must_not_be_too_many(count: int) -> None:
    """One entry brings so many files and no more."""
    if count > MOST_FILES:
        raise Refusal(
            f"Mỗi phiếu gửi được nhiều nhất {MOST_FILES} tệp.", f"One entry takes at most {MOST_FILES} files.", field="photos"
        )  # fmt: skip


def must_be_described(alt: str) -> str:
    """A picture everybody may see says in words what it shows."""
    if len(alt.strip()) < 5:
        raise Refusal(
            "Hãy tả ảnh bằng lời cho người không nhìn được, ví dụ: “Nắp cống vỡ trước nhà số 12”.",
            "Say in words what the picture shows, for those who cannot see it.",
            field="alt",
        )
    return " ".join(alt.split())[:300]


# Kỳ báo cáo


@dataclass(frozen=True, slots=True)
class Period:
    """A quarter, half-year or year: its code, its first day, the day after its last."""

    code: str
    span: Span
    since: date
    until: date

    @property
    def vi(self) -> str:
        """As papers name it: “Quý III năm 2026”."""
        year = self.since.year
        if self.span is Span.YEAR:
            return f"Năm {year}"
        if self.span is Span.HALF:
            return f"6 tháng {'đầu' if self.since.month == 1 else 'cuối'} năm {year}"
        return f"Quý {('I', 'II', 'III', 'IV')[self.since.month // 3]} năm {year}"

    @property
    def en(self) -> str:
        """In English."""
        year, part = self.since.year, self.code[5:]
        return str(year) if self.span is Span.YEAR else f"{part} {year}"


_CODE = re.compile(r"(20\d\d)(?:-(Q[1-4]|H[12]))?")


def period_of(code: str) -> Period | None:
    """The period of a code such as “2026-Q3”, “2026-H1”, “2026”; None where it is none."""
    found = _CODE.fullmatch(code)
    if found is None:
        return None
    year, part = int(found[1]), found[2]
    if not part:
        return Period(code, Span.YEAR, date(year, 1, 1), date(year + 1, 1, 1))
    span, months = (Span.QUARTER, 3) if part[0] == "Q" else (Span.HALF, 6)
    first = (int(part[1]) - 1) * months + 1
    last = first + months
    until = date(year + 1, 1, 1) if last > 12 else date(year, last, 1)
    return Period(code, span, date(year, first, 1), until)


def periods_of(year: int) -> list[Period]:
    """The seven periods of a year: quarters with the half-year they end, then the year."""
    codes = ("Q1", "Q2", "H1", "Q3", "Q4", "H2", "")
    return [found for part in codes if (found := period_of(f"{year}-{part}" if part else str(year))) is not None]


def must_be_over(period: Period, today: date) -> None:
    """A report is sent when its period is over, or in its last two weeks."""
    if today < period.until - EARLY:
        raise Refusal(
            f"{period.vi} chưa hết: báo cáo gửi được từ ngày {period.until - EARLY:%d/%m/%Y}.",
            f"{period.en} is not over: the report can be sent from {period.until - EARLY:%d/%m/%Y}.",
            field="period",
        )


def share_right(looks: Iterable[str]) -> tuple[int, int, int]:
    """How many findings are right, in doubt, wrong."""
    kept = list(looks)
    return kept.count(Looks.RIGHT.value), kept.count(Looks.DOUBT.value), kept.count(Looks.WRONG.value)
