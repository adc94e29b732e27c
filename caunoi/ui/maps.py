"""Maps drawn on the server as SVG: provinces by their outlines, communes as squares; the page has a table beside each.

No tiles and nothing from outside. A shape tells its words to whoever hovers or listens; each depth of colour has a number, which stands
on the shape and in the key, so that nothing is told by colour alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from caunoi.kernel.words import say
from caunoi.places.queries import outlines
from caunoi.ui.numbers import vnnumber

#: Depths of colour: the first for the lowest fifth of the range, and one apart for what is not known.
DEPTHS = 5
#: The side of a commune's square, with the gap after it.
SQUARE, GAP = 20, 3
#: Room on the right for the archipelagos, which the outlines do not hold: Hoàng Sa of Đà Nẵng, Trường Sa of Khánh Hòa.
SEA = 86
ISLANDS = (
    ("48", "QĐ. Hoàng Sa (Đà Nẵng)", "Hoàng Sa (Đà Nẵng)", 0.36),
    ("56", "QĐ. Trường Sa (Khánh Hòa)", "Trường Sa (Khánh Hòa)", 0.78),
)


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a place: its value for the depth of colour (None: not known), and the words that say it."""

    name: str
    value: float | None
    text: str


@dataclass(frozen=True, slots=True)
class Shape:
    """One place as drawn."""

    told: Told
    tone: str
    path: str = ""
    x: float = 0
    y: float = 0
    dots: tuple[tuple[float, float], ...] = ()
    label: str = ""
    at: tuple[float, float] = (0, 0)

    @property
    def step(self) -> str:
        """The number of its depth of colour; empty where nothing is known."""
        return _step(self.tone)

    @property
    def words(self) -> str:
        """What the shape says."""
        return f"{self.told.name}: {self.told.text}"


@dataclass(frozen=True, slots=True)
class Map:
    """A map: its shapes, the size of the drawing, the key; ``note`` says what it is and is not."""

    title: str
    shapes: list[Shape]
    width: int
    height: int
    key: list[tuple[str, str, str]]
    note: str
    side: int = SQUARE
    template: str = "ui/components/map.html"


def province_map(title: str, told: Mapping[str, Told], *, unit: str = "") -> Map:
    """The provinces by their outlines, each by its code; one that is not told is drawn as not known."""
    drawn = outlines.outlines()
    width, height = drawn.view[0] + SEA, drawn.view[1]
    low, high = _range(told)
    shapes = []
    for code, path in drawn.provinces.items():
        each = told.get(code, Told(code, None, say("chưa có số liệu", "no figures")))
        shapes.append(Shape(each, _tone(each.value, low, high), path=path, at=drawn.middles[code]))
    for code, vi, en, down in ISLANDS:
        each = told.get(code, Told(say(vi, en), None, say("chưa có số liệu", "no figures")))
        x, y = drawn.view[0] + 22.0, height * down
        dots = ((x, y), (x + 9, y + 4), (x + 3, y + 10), (x + 15, y + 9), (x + 20, y + 1))
        shapes.append(
            Shape(
                each,
                _tone(each.value, low, high),
                dots=dots,
                x=width - 2,
                y=y + 24,
                label=say(vi, en),
                at=(x - 9, y + 5),
            )
        )
    note = say("Đường ranh giới đơn giản hóa để minh họa (Natural Earth, phạm vi công cộng), không dùng để đo.", "Simplified outlines for illustration (Natural Earth, public domain), not for measuring.")  # fmt: skip
    return Map(title, shapes, width, height, _key(low, high, unit, _places(told)), note)


def commune_map(title: str, province: str, told: Mapping[str, Told], *, unit: str = "") -> Map | None:
    """The communes of a province as squares, each by its code near where it lies; None where no grid is known."""
    drawn = outlines.outlines()
    size = drawn.sizes.get(province)
    if size is None:
        return None
    low, high = _range(told)
    step = SQUARE + GAP
    shapes = [
        Shape(
            each, _tone(each.value, low, high), x=column * step, y=line * step, at=(column * step + SQUARE / 2, line * step + SQUARE / 2)
        )
        for code, each, (column, line) in ((code, each, drawn.communes[code]) for code, each in told.items() if code in drawn.communes)
    ]  # fmt: skip
    note = say("Mỗi ô vuông là một xã, phường, đặc khu, đặt gần vị trí thật; không phải ranh giới.", "Each square is a commune, near where it lies; these are no boundaries.")  # fmt: skip
    return Map(title, shapes, size[0] * step, size[1] * step, _key(low, high, unit, _places(told)), note)


def _range(told: Mapping[str, Told]) -> tuple[float, float]:
    values: Sequence[float] = [each.value for each in told.values() if each.value is not None]
    return (min(values), max(values)) if values else (0.0, 0.0)


def _tone(value: float | None, low: float, high: float) -> str:
    if value is None:
        return "unknown"
    return f"d{min(DEPTHS - 1, int((value - low) / (high - low) * DEPTHS)) if high > low else DEPTHS - 1}"


def _step(tone: str) -> str:
    return str(int(tone[1:]) + 1) if tone != "unknown" else ""


def _places(told: Mapping[str, Told]) -> int:
    """How many decimals the key has: none where everything is counted in wholes."""
    return int(any(each.value is not None and not float(each.value).is_integer() for each in told.values()))


def _key(low: float, high: float, unit: str, places: int) -> list[tuple[str, str, str]]:
    """Of each depth its name, its number and what it stands for."""
    unknown = ("unknown", "", say("chưa có hoặc không công khai số liệu", "no figures, or not shown"))
    if high <= low:
        tone = f"d{DEPTHS - 1}"
        return [(tone, _step(tone), f"{vnnumber(high, places)}{unit}"), unknown]
    bounds = [low + (high - low) / DEPTHS * at for at in range(DEPTHS + 1)]
    steps = [
        (f"d{at}", _step(f"d{at}"), f"{vnnumber(bounds[at], places)} – {vnnumber(bounds[at + 1], places)}{unit}") for at in range(DEPTHS)
    ]  # fmt: skip
    return [*steps, unknown]
