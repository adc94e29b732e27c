"""The papers of a conference: invitation, minutes, notice of conclusions. Built from the record."""

from collections.abc import Iterator
from datetime import date, time

from caunoi.notices.issuing import Issuer, issuer_of
from caunoi.notices.layout import date_words
from caunoi.notices.paper import Block, Bullet, Column, Heading, Item, Paper, Paragraph, Signature, Table
from caunoi.notices.text import paragraphs

from . import queries
from .models import Plenary
from .words import Manner, Reply


def invitation(row: Plenary, moved_from: date | None = None) -> Paper:
    """Giấy mời: when, where, who chairs, the agenda, the papers, how to answer."""
    issuer = issuer_of(row.body, row.on)
    again = f" (thay ngày {moved_from:%d/%m/%Y}; lý do: {row.reason})" if moved_from else ""
    body: list[Block] = [
        Paragraph(f"{row.body.name} trân trọng kính mời đại diện lãnh đạo các cơ quan, đơn vị dự {_lower(row.title)}."),
        *(paragraphs(row.purpose) if row.purpose else ()),
        Heading(2, "Thời gian"), Paragraph(f"{_hour(row.hour)}, {date_words(row.on)}{again}."),
        Heading(2, "Địa điểm"), Paragraph(f"{row.venue}."),
        Heading(2, "Chủ trì"), Paragraph(f"{row.chair}, {row.chair_office}."),
        Heading(2, "Chương trình"), _agenda(row),
        *_laid(row),
        Heading(2, "Đề nghị"),
        Bullet(f"Các cơ quan trả lời việc dự hội nghị và gửi tham luận trên hệ thống trước ngày {row.on:%d/%m/%Y}."),
        Paragraph("Rất mong các đồng chí bố trí thời gian dự đúng giờ./."),
    ]  # fmt: skip
    return _paper(issuer, "Giấy mời", "GM", f"Dự {_lower(row.title)}", body, to=_invited(row))


def minutes(row: Plenary) -> Paper:
    """Biên bản: who came in numbers, what was reported and contributed, how it went, what was concluded in the hall."""
    came = queries.attendance_of(row)
    body: list[Block] = [
        Paragraph(f"Hôm nay, {_hour(row.hour)}, {date_words(row.on)}, tại {row.venue}, {row.body.name} tổ chức {_lower(row.title)}."),
        Heading(1, "THÀNH PHẦN"), Bullet(f"Chủ trì: {row.chair}, {row.chair_office};"), Bullet(f"Thư ký: {row.secretary};"),
        Bullet(f"Có mặt {came['people']} người của {came['present']} cơ quan trên tổng số {came['invited']} cơ quan được mời."),
        *_absent(row),
        Heading(1, "CHƯƠNG TRÌNH"), _agenda(row), *_laid(row),
        Heading(1, "THAM LUẬN, Ý KIẾN"), *_speeches(row),
        Heading(1, "DIỄN BIẾN"), *paragraphs(row.course),
    ]  # fmt: skip
    if row.closing:
        body += [Heading(1, "KẾT LUẬN TẠI HỘI NGHỊ"), *paragraphs(row.closing)]
    body.append(Paragraph("Biên bản đã được đọc lại; những người có tên dưới đây thống nhất nội dung."))
    signed = (Signature(("THƯ KÝ",), row.secretary), Signature(("CHỦ TRÌ",), row.chair))
    return _paper(
        issuer_of(row.body, row.on), "Biên bản", "BB", row.title, body, signatures=signed, recipients=("Như thành phần dự họp", "Lưu: VT")
    )  # fmt: skip


def notice(row: Plenary) -> Paper:
    """Thông báo kết luận: the closing words, and who does what by when."""
    drawn = queries.notice_words(row)
    rows = tuple((str(each.position), each.what, each.body.name, f"{each.due:%d/%m/%Y}") for each in drawn)
    columns = (
        Column("STT", 0.5, "centre"),
        Column("Việc phải làm", 4),
        Column("Cơ quan thực hiện", 2.2),
        Column("Hạn", 1.2, "centre"),
    )
    body: list[Block] = [
        Paragraph(f"Ngày {row.on:%d/%m/%Y}, tại {row.venue}, {row.body.name} đã tổ chức {_lower(row.title)}; "
                  f"{row.chair}, {row.chair_office} chủ trì. Sau khi nghe báo cáo, tham luận và thảo luận, hội nghị kết luận như sau:"),
        *(paragraphs(row.closing) if row.closing else ()),
        Heading(1, "CÁC VIỆC PHẢI THỰC HIỆN"), Table(columns, rows),
        Paragraph("Các cơ quan có tên tại bảng trên báo cáo tiến độ trên hệ thống theo dõi nhiệm vụ; việc quá hạn được tổng hợp trong kỳ sơ kết, tổng kết tiếp theo./."),
    ]  # fmt: skip
    to = tuple(dict.fromkeys(each.body.name for each in drawn))
    return _paper(
        issuer_of(row.body, row.on), "Thông báo", "TB", f"Kết luận tại {_lower(row.title)}", body,
        recipients=(*(to if len(to) <= 12 else ("Các cơ quan có tên trong bảng",)), "Các cơ quan dự hội nghị", "Lưu: VT"),
    )  # fmt: skip


def _paper(
    issuer: Issuer, kind: str, abbreviation: str, summary: str, body: list[Block], *, to: tuple[str, ...] = (),
    signatures: tuple[Signature, ...] = (), recipients: tuple[str, ...] = ("Như trên", "Lưu: VT"),
) -> Paper:  # fmt: skip
    return Paper(
        layout=issuer.layout, issuer=issuer.name, superior=issuer.superior, symbol=issuer.symbol_for(abbreviation), place=issuer.place, kind=kind,
        summary=summary, to=to, body=tuple(body), signatures=signatures, recipients=recipients,
    )  # fmt: skip


def _agenda(row: Plenary) -> Table:
    columns = (Column("Giờ", 0.8, "centre"), Column("Nội dung", 4), Column("Thực hiện", 2))
    items = queries.agenda_of(row)
    return Table(
        columns, tuple((f"{each.hour:%H:%M}" if each.hour else "", each.what, each.presenter) for each in items)
    )


def _laid(row: Plenary) -> Iterator[Block]:
    laid = queries.papers_of(row)
    if laid:
        yield Heading(2, "Tài liệu")
        yield from (Bullet(f"{each.paper.title};") for each in laid)


def _invited(row: Plenary) -> tuple[str, ...]:
    """Names while they fit; many are told by their number, the list stands in the system."""
    names = [each.body.name for each in queries.invitees_of(row)]
    return tuple(names) if len(names) <= 15 else (f"{len(names)} cơ quan, đơn vị theo danh sách mời trên hệ thống",)


def _absent(row: Plenary) -> Iterator[Block]:
    missing = [each.body.name for each in queries.invitees_of(row) if each.reply == Reply.ABSENT.value]
    if missing:
        named = "; ".join(missing) if len(missing) <= 20 else "theo danh sách trên hệ thống"
        yield Bullet(f"Vắng {len(missing)} cơ quan: {named}.")


def _speeches(row: Plenary) -> Iterator[Block]:
    rows = list(queries.speeches_of(row))
    if not rows:
        yield Paragraph("Không có tham luận.")
    for each in rows:
        yield Item(2, f"{each.body.name}: “{each.title}” ({Manner(each.manner).vi.lower()}).")


def _hour(hour: time) -> str:
    return f"{hour:%H} giờ {hour:%M}"


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]
