"""What a slide is drawn from: titles, bullets, tables, native charts, with their letters and their words for those who do not see them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from caunoi.indicators import numbers

if TYPE_CHECKING:
    from pptx.slide import Slide

MOST_LINES = 6
#: A sans that every office has and that holds every Vietnamese letter.
FONT = "Arial"
INK, RED, _BLUE, _GREY = "1F2933", "9B1C1C", "1D4E89", "5B6770"


def add_lines(deck: Any, heading: str, lines: Sequence[str]) -> None:
    """Bullets under a title, a second slide where they do not fit one."""
    shown = list(lines) or ["Chưa có dữ liệu trong kỳ."]
    for at in range(0, len(shown), MOST_LINES):
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        add_heading(slide, heading if at == 0 else f"{heading} (tiếp)")
        put(
            slide.placeholders[1],
            shown[at : at + MOST_LINES],
            size=20,
            colour=INK,
            left=1.6,
            top=3.6,
            width=30.6,
            height=13.6,
        )


def add_heading(slide: Slide, words: str) -> None:
    """The slide's own title, which a screen reader finds."""
    put(slide.shapes.title, [words], size=28, bold=True, colour=RED, left=1.6, top=0.9, width=30.6, height=2.3)


def add_table(
    deck: Any, heading: str, head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]
) -> None:
    """A table on a slide of its own, told in words too."""
    from pptx.util import Cm

    slide = deck.slides.add_slide(deck.slide_layouts[5])
    add_heading(slide, heading)
    frame = slide.shapes.add_table(
        len(rows) + 1, len(head), Cm(1.6), Cm(3.6), Cm(sum(widths)), Cm(1.1 * (len(rows) + 1))
    )
    frame.name = heading
    _describe(frame, f"Bảng {heading.lower()}: " + "; ".join(f"{row[0]}: {row[1]}".replace("\n", ", ") for row in rows))
    table = frame.table
    table.first_row = True
    for at, width in enumerate(widths):
        table.columns[at].width = Cm(width)
    for row, cells in enumerate([head, *rows]):
        for at, words in enumerate(cells):
            _cell(table.cell(row, at), words, bold=row == 0 or at == 0, header=row == 0)


def add_chart(
    deck: Any, heading: str, names: Sequence[str], series: Sequence[tuple[str, Sequence[float]]], *, bars: bool
) -> None:
    """A native chart on a slide of its own: it opens in the office program with its numbers, told in words too."""
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
    from pptx.enum.dml import MSO_PATTERN
    from pptx.util import Cm, Pt

    slide = deck.slides.add_slide(deck.slide_layouts[5])
    add_heading(slide, heading)
    data: Any = CategoryChartData(number_format="#,##0")  # type: ignore[no-untyped-call]
    data.categories = names
    for name, values in series:
        data.add_series(name, values)
    kind = XL_CHART_TYPE.BAR_CLUSTERED if bars else XL_CHART_TYPE.COLUMN_CLUSTERED
    frame = slide.shapes.add_chart(kind, Cm(1.6), Cm(3.6), Cm(30.6), Cm(14.2), data)
    frame.name = heading
    told = "; ".join(
        f"{name}: " + ", ".join(f"{label} {numbers.number(values[at])}" for label, values in series)
        for at, name in enumerate(names)
    )
    _describe(frame, f"Biểu đồ {heading.lower()}. {told}")
    chart = frame.chart
    chart.font.size, chart.font.name = Pt(14), FONT
    chart.has_title, chart.has_legend = False, len(series) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    plot = chart.plots[0]
    plot.has_data_labels, plot.gap_width = True, 60
    plot.data_labels.number_format, plot.data_labels.number_format_is_linked = "#,##0", False
    chart.value_axis.has_major_gridlines = False
    chart.value_axis.visible = False
    for at, each in enumerate(plot.series):
        fill = each.format.fill
        if at == 0:
            fill.solid()
            fill.fore_color.rgb = _rgb(_BLUE)
        else:  # the earlier period is hatched, so that the two are told apart without colour
            fill.patterned()
            fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
            fill.fore_color.rgb, fill.back_color.rgb = _rgb(_GREY), _rgb("FFFFFF")
            each.format.line.color.rgb = _rgb(_GREY)


def put(
    shape: Any,
    lines: Sequence[str],
    *,
    size: int,
    colour: str,
    left: float,
    top: float,
    width: float,
    height: float,
    bold: bool = False,
) -> None:
    """Words into a shape, at their place and in the letters of the deck."""
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Cm, Pt

    shape.left, shape.top, shape.width, shape.height = Cm(left), Cm(top), Cm(width), Cm(height)
    frame = shape.text_frame
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.clear()
    for at, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        paragraph.alignment, paragraph.space_after = PP_ALIGN.LEFT, Pt(8)
        _run(paragraph, line, size=size, colour=colour, bold=bold)


def _cell(cell: Any, words: str, *, bold: bool, header: bool) -> None:

    cell.fill.solid()
    cell.fill.fore_color.rgb = _rgb("E4E9F0" if header else "FFFFFF")
    frame = cell.text_frame
    frame.word_wrap = True
    for at, line in enumerate(words.split("\n")):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        _run(paragraph, line, size=14, colour=INK, bold=bold)


def _run(paragraph: Any, words: str, *, size: int, colour: str, bold: bool) -> None:
    from pptx.util import Pt

    run = paragraph.add_run()
    run.text = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", words)
    run.font.size, run.font.bold, run.font.name = Pt(size), bold, FONT
    run.font.color.rgb = _rgb(colour)
    run._r.get_or_add_rPr().set("lang", "vi-VN")


def _rgb(code: str) -> Any:
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(code)  # type: ignore[no-untyped-call]


def _describe(frame: Any, words: str) -> None:
    """What a chart or a table shows, for those who do not see it."""
    frame._element.xpath(".//p:cNvPr")[0].set("descr", words[:2000])
