"""A report's figures, counted from the records by the same catalogue as every other, and the sentences they make."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from caunoi.access.context import as_system
from caunoi.indicators import numbers
from caunoi.indicators.catalogue import indicators, showing
from caunoi.indicators.coverage import counted_days, coverage
from caunoi.indicators.figures import Figure, counts, figures
from caunoi.indicators.periods import ReportPeriod, cut_alike, preceding
from caunoi.indicators.words import Unit

from .rules import Line


def counted(line: Line, body: Any, of: ReportPeriod, until: date, today: date) -> list[dict[str, Any]]:
    """The figures of a line for a body and a span, each with what it was in the period just before."""
    with as_system():
        now = counts(coverage(body, of), counted_days(of.since, until))
        earlier = preceding(of, on=today)
        before = counts(coverage(body, earlier), counted_days(earlier.since, cut_alike(earlier, of, until)))
    found = figures(now, before)
    return [found[code].kept() for code in line.codes if code in found and indicators()[code].counted]


def kept(line: Line, found: Mapping[str, Figure]) -> list[dict[str, Any]]:
    """The figures of a line as they are kept, from figures counted elsewhere."""
    return [found[code].kept() for code in line.codes if code in found and indicators()[code].counted]


def read(rows: Iterable[Mapping[str, Any]]) -> dict[str, Figure]:
    """Kept figures by their codes; those no longer in the catalogue are left out."""
    return {row["code"]: Figure.of(row) for row in rows if row["code"] in indicators()}


def told(figure: Figure) -> str:
    """A figure as papers write it; a group too small to be told apart says so."""
    if indicators()[figure.code].withhold and 0 < (figure.records or 0) < showing().fewest:
        return f"dưới {showing().fewest}"
    if figure.unit is Unit.SHARE:
        return numbers.share(figure.part or 0, figure.whole) if figure.whole else "–"
    return "–" if figure.value is None else numbers.number(figure.value)


def before(figure: Figure) -> str:
    """What it was in the period just before."""
    if figure.unit is Unit.SHARE:
        return numbers.share(figure.before_part or 0, figure.before_whole) if figure.before_whole else "–"
    return "–" if figure.before is None else numbers.number(figure.before)


def sentences(line: Line, found: Mapping[str, Figure]) -> list[tuple[str, str]]:
    """Each chapter's heading with what its figures say in a sentence."""
    made = []
    for part in line.parts:
        shown = [found[code] for code in part.figures if code in found and _says(found[code])]
        words = "; ".join(phrases((indicators()[each.code].vi, told(each)) for each in shown))
        made.append((part.heading, f"{words[:1].upper()}{words[1:]}." if words else part.nothing))
    return made


def phrases(figures: Iterable[tuple[str, str]]) -> list[str]:
    """Names with their figures; parts (“Đơn tiếp nhận: Khiếu nại”) stand in brackets behind their whole (“Đơn tiếp nhận trong kỳ”)."""
    phrases: list[str] = []
    whole, parts = "", []
    for name, figure in figures:
        kind, mark, part = name.partition(": ")
        if mark and whole.startswith(kind):
            parts.append(f"{_lower(part)} {figure}")
            phrases[-1] = f"{phrases[-1].partition(' (trong đó ')[0]} (trong đó {', '.join(parts)})"
            continue
        whole, parts = name, []
        phrases.append(f"{_lower(name)}: {figure}")
    return phrases


def seal_of(rows: Any, *words: str) -> str:
    """The SHA-256 of figures and words, in one canonical spelling."""
    said = json.dumps([rows, *words], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(said.encode()).hexdigest()


def summed(rows: Iterable[Iterable[Mapping[str, Any]]]) -> dict[str, Figure]:
    """Figures of many reports together: counts added, shares from their parts; a median of medians is not said."""
    found: dict[str, list[Figure]] = {}
    for each in rows:
        for code, figure in read(each).items():
            found.setdefault(code, []).append(figure)
    return {
        code: _sum(given)
        for code, given in found.items()
        if given[0].unit is not Unit.DAY or code.startswith("head_days")
    }


def _sum(given: list[Figure]) -> Figure:
    part = sum(each.part or 0 for each in given)
    whole = sum(each.whole or 0 for each in given)
    value: float | int | None = sum(each.value or 0 for each in given)
    if given[0].unit is Unit.SHARE:
        value = round(100 * part / whole, 1) if whole else None
    records = sum(each.records or 0 for each in given)
    return Figure(
        code=given[0].code,
        value=value,
        unit=given[0].unit,
        records=records,
        query=given[0].query,
        part=part,
        whole=whole,
    )


def _says(figure: Figure) -> bool:
    return bool(figure.whole) if figure.unit is Unit.SHARE else bool(figure.value)


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


__all__ = ["before", "counted", "kept", "read", "seal_of", "sentences", "summed", "told"]
