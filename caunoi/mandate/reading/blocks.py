"""Blocks: the paragraphs, headings, list items and table rows of a text, wrapped lines joined, each with its offsets."""

import re
from dataclasses import dataclass
from enum import IntEnum

from .shadow import Shadow

_TERMINAL = re.compile(r"[.!?…;:]\W*$")
#: A line broken before its number: a document wrapped by a PDF often breaks a day there.
_WAITS_FOR_NUMBER = re.compile(r"\b(?:ngày|tháng|năm|quý|số|điều|khoản)$", re.IGNORECASE)
_MARKER = re.compile(
    r"""(?P<part>(?:phần|chương|mục)\s+(?:thứ\s+)?(?:[ivx]+|[a-z]|\d+|nhất|hai|ba|tư|năm)\b\s*[.:\-–—]?\s*)
      |(?P<article>điều\s+\d+\s*[.:]\s*)
      |(?P<roman>[ivx]{1,5}\s*[./)]\s*[-–—]?\s+|[ivx]{1,5}\s*[-–—]\s+)
      |(?P<deep>\d{1,2}(?:\.\d{1,2}){1,3}\s*[.)/]?\s+)
      |(?P<paren>\(\d{1,2}\)\s*)
      |(?P<number>\d{1,2}\s*[.)/](?!\d)\s*|\d{1,2}\s*[-–]\s+(?=[^\W\d]))
      |(?P<letter>[a-zđ]\s*[.)]\s+|\([a-zđ]\)\s*|[a-zđ]\)(?=\w))
      |(?P<dash>[-–—•▪■●◦·✓➢❖►▶]\s*(?!\d))
      |(?P<star>[*]+\s*)
      |(?P<plus>[+]\s*)
    """,
    re.VERBOSE | re.IGNORECASE,
)


class Level(IntEnum):
    """How deep a block's marker stands; the deeper, the greater."""

    PART = 1
    ROMAN = 2
    NUMBER = 3
    DEEP = 4
    DEEPER = 5
    LETTER = 6
    STAR = 7
    DASH = 8
    PLUS = 9
    NONE = 20


_LEVELS = {
    "part": Level.PART, "article": Level.NUMBER, "roman": Level.ROMAN, "number": Level.NUMBER, "deep": Level.DEEP,
    "paren": Level.LETTER, "letter": Level.LETTER, "star": Level.STAR, "dash": Level.DASH, "plus": Level.PLUS,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph: ``start`` stands after its marker, ``whole`` where the marker itself begins; ``low`` in small letters."""

    whole: int
    start: int
    end: int
    level: Level
    text: str
    low: str

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def ended(self) -> bool:
        """Whether it closes like a sentence."""
        return bool(_TERMINAL.search(self.text))

    @property
    def row(self) -> bool:
        """Whether it is a table row of several cells."""
        return "\t" in self.text

    @property
    def upper(self) -> bool:
        """Whether it is set in capitals."""
        letters = [c for c in self.text if c.isalpha()]
        return len(letters) >= 4 and sum(c.isupper() for c in letters) > 0.75 * len(letters)


def blocks_of(shadow: Shadow) -> list[Block]:
    """The blocks of a text in order; ``shadow.norm`` is blank-joined where a paragraph was wrapped over lines."""
    lines = _lines(shadow.norm)
    # A row of a table is as long as its cells, not as the page is wide.
    width = _wrap_width([end - start for start, end, _ in lines if "\t" not in shadow.norm[start:end]])
    joined: list[list[int]] = []
    for start, end, gap in lines:
        if joined and not gap and _continues(shadow.norm, joined[-1], (start, end), width):
            joined[-1][1] = end
        else:
            joined.append([start, end, start])
        joined[-1][2] = start
    return [_block(shadow, start, end) for start, end, _ in joined]


def _lines(norm: str) -> list[tuple[int, int, bool]]:
    found = []
    at, gap = 0, True
    for line in norm.split("\n"):
        body = line.strip(" \t")
        if "\t" in body:  # a row keeps its empty first cells, else its columns would shift
            body = line.strip(" ")
        if body:
            start = at + line.index(body)
            found.append((start, start + len(body), gap))
        gap = not body
        at += len(line) + 1
    return found


def _wrap_width(lengths: list[int]) -> int:
    """The line width of a text wrapped by hand or by a PDF; 0 where paragraphs are whole lines."""
    long = sorted(length for length in lengths if length >= 45)
    if len(long) < 4 or long[-1] > 140 or len(long) < 0.3 * len(lengths):
        return 0
    return long[int(len(long) * 0.8)]


def _continues(norm: str, before: list[int], line: tuple[int, int], width: int) -> bool:
    last = norm[before[2] : before[1]]
    head = norm[line[0] : line[0] + 40]
    if "\t" in last or "\t" in norm[line[0] : line[1]] or _MARKER.match(head):
        return False
    if head[0].isdigit() and _WAITS_FOR_NUMBER.search(last[-12:]):
        return True
    if head[0].islower() or head[0] in "),;":
        return not _TERMINAL.search(last) or (bool(width) and last[-1] not in ":;.")
    if not width or len(last) < 0.72 * width:
        return last.endswith(",") and bool(width)
    return not _TERMINAL.search(last) and not _is_capitals(last) and not _is_capitals(head)


def _is_capitals(line: str) -> bool:
    letters = [c for c in line if c.isalpha()]
    return bool(letters) and all(c.isupper() for c in letters)


def _block(shadow: Shadow, start: int, end: int) -> Block:
    body = shadow.norm[start:end]
    low = shadow.low[start:end].replace("\n", " ")
    marker = _MARKER.match(body) if "\t" not in body else None
    if marker is not None and marker.end() >= len(body) and marker.lastgroup == "part":
        return Block(start, start, end, Level.PART, body.replace("\n", " "), low)
    if marker is None or marker.end() >= len(body) or _is_false_marker(marker, body):
        return Block(start, start, end, Level.NONE, body.replace("\n", " "), low)
    level = _LEVELS[marker.lastgroup or "dash"]
    if marker.lastgroup == "letter" and body[marker.start() : marker.end()].strip("( ")[0].isupper():
        level = Level.PART
    if level == Level.DEEP:
        level = Level.DEEPER if len(re.findall(r"\d+", marker.group())) > 2 else Level.DEEP
    inside = start + marker.end()
    return Block(start, inside, end, level, body[marker.end() :].replace("\n", " "), low[marker.end() :])


def _is_false_marker(marker: re.Match[str], body: str) -> bool:
    """A date or a figure at the head of a line, or a word such as "V." of a name, is no marker."""
    rest = body[marker.end() :]
    if marker.lastgroup in ("number", "deep") and re.match(
        r"(?:tháng|ngày|%|/\d|đồng chí|tập thể)\b", rest, re.IGNORECASE
    ):
        return "." not in marker.group()
    return marker.lastgroup == "dash" and not rest.strip(" -–—•")
