"""The papers of training: yearly plan, sign-in sheet, certificate."""

from django.utils.timezone import localtime

from caunoi.indicators.catalogue import indicators
from caunoi.notices.issuing import place_on_paper
from caunoi.notices.paper import Block, Centre, Column, Paper, Paragraph, Signature, Table
from caunoi.notices.queries import PaperContent, made_file
from caunoi.notices.words import Layout
from caunoi.places.models import Body
from caunoi.places.words import BodyKind

from . import queries
from .models import Attendance, Course, CourseSession

#: Bodies of the Party write in the Party's layout.
_PARTY = (BodyKind.PARTY_COMMITTEE.value, BodyKind.PARTY_BOARD.value)


def plan_file(body: Body, year: int, kind: str) -> PaperContent:
    """Kế hoạch tập huấn of a body's year."""
    rows = []
    for number, course in enumerate(sorted(queries.plan_of(body, year), key=_begins), 1):
        days = (
            "; ".join(f"{localtime(each.starts_at):%d/%m/%Y}" for each in course.sessions.all() if not each.cancelled)
            or "chưa ấn định"
        )
        answers = indicators()[course.indicator].vi if course.indicator in indicators() else "–"
        rows.append((str(number), course.title, course.audience or "–", str(course.hours), answers, days))
    columns = (
        Column("STT", 1, "centre"),
        Column("Nội dung", 4),
        Column("Đối tượng", 3),
        Column("Số tiết", 1, "right"),
        Column("Đáp ứng chỉ tiêu", 3),
        Column("Ngày", 2),
    )
    body_blocks: list[Block] = [
        Paragraph(f"{body.name} tổ chức tập huấn, bồi dưỡng về dân vận và dân chủ ở cơ sở năm {year} như sau. Cột “Đáp ứng chỉ tiêu” nêu chỉ tiêu còn yếu mà lớp nhằm cải thiện."),
        Table(columns, tuple(rows)),
    ]  # fmt: skip
    return made_file(
        _paper(body, "KẾ HOẠCH", f"Tập huấn, bồi dưỡng năm {year}", body_blocks, "THỦ TRƯỞNG CƠ QUAN"),
        f"ke-hoach-tap-huan-{year}",
        kind,
    )


def _begins(course: Course) -> tuple[bool, str]:
    """Courses stand by their first day, those without one at the end."""
    days = [each.starts_at for each in course.sessions.all() if not each.cancelled]
    return (not days, f"{min(days):%Y%m%d%H%M}" if days else course.title)


def sheet_file(session: CourseSession, kind: str) -> PaperContent:
    """Danh sách ký tên of a session."""
    rows = tuple(
        (str(number), each.person.name, each.body.name, "") for number, each in enumerate(queries.listed(session), 1)
    )
    begins = localtime(session.starts_at)
    blocks: list[Block] = [
        Paragraph(f"Lớp: {session.course.title}. Thời gian: {begins:%H:%M} ngày {begins:%d/%m/%Y}. Địa điểm: {session.venue}. Giảng viên: {session.trainer}."),
        Table((Column("STT", 1, "centre"), Column("Họ và tên", 4), Column("Cơ quan", 5), Column("Ký tên", 3)), rows),
    ]  # fmt: skip
    return made_file(
        _paper(session.course.body, "DANH SÁCH", "Học viên dự lớp tập huấn", blocks, "NGƯỜI ĐIỂM DANH"),
        f"danh-sach-{begins:%Y%m%d}",
        kind,
    )


def certificate_file(row: Attendance, kind: str) -> PaperContent:
    """Giấy chứng nhận of one who attended."""
    course = row.session.course
    blocks: list[Block] = [
        Centre(row.person.name), Paragraph(f"{row.body.name}", "centre"),
        Paragraph(f"Đã tham dự lớp “{course.title}” ({course.hours} tiết) ngày {localtime(row.session.starts_at):%d/%m/%Y} tại {row.session.venue}.", "centre"),
        Paragraph(f"Mã chứng nhận: {row.certificate}", "centre"),
    ]  # fmt: skip
    return made_file(
        _paper(course.body, "GIẤY CHỨNG NHẬN", "Tham dự tập huấn, bồi dưỡng", blocks, "THỦ TRƯỞNG CƠ QUAN"),
        "giay-chung-nhan",
        kind,
    )


def _paper(body: Body, kind: str, summary: str, blocks: list[Block], signer: str) -> Paper:
    return Paper(
        layout=Layout.PARTY if body.kind in _PARTY else Layout.STATE,
        issuer=body.name,
        place=place_on_paper(body.place),
        kind=kind,
        summary=summary,
        body=tuple(blocks),
        signatures=(Signature((signer,), "", "(Ký, ghi rõ họ tên)"),),
    )
