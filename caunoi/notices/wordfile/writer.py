"""Writing a paper as .docx: the two-column head, the body by styles, signature and recipients."""

import io
from datetime import UTC, datetime, time
from typing import Any

from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph as Words

from caunoi.notices.layout import Edition, annexed, edition_of
from caunoi.notices.numbering import labelled
from caunoi.notices.paper import (
    Annex,
    Article,
    Block,
    Bullet,
    Centre,
    Ground,
    Heading,
    Item,
    Paper,
    Paragraph,
    Table,
    cleaned,
)

from .foot import add_foot
from .head import add_head
from .pieces import add_page_number, add_runs, number
from .styles import CENTRE, COUNTED, DASHED, JUSTIFY, LEFT, RIGHT, fresh, recount
from .tables import add_table

_SIDES = {"justify": JUSTIFY, "left": LEFT, "centre": CENTRE, "right": RIGHT}


def write_docx(paper: Paper) -> bytes:
    """The paper as a Word file in its layout's edition."""
    paper = annexed(cleaned(paper))
    edition = edition_of(paper)
    document = fresh(edition)
    _describe(document, paper)
    _page(document.sections[0], edition, first=True, landscape=paper.lying)
    add_page_number(document.sections[0])
    add_head(document, paper, edition)
    body, annexes = _parted(paper.body)
    _Writer(document, edition, lying=paper.lying).write(body)
    _hold(document)
    add_foot(document, paper, edition)
    if annexes:
        _Writer(document, edition).write(annexes)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def _hold(document: DocumentType) -> None:
    """The last words go to the next page with the signature, which never stands on a page alone."""
    last = [each for each in document.element.body if each.tag != qn("w:sectPr")][-1]
    if last.tag == qn("w:p"):
        Words(last, document).paragraph_format.keep_with_next = True


def _parted(body: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """What stands before the signature, and the annexes behind it."""
    at = next((at for at, block in enumerate(body) if isinstance(block, Annex)), len(body))
    return body[:at], body[at:]


def _describe(document: DocumentType, paper: Paper) -> None:
    about = document.core_properties
    about.title, about.author, about.subject = paper.title[:255], paper.issuer[:255], paper.kind or "Công văn"
    about.language, about.comments, about.keywords = "vi-VN", "", paper.symbol
    if paper.on:
        about.created = about.modified = datetime.combine(paper.on, time(), UTC).replace(tzinfo=None)


def _page(section: Any, edition: Edition, *, first: bool, landscape: bool = False) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    top, right, bottom, left = edition.top, edition.right, edition.bottom, edition.left
    if landscape:
        top, right, bottom, left = left, edition.top, edition.right, edition.bottom
    section.top_margin, section.right_margin = Mm(top), Mm(right)
    section.bottom_margin, section.left_margin = Mm(bottom), Mm(left)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = first


class _Writer:
    """Goes down the body once; keeps the list instance and the turn of the page."""

    def __init__(self, document: DocumentType, edition: Edition, *, lying: bool = False) -> None:
        self.document = document
        self.edition = edition
        self.counted = COUNTED
        self.breadth = edition.width_lying if lying else edition.width

    def write(self, body: tuple[Block, ...]) -> None:
        for label, block in labelled(body, roman_end=self.edition.roman_end):
            match block:
                case Annex():
                    self._annex(block)
                case Table(landscape=True) if self.breadth == self.edition.width:
                    self._turn(landscape=True)
                    add_table(self.document, block, self.breadth)
                    self._turn(landscape=False)
                case Table():
                    add_table(self.document, block, self.breadth)
                case _:
                    self._text(label, block)

    def _text(self, label: str, block: Any) -> None:
        style, level, typed = _manner(block)
        paragraph = self.document.add_paragraph(style=style)
        if typed:
            paragraph.add_run(f"{label} ")
        if isinstance(block, Ground) and self.edition.ground_dash:
            paragraph.add_run("- ")
        if isinstance(block, Paragraph) and block.align != "justify":
            paragraph.alignment = _SIDES[block.align]
            paragraph.paragraph_format.first_line_indent = Mm(0)
        add_runs(paragraph, block.text, bold=isinstance(block, Article) and block.titled)
        if isinstance(block, Bullet):
            number(paragraph, DASHED, 0)
        elif level is not None:
            number(paragraph, self.counted, level)

    def _annex(self, annex: Annex) -> None:
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        _page(section, self.edition, first=True, landscape=annex.landscape)
        add_page_number(section, restart=True)
        self.breadth = self.edition.width_lying if annex.landscape else self.edition.width
        self.counted = recount(self.document)
        self.document.add_paragraph(annex.label, style="Phụ lục")
        if annex.title:
            self.document.add_paragraph(annex.title.upper(), style="Tên phụ lục")
        if annex.of:
            self.document.add_paragraph(annex.of, style="Kèm theo")

    def _turn(self, *, landscape: bool) -> None:
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        _page(section, self.edition, first=False, landscape=landscape)
        self.breadth = self.edition.width_lying if landscape else self.edition.width


def _manner(block: Any) -> tuple[str, int | None, bool]:
    """Style, list level, and whether the label is typed: points are, for Word cannot count a, b, c, d, đ."""
    match block:
        case Heading(level=1):
            return "Heading 1", 0, False
        case Heading(level=2):
            return "Heading 2", 2, False
        case Heading():
            return "Heading 3", None, True
        case Article():
            return "Điều", 1, False
        case Item(level=2):
            return "Khoản", 2, False
        case Item():
            return "Điểm", None, True
        case Bullet():
            return "Gạch đầu dòng", None, False
        case Ground():
            return "Căn cứ", None, False
        case Centre():
            return "Dòng giữa", None, False
        case _:
            return "Lời văn", None, False
