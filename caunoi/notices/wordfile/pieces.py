"""Small pieces Word needs spelled out: runs, list marks, rules, page fields, bare tables."""

from typing import Any

from docx.document import Document as DocumentType
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from caunoi.notices.paper import Rich, runs

from .styles import element


def add_runs(paragraph: Any, text: Rich, *, bold: bool = False) -> None:
    """The text run by run; only what differs from the style is marked."""
    for run in runs(text):
        made = paragraph.add_run(run.text)
        if run.bold or bold:
            made.bold = True
        if run.italic:
            made.italic = True


def number(paragraph: Any, instance: int, level: int) -> None:
    """Put the paragraph in a list."""
    marks = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    marks.get_or_add_ilvl().val = level
    marks.get_or_add_numId().val = instance


def add_rule(cell: Any, length: float, breadth: float) -> None:
    """A thin rule of a given length in the middle: the lower border of an empty paragraph drawn in from both sides."""
    paragraph = cell.add_paragraph(style="Đường kẻ")
    side = max(0.0, (breadth - min(length, breadth)) / 2)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(side)
    paragraph.paragraph_format.line_spacing = Pt(3)
    borders = element("w:pBdr")
    borders.append(element("w:bottom", val="single", sz="6", space="0", color="000000"))
    paragraph._p.get_or_add_pPr().append(borders)
    _in_order(paragraph._p.pPr, borders)


def _in_order(properties: Any, borders: Any) -> None:
    """Borders must stand before spacing and indents or Word calls the file damaged."""
    properties.remove(borders)
    later = {qn(f"w:{name}") for name in ("shd", "tabs", "spacing", "ind", "jc", "outlineLvl", "rPr", "sectPr")}
    at = next((at for at, child in enumerate(properties) if child.tag in later), len(properties))
    properties.insert(at, borders)


def bare_table(document: DocumentType, rows: int, widths: tuple[float, ...], purpose: str) -> Any:
    """A table without borders that only places things; it says so to screen readers."""
    table = document.add_table(rows=rows, cols=len(widths))
    shape(table, widths)
    properties = table._tbl.tblPr
    margins = element("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(element(f"w:{side}", w="0", type="dxa"))
    look = properties.find(qn("w:tblLook"))
    at = list(properties).index(look) if look is not None else len(properties)
    properties.insert(at, margins)
    properties.append(element("w:tblCaption", val="Bố cục"))
    properties.append(element("w:tblDescription", val=purpose))
    for row in table.rows:
        whole(row)
        for cell in row.cells:
            cell._tc.remove(cell.paragraphs[0]._p)
    return table


def shape(table: Any, widths: tuple[float, ...]) -> None:
    """Fixed columns of the given widths in millimetres, centred on the page."""
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row._tr.tc_lst, widths, strict=False):
            cell.width = Mm(width)


def whole(row: Any) -> None:
    """Keep a row on one page."""
    row._tr.get_or_add_trPr().append(element("w:cantSplit"))


def add_page_number(section: Any, *, restart: bool = False) -> None:
    """The page number in the middle of the top margin, not on the first page."""
    if restart:
        section._sectPr.append(element("w:pgNumType", start="1"))
        return
    paragraph = section.header.paragraphs[0]
    paragraph.style = "Số trang"
    field = element("w:fldSimple", instr=" PAGE ")
    paragraph._p.append(field)
    run = element("w:r")
    text = element("w:t")
    text.text = "2"
    run.append(text)
    field.append(run)
    section.first_page_header.is_linked_to_previous = False
