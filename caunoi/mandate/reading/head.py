"""What the head of a document tells, and the words by which kinds of document are named."""

import re
from dataclasses import dataclass
from datetime import date

from caunoi.mandate.words import Form, Kind

from .dates import Span

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
NAMES = "|".join(name for _, name, _ in _KINDS)
SYMBOL = r"\d{1,5}(?:/\d{4})?\s*[-/]\s*[A-ZĐ][A-Za-zĐđ]{1,5}(?:\s*[-/&]\s*[A-ZĐƯ][A-Za-zĐđƯư.]{0,12}){0,3}"
ISSUED = re.compile(
    rf"(?:ban hành|ký|thông qua|ra|có|công bố|phát hành|triển khai|quán triệt|thực hiện)(?: ban hành| mới)?(?: văn bản)? (?P<kind>{NAMES}|văn bản)(?! này)(?P<rest>[^.;]{{0,80}})"
)
STRICTLY_ISSUED = re.compile(
    rf"(?:ban hành|ký|thông qua|ra|có|công bố)(?: ban hành| mới)? (?P<kind>{NAMES})(?! này)(?P<rest>[^.;]{{0,80}})"
)
REVIEWED = re.compile(
    r"(?<!\w)(?P<word>sơ kết|tổng kết|giao ban|tổng kết, đánh giá|kiểm điểm|họp báo cáo kết quả|đánh giá kết quả)(?!\w)"
)
NATION = re.compile(r"cộng hòa xã hội chủ nghĩa|độc lập\s*[-–]\s*tự do|đảng cộng sản việt nam|^[-_*–—\s=]+$")
CITED = re.compile(rf"(?:{NAMES}|luật|pháp lệnh|nghị định|thông tư|quy định|đề án)[^,;.]{{0,60}}?\d{{4}}")
OWN_TITLE = re.compile(rf"^(?P<kind>{NAMES})(?!\w)")


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


def kind_named(name: str) -> Kind | None:
    """The kind a name means: "chỉ thị"."""
    return next((kind for kind, pattern, _ in _KINDS if re.fullmatch(pattern, name)), None)


def kind_by_symbol(number: str) -> Kind | None:
    """The kind a number's symbol means: "07-CT/TU"."""
    return next((kind for kind, _, symbol in _KINDS if re.search(rf"[-/](?:{symbol})(?:[-/]|$)", number)), None)


def review_kind(word: str, low: str) -> Kind:
    """An interim or an annual review, by its word and the period after it."""
    if word == "tổng kết":
        return Kind.ANNUAL_REVIEW
    part = re.search(r"(?:6|06|sáu|9|chín) tháng|quý|nửa đầu|tháng \d", low[:160])
    whole = re.search(r"năm \d{4}", low[:160])
    if word != "sơ kết" and whole and (part is None or whole.start() < part.start()):
        return Kind.ANNUAL_REVIEW
    return Kind.INTERIM_REVIEW


def year_in(low: str) -> int | None:
    """The first year named."""
    match = re.search(r"(?:năm |/)((?:19|20)\d{2})(?!\d)", low)
    return int(match.group(1)) if match else None
