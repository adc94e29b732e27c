"""The foot of a paper: recipients on the left, who signs on the right; several signers side by side in minutes."""

from typing import Any

from docx.document import Document as DocumentType
from docx.shared import Pt

from caunoi.notices.layout import Edition, recipient_lines
from caunoi.notices.paper import Paper, Signature

from .pieces import bare_table

#: Room for a signature and a seal; for a signature alone, on forms, less.
_SPACE, _LITTLE = Pt(60), Pt(46)


def add_foot(document: DocumentType, paper: Paper, edition: Edition) -> None:
    """Signatures and recipients; nothing for a paper with neither."""
    if not paper.signatures and not paper.recipients:
        return
    gap = document.add_paragraph(style="Đường kẻ")
    gap.paragraph_format.space_before = Pt(6)
    gap.paragraph_format.keep_with_next = True
    if len(paper.signatures) > 1:
        _signers(document, paper, edition)
        if paper.recipients:
            _recipients(document, paper)
        return
    table = bare_table(document, 1, (edition.width * 0.47, edition.width * 0.53), "Nơi nhận và người ký")
    _recipients(table.cell(0, 0), paper)
    for signature in paper.signatures:
        _sign(table.cell(0, 1), signature)
    if not paper.signatures:
        table.cell(0, 1).add_paragraph()


def _signers(document: DocumentType, paper: Paper, edition: Edition) -> None:
    across = 3 if len(paper.signatures) in (3, 5, 6, 9) else 2
    for at in range(0, len(paper.signatures), across):
        if at:
            document.add_paragraph(style="Đường kẻ").paragraph_format.space_before = Pt(10)
        batch = paper.signatures[at : at + across]
        table = bare_table(document, 1, (edition.width / across,) * across, "Những người ký")
        for place in range(across):
            cell = table.cell(0, place)
            if place < len(batch):
                _sign(cell, batch[place])
            else:
                cell.add_paragraph()


def _sign(cell: Any, signature: Signature) -> None:
    for at, line in enumerate(signature.lines):
        last = at == len(signature.lines) - 1 and len(signature.lines) > 1
        cell.add_paragraph(line, style="Chức vụ" if last else "Quyền hạn, chức vụ")
    if signature.note:
        cell.add_paragraph(signature.note, style="Ghi chú ký")
    name = cell.add_paragraph(signature.name, style="Họ tên người ký")
    name.paragraph_format.space_before = _LITTLE if signature.note else _SPACE


def _recipients(cell: Any, paper: Paper) -> None:
    if not paper.recipients:
        cell.add_paragraph()
        return
    cell.add_paragraph("Nơi nhận:", style="Nơi nhận").paragraph_format.keep_with_next = True
    lines = recipient_lines(paper)
    for at, line in enumerate(lines):
        told = cell.add_paragraph(line, style="Danh sách nơi nhận")
        told.paragraph_format.keep_with_next = at < len(lines) - 1 or None
