"""What a news article tells of the document or the meeting it reports."""

import re
from datetime import date

from caunoi.mandate.words import REVIEWS, Form, Kind

from . import addressees
from .blocks import Block
from .dates import DAY, FULL_DAY, Span, day_in, period_in
from .head import CITED, ISSUED, NAMES, REVIEWED, STRICTLY_ISSUED, SYMBOL, About, kind_named, review_kind, year_in

_CREDIT = re.compile(r"\(?(?:ảnh|nguồn)\s*:|^(?:ảnh|thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)(?!\w)")
_ACTS = r"(?:vừa |đã |vừa qua |mới |tiến hành |long trọng |phối hợp tổ chức |chính thức )*(?:tổ chức|ban hành|ký ban hành|ký|có (?:chỉ thị|công văn|văn bản|kế hoạch)|phối hợp|khai mạc|thông qua|họp|chủ trì tổ chức|ra (?:chỉ thị|nghị quyết))(?!\w)"


def news(blocks: list[Block]) -> About:
    """Read the head of an article."""
    published = _published(blocks)
    title = next((block.text for block in blocks if block.words >= 5 and not FULL_DAY.search(block.low)), "")
    lead = [
        block for block in blocks[:25] if (block.words >= 9 and not _CREDIT.search(block.low)) or block.text == title
    ][:8]
    year = published.year if published else year_in(CITED.sub("", " ".join(block.low for block in lead)))
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
        review, issued = REVIEWED.search(low), STRICTLY_ISSUED.search(low)
        if review and re.search(
            r"(?:thông qua|trình bày|đóng góp|có) báo cáo", low[max(0, review.start() - 25) : review.end()]
        ):
            issued = None
        if issued and issued.group("kind").startswith("báo cáo"):
            issued = None
        if issued and (review is None or issued.start() < review.start()):
            return kind_named(issued.group("kind")) or Kind.OTHER, block, issued
        if review and not re.search(r"(?:^|\s)\d+ năm(?! \d)", low[review.end() : review.end() + 12]):
            return review_kind(review.group("word"), low[review.start() :]), block, review
        if review:
            return (Kind.ANNUAL_REVIEW if review.group("word") == "tổng kết" else Kind.INTERIM_REVIEW), block, review
    for block in lead:
        named = re.search(rf"(?<!\w)(?P<kind>{NAMES}) (?:số )?(?P<rest>\d)", block.low)
        if named and named.group("kind") != "báo cáo":
            return kind_named(named.group("kind")) or Kind.OTHER, block, named
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


def _news_number(where: Block | None, found: re.Match[str] | None) -> str | None:
    if where is None or found is None or "kind" not in found.groupdict():
        return None
    tail = where.text[found.start() : found.end() + 40] if found.start() >= 0 else ""
    match = re.search(rf"(?:[Ss]ố\s*:?\s*|\s)(?P<number>{SYMBOL})(?!\w)", tail) or re.search(
        r"[Ss]ố\s*:?\s*(?P<number>\d{1,4})(?![\d/])", tail
    )
    return re.sub(r"\s+", "", match.group("number")) if match else None


def _number_of_kind(lead: list[Block], kind: Kind) -> str | None:
    """The number given where the document is named again: a headline often leaves it out."""
    if kind in REVIEWS:
        return None
    for block in lead:
        for found in STRICTLY_ISSUED.finditer(block.low):
            if kind_named(found.group("kind")) is kind and (number := _news_number(block, found)):
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
                if inner and (REVIEWED.search(block.low) or ISSUED.search(block.low))
                else None
            )
        if match:
            day = day_in(match.group(), year)
            if day and published and day > published and not match.group("y"):
                day = day.replace(year=day.year - 1)
            return day
    return None


def _news_period(kind: Kind, lead: list[Block], where: Block | None, year: int | None) -> Span | None:
    places = lead[:1] + ([where] if where else []) + [block for block in lead if REVIEWED.search(block.low)] + lead[:4]
    for block in places:
        low = block.low
        at = REVIEWED.search(low)
        tail = low[at.start() if at else 0 :][:200]
        own = year_in(tail) or year
        span = period_in(re.sub(r"\d+ năm(?! \d{4})|ngày \S+ tháng \S+ năm \d{4}", "", tail), own)
        if span is None:
            continue
        if kind is Kind.ANNUAL_REVIEW and len(span.code) > 4 and "/" not in span.code and block is not places[-1]:
            continue
        return span
    return None


def _news_issuer(lead: list[Block], kind: Kind) -> str | None:
    for block in lead:
        low = block.low
        cue = REVIEWED.search(low) if kind in REVIEWS else STRICTLY_ISSUED.search(low)
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
