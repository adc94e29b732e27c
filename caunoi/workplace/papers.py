"""The papers of a workplace: call, minutes and resolution of a conference, record of a dialogue, letter with an agreement, its own review."""

from datetime import date

from caunoi.kernel.refusal import Refusal
from caunoi.notices.issuing import place_on_paper
from caunoi.notices.paper import Block, Bullet, Centre, Column, Ground, Heading, Paper, Paragraph, Signature, Table
from caunoi.notices.queries import PaperContent, made_file
from caunoi.notices.text import paragraphs

from . import queries
from .models import Agreement, OwnReview, StaffConference, WorkDialogue, Workplace
from .rules.years import Half
from .words import Content, DealStage, Gathering, Occasion, ReviewStage, Sort, Stage, TalkStage

NAMES = {
    "giay-trieu-tap": "Giấy triệu tập", "bien-ban": "Biên bản", "nghi-quyet": "Nghị quyết", "bien-ban-doi-thoai": "Biên bản đối thoại",
    "thong-bao": "Thông báo kết quả đối thoại", "cong-van": "Công văn gửi thỏa ước", "bien-ban-y-kien": "Biên bản lấy ý kiến",
}  # fmt: skip
HELD = (Stage.HELD.value, Stage.VALID.value, Stage.VOID.value)
TALKED = (TalkStage.HELD.value, TalkStage.SIGNED.value, TalkStage.PUBLISHED.value)
SIGNED = (DealStage.SIGNED.value, DealStage.SENT.value, DealStage.ENDED.value)


def papers_of(kind: str, row: object) -> list[tuple[str, str]]:
    """The papers that fit a record as it stands: code and name."""
    match row:
        case StaffConference():
            fits = {
                "giay-trieu-tap": row.called_on is not None,
                "bien-ban": row.stage in HELD,
                "nghi-quyet": row.stage == Stage.VALID.value,
            }
        case WorkDialogue():
            fits = {"bien-ban-doi-thoai": row.stage in TALKED, "thong-bao": row.stage == TalkStage.PUBLISHED.value}
        case Agreement():
            fits = {"bien-ban-y-kien": row.polled_on is not None, "cong-van": row.stage in SIGNED}
        case _:
            fits = {}
    return [(code, NAMES[code]) for code, fit in fits.items() if fit]


def paper_file(kind: str, row: object, code: str, ending: str) -> PaperContent:
    """One paper as docx or pdf; refuses one that does not fit the record."""
    if code not in dict(papers_of(kind, row)):
        raise Refusal("Văn bản này chưa lập được ở bước hiện tại.", "This paper cannot be made at this stage.")
    made = {
        "giay-trieu-tap": _call, "bien-ban": _minutes, "nghi-quyet": _resolution, "bien-ban-doi-thoai": _record, "thong-bao": _result,
        "cong-van": _letter, "bien-ban-y-kien": _poll,
    }[code](row)  # type: ignore[operator] # fmt: skip
    return made_file(made, code, ending)


def review_file(row: OwnReview, half: Half, ending: str, today: date) -> PaperContent:
    """Báo cáo tự sơ kết of a half-year; an unsent one says that it is a draft."""
    sent = row.stage == ReviewStage.SENT.value
    figures = queries.frozen(row.figures) if sent else queries.figures_of(row.workplace, half.since, half.until, today)
    until = "" if sent else f" Dự thảo, số liệu tính đến ngày {today:%d/%m/%Y}."
    body: list[Block] = [
        Paragraph(f"{row.workplace.name} báo cáo việc thực hiện dân chủ {half.vi} như sau.{until}"),
        Heading(1, "SỐ LIỆU TỪ HỒ SƠ"),
        Table((Column("Nội dung", 4), Column("Số", 1, "right")), tuple((each.vi, f"{each.value:,}".replace(",", ".")) for each in figures)),
        Heading(1, "KẾT QUẢ"), *paragraphs(row.done or "Chưa viết."),
        Heading(1, "HẠN CHẾ, NGUYÊN NHÂN"), *paragraphs(row.short or "Không nêu."),
        Heading(1, "VIỆC LÀM TRONG KỲ TỚI"), *paragraphs(row.ahead or "Chưa viết."),
    ]  # fmt: skip
    made = _paper(row.workplace, "BÁO CÁO", f"Thực hiện dân chủ ở nơi làm việc {half.vi}", body, on=row.sent_on)
    return made_file(made, f"tu-so-ket-{half.code}", ending)


def _call(row: StaffConference) -> Paper:
    body: list[Block] = [
        Paragraph(f"{row.workplace.name} triệu tập {_number(row.summoned)} người dự {_named(row)}, {Gathering(row.gathering).vi.lower()}."),
        Heading(2, "Thời gian, địa điểm"), Paragraph(f"Ngày {row.held_on:%d/%m/%Y}, tại {row.venue}."),
        Heading(2, "Nội dung"), *_contents(row),
        Paragraph("Đề nghị người được triệu tập có mặt đúng giờ; ai không dự được thì báo trước để bảo đảm số người có mặt theo quy định."),
    ]  # fmt: skip
    return _paper(row.workplace, "GIẤY TRIỆU TẬP", f"Họp {_named(row)}", body, on=row.called_on)


def _minutes(row: StaffConference) -> Paper:
    found = queries.standing_of(row)
    questions = list(row.resolutions.all())
    votes: list[Block] = (
        [Table(
            (Column("Nội dung", 5), Column("Tán thành", 1, "right"), Column("Không", 1, "right"), Column("Không ý kiến", 1, "right"), Column("Cần", 1, "right"), Column("Kết quả", 2)),
            tuple((each.text, str(each.yes), str(each.no), str(each.blank), str(each.least), "Thông qua" if each.passes else "Không thông qua") for each in questions),
        )] if questions else [Paragraph("Không biểu quyết nội dung nào.")]
    )  # fmt: skip
    body: list[Block] = [
        Paragraph(f"Ngày {row.held_on:%d/%m/%Y}, tại {row.venue}, {row.workplace.name} họp {_named(row)} ({Gathering(row.gathering).vi.lower()})."),
        Heading(2, "Thành phần"),
        Bullet(f"Số người làm việc: {_number(row.workers)}; được triệu tập: {_number(row.summoned)};"),
        Bullet(f"Có mặt khi khai mạc: {_number(row.opening)}; có mặt khi biểu quyết: {_number(row.voting)};"),
        Bullet(f"{found.why[0]} Căn cứ: {found.cite}."),
        Heading(2, "Nội dung"), *_contents(row),
        Heading(2, "Diễn biến"), *paragraphs(row.account or "Không ghi thêm."),
        Heading(2, "Biểu quyết"), *votes,
        Heading(2, "Kết luận"),
        Paragraph("Hội nghị hợp lệ." if found.valid else f"Hội nghị không hợp lệ, phải họp lại. {row.reason}".strip()),
    ]  # fmt: skip
    sides = (Signature(("CHỦ TRÌ",), "", "(Ký, ghi rõ họ tên)"), Signature(("THƯ KÝ",), "", "(Ký, ghi rõ họ tên)"))
    return _paper(
        row.workplace, "BIÊN BẢN", f"{_named(row)[0].upper()}{_named(row)[1:]}", body, on=row.held_on, sides=sides
    )


def _resolution(row: StaffConference) -> Paper:
    passed = [each for each in row.resolutions.all() if each.passes]
    grounds: list[Block] = [
        Ground(f"Căn cứ {cite};") for cite in dict.fromkeys([row.cite, *(each.cite for each in passed)]) if cite
    ]
    decided: list[Block] = [
        Bullet(f"{each.text} ({each.yes}/{max(row.opening or 0, row.voting or 0)} người tán thành).") for each in passed
    ] or [Paragraph("Không có nội dung nào đủ tỷ lệ tán thành.")]
    body: list[Block] = [
        *grounds,
        Ground(f"Căn cứ biên bản {_named(row)} ngày {row.held_on:%d/%m/%Y};"),
        Centre("QUYẾT NGHỊ:"),
        *decided,
        Paragraph(f"{row.workplace.name} và người làm việc tại đây có trách nhiệm thực hiện Nghị quyết này./."),
    ]
    return _paper(row.workplace, "NGHỊ QUYẾT", f"{_named(row)[0].upper()}{_named(row)[1:]}", body, on=row.closed_on)


def _record(row: WorkDialogue) -> Paper:
    signed = [
        f"{name}: {'đã ký ngày ' + format(day, '%d/%m/%Y') if day else 'chưa ký'}"
        for name, day in (
            ("Bên người sử dụng lao động", row.employer_signed),
            ("Bên người lao động", row.workers_signed),
        )
    ]
    body: list[Block] = [
        Paragraph(f"Ngày {_day(row.held_on)}, tại {row.venue or row.workplace.name}, hai bên đối thoại ({Occasion(row.occasion).vi.lower()})."),
        Heading(2, "Thành phần"),
        Bullet(f"Bên người sử dụng lao động: {_number(row.employer_present)}/{_number(row.employer_members)} thành viên;"),
        Bullet(f"Bên người lao động: {_number(row.worker_present)}/{_number(row.worker_members)} thành viên."),
        Heading(2, "Nội dung"), *paragraphs(row.contents),
        Heading(2, "Kết quả"), *paragraphs(row.result),
        *_promised(row),
        Heading(2, "Ký biên bản"), *[Bullet(each) for each in signed],
    ]  # fmt: skip
    note = "(Ký, ghi rõ họ tên)"
    sides = (
        Signature(("ĐẠI DIỆN NGƯỜI SỬ DỤNG LAO ĐỘNG",), "", note),
        Signature(("ĐẠI DIỆN NGƯỜI LAO ĐỘNG",), "", note),
    )
    return _paper(row.workplace, "BIÊN BẢN", "Đối thoại tại nơi làm việc", body, on=row.held_on, sides=sides)


def _result(row: WorkDialogue) -> Paper:
    body: list[Block] = [
        Paragraph(f"{row.workplace.name} thông báo kết quả đối thoại ngày {_day(row.held_on)} đến toàn thể người lao động."),
        Heading(2, "Nội dung"), *paragraphs(row.contents), Heading(2, "Kết quả"), *paragraphs(row.result), *_promised(row),
    ]  # fmt: skip
    return _paper(row.workplace, "THÔNG BÁO", "Kết quả đối thoại tại nơi làm việc", body, on=row.published_on)


def _poll(row: Agreement) -> Paper:
    enough = "Đủ tỷ lệ để ký kết." if row.enough else "Chưa đủ tỷ lệ để ký kết."
    body: list[Block] = [
        Paragraph(f"Ngày {_day(row.polled_on)}, {row.workplace.name} lấy ý kiến toàn bộ người lao động về dự thảo “{row.title}”."),
        Bullet(f"Số người được lấy ý kiến: {_number(row.polled)};"),
        Bullet(f"Số người tán thành: {_number(row.approved)}; cần ít nhất {_number(row.least)};"),
        Bullet(f"{enough} Căn cứ: {row.poll_cite}."),
        Heading(2, "Nội dung chính của dự thảo"), *paragraphs(row.summary),
    ]  # fmt: skip
    note = "(Ký, ghi rõ họ tên)"
    sides = (
        Signature(("ĐẠI DIỆN NGƯỜI SỬ DỤNG LAO ĐỘNG",), "", note),
        Signature(("ĐẠI DIỆN NGƯỜI LAO ĐỘNG",), "", note),
    )
    return _paper(
        row.workplace, "BIÊN BẢN", "Lấy ý kiến về thỏa ước lao động tập thể", body, on=row.polled_on, sides=sides
    )


def _letter(row: Agreement) -> Paper:
    last = f", đến hết ngày {_before(row.until)}" if row.until else ""
    body: list[Block] = [
        Paragraph(f"{row.workplace.name} gửi “{row.title}” ký ngày {_day(row.signed_on)}, có hiệu lực từ ngày {_day(row.since)}{last}."),
        Paragraph(f"Dự thảo đã được {_number(row.approved)}/{_number(row.polled)} người lao động tán thành ngày {_day(row.polled_on)} ({row.poll_cite})."),
        *_promised(row),
    ]  # fmt: skip
    to = row.sent_to or "Cơ quan chuyên môn về lao động cấp tỉnh"
    return _paper(row.workplace, "", "V/v gửi thỏa ước lao động tập thể", body, on=row.sent_on, to=(to,))


def _promised(row: WorkDialogue | Agreement) -> list[Block]:
    rows = tuple((each.text, f"{each.due:%d/%m/%Y}") for each in queries.promises_in(row))
    return (
        [Heading(2, "Cam kết"), Table((Column("Việc", 4), Column("Chậm nhất ngày", 1, "centre")), rows)] if rows else []
    )


def _contents(row: StaffConference) -> list[Block]:
    return [*(Bullet(f"{Content(each).vi};") for each in row.contents), *(paragraphs(row.more) if row.more else [])]


def _named(row: StaffConference) -> str:
    """ "hội nghị người lao động năm 2026"."""
    state = row.workplace.sort in (Sort.AGENCY.value, Sort.PUBLIC_UNIT.value)
    who = "cán bộ, công chức, viên chức, người lao động" if state else "người lao động"
    return f"hội nghị {who}{' bất thường' if row.extra else ''} năm {row.year}"


def _paper(
    place: Workplace, kind: str, summary: str, body: list[Block], *, on: date | None, sides: tuple[Signature, ...] = (), to: tuple[str, ...] = (),
) -> Paper:  # fmt: skip
    head = (Signature(("NGƯỜI ĐỨNG ĐẦU",), "", "(Ký tên, đóng dấu)"),)
    return Paper(
        issuer=place.name, place=place_on_paper(place.place), kind=kind, summary=summary, body=tuple(body), on=on, signatures=sides or head, to=to,
        recipients=("Người làm việc tại nơi này", place.overseer.name, "Lưu: VT."),
    )  # fmt: skip


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else "…"


def _before(until: date) -> str:
    return f"{date.fromordinal(until.toordinal() - 1):%d/%m/%Y}"


def _number(value: int | None) -> str:
    return "…" if value is None else f"{value:,}".replace(",", ".")
