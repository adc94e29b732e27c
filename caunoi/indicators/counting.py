"""Counting groups of like letters into cells: what a cell takes is data, named in ``terms.toml``."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Protocol

_TERMS = Path(__file__).with_name("terms.toml")
#: How a field of the official tables is counted when a petition has no topic.
UNTOLD = "other"


class Counted(Protocol):
    """Letters alike in every axis."""

    @property
    def unit(self) -> int: ...
    @property
    def topic(self) -> int | None: ...
    @property
    def values(self) -> Mapping[str, str]: ...
    @property
    def letters(self) -> int: ...
    @property
    def people(self) -> int: ...
    @property
    def mark(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Cell:
    """What one figure counts: the letters whose values lie in ``where``, or the people who signed them."""

    where: Mapping[str, frozenset[str]] = field(default_factory=dict)
    measure: str = "letters"


@cache
def terms() -> dict[str, dict[str, frozenset[str]]]:
    """Every named condition: the values it allows on each of its axes."""
    rows = tomllib.loads(_TERMS.read_text(encoding="utf-8"))
    return {
        name: {axis: frozenset(values) for axis, values in row.items() if axis != "name"} for name, row in rows.items()
    }


@cache
def term_names() -> dict[str, str]:
    """What the named conditions mean, those that need saying."""
    rows = tomllib.loads(_TERMS.read_text(encoding="utf-8"))
    return {name: row["name"] for name, row in rows.items() if "name" in row}


def cell(names: Iterable[str], *, measure: str = "letters", **more: Sequence[str]) -> Cell:
    """The cell where all the named conditions hold, and ``more`` axes have one of the given values."""
    where: dict[str, frozenset[str]] = {}
    for condition in (*(terms()[name] for name in names), {axis: frozenset(values) for axis, values in more.items()}):
        for axis, allowed in condition.items():
            where[axis] = where[axis] & allowed if axis in where else allowed
    return Cell(where, measure)


#: Which cells groups with some values belong to, with the values themselves: kept, it saves judging them again for other groups.
type Judged = dict[tuple[int, str], tuple[Any, list[int]]]


def fold(
    groups: Iterable[Counted],
    cells: Sequence[Cell],
    fields: Mapping[int, Mapping[str, str]],
    known: Judged | None = None,
) -> dict[int, list[int]]:
    """The cells of each unit; ``fields`` says under which field a topic counts for each kind.

    ``known`` carries what was judged over to further folds of the same cells.
    """
    people = [each.measure == "people" for each in cells]
    found: dict[int, list[int]] = {}
    for group, hits in _placed(groups, cells, fields, known):
        row = found.get(group.unit)
        if row is None:
            row = found[group.unit] = [0] * len(cells)
        for at in hits:
            row[at] += group.people if people[at] else group.letters
    return found


def marks(
    groups: Iterable[Counted],
    cells: Sequence[Cell],
    fields: Mapping[int, Mapping[str, str]],
    known: Judged | None = None,
) -> list[str]:
    """What tells the set of letters behind each cell from another set of the same size."""
    found = [0] * len(cells)
    for group, hits in _placed(groups, cells, fields, known):
        for at in hits:
            found[at] ^= group.mark
    return [f"{mark & 0xFFFFFFFFFFFFFFFF:016x}" for mark in found]


def _placed(
    groups: Iterable[Counted], cells: Sequence[Cell], fields: Mapping[int, Mapping[str, str]], known: Judged | None
) -> Iterator[tuple[Counted, list[int]]]:
    """Each group with the cells it belongs to; groups that share their values are judged once."""
    known = {} if known is None else known
    judge = _Judge(cells)
    for group in groups:
        about = field_of(group, fields)
        judged = known.get((id(group.values), about))
        if judged is None:
            judged = group.values, judge.hits(group.values, about)
            known[id(group.values), about] = judged
        yield group, judged[1]


class _Judge:
    """Which of many cells take letters with some values: each value's cells are a mask, kept once it was met."""

    def __init__(self, cells: Sequence[Cell]) -> None:
        self._cells = cells
        self._masks: dict[tuple[str, str], int] = {}
        self._axes = sorted({axis for each in cells for axis in each.where})

    def hits(self, values: Mapping[str, str], about: str) -> list[int]:
        """The places of the cells, in order."""
        found = -1
        for axis in self._axes:
            found &= self._mask(axis, about if axis == "field" else values[axis])
        return [at for at in range(len(self._cells)) if found >> at & 1]

    def _mask(self, axis: str, value: str) -> int:
        """The cells that leave the axis open or allow the value."""
        mask = self._masks.get((axis, value))
        if mask is None:
            mask = sum(
                1 << at for at, each in enumerate(self._cells) if axis not in each.where or value in each.where[axis]
            )
            self._masks[axis, value] = mask
        return mask


def field_of(group: Counted, fields: Mapping[int, Mapping[str, str]]) -> str:
    """The field of the official tables a group counts under."""
    return fields.get(group.topic or 0, {}).get(group.values["kind"], UNTOLD)
