"""The tables as a workbook an office prints: landscape A4, heads as in the form, checks and counting rules on sheets of their own."""

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from caunoi.indicators.counting import term_names

from .checks import TOTAL, Check, check
from .fill import Filled, Value
from .forms import Form

#: How wide a column of figures and the column of names are, in characters.
NARROW, WIDE = 5.8, 24
#: More columns than this are printed on A3.
ON_A4 = 26
_SURE = {"T": "đọc từ văn bản", "S": "đọc từ nguồn thứ cấp", "M": "theo trí nhớ", "?": "CHƯA KIỂM CHỨNG"}


@dataclass(frozen=True, slots=True)
class Issuer:
    """Whose tables these are, for the heads of the sheets."""

    name: str
    superior: str
    place: str
    national: str
    motto: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Cells of a head that belong together: from row and column, over how many."""

    row: int
    column: int
    down: int
    across: int
    text: str


@dataclass(slots=True)
class Styles:
    """The formats of one workbook."""

    book: Any
    made: dict[tuple[tuple[str, Any], ...], Any] = field(default_factory=dict)

    def __call__(self, **wanted: Any) -> Any:
        base = {"font_name": "Times New Roman", "font_size": 11, "valign": "vcenter"}
        key = tuple(sorted({**base, **wanted}.items()))
        if key not in self.made:
            self.made[key] = self.book.add_format(dict(key))
        return self.made[key]


def write_workbook(
    forms: Sequence[Form], filled: Iterable[Filled], *, issuer: Issuer, since: date, until: date, rows_are: str
) -> bytes:
    """The filled tables, one sheet each, then every check and how each figure is counted."""
    import xlsxwriter

    by_slug = {each.slug: each for each in filled}
    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(content, options) as book:
        book.set_properties(
            {"title": "Biểu số liệu tiếp công dân, xử lý đơn, giải quyết khiếu nại, tố cáo", "author": issuer.name}
        )
        styles = Styles(book)
        for form in forms:
            _sheet(book, styles, form, by_slug[form.slug], issuer, since, until, rows_are)
        _checks(book, styles, [each for form in forms for each in check(form, by_slug[form.slug])])
        _rules(book, styles, forms)
    return content.getvalue()


def sheet_name(form: Form) -> str:
    """A name Excel accepts: “01-XLĐ”."""
    return re.sub(r"[\[\]:*?/\\]", "-", form.code)


def _sheet(
    book: Any, styles: Styles, form: Form, filled: Filled, issuer: Issuer, since: date, until: date, rows_are: str
) -> None:
    sheet = book.add_worksheet(sheet_name(form))
    last = len(form.columns) + 1
    _page(sheet, form, last)
    first = _top(sheet, styles, form, issuer, since, until, last)
    depth = max(len(column.head) for column in form.columns)
    _head(sheet, styles, form, first, depth, rows_are)
    at = first + depth + 1
    for number, (_, label, values) in enumerate(filled.rows, start=1):
        sheet.write_number(at, 0, number, styles(border=1, align="center"))
        sheet.write_string(at, 1, label, styles(border=1, text_wrap=True))
        _figures(sheet, styles, at, values, bold=False)
        at += 1
    sheet.merge_range(at, 0, at, 1, TOTAL, styles(border=1, bold=True, align="center"))
    _figures(sheet, styles, at, filled.total, bold=True)
    sheet.repeat_rows(first, first + depth)
    sheet.freeze_panes(first + depth + 1, 2)
    sheet.print_area(0, 0, _foot(sheet, styles, form, issuer, at + 1, last), last)


def _page(sheet: Any, form: Form, last: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(9 if len(form.columns) <= ON_A4 else 8)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.5)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L&9{form.code} · {form.source}&R&9Trang &P/&N")
    sheet.set_column(0, 0, 5)
    sheet.set_column(1, 1, WIDE)
    sheet.set_column(2, last, NARROW)


def _top(sheet: Any, styles: Styles, form: Form, issuer: Issuer, since: date, until: date, last: int) -> int:
    """The lines above the head, as official papers have them; returns the row of the head."""
    half = max(last // 2, 2)
    lines = [
        (issuer.superior.upper(), issuer.national, {}, {"bold": True}),
        (issuer.name.upper(), issuer.motto, {"bold": True}, {"bold": True}),
    ]
    for row, (left, right, left_style, right_style) in enumerate(lines):
        sheet.merge_range(row, 0, row, half - 1, left, styles(align="center", **left_style))
        sheet.merge_range(row, half, row, last, right, styles(align="center", **right_style))
    sheet.merge_range(2, 0, 2, last, f"Biểu số: {form.code}", styles(align="right", italic=True))
    sheet.merge_range(3, 0, 3, last, form.title, styles(align="center", bold=True, font_size=14))
    ended = until - timedelta(days=1)
    sheet.merge_range(
        4,
        0,
        4,
        last,
        f"(Số liệu từ ngày {since:%d/%m/%Y} đến ngày {ended:%d/%m/%Y})",
        styles(align="center", italic=True),
    )
    return 6


def _head(sheet: Any, styles: Styles, form: Form, first: int, depth: int, rows_are: str) -> None:
    look = styles(border=1, bold=True, align="center", text_wrap=True, font_size=9)
    sheet.merge_range(first, 0, first + depth - 1, 0, "STT", look)
    sheet.merge_range(first, 1, first + depth - 1, 1, rows_are, look)
    for part in stretches([column.head for column in form.columns], depth):
        top, left = first + part.row, 2 + part.column
        if part.down == part.across == 1:
            sheet.write_string(top, left, part.text, look)
        else:
            sheet.merge_range(top, left, top + part.down - 1, left + part.across - 1, part.text, look)
    small = styles(border=1, italic=True, align="center", font_size=8, text_wrap=True)
    sheet.write_string(first + depth, 0, "", small)
    sheet.write_string(first + depth, 1, "MS", small)
    for at, column in enumerate(form.columns):
        sheet.write_string(first + depth, 2 + at, form.formula(column.no), small)
    for row in range(depth):
        sheet.set_row(first + row, 30 if row < depth - 1 else 84)
    sheet.set_row(first + depth, 36)


def stretches(heads: Sequence[tuple[str, ...]], depth: int) -> list[Stretch]:
    """The cells of a head: equal neighbours under the same parents join, the lowest reaches down to the figures."""
    found: list[Stretch] = []
    for row in range(depth):
        column = 0
        while column < len(heads):
            head = heads[column]
            if row >= len(head):
                column += 1
                continue
            width = 1
            lowest = row == len(head) - 1
            while (
                not lowest
                and column + width < len(heads)
                and heads[column + width][: row + 1] == head[: row + 1]
                and len(heads[column + width]) > row + 1
            ):
                width += 1
            found.append(Stretch(row, column, depth - row if lowest else 1, width, head[row]))
            column += width
    return found


def _figures(sheet: Any, styles: Styles, row: int, values: Sequence[Value], *, bold: bool) -> None:
    look = styles(
        border=1,
        align="right",
        num_format="#,##0.##" if any(isinstance(value, float) for value in values) else "#,##0",
        bold=bold,
    )
    empty = styles(border=1, bg_color="#EEEEEE")
    for at, value in enumerate(values):
        if value is None:
            sheet.write_blank(row, 2 + at, None, empty)
        else:
            sheet.write_number(row, 2 + at, value, look)


def _foot(sheet: Any, styles: Styles, form: Form, issuer: Issuer, row: int, last: int) -> int:
    """What the reader must know, then who signs; returns the last row."""
    gaps = sorted({column.missing for column in form.columns if column.missing})
    told = [*(f"Ô để trống, nền xám: {gap} (cột {_numbers(form, gap)})." for gap in gaps), *form.notes]
    for at, note in enumerate(told):
        sheet.merge_range(row + at, 0, row + at, last, f"- {note}", styles(font_size=9, italic=True, text_wrap=True))
        sheet.set_row(row + at, 15 * (1 + len(note) // 150))
    row += len(told) + 1
    half = max(last // 2, 2)
    sheet.merge_range(
        row, half, row, last, f"{issuer.place}, ngày      tháng      năm          ", styles(align="center", italic=True)
    )
    for left, right, text in ((0, half - 1, "NGƯỜI LẬP BIỂU"), (half, last, "THỦ TRƯỞNG ĐƠN VỊ")):
        sheet.merge_range(row + 1, left, row + 1, right, text, styles(align="center", bold=True))
        sheet.merge_range(
            row + 2,
            left,
            row + 2,
            right,
            "(Ký, ghi rõ họ tên)" if left == 0 else "(Ký, đóng dấu, ghi rõ họ tên)",
            styles(align="center", italic=True),
        )
    return row + 6


def _numbers(form: Form, gap: str) -> str:
    numbers = [column.no for column in form.columns if column.missing == gap]
    run = len(numbers) > 2 and numbers == list(range(numbers[0], numbers[-1] + 1))
    return f"{numbers[0]}–{numbers[-1]}" if run else ", ".join(map(str, numbers))


def _checks(book: Any, styles: Styles, checks: Sequence[Check]) -> None:
    sheet = book.add_worksheet("Kiểm tra")
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    failed = sum(not each.holds for each in checks)
    sheet.merge_range(0, 0, 0, 6, "KIỂM TRA CÔNG THỨC GIỮA CÁC CỘT", styles(bold=True, align="center", font_size=14))
    told = (
        f"{len(checks)} phép kiểm tra, {failed} không khớp."
        if failed
        else f"{len(checks)} phép kiểm tra trên mọi dòng, tất cả đều khớp; dưới đây là các dòng tổng cộng."
    )
    sheet.merge_range(1, 0, 1, 6, told, styles(align="center", italic=True, bold=bool(failed)))
    for at, (title, width) in enumerate(
        (
            ("Biểu", 16),
            ("Dòng", 34),
            ("Công thức", 26),
            ("Vế trái", 11),
            ("Vế phải", 11),
            ("Kết quả", 14),
            ("Ghi chú", 30),
        )
    ):
        sheet.set_column(at, at, width)
        sheet.write_string(3, at, title, styles(border=1, bold=True, align="center"))
    shown = [each for each in checks if not each.holds] + [each for each in checks if each.holds and each.row == TOTAL]
    for row, each in enumerate(shown, start=4):
        for at, text in enumerate((each.form, each.row, each.rule)):
            sheet.write_string(row, at, text, styles(border=1))
        for at, value in ((3, each.left), (4, each.right)):
            sheet.write(row, at, value, styles(border=1, num_format="#,##0.##"))
        sheet.write_string(
            row, 5, "Khớp" if each.holds else "KHÔNG KHỚP", styles(border=1, bold=not each.holds, align="center")
        )
        note = f"chưa có dữ liệu cột {', '.join(map(str, each.missing))}" if each.missing else ""
        sheet.write_string(row, 6, note, styles(border=1))
    sheet.freeze_panes(4, 0)
    sheet.autofilter(3, 0, 3 + len(shown), 6)


def _rules(book: Any, styles: Styles, forms: Sequence[Form]) -> None:
    sheet = book.add_worksheet("Cách đếm")
    sheet.set_column(0, 0, 120)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    lines = [
        ("CÁCH ĐẾM", True),
        ("Mỗi ô đếm từ hồ sơ đơn, theo tình trạng của đơn tại đơn vị vào ngày cuối kỳ; không ô nào nhập tay.", False),
        ("Một đơn chuyển qua hai đơn vị được đếm ở cả hai: nơi chuyển đếm ở cột chuyển đơn, nơi nhận đếm là đơn tiếp nhận. Vì vậy tổng các dòng có thể lớn hơn số đơn không trùng trong báo cáo.", False),
        ("", False),
        *((f"{name}.", False) for name in term_names().values()),
        ("", False),
        ("NGUỒN BIỂU MẪU", True),
        *((f"{form.name}: {form.source}; {_SURE[form.confidence]}.", False) for form in forms),
    ]  # fmt: skip
    for row, (text, bold) in enumerate(lines):
        sheet.write_string(row, 0, text, styles(bold=bold, text_wrap=True))
