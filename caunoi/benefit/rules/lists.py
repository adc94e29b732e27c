"""What a list of beneficiaries allows: what it may say, how two editions differ, how long names stay, what is reached."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from caunoi.benefit.words import State
from caunoi.kernel.public_names import Column, must_be_allowed, must_be_of_length, private_in
from caunoi.kernel.refusal import Refusal

#: So many places are named where something private was found; the rest is counted.
NAMED = 8
LONGEST_NUMBER = 7


def must_hold_no_private(
    item: str, columns: Sequence[Column], rows: Sequence[Sequence[str]], first_line: int = 1
) -> None:
    """Refuse a list with more than the law asks of people: every line and column with a number or address is told.

    ``first_line`` is the line of the file its first row stands on.
    """
    must_be_allowed(item, columns)
    must_be_of_length(rows)
    for line, row in enumerate(rows, first_line):
        if len(row) != len(columns):
            raise Refusal(
                f"Dòng {line} có {len(row)} ô, phải có {len(columns)}.", f"Line {line} has {len(row)} cells, not {len(columns)}.", field="rows"
            )  # fmt: skip
        if not row[columns.index(Column.NAME)].strip():
            raise Refusal(f"Dòng {line} chưa có họ tên.", f"Line {line} has no name.", field="rows")
    money = columns.index(Column.AMOUNT) if Column.AMOUNT in columns else None
    found = private_in(rows, money=money)
    if not found:
        return
    vi = [
        f"dòng {each.line + first_line - 1}, cột “{columns[each.column - 1].vi}”: {each.vi}" for each in found[:NAMED]
    ]
    en = [
        f"line {each.line + first_line - 1}, column “{columns[each.column - 1].en}”: {each.en}"
        for each in found[:NAMED]
    ]
    more = len(found) - NAMED
    raise Refusal(
        f"Danh sách chưa được nhận vì có thông tin riêng của người dân: {'; '.join(vi)}{f'; và {more} chỗ nữa' if more > 0 else ''}. "
        "Hãy xóa những ô đó rồi nộp lại; không dòng nào được lưu.",
        f"The list was not taken, for it holds people's private data: {'; '.join(en)}{f'; and {more} more' if more > 0 else ''}. "
        "Take these out and send it again; no line was kept.",
        field="rows",
    )


def difference(before: Sequence[str], after: Sequence[str]) -> tuple[Counter[str], Counter[str]]:
    """Which rows came and which went between two editions, by their keys; a row written twice counts twice."""
    old, new = Counter(before), Counter(after)
    return new - old, old - new


def must_be_in_state(state: State, *allowed: State) -> None:
    """The act fits where the list stands."""
    if state not in allowed:
        raise Refusal(
            f"Danh sách đang ở bước “{state.vi}” nên không làm việc này được.",
            f"The list is at “{state.en}”, where this cannot be done.",
        )


def must_be_the_version(seen: int | None, version: int) -> None:
    """What somebody else changed meanwhile is not written over."""
    if seen is not None and seen != version:
        raise Refusal(
            "Người khác vừa sửa chương trình này. Hãy tải lại trang, xem thay đổi rồi làm tiếp; những gì bạn viết còn nguyên.",
            "Somebody else has just changed this programme. Load the page again and go on; what you wrote is kept.",
        )


def must_last(chosen: date | None, least: date, cite: str, field: str) -> date:
    """The day chosen, or the least one; refuses less than the rule."""
    if chosen is None:
        return least
    if chosen < least:
        raise Refusal(
            f"Sớm nhất là ngày {least:%d/%m/%Y} ({cite}).", f"Not before {least:%d/%m/%Y} ({cite}).", field=field
        )  # fmt: skip
    return chosen


def must_not_end(objections_until: date, today: date) -> None:
    """A list is settled after the days for objections."""
    if today <= objections_until:
        raise Refusal(
            f"Còn đang nhận ý kiến đến hết ngày {objections_until:%d/%m/%Y}; chốt danh sách sau ngày đó.",
            f"Objections are taken until {objections_until:%d/%m/%Y}; the list is settled after that.",
        )


def must_be_reached(name: str, eligible: int, reached: int, line: int) -> None:
    """No more are reached than meet the criteria, and nothing is less than nought."""
    if not name.strip():
        raise Refusal(f"Dòng {line} chưa có tên nơi.", f"Line {line} names no place.", field="rows")
    if eligible < 0 or not 0 <= reached <= eligible:
        raise Refusal(
            f"Dòng {line} ({name}): số đã nhận ({reached}) phải từ 0 đến số đủ điều kiện ({eligible}).",
            f"Line {line} ({name}): reached ({reached}) must lie between 0 and those in need ({eligible}).",
            field="rows",
        )


def read_number(text: str, line: int) -> int:
    """A whole number as people write it: 1.250; refuses anything else."""
    digits = text.strip().replace(".", "").replace(" ", "")
    if not digits.isascii() or not digits.isdigit() or len(digits) > LONGEST_NUMBER:
        raise Refusal(f"Dòng {line}: “{text[:20]}” không phải là số người, số hộ.", f"Line {line}: “{text[:20]}” is not a number.", field="rows")  # fmt: skip
    return int(digits)
