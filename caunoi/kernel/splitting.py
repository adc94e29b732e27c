"""Splitting a draft into the parts people comment on: chương, mục, điều, khoản; else headings; else paragraphs."""

import re
from dataclasses import dataclass, field

from .words import Word

_CHAPTER = re.compile(r"^chương\s+([IVXLC]+|\d+)\s*[.:–-]?\s*(.*)$", re.IGNORECASE)
_PART = re.compile(r"^mục\s+(\d+|[IVXLC]+)\s*[.:–-]?\s*(.*)$", re.IGNORECASE)
_ARTICLE = re.compile(r"^điều\s+(\d+[a-zđ]?)\s*[.:]\s*(.*)$", re.IGNORECASE)
_CLAUSE = re.compile(r"^(\d{1,2})\s*\.\s+(\S.*)$")
_HEADING = re.compile(r"^((?:[IVXLC]+|\d{1,2}(?:\.\d{1,2})*)\s*[.)/])\s+(\S.*)$")
#: An article longer than this, with clauses, is commented on clause by clause.
LONG_ARTICLE = 1500
#: Titles end here; a longer line is text.
LONGEST_TITLE = 160
MOST_SECTIONS = 400


class SectionKind(Word):
    """What a part of a draft is in the structure of Vietnamese law."""

    WHOLE = "whole", "Toàn văn", "Whole draft"
    CHAPTER = "chapter", "Chương", "Chapter"
    PART = "part", "Mục", "Part"
    ARTICLE = "article", "Điều", "Article"
    CLAUSE = "clause", "Khoản", "Clause"
    HEADING = "heading", "Đề mục", "Heading"
    PARAGRAPH = "paragraph", "Đoạn", "Paragraph"


@dataclass(slots=True)
class Piece:
    """One part of a draft as found."""

    kind: SectionKind
    number: str = ""
    title: str = ""
    depth: int = 1
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words, a line for each paragraph."""
        return "\n".join(self.lines).strip()


def split(text: str) -> list[Piece]:
    """The parts of a draft in reading order; no word of it is lost."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if any(_ARTICLE.match(line) for line in lines):
        found = _by_articles(lines)
    elif sum(bool(_HEADING.match(line)) and len(line) <= LONGEST_TITLE for line in lines) >= 2:
        found = _by_headings(lines)
    else:
        found = [Piece(SectionKind.PARAGRAPH, number=str(at), lines=[line]) for at, line in enumerate(lines, start=1)]
    return found if len(found) <= MOST_SECTIONS else _joined(found)


def _by_articles(lines: list[str]) -> list[Piece]:
    pieces: list[Piece] = []
    here = Piece(SectionKind.PARAGRAPH, title="Phần mở đầu")
    awaited = False
    for line in lines:
        opened = _opened(line)
        if opened is not None:
            if here.text or here.number:
                pieces.append(here)
            here, awaited = opened, not opened.title and opened.kind in (SectionKind.CHAPTER, SectionKind.PART)
        elif awaited and len(line) <= LONGEST_TITLE:
            here.title, awaited = line.rstrip("."), False
        else:
            here.lines.append(line)
    pieces.append(here)
    return [part for piece in pieces for part in _clauses(piece)]


def _opened(line: str) -> Piece | None:
    if match := _CHAPTER.match(line):
        return Piece(SectionKind.CHAPTER, match[1].upper(), match[2].strip(" ."), 1)
    if match := _PART.match(line):
        return Piece(SectionKind.PART, match[1].upper(), match[2].strip(" ."), 2)
    if match := _ARTICLE.match(line):
        title = match[2].strip()
        if len(title) > LONGEST_TITLE:
            return Piece(SectionKind.ARTICLE, match[1], "", 3, [title])
        return Piece(SectionKind.ARTICLE, match[1], title.rstrip("."), 3)
    return None


def _clauses(piece: Piece) -> list[Piece]:
    """A long article taken apart by its clauses; a short one whole."""
    starts = [at for at, line in enumerate(piece.lines) if _CLAUSE.match(line)]
    if piece.kind is not SectionKind.ARTICLE or len(piece.text) < LONG_ARTICLE or len(starts) < 2:
        return [piece]
    head = Piece(piece.kind, piece.number, piece.title, piece.depth, piece.lines[: starts[0]])
    parts = [head]
    for start, end in zip(starts, [*starts[1:], len(piece.lines)], strict=True):
        match = _CLAUSE.match(piece.lines[start])
        number = f"{match[1]} Điều {piece.number}" if match else ""
        parts.append(Piece(SectionKind.CLAUSE, number, "", 4, piece.lines[start:end]))
    return parts


def _by_headings(lines: list[str]) -> list[Piece]:
    pieces: list[Piece] = []
    here = Piece(SectionKind.PARAGRAPH, title="Phần mở đầu")
    for line in lines:
        match = _HEADING.match(line)
        if match and len(line) <= LONGEST_TITLE:
            if here.text or here.number:
                pieces.append(here)
            depth = 1 if re.match(r"[IVXLC]", match[1]) else 1 + match[1].rstrip(".)/").count(".") + 1
            here = Piece(SectionKind.HEADING, match[1].rstrip(".)/ "), match[2].rstrip("."), min(depth, 4))
        else:
            here.lines.append(line)
    pieces.append(here)
    return pieces


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Neighbouring paragraphs put together until there are few enough to read through."""
    step = -(-len(pieces) // MOST_SECTIONS)
    return [
        Piece(
            first.kind,
            first.number,
            first.title,
            first.depth,
            [line for piece in pieces[at : at + step] for line in _whole(piece)],
        )
        for at in range(0, len(pieces), step)
        for first in [pieces[at]]
    ]


def _whole(piece: Piece) -> list[str]:
    head = f"{piece.number}. {piece.title}".strip(". ") if piece.kind is not SectionKind.PARAGRAPH else ""
    return [*([head] if head else []), *piece.lines]
