"""Tables of figures in Word: a head that repeats on every page, whole rows, fitting sizes."""

from typing import Any

from docx.document import Document as DocumentType
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from caunoi.notices.paper import Head, Table
from caunoi.notices.tabular import head_cells, text_size, widths

from .pieces import shape, whole
from .styles import CENTRE, LEFT, RIGHT, element

_SIDES = {"left": LEFT, "centre": CENTRE, "right": RIGHT}


def add_table(document: DocumentType, table: Table, breadth: float) -> None:
    """The table with its caption above and its note below."""
    if table.caption:
        document.add_paragraph(table.caption, style="Tên bảng")
    elif len(document.element.body) > 1 and document.element.body[-2].tag == qn("w:p"):
        Paragraph(document.element.body[-2], document).paragraph_format.space_after = Pt(6)
    depth = len(table.head) or 1
    made = document.add_table(rows=depth + len(table.rows), cols=len(table.columns), style="Table Grid")
    shape(made, widths(table, breadth))
    size, style = Pt(text_size(table)), str(document.styles["Ô bảng"].style_id)
    rows = list(made.rows)
    for at, place, cell in head_cells(table):
        _head_cell(rows, at, place, cell, size, style)
    for row in rows[:depth]:
        row._tr.get_or_add_trPr().append(element("w:tblHeader"))
        whole(row)
    for row, cells in zip(rows[depth:], table.rows, strict=True):
        whole(row)
        for target, words, column in zip(row.cells, cells, table.columns, strict=True):
            _fill(target, words, _SIDES[column.align], size, style)
    made._tbl.tblPr.append(element("w:tblCaption", val=table.caption or "Bảng số liệu"))
    if table.note:
        document.add_paragraph(table.note, style="Ghi chú bảng")


def _head_cell(rows: list[Any], at: int, place: int, cell: Head, size: Any, style: str) -> None:
    target = rows[at].cells[place]
    if cell.across > 1 or cell.down > 1:
        target = target.merge(rows[at + cell.down - 1].cells[place + cell.across - 1])
    _fill(target, cell.text, CENTRE, size, style, bold=True)
    target.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER


def _fill(target: Any, words: str, side: Any, size: Any, style: str, *, bold: bool = False) -> None:
    """Put words in a cell; the style goes by its id, since a search by name for every cell takes most of the time of a long table."""
    paragraph = target.paragraphs[0]
    for extra in target.paragraphs[1:]:
        target._tc.remove(extra._p)
    paragraph._p.style = style
    paragraph.alignment = side
    run = paragraph.add_run(words)
    run.font.size = size
    run.bold = bold or None
