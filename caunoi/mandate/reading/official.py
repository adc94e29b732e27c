"""What a paper says of itself: its title, number, day, period and letterhead."""

import re
from datetime import date

from caunoi.mandate.words import REVIEWS, Form, Kind

from .blocks import Block
from .dates import FULL_DAY, day_in, period_in
from .head import OWN_TITLE, REVIEWED, SYMBOL, About, kind_by_symbol, kind_named, review_kind, year_in
from .letterhead import letterhead

_NUMBER = re.compile(rf"[Ss]ố\s*:?\s*(?P<number>{SYMBOL})(?!\w)")


def official(blocks: list[Block]) -> About:
    """Read the head of a paper."""
    at = next((i for i, block in enumerate(blocks[:30]) if is_title(block)), None)
    number = _official_number(blocks[: (at or 12) + 1])
    if at is None:
        at = next(
            (i for i, block in enumerate(blocks[:12]) if _NUMBER.search(block.text) or re.match(r"số\s*:", block.low)),
            0,
        )
    title, last = _title(blocks, at)
    kind = _official_kind(title.lower(), number, blocks)
    day = _official_day(blocks[: max(at + 1, 12)])
    year = day.year if day else year_in(title.lower()) or year_in(" ".join(block.low for block in blocks[:20]))
    period = (
        period_in(title.lower(), year)
        if kind in REVIEWS or kind in (Kind.PLAN, Kind.PROGRAMME, Kind.GUIDANCE)
        else None
    )
    if kind is Kind.REPORT and period:
        kind = Kind.ANNUAL_REVIEW if len(period.code) == 4 or "/" in period.code else Kind.INTERIM_REVIEW
    return About(Form.OFFICIAL, kind, letterhead(blocks[:at]), number, day, None, period, title, year, last + 1)


def is_title(block: Block) -> bool:
    """Whether a block names the kind of paper, alone or in capitals."""
    match = OWN_TITLE.match(block.low)
    if match is None:
        return False
    return block.words <= len(match.group().split()) + 1 or block.upper or block.text[: match.end()].isupper()


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
    match = OWN_TITLE.match(title)
    kind = kind_named(match.group("kind")) if match else kind_by_symbol(number or "")
    if kind is None and any(addressees_line(block) for block in blocks[:15]):
        kind = Kind.OFFICIAL_LETTER
    if kind in (Kind.REPORT, None):
        review = REVIEWED.search(title)
        if review:
            return review_kind(review.group("word"), title)
    return kind or Kind.OTHER


def _official_day(head: list[Block]) -> date | None:
    for block in head:
        if block.low.startswith(("căn cứ", "thực hiện", "theo", "xét")):
            continue
        if re.search(r"ngày[\s.…]*\d{1,2}[\s.…]*tháng[\s.…]*\d{1,2}[\s.…]*năm[\s.…]*\d{4}", block.low):
            return day_in(re.sub(r"[\s.…]+", " ", block.low))
    for block in head:
        match = FULL_DAY.search(block.low) if not block.low.startswith(("căn cứ", "thực hiện")) else None
        if match:
            return day_in(match.group())
    return None
