"""The two papers of disclosure as plain values: the quarterly list, and the report to the People's Council."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from caunoi.notices.layout import symbol_of
from caunoi.notices.paper import Block, Bullet, Column, Heading, Paper, Paragraph, Table
from caunoi.notices.words import Layout


@dataclass(frozen=True, slots=True)
class Line:
    """One thing disclosed, as a paper tells it."""

    code: str
    item: str
    title: str
    number: str
    decided_on: date | None
    forms: str
    since: date | None
    last: date | None
    permanent: bool
    in_time: bool | None
    standing: str

    @property
    def period(self) -> str:
        """From when to when, in words."""
        if self.since is None:
            return "chưa công khai"
        if self.permanent:
            return f"từ {self.since:%d/%m/%Y}, thường xuyên"
        return f"{self.since:%d/%m/%Y} – {self.last:%d/%m/%Y}" if self.last else f"từ {self.since:%d/%m/%Y}"


@dataclass(frozen=True, slots=True)
class Told:
    """What a paper is made of: who tells, of which days, what was disclosed and what not, questions and what came of them."""

    body: str
    symbol: str
    place: str
    council: str
    front: str
    since: date
    until: date
    lines: Sequence[Line]
    missing: Sequence[Line]
    late: int
    taken_early: Sequence[tuple[str, str]]
    asked: int
    answered: int
    answered_in_time: int
    corrected: int


HEAD = (
    Column("TT", 0.5, "centre"),
    Column("Nội dung đã công khai", 4),
    Column("Số, ngày văn bản", 1.8),
    Column("Hình thức", 2.6),
    Column("Thời gian công khai", 2),
)


def register_paper(told: Told, *, quarter: str) -> Paper:
    """Danh mục nội dung đã công khai: each with form and period, by items of the law."""
    at, year = quarter.split("-Q")[1], quarter[:4]
    rows = tuple(
        (str(n), f"{line.title} (nội dung {line.code})", _paper_of(line), line.forms, line.period)
        for n, line in enumerate(told.lines, 1)
    )
    body: tuple[Block, ...] = (
        Paragraph(
            "Thực hiện khoản 2 Điều 13 Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022, "
            f"{told.body} cập nhật và niêm yết danh mục các nội dung đã công khai như sau:"
        ),
        Table(HEAD, rows, caption=f"Danh mục nội dung đã công khai quý {at} năm {year}", landscape=True)
        if rows
        else Paragraph("Trong quý không có nội dung nào được công khai."),
        Paragraph("Người dân xem toàn văn, đặt câu hỏi tại chuyên mục Công khai hoặc tại trụ sở./."),
    )
    return Paper(
        issuer=told.body, symbol=symbol_of(Layout.STATE, abbreviation="DM", body=told.symbol), place=told.place,
        kind="DANH MỤC", summary=f"Nội dung đã công khai quý {at} năm {year}", body=body,
        recipients=("Niêm yết tại trụ sở, nhà văn hóa, điểm sinh hoạt cộng đồng", told.front, "Lưu: VT"),
    )  # fmt: skip


def report_paper(told: Told, *, session: date) -> Paper:
    """Báo cáo kết quả công khai gửi HĐND tại kỳ họp thường lệ, đồng gửi Ủy ban Mặt trận (khoản 3 Điều 14)."""
    body: list[Block] = [
        Paragraph(
            "Thực hiện khoản 3 Điều 14 Luật Thực hiện dân chủ ở cơ sở, "
            f"{told.body} báo cáo kết quả công khai thông tin từ ngày {told.since:%d/%m/%Y} đến hết ngày {told.until - timedelta(days=1):%d/%m/%Y} như sau:"
        ),
        Heading(1, "KẾT QUẢ CÔNG KHAI"),
        Paragraph(
            f"Đã công khai {len(told.lines)} nội dung; trong đó {told.late} nội dung chậm so với thời hạn. "
            f"Đính chính {told.corrected} lần, mỗi lần đều công khai phần thay đổi và lý do."
        ),
        *(_table(told.lines) if told.lines else []),
        Heading(1, "NỘI DUNG CHƯA CÔNG KHAI HOẶC CHẬM"),
    ]
    body += [Bullet(f"{line.title} (nội dung {line.code}): {line.standing}.") for line in told.missing] or [
        Paragraph("Không có nội dung nào đến hạn mà chưa công khai.")
    ]
    if told.taken_early:
        body += [Paragraph("Nội dung gỡ trước thời gian luật định:")]
        body += [Bullet(f"{title}: {reason}") for title, reason in told.taken_early]
    body += [
        Heading(1, "CÂU HỎI CỦA NGƯỜI DÂN"),
        Paragraph(
            f"Nhận {told.asked} câu hỏi về nội dung công khai; đã trả lời {told.answered}, trong đó {told.answered_in_time} đúng hạn."
        ),
        Heading(1, "VIỆC SẼ LÀM TIẾP"),
        Paragraph(
            "Công khai ngay các nội dung nêu tại Mục II; trả lời hết câu hỏi còn lại."
            if told.missing or told.asked > told.answered
            else "Tiếp tục thực hiện kế hoạch công khai của năm."
        ),
        Paragraph(f"{told.body} kính báo cáo./."),
    ]
    return Paper(
        issuer=told.body, symbol=symbol_of(Layout.STATE, abbreviation="BC", body=told.symbol), place=told.place, kind="BÁO CÁO",
        summary=f"Kết quả thực hiện công khai thông tin trình kỳ họp Hội đồng nhân dân ngày {session:%d/%m/%Y}", to=(told.council,),
        body=tuple(body), recipients=("Như trên", f"{told.front} (để giám sát)", "Lưu: VT"),
    )  # fmt: skip


def _table(lines: Sequence[Line]) -> list[Block]:
    counts: dict[tuple[str, str], list[int]] = {}
    for line in lines:
        found = counts.setdefault((line.code, line.item), [0, 0])
        found[0] += 1
        found[1] += line.in_time is False
    head = (
        Column("Nội dung theo Luật", 5),
        Column("Đã công khai", 1.2, "right"),
        Column("Trong đó chậm", 1.2, "right"),
    )
    rows = tuple((f"{code}. {item}", str(all_of), str(late)) for (code, item), (all_of, late) in counts.items())
    return [Table(head, rows, caption="Số nội dung đã công khai")]


def _paper_of(line: Line) -> str:
    day = f"{line.decided_on:%d/%m/%Y}" if line.decided_on else ""
    return f"{line.number} ngày {day}" if line.number and day else line.number or day
