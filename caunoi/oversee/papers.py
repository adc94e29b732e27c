"""The papers: programme; decision with plan and outline; result; recommendations; criticism; table of answers."""

from datetime import date

from caunoi.kernel.words import say
from caunoi.law.queries import in_force
from caunoi.notices.issuing import issuer_of
from caunoi.notices.paper import Article, Block, Bullet, Centre, Column, Ground, Heading, Paper, Paragraph, Table
from caunoi.notices.queries import PaperContent, made_file
from caunoi.notices.text import paragraphs
from caunoi.places.models import Body

from . import queries
from .models import Criticism, Supervision, SupervisionProgramme
from .words import Basis, Form, Manner, Phase, Seat, Stage, Verdict

NAMES = {
    "quyet-dinh": ("Quyết định thành lập đoàn", "Decision setting up the team"), "ke-hoach": ("Kế hoạch, đề cương báo cáo", "Plan and outline of the report"),
    "bao-cao": ("Báo cáo kết quả", "Report of results"), "kien-nghi": ("Văn bản kiến nghị", "Letter of recommendations"),
    "phan-bien": ("Văn bản phản biện, tổng hợp góp ý", "Criticism, opinions gathered"), "tiep-thu": ("Bảng tiếp thu, giải trình", "Table of answers"),
}  # fmt: skip
_GROUNDS = ("Căn cứ Luật Mặt trận Tổ quốc Việt Nam ngày 09 tháng 6 năm 2015;", "Căn cứ Nghị quyết liên tịch số 403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN ngày 15 tháng 6 năm 2017;")  # fmt: skip


def fitting(row: Supervision) -> list[tuple[str, str]]:
    """The papers that fit a supervision as it stands: code and name."""
    fits = {
        "quyet-dinh": row.form == Form.TEAM.value and row.stage != Stage.CANCELLED.value,
        "ke-hoach": row.stage != Stage.CANCELLED.value,
        "bao-cao": row.stage == Stage.REPORTED.value,
        "kien-nghi": row.stage == Stage.REPORTED.value and row.recommendations.exists(),
    }
    return [(code, say(*NAMES[code])) for code, fit in fits.items() if fit]


def criticism_fitting(row: Criticism) -> list[tuple[str, str]]:
    """The papers that fit a criticism as it stands."""
    fits = {
        "phan-bien": row.phase in (Phase.SENT, Phase.ANSWERED, Phase.ISSUED),
        "tiep-thu": row.phase in (Phase.ANSWERED, Phase.ISSUED),
    }
    return [(code, say(*NAMES[code])) for code, fit in fits.items() if fit]


def programme_file(row: SupervisionProgramme, kind: str) -> PaperContent:
    """Chương trình giám sát, phản biện of a year."""
    items = list(row.items.select_related("subject").order_by("starts_on", "pk"))
    table = tuple(
        (str(count), each.title, each.subject.name, Form(each.form).vi, _span(each)) for count, each in enumerate(items, 1)
    )  # fmt: skip
    columns = (
        Column("STT", 1, "centre"),
        Column("Nội dung", 4),
        Column("Nơi được giám sát", 3),
        Column("Hình thức", 3),
        Column("Thời gian", 2, "centre"),
    )
    body: list[Block] = [
        *(Ground(each) for each in _GROUNDS),
        Heading(1, "MỤC ĐÍCH, YÊU CẦU"), *paragraphs(row.aim),
        Heading(1, "NỘI DUNG GIÁM SÁT"), Table(columns, table) if table else Paragraph("Chưa có cuộc giám sát nào."),
        Heading(1, "TỔ CHỨC THỰC HIỆN"),
        Paragraph(f"{row.body.name} gửi chương trình này tới các cơ quan liên quan và các tổ chức thành viên để phối hợp thực hiện./."),
    ]  # fmt: skip
    return made_file(
        _paper(
            row.body,
            "Chương trình",
            "CTr",
            f"Giám sát, phản biện xã hội năm {row.year}",
            body,
            on=row.signed_on,
            named_on=row.signed_on or date(row.year, 1, 1),
            recipients=tuple(
                dict.fromkeys((*(each.subject.name for each in items), "Các tổ chức thành viên", "Lưu: VT"))
            ),
        ),
        f"chuong-trinh-{row.year}",
        kind,
    )


def supervision_file(row: Supervision, form: str, kind: str) -> PaperContent:
    """One of a supervision's papers."""
    made = {"quyet-dinh": _decision, "ke-hoach": _plan, "bao-cao": _report, "kien-nghi": _letter}[form](row)
    return made_file(made, f"{form}-{row.starts_on:%Y%m%d}", kind)


def criticism_file(row: Criticism, form: str, kind: str) -> PaperContent:
    """The criticism as sent, or the answers as signed."""
    made = {"phan-bien": _criticism, "tiep-thu": _answers}[form](row)
    return made_file(made, f"{form}-{row.since:%Y%m%d}", kind)


def _decision(row: Supervision) -> Paper:
    team = queries.team_of(row)
    columns = (Column("STT", 1, "centre"), Column("Họ và tên", 4), Column("Chức vụ", 4), Column("Trong đoàn", 2))
    body: list[Block] = [
        *(Ground(each) for each in _GROUNDS), *([Ground(f"Căn cứ {_because(row)};")] if _because(row) else []), Centre("QUYẾT ĐỊNH:"),
        Article(f"Thành lập đoàn giám sát “{row.title}” tại {row.subject.name}, {_span(row)}, gồm các thành viên có tên dưới đây."),
        Table(columns, tuple((str(count), each.name, each.office, Seat(each.seat).vi) for count, each in enumerate(team, 1))) if team else Paragraph("(Chưa ghi thành viên nào của đoàn.)"),
        Article(f"Đoàn giám sát nội dung: {row.scope}"),
        Article(f"Đoàn báo cáo kết quả chậm nhất {_number('gs.report_out', row.starts_on)} sau khi kết thúc giám sát. {row.subject.name} và các thành viên có tên tại Điều 1 thi hành Quyết định này./."),
    ]  # fmt: skip
    return _paper(
        row.body,
        "Quyết định",
        "QĐ",
        f"Thành lập đoàn {_watching(row)}",
        body,
        on=row.notified_on,
        named_on=row.notified_on or row.notice_due,
        recipients=("Như Điều 3", "Lưu: VT"),
    )


def _plan(row: Supervision) -> Paper:
    body: list[Block] = [
        *(Ground(each) for each in _GROUNDS),
        Heading(1, "NỘI DUNG"), Paragraph(row.scope),
        Heading(1, "HÌNH THỨC, THỜI GIAN"), Paragraph(f"{Form(row.form).vi}; {_span(row)}{_because(row) and f"; căn cứ {_because(row)}"}."),
        Heading(1, "NƠI ĐƯỢC GIÁM SÁT"),
        Paragraph(f"{row.subject.name} gửi báo cáo theo đề cương chậm nhất {_number('gs.report_in', row.starts_on)} trước ngày giám sát" + (f" (ngày {row.report_in_due:%d/%m/%Y})." if row.report_in_due else ".")),
        Heading(1, "ĐỀ CƯƠNG BÁO CÁO"), *(paragraphs(row.outline) if row.outline else [Paragraph("Sẽ gửi kèm quyết định.")]),
    ]  # fmt: skip
    return _paper(
        row.body,
        "Kế hoạch",
        "KH",
        _watching(row, first=True),
        body,
        on=row.notified_on,
        named_on=row.notified_on or row.notice_due,
        recipients=(row.subject.name, "Lưu: VT"),
    )


def _report(row: Supervision) -> Paper:
    asked: list[Block] = [Bullet(f"Với {each.to.name}: {each.what}") for each, _stands in queries.advice_of(row)]
    body: list[Block] = [
        Paragraph(f"Thực hiện {_decided(row)}, đoàn đã giám sát tại {row.subject.name}, {_span(row)}; hình thức: {Form(row.form).vi.lower()}."),
        Heading(1, "DIỄN BIẾN"), *paragraphs(row.course or "Không ghi thêm."),
        Heading(1, "KẾT QUẢ, NHẬN XÉT"), *paragraphs(row.findings),
        Heading(1, "KIẾN NGHỊ"), *(asked or [Paragraph("Không có kiến nghị.")]),
    ]  # fmt: skip
    return _paper(
        row.body,
        "Báo cáo",
        "BC",
        f"Kết quả {_watching(row)}",
        body,
        on=row.reported_on,
        named_on=row.reported_on or row.ends_on,
        recipients=(row.subject.name, "Lưu: VT"),
    )


def _watching(row: Supervision, *, first: bool = False) -> str:
    """“giám sát …” in a title; one done again is named “Giám sát lại: …” already and says it once."""
    title = str(row.title)
    told = title[0].lower() + title[1:] if title.lower().startswith("giám sát") else f"giám sát {title}"
    return told[0].upper() + told[1:] if first else told


def _decided(row: Supervision) -> str:
    """What the team was sent by, in words: a bare number says what it is the number of."""
    if not row.decision:
        return "kế hoạch giám sát"
    kind = "quyết định" if "/QĐ" in row.decision else "kế hoạch"
    return f"{kind} số {row.decision}" if row.decision[0].isdigit() else row.decision


def _letter(row: Supervision) -> Paper:
    asked = queries.advice_of(row)
    body: list[Block] = [
        Paragraph(f"Qua giám sát “{row.title}”, {_span(row)}, {row.body.name} kiến nghị:"),
        *(Bullet(f"{each.to.name}: {each.what.rstrip('. ')} (theo dõi công khai số {each.number});") for each, _stands in asked),
        Paragraph(f"Đề nghị các cơ quan trả lời bằng văn bản trong {_number('house.followup.answer', row.reported_on or row.ends_on)}; việc đã hứa được theo dõi công khai đến khi làm xong./."),
    ]  # fmt: skip
    to = tuple(dict.fromkeys(each.to.name for each, _stands in asked))
    return _paper(
        row.body,
        "",
        "",
        f"Kiến nghị sau {_watching(row)}",
        body,
        on=row.reported_on,
        named_on=row.reported_on or row.ends_on,
        to=to,
    )


def _criticism(row: Criticism) -> Paper:
    points = queries.points_of(row)
    body: list[Block] = [
        Paragraph(f"{row.body.name} đã tổng hợp ý kiến ({Manner(row.manner).vi.lower()}) từ ngày {row.since:%d/%m/%Y} đến ngày {row.until:%d/%m/%Y} về: {row.title}."),
        Heading(1, "NHẬN XÉT CHUNG"), *paragraphs(row.summary),
        Heading(1, "CÁC ĐIỂM CỤ THỂ"),
        *(Bullet(f"Điểm {each.point.number}" + (f" ({each.point.section})" if each.point.section else "") + f": {each.point.what}" + (f" Ý kiến của: {', '.join(one.name for one in each.named if one.name)}." if any(one.name for one in each.named) else "")) for each in points),
        Paragraph(f"Đề nghị {row.drafter.name} trả lời từng điểm" + (f" chậm nhất ngày {row.answer_due:%d/%m/%Y}." if row.answer_due else ".") + "/."),
    ]  # fmt: skip
    return _paper(
        row.body,
        "",
        "",
        f"Phản biện, góp ý: {row.title}",
        body,
        on=row.sent_on,
        named_on=row.sent_on or row.since,
        to=(row.drafter.name,),
    )


def _answers(row: Criticism) -> Paper:
    columns = (
        Column("Điểm", 1, "centre"),
        Column("Phần", 2),
        Column("Ý kiến", 5),
        Column("Trả lời", 2),
        Column("Nội dung sửa hoặc lý do", 5),
    )
    rows = tuple(
        (str(each.point.number), each.point.section, each.point.what, Verdict(each.point.verdict).vi if each.point.verdict else "", each.point.reason) for each in queries.points_of(row)
    )  # fmt: skip
    body: list[Block] = [Paragraph(f"{row.drafter.name} trả lời {row.body.name} về: {row.title}."), Table(columns, rows), Paragraph(f"Mã xác nhận của bảng: {_grouped(row.signature)}./.")]  # fmt: skip
    return _paper(
        row.drafter,
        "Báo cáo",
        "BC",
        "Tiếp thu, giải trình ý kiến phản biện, góp ý",
        body,
        on=row.answered_on,
        named_on=row.answered_on or row.since,
        recipients=(row.body.name, "Lưu: VT"),
    )


def _paper(
    body: Body, kind: str, abbreviation: str, summary: str, blocks: list[Block], *, on: date | None, named_on: date, to: tuple[str, ...] = (), recipients: tuple[str, ...] = ("Như trên", "Lưu: VT"),
) -> Paper:  # fmt: skip
    issuer = issuer_of(body, on or named_on)
    return Paper(
        layout=issuer.layout, issuer=issuer.name, superior=issuer.superior, symbol=issuer.symbol_for(abbreviation), place=issuer.place, kind=kind.upper(),
        summary=summary, on=on, to=to, body=tuple(blocks), signatures=(issuer.signing(),), recipients=recipients,
    )  # fmt: skip


def _span(row: Supervision) -> str:
    if row.starts_on == row.ends_on:
        return f"ngày {row.starts_on:%d/%m/%Y}"
    return f"từ ngày {row.starts_on:%d/%m/%Y} đến ngày {row.ends_on:%d/%m/%Y}"


def _because(row: Supervision) -> str:
    """Why, running on after “căn cứ”: only the first letter gives way, names keep theirs; nothing for a ground without a name."""
    if row.basis == Basis.OTHER.value:
        return ""
    words = Basis(row.basis).vi
    return words[0].lower() + words[1:]


def _number(key: str, on: date) -> str:
    """The number without its sign: the sentence around it says “at the latest”."""
    return in_force(key, on=on).spoken.lstrip("≥≤> ")


def _grouped(code: str) -> str:
    """A long code in eights, so that a line may end within it."""
    return " ".join(code[at : at + 8] for at in range(0, len(code), 8))
