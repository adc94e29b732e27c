"""Days, deadlines and periods as Vietnamese offices write them."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

_ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
    "một": 1,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "bốn": 4,
    "nhất": 1,
}
_DAY = r"(?:(?P<d>\d{1,2})\s*[/.-]\s*(?P<m>\d{1,2})(?:\s*[/.-]\s*(?P<y>\d{4}))?|(?P<d2>\d{1,2}) tháng (?P<m2>\d{1,2})(?: năm (?P<y2>\d{4}))?)"
_YEAR = r"(?:(?:\s*(?:/|-|,?\s*năm)\s*)(?P<year>\d{4}))?"
FULL_DAY = re.compile(
    r"(?<![\d/.])(?:(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})|(\d{1,2}) tháng (\d{1,2}),? năm (\d{4}))(?![\d/])"
)
DAY = re.compile(r"(?<![\d/.,])" + _DAY + r"(?![\d/%])")

_BEFORE = r"(?:(?:xong |hoàn thành )?(?:trước|muộn nhất(?: là)?|chậm nhất(?: là| vào| đến)?|hạn chót(?: là)?|đến hết|đến|hết|xong trong|hạn|vào|cuối|từ nay đến(?: hết)?|kết thúc|trong|ngay trong|thời gian(?: hoàn thành| thực hiện)?:|thời hạn(?: hoàn thành)?:|hoàn thành(?: trong| vào)?:?)\s+)"
_PATTERNS = tuple(
    re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")
    for pattern in (
        r"(?P<repeat>(?:định kỳ )?(?:vào |trước )?(?:ngày (?P<of>\d{1,2})(?: tháng cuối| của tháng cuối)? )?(?:hằng|hàng|mỗi|từng|theo|một) (?P<unit>tuần|tháng|quý|năm|6 tháng|sáu tháng|06 tháng)(?:,? (?:hằng |hàng )?(?:6 tháng|quý|năm))*|(?P<unit3>6 tháng|sáu tháng|06 tháng|3 tháng|03 tháng|tháng|quý) (?:một|1|01) lần|định kỳ (?P<unit2>6 tháng|sáu tháng|06 tháng|3 tháng|03 tháng|quý|năm|tháng|tuần|hai tuần)(?:(?:,| và|/)? ?(?:một năm|năm|hằng năm))*)",
        r"(?:chậm nhất|trong(?: vòng| thời hạn)?|không quá|tối đa|muộn nhất|quá|thời hạn)(?: là| sau)?(?: không quá)? (?P<count>\d{1,3}|một|hai|ba|năm|bảy|mười) (?P<span>ngày làm việc|ngày|tuần|tháng)(?! (?:đầu|cuối|qua))(?: (?:kể )?từ (?:ngày|khi)[^,;.]{0,60}| sau[^,;.]{0,40})?",
        _BEFORE + r"(?:ngày )?" + _DAY,
        _BEFORE + r"?(?:đầu |giữa |cuối )?tháng (?P<month>\d{1,2})" + _YEAR,
        r"(?:trong |hết |đến hết |đến |ngay trong |cuối )?quý (?P<quarter>iv|iii|ii|i|[1-4])" + _YEAR,
        r"(?:trong |đến hết |hết |cho |của )?(?:(?P<half>6|sáu|06) tháng|nửa) (?P<which>đầu|cuối)(?: năm)?(?:\s*(?:năm\s*)?(?P<year>\d{4}))?",
        r"(?:những|các|trong) tháng (?P<rest>cuối|còn lại)(?: (?:của )?năm)?(?: (?P<year>\d{4}))?",
        r"(?:trong |đến hết |hết |cuối |đến cuối |từ nay đến(?: hết| cuối)? |đến |trước )năm (?P<year>\d{4})",
    )
)
_SPANS = {"ngày làm việc": "BD", "ngày": "D", "tuần": "W", "tháng": "M"}
_UNITS = {
    "tuần": "R/P1W",
    "tháng": "R/P1M",
    "quý": "R/P3M",
    "3 tháng": "R/P3M",
    "03 tháng": "R/P3M",
    "năm": "R/P1Y",
    "6 tháng": "R/P6M",
    "sáu tháng": "R/P6M",
    "06 tháng": "R/P6M",
    "hai tuần": "R/P2W",
}
_NUMBERS = {"một": 1, "hai": 2, "ba": 3, "năm": 5, "bảy": 7, "mười": 10}


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a task falls due: the words, the last day where they fix one, or an ISO 8601 interval that repeats or counts."""

    text: str
    due: date | None = None
    rule: str = ""

    def __str__(self) -> str:
        return self.due.isoformat() if self.due else self.text


@dataclass(frozen=True, slots=True)
class Span:
    """The period a document speaks of: its code and its days, ``until`` left out."""

    code: str
    since: date
    until: date


def deadline_in(low: str, words: str, year: int | None, after: date | None = None) -> Deadline | None:
    """The deadline a clause states, the exact ones before the loose ones; ``year`` is the document's, ``after`` the end of what it looks back on."""
    for pattern in _PATTERNS:
        for found in pattern.finditer(low):
            read = _deadline(found, words[found.start() : found.end()].strip(), low, year)
            if read is not None and not _is_past(low, found) and not (read.due and after and read.due <= after):
                return read
    return None


def horizon_in(words: str, year: int | None, after: date | None = None) -> Deadline | None:
    """The deadline a heading or a lead-in sets for all under it: as stated, else the end of the period it names."""
    found = deadline_in(words.lower(), words, year, after)
    span = period_in(words.lower(), year) if found is None or (found.due is None and not found.rule) else None
    if span and not (after and span.until <= after + timedelta(days=1)):
        return Deadline(span.code, span.until - timedelta(days=1))
    return found


def _deadline(found: re.Match[str], words: str, low: str, year: int | None) -> Deadline | None:
    part = {key: value for key, value in found.groupdict().items() if value}
    if "repeat" in part:
        return Deadline(
            words, rule=_UNITS.get(part.get("unit") or part.get("unit2") or part.get("unit3") or "", "R/P1Y")
        )
    if "count" in part:
        count = _NUMBERS.get(part["count"]) or int(part["count"])
        return Deadline(words, rule=f"P{count}{_SPANS[part['span']]}")
    own = part.get("y") or part.get("y2") or part.get("year")
    stated = int(own) if own else year
    if stated is None or not 1990 <= stated <= 2100:
        return Deadline(words) if "year" not in part else None
    if "d" in part or "d2" in part:
        due = _day(stated, int(part.get("m") or part["m2"]), int(part.get("d") or part["d2"]))
        before = re.match(r"(?:xong |hoàn thành )?trước", low[found.start() : found.end()])
        return Deadline(words, due) if due or before else None
    if "month" in part:
        number = int(part["month"])
        return Deadline(words, _month_end(stated, number)) if 1 <= number <= 12 else None
    if "quarter" in part:
        return Deadline(words, _month_end(stated, 3 * _ROMAN[part["quarter"]]))
    if "which" in part:
        return Deadline(words, date(stated, 6, 30) if part["which"] == "đầu" else date(stated, 12, 31))
    return Deadline(words, date(stated, 12, 31))


def _is_past(low: str, found: re.Match[str]) -> bool:
    """A date that belongs to the name of a document is no deadline: "Nghị quyết số 05, ngày 3/6/2013"."""
    before = low[max(0, found.start() - 30) : found.start()]
    if "repeat" in found.re.groupindex and re.search(
        r"(?:chương trình|kế hoạch|nhiệm vụ|chỉ tiêu|công tác|dự toán|đánh giá|xếp loại)(?: \w+){0,2}\s*$", before
    ):
        return True
    if re.match(r"(?:xong |hoàn thành )?(?:trước|đến|chậm|muộn|hạn|hết|trong)(?!\w)", found.group()):
        return False
    return bool(re.search(r"(?:số [\w/.\-]+,?|-\w+,?|nghị quyết|ban hành|khóa \w+)\s*$", before)) or bool(
        re.match(r"\s*(?:của (?:chính phủ|thủ tướng|bộ|ban)|qua,)", low[found.end() : found.end() + 24])
    )


_PERIODS = tuple(
    re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")
    for pattern in (
        r"(?:6|06|sáu) tháng (?P<half>đầu|cuối)(?: của)?(?: năm)?(?:\s*,?\s*(?:năm\s*)?(?P<year>\d{4}))?",
        r"nửa (?P<half>đầu|cuối) năm(?:\s*(?P<year>\d{4}))?",
        r"(?:9|09|chín) tháng(?P<nine>)(?: đầu)?(?: năm)?(?:\s*(?:năm\s*)?(?P<year>\d{4}))?",
        r"quý (?P<quarter>iv|iii|ii|i|[1-4])(?:\s*(?:/|-|,?\s*năm\s*)\s*(?P<year>\d{4}))?",
        r"tháng (?P<month>1[0-2]|0?[1-9])\s*(?:/|-|,?\s*năm\s*)\s*(?P<year>\d{4})",
        r"(?:giai đoạn|nhiệm kỳ)\s+(?P<from>\d{4})\s*[-–]\s*(?P<to>\d{4})",
        r"năm\s+(?P<year>\d{4})(?P<whole>)",
    )
)


def period_in(low: str, year: int | None) -> Span | None:
    """The first period named in the words; the exact kinds before the whole year."""
    best: tuple[int, Span] | None = None
    for pattern in _PERIODS:
        for found in pattern.finditer(low):
            span = _period(found, year)
            if span and (best is None or found.start() < best[0]):
                best = (found.start(), span)
            if span:
                break
        if best and pattern is not _PERIODS[-1] and best[1].code[4:5] == "-":
            continue
    return best[1] if best else None


def _period(found: re.Match[str], year: int | None) -> Span | None:
    part = found.groupdict()
    if part.get("from"):
        first, last = int(part["from"]), int(part["to"])
        return (
            Span(f"{first}/{last}", date(first, 1, 1), date(last + 1, 1, 1)) if 1990 <= first <= last <= 2100 else None
        )
    own = int(part["year"]) if part.get("year") else year
    if own is None or not 1990 <= own <= 2100:
        return None
    if part.get("half"):
        return half(own, 1 if part["half"] == "đầu" else 2)
    if "nine" in part:
        return Span(f"{own}-9M", date(own, 1, 1), date(own, 10, 1))
    if part.get("quarter"):
        number = _ROMAN[part["quarter"]]
        return Span(f"{own}-Q{number}", date(own, 3 * number - 2, 1), _after(own, 3 * number))
    if part.get("month"):
        number = int(part["month"])
        return Span(f"{own}-{number:02d}", date(own, number, 1), _after(own, number))
    return Span(f"{own}", date(own, 1, 1), date(own + 1, 1, 1))


def half(year: int, number: int) -> Span:
    """A calendar half-year."""
    return Span(f"{year}-H{number}", date(year, 6 * number - 5, 1), _after(year, 6 * number))


def day_in(low: str, year: int | None = None) -> date | None:
    """The first day named in the words."""
    for found in DAY.finditer(low):
        part = found.groupdict()
        stated = int(part["y"] or part["y2"] or year or 0)
        day = _day(stated, int(part["m"] or part["m2"]), int(part["d"] or part["d2"])) if stated else None
        if day:
            return day
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _after(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1)
