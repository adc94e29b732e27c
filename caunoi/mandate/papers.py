"""The tracking table of a directive as Word and Excel files: every task in the order of the tree."""

import io
from dataclasses import dataclass
from datetime import date

from caunoi.kernel.refusal import Refusal
from caunoi.notices.issuing import place_on_paper
from caunoi.notices.paper import Column, Paper, Table
from caunoi.notices.queries import MEDIA_TYPES, PaperContent
from caunoi.notices.wordfile import write_docx
from caunoi.notices.words import Layout

from . import queries
from .models import Mandate, TaskWord
from .queries import Branch
from .rules import as_sentence
from .words import TaskAct

#: Name and share of the breadth of each column.
COLUMNS = (
    ("TT", 0.9), ("Nhiệm vụ", 4.0), ("Cơ quan chủ trì", 2.0), ("Cơ quan phối hợp", 1.8), ("Thời hạn", 1.3), ("Kết quả, tiến độ", 3.2),
    ("Tình trạng", 1.2), ("Ghi chú", 1.4),
)  # fmt: skip
#: A table longer than this is no use on paper: it is narrowed first.
MOST_LINES = 5000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table; ``depth`` is how far it hangs below the directive, 0 for a provision."""

    cells: tuple[str, ...]
    depth: int


def tracking_file(found: Mandate, kind: str, *, on: date) -> PaperContent:
    """The table as the reader may see it, as docx or xlsx."""
    lines = _lines(found, on)
    if len(lines) > MOST_LINES:
        raise Refusal(
            f"Biểu có {len(lines)} dòng, quá {MOST_LINES}.",
            f"The table has {len(lines)} lines, more than {MOST_LINES}.",
        )
    name = f"theo-doi-{(found.number or str(found.pk)[:8]).replace('/', '-')}-{on:%Y%m%d}"
    name = "".join(letter if letter.isascii() and (letter.isalnum() or letter in "-.") else "" for letter in name)
    if kind == "xlsx":
        return PaperContent(f"{name}.xlsx", XLSX, _workbook(found, lines, on))
    return PaperContent(f"{name}.docx", MEDIA_TYPES["docx"], write_docx(_paper(found, lines, on)))


def _lines(found: Mandate, on: date) -> list[Line]:
    lines: list[Line] = []
    page = queries.tree(found, at=0, size=MOST_LINES, today=on, parts=MOST_LINES)
    last = _last_reports(found)
    for number, bough in enumerate(page.boughs, start=1):
        head = (
            (bough.provision.number or str(number), as_sentence(bough.provision.words))
            if bough.provision
            else (str(number), "Nhiệm vụ giao thêm")
        )
        lines.append(Line((*head, "", "", "", "", "", ""), 0))
        for at, each in enumerate(bough.branches, start=1):
            lines += _branch_lines(each, f"{number}.{at}", 1, last)
    return lines


def _branch_lines(branch: Branch, number: str, depth: int, last: dict[object, TaskWord]) -> list[Line]:
    task, word = branch.task, last.get(branch.task.pk)
    said = " ".join((word.text if word else "").split())[:600]
    counted = f" ({word.counted}/{word.total})" if word and word.total else ""
    due = f"{task.due:%d/%m/%Y}" + (f"; {task.rhythm_label.lower()}" if task.repeats else "")
    notes = [f"Minh chứng: {branch.evidence}" if branch.evidence else "", "Đã báo lên cấp trên" if task.raised else ""]
    cells = (
        number, task.duty, task.body.name, "; ".join(branch.supporters), due, said + counted, branch.seen.signal.label,
        "; ".join(filter(None, notes)),
    )  # fmt: skip
    below = (
        line
        for at, part in enumerate(branch.parts, start=1)
        for line in _branch_lines(part, f"{number}.{at}", depth + 1, last)
    )
    return [Line(cells, depth), *below]


def _last_reports(found: Mandate) -> dict[object, TaskWord]:
    """The last report on each task of a directive: one statement."""
    words = TaskWord.objects.filter(task__mandate=found, act=TaskAct.REPORT.value).order_by("task_id", "-id")
    return {word.task_id: word for word in words.distinct("task_id")}


def _title(found: Mandate) -> str:
    number = f" số {found.number}" if found.number else ""
    day = f" ngày {found.day:%d/%m/%Y}" if found.day else ""
    return f"thực hiện {found.kind_label}{number}{day}"


def _paper(found: Mandate, lines: list[Line], on: date) -> Paper:
    columns = tuple(Column(name, width) for name, width in COLUMNS)
    rows = tuple(line.cells for line in lines)
    note = "" if lines else "Chưa giao nhiệm vụ nào."
    party = found.body.kind in ("party_committee", "party_board")
    return Paper(
        layout=Layout.PARTY if party else Layout.STATE, issuer=found.body.name, place=place_on_paper(found.body.place), on=on, year=on.year,
        kind="Biểu theo dõi", summary=_title(found), body=(Table(columns, rows, landscape=True, size=9, note=note),),
    )  # fmt: skip


def _height(line: Line) -> float:
    """How high a row is, told to the file: not every program measures wrapped words when it opens one."""
    rows = (-(-len(words) * 0.95 // (6 + 7 * width)) for words, (_name, width) in zip(line.cells, COLUMNS, strict=True))
    return min(409.0, 13.5 * max(1.0, *rows) + 2)


def _workbook(found: Mandate, lines: list[Line], on: date) -> bytes:
    import xlsxwriter

    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(content, options) as book:
        sheet = book.add_worksheet("Theo dõi")
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        plain = {"font_name": "Times New Roman", "font_size": 10, "border": 1, "text_wrap": True, "valign": "top"}
        head = book.add_format({**plain, "bold": True, "align": "center", "valign": "vcenter"})
        top = book.add_format({**plain, "bold": True})
        by_depth = [top, *(book.add_format({**plain, "indent": depth}) for depth in range(6))]
        cell = book.add_format(plain)
        title = book.add_format({"font_name": "Times New Roman", "font_size": 13, "bold": True, "align": "center"})
        sheet.merge_range(0, 0, 0, len(COLUMNS) - 1, f"BIỂU THEO DÕI {_title(found).upper()}", title)
        sheet.merge_range(1, 0, 1, len(COLUMNS) - 1, f"{found.body.name}, đến ngày {on:%d/%m/%Y}", title)
        for at, (name, width) in enumerate(COLUMNS):
            sheet.set_column(at, at, 6 + 7 * width)
            sheet.write_string(3, at, name, head)
        for row, line in enumerate(lines, start=4):
            sheet.set_row(row, _height(line))
            for at, words in enumerate(line.cells):
                shape = by_depth[min(line.depth, 6)] if at == 1 or line.depth == 0 else cell
                sheet.write_string(row, at, words[:32000], shape)
        sheet.repeat_rows(3)
        sheet.freeze_panes(4, 0)
        sheet.autofilter(3, 0, max(3 + len(lines), 4), len(COLUMNS) - 1)
    return content.getvalue()
