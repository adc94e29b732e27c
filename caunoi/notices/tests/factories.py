"""Papers for tests."""

from datetime import date

from caunoi.notices.layout import signature
from caunoi.notices.paper import (
    Annex,
    Article,
    Bullet,
    Centre,
    Column,
    Ground,
    Head,
    Heading,
    Item,
    Paper,
    Paragraph,
    Run,
    Table,
)  # fmt: skip
from caunoi.notices.words import Layout, Manner

FIGURES = Table(
    (Column("STT", 0.5, "centre"), Column("Nội dung", 3), Column("Số lượng", 1, "right")),
    (("1", "Đơn khiếu nại", "12"), ("2", "Đơn tố cáo", "3")),
    caption="Bảng 1. Kết quả tiếp nhận đơn",
)
WIDE = Table(
    tuple(Column(str(at)) for at in range(5)),
    (("Tân Phú", "1", "2", "3", "4"),),
    head=(
        (Head("Đơn vị", 1, 2), Head("Thường xuyên", 2), Head("Định kỳ", 2)),
        (Head("Lượt"), Head("Người"), Head("Buổi"), Head("Kỳ")),
    ),
    landscape=True,
)


def notice(**changes) -> Paper:
    """A State notice signed for the chairman."""
    given = {
        "issuer": "Ủy ban nhân dân phường Tân Phú",
        "superior": "Ủy ban nhân dân Thành phố Hồ Chí Minh",
        "symbol": "TB-UBND",
        "number": 12,
        "place": "Tân Phú",
        "on": date(2026, 11, 19),
        "kind": "Thông báo",
        "summary": "Về việc thụ lý giải quyết khiếu nại lần đầu",
        "to": ("Ông Nguyễn Văn An",),
        "body": (
            Ground("Căn cứ Luật Khiếu nại ngày 11 tháng 11 năm 2011."),
            Paragraph(
                (
                    Run("Ngày 19/11/2026, "),
                    Run("phường", bold=True),
                    Run(" nhận được đơn của ông An, bồi thường 1.500.000₫."),
                )
            ),
            Heading(1, "KẾT QUẢ"),
            Heading(2, "Công tác tiếp công dân"),
            Item(3, "Tiếp định kỳ;"),
            Item(3, "Tiếp đột xuất."),
            Bullet("Gạch đầu dòng."),
            Heading(1, "HẠN CHẾ"),
            Item(2, "Còn 3 vụ việc trễ hạn."),
            FIGURES,
            Paragraph("Vậy thông báo để ông An biết./."),
        ),
        "signatures": (
            signature(Layout.STATE, manner=Manner.FOR, of="Chủ tịch", office="Phó Chủ tịch", name="Trần Thị Bình"),
        ),
        "recipients": ("Như trên", "Chủ tịch UBND phường", "Lưu: VT, HSKN"),
    }
    return Paper(**{**given, **changes})


def decision(**changes) -> Paper:
    """A decision with articles."""
    body = (
        Centre("CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG TÂN PHÚ"),
        Ground("Căn cứ Luật Khiếu nại;"),
        Centre("QUYẾT ĐỊNH:"),
        Article("Giữ nguyên quyết định bị khiếu nại."),
        Item(2, "Khoản một;"),
        Item(2, "Khoản hai."),
        Article("Hiệu lực", titled=True),
        Item(2, "Có hiệu lực từ ngày ký./."),
    )
    return notice(
        kind="Quyết định", symbol="QĐ-UBND", summary="Về việc giải quyết khiếu nại", to=(), body=body, **changes
    )


def report(**changes) -> Paper:
    """A Party report with an annex on a turned page."""
    given = {
        "layout": Layout.PARTY,
        "issuer": "Đảng ủy phường Tân Phú",
        "superior": "Đảng bộ Thành phố Hồ Chí Minh",
        "symbol": "BC/ĐU",
        "number": 5,
        "place": "Tân Phú",
        "on": date(2026, 7, 2),
        "kind": "Báo cáo",
        "summary": "sơ kết công tác dân vận 6 tháng đầu năm 2026",
        "body": (
            Ground("Căn cứ Quy chế làm việc của Đảng ủy."),
            Heading(1, "TÌNH HÌNH CHUNG"),
            Paragraph("Tình hình ổn định."),
            Annex("Phụ lục I", "Số liệu", "(Kèm theo Báo cáo số 05-BC/ĐU, ngày 02/7/2026)", landscape=True),
            Heading(1, "BẢNG"),
            WIDE,
        ),
        "signatures": (
            signature(
                Layout.PARTY,
                manner=Manner.ON_BEHALF,
                of="Đảng ủy",
                office="Bí thư",
                name="Lê Văn Cường",
                on=date(2026, 7, 2),
            ),
        ),
        "recipients": ("Thành ủy", "Lưu Đảng ủy"),
    }
    return Paper(**{**given, **changes})
