"""A review as slides for the conference: title, the six parts, figures with comparison, native charts, limitations, tasks.

Built from the same frozen figures and words as the report, so nobody types a figure into a slide. Every slide has a real title,
every chart and table says in words what it shows, and the reading order is the order on the slide.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from django.utils.timezone import localdate

from caunoi.indicators import numbers
from caunoi.indicators.catalogue import indicators, showing
from caunoi.indicators.figures import Figure
from caunoi.indicators.words import Better, Room, Unit
from caunoi.notices.issuing import Issuer

from .. import papers
from ..charts import COMPARED
from ..models import Review
from ..narrative import change_of, told_of
from ..report import days, figures_kept, parts, proposals, story_of, title
from .shapes import INK, RED, add_chart, add_lines, add_table, put

#: The six parts of the motto, each with the rooms whose figures tell of it, the most telling figures first.
SIX: tuple[tuple[str, tuple[Room, ...], tuple[str, ...]], ...] = (
    ("Dân biết", (Room.KNOW,), ("disclosed_share", "disclosed", "published")),
    ("Dân bàn", (Room.DISCUSS, Room.DECIDE), ("opinions_answered_share", "votes_passed", "drafts")),
    ("Dân làm", (Room.DO,), ("works", "commended")),
    ("Dân kiểm tra", (Room.MANDATE, Room.ACROSS), ("tasks_share", "duties_share")),
    ("Dân giám sát", (Room.OVERSEE, Room.DIALOGUE), ("recommendations_share", "promises_share", "dialogues")),
    ("Dân thụ hưởng", (Room.BENEFIT, Room.VOICE), ("on_time_share", "satisfied_share", "solved_share")),
)  # fmt: skip
#: Parts of the report that are not told as results.
_NOT_RESULTS = {"limitations", "causes", "tasks", "recommendations", "opening"}
LONGEST = 220


def pptx(review: Review) -> bytes:
    """The slides of a review as a PowerPoint file."""
    from pptx import Presentation
    from pptx.util import Cm

    deck = Presentation()
    deck.slide_width, deck.slide_height = Cm(33.867), Cm(19.05)
    issuer = papers.issuer(review)
    _properties(deck, review, issuer)
    _opening(deck, review, issuer)
    _six(deck, review)
    _figures(deck, review)
    _chart_compared(deck, review)
    _chart_topics(deck, review)
    said = {part.code: [line for line in part.text.split("\n") if line.strip()] for part in parts(review)}
    add_lines(deck, "Kết quả nổi bật", _short(_results(review)))
    add_lines(deck, "Hạn chế", _short(said.get("limitations", [])))
    add_lines(deck, "Nguyên nhân", _short(said.get("causes", [])) or ["Báo cáo chưa chọn nguyên nhân nào từ danh mục."])
    tasks = [each.text for each in proposals(review) if each.accepted] or said.get("tasks", [])
    add_lines(deck, "Nhiệm vụ kỳ tới", _short(tasks))
    _source(deck, review)
    kept = io.BytesIO()
    deck.save(kept)
    return kept.getvalue()


def _properties(deck: Any, review: Review, issuer: Issuer) -> None:
    core = deck.core_properties
    core.title, core.author, core.language = title(review), issuer.name, "vi-VN"
    core.subject = f"{review.period}" + ("" if review.is_published else " (dự thảo)")


def _opening(deck: Any, review: Review, issuer: Issuer) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    put(slide.shapes.title, [title(review)], size=32, bold=True, colour=RED, left=1.6, top=5.2, width=30.6, height=5)
    day = localdate(review.published_at) if review.published_at else None
    when = f"Công bố ngày {day:%d/%m/%Y}" if day else "DỰ THẢO, chưa công bố"
    put(slide.placeholders[1], [issuer.name, when], size=20, colour=INK, left=1.6, top=11, width=30.6, height=3)


def _six(deck: Any, review: Review) -> None:
    """One row for each part of the motto: its figure now and what it was; a part nothing was recorded for says so."""
    figures = _by_code(review)
    rows = []
    for name, rooms, wanted in SIX:
        found = [figures[code] for code in wanted if code in figures and _says(figures[code])]
        if not found:
            found = [
                each
                for code, each in figures.items()
                if code in indicators() and indicators()[code].room in rooms and _says(each)
            ]
        told = [f"{indicators()[each.code].vi}: {told_of(each)}" for each in found[:2]]
        before = [change_of(each, story_of(review).than) or "chưa so sánh được" for each in found[:2]]
        rows.append((name, "\n".join(told) or "Chưa có dữ liệu trong kỳ", "\n".join(before) or "–"))
    add_table(
        deck,
        "Dân biết, dân bàn, dân làm, dân kiểm tra, dân giám sát, dân thụ hưởng",
        ("Nội dung", "Kỳ này", "So với cùng kỳ"),
        rows,
        (4.6, 14.6, 11.2),
    )


def _figures(deck: Any, review: Review) -> None:
    figures, than = _by_code(review), story_of(review).than
    rows = []
    for code in (*COMPARED, "on_time_share", "satisfied_share"):
        figure = figures.get(code)
        if figure is None or code not in indicators() or not _says(figure):
            continue
        mark = {True: "▼ xấu đi", False: "▲ tốt lên"}.get(_worse(figure), "")  # type: ignore[arg-type]
        rows.append(
            (
                indicators()[code].vi,
                told_of(figure),
                _before(figure),
                " ".join(filter(None, (change_of(figure, than), mark))),
            )
        )
    add_table(
        deck,
        "Số liệu chính so với cùng kỳ",
        ("Chỉ tiêu", "Kỳ này", "Cùng kỳ", "Thay đổi"),
        rows[:9],
        (11.2, 5.4, 5.4, 8.4),
    )


def _chart_compared(deck: Any, review: Review) -> None:
    """A native column chart: it opens in the office program with its numbers."""
    figures, kept = _by_code(review), figures_kept(review)
    codes = [
        code
        for code in ("received", "resolved", "answered", "on_time", "late")
        if code in figures and figures[code].value is not None
    ]
    names = [indicators()[code].vi for code in codes]
    series = [("Kỳ này", [figures[code].value or 0 for code in codes])]
    if kept["before"] is not None:
        series.append((story_of(review).than.capitalize(), [figures[code].before or 0 for code in codes]))
    add_chart(deck, "Đơn tiếp nhận, giải quyết, trả lời", names, series, bars=False)


def _chart_topics(deck: Any, review: Review) -> None:
    rows = [row for row in figures_kept(review)["topics"] if row["topic"] and row["received"] >= showing().fewest][:8]
    if rows:
        add_chart(
            deck,
            "Lĩnh vực có nhiều đơn nhất",
            [row["label"] for row in rows][::-1],
            [("Số đơn", [row["received"] for row in rows][::-1])],
            bars=True,
        )


def _source(deck: Any, review: Review) -> None:
    since, until = days(review)
    last = until.fromordinal(until.toordinal() - 1)
    lines = [
        f"Số liệu từ {since:%d/%m/%Y} đến {last:%d/%m/%Y}, đếm từ hồ sơ trên hệ thống; không có số gõ tay trong các trang số liệu.",
        "Nhóm quá nhỏ không nêu riêng để không lộ người gửi đơn.",
        f"Dấu niêm của báo cáo trong sổ cái: {review.seal}"
        if review.seal
        else "Báo cáo còn là dự thảo nên số liệu có thể thay đổi.",
    ]
    add_lines(deck, "Số liệu lấy từ đâu", lines)


def _results(review: Review) -> list[str]:
    """The first sentence of each result of the report: results are the parts before the shortcomings."""
    found = []
    for part in parts(review):
        if part.code == "weakness":
            break
        if part.level == 2 and part.code not in _NOT_RESULTS and part.lines:
            found.append(part.text.split("\n")[0])
    return found


def _short(lines: Iterable[str]) -> list[str]:
    """Lines that fit a slide, cut at the end of a sentence or a clause, never in a number."""
    kept = []
    for line in lines:
        words = line.strip().lstrip("-+• ").strip()
        if len(words) > LONGEST:
            cut = max(words.rfind(mark, 0, LONGEST) for mark in (". ", "; ", ": ", ", "))
            words = (words[:cut] if cut > LONGEST // 3 else words[:LONGEST].rsplit(" ", 1)[0]).rstrip(" ,;:.") + "…"
        if words:
            kept.append(words)
    return kept


def _by_code(review: Review) -> dict[str, Figure]:
    return {row["code"]: Figure.of(row) for row in figures_kept(review)["figures"] if row["code"] in indicators()}


def _says(figure: Figure) -> bool:
    if figure.unit is Unit.SHARE:
        return bool(figure.whole)
    return bool(figure.value) and not (indicators()[figure.code].withhold and (figure.records or 0) < showing().fewest)


def _worse(figure: Figure) -> bool | None:
    better = indicators()[figure.code].better
    if figure.unit is Unit.SHARE and min(figure.whole or 0, figure.before_whole or 0) < numbers.SMALL:
        return None
    if figure.value is None or figure.before is None or better is Better.NEITHER or figure.value == figure.before:
        return None
    return (figure.value < figure.before) is (better is Better.UP)


def _before(figure: Figure) -> str:
    if figure.unit is Unit.SHARE:
        return numbers.share(figure.before_part or 0, figure.before_whole) if figure.before_whole else "–"
    return "–" if figure.before is None else numbers.number(figure.before)
