"""Tables that assign work: a row gives the task, who leads it and by when."""

import re
from dataclasses import dataclass

from .blocks import Block

_COLUMNS = (
    (
        "body",
        r"chủ trì|đơn vị thực hiện|cơ quan thực hiện|đơn vị phụ trách|phân công|người thực hiện|trách nhiệm|đơn vị tham mưu",
    ),
    ("other", r"phối hợp|ghi chú|sản phẩm|kết quả|stt|^tt$|^số tt|kinh phí|lãnh đạo"),
    ("deadline", r"thời gian|thời hạn|tiến độ|hoàn thành|hạn"),
    ("task", r"nhiệm vụ|nội dung|công việc|tên việc|việc"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One assignment: offsets of the task's cell within the block, the leading body's and the time's words."""

    start: int
    end: int
    body: str | None
    deadline: str


def columns_of(block: Block) -> dict[str, int]:
    """Which column holds what, when the row heads an assignment table; empty otherwise."""
    found: dict[str, int] = {}
    for index, cell in enumerate(block.low.split("\t")):
        if len(cell) > 60:
            return {}
        for name, cue in _COLUMNS:
            if re.search(cue, cell.strip()):
                found.setdefault(name, index)
                break
    return found if "task" in found and ("body" in found or "deadline" in found) else {}


def row_of(block: Block, columns: dict[str, int]) -> Row | None:
    """The assignment a row makes; None for sub-headings and empty rows."""
    cells = block.text.split("\t")
    index = columns["task"]
    if len(cells) <= max(columns["task"], columns.get("body", 0)) or len(cells[index].split()) < 3:
        return None
    start = sum(len(cell) + 1 for cell in cells[:index])
    inner = len(cells[index]) - len(cells[index].lstrip())
    body = cells[columns["body"]].strip() if "body" in columns else ""
    time = cells[columns["deadline"]].strip() if columns.get("deadline", 99) < len(cells) else ""
    if not body and not time:
        return None
    return Row(start + inner, start + len(cells[index].rstrip()), body or None, time)
