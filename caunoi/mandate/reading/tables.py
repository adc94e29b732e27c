"""Tables that assign work: a row gives the task, who leads it, who supports it and by when."""

import re
from dataclasses import dataclass, replace

from .blocks import Block

_COLUMNS = (
    ("body", r"chủ trì"),
    ("support", r"phối hợp|cùng thực hiện"),
    (
        "body",
        r"(?:đơn vị|cơ quan|cá nhân|bộ phận|người)(?:[^\t]{0,20} )?(?:thực hiện|phụ trách|tham mưu)|phân công|trách nhiệm|đầu mối",
    ),
    ("other", r"ghi chú|sản phẩm|kết quả|stt|^tt$|^số tt|kinh phí|lãnh đạo|hình thức"),
    ("deadline", r"thời gian|thời hạn|tiến độ|hoàn thành|hạn"),
    ("task", r"nhiệm vụ|nội dung|công việc|tên việc|việc"),
)
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2})*[.)]?$")
#: What a cell says when the one above holds for it too.
_SAME = re.compile(r"^(?:[-–—]?\s*(?:nt|như trên|nêu trên)\s*[-–—]?|[\"”″]+|-//-|//)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """One assignment: offsets of the task's cell within the block, the leading and supporting bodies' and the time's words."""

    start: int
    end: int
    body: str | None
    deadline: str
    support: str = ""


def columns_of(block: Block, before: dict[str, int] | None = None) -> dict[str, int]:
    """Which column holds what, when the row heads an assignment table; empty otherwise.

    A second row of a head, whose cells stand below merged ones, says more closely which column leads and which supports.
    """
    cells = [cell.strip() for cell in block.low.split("\t")]
    if any(len(cell) > 60 for cell in cells) or _NUMBER.match(cells[0]):
        return {}
    found: dict[str, int] = {}
    for index, cell in enumerate(cells):
        for name, cue in _COLUMNS:
            if re.search(cue, cell):
                found.setdefault(name, index)
                break
    if "task" in found and ("body" in found or "deadline" in found):
        return found
    below = {name: index for name, index in found.items() if name in ("body", "support")}
    if (
        before
        and below
        and all(not cell or len(cell.split()) <= 4 for cell in cells)
        and len(below) == sum(map(bool, cells))
    ):
        return {**before, **below}
    return {}


def row_of(block: Block, columns: dict[str, int], before: Row | None = None) -> Row | None:
    """The assignment a row makes; None for sub-headings and empty rows. A merged or repeated cell takes the row above's."""
    cells = block.text.split("\t")
    index = columns["task"]
    if len(cells) <= max(columns["task"], columns.get("body", 0)) or len(cells[index].split()) < 3:
        return None
    start = sum(len(cell) + 1 for cell in cells[:index])
    inner = len(cells[index]) - len(cells[index].lstrip())
    said = {name: _cell(cells, columns, name) for name in ("body", "deadline", "support")}
    if not any(said.values()):
        return None
    row = Row(
        start + inner, start + len(cells[index].rstrip()), said["body"] or None, said["deadline"], said["support"]
    )
    return _filled(row, before, "body" in columns) if before else row


def _filled(row: Row, before: Row, has_body: bool) -> Row:
    """The row with what the cells above say for it."""
    if (has_body and not row.body) or _SAME.match(row.body or ""):
        row = replace(row, body=before.body)
    if _SAME.match(row.deadline):
        row = replace(row, deadline=before.deadline)
    return replace(row, support=before.support) if _SAME.match(row.support) else row


def _cell(cells: list[str], columns: dict[str, int], name: str) -> str:
    index = columns.get(name, len(cells))
    return cells[index].strip() if index < len(cells) else ""
