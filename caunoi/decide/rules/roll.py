"""The household roll: what a code looks like, and reading a list typed or exported elsewhere."""

import csv
import io
import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from caunoi.kernel.refusal import Refusal

_CODE = re.compile(r"[0-9A-ZĐ][0-9A-ZĐ./-]{0,19}")
MOST_ROWS = 5000


@dataclass(frozen=True, slots=True)
class RollRow:
    """One line of a list: its number, the household's code, its representative where named by consent, and what is wrong."""

    line: int
    code: str
    representative: str = ""
    consented_on: date | None = None
    wrong: Refusal | None = None


def must_be_code(text: str) -> str:
    """A household's code as the roll writes it: capitals, digits, point, slash, hyphen."""
    code = unicodedata.normalize("NFC", text).strip().upper()
    if not _CODE.fullmatch(code):
        raise Refusal(
            "Mã hộ gồm chữ in hoa không dấu, số, dấu chấm, gạch, tối đa 20 ký tự, ví dụ H-012.",
            "A household's code is capitals, digits, points and hyphens, at most 20, for example H-012.",
            field="code",
        )
    return code


def read_roll(content: bytes) -> list[RollRow]:
    """The rows of a CSV file: code, representative, day of consent; each wrong row says why and stops no other."""
    text = _decoded(content)
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        raise Refusal("Tệp không có dòng nào.", "The file is empty.", field="file")
    if len(lines) > MOST_ROWS:
        raise Refusal(f"Tệp có quá {MOST_ROWS} dòng.", f"The file has more than {MOST_ROWS} lines.", field="file")
    mark = max(",;\t", key=lines[0].count)
    rows = list(csv.reader(io.StringIO("\n".join(lines)), delimiter=mark))
    start = 1 if _is_head(rows[0]) else 0
    seen: dict[str, int] = {}
    return [_row(number, cells, seen) for number, cells in enumerate(rows[start:], start + 1)]


def _decoded(content: bytes) -> str:
    if b"\x00" in content[:1000] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Refusal("Đây không phải tệp CSV.", "This is not a CSV file.", field="file")
    for encoding in ("utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig", "cp1258"):
        try:
            return unicodedata.normalize("NFC", content.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise Refusal(
        "Không đọc được bảng mã của tệp; hãy lưu lại dạng CSV UTF-8.", "Save the file as CSV UTF-8.", field="file"
    )


def _is_head(cells: list[str]) -> bool:
    return cells[0].strip().lower() in ("mã hộ", "ma ho", "mã", "code", "ma_ho", "household")


def _row(number: int, cells: list[str], seen: dict[str, int]) -> RollRow:
    cells = [cell.strip() for cell in cells] + ["", "", ""]
    code, name, day = cells[0], cells[1][:200], cells[2]
    try:
        code = must_be_code(code)
        if code in seen:
            raise Refusal(
                f"Mã {code} đã có ở dòng {seen[code]}.",
                f"Code {code} stands in line {seen[code]} already.",
                field="code",
            )
        seen[code] = number
        agreed = _day(day)
        if name and agreed is None:
            raise Refusal(
                f"Hộ {code}: có tên người đại diện nhưng thiếu ngày người đó đồng ý được ghi tên.",
                f"Household {code}: a representative is named without the day they agreed to it.",
                field="consented_on",
            )
    except Refusal as no:
        return RollRow(number, code, wrong=no)
    return RollRow(number, code, name, agreed if name else None)


def _day(text: str) -> date | None:
    if not text:
        return None
    found = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text) or re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text)
    try:
        if found is None:
            raise ValueError
        parts = [int(part) for part in found.groups()]
        return date(*parts) if parts[0] > 31 else date(parts[2], parts[1], parts[0])
    except ValueError:
        raise Refusal(f"“{text[:20]}” không phải ngày.", f"“{text[:20]}” is not a day.", field="consented_on") from None
