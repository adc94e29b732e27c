"""A review as official paper: Word and PDF in the State or the Party layout, tables as workbooks, figures as JSON."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.utils.timezone import localdate

from caunoi.indicators import numbers
from caunoi.indicators.catalogue import indicators
from caunoi.indicators.figures import Figure
from caunoi.indicators.words import Unit
from caunoi.notices.issuing import Issuer, issuer_of
from caunoi.notices.layout import in_force
from caunoi.notices.paper import Annex, Block, Column, Heading, Item, Paper, Table
from caunoi.notices.pdffile import write_pdf
from caunoi.notices.text import text_to_body
from caunoi.notices.wordfile import write_docx
from caunoi.notices.words import Layout

from .models import Review
from .narrative import told_of
from .outline import kind_of
from .report import Part, days, figures_kept, parts, period_of, title
from .tables import Filled, forms, write_workbook
from .tables.workbook import Issuer as Heads

#: Figures the first annex shows, in order.
_SHOWN = (
    "received", "received_complaint", "received_denunciation", "received_proposal", "received_feedback", "people", "carried", "held", "handled_share",
    "own", "resolved_share", "answered", "on_time_share", "late", "median_days", "ninth_days", "guided", "forwarded", "many_hops", "mass", "open_end",
    "reopen_asked", "reopened", "rated_share", "solved_share", "satisfied_share", "duties_due", "duties_on_time", "duties_late", "duties_overdue",
    "silent_bodies", "reception_turns", "reception_people", "reception_groups", "head_days", "head_days_owed", "head_days_met", "head_days_share",
)  # fmt: skip


def docx(review: Review) -> bytes:
    """The review as a Word file."""
    return write_docx(paper(review))


def pdf(review: Review) -> bytes:
    """The review as a PDF."""
    return write_pdf(paper(review))


def workbook(review: Review, edition: str) -> bytes:
    """The official tables of one edition as .xlsx."""
    whose, kept, layout = issuer(review), figures_kept(review), Layout(review.layout)
    look = in_force(layout, on=review.until)
    since, until = days(review)
    heads = Heads(whose.name, whose.superior, whose.place, look.national, look.motto)
    filled = [Filled.of(row) for row in kept["tables"]]
    rows_are = "Đơn vị" if kept["by"] == "place" else "Cơ quan"
    chosen = [form for form in forms() if form.edition == edition]
    return write_workbook(chosen, filled, issuer=heads, since=since, until=until, rows_are=rows_are)


def editions() -> list[str]:
    """The editions of the official tables there are, oldest first."""
    return sorted({form.edition for form in forms()})


def figures_list(review: Review) -> list[dict[str, Any]]:
    """Every figure for machines: code, name, value, unit, records behind it, version of its query."""
    rows = [Figure.of(row) for row in figures_kept(review)["figures"]]
    return [
        {
            "code": figure.code, "name": indicators()[figure.code].vi, "value": figure.value, "unit": figure.unit.vi, "records": figure.records,
            "query_version": figure.query, "part": figure.part, "whole": figure.whole, "before": figure.before,
        }
        for figure in rows if figure.code in indicators()
    ]  # fmt: skip


def paper(review: Review) -> Paper:
    """The review as an official paper, with the number the register gave it; open while it has none."""
    whose, layout = issuer(review), Layout(review.layout)
    on = localdate(review.published_at) if review.published_at else None
    return Paper(
        number=review.number, layout=layout, issuer=whose.name, superior=whose.superior, symbol=whose.symbol_for("BC"), place=whose.place,
        on=on, year=None if on else _year(review), kind="Báo cáo", summary=title(review), form="" if review.published_at else "Dự thảo",
        body=(*_body(parts(review)), *_annexes(review)), signatures=(whose.signing(on=on),),
        recipients=tuple(name for name in (whose.superior, *kind_of(review.body).recipients, "Lưu: VT") if name),
    )  # fmt: skip


def _body(said: Iterable[Part]) -> Iterator[Block]:
    """Headings with their text; a heading under which nothing is said is left out."""
    said = list(said)
    for at, part in enumerate(said):
        if not part.lines and not _speaks_below(said, at):
            continue
        if part.level:
            yield Heading(part.level, part.heading)
        yield from (_below(block) if part.level == 2 else block for block in text_to_body(part.text))


def _below(block: Block) -> Block:
    """Numbers an officer typed under “1.” become “a)”, so that they do not go on counting the headings."""
    return replace(block, level=3) if isinstance(block, (Heading, Item)) else block


def _speaks_below(said: list[Part], at: int) -> bool:
    """Whether a part under this one has something to say."""
    for below in said[at + 1 :]:
        if below.level <= said[at].level:
            return False
        if below.lines:
            return True
    return False


def _annexes(review: Review) -> Iterator[Block]:
    kept = figures_kept(review)
    of = f"(Kèm theo Báo cáo {title(review)[:1].lower()}{title(review)[1:]})"
    yield Annex("Phụ lục I", "Các chỉ tiêu chính", of=of)
    yield _figures_table(kept, review)
    yield Annex("Phụ lục II", "Số liệu theo đơn vị", of=of, landscape=True)
    yield _units_table(kept)


def _figures_table(kept: Mapping[str, Any], review: Review) -> Table:
    figures = {row["code"]: Figure.of(row) for row in kept["figures"]}
    year = period_of(review).year
    rows = tuple(
        (str(at), indicators()[code].vi, _unit(figures[code]), told_of(figures[code]), _before(figures[code]))
        for at, code in enumerate(_SHOWN, start=1)
    )
    columns = (
        Column("STT", 0.5, "centre"), Column("Chỉ tiêu", 4.2), Column("Đơn vị tính", 1.0, "centre"), Column("Kỳ này", 1.9, "right"),
        Column(f"Cùng kỳ {year - 1}", 1.9, "right"),
    )  # fmt: skip
    note = "" if kept["before"] else f"Hệ thống chưa có số liệu cùng kỳ năm {year - 1}."
    return Table(columns, rows, note=note)


def _units_table(kept: Mapping[str, Any]) -> Table:
    names = ("received", "held", "handled", "own", "resolved", "on_time", "late", "open", "overdue")
    heads = (
        "Tiếp nhận",
        "Phải xử lý",
        "Đã xử lý",
        "Thuộc thẩm quyền",
        "Đã giải quyết",
        "Trả lời đúng hạn",
        "Trả lời trễ hạn",
        "Còn đang xử lý",
        "Việc quá hạn",
    )
    rows = [
        (str(at), row["label"], *(numbers.number(row[name]) for name in names))
        for at, row in enumerate(kept["units"], start=1)
    ]
    total = ("", "Tổng cộng", *(numbers.number(sum(row[name] for row in kept["units"])) for name in names))
    columns = (Column("STT", 0.5, "centre"), Column("Đơn vị", 3.2), *(Column(head, 1.0, "right") for head in heads))
    note = "Đơn chuyển qua hai đơn vị được đếm ở cả hai." if len(rows) > 1 else ""
    return Table(columns, (*rows, total), note=note)


def _unit(figure: Figure) -> str:
    return "" if figure.unit is Unit.SHARE else figure.unit.vi


def _before(figure: Figure) -> str:
    if figure.unit is Unit.SHARE:
        return numbers.share(figure.before_part or 0, figure.before_whole) if figure.before_whole else "–"
    return "–" if figure.before is None else numbers.number(figure.before)


def issuer(review: Review) -> Issuer:
    """Whose paper a review is: as it was when published, as it would be today while a draft."""
    if review.frozen:
        return Issuer.of(review.frozen["issuer"], Layout(review.layout))
    return issuer_of(review.body, review.until, Layout(review.layout))


def _year(review: Review) -> int:
    return localdate(review.computed_at).year
