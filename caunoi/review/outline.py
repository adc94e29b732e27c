"""The shape of a report and the sentences it may hold, as data (``outline.toml``, ``limitations.toml``)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and what must be true of the figures for it to be said."""

    text: str
    positive: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    zero: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    small: tuple[str, ...] = ()
    large: tuple[str, ...] = ()
    when: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a report; ``level`` 0 has no heading; ``made`` names what else it is made of."""

    code: str
    heading: str = ""
    level: int = 0
    sentences: tuple[Sentence, ...] = ()
    made: str = ""

    @property
    def writable(self) -> bool:
        """Whether it holds text of its own, not only those under it."""
        return self.code not in ("results", "weakness")


@dataclass(frozen=True, slots=True)
class Limitation:
    """A shortcoming that figures may show, the figure that shows it, and the task it calls for."""

    code: str
    test: str
    figure: str
    text: str
    task: str
    share: str = ""
    floor: float = 0.0
    least: int = 0
    word: str = ""


@dataclass(frozen=True, slots=True)
class Cause:
    """Where a shortcoming gathers, as far as figures tell."""

    of: str
    context: str
    text: str


@dataclass(frozen=True, slots=True)
class Catalogued:
    """A cause people may choose: what it says, what the data show of it and what they cannot."""

    code: str
    of: tuple[str, ...]
    text: str
    shows: str
    cannot: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A sort of body that writes reviews: what its report is about, which sections it has, whose reviews it gathers."""

    code: str
    vi: str
    en: str
    bodies: frozenset[str]
    about: str
    skip: frozenset[str] = frozenset()
    gathers: str = ""
    gathers_own: frozenset[str] = frozenset()
    recipients: tuple[str, ...] = ()


@cache
def kinds() -> tuple[Kind, ...]:
    """Every sort of body that writes reviews, in order."""
    return tuple(
        Kind(
            **row
            | {
                "bodies": frozenset(row["bodies"]),
                "skip": frozenset(row.get("skip", ())),
                "recipients": tuple(row.get("recipients", ())),
                "gathers_own": frozenset(row.get("gathers_own", ())),
            }
        )
        for row in _read("kinds")["kind"]
    )


def kind_of(body: Any) -> Kind:
    """The sort a body belongs to: the first that takes it."""
    return next(each for each in kinds() if body.kind in each.bodies or "*" in each.bodies)


@cache
def catalogue() -> tuple[Catalogued, ...]:
    """Every cause people may choose."""
    return tuple(Catalogued(**row | {"of": tuple(row["of"])}) for row in _read("causes")["cause"])


def catalogued(limitation: str) -> list[Catalogued]:
    """The causes that may lie behind a shortcoming."""
    return [each for each in catalogue() if limitation in each.of]


@cache
def sections() -> tuple[Section, ...]:
    """The parts of a report in order."""
    return tuple(_section(row) for row in _read("outline")["section"])


@cache
def limitations() -> tuple[Limitation, ...]:
    """Every shortcoming that may be proposed."""
    return tuple(Limitation(**row) for row in _read("limitations")["limitation"])


@cache
def causes() -> tuple[Cause, ...]:
    """Every cause that figures may point at."""
    return tuple(Cause(**row) for row in _read("limitations")["cause"])


def _section(row: Mapping[str, Any]) -> Section:
    said = tuple(_sentence(each) for each in row.get("sentence", ()))
    return Section(row["code"], row.get("heading", ""), row.get("level", 0), said, row.get("made", ""))


def _sentence(row: dict[str, Any]) -> Sentence:
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    return Sentence(**values)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_HERE / f"{name}.toml").read_text(encoding="utf-8"))
