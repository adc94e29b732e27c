"""What a scorecard is made of, from ``scorecard.toml``: its lines, how peers are chosen, which parts of an index are measured."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("scorecard.toml")


@dataclass(frozen=True, slots=True)
class CardLine:
    """One line: an indicator, counted over the body alone or with those under it."""

    code: str
    own: bool


@dataclass(frozen=True, slots=True)
class Peers:
    """How many of the nearest in size are compared with, and how few are too few."""

    nearest: int
    fewest: int
    size: str


@dataclass(frozen=True, slots=True)
class Weights:
    """An index of the law: which of its parts an indicator measures, and why the others are not measured."""

    rule: str
    part: Mapping[str, str]
    missing: Mapping[str, str]
    missing_en: str


@cache
def lines() -> tuple[CardLine, ...]:
    """The lines of a card in order."""
    return tuple(CardLine(row["code"], row["over"] == "own") for row in _read()["line"])


@cache
def peers() -> Peers:
    """How peers are chosen."""
    return Peers(**_read()["peers"])


@cache
def weights() -> tuple[Weights, ...]:
    """The indexes shown below a card."""
    return tuple(Weights(**row) for row in _read()["weights"])


def _read() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
