"""What a list of people and a public text may say of anybody."""

import re
from collections.abc import Mapping, Sequence

from caunoi.kernel.refusal import Refusal

from ..words import Column

#: What each item's list may say of people; nothing else is taken (Luật 10/2022, Điều 11; Luật 91/2025).
COLUMNS: Mapping[str, tuple[Column, ...]] = {
    "11.7": (Column.NAME, Column.GROUP, Column.SCHEME, Column.AMOUNT, Column.RESULT),
    "11.8": (Column.NAME, Column.GROUP, Column.SCHEME, Column.AMOUNT),
    "11.9": (Column.NAME, Column.BORN, Column.GROUP, Column.RESULT),
    "11.10": (Column.NAME, Column.OFFICE, Column.RESULT),
}
MOST_NAMES = 5000
_LONG_NUMBER = re.compile(r"(?<!\d)(?:\d[ .]?){9,12}(?!\d)")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


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


def must_be_bare(rows: Sequence[Sequence[str]]) -> None:
    """Refuse rows with numbers of identity cards or phones, or e-mail addresses, and lists too long or empty."""
    if not rows:
        raise Refusal("Danh sách chưa có dòng nào.", "The list is empty.", field="rows")
    if len(rows) > MOST_NAMES:
        raise Refusal(
            f"Danh sách quá {MOST_NAMES} dòng; hãy tách theo thôn, tổ dân phố.", "The list is too long; split it.", field="rows"
        )  # fmt: skip
    for at, row in enumerate(rows, 1):
        if any(_MAIL.search(cell) or (_LONG_NUMBER.search(cell) and not _is_money(cell)) for cell in row):
            raise Refusal(
                f"Dòng {at} có số giấy tờ, số điện thoại hoặc thư điện tử. Danh sách công khai không ghi những thông tin này.",
                f"Line {at} holds a card or phone number or an e-mail address. A public list does not carry these.",
                field="rows",
            )
        if len(row) and not row[0].strip():
            raise Refusal(f"Dòng {at} chưa có họ tên.", f"Line {at} has no name.", field="rows")


def _is_money(cell: str) -> bool:
    return bool(re.search(r"đồng|đ$|vnđ|triệu|nghìn", cell.lower()))


def must_carry_no_card(text: str, field: str) -> None:
    """Refuse a public text with something like an identity card or phone number of a person or a private address."""
    found = re.search(r"(?<![\d/.-])(?:0\d{9}|\d{12})(?![\d/])", text)
    if found:
        raise Refusal(
            f"Nội dung có “{found.group()}”, giống số điện thoại hoặc số căn cước. Hãy bỏ khỏi bài; danh sách người để ở phần Danh sách.",
            f"The text holds “{found.group()}”, like a phone or identity number. Take it out; people go into the list.",
            field=field,
        )
