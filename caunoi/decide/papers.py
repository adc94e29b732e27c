"""The forms of Decree 59/2023 as official papers: notice, minutes, online minutes, counting minutes, the written decision.

The names and fields are those the law asks for; the layout is our own where the annex has not been read.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import override

from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import spoken_in
from caunoi.notices.paper import Block, Bullet, Centre, Column, Ground, Heading, Paper, Paragraph, Signature, Table
from caunoi.notices.queries import PaperContent, made_file

from . import queries
from .models import Decision
from .words import Consenting, Form, Kind, Team


@dataclass(frozen=True, slots=True)
class Sample:
    """What a form holds, in this order, and which article wants it; ``checked`` only where the annex itself has been read."""

    name: str
    elements: tuple[str, ...]
    cite: str
    checked: bool = False


#: The decree's five forms by code. Their annex was not to be had: the elements are those of its articles, the order is ours.
FORMS = {
    "mau-01": Sample(
        "Mẫu 01: thông báo mời họp",
        ("THÔNG BÁO", "Căn cứ", "mời đại diện", "Thời gian", "Địa điểm", "Nội dung", "TRƯỞNG THÔN"),
        "Khoản 3 Điều 3 Nghị định 59/2023/NĐ-CP",
    ),
    "mau-02": Sample(
        "Mẫu 02: biên bản họp, biểu quyết",
        (
            "BIÊN BẢN", "Căn cứ", "Cuộc họp", "Số hộ dự", "Hình thức biểu quyết", "Tán thành", "Thư ký", "Kết quả", "Tổng số hộ", "Số hộ vắng", "Căn cứ:",
            "THƯ KÝ",
        ),
        "Điều 3 Nghị định 59/2023/NĐ-CP",
    ),
    "mau-03": Sample(
        "Mẫu 03: biên bản biểu quyết trực tuyến",
        (
            "BIÊN BẢN", "Căn cứ", "Biểu quyết trực tuyến từ", "đồng ý biểu quyết trực tuyến", "Tổ lấy ý kiến biểu quyết trực tuyến", "Kết quả", "Tổng số hộ",
            "Tán thành", "Dấu của danh sách phiếu", "TỔ TRƯỞNG",
        ),
        "Điều 5 Nghị định 59/2023/NĐ-CP",
    ),
    "mau-04": Sample(
        "Mẫu 04: biên bản kiểm phiếu",
        (
            "BIÊN BẢN", "Căn cứ", "Kiểm phiếu", "Ban kiểm phiếu", "Đại diện hộ chứng kiến", "Kết quả", "Tổng số hộ", "Tán thành", "Phiếu không hợp lệ", "03 bản",
            "TRƯỞNG BAN KIỂM PHIẾU", "ĐẠI DIỆN HỘ GIA ĐÌNH",
        ),
        "Điều 3, Điều 4 Nghị định 59/2023/NĐ-CP",
    ),
    "mau-05": Sample(
        "Mẫu 05: văn bản quyết định của cộng đồng dân cư",
        (
            "QUYẾT ĐỊNH", "Căn cứ", "QUYẾT ĐỊNH:", "Thời gian", "Tổng số", "Nội dung", "Hình thức", "Kết quả", "Nội dung quyết định", "TRƯỞNG THÔN",
            "TRƯỞNG BAN CÔNG TÁC MẶT TRẬN", "ĐẠI DIỆN HỘ GIA ĐÌNH",
        ),
        "Điều 20 Luật Thực hiện dân chủ ở cơ sở",
    ),
}  # fmt: skip


def forms_of(row: Decision) -> list[tuple[str, Sample]]:
    """The forms that fit a decision as it stands."""
    fits = {
        "mau-01": row.vote_on is not None and row.form == Form.MEETING,
        "mau-02": row.meetings.exists(),
        "mau-03": row.passes is not None and row.form == Form.ONLINE,
        "mau-04": row.passes is not None and row.form != Form.ONLINE and not row.is_whole,
        "mau-05": row.passes is True,
    }
    return [(code, sample) for code, sample in FORMS.items() if fits[code]]


def paper_file(row: Decision, code: str, kind: str) -> PaperContent:
    """One form as docx or pdf; refuses one that does not fit the decision."""
    if code not in dict(forms_of(row)):
        raise Refusal("Văn bản này chưa lập được ở bước hiện tại.", "This paper cannot be made at this stage.")
    return made_file(paper(row, code), f"{code}-{row.code}", kind)


def paper(row: Decision, code: str) -> Paper:
    """One form as an official paper."""
    build = {"mau-01": _notice, "mau-02": _minutes, "mau-03": _online, "mau-04": _counting, "mau-05": _decision}[code]
    with spoken_in("vi"), override("vi"):  # a paper speaks Vietnamese, whatever the officer reads
        kind, summary, body, signers = build(row)
    return Paper(
        issuer=row.place.full_name, superior=row.commune.full_name, place=row.commune.name, on=row.decided_on if code != "mau-01" else None,
        year=row.started_at.year, kind=kind, summary=summary, form=f"Mẫu số {code[-2:]}", body=tuple(body),
        signatures=tuple(Signature((line,), "", "(Ký, ghi rõ họ tên)") for line in signers),
    )  # fmt: skip


_LAW = "Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022; Nghị định số 59/2023/NĐ-CP ngày 14 tháng 8 năm 2023 của Chính phủ"
_HEAD, _FRONT = "TRƯỞNG THÔN (TỔ TRƯỞNG TỔ DÂN PHỐ)", "TRƯỞNG BAN CÔNG TÁC MẶT TRẬN"
_REPS = ("ĐẠI DIỆN HỘ GIA ĐÌNH 1", "ĐẠI DIỆN HỘ GIA ĐÌNH 2")
Built = tuple[str, str, list[Block], tuple[str, ...]]


def _notice(row: Decision) -> Built:
    body: list[Block] = [
        Ground(f"Căn cứ {_LAW};"), Paragraph(f"{row.place.full_name} trân trọng mời đại diện các hộ gia đình dự họp cộng đồng dân cư:"),
        Bullet(f"Thời gian: {row.vote_at or '…… giờ'} ngày {_day(row.vote_on)};"), Bullet(f"Địa điểm: {row.where or '……………'};"),
        Bullet(f"Nội dung: {row.title}."), Heading(2, "Nội dung đưa ra bàn và quyết định"), *[Paragraph(line) for line in row.text.splitlines() if line.strip()],
        Paragraph("Mỗi hộ cử một người đại diện. Tỷ lệ thông qua tính trên tổng số hộ của thôn, tổ dân phố, nên sự có mặt của mỗi hộ đều quan trọng."),
    ]  # fmt: skip
    return "Thông báo", "Mời họp cộng đồng dân cư", body, (_HEAD,)


def _counts(row: Decision) -> Table:
    rows = [
        ("Tổng số hộ", row.base),
        ("Số hộ có đại diện dự (số phiếu thu về)", row.present),
        ("Số hộ vắng (không nộp phiếu)", row.absent),
    ]
    if row.kind == Kind.ELECTION:
        rows += [(f"Phiếu bầu {each.name}", each.votes) for each in row.candidates.all()]
    else:
        rows += [("Tán thành", row.yes), ("Không tán thành", row.no)]
    rows += [("Phiếu trắng, không có ý kiến", row.blank), ("Phiếu không hợp lệ", row.spoiled)]
    return Table(
        (Column("Nội dung", 4), Column("Số lượng", 1, "right")),
        tuple((name, "–" if n is None else str(n)) for name, n in rows),
    )


def _team(row: Decision, team: Team) -> list[Block]:
    return [
        Bullet(f"{each.name}{', ' + each.skill_label.lower() if each.skill else ''};")
        for each in row.team_members.filter(team=team.value)
    ]


def _result(row: Decision) -> list[Block]:
    return [
        Heading(2, "Kết quả"),
        _counts(row),
        *[Bullet(line) for line in queries.arithmetic(row)],
        Paragraph(f"Căn cứ: {row.cite}."),
    ]


def _minutes(row: Decision) -> Built:
    body: list[Block] = [Ground(f"Căn cứ {_LAW};")]
    for meeting in row.meetings.all():
        name = f" cụm {meeting.cluster}" if meeting.cluster else ""
        body += [
            Heading(2, f"Cuộc họp{name} ngày {_day(meeting.on)}"), Bullet(f"Số hộ dự: {meeting.present};"),
            Bullet(f"Hình thức biểu quyết: {meeting.manner_label.lower()}, được {meeting.manner_agreed}/{meeting.present} hộ dự họp chọn;"),
            Bullet(f"Tán thành {meeting.yes}, không tán thành {meeting.no}, không có ý kiến {meeting.blank}, không hợp lệ {meeting.spoiled}."),
            *[Paragraph(line) for line in meeting.discussed.splitlines() if line.strip()],
        ]  # fmt: skip
    body += [Heading(2, "Thư ký"), *_team(row, Team.SECRETARY), *(_result(row) if row.passes is not None else [])]
    return "Biên bản", f"Họp cộng đồng dân cư: {row.title}", body, ("THƯ KÝ", _HEAD)


def _online(row: Decision) -> Built:
    agreed = queries.consents(row, Consenting.ONLINE, row.vote_on or date.max)
    body: list[Block] = [
        Ground(f"Căn cứ {_LAW};"), Paragraph(f"Biểu quyết trực tuyến từ {_day(row.vote_on)} đến {_day(row.vote_until)}: {row.title}."),
        Bullet(f"Số hộ đồng ý biểu quyết trực tuyến: {agreed}/{row.base}."), Heading(2, "Tổ lấy ý kiến biểu quyết trực tuyến"), *_team(row, Team.ONLINE_TEAM), *_result(row),
        Paragraph(f"Dấu của danh sách phiếu đã công bố: {row.online_root[:32]} {row.online_root[32:]}"),
    ]  # fmt: skip
    return "Biên bản", "Biểu quyết trực tuyến", body, ("TỔ TRƯỞNG", "THÀNH VIÊN")


def _counting(row: Decision) -> Built:
    stubs = queries.stubs_of(row)
    body: list[Block] = [
        Ground(f"Căn cứ {_LAW};"), Paragraph(f"Kiểm phiếu: {row.title}."), Heading(2, "Ban kiểm phiếu"), *_team(row, Team.COUNT_BOARD),
        Heading(2, "Đại diện hộ chứng kiến"), *_team(row, Team.WITNESS),
        *([Bullet(f"Phiếu phát ra {stubs.handed}, thu về {stubs.returned}, không thu được {stubs.handed - stubs.returned}.")] if row.form == Form.BALLOT else []),
        *_result(row), Paragraph("Biên bản lập thành 03 bản có giá trị như nhau."),
    ]  # fmt: skip
    return "Biên bản", "Kiểm phiếu", body, ("TRƯỞNG BAN KIỂM PHIẾU", *_REPS)


def _decision(row: Decision) -> Built:
    topic = queries.topics_on(row.decided_on or date.max)[row.topic]
    body: list[Block] = [
        Ground(f"Căn cứ {_LAW};"), Centre("QUYẾT ĐỊNH:"), Bullet(f"Thời gian: {_day(row.decided_on)};"),
        Bullet(f"Tổng số {'thôn, tổ dân phố' if row.is_whole else 'hộ'}: {row.base}; dự {row.present}; vắng {row.absent};"),
        Bullet(f"Nội dung: {topic.vi} (nội dung {row.topic}, Điều 15);"), Bullet(f"Hình thức: {Form(row.form).vi};"), *_result(row),
        Heading(2, "Nội dung quyết định"), *[Paragraph(line) for line in row.resolution.splitlines() if line.strip()],
    ]  # fmt: skip
    return (
        "Quyết định",
        f"Của cộng đồng dân cư về {row.title[:1].lower()}{row.title[1:]}",
        body,
        (_HEAD, _FRONT, *_REPS),
    )


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else "……/……/……"
