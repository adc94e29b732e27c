"""The head of a paper: who issues it, the national or Party title, number, place and day, kind and summary."""

from typing import Any

from docx.document import Document as DocumentType
from docx.shared import Pt

from caunoi.notices.layout import Edition, appeal_lines, issuer_lines, number_line, place_line, place_room
from caunoi.notices.metrics import breadth
from caunoi.notices.paper import Paper

from .pieces import add_rule, bare_table


def add_head(document: DocumentType, paper: Paper, edition: Edition) -> None:
    """Everything above the body."""
    if paper.form:
        document.add_paragraph(paper.form, style="Mẫu số")
    width = edition.width_lying if paper.lying else edition.width
    left = round(width * edition.left_share, 1)
    size, room = place_room(paper, edition, width)
    broad = room > width - left + 0.1
    table = bare_table(
        document, 1 if broad else 2, (left, width - left), "Tên cơ quan ban hành, Quốc hiệu, số, ngày ban hành"
    )
    _issuer(table.cell(0, 0), paper, edition, left)
    _title(table.cell(0, 1), edition, width - left)
    dated = bare_table(document, 1, (width - room, room), "Số, nơi và ngày ban hành") if broad else table
    last = dated.rows[-1].cells
    _number(last[0], paper, edition)
    when = last[1].add_paragraph(place_line(paper), style="Địa danh, thời gian")
    if size != edition.place_size:
        when.runs[0].font.size = Pt(size)
    if paper.kind:
        _kind(document, paper, edition)
    if paper.to:
        _appeal(document, paper, edition)


def _issuer(cell: Any, paper: Paper, edition: Edition, room: float) -> None:
    for line in issuer_lines(paper.superior, edition) if paper.superior else ():
        cell.add_paragraph(line, style="Cơ quan chủ quản")
    lines = issuer_lines(paper.issuer, edition)
    for line in lines:
        cell.add_paragraph(line, style="Cơ quan ban hành")
    if edition.issuer_mark == "rule":
        add_rule(cell, min(breadth(lines[-1], edition.issuer_size), room) * 0.45, room)
    else:
        cell.add_paragraph(edition.issuer_mark, style="Cơ quan chủ quản")


def _title(cell: Any, edition: Edition, room: float) -> None:
    cell.add_paragraph(edition.national, style="Quốc hiệu")
    last, size = edition.national, edition.national_size
    if edition.motto:
        cell.add_paragraph(edition.motto, style="Tiêu ngữ")
        last, size = edition.motto, edition.motto_size
    add_rule(cell, breadth(last, size), room)


def _number(cell: Any, paper: Paper, edition: Edition) -> None:
    cell.add_paragraph(number_line(paper), style="Số, ký hiệu")
    if not paper.kind and paper.summary:
        cell.add_paragraph(edition.subject_prefix + paper.summary, style="Trích yếu công văn")


def _kind(document: DocumentType, paper: Paper, edition: Edition) -> None:
    document.add_paragraph(paper.kind.upper(), style="Tên loại")
    if paper.summary:
        document.add_paragraph(paper.summary, style="Trích yếu")
    if edition.summary_mark == "rule":
        long = min(breadth(paper.summary or paper.kind.upper(), edition.summary_size), edition.width * 0.5)
        add_rule(document, long * 0.45, edition.width)
    else:
        document.add_paragraph(edition.summary_mark, style="Trích yếu")


def _appeal(document: DocumentType, paper: Paper, edition: Edition) -> None:
    lines = appeal_lines(paper)
    if len(lines) == 1:
        paragraph = document.add_paragraph(style="Kính gửi")
        paragraph.add_run(edition.appeal_label + " ").italic = edition.appeal_italic or None
        paragraph.add_run(lines[0])
        return
    share = edition.width * 0.34
    table = bare_table(document, 1, (share, edition.width - share), "Nơi được gửi văn bản")
    left = table.cell(0, 0).add_paragraph(style="Kính gửi")
    left.alignment = 2
    left.add_run(edition.appeal_label + " ").italic = edition.appeal_italic or None
    for at, line in enumerate(lines):
        paragraph = table.cell(0, 1).add_paragraph(line, style="Kính gửi")
        paragraph.alignment = 0
        if at:
            paragraph.paragraph_format.space_before = 0
        if at < len(lines) - 1:
            paragraph.paragraph_format.space_after = 0
