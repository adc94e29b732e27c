"""Outlines of the provinces of today, and a square for each commune: for drawing, never for measuring."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).resolve().parents[1] / "data" / "outlines.json"


@dataclass(frozen=True, slots=True)
class Outlines:
    """Paths of provinces within ``view`` (width, height), with the middle of each; of each commune its column and line in its province's grid of ``sizes``."""

    view: tuple[int, int]
    provinces: dict[str, str]
    middles: dict[str, tuple[float, float]]
    sizes: dict[str, tuple[int, int]]
    communes: dict[str, tuple[int, int]]


@cache
def outlines() -> Outlines:
    """What ``tools/outlines.py`` built."""
    found = json.loads(_FILE.read_text(encoding="utf-8"))
    return Outlines(
        (found["view"][0], found["view"][1]), found["provinces"], {code: (x, y) for code, (x, y) in found["middles"].items()},
        {code: (a, b) for code, (a, b) in found["sizes"].items()}, {code: (a, b) for code, (a, b) in found["communes"].items()},
    )  # fmt: skip
