"""Sentence by sentence: which were made from the figures, which a person wrote, and which written numbers rest on no record. No Django."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from .words import Mark

#: What ends in a full stop without ending a sentence: abbreviations, initials, the number in front of a point.
_SHORT = re.compile(
    r"(?:^|[\s(“])(?:TP|Tp|tp|Q|P|H|TX|TT|ThS|Ths|TS|PGS|GS|BS|LS|KTS|v\.v|tr|St|[A-ZĐ])\.$|^\s*(?:[-–+*•]\s*)?\d{1,3}\.$"
)
_LABEL = re.compile(r"^\s*(?:[-–+*•]\s+)?")
#: Digits that are no figure: days, years, spans of years, numbers of papers and of articles, places, hours, “6 tháng”.
_EXEMPT = re.compile(
    r"\d{1,2}[/-]\d{1,2}[/-]\d{2,4}|\d{1,2}/(?:19|20)\d\d|24/(?:7|24)|(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d|\d+[/-][A-ZĐ][\w/.-]*|\d+/(?:19|20)\d\d/[A-ZĐ][\w/.-]*"
    r"|\b(?:Điều|điều|Khoản|khoản|Điểm|điểm|Chương|Mục|mục|Phụ lục|Biểu|biểu|năm|ngày|tháng|quý|Quý|số|Số|lần thứ|thứ|Tổ|tổ|khu phố|Khu phố|ấp|Ấp|thôn|Thôn|Phường|phường"
    r"|Quận|quận|đường|hẻm|Nghị quyết|Chỉ thị|Kết luận|Kế hoạch|khóa|Khóa|giai đoạn|nhiệm kỳ)\s+\d+(?:[.,]\d+)*(?:\s*[-–]\s*\d+)?"
    r"|\b\d{1,2}\s+tháng\b|\b\d{1,2}\s*(?:giờ|h)\s*\d{0,2}\b|(?<![\d.,])(?:19|20)\d\d(?![\d.,])"
)
_NUMBER = re.compile(r"(?<![\w.,])(\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)(?![\w])")
_BRACES = re.compile(r"\{[^{}]*\}")


def sentences(line: str) -> list[str]:
    """A line cut into its sentences; put together they are the line again. A clause in square brackets is never cut."""
    found, start, depth = [], 0, 0
    for at, sign in enumerate(line):
        depth += (sign == "[") - (sign == "]")
        stops = sign in ".!?…" or (sign == "]" and line[at - 1 : at] in (".", "!", "?", "…"))
        if depth == 0 and stops and _ends(line, start, at):
            end = at + 1
            while end < len(line) and line[end].isspace():
                end += 1
            found.append(line[start:end])
            start = end
    return [*found, line[start:]] if line[start:] else found


def _ends(line: str, start: int, at: int) -> bool:
    """Whether the sign at a place ends a sentence: something begins after it, and it closes no abbreviation."""
    rest = line[at + 1 :]
    begins = rest.lstrip()
    if not begins or not (rest[0].isspace() or rest[:2] == "[ "):
        return False
    first = begins.lstrip("[ ")[:1]
    return (first.isupper() or first.isdigit() or first in "{“\"'-–") and not _SHORT.search(line[start : at + 1])


def bare(sentence: str) -> str:
    """A sentence without the dash in front and the space behind: what two spellings of it share."""
    return _LABEL.sub("", sentence).strip()


def bare_sentences(text: str) -> frozenset[str]:
    """Every sentence of a text, bare."""
    return frozenset(bare(each) for line in text.split("\n") if line.strip() for each in sentences(line))


def marked(text: str, known: Iterable[str]) -> list[list[str]]:
    """For each line that says something, where each of its sentences comes from: those ``known`` from data, others from a person."""
    kept = frozenset(known)
    return [
        [(Mark.DATA if bare(each) in kept else Mark.PERSON).value for each in sentences(line)]
        for line in text.split("\n") if line.strip()
    ]  # fmt: skip


def from_data(text: str, marks: list[list[str]]) -> frozenset[str]:
    """The sentences of an earlier version that were from data: unchanged they stay so."""
    lines = [line for line in text.split("\n") if line.strip()]
    return frozenset(
        bare(sentence)
        for line, row in zip(lines, marks, strict=False)
        for sentence, mark in zip(sentences(line), row, strict=False)
        if mark == Mark.DATA.value
    )


def paired(text: str, marks: list[list[str]]) -> list[list[tuple[str, str]]]:
    """Each line as (sentence, mark); where the marks do not fit the text, a person answers for it."""
    lines = [line for line in text.split("\n") if line.strip()]
    found = []
    for at, line in enumerate(lines):
        said = sentences(line)
        row = marks[at] if at < len(marks) and len(marks[at]) == len(said) else [Mark.PERSON.value] * len(said)
        found.append(list(zip(said, row, strict=True)))
    return found


def loose(text: str, recorded: frozenset[str]) -> list[tuple[int, int]]:
    """Where a text states a number that no record gives; dates, articles, numbers of papers and placeholders are none."""
    hidden = _EXEMPT.sub(_blank, _BRACES.sub(_blank, text))
    return [(found.start(), found.end()) for found in _NUMBER.finditer(hidden) if canonical(found[1]) not in recorded]


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def canonical(number: str) -> str:
    """A number as papers write it, in one spelling: “1.234,50” is “1234.5”."""
    whole, _comma, rest = number.replace(".", "").partition(",")
    whole, rest = whole.lstrip("0") or "0", rest.rstrip("0")
    return f"{whole}.{rest}" if rest else whole


def told(kept: Mapping[str, Any]) -> frozenset[str]:
    """Every number the figures of a snapshot give."""
    names = ("value", "part", "whole", "before", "before_part", "before_whole")
    values = {row.get(name) for row in kept.get("figures", ()) for name in names}
    return frozenset(_spelt(value) for value in values if value is not None)


def recorded(kept: Mapping[str, Any], sentence: str, figures: frozenset[str] | None = None) -> frozenset[str]:
    """Every number the snapshot gives for a sentence: its figures (``told``), and the rows of the units and topics it names."""
    values: list[Any] = []
    for row in (*kept.get("units", ()), *kept.get("topics", ()), *kept.get("bodies", ())):
        if row["label"] in sentence:
            values += [value for name, value in row.items() if name not in ("unit", "topic", "body", "label")]
    named = frozenset(_spelt(value) for value in values if value is not None)
    return named | (told(kept) if figures is None else figures)


def _spelt(value: float) -> str:
    return canonical(f"{value:.1f}".replace(".", ","))
