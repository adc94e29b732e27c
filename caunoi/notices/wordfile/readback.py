"""Reading a written .docx again, labels counted as Word counts them: what a person would read on the page."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Length
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

from caunoi.notices.numbering import roman


@dataclass(frozen=True, slots=True)
class ReadLine:
    """One paragraph: its style and its words with the label in front."""

    style: str
    text: str


@dataclass(frozen=True, slots=True)
class ReadPage:
    """One section: breadth, height and margins in millimetres, whether its first page goes unnumbered."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    first_differs: bool


@dataclass(frozen=True, slots=True)
class ReadPaper:
    """A Word file as lines in reading order, pages, and what it says of itself."""

    lines: tuple[ReadLine, ...]
    pages: tuple[ReadPage, ...]
    title: str
    author: str
    numbered_pages: bool

    @property
    def text(self) -> str:
        """Every non-empty line."""
        return "\n".join(line.text for line in self.lines if line.text.strip())

    def of(self, *styles: str) -> tuple[str, ...]:
        """The lines in one of the styles."""
        return tuple(line.text for line in self.lines if line.style in styles)


def read_back(content: bytes) -> ReadPaper:
    """The structure of a .docx this room wrote."""
    document = Document(io.BytesIO(content))
    counts: dict[tuple[int, int], int] = {}
    lines = tuple(_line(paragraph, counts) for paragraph in _paragraphs(document))
    about = document.core_properties
    field = document.sections[0].header._element.find(f".//{qn('w:fldSimple')}")
    return ReadPaper(
        lines, tuple(_page(section) for section in document.sections), about.title, about.author, field is not None
    )


def _paragraphs(parent: Any) -> Iterator[WordParagraph]:
    for item in parent.iter_inner_content():
        if isinstance(item, WordTable):
            seen: set[Any] = set()
            for row in item.rows:
                for cell in row.cells:
                    if cell._tc not in seen:
                        seen.add(cell._tc)
                        yield from _paragraphs(cell)
        else:
            yield item


def _line(paragraph: WordParagraph, counts: dict[tuple[int, int], int]) -> ReadLine:
    style = paragraph.style.name if paragraph.style is not None else ""
    words = " ".join(paragraph.text.split())
    marks: Any = paragraph._p.pPr.numPr if paragraph._p.pPr is not None else None
    if marks is None:
        return ReadLine(style or "", words)
    instance, level = marks.numId.val, marks.ilvl.val
    return ReadLine(style or "", f"{_label(paragraph, instance, level, counts)} {words}".strip())


def _label(paragraph: WordParagraph, instance: int, level: int, counts: dict[tuple[int, int], int]) -> str:
    pattern = _pattern(paragraph, instance, level)
    if "%" not in pattern:
        return pattern
    counts[instance, level] = counts.get((instance, level), 0) + 1
    if level < 2:
        counts[instance, 2] = 0
    count = counts[instance, level]
    return pattern.replace(f"%{level + 1}", roman(count) if level == 0 else str(count))


def _pattern(paragraph: WordParagraph, instance: int, level: int) -> str:
    part: Any = paragraph.part
    root = part.numbering_part.element
    number = next(num for num in root.iterchildren(qn("w:num")) if num.get(qn("w:numId")) == str(instance))
    wanted = number.find(qn("w:abstractNumId")).get(qn("w:val"))
    for abstract in root.iterchildren(qn("w:abstractNum")):
        if abstract.get(qn("w:abstractNumId")) == wanted:
            for found in abstract.iterchildren(qn("w:lvl")):
                if found.get(qn("w:ilvl")) == str(level):
                    return str(found.find(qn("w:lvlText")).get(qn("w:val")))
    return ""


def _page(section: Any) -> ReadPage:
    def mm(length: Length | None) -> float:
        return round(length.mm, 1) if length is not None else 0.0

    margins = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
    top, right, bottom, left = (mm(margin) for margin in margins)
    first = section.different_first_page_header_footer
    return ReadPage(mm(section.page_width), mm(section.page_height), top, right, bottom, left, first)
