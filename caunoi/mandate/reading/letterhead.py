"""Who issued a paper, from its letterhead, written as in a sentence."""

import re

from .blocks import Block
from .head import NATION

_PLACE_LINE = re.compile(r"^(?:tỉnh|thành phố|huyện|quận|xã|phường|thị xã|thị trấn|đặc khu|tp\.?)\s")
_PROPER = re.compile(r"(?<!\w)(tỉnh|thành phố|huyện|quận|xã|phường|thị xã|thị trấn|đặc khu|tp)\s+(\D[^,]*|\d+)$")
_TERMS = (
    "ủy ban nhân dân", "hội đồng nhân dân", "ban dân vận", "ban thường vụ", "ban thường trực", "ban chấp hành", "tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy", "thị ủy", "đảng ủy", "ban tuyên giáo và dân vận",
    "mặt trận tổ quốc", "việt nam", "sở nội vụ", "sở", "ban chỉ đạo", "liên đoàn lao động", "thanh tra", "công an", "văn phòng", "đảng bộ", "chi bộ", "hội nông dân", "đoàn thanh niên",
    "cơ sở", "ban", "bộ", "phòng", "hội", "trung tâm", "ủy ban mặt trận tổ quốc việt nam", "bộ chính trị", "hội liên hiệp phụ nữ",
)  # fmt: skip
_CUT = re.compile(r"\s*(?:cộng hòa xã hội|đảng cộng sản|độc lập\s*[-–]|số\s*:?\s*\d+\s*[-/])")
_NO_NAME = re.compile(r"số\s*[:.\d]|.*ngày[\s.…\d]+tháng|v/v|kính gửi")
_TERM = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(_TERMS, key=len, reverse=True))})(?!\w)")


def letterhead(head: list[Block]) -> str | None:
    """The issuing body, from the lines above number and title."""
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


def _organisation(cell: str) -> str:
    """The part of a letterhead line that names an organisation; empty for the national title, numbers and days."""
    line = cell.strip()
    cut = _CUT.search(line.lower())
    line = line[: cut.start()] if cut else line
    low = line.lower()
    return "" if not low or NATION.search(low) or _NO_NAME.match(low) else line.strip(" *-–_")


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
