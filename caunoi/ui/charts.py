"""Charts drawn on the server as SVG, each with its table; colour is never the only difference."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import ceil, floor, log10
from typing import Any

from caunoi.ui.numbers import vnnumber

WIDTH, HEIGHT = 360, 210
LEFT, RIGHT, TOP, BOTTOM = 40, 12, 16, 28


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a list: its share of the longest, for the drawing."""

    label: str
    value: float
    text: str
    width: str
    href: str = ""
    tone: str = "s0"


@dataclass(frozen=True, slots=True)
class BarList:
    """Categories with long names, as a table whose rows carry their bar."""

    title: str
    label: str
    unit: str
    bars: list[Bar]
    note: str = ""
    template: str = "ui/components/bar_list.html"


def bar_list(
    title: str, rows: Sequence[tuple[Any, ...]], *, label: str = "", unit: str = "", note: str = ""
) -> BarList:
    """Bars for rows of (name, value) or (name, value, address)."""
    top = max((float(row[1]) for row in rows), default=0.0) or 1.0
    bars = [
        Bar(
            str(row[0]),
            row[1],
            vnnumber(row[1]),
            f"{max(float(row[1]), 0) / top * 100:.1f}",
            row[2] if len(row) > 2 else "",
        )
        for row in rows
    ]
    return BarList(title, label, unit, bars, note)


@dataclass(frozen=True, slots=True)
class Pair:
    """A figure and what it was before, each with its share of the longest; both are written beside their bars."""

    label: str
    text: str
    width: str
    before: str
    before_width: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Figures of two periods side by side, as a table whose rows carry a full bar and an outlined one."""

    title: str
    label: str
    unit: str
    now: str
    then: str
    pairs: list[Pair]
    note: str = ""
    template: str = "ui/components/pairs.html"


def pairs(
    title: str, rows: Sequence[tuple[Any, ...]], *, now: str, then: str, label: str = "", unit: str = "", note: str = ""
) -> Pairs:
    """Two bars for each row of (name, value, value before) or with an address after them; None before is told as unknown."""
    top = max((float(value) for row in rows for value in row[1:3] if value is not None), default=0.0) or 1.0

    def share(value: float | None) -> str:
        return f"{max(float(value or 0), 0) / top * 100:.1f}"

    made = [
        Pair(
            str(row[0]),
            vnnumber(row[1]),
            share(row[1]),
            vnnumber(row[2]),
            share(row[2]),
            row[3] if len(row) > 3 else "",
        )
        for row in rows
    ]
    return Pairs(title, label, unit, now, then, made, note)


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the scale or a name under the axis."""

    at: str
    text: str


@dataclass(frozen=True, slots=True)
class Column:
    """One upright bar."""

    x: str
    y: str
    width: str
    height: str
    middle: str
    text: str
    tone: str


@dataclass(frozen=True, slots=True)
class Line:
    """One series as a line, named at its end."""

    name: str
    path: str
    dots: list[tuple[str, str]]
    end: tuple[str, str]
    tone: str


@dataclass(frozen=True, slots=True)
class TimeChart:
    """Values over periods, as columns (one series) or lines (several), with the table beside."""

    title: str
    label: str
    unit: str
    names: list[str]
    rows: list[tuple[str, list[str]]]
    ticks: list[Tick]
    marks: list[Tick]
    columns: list[Column] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    note: str = ""
    base: str = f"{HEIGHT - BOTTOM}"
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    template: str = "ui/components/time_chart.html"

    @property
    def summary(self) -> str:
        """The chart in a sentence, for those who do not see it."""
        parts = [f"{period}: {', '.join(values)}" for period, values in self.rows]
        return f"{self.title}. " + "; ".join(parts)


def columns(
    title: str, rows: Sequence[tuple[str, float | None]], *, label: str = "", unit: str = "", note: str = ""
) -> TimeChart:
    """Upright bars over periods; None is a gap, not a zero."""
    values = [value for _period, value in rows]
    scale, ticks = _scale(values)
    step = (WIDTH - LEFT - RIGHT) / max(len(rows), 1)
    drawn = []
    for index, value in enumerate(values):
        if value is None:
            continue
        x, y = LEFT + step * index + step * 0.16, scale(value)
        drawn.append(
            Column(_n(x), _n(y), _n(step * 0.68), _n(HEIGHT - BOTTOM - y), _n(x + step * 0.34), vnnumber(value), "s0")
        )
    table = [(period, [vnnumber(value)]) for period, value in rows]
    marks = _marks([period for period, _value in rows], lambda i: LEFT + step * (i + 0.5))
    return TimeChart(title, label, unit, [unit or title], table, ticks, marks, columns=drawn, note=note)


def lines(
    title: str,
    periods: Sequence[str],
    series: Sequence[tuple[str, Sequence[float | None]]],
    *,
    label: str = "",
    unit: str = "",
    note: str = "",
) -> TimeChart:
    """Up to four series over the same periods; None breaks the line."""
    scale, ticks = _scale([value for _name, values in series for value in values])
    step = (WIDTH - LEFT - RIGHT - 8) / max(len(periods) - 1, 1)
    drawn = [_line(name, values, scale, step, f"s{index}") for index, (name, values) in enumerate(series[:4])]
    table = [(period, [vnnumber(values[index]) for _name, values in series]) for index, period in enumerate(periods)]
    marks = _marks(periods, lambda i: LEFT + step * i)
    return TimeChart(
        title, label, unit, [name for name, _values in series], table, ticks, marks, lines=drawn, note=note
    )


def _line(name: str, values: Sequence[float | None], scale: Callable[[float], float], step: float, tone: str) -> Line:
    path, dots, pen = [], [], "M"
    for index, value in enumerate(values):
        if value is None:
            pen = "M"
            continue
        x, y = _n(LEFT + step * index), _n(scale(value))
        path.append(f"{pen}{x} {y}")
        dots.append((x, y))
        pen = "L"
    return Line(name, "".join(path), dots, dots[-1] if dots else ("0", "0"), tone)


def _scale(values: Sequence[float | None]) -> tuple[Callable[[float], float], list[Tick]]:
    """The function from a value to a height, and the round numbers along it."""
    top = max((float(value) for value in values if value is not None), default=0.0)
    step = _round_step(top)
    end = max(ceil(top / step), 1) * step
    floor_y, span = HEIGHT - BOTTOM, HEIGHT - BOTTOM - TOP

    def height(value: float) -> float:
        return floor_y - float(value) / end * span

    count = round(end / step)
    ticks = [Tick(_n(height(step * index)), vnnumber(round(step * index, 6))) for index in range(count + 1)]
    return height, ticks


def _round_step(top: float) -> float:
    """A step of 1, 2 or 5 times a power of ten that gives three to five lines."""
    if top <= 0:
        return 1.0
    rough = top / 4
    power = 10.0 ** floor(log10(rough))
    return next(power * times for times in (1, 2, 5, 10) if power * times >= rough)


def _marks(names: Sequence[str], x_of: Callable[[int], float]) -> list[Tick]:
    """The names under the axis, every so many that they do not run into each other."""
    longest = max((len(name) for name in names), default=1)
    fit = max(int((WIDTH - LEFT - RIGHT) / (longest * 6.2 + 8)), 1)
    every = ceil(len(names) / fit) or 1
    return [Tick(_n(x_of(index)), name) for index, name in enumerate(names) if index % every == 0]


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
