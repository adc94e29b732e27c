"""What a public list may say of people: the columns the disclosure law asks for, and nothing that finds a person elsewhere."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .refusal import Refusal
from .words import Word


class Column(Word):
    """What a list may say of a person: nothing that is not here."""

    NAME = "name", "Họ và tên", "Full name"
    BORN = "born", "Năm sinh", "Year of birth"
    GROUP = "group", "Thôn, tổ dân phố", "Village or residential group"
    OFFICE = "office", "Chức vụ, đơn vị", "Office and unit"
    SCHEME = "scheme", "Chính sách, nội dung", "Scheme"
    AMOUNT = "amount", "Mức, số tiền", "Amount"
    RESULT = "result", "Kết quả", "Result"


#: What each item's list may say of people; nothing else is taken (Luật 10/2022, Điều 11; Luật 91/2025).
COLUMNS: Mapping[str, tuple[Column, ...]] = {
    "11.7": (Column.NAME, Column.GROUP, Column.SCHEME, Column.AMOUNT, Column.RESULT),
    "11.8": (Column.NAME, Column.GROUP, Column.SCHEME, Column.AMOUNT),
    "11.9": (Column.NAME, Column.BORN, Column.GROUP, Column.RESULT),
    "11.10": (Column.NAME, Column.OFFICE, Column.RESULT),
}
MOST_NAMES = 5000
_LONG_NUMBER = re.compile(r"(?<!\d)(?:\+?\d[ .\-]?){8,11}\d(?!\d)")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_MONEY = re.compile(r"đồng|đ$|vnđ|triệu|nghìn")


@dataclass(frozen=True, slots=True)
class Private:
    """Something in a list that says more of a person than the law asks: where it stands and what it is like."""

    line: int
    column: int
    vi: str
    en: str


def must_be_allowed(item: str, columns: Sequence[Column]) -> None:
    """Refuse a list for an item that names nobody, and every column the disclosure law does not ask."""
    allowed = COLUMNS.get(item)
    if allowed is None:
        raise Refusal(
            "Nội dung này không công khai danh sách người.", "This item is disclosed without a list of people.", field="rows"
        )  # fmt: skip
    extra = [column for column in columns if column not in allowed]
    if extra:
        raise Refusal(
            f"Danh sách chỉ được có: {', '.join(each.vi.lower() for each in allowed)}. Hãy bỏ: {', '.join(each.vi.lower() for each in extra)}.",
            f"The list may only hold: {', '.join(each.en.lower() for each in allowed)}. Leave out: {', '.join(each.en.lower() for each in extra)}.",
            field="rows",
        )
    if Column.NAME not in columns:
        raise Refusal("Danh sách phải có cột họ và tên.", "The list needs the full name.", field="rows")


def private_in(rows: Sequence[Sequence[str]], *, money: int | None = None) -> list[Private]:
    """Every cell that looks like a card or phone number or an e-mail address; lines and columns count from 1.

    ``money`` is the column (from 0) whose long numbers are amounts: one that begins with a nought is no amount.
    """
    found = []
    for line, row in enumerate(rows, 1):
        for column, cell in enumerate(row, 1):
            what = _kind_of(cell, is_money=column - 1 == money)
            if what is not None:
                found.append(Private(line, column, *what))
    return found


def must_be_bare(rows: Sequence[Sequence[str]]) -> None:
    """Refuse rows with numbers of identity cards or phones, or e-mail addresses, and lists too long or empty."""
    must_be_of_length(rows)
    found = next(iter(private_in(rows)), None)
    nameless = next((line for line, row in enumerate(rows, 1) if len(row) and not row[0].strip()), None)
    if found is not None and (nameless is None or found.line <= nameless):
        raise Refusal(
            f"Dòng {found.line} có số giấy tờ, số điện thoại hoặc thư điện tử (cột {found.column}). Danh sách công khai không ghi những thông tin này.",
            f"Line {found.line} holds a card or phone number or an e-mail address (column {found.column}). A public list does not carry these.",
            field="rows",
        )
    if nameless is not None:
        raise Refusal(f"Dòng {nameless} chưa có họ tên.", f"Line {nameless} has no name.", field="rows")


def must_be_of_length(rows: Sequence[Sequence[str]]) -> None:
    """Refuse a list without lines, and one nobody could check."""
    if not rows:
        raise Refusal("Danh sách chưa có dòng nào.", "The list is empty.", field="rows")
    if len(rows) > MOST_NAMES:
        raise Refusal(
            f"Danh sách quá {MOST_NAMES} dòng; hãy tách theo thôn, tổ dân phố.", "The list is too long; split it.", field="rows"
        )  # fmt: skip


def _kind_of(cell: str, *, is_money: bool) -> tuple[str, str] | None:
    if _MAIL.search(cell):
        return "thư điện tử", "an e-mail address"
    number = _LONG_NUMBER.search(cell)
    if number is None or _MONEY.search(cell.lower()):
        return None
    digits = "".join(each for each in number.group() if each.isdigit())
    if is_money and not digits.startswith("0"):
        return None
    if len(digits) == 12:
        return "số căn cước", "an identity number"
    if len(digits) == 9 and not digits.startswith("0"):
        return "số chứng minh nhân dân", "an old identity number"
    return "số điện thoại hoặc số giấy tờ", "a phone or paper number"


def without_private(text: str) -> str:
    """A text with what looks like a card or phone number or an e-mail address struck out."""
    return _LONG_NUMBER.sub("…", _MAIL.sub("…", text))
