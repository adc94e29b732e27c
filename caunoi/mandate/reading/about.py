"""What a document is: form, kind, issuer, number, day and period, each from its own words."""

import re
from dataclasses import dataclass
from datetime import date

from caunoi.mandate.words import REVIEWS, Form, Kind

from . import addressees
from .blocks import Block
from .dates import DAY, FULL_DAY, Span, day_in, period_in

_KINDS: tuple[tuple[Kind, str, str], ...] = (
    (Kind.DIRECTIVE, "chỉ thị", r"CT"),
    (Kind.RESOLUTION, "nghị quyết", r"NQ"),
    (Kind.CONCLUSION, "kết luận", r"KL"),
    (Kind.DECISION, "quyết định", r"QĐ"),
    (Kind.PROGRAMME, "chương trình(?: hành động| phối hợp| công tác)?", r"CTr|CTHĐ|CTR"),
    (Kind.PLAN, "kế hoạch", r"KH"),
    (Kind.GUIDANCE, "hướng dẫn", r"HD"),
    (Kind.NOTICE, "thông báo(?: kết luận)?", r"TB"),
    (Kind.OFFICIAL_LETTER, "công văn", r"CV"),
    (Kind.REPORT, "báo cáo", r"BC"),
)
_NAMES = "|".join(name for _, name, _ in _KINDS)
_SYMBOL = r"\d{1,5}(?:/\d{4})?\s*[-/]\s*[A-ZĐ][A-Za-zĐđ]{1,5}(?:\s*[-/&]\s*[A-ZĐƯ][A-Za-zĐđƯư.]{0,12}){0,3}"
_NUMBER = re.compile(rf"[Ss]ố\s*:?\s*(?P<number>{_SYMBOL})(?!\w)")
_ISSUED = re.compile(
    rf"(?:ban hành|ký|thông qua|ra|có|công bố|phát hành|triển khai|quán triệt|thực hiện)(?: ban hành| mới)?(?: văn bản)? (?P<kind>{_NAMES}|văn bản)(?! này)(?P<rest>[^.;]{{0,80}})"
)
_STRICTLY_ISSUED = re.compile(
    rf"(?:ban hành|ký|thông qua|ra|có|công bố)(?: ban hành| mới)? (?P<kind>{_NAMES})(?! này)(?P<rest>[^.;]{{0,80}})"
)
_REVIEWED = re.compile(
    r"(?<!\w)(?P<word>sơ kết|tổng kết|giao ban|tổng kết, đánh giá|kiểm điểm|họp báo cáo kết quả|đánh giá kết quả)(?!\w)"
)
_NATION = re.compile(r"cộng hòa xã hội chủ nghĩa|độc lập\s*[-–]\s*tự do|đảng cộng sản việt nam|^[-_*–—\s=]+$")
_CITED = re.compile(rf"(?:{_NAMES}|luật|pháp lệnh|nghị định|thông tư|quy định|đề án)[^,;.]{{0,60}}?\d{{4}}")
_CREDIT = re.compile(r"\(?(?:ảnh|nguồn)\s*:|^(?:ảnh|thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)(?!\w)")
_PLACE_LINE = re.compile(r"^(?:tỉnh|thành phố|huyện|quận|xã|phường|thị xã|thị trấn|đặc khu|tp\.?)\s")
_OWN_TITLE = re.compile(rf"^(?P<kind>{_NAMES})(?!\w)")


@dataclass(frozen=True, slots=True)
class About:
    """What the document says of itself; empty where it does not say."""

    form: Form
    kind: Kind
    issuer: str | None
    number: str | None
    day: date | None
    published: date | None
    period: Span | None
    title: str
    year: int | None
    head: int  # how many blocks the letterhead and title take


def about(blocks: list[Block]) -> About:
    """Read the head of a document."""
    form = Form.OFFICIAL if _is_official(blocks) else Form.NEWS
    return _official(blocks) if form is Form.OFFICIAL else _news(blocks)


def _is_official(blocks: list[Block]) -> bool:
    head = blocks[:30]
    if any(
        _NATION.search(block.low) and block.words < 30 and not set(block.text) <= set("-_*–— =") for block in head[:12]
    ):
        return True
    if any(re.match(r"số\s*:?\s*[\d.…\s]*[-/]", block.low) and _symbol(block) for block in head[:12]):
        return True
    titled = any(_is_title(block) for block in head[:12])
    return (titled and any(block.upper for block in head[:12])) or any(
        block.low.startswith("nơi nhận") for block in blocks[-12:]
    )


def _symbol(block: Block) -> bool:
    return bool(re.search(r"[-/]\s*[A-ZĐ]{2}", block.text)) and block.words < 25


def _is_title(block: Block) -> bool:
    match = _OWN_TITLE.match(block.low)
    if match is None:
        return False
    return block.words <= len(match.group().split()) + 1 or block.upper or block.text[: match.end()].isupper()


# The paper itself


def _official(blocks: list[Block]) -> About:
    at = next((i for i, block in enumerate(blocks[:30]) if _is_title(block)), None)
    number = _official_number(blocks[: (at or 12) + 1])
    if at is None:
        at = next(
            (i for i, block in enumerate(blocks[:12]) if _NUMBER.search(block.text) or re.match(r"số\s*:", block.low)),
            0,
        )
    title, last = _title(blocks, at)
    kind = _official_kind(title.lower(), number, blocks)
    day = _official_day(blocks[: max(at + 1, 12)])
    year = day.year if day else _year(title.lower()) or _year(" ".join(block.low for block in blocks[:20]))
    period = (
        period_in(title.lower(), year)
        if kind in REVIEWS or kind in (Kind.PLAN, Kind.PROGRAMME, Kind.GUIDANCE)
        else None
    )
    if kind is Kind.REPORT and period:
        kind = Kind.ANNUAL_REVIEW if len(period.code) == 4 or "/" in period.code else Kind.INTERIM_REVIEW
    return About(Form.OFFICIAL, kind, _letterhead(blocks[:at]), number, day, None, period, title, year, last + 1)


def _official_number(head: list[Block]) -> str | None:
    for block in head:
        match = _NUMBER.search(block.text) if not block.low.startswith(("căn cứ", "thực hiện")) else None
        if match:
            return re.sub(r"\s+", "", match.group("number"))
    return None


def _title(blocks: list[Block], at: int) -> tuple[str, int]:
    """The title and the index of its last block: the kind's line and the short lines under it."""
    words = [blocks[at].text] if at < len(blocks) else []
    last = at
    for index in range(at + 1, min(at + 5, len(blocks))):
        block = blocks[index]
        if block.ended or block.words > 60 or block.level < 20 or block.row or addressees_line(block):
            break
        if not set(block.text) <= set("-_*–— =."):
            words.append(block.text)
        last = index
    return " ".join(words), last


def addressees_line(block: Block) -> bool:
    """Whether the line is the "Kính gửi" of a letter."""
    return block.low.startswith("kính gửi")


def _official_kind(title: str, number: str | None, blocks: list[Block]) -> Kind:
    match = _OWN_TITLE.match(title)
    kind = _kind_named(match.group("kind")) if match else _kind_by_symbol(number or "")
    if kind is None and any(addressees_line(block) for block in blocks[:15]):
        kind = Kind.OFFICIAL_LETTER
    if kind in (Kind.REPORT, None):
        review = _REVIEWED.search(title)
        if review:
            return _review_kind(review.group("word"), title)
    return kind or Kind.OTHER


def _kind_named(name: str) -> Kind | None:
    return next((kind for kind, pattern, _ in _KINDS if re.fullmatch(pattern, name)), None)


def _kind_by_symbol(number: str) -> Kind | None:
    return next((kind for kind, _, symbol in _KINDS if re.search(rf"[-/](?:{symbol})(?:[-/]|$)", number)), None)


def _official_day(head: list[Block]) -> date | None:
    for block in head:
        if re.search(r"ngày[\s.…]*\d{1,2}[\s.…]*tháng[\s.…]*\d{1,2}[\s.…]*năm[\s.…]*\d{4}", block.low):
            return day_in(re.sub(r"[\s.…]+", " ", block.low))
    for block in head:
        match = FULL_DAY.search(block.low) if not block.low.startswith(("căn cứ", "thực hiện")) else None
        if match:
            return day_in(match.group())
    return None


def _organisation(cell: str) -> str:
    """The part of a letterhead line that names an organisation; empty for the national title, numbers and days."""
    line = cell.strip()
    cut = _CUT.search(line.lower())
    line = line[: cut.start()] if cut else line
    low = line.lower()
    return "" if not low or _NATION.search(low) or _NO_NAME.match(low) else line.strip(" *-–_")


def _letterhead(head: list[Block]) -> str | None:
    lines = [line for block in head for cell in block.text.split("\t") if (line := _organisation(cell))]
    lines = [line for line in lines if len(line) > 3][:3]
    if not lines:
        return None
    if len(lines) > 1 and _PLACE_LINE.match(lines[1].lower()):
        lines = [f"{lines[0]} {lines[1]}", *lines[2:]]
    own = _cased(lines[-1])
    if len(lines) > 1:
        above = _cased(lines[-2])
        if re.match(r"Ban (?:[Tt]hường trực|[Tt]hường vụ|[Cc]hấp hành)$", own):
            return f"{own} {above}"
        if re.match(r"(?:Tỉnh|Thành|Huyện|Quận|Đảng|Thị) ủy", above) and " ủy" not in own:
            return f"{own} {above}"
        place = re.search(r"(?:tỉnh|thành phố|huyện|quận|xã|phường|đặc khu) .+", above)
        if place and not re.search(r"(?:tỉnh|thành phố|huyện|quận|xã|phường|đặc khu|ủy) \w", own):
            return f"{own} {place.group()}"
    return own


_PROPER = re.compile(r"(?<!\w)(tỉnh|thành phố|huyện|quận|xã|phường|thị xã|thị trấn|đặc khu|tp)\s+(\D[^,]*|\d+)$")
_TERMS = (
    "ủy ban nhân dân", "hội đồng nhân dân", "ban dân vận", "ban thường vụ", "ban thường trực", "ban chấp hành", "tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy", "thị ủy", "đảng ủy", "ban tuyên giáo và dân vận",
    "mặt trận tổ quốc", "việt nam", "sở nội vụ", "sở", "ban chỉ đạo", "liên đoàn lao động", "thanh tra", "công an", "văn phòng", "đảng bộ", "chi bộ", "hội nông dân", "đoàn thanh niên",
    "cơ sở", "ban", "bộ", "phòng", "hội", "trung tâm", "ủy ban mặt trận tổ quốc việt nam", "bộ chính trị", "hội liên hiệp phụ nữ",
)  # fmt: skip
_CUT = re.compile(r"\s*(?:cộng hòa xã hội|đảng cộng sản|độc lập\s*[-–])")
_NO_NAME = re.compile(r"số\s*[:.\d]|.*ngày[\s.…\d]+tháng|v/v|kính gửi")
_TERM = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(_TERMS, key=len, reverse=True))})(?!\w)")


def _cased(line: str) -> str:
    """A letterhead in capitals as it is written in a sentence."""
    if not line.isupper():
        return line
    low = _TERM.sub(lambda match: match.group()[0].upper() + match.group()[1:], line.lower())
    for abbreviation in ("ubnd", "hđnd", "mttq", "tp.hcm", "tphcm", "tw"):
        low = re.sub(rf"(?<!\w){re.escape(abbreviation)}(?!\w)", abbreviation.upper(), low)
    low = (
        low.replace("Việt nam", "Việt Nam")
        .replace("Mặt trận tổ quốc", "Mặt trận Tổ quốc")
        .replace("Ban dân vận", "Ban Dân vận")
        .replace("Ban thường vụ", "Ban Thường vụ")
    )
    low = (
        low.replace("Ban chỉ đạo", "Ban Chỉ đạo")
        .replace("Ban thường trực", "Ban Thường trực")
        .replace("Ban chấp hành", "Ban Chấp hành")
        .replace("Cơ sở", "cơ sở")
        .replace("Sở nội vụ", "Sở Nội vụ")
        .replace("Liên đoàn lao động", "Liên đoàn Lao động")
        .replace("Ban tuyên giáo và dân vận", "Ban Tuyên giáo và Dân vận")
    )
    low = _PROPER.sub(lambda match: f"{match.group(1)} {_name(match.group(2))}", low)
    low = re.sub(
        r"(?<=[ủỦ]y) ([^A-ZĐ]+)$",
        lambda match: " " + _name(match.group(1)) if not _PROPER.search(match.group()) else match.group(),
        low,
    )
    return low[:1].upper() + low[1:]


def _name(words: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in words.split())


# News of it


def _news(blocks: list[Block]) -> About:
    published = _published(blocks)
    title = next((block.text for block in blocks if block.words >= 5 and not FULL_DAY.search(block.low)), "")
    lead = [
        block for block in blocks[:25] if (block.words >= 9 and not _CREDIT.search(block.low)) or block.text == title
    ][:8]
    year = published.year if published else _year(_CITED.sub("", " ".join(block.low for block in lead)))
    kind, where, rest = _news_kind(lead)
    number = _news_number(where, rest) or _number_of_kind(lead, kind)
    event = _event_day(lead, where, rest, year, published)
    year = year or (event.year if event else None)
    period = None
    if kind in REVIEWS or kind in (Kind.PLAN, Kind.PROGRAMME):
        period = _news_period(kind, lead, where, year)
    return About(
        Form.NEWS, kind, _news_issuer(lead, kind), number, event or published, published, period, title, year, 0
    )


def _published(blocks: list[Block]) -> date | None:
    for block in [*blocks[:25], *blocks[-12:]]:
        if (block.words <= 30 and not block.ended) or (
            re.match(r"^\W*(?:thứ|chủ nhật|ngày đăng|đăng|cập nhật)", block.low) and block.words <= 20
        ):
            match = FULL_DAY.search(block.low)
            if match:
                return day_in(match.group())
    return None


def _news_kind(lead: list[Block]) -> tuple[Kind, Block | None, re.Match[str] | None]:
    for block in lead:
        low = block.low
        review, issued = _REVIEWED.search(low), _STRICTLY_ISSUED.search(low)
        if review and re.search(
            r"(?:thông qua|trình bày|đóng góp|có) báo cáo", low[max(0, review.start() - 25) : review.end()]
        ):
            issued = None
        if issued and issued.group("kind").startswith("báo cáo"):
            issued = None
        if issued and (review is None or issued.start() < review.start()):
            return _kind_named(issued.group("kind")) or Kind.OTHER, block, issued
        if review and not re.search(r"(?:^|\s)\d+ năm(?! \d)", low[review.end() : review.end() + 12]):
            return _review_kind(review.group("word"), low[review.start() :]), block, review
        if review:
            return (Kind.ANNUAL_REVIEW if review.group("word") == "tổng kết" else Kind.INTERIM_REVIEW), block, review
    for block in lead:
        named = re.search(rf"(?<!\w)(?P<kind>{_NAMES}) (?:số )?(?P<rest>\d)", block.low)
        if named and named.group("kind") != "báo cáo":
            return _kind_named(named.group("kind")) or Kind.OTHER, block, named
        if re.search(r"kết quả[^.;]{0,80}(?:6|06|sáu) tháng|(?:6|06|sáu) tháng đầu năm", block.low):
            return Kind.INTERIM_REVIEW, block, re.search(r"(?:6|06|sáu) tháng", block.low)
    for block in lead:
        opening = re.match(
            r"(?:trong |trong cả )?(?P<time>năm \d{4}|quý [ivx\d]+[^,]{0,14}|(?:9|chín) tháng[^,]{0,20})(?=[, ])",
            block.low,
        )
        if opening and re.search(r"(?:được|đã|đạt|ổn định|chuyển biến|tiếp tục)", block.low[:240]):
            return (
                (Kind.ANNUAL_REVIEW if opening.group("time").startswith("năm") else Kind.INTERIM_REVIEW),
                block,
                opening,
            )
    return Kind.OTHER, None, None


def _review_kind(word: str, low: str) -> Kind:
    if word == "tổng kết":
        return Kind.ANNUAL_REVIEW
    part = re.search(r"(?:6|06|sáu|9|chín) tháng|quý|nửa đầu|tháng \d", low[:160])
    whole = re.search(r"năm \d{4}", low[:160])
    if word != "sơ kết" and whole and (part is None or whole.start() < part.start()):
        return Kind.ANNUAL_REVIEW
    return Kind.INTERIM_REVIEW


def _news_number(where: Block | None, found: re.Match[str] | None) -> str | None:
    if where is None or found is None or "kind" not in found.groupdict():
        return None
    tail = where.text[found.start() : found.end() + 40] if found.start() >= 0 else ""
    match = re.search(rf"(?:[Ss]ố\s*:?\s*|\s)(?P<number>{_SYMBOL})(?!\w)", tail) or re.search(
        r"[Ss]ố\s*:?\s*(?P<number>\d{1,4})(?![\d/])", tail
    )
    return re.sub(r"\s+", "", match.group("number")) if match else None


def _number_of_kind(lead: list[Block], kind: Kind) -> str | None:
    """The number given where the document is named again: a headline often leaves it out."""
    if kind in REVIEWS:
        return None
    for block in lead:
        for found in _STRICTLY_ISSUED.finditer(block.low):
            if _kind_named(found.group("kind")) is kind and (number := _news_number(block, found)):
                return number
    return None


def _event_day(
    lead: list[Block], where: Block | None, found: re.Match[str] | None, year: int | None, published: date | None
) -> date | None:
    if where is not None and found is not None and "kind" in found.groupdict():
        near = re.search(r"ngày\s+(\S+(?: tháng \d{1,2},? năm \d{4})?)", where.low[found.start() : found.end() + 60])
        if near:
            day = day_in(near.group(1), year)
            if day:
                return day
    for block in lead:
        opening = re.match(
            r"(?:\([^)]{2,30}\)\s*[-–—:]?\s*|[^,.]{2,30}\s[-–—]\s*)?(?:vào )?(?:sáng|chiều|tối|trưa|ngày|hôm qua|hôm nay)[^.,;]{0,22}",
            block.low,
        )
        match = DAY.search(opening.group()) if opening else None
        if match is None:
            inner = re.search(
                r"(?:,|trong|vào)\s*(?:sáng|chiều|tối|ngày)(?: ngày)? (\d{1,2}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{4})?)",
                block.low,
            )
            match = (
                DAY.search(inner.group(1))
                if inner and (_REVIEWED.search(block.low) or _ISSUED.search(block.low))
                else None
            )
        if match:
            day = day_in(match.group(), year)
            if day and published and day > published and not match.group("y"):
                day = day.replace(year=day.year - 1)
            return day
    return None


def _news_period(kind: Kind, lead: list[Block], where: Block | None, year: int | None) -> Span | None:
    places = lead[:1] + ([where] if where else []) + [block for block in lead if _REVIEWED.search(block.low)] + lead[:4]
    for block in places:
        low = block.low
        at = _REVIEWED.search(low)
        tail = low[at.start() if at else 0 :][:200]
        own = _year(tail) or year
        span = period_in(re.sub(r"\d+ năm(?! \d{4})|ngày \S+ tháng \S+ năm \d{4}", "", tail), own)
        if span is None:
            continue
        if kind is Kind.ANNUAL_REVIEW and len(span.code) > 4 and "/" not in span.code and block is not places[-1]:
            continue
        return span
    return None


def _year(low: str) -> int | None:
    match = re.search(r"(?:năm |/)((?:19|20)\d{2})(?!\d)", low)
    return int(match.group(1)) if match else None


_ACTS = r"(?:vừa |đã |vừa qua |mới |tiến hành |long trọng |phối hợp tổ chức |chính thức )*(?:tổ chức|ban hành|ký ban hành|ký|có (?:chỉ thị|công văn|văn bản|kế hoạch)|phối hợp|khai mạc|thông qua|họp|chủ trì tổ chức|ra (?:chỉ thị|nghị quyết))(?!\w)"


def _news_issuer(lead: list[Block], kind: Kind) -> str | None:
    for block in lead:
        low = block.low
        cue = _REVIEWED.search(low) if kind in REVIEWS else _STRICTLY_ISSUED.search(low)
        if cue is None and kind is not Kind.OTHER:
            continue
        for act in re.finditer(rf"\s{_ACTS}", low):
            found = _name_before(block, act.start())
            if found:
                return found
        by = re.search(r"(?:do|của) (?=ban|ủy ban|ubnd|đảng ủy|mặt trận|sở|hội|tỉnh|huyện|quận|thành ủy)", low)
        if by:
            stop = re.search(
                r"(?:\s(?:tổ chức|chủ trì|về|với|vừa|đã|ban hành|đối với|thực hiện|trong|cho)\s|[,.;:]|$)",
                low[by.end() :],
            )
            return block.text[by.end() : by.end() + (stop.start() if stop else 0)].strip() or None
    return None


def _name_before(block: Block, end: int) -> str | None:
    """The body named right before the verb, back to the opening of the sentence."""
    low = block.low[:end]
    starts = sorted(
        {
            0,
            *(
                match.end()
                for match in re.finditer(r"(?:[,.:;]|\s[-–—]|\)|\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?,?)\s+", low)
            ),
        }
    )
    for at in starts:
        if (
            addressees.opens_with_body(low, at)
            and end - at <= 140
            and not re.search(r"[:;]|(?<!\w)(?:đã|vừa|tham dự|phát biểu)(?!\w)", low[at:end])
        ):
            return re.sub(r"\s+(?:cho biết|thông tin|cũng|phối hợp.*)$", "", block.text[at:end].strip(" ,")).strip(" ,")
    return None
