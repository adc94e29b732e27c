"""The papers of an inspection, a project and a report, drafted from records, in the official layout."""

from datetime import date

from caunoi.boards.models import Board
from caunoi.boards.queries import in_order, members_on
from caunoi.boards.words import Kind, Seat
from caunoi.law.queries import in_force
from caunoi.notices.issuing import place_on_paper
from caunoi.notices.paper import Block, Bullet, Column, Heading, Paper, Paragraph, Signature, Table
from caunoi.notices.queries import PaperContent, made_file
from caunoi.notices.text import paragraphs

from . import queries
from .models import BoardReport, Inspection, Project, Recommendation
from .words import Looks


def plan_file(row: Inspection, kind: str) -> PaperContent:
    """The plan sent to whoever is inspected: what is looked at, when, which papers are asked for, under which article."""
    key = "ttnd.plan" if row.board.kind == Kind.INSPECTION.value else "gsdt.notice"
    rule = in_force(key, on=row.item.due)
    body: list[Block] = [
        Paragraph(f"{row.board.name} thông báo để {row.item.visited} biết và chuẩn bị cuộc kiểm tra sau đây ({rule.cite_inside})."),
        Heading(2, "Nội dung"), Paragraph(row.item.what.rstrip(". ") + "."), *paragraphs(row.scope),
        Heading(2, "Thời gian"), Paragraph(f"Ngày {row.item.due:%d/%m/%Y}."),
        Heading(2, "Thành phần của Ban"), *_members(row.board, row.item.due),
        Heading(2, "Đề nghị"), Paragraph(f"{row.item.visited} bố trí người làm việc, chuẩn bị hồ sơ, tài liệu nêu ở mục Nội dung và tạo điều kiện để Ban thực hiện nhiệm vụ./."),
    ]  # fmt: skip
    made = _paper(row.board, "KẾ HOẠCH", _subject(row.item.what), body, on=row.item.noticed_on, to=(row.item.visited,))
    return made_file(made, f"ke-hoach-kiem-tra-{row.item.due:%Y%m%d}", kind)


def conclusion_file(row: Inspection, kind: str) -> PaperContent:
    """The conclusion of an inspection: what was found, what was concluded, what is recommended and when it must be answered."""
    findings = queries.findings_of(row)
    table = Table(
        (Column("STT", 1, "centre"), Column("Điều đã thấy", 6), Column("Ở đâu", 2), Column("Nhận xét", 2)),
        tuple((str(n), each.text, each.spot, Looks(each.looks).vi) for n, each in enumerate(findings, 1)),
    )
    body: list[Block] = [
        Paragraph(f"Ngày {row.item.due:%d/%m/%Y}, {row.board.name} kiểm tra tại {row.item.visited}; kế hoạch gửi ngày {row.item.noticed_on or row.item.due:%d/%m/%Y}."),
        Heading(2, "Nội dung kiểm tra"), Paragraph(row.item.what.rstrip(". ") + "."), *paragraphs(row.scope),
        Heading(2, "Kết quả"), *([table] if findings else [Paragraph("Không ghi phát hiện nào.")]),
        Heading(2, "Kết luận"), *paragraphs(row.conclusion or "(Chưa kết luận)"),
        Heading(2, "Kiến nghị"), *_asked(queries.recommendations(inspection=row)),
    ]  # fmt: skip
    made = _paper(row.board, "KẾT LUẬN", _subject(row.item.what), body, on=row.concluded_on, to=(row.item.visited,))
    return made_file(made, f"ket-luan-kiem-tra-{row.item.due:%Y%m%d}", kind)


def notice_file(row: Project, kind: str) -> PaperContent:
    """The notice to the investor: the plan of supervision and the members, under its article."""
    rule = in_force("gsdt.notice", on=row.supervise_from)
    body: list[Block] = [
        Paragraph(f"{row.board.name} thông báo kế hoạch giám sát và thành phần của Ban để {row.investor} biết ({rule.cite_inside})."),
        Heading(2, "Công trình"), *_sheet(row),
        Heading(2, "Thời gian giám sát"), Paragraph(f"Từ ngày {row.supervise_from:%d/%m/%Y} đến khi công trình hoàn thành (dự kiến {row.ends_on:%d/%m/%Y})."),
        Heading(2, "Kế hoạch giám sát"), *paragraphs(row.plan),
        Heading(2, "Thành phần của Ban"), *_members(row.board, row.supervise_from),
        Heading(2, "Đề nghị"), Paragraph(f"{row.investor} cung cấp hồ sơ được công khai của công trình, cử đầu mối làm việc với Ban./."),
    ]  # fmt: skip
    made = _paper(row.board, "THÔNG BÁO", f"Giám sát đầu tư của cộng đồng: {row.name}", body, on=row.told_on, to=(row.investor,))  # fmt: skip
    return made_file(made, "thong-bao-giam-sat", kind)


def end_file(row: Project, kind: str) -> PaperContent:
    """The end report of a supervision: the sheet, the log in figures, every defect and what came of it, the board's conclusion."""
    entries = list(queries.entries_of(row).order_by("on", "written_at")[:400])
    looks = [each.looks for each in entries]
    counted = "; ".join(f"{word.vi.lower()}: {looks.count(word.value)}" for word in Looks)
    body: list[Block] = [
        Heading(2, "Công trình"), *_sheet(row),
        Heading(2, "Việc giám sát"),
        Paragraph(
            f"Ban giám sát từ ngày {row.supervise_from:%d/%m/%Y}"
            + (f" đến ngày {row.ended_on:%d/%m/%Y}" if row.ended_on else "")
            + f"; ghi {len(entries):02d} phiếu nhật ký ({counted})."
        ),
        Heading(2, "Khiếm khuyết và kết quả xử lý"), *_asked(queries.recommendations(project=row)),
        Heading(2, "Kết luận"), *paragraphs(row.result or "(Chưa kết thúc giám sát)"),
    ]  # fmt: skip
    made = _paper(row.board, "BÁO CÁO", f"Kết thúc giám sát đầu tư của cộng đồng: {row.name}", body, on=row.ended_on, to=(row.board.body.name,))  # fmt: skip
    return made_file(made, "bao-cao-ket-thuc-giam-sat", kind)


def report_file(row: BoardReport, kind: str, *, today: date) -> PaperContent:
    """The board's report of a period to the Front: figures, inspections, recommendations, its own words, what comes next."""
    told = queries.told(row)
    figures = Table(
        (Column("STT", 1, "centre"), Column("Nội dung", 7), Column("Số liệu", 2, "right")),
        tuple((str(n), vi, str(value)) for n, (vi, _en, value) in enumerate(queries.lines_of(row, today), 1)),
        note=f"Số liệu đếm từ hồ sơ của Ban{'' if row.sent_on else ' đến ngày lập dự thảo'}.",
    )
    body: list[Block] = [
        Heading(1, "SỐ LIỆU"), figures,
        Heading(1, "CÁC CUỘC KIỂM TRA, GIÁM SÁT"),
        *_held(told.inspections),
        Heading(1, "KIẾN NGHỊ VÀ VIỆC TRẢ LỜI"), Heading(2, "Gửi trong kỳ"), *_asked(told.recommended),
        Heading(2, "Gửi từ trước, chưa xong"), *_asked(told.open_before),
        Heading(1, "NHẬN XÉT CỦA BAN"), *paragraphs(row.remarks or "(Ban ghi nhận xét)"),
        Heading(1, "CÔNG VIỆC KỲ TỚI"), *paragraphs(row.ahead or "(Ban ghi việc kỳ tới)"),
    ]  # fmt: skip
    made = _paper(row.board, "BÁO CÁO", f"Kết quả hoạt động {row.of[:1].lower()}{row.of[1:]} của {row.board.name}", body, on=row.sent_on, to=(row.board.body.name,))  # fmt: skip
    return made_file(made, f"bao-cao-{row.period.lower()}", kind)


def programme_file(board: Board, year: int, kind: str) -> PaperContent:
    """The programme of a year by quarter."""
    body: list[Block] = []
    for quarter in queries.programme(board, year):
        body.append(Heading(2, f"Quý {quarter.number}"))
        rows = tuple(
            (str(n), item.what, item.visited or "–", f"{item.due:%d/%m/%Y}", f"{item.notice_due:%d/%m/%Y}" if item.notice_due else "–")
            for n, (item, _inspection) in enumerate(quarter.rows, 1)
        )  # fmt: skip
        columns = (Column("STT", 1, "centre"), Column("Việc", 5), Column("Nơi được kiểm tra", 3), Column("Ngày", 2, "centre"), Column("Gửi kế hoạch trước hết ngày", 2, "centre"))  # fmt: skip
        body.append(Table(columns, rows) if rows else Paragraph("Chưa có việc nào."))
    body.append(Paragraph(f"Ban gửi chương trình này tới {board.body.name} và làm theo từng quý./."))
    made = _paper(board, "CHƯƠNG TRÌNH", f"Công tác năm {year} của {board.name}", body, on=None, to=(board.body.name,))
    return made_file(made, f"chuong-trinh-{year}", kind)


def _subject(what: str) -> str:
    """The line under the kind: a matter that says it is an inspection is not told so twice."""
    return what if what.casefold().startswith("kiểm tra") else f"Kiểm tra: {what}"


def _held(rows: list[Inspection]) -> list[Block]:
    if not rows:
        return [Paragraph("Trong kỳ không có cuộc nào kết luận.")]
    return [
        Bullet(f"{each.item.what} (tại {each.item.visited}, ngày {each.item.due:%d/%m/%Y}): {each.conclusion}") for each in rows
    ]  # fmt: skip


def _sheet(row: Project) -> list[Block]:
    lines = (
        ("Tên", row.name), ("Làm gì", row.built), ("Ở đâu", row.spot), ("Chủ đầu tư", row.investor), ("Nhà thầu", row.contractor or "chưa có thông tin"),
        ("Giá trị", f"{row.value:,} đồng".replace(",", ".")), ("Nguồn vốn", row.fund or "chưa có thông tin"),
        ("Thời gian", f"{row.starts_on:%d/%m/%Y} – {row.ends_on:%d/%m/%Y}"),
    )  # fmt: skip
    return [Bullet(f"{name}: {value.rstrip('.; ')};") for name, value in lines]


def _members(board: Board, on: date) -> list[Block]:
    return [Bullet(f"{each.name}, {Seat(each.seat).of(Kind(board.kind)).lower()};") for each in in_order(members_on(board, on))]  # fmt: skip


def _asked(rows: list[Recommendation]) -> list[Block]:
    if not rows:
        return [Paragraph("Không có.")]
    table = Table(
        (Column("STT", 1, "centre"), Column("Kiến nghị", 5), Column("Gửi", 2), Column("Hạn trả lời", 2, "centre"), Column("Trả lời, kết quả", 4)),
        tuple((str(n), each.advice.what, f"{each.advice.to.name}, {each.advice.on:%d/%m/%Y}", f"{each.advice.due:%d/%m/%Y}" if each.advice.due else "–", _answer(each)) for n, each in enumerate(rows, 1)),
    )  # fmt: skip
    return [table]


def _answer(row: Recommendation) -> str:
    advice = row.advice
    if not advice.answered_on:
        return "Chưa trả lời"
    said = f"{advice.answered_on:%d/%m/%Y}: {advice.words}"
    if advice.settled_on:
        said += f" Đã làm ngày {advice.settled_on:%d/%m/%Y}: {advice.outcome}"
    elif advice.promised_on:
        said += f" Hẹn xong {advice.promised_on:%d/%m/%Y}."
    return f"{said} {row.judgement.vi}: {row.judged_words}" if row.judgement else said


def _paper(board: Board, kind: str, summary: str, body: list[Block], *, on: date | None, to: tuple[str, ...]) -> Paper:
    return Paper(
        issuer=board.name, superior=board.body.name, place=place_on_paper(board.place), kind=kind, summary=summary, on=on, body=tuple(body),
        recipients=(*to, *([board.body.name] if board.body.name not in to else []), "Lưu: hồ sơ Ban"), signatures=(_signature(board, on),),
    )  # fmt: skip


def _signature(board: Board, on: date | None) -> Signature:
    """The head's, named where one sat that day."""
    head = members_on(board, on).filter(seat=Seat.HEAD.value).first() if on else None
    return Signature(("TM. BAN", "TRƯỞNG BAN"), head.name if head else "", "" if head else "(Ký, ghi rõ họ tên)")
