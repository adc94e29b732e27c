"""The papers of a dialogue: notice, minutes, result. Built from the record; the minutes are edited before they are signed."""

from collections.abc import Iterator
from datetime import date, datetime

from django.utils.timezone import localtime

from caunoi.notices.layout import symbol_of
from caunoi.notices.paper import Block, Bullet, Column, Ground, Heading, Paper, Paragraph, Signature, Table
from caunoi.notices.text import paragraphs
from caunoi.notices.words import Layout
from caunoi.places.models import Body

from .models import Dialogue, Promise, QuestionGroup
from .words import Channel, Form, GroupState, Occasion

LAWS = (
    "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
    "Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022",
)
_SYMBOLS = {"ubnd": "UBND", "hdnd": "HĐND", "mttq": "MTTQ"}


def notice(dialogue: Dialogue, *, moved_from: datetime | None = None, reason: str = "") -> Paper:
    """Thông báo: when, where, about what and how to take part (Luật 72/2025 Điều 43 khoản 2)."""
    again = f" (thay thời gian đã thông báo: {_moment(moved_from)})" if moved_from else ""
    body: list[Block] = [Ground(f"Căn cứ {law};") for law in LAWS]
    body += [
        Paragraph(f"{dialogue.body.name} thông báo tổ chức đối thoại với Nhân dân ({Occasion(dialogue.occasion).vi.lower()}) như sau:"),
        Heading(2, "Nội dung"), *paragraphs(dialogue.content),
        Heading(2, "Thời gian"), Paragraph(f"{_moment(dialogue.starts_at)}{again}."),
        Heading(2, "Địa điểm, hình thức"), Paragraph(_where(dialogue)),
        Heading(2, "Người chủ trì, trả lời"), Paragraph(f"{dialogue.chair}, {dialogue.chair_office}."),
        Heading(2, "Thành phần và cách thức tham dự"), *paragraphs(dialogue.attend),
        Heading(2, "Gửi câu hỏi trước"),
        Paragraph(f"Người dân gửi câu hỏi trước đến hết {_moment(dialogue.asks_until)} tại trang của {dialogue.place.full_name} trên Cầu Nối "
                  f"(mã phòng {dialogue.code}), bằng phiếu giấy tại trụ sở {dialogue.body.name} hoặc hỏi trực tiếp tại buổi đối thoại."),
    ]  # fmt: skip
    if reason:
        body += [Heading(2, "Lý do thay đổi"), *paragraphs(reason)]
    body.append(
        Paragraph("Đề nghị Trưởng thôn, Tổ trưởng tổ dân phố thông tin rộng rãi để Nhân dân biết và tham dự./.")
    )
    what = (
        "Về việc thay đổi thời gian, địa điểm đối thoại với Nhân dân"
        if moved_from
        else "Về việc tổ chức đối thoại với Nhân dân"
    )
    return _state(dialogue, kind="THÔNG BÁO", abbreviation="TB", summary=f"{what}: {dialogue.title}", body=tuple(body))


def minutes(
    dialogue: Dialogue,
    groups: list[QuestionGroup],
    promises: dict[int, list[Promise]],
    channels: dict[str, int],
    secretary: str,
) -> Paper:
    """Biên bản: who was there, what was asked, what was answered and promised, as the record has it."""
    body: list[Block] = [
        Paragraph(f"Hôm nay, {_day_words(dialogue.started_at or dialogue.starts_at)}, {_at(dialogue)}, {dialogue.body.name} "
                  f"tổ chức đối thoại với Nhân dân: {dialogue.title}."),
        Heading(1, "Thành phần"),
        Bullet(f"Chủ trì: {dialogue.chair}, {dialogue.chair_office}."),
        Bullet(f"Thư ký: {secretary or '………………………'}."),
        Bullet(f"Người dân tham dự: {dialogue.attended or 0} người tại hội trường"
               + (f", {dialogue.attended_online} người qua mạng." if dialogue.attended_online else ".")),
        Heading(1, "Câu hỏi nhận được"),
        Paragraph(_asked(channels, len(groups))),
        Heading(1, "Nội dung hỏi và trả lời"),
    ]  # fmt: skip
    body += list(_groups(groups, promises))
    body += [
        Heading(1, "Kết thúc"),
        Paragraph(f"Buổi đối thoại kết thúc lúc {_moment(dialogue.ended_at or dialogue.starts_at)}. Biên bản đã đọc lại, những người có tên dưới đây thống nhất."),
    ]  # fmt: skip
    signed = (Signature(("THƯ KÝ",), secretary), Signature(("CHỦ TRÌ",), dialogue.chair))
    paper = _state(
        dialogue,
        kind="BIÊN BẢN",
        abbreviation="BB",
        summary=f"Đối thoại với Nhân dân: {dialogue.title}",
        body=tuple(body),
    )
    return Paper(
        layout=paper.layout, issuer=paper.issuer, symbol=paper.symbol, place=paper.place, kind=paper.kind, summary=paper.summary, body=paper.body,
        signatures=signed, recipients=("Như thành phần tham dự", "Lưu: VT"),
    )  # fmt: skip


def result(dialogue: Dialogue, groups: list[QuestionGroup], promises: dict[int, list[Promise]]) -> Paper:
    """Thông báo kết quả: what was answered, who answers what in writing, what was promised by whom by when."""
    body: list[Block] = [Ground(f"Căn cứ {law};") for law in LAWS]
    body.append(
        Paragraph(f"Ngày {_day(dialogue.starts_at)}, {dialogue.body.name} đã đối thoại với Nhân dân về: {dialogue.title}. "
                  f"Chủ trì: {dialogue.chair}, {dialogue.chair_office}. Có {(dialogue.attended or 0) + dialogue.attended_online} người tham dự. Kết quả như sau:")
    )  # fmt: skip
    if dialogue.summary:
        body += [Heading(1, "Kết luận của người chủ trì"), *paragraphs(dialogue.summary)]
    body.append(Heading(1, "Câu hỏi và trả lời"))
    body += list(_groups(groups, promises))
    kept = [promise for group in groups for promise in promises.get(group.pk, [])]
    if kept:
        rows = tuple(
            (str(at), each.what, each.body.name, f"{each.due:%d/%m/%Y}") for at, each in enumerate(kept, start=1)
        )
        columns = (
            Column("STT", 0.5, "centre"),
            Column("Việc đã hứa", 4),
            Column("Cơ quan thực hiện", 2.2),
            Column("Hạn", 1.2, "centre"),
        )
        body += [Heading(1, "Danh mục việc đã hứa"), Table(columns, rows)]
    body.append(
        Paragraph(f"Tiến độ từng việc được công khai tại trang đối thoại của {dialogue.place.full_name}; đề nghị Trưởng thôn, Tổ trưởng tổ dân phố "
                  "thông tin kết quả này đến Nhân dân./.")
    )  # fmt: skip
    return _state(
        dialogue,
        kind="THÔNG BÁO",
        abbreviation="TB",
        summary=f"Kết quả đối thoại với Nhân dân: {dialogue.title}",
        body=tuple(body),
    )


def office_word(dialogue: Dialogue) -> str:
    """The office in the signing block: “Chủ tịch” of “Chủ tịch Ủy ban nhân dân phường …”."""
    return dialogue.chair_office.split(" Ủy ban", maxsplit=1)[0].split(" UBND", maxsplit=1)[0]


def _groups(groups: list[QuestionGroup], promises: dict[int, list[Promise]]) -> Iterator[Block]:
    if not groups:
        yield Paragraph("Không có câu hỏi nào.")
    for group in groups:
        yield Heading(2, group.title)
        yield from (_answer(group))
        for promise in promises.get(group.pk, []):
            yield Bullet(f"Hứa: {promise.what} Cơ quan thực hiện: {promise.body.name}; hạn {promise.due:%d/%m/%Y}.")


def _answer(group: QuestionGroup) -> Iterator[Block]:
    state = GroupState(group.state)
    if group.answer:
        yield from paragraphs(group.answer)
    if state is GroupState.WRITING and group.body and group.due:
        yield Paragraph(f"{group.body.name} trả lời bằng văn bản, chậm nhất ngày {group.due:%d/%m/%Y}.")


def _asked(channels: dict[str, int], groups: int) -> str:
    total = sum(channels.values())
    parts = "; ".join(f"{Channel(code).vi.lower()}: {count}" for code, count in channels.items())
    return f"Có {total} câu hỏi được nhận" + (f" ({parts})" if parts else "") + f", gộp thành {groups} nhóm."


def _state(dialogue: Dialogue, *, kind: str, abbreviation: str, summary: str, body: tuple[Block, ...]) -> Paper:
    return Paper(
        layout=Layout.STATE, issuer=dialogue.body.name, place=_place_name(dialogue.body), kind=kind, summary=summary, body=body,
        symbol=symbol_of(Layout.STATE, abbreviation=abbreviation, body=_SYMBOLS.get(dialogue.body.office, dialogue.body.short_name or "CQ")),
        recipients=("Đảng ủy, Hội đồng nhân dân", "Ủy ban Mặt trận Tổ quốc Việt Nam", "Trưởng thôn, Tổ trưởng tổ dân phố", "Lưu: VT"),
    )  # fmt: skip


def _where(dialogue: Dialogue) -> str:
    parts = [
        dialogue.venue,
        f"trực tuyến tại {dialogue.link}" if dialogue.link and dialogue.form != Form.IN_PERSON.value else "",
    ]
    cluster = f" Cụm: {dialogue.cluster}." if dialogue.cluster else ""
    where = "; ".join(part for part in parts if part)
    return f"Hình thức {Form(dialogue.form).vi.lower()}: {where}.{cluster}"


def _at(dialogue: Dialogue) -> str:
    """“tại Hội trường … và trực tuyến tại https://…”, as minutes begin."""
    parts = [
        f"tại {dialogue.venue}" if dialogue.venue else "",
        f"trực tuyến tại {dialogue.link}" if dialogue.link and dialogue.form != Form.IN_PERSON.value else "",
    ]
    return " và ".join(part for part in parts if part)


def _place_name(body: Body) -> str:
    return body.place.full_name if body.place.is_province and body.place.kind == "city" else body.place.name


def _moment(at: datetime) -> str:
    return f"{localtime(at):%H giờ %M phút, ngày %d/%m/%Y}"


def _day_words(at: datetime) -> str:
    local = localtime(at)
    return f"lúc {local:%H giờ %M phút}, ngày {local.day:02d} tháng {local.month:02d} năm {local.year}"


def _day(at: datetime | date) -> str:
    return f"{localtime(at):%d/%m/%Y}" if isinstance(at, datetime) else f"{at:%d/%m/%Y}"


__all__ = ["minutes", "notice", "office_word", "result"]
