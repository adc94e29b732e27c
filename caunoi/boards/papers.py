"""The papers of a board: the decision that sets it up, the list of members, its programme, minutes, a letter of advice."""

from datetime import date

from caunoi.law.queries import in_force
from caunoi.notices.issuing import place_on_paper
from caunoi.notices.layout import symbol_of
from caunoi.notices.paper import (
    Article,
    Block,
    Bullet,
    Centre,
    Column,
    Ground,
    Heading,
    Paper,
    Paragraph,
    Signature,
    Table,
)
from caunoi.notices.queries import PaperContent, made_file
from caunoi.notices.text import paragraphs
from caunoi.notices.words import Layout
from caunoi.places.words import BodyKind

from . import queries, rules
from .models import Board, BoardAdvice, BoardMeeting, BoardMember
from .words import Kind, Seat, Way

#: Code of a form: its name on the page and in the file.
FORMS = {
    "quyet-dinh": "Quyết định thành lập",
    "danh-sach": "Danh sách thành viên",
    "chuong-trinh": "Chương trình công tác",
}
_SYMBOLS = {"ubnd": "UBND", "hdnd": "HĐND", "mttq": "MTTQ", "danguy": "ĐU", "ban-tgdv": "BTGDV"}
#: Bodies of the Party write in the Party's layout.
_PARTY = {BodyKind.PARTY_COMMITTEE.value, BodyKind.PARTY_BOARD.value}
_LAW = "Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022"
_PEOPLES = {Kind.INSPECTION, Kind.UNIT_INSPECTION, Kind.INVESTMENT}


def board_file(board: Board, form: str, kind: str, *, on: date) -> PaperContent:
    """One of a board's forms as docx or pdf, as the board stands on a day."""
    made = {"quyet-dinh": _decision, "danh-sach": _list, "chuong-trinh": _programme}[form](board, on)
    return made_file(made, f"{form}-{board.since:%Y}", kind)


def minutes_file(board: Board, meeting: BoardMeeting, kind: str) -> PaperContent:
    """Biên bản of a meeting: who was there, who was not, what was said and concluded."""
    members = queries.in_order(queries.members_on(board, meeting.on))
    there = [row for row in members if row.pk in set(meeting.attendees)]
    absent = [row for row in members if row not in there]
    body: list[Block] = [
        Heading(2, "Thành phần"),
        Paragraph(
            f"Có mặt {meeting.present:02d} trên {meeting.seated:02d} thành viên; đủ người họp theo {board.regulation or board.decision} "
            f"(ít nhất {board.quorum_part}/{board.quorum_whole} số thành viên)."
        ),
        *[Bullet(f"{row.name}, {Seat(row.seat).of(Kind(board.kind)).lower()};") for row in there],
    ]
    if absent:
        body += [Paragraph("Vắng mặt: " + "; ".join(row.name for row in absent) + ".")]
    body += [Heading(2, "Nội dung"), *paragraphs(meeting.minutes)]
    if meeting.conclusions:
        body += [Heading(2, "Kết luận"), *paragraphs(meeting.conclusions)]
    body += [Paragraph("Biên bản được đọc lại, các thành viên dự họp nhất trí./.")]
    made = _paper(
        board,
        "BIÊN BẢN",
        f"Họp {board.name}, ngày {meeting.on:%d/%m/%Y}",
        body,
        signers=("THƯ KÝ", "CHỦ TRÌ"),
        on=meeting.on,
    )
    return made_file(made, f"bien-ban-{meeting.on:%Y%m%d}", kind)


def advice_file(board: Board, advice: BoardAdvice, kind: str) -> PaperContent:
    """Văn bản kiến nghị of a board to a body, with the day the law gives for the answer."""
    key = rules.keys_of(Kind(board.kind)).answer
    asks = f"{board.name} đề nghị {advice.to.name} xem xét, trả lời bằng văn bản"
    if advice.due is not None and key:
        asks += f" chậm nhất ngày {advice.due:%d/%m/%Y} ({in_force(key, on=advice.on).cite_inside})"
    made = _paper(
        board, "", f"Kiến nghị của {board.name}", [*paragraphs(advice.what), Paragraph(f"{asks}./.")], signers=("TRƯỞNG BAN",), on=advice.on,
        to=(advice.to.name,), recipients=("Như trên", board.body.name, "Lưu: hồ sơ Ban"),
    )  # fmt: skip
    return made_file(made, f"kien-nghi-{advice.on:%Y%m%d}", kind)


def _decision(board: Board, on: date) -> Paper:
    kind, law = Kind(board.kind), [Ground(f"Căn cứ {_LAW};")] if Kind(board.kind) in _PEOPLES else []
    term = (
        f"Nhiệm kỳ từ ngày {board.since:%d/%m/%Y} đến ngày {board.until:%d/%m/%Y}."
        if board.until
        else f"Hoạt động từ ngày {board.since:%d/%m/%Y}."
    )
    # Who is elected is recognised; who is appointed is named.
    verb = "Công nhận" if kind in rules.ELECTED else "Thành lập"
    body: list[Block] = [
        *law,
        Ground(f"Căn cứ {board.decision};"),
        Centre("QUYẾT ĐỊNH:"),
        Article(f"{verb} {board.name} gồm {board.size:02d} thành viên, có tên trong danh sách dưới đây. {term}"),
        _people(queries.in_order(queries.members_on(board, max(on, board.since)))),
        Article(
            f"Ban họp khi có mặt ít nhất {board.quorum_part}/{board.quorum_whole} số thành viên"
            + (f" ({board.regulation})" if board.regulation else "")
            + "; nhiệm vụ, quyền hạn theo pháp luật và quy chế hoạt động của Ban."
        ),
        Article("Quyết định này có hiệu lực kể từ ngày ký. Các cơ quan liên quan và các thành viên có tên tại Điều 1 chịu trách nhiệm thi hành./."),
    ]  # fmt: skip
    return _paper(
        board,
        "QUYẾT ĐỊNH",
        f"Về việc {verb.lower()} {board.name}",
        body,
        abbreviation="QĐ",
        signers=("NGƯỜI ĐỨNG ĐẦU CƠ QUAN",),
        recipients=("Như Điều 3", "Lưu: VT"),
    )


def _list(board: Board, on: date) -> Paper:
    members = queries.in_order(queries.members_on(board, on))
    empty = board.size - len(members)
    body: list[Block] = [
        Paragraph(f"Theo {board.decision}; số thành viên {board.size:02d}, đang có {len(members):02d}" + (f", khuyết {empty:02d}." if empty > 0 else ".")),
        _people(members),
    ]  # fmt: skip
    return _paper(
        board, "DANH SÁCH", f"Thành viên {board.name}, đến ngày {on:%d/%m/%Y}", body, signers=("NGƯỜI LẬP DANH SÁCH",)
    )


def _programme(board: Board, on: date) -> Paper:
    items = list(board.items.filter(due__year=on.year))
    rows = tuple(
        (
            str(number), item.what + (f" (tại {item.visited})" if item.visited else ""), f"{item.due:%d/%m/%Y}",
            f"{item.notice_due:%d/%m/%Y}" if item.notice_due else "–", item.result or "",
        )
        for number, item in enumerate(items, 1)
    )  # fmt: skip
    columns = (
        Column("STT", 1, "centre"), Column("Nội dung", 5), Column("Thời hạn", 2, "centre"), Column("Gửi kế hoạch trước ngày", 2, "centre"), Column("Kết quả", 3),
    )  # fmt: skip
    body: list[Block] = [Paragraph(f"{board.name} thực hiện các việc sau trong năm {on.year}."), Table(columns, rows)]
    if not rows:
        body = [Paragraph(f"Chương trình năm {on.year} chưa có việc nào.")]
    return _paper(board, "CHƯƠNG TRÌNH", f"Công tác năm {on.year} của {board.name}", body, signers=("TRƯỞNG BAN",))


def _people(members: list[BoardMember]) -> Table:
    return Table(
        (Column("STT", 1, "centre"), Column("Họ và tên", 4), Column("Chức danh", 3), Column("Vào ban", 3), Column("Từ ngày", 2, "centre")),
        tuple(
            (str(number), row.name, Seat(row.seat).of(Kind(row.board.kind)), Way(row.way).vi, f"{row.since:%d/%m/%Y}") for number, row in enumerate(members, 1)
        ),
    )  # fmt: skip


def _paper(
    board: Board, kind: str, summary: str, body: list[Block], *, signers: tuple[str, ...], abbreviation: str = "", on: date | None = None,
    to: tuple[str, ...] = (), recipients: tuple[str, ...] = (),
) -> Paper:  # fmt: skip
    layout = Layout.PARTY if board.body.kind in _PARTY else Layout.STATE
    symbol = ""
    if abbreviation:
        symbol = symbol_of(
            layout,
            abbreviation=abbreviation,
            body=_SYMBOLS.get(board.body.office, board.body.short_name or "CQ"),
        )
    return Paper(
        layout=layout, issuer=board.body.name, place=place_on_paper(board.place), kind=kind, summary=summary, symbol=symbol, on=on, body=tuple(body), to=to,
        recipients=recipients, signatures=tuple(Signature((line,), "", "(Ký, ghi rõ họ tên)") for line in signers),
    )  # fmt: skip
