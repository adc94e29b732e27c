"""The arithmetic of a deadline told in sentences, so that anybody can count along."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from .clock import BY_THE_CLOCK, Calendar, Due, Pause, Unit

#: A sentence in both languages.
Sentence = tuple[str, str]

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
WEEKDAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
#: Longer runs of days are told by their number and ends.
FEW = 8


def told(
    start: date,
    amount: int,
    unit: str,
    calendar: Calendar,
    end: Due,
    *,
    pauses: Iterable[Pause] = (),
    before: bool = False,
    event: Sentence = ("ngày bắt đầu", "the start"),
) -> list[Sentence]:
    """How ``end`` was reached from ``start``: what was counted, what was left out, whether the last day moved."""
    if before:
        return [*_backwards(start, amount, unit, end, event, calendar), *_unofficial(end.last, start, calendar)]
    lines = [_opening(start, amount, unit, event)]
    if unit == "wd":
        lines += _left_out(start, end.raw, calendar)
    lines += [_paused(pause) for pause in pauses if start < (pause.until or start) and pause.since <= end.raw]
    lines += _ending(unit, end, calendar)
    return lines + _unofficial(start, end.last, calendar)


def spelled(day: date) -> Sentence:
    """A day with its weekday: “thứ Ba 01/12/2026”."""
    return f"{WEEKDAYS[day.weekday()]} {day:%d/%m/%Y}", f"{WEEKDAYS_EN[day.weekday()]} {day:%d/%m/%Y}"


def _opening(start: date, amount: int, unit: str, event: Sentence) -> Sentence:
    word = Unit(unit)
    if unit in BY_THE_CLOCK:
        return (
            f"Thời hạn {amount} {word.vi} chạy liên tục từ {event[0]} {start:%d/%m/%Y}, kể cả ngày nghỉ.",
            f"{amount} {word.en} run without a break from {event[1]}, {start:%d/%m/%Y}, rest days included.",
        )
    vi = (
        f"Thời hạn {amount} {word.vi}, đếm từ ngày liền sau {event[0]} ({start:%d/%m/%Y}); "
        "ngày đầu không tính (khoản 2 Điều 147 Bộ luật Dân sự 2015)."
    )
    en = (
        f"{amount} {word.en}, counted from the day after {event[1]} ({start:%d/%m/%Y}); "
        "the first day is not counted (Civil Code 2015, Art. 147.2)."
    )
    return vi, en


def _left_out(start: date, end: date, calendar: Calendar) -> list[Sentence]:
    span = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    lines: list[Sentence] = []
    weekends = [day for day in span if day.weekday() > 4 and day not in calendar.off and day not in calendar.made_up]
    if weekends:
        vi, en = _days(weekends)
        lines.append(
            (f"Không tính {len(weekends)} ngày nghỉ hằng tuần: {vi}.", f"{len(weekends)} weekend days left out: {en}.")
        )
    for day in span:
        vi, en = spelled(day)
        if day in calendar.off:
            name, name_en = calendar.off[day]
            lines.append((f"Không tính {vi}: {name}.", f"{en} left out: {name_en}."))
        elif day in calendar.made_up:
            name, name_en = calendar.made_up[day]
            lines.append((f"Có tính {vi}: {name}.", f"{en} counted: {name_en}."))
    return lines


def _days(days: Sequence[date]) -> Sentence:
    if len(days) > FEW:
        return f"từ {days[0]:%d/%m/%Y} đến {days[-1]:%d/%m/%Y}", f"{days[0]:%d/%m/%Y} to {days[-1]:%d/%m/%Y}"
    text = ", ".join(f"{day:%d/%m/%Y}" for day in days)
    return text, text


def _paused(pause: Pause) -> Sentence:
    if pause.until is None:
        return f"Tạm dừng từ {pause.since:%d/%m/%Y}.", f"Paused since {pause.since:%d/%m/%Y}."
    days, last = (pause.until - pause.since).days, pause.until - timedelta(days=1)
    return (
        f"Không tính {days} ngày tạm dừng: từ {pause.since:%d/%m/%Y} đến hết {last:%d/%m/%Y}.",
        f"{days} paused days left out: {pause.since:%d/%m/%Y} to {last:%d/%m/%Y}.",
    )


def _ending(unit: str, end: Due, calendar: Calendar) -> list[Sentence]:
    raw_vi, raw_en = spelled(end.raw)
    lines = [(f"Ngày cuối đếm được là {raw_vi}.", f"The count ends on {raw_en}.")]
    if end.last != end.raw:
        last_vi, last_en = spelled(end.last)
        name_vi, name_en = calendar.off.get(end.raw, ("nghỉ hằng tuần", "weekend"))
        vi = (
            f"Ngày đó là ngày nghỉ ({name_vi}) nên hạn kết thúc vào cuối ngày làm việc tiếp theo: {last_vi} "
            "(khoản 5 Điều 148 Bộ luật Dân sự 2015)."
        )
        en = (
            f"That is a rest day ({name_en}), so the term ends at the close of the next working day: {last_en} "
            "(Civil Code 2015, Art. 148.5)."
        )
        lines.append((vi, en))
    elif unit not in BY_THE_CLOCK and not calendar.is_working_day(end.raw):
        lines.append(("Hạn này không dời dù rơi vào ngày nghỉ.", "This day does not move although it is a rest day."))
    return lines


def _backwards(
    event_day: date, amount: int, unit: str, end: Due, event: Sentence, calendar: Calendar
) -> list[Sentence]:
    vi, en = spelled(end.last)
    term, term_en = f"{amount} {Unit(unit).vi}", f"{amount} {Unit(unit).en}"
    lines = [
        (
            f"Phải xong ít nhất {term} trước {event[0]} ({event_day:%d/%m/%Y}): đếm lùi, không tính ngày đó.",
            f"To be done at least {term_en} before {event[1]} ({event_day:%d/%m/%Y}): that day is not counted.",
        )
    ]
    if unit == "wd":
        lines += _left_out(end.last - timedelta(days=1), event_day - timedelta(days=1), calendar)
    lines.append((f"Chậm nhất là {vi}.", f"At the latest on {en}."))
    if not calendar.is_working_day(end.last):
        earlier_vi, earlier_en = spelled(calendar.last_working_day(end.last))
        lines.append(
            (
                f"Ngày đó cơ quan nghỉ; muốn làm trong giờ làm việc thì xong từ {earlier_vi}.",
                f"Offices rest on that day; within office hours it means {earlier_en}.",
            )
        )
    return lines


def _unofficial(first: date, last: date, calendar: Calendar) -> list[Sentence]:
    lines = []
    for year in range(first.year, last.year + 1):
        if year in calendar.official:
            continue
        if year in calendar.estimated:
            how = (
                "đã dùng danh sách dự kiến, hạn có thể đổi khi có thông báo",
                "an estimate was used; the day may change",
            )
        else:
            how = ("chỉ trừ thứ Bảy, Chủ nhật", "only weekends were left out")
        lines.append(
            (
                f"Năm {year} chưa có danh sách ngày nghỉ chính thức: {how[0]}.",
                f"No official list of days off for {year}: {how[1]}.",
            )
        )
    return lines
