"""A sector report as official paper: the figures in sentences and a table, what people wrote, signed and numbered."""

from caunoi.indicators.catalogue import indicators
from caunoi.indicators.words import Unit
from caunoi.notices.issuing import issuer_of
from caunoi.notices.paper import Annex, Block, Column, Heading, Paper, Paragraph, Table
from caunoi.notices.text import paragraphs

from . import drafting
from .models import SectorReport


def paper(row: SectorReport, name: str) -> Paper:
    """The report; ``name`` is what its span is called."""
    issuer, line, found = issuer_of(row.body, row.until), row.line_word, drafting.read(row.figures)
    body: list[Block] = []
    if row.is_quick:
        body += [Heading(1, "DIỄN BIẾN"), *paragraphs(row.happening)]
    else:
        body.append(Paragraph(f"Thực hiện chế độ báo cáo ({row.cite}), {row.body.name} báo cáo {name} như sau:"))
    body.append(Heading(1, "SỐ LIỆU" if row.is_quick else "TÌNH HÌNH, KẾT QUẢ"))
    for heading, words in drafting.sentences(line, found):
        body += [Heading(2, heading), Paragraph(words)]
    if row.remarks:
        body += [
            Heading(1, "BIỆN PHÁP ĐÃ LÀM, NHẬN ĐỊNH" if row.is_quick else "NHẬN XÉT, KHÓ KHĂN"),
            *paragraphs(row.remarks),
        ]
    if row.requests:
        body += [Heading(1, "KIẾN NGHỊ, ĐỀ XUẤT"), *paragraphs(row.requests)]
    body += [Annex("Phụ lục", "Số liệu trong kỳ", of="(Số liệu đếm từ hồ sơ trên hệ thống)"), _table(row)]
    return Paper(
        layout=issuer.layout, issuer=issuer.name, superior=issuer.superior, symbol=issuer.symbol_for("BC"), place=issuer.place, kind="Báo cáo",
        summary=summary(row, name), to=(row.to.name,), body=tuple(body), recipients=("Như trên", *line.copies, "Lưu: VT"),
    )  # fmt: skip


def summary(row: SectorReport, name: str) -> str:
    """What the report is about, in a line."""
    if row.is_quick:
        return f"Báo cáo nhanh: {row.title}"
    words = (
        row.line_word.vi.removeprefix("Báo cáo tháng ")
        .removeprefix("Báo cáo quý ")
        .removeprefix("của người đứng đầu cấp ủy: ")
    )
    return f"{words[:1].upper()}{words[1:]} {name}"


def _table(row: SectorReport) -> Table:
    found = drafting.read(row.figures)
    rows = tuple(
        (
            str(at),
            indicators()[code].vi,
            "" if figure.unit is Unit.SHARE else figure.unit.vi,
            drafting.told(figure),
            drafting.before(figure),
        )
        for at, (code, figure) in enumerate(found.items(), start=1)
    )
    columns = (
        Column("STT", 0.5, "centre"), Column("Chỉ tiêu", 4.2), Column("Đơn vị tính", 1.0, "centre"), Column("Kỳ này", 1.6, "right"),
        Column("Kỳ trước", 1.6, "right"),
    )  # fmt: skip
    return Table(columns, rows)
