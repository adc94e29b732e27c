"""A table as somebody sends it: pasted from a spreadsheet, as csv, or as xlsx. Only its words come out."""

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from caunoi.kernel.public_names import Column
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean, fold

#: A table is no longer, wider or, unpacked, larger than this.
MOST_LINES, MOST_CELLS, MOST_BYTES, MOST_UNPACKED = 6000, 30, 3 * 1024 * 1024, 60 * 1024 * 1024
LONGEST_CELL = 300
#: What the head of a list calls each column, without marks; nothing else is read.
CALLED: Mapping[str, Column] = {
    "ho va ten": Column.NAME, "ho ten": Column.NAME, "ten": Column.NAME, "chu ho": Column.NAME, "ho va ten chu ho": Column.NAME,
    "thon": Column.GROUP, "to dan pho": Column.GROUP, "thon, to dan pho": Column.GROUP, "khu pho": Column.GROUP, "ap": Column.GROUP, "dia ban": Column.GROUP,
    "to": Column.GROUP, "chinh sach": Column.SCHEME, "noi dung": Column.SCHEME, "chinh sach, noi dung": Column.SCHEME, "dien": Column.SCHEME,
    "doi tuong": Column.SCHEME, "muc": Column.AMOUNT, "so tien": Column.AMOUNT, "muc, so tien": Column.AMOUNT, "muc ho tro": Column.AMOUNT,
    "ket qua": Column.RESULT, "ket qua binh xet": Column.RESULT,
}  # fmt: skip
_NUMBERING = {"stt", "tt", "so tt", "so thu tu"}
_REACH = (
    {"noi", "thon", "to dan pho", "khu pho", "xa", "phuong", "dia ban", "xa, phuong", "ap"},
    {"du dieu kien", "can ho tro", "so ho du dieu kien", "so nguoi du dieu kien", "tong"},
    {"da nhan", "da ho tro", "so ho da nhan", "so nguoi da nhan"},
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of people as read: its columns, its rows, and the line its first row stands on."""

    columns: list[Column]
    rows: list[list[str]]
    first_line: int


def table(content: bytes, name: str) -> list[list[str]]:
    """The cells of a csv or xlsx file; refuses what is neither, and what is too large to be a list."""
    if len(content) > MOST_BYTES:
        raise _no("Tệp lớn hơn 3 MB; danh sách không cần lớn như vậy.", "The file is larger than 3 MB.")
    if content[:4] == b"PK\x03\x04":
        return _xlsx(content)
    if name.lower().endswith((".xls", ".xlsx", ".ods", ".doc", ".docx", ".pdf")) or b"\x00" in content[:2000]:
        raise _no("Chỉ nhận tệp .xlsx hoặc .csv.", "Only .xlsx or .csv is taken.")
    for encoding in ("utf-8-sig", "utf-16", "cp1258"):
        try:
            return pasted(content.decode(encoding))
        except UnicodeError:
            continue
    raise _no("Không đọc được chữ trong tệp; hãy lưu lại thành UTF-8.", "The file's letters cannot be read; save it as UTF-8.")  # fmt: skip


def pasted(text: str) -> list[list[str]]:
    """The cells of lines pasted from a spreadsheet (tabs), or typed with semicolons or commas."""
    head = text.lstrip("\ufeff").split("\n", 1)[0]
    between = next((each for each in ("\t", ";", ",") if each in head), ";")
    try:
        rows = csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=between)
        return _tidied([*row] for row in rows)
    except csv.Error as wrong:
        raise _no(
            "Không đọc được bảng; hãy kiểm tra dấu nháy và dấu phân cách.", "The table cannot be read."
        ) from wrong


def listed(cells: Sequence[Sequence[str]], allowed: Sequence[Column]) -> Listed:
    """A list of people from its cells; a column the law does not ask for is named and refused."""
    if not cells:
        raise _no("Danh sách chưa có dòng nào.", "The list is empty.")
    first = next((at for at, row in enumerate(cells) if any(row)), 0)
    heads = [" ".join(fold(each).replace("(", " ").split()) for each in cells[first]]
    known: dict[int, Column] = {}
    strange = []
    for at, head in enumerate(heads):
        if not head or head in _NUMBERING:
            continue
        found = CALLED.get(head)
        if found is None or found not in allowed or found in known.values():
            strange.append(cells[first][at])
        else:
            known[at] = found
    if Column.NAME not in known.values():
        names = ", ".join(each.vi for each in allowed)
        raise _no(f"Dòng đầu phải là tên cột, có cột Họ và tên. Các cột được nhận: {names}.", "The first line names the columns, the full name among them.")  # fmt: skip
    if strange:
        named = "; ".join(f"“{each[:60]}”" for each in strange[:8])
        allowed_vi = ", ".join(each.vi for each in allowed)
        raise _no(
            f"Hãy bỏ cột {named}: danh sách công khai chỉ có {allowed_vi}. Không dòng nào được lưu.",
            f"Take out {named}: a public list holds only {', '.join(each.en for each in allowed)}. No line was kept.",
        )
    # Columns without a head carry nothing that may be shown: words in them are refused, not dropped unseen.
    for line, row in enumerate(cells[first + 1 :], first + 2):
        for at, cell in enumerate(row):
            if cell and at not in known and (at >= len(heads) or heads[at] not in _NUMBERING):
                raise _no(f"Dòng {line}, cột {at + 1} có chữ nhưng cột không có tên.", f"Line {line}, column {at + 1} has words but no head.")  # fmt: skip
    order = sorted(known, key=lambda at: list(Column).index(known[at]))
    rows = [[row[at] if at < len(row) else "" for at in order] for row in cells[first + 1 :] if any(row)]
    return Listed([known[at] for at in order], rows, first + 2)


def reach(cells: Sequence[Sequence[str]]) -> list[tuple[int, str, str, str]]:
    """Lines of who was reached: line, place, in need, reached; a head is skipped where there is one."""
    found = []
    for line, row in enumerate(cells, 1):
        if not any(row) or (line == 1 and fold(row[0]).strip() in _REACH[0]):
            continue
        if len(row) < 3 or any(row[3:]):
            raise _no(f"Dòng {line} phải có ba ô: nơi; số đủ điều kiện; số đã nhận.", f"Line {line} needs three cells: place; in need; reached.")  # fmt: skip
        found.append((line, row[0], row[1], row[2]))
    return found


def _xlsx(content: bytes) -> list[list[str]]:
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(each.file_size for each in packed.infolist()) > MOST_UNPACKED:
                raise _no("Tệp bung ra quá lớn.", "The file unpacks to too much.")
        sheet: Any = load_workbook(io.BytesIO(content), read_only=True, data_only=True).worksheets[0]
        return _tidied([_cell(each) for each in row] for row in sheet.iter_rows(values_only=True, max_row=MOST_LINES + 1, max_col=MOST_CELLS + 1))  # fmt: skip
    except Refusal:
        raise
    except Exception as wrong:  # a workbook can be broken in more ways than its reader has names for
        raise _no("Không đọc được tệp Excel này.", "This workbook cannot be read.") from wrong


def _cell(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value)


def _tidied(rows: Any) -> list[list[str]]:
    found = []
    for row in rows:
        cells = [clean(each)[:LONGEST_CELL] for each in row]
        while cells and not cells[-1]:
            cells.pop()
        if len(cells) > MOST_CELLS:
            raise _no(f"Mỗi dòng nhiều nhất {MOST_CELLS} ô.", f"At most {MOST_CELLS} cells a line.")
        found.append(cells)
        if len(found) > MOST_LINES:
            raise _no(f"Danh sách quá {MOST_LINES} dòng.", f"More than {MOST_LINES} lines.")
    while found and not any(found[-1]):
        found.pop()
    return found


def _no(vi: str, en: str) -> Refusal:
    return Refusal(vi, en, field="rows")
