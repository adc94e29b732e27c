"""Keying in opinions from paper and meetings, one packet at a time; nothing is kept of a packet with a wrong row."""

import csv
import io
import uuid
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from caunoi.access.words import Role
from caunoi.discuss import rules
from caunoi.discuss.facts import PacketKeyed
from caunoi.discuss.models import Consultation, Opinion, Packet
from caunoi.discuss.words import Channel, PacketForm, Stage, Stance
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean, fold
from caunoi.ledger.commands import record
from caunoi.places.models import Place

from .common import Actor, digest, locked, must_work_here, ref_of
from .counting import add_persons

MOST_LINES = 5000
COLUMNS = ("phieu", "phan", "bay_to", "noi_dung", "so_nguoi")
_STANCES = {
    "": None, "dong y": Stance.AGREE, "co": Stance.AGREE, "tan thanh": Stance.AGREE, "khong dong y": Stance.DISAGREE, "khong": Stance.DISAGREE,
    "khong tan thanh": Stance.DISAGREE, "khong co y kien": Stance.PASS, "y kien khac": None,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One opinion on paper: whose sheet, on which section, what; how many people at a meeting said so."""

    sheet: str
    section: int
    stance: Stance | None
    text: str
    people: int = 1


@dataclass(frozen=True, slots=True)
class RowError:
    """What is wrong with one row of a table."""

    row: int
    vi: str
    en: str


def read_lines(data: bytes) -> tuple[list[Line], list[RowError]]:
    """The rows of a CSV with columns phieu, phan, bay_to, noi_dung, so_nguoi; every fault with its row."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return [], [
            RowError(
                0,
                "Tệp không ở dạng UTF-8. Hãy lưu lại dưới dạng “CSV UTF-8”.",
                "The file is not UTF-8. Save it as CSV UTF-8.",
            )
        ]
    if "\x00" in text:
        return [], [RowError(0, "Tệp không phải bảng CSV.", "The file is no CSV table.")]
    dialect = ";" if text.split("\n", 1)[0].count(";") > text.split("\n", 1)[0].count(",") else ","
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=dialect)
    try:
        head = [fold(name).strip().replace(" ", "_") for name in next(rows, [])]
        missing = [name for name in ("phan",) if name not in head]
        if missing or not ({"bay_to", "noi_dung"} & set(head)):
            return [], [
                RowError(
                    1,
                    "Dòng đầu phải là tên cột: phieu, phan, bay_to, noi_dung, so_nguoi.",
                    "The first row names the columns: phieu, phan, bay_to, noi_dung, so_nguoi.",
                )
            ]
        lines: list[Line] = []
        wrong: list[RowError] = []
        for at, row in enumerate(rows, start=2):
            if not any(cell.strip() for cell in row):
                continue
            if len(lines) + len(wrong) >= MOST_LINES:
                wrong.append(
                    RowError(at, f"Mỗi lần nhập nhiều nhất {MOST_LINES} dòng.", f"At most {MOST_LINES} rows at a time.")
                )
                break
            found = _line(at, dict(zip(head, row, strict=False)))
            (wrong if isinstance(found, RowError) else lines).append(found)  # type: ignore[arg-type]
    except csv.Error:
        return [], [RowError(0, "Bảng bị hỏng, không đọc được.", "The table is damaged.")]
    if not lines and not wrong:
        wrong.append(RowError(0, "Bảng không có dòng nào.", "The table has no rows."))
    return lines, wrong


def _line(at: int, cells: dict[str, str]) -> Line | RowError:
    said, words = fold(cells.get("bay_to", "")).strip(), clean(cells.get("noi_dung", ""))
    section, people = cells.get("phan", "").strip(), cells.get("so_nguoi", "").strip() or "1"
    if not (section.isascii() and section.isdigit()):
        return RowError(
            at,
            f"Cột “phan” phải là số thứ tự của phần, đang là “{section[:20]}”.",
            "Column “phan” must be a section's number.",
        )
    if said not in _STANCES:
        return RowError(
            at,
            f"Cột “bay_to” không hiểu “{said[:30]}”. Ghi: đồng ý, không đồng ý, không có ý kiến.",
            "Column “bay_to”: write agree, disagree or no opinion in Vietnamese.",
        )
    if _STANCES[said] is None and not words:
        return RowError(at, "Dòng không có bày tỏ, cũng không có nội dung.", "The row has neither a stance nor words.")
    if not (people.isascii() and people.isdigit() and 1 <= int(people) <= 100_000):
        return RowError(
            at,
            f"Cột “so_nguoi” phải là số từ 1, đang là “{people[:20]}”.",
            "Column “so_nguoi” must be a number from 1.",
        )
    return Line(cells.get("phieu", "").strip() or f"dong-{at}", int(section), _STANCES[said], words, int(people))


@transaction.atomic
def key_packet(
    *, consultation_id: int, form: PacketForm, channel: Channel, title: str, held_on: date, lines: list[Line], by: Actor, at: datetime,
    place: Place | None = None, persons: int = 0, source: str = "",
) -> Packet:  # fmt: skip
    """Keep the opinions of a packet with their channel: sheets count a person each, minutes the people of the meeting."""
    consultation = locked(consultation_id)
    must_work_here(by, Role.HANDLER, consultation)
    _must_fit(consultation, channel, title, held_on, lines, persons, form)
    sections = {section.position: section for section in consultation.sections.all()}
    for at_, line in enumerate(lines, start=1):
        section = sections.get(line.section)
        if section is None or not (section.commented or section.position == 0):
            raise Refusal(
                f"Dòng {at_}: dự thảo không có phần số {line.section} để lấy ý kiến.",
                f"Line {at_}: the draft has no section {line.section}.",
                field="lines",
            )
    sheets = len({line.sheet for line in lines})
    same = digest(
        form,
        channel,
        title,
        held_on.isoformat(),
        *(f"{line.sheet}|{line.section}|{line.stance}|{line.text}|{line.people}" for line in lines),
    )
    if consultation.packets.filter(digest=same).exists():
        raise Refusal("Tập này đã được nhập trước đây, không nhập lần nữa.", "This packet was keyed in before.")
    packet = Packet.objects.create(
        consultation=consultation, form=form.value, channel=channel.value, place=place, title=clean(title), held_on=held_on, source=clean(source),
        persons=persons if form is PacketForm.MINUTES else sheets, keyed_by=ref_of(by), keyed_at=at, digest=same,
    )  # fmt: skip
    tokens: dict[str, uuid.UUID] = {}
    seen: set[tuple[str, int]] = set()
    rows = []
    for at_, line in enumerate(lines, start=1):
        if form is PacketForm.SHEETS and (line.sheet, line.section) in seen:
            raise Refusal(
                f"Dòng {at_}: phiếu “{line.sheet}” có hai ý kiến cho phần {line.section}.",
                f"Line {at_}: sheet “{line.sheet}” speaks twice on section {line.section}.",
                field="lines",
            )
        seen.add((line.sheet, line.section))
        token = tokens.setdefault(line.sheet, uuid.uuid4()) if form is PacketForm.SHEETS else uuid.uuid4()
        rows.append(
            Opinion(
                consultation=consultation, token=token, section=sections[line.section], stance=line.stance.number if line.stance else None,
                text=line.text, weight=line.people if form is PacketForm.MINUTES else 1, channel=channel.value, place=place, packet=packet, at=at, turn=0,
            )
        )  # fmt: skip
    Opinion.objects.bulk_create(rows, batch_size=1000)
    if form is PacketForm.MINUTES:
        add_persons(consultation, channel, place.pk if place else 0, persons)
    record(
        PacketKeyed(packet=packet.pk, channel=channel.value, opinions=len(rows), persons=packet.persons),
        about=consultation.ref,
        by=ref_of(by),
        at=at,
    )
    return packet


def _must_fit(
    consultation: Consultation,
    channel: Channel,
    title: str,
    held_on: date,
    lines: list[Line],
    persons: int,
    form: PacketForm,
) -> None:
    if Stage(consultation.stage) not in (Stage.OPEN, Stage.CLOSED):
        raise Refusal(
            "Chỉ nhập phiếu khi đang lấy ý kiến hoặc đang tổng hợp, trước khi ký bảng.",
            "Packets are keyed in until the matrix is signed.",
        )
    if channel is Channel.WEB:
        raise Refusal(
            "Ý kiến trực tuyến do người dân tự gửi, không nhập thay.",
            "Online opinions are sent by people themselves.",
            field="channel",
        )
    if len(clean(title)) < 5:
        raise Refusal(
            "Hãy ghi tên tập phiếu hoặc cuộc họp để người xem biết nguồn.", "Name the packet or meeting.", field="title"
        )
    if not lines:
        raise Refusal("Chưa có ý kiến nào để nhập.", "There are no opinions.", field="lines")
    assert consultation.opens_on is not None  # noqa: S101 - the caller or the row holds it
    assert consultation.closes_on is not None  # noqa: S101 - the caller or the row holds it
    if not consultation.opens_on <= held_on <= consultation.closes_on:
        raise Refusal(
            f"Ngày thu phiếu, ngày họp phải trong thời gian lấy ý kiến: {consultation.opens_on:%d/%m/%Y} – {consultation.closes_on:%d/%m/%Y}.",
            "The day must lie within the period of the consultation.", field="held_on",
        )  # fmt: skip
    if form is PacketForm.MINUTES and persons < max(line.people for line in lines):
        raise Refusal(
            "Số người dự họp phải ít nhất bằng số người nêu một ý kiến.",
            "More people said one thing than attended.",
            field="persons",
        )
    for at, line in enumerate(lines, start=1):
        if len(line.text) > rules.LONGEST_OPINION:
            raise Refusal(f"Dòng {at}: ý kiến quá dài.", f"Line {at}: the opinion is too long.", field="lines")
