"""Method cards: how a method works and how it erred where the truth was known; figures of the benches, on made-up data."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from caunoi.kernel.words import say

from .words import Method

_FILE = Path(__file__).with_name("cards.toml")


@dataclass(frozen=True, slots=True)
class CardLine:
    """One measured figure."""

    vi: str
    en: str
    value_vi: str
    value_en: str

    @property
    def label(self) -> str:
        """What was measured."""
        return say(self.vi, self.en)

    @property
    def value(self) -> str:
        """What came of it."""
        return say(self.value_vi, self.value_en)


@dataclass(frozen=True, slots=True)
class Card:
    """What a method does, what was measured of it, on what."""

    method: Method
    how_vi: str
    how_en: str
    source_vi: str
    source_en: str
    lines: tuple[CardLine, ...]

    @property
    def code(self) -> str:
        """The method's code, where its card stands on the page."""
        return str(self.method.value)

    @property
    def label(self) -> str:
        """What the method is called."""
        return self.method.label

    @property
    def how(self) -> str:
        """How it works, in a few sentences."""
        return say(self.how_vi, self.how_en)

    @property
    def source(self) -> str:
        """On what it was measured."""
        return say(self.source_vi, self.source_en)


def card(method: Method) -> Card:
    """The card of a method."""
    text = _cards()[method.value]
    lines = tuple(CardLine(**line) for line in text["line"])
    return Card(method, text["how_vi"], text["how_en"], text["source_vi"], text["source_en"], lines)


@cache
def _cards() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
