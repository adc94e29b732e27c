"""Letters in a table: the columns a CSV may have, how each cell is read, what is wrong in which row and column.

Pure reading: text in, rows of plain values or faults out; nothing is kept here.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean, fold
from caunoi.kernel.words import say

from .words import Channel, Kind

MOST_ROWS = 5_000
MOST_BYTES = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its code, other names it may carry, what it holds, whether a row needs it."""

    code: str
    names: tuple[str, ...]
    vi: str
    en: str
    needed: bool = False
    most: int = 500


COLUMNS = (
    Column("so", ("key", "ma", "so don", "so thu tu"), "Số của bạn cho đơn này; gửi lại cùng số thì không nhập lần hai", "Your own number; the same number is never imported twice", most=100),
    Column("ngay_nhan", ("received_on", "ngay nhan don"), "Ngày nhận: 20/11/2026 hoặc 2026-11-20", "Day received", needed=True, most=20),
    Column("kenh", ("channel", "hinh thuc"), "counter, post, phone, email, reception hoặc tên tiếng Việt; trống là nhập từ bảng", "Channel", most=40),
    Column("loai", ("kind", "loai don"), "complaint, denunciation, proposal, feedback hoặc tên tiếng Việt; trống là chưa phân loại", "Kind", most=40),
    Column("tom_tat", ("title", "tieu de"), "Tóm tắt việc", "Title", needed=True, most=300),
    Column("noi_dung", ("text", "noi dung don"), "Nội dung đơn", "Text", needed=True, most=100_000),
    Column("mong_muon", ("wish", "de nghi"), "Người gửi mong gì", "What the sender wishes", most=5_000),
    Column("noi", ("place", "xa", "phuong xa"), "Mã hoặc tên xã, phường; trống là địa bàn của cơ quan", "Commune code or name", most=200),
    Column("dia_diem", ("address", "dia chi su viec"), "Địa điểm cụ thể", "Where exactly", most=300),
    Column("linh_vuc", ("topic",), "Mã lĩnh vực", "Topic code", most=60),
    Column("nguoi_gui", ("name", "ho ten"), "Họ và tên người gửi", "Sender's name", most=200),
    Column("dia_chi", ("home", "dia chi nguoi gui"), "Địa chỉ người gửi", "Sender's address", most=300),
    Column("dien_thoai", ("phone", "sdt"), "Điện thoại", "Phone", most=20),
    Column("thu_dien_tu", ("email",), "Thư điện tử", "E-mail", most=200),
    Column("so_nguoi_ky", ("signers",), "Số người ký", "How many signed", most=6),
    Column("bi_neu", ("respondent", "bi khieu nai"), "Người, cơ quan bị nêu", "Who it is about", most=500),
    Column("giu_bi_mat", ("secret",), "x hoặc 1 nếu người gửi yêu cầu giữ bí mật", "x or 1 for secrecy", most=10),
)  # fmt: skip
_BY_NAME = {fold(name).replace("_", " "): column for column in COLUMNS for name in (column.code, *column.names)}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong: the row as the spreadsheet counts it (the header is row 1), the column, the sentence."""

    row: int
    column: str
    text: str


@dataclass(slots=True)
class Line:
    """One row read: values by column code."""

    row: int
    values: dict[str, str] = field(default_factory=dict)

    def get(self, code: str) -> str:
        """A cell, empty where there is none."""
        return self.values.get(code, "")


def decoded(content: bytes) -> str:
    """The table's text: UTF-8, or what Excel saves as Unicode; refuses anything else and too large files."""
    if len(content) > MOST_BYTES:
        raise Refusal(
            "Tệp lớn hơn 8 MB. Hãy tách thành nhiều tệp.", "The file is larger than 8 MB. Split it.", field="table"
        )
    if not content.strip():
        raise Refusal("Tệp không có nội dung.", "The file is empty.", field="table")
    for encoding in ("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig",):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            break
    raise Refusal(
        "Tệp không phải CSV mã Unicode. Trong Excel chọn “CSV UTF-8 (phân cách bằng dấu phẩy)” khi lưu.",
        "Not a Unicode CSV. In Excel save as “CSV UTF-8”.",
        field="table",
    )


def read(text: str) -> tuple[list[Line], list[Fault]]:
    """Rows and faults of the table; refuses a table whose header is not understood."""
    text = text.replace("\x00", "")
    rows = csv.reader(io.StringIO(text), delimiter=_delimiter(text))
    try:
        header = next(rows, [])
        columns, faults = _columns(header)
        lines = list(_lines(rows, columns, faults))
    except csv.Error as wrong:
        raise Refusal(f"Tệp CSV hỏng: {wrong}.", f"The CSV is broken: {wrong}.", field="table") from wrong
    if not lines and not faults:
        raise Refusal(
            "Bảng chỉ có dòng tiêu đề, không có đơn nào.", "The table has a header and no rows.", field="table"
        )
    return lines, faults


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max((",", ";", "\t"), key=first.count)


def _columns(header: list[str]) -> tuple[list[Column | None], list[Fault]]:
    found = [_BY_NAME.get(" ".join(fold(cell).replace("_", " ").split())) for cell in header]
    missing = [column.code for column in COLUMNS if column.needed and column not in found]
    if missing:
        raise Refusal(
            f"Dòng đầu của bảng phải có các cột: {', '.join(missing)}.",
            f"The header must have: {', '.join(missing)}.",
            field="table",
        )
    faults = [
        Fault(1, cell[:40], say("Không có cột tên như vậy; cột này được bỏ qua.", "Unknown column, left out."))
        for cell, column in zip(header, found, strict=True)
        if column is None and cell.strip()
    ]
    return found, faults


def _lines(rows: Iterator[list[str]], columns: list[Column | None], faults: list[Fault]) -> Iterator[Line]:
    for row, cells in enumerate(rows, start=2):
        if row > MOST_ROWS + 1:
            faults.append(
                Fault(row, "", say(f"Chỉ đọc {MOST_ROWS} dòng đầu.", f"Only the first {MOST_ROWS} rows are read."))
            )
            return
        if not any(cell.strip() for cell in cells):
            continue
        line, before = Line(row), len(faults)
        for column, cell in zip(columns, cells, strict=False):
            if column is None:
                continue
            value = clean(cell)
            if len(value) > column.most:
                faults.append(
                    Fault(
                        row, column.code, say(f"Dài quá {column.most} ký tự.", f"Longer than {column.most} characters.")
                    )
                )
            line.values[column.code] = value
        for column in COLUMNS:
            if column.needed and not line.get(column.code):
                faults.append(
                    Fault(row, column.code, say("Ô này không được để trống.", "This cell must not be empty."))
                )
        if len(faults) == before:
            yield line


def day_of(text: str) -> date:
    """A day as tables write it; raises ValueError with the sentence to show."""
    parts = re.split(r"[\s/.\-T]+", text.strip())[:3]
    if len(parts) == 3 and all(part.isascii() and part.isdigit() for part in parts):
        day, month, year = parts if len(parts[0]) < 4 else reversed(parts)
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            pass
    raise ValueError(say("Hãy viết ngày như 20/11/2026.", "Write the day as 20/11/2026."))


def channel_of(text: str) -> Channel:
    """A channel by its code or name."""
    return _word(Channel, text, Channel.IMPORT)  # type: ignore[return-value]


def kind_of(text: str) -> Kind:
    """A kind by its code or name."""
    return _word(Kind, text, Kind.UNSORTED)  # type: ignore[return-value]


def _word(word: type[Channel] | type[Kind], text: str, default: Channel | Kind) -> Channel | Kind:
    if not text:
        return default
    asked = fold(text)
    for each in word:
        if asked in (each.value, fold(each.vi), fold(each.en)):
            return each
    known = ", ".join(each.value for each in word)
    raise ValueError(
        say(f"Không hiểu “{text[:30]}”. Có thể ghi: {known}.", f"“{text[:30]}” is not known. Use: {known}.")
    )
