"""Files in and out: tables of counts read strictly, with row and column of what is wrong; gzip by name."""

import csv
import gzip
import io
import math
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from caunoi.kernel.refusal import Refusal

_UNKNOWN = {"", "na", "nan", "null"}


@dataclass(frozen=True, slots=True)
class Counts:
    """A table of counts: ``names`` of the series, ``values`` (weeks, series), NaN where not known."""

    names: tuple[str, ...]
    values: NDArray[np.float64]


def read_counts(name: str, *, whole: bool = True) -> Counts:
    """A header, one column a series, one row a week; refuses with row and column of the first value that is no count."""
    rows: list[list[float]] = []
    with open_text(name) as file:
        reader = csv.reader(file)
        header = _next(reader, name)
        if not header or all(cell.strip() == "" for cell in header):
            raise Refusal(f"{name}: dòng đầu phải là tên các chuỗi.", f"{name}: the first row must name the series.")
        if any(_number(cell) is not None for cell in header):
            raise Refusal(
                f"{name}: dòng đầu phải là tên các chuỗi, không phải số đếm.",
                f"{name}: the first row must name the series, not hold counts.",
            )
        for number, row in enumerate(rows_of(reader, name), start=2):
            if not row:
                continue
            must_be_as_wide(row, header, name, number)
            rows.append([count_of(cell, name, number, header[place], whole) for place, cell in enumerate(row)])
    if not rows:
        raise Refusal(f"{name}: không có tuần nào.", f"{name}: there is no week in it.")
    return Counts(tuple(cell.strip() for cell in header), np.asarray(rows, dtype=np.float64))


@dataclass(frozen=True, slots=True)
class Shares:
    """How many of how many, by name: (places,) each."""

    names: tuple[str, ...]
    part: NDArray[np.float64]
    whole: NDArray[np.float64]


def read_shares(name: str) -> Shares:
    """Columns ``name``, ``part`` and ``whole``; refuses with its row what is no share."""
    names, parts, wholes = [], [], []
    with open_text(name) as file:
        reader = csv.reader(file)
        header = [cell.strip().lower() for cell in _next(reader, name)]
        if missing := [each for each in ("name", "part", "whole") if each not in header]:
            raise Refusal(f"{name}: thiếu cột {', '.join(missing)}.", f"{name}: no column {', '.join(missing)}.")
        at = [header.index(each) for each in ("name", "part", "whole")]
        for number, row in enumerate(rows_of(reader, name), start=2):
            if not row:
                continue
            if len(row) <= max(at):
                raise Refusal(f"{name}, dòng {number}: thiếu ô.", f"{name}, row {number}: cells are missing.")
            part, whole = (count_of(row[place], name, number, header[place], True) for place in at[1:])
            if math.isnan(part) or math.isnan(whole) or part > whole:
                raise Refusal(
                    f"{name}, dòng {number}: cần part từ 0 đến whole.",
                    f"{name}, row {number}: part must lie between 0 and whole.",
                )
            names.append(row[at[0]].strip())
            parts.append(part)
            wholes.append(whole)
    if not names:
        raise Refusal(f"{name}: không có dòng nào.", f"{name}: there is no row in it.")
    return Shares(tuple(names), np.asarray(parts), np.asarray(wholes))


@dataclass(frozen=True, slots=True)
class Asked:
    """People asked and how they were drawn; ``size`` None where the file has none, ``domain`` empty so."""

    value: list[float]
    weight: list[float]
    stratum: list[str]
    cluster: list[str]
    size: list[float] | None
    domain: list[str]


def read_design(name: str) -> Asked:
    """Columns ``value``, ``weight``, ``stratum``, ``cluster`` and maybe ``size`` and ``domain``; refuses with row and column."""
    needed = ("value", "weight", "stratum", "cluster")
    found: dict[str, list[Any]] = {}
    with open_text(name) as file:
        reader = csv.reader(file)
        header = [cell.strip().lower() for cell in _next(reader, name)]
        if missing := [each for each in needed if each not in header]:
            raise Refusal(f"{name}: thiếu cột {', '.join(missing)}.", f"{name}: no column {', '.join(missing)}.")
        at = {each: header.index(each) for each in (*needed, "size", "domain") if each in header}
        found = {each: [] for each in at}
        for number, row in enumerate(rows_of(reader, name), start=2):
            if not row:
                continue
            if len(row) != len(header):
                raise Refusal(f"{name}, dòng {number}: thiếu ô.", f"{name}, row {number}: cells are missing.")
            for each, place in at.items():
                cell = row[place].strip()
                found[each].append(_usable(cell, name, number, each) if each in ("value", "weight", "size") else cell)
    if not found["value"]:
        raise Refusal(f"{name}: không có dòng nào.", f"{name}: there is no row in it.")
    value, weight, stratum, cluster = (found[each] for each in needed)
    return Asked(value, weight, stratum, cluster, found.get("size"), found.get("domain", []))


def _usable(cell: str, name: str, row: int, column: str) -> float:
    try:
        number = float(cell)
    except ValueError:
        number = math.nan
    # A weight or a number of clusters of nought or less stands for nobody.
    if not math.isfinite(number) or (column != "value" and number <= 0):
        raise Refusal(
            f"{name}, dòng {row}, cột {column!r}: {cell!r} không dùng được.",
            f"{name}, row {row}, column {column!r}: {cell!r} cannot be used.",
        )
    return number


@dataclass(frozen=True, slots=True)
class Coords:
    """Where places are: ``names`` (None where the file has none), ``at`` (places, 2)."""

    names: tuple[str, ...] | None
    at: NDArray[np.float64]

    def ordered(self, names: tuple[str, ...], file: str) -> NDArray[np.float64]:
        """Coordinates in the order of ``names``: found by name where both know each other, else row by row."""
        if self.names is None or not set(self.names) & set(names):
            if len(self.at) != len(names):
                raise Refusal(
                    f"{file}: có {len(self.at)} nơi, bảng số đếm có {len(names)}.",
                    f"{file}: {len(self.at)} places, the counts have {len(names)}.",
                )
            return self.at
        row = {name: number for number, name in enumerate(self.names)}
        if lost := [name for name in names if name not in row]:
            raise Refusal(
                f"{file}: thiếu toạ độ của {', '.join(map(repr, lost[:5]))}.",
                f"{file}: no coordinates for {', '.join(map(repr, lost[:5]))}.",
            )
        return self.at[[row[name] for name in names]]


_NAME = ("name", "place", "location", "id", "code")
_AXES = (("x", "y"), ("lon", "lat"), ("longitude", "latitude"), ("lng", "lat"))


def read_coords(name: str) -> Coords:
    """Columns ``x`` and ``y`` (or ``lon``, ``lat``) and, where places are named, ``place``; refuses with row and column what is no number."""
    with open_text(name) as file:
        reader = csv.reader(file)
        header = [cell.strip().lower() for cell in _next(reader, name)]
        axes = next((pair for pair in _AXES if set(pair) <= set(header)), None)
        if axes is None:
            raise Refusal(
                f"{name}: cần cột x và y (hoặc lon, lat).", f"{name}: columns x and y (or lon, lat) are needed."
            )
        at = [header.index(axis) for axis in axes]
        named = next((header.index(one) for one in _NAME if one in header), None)
        names: dict[str, int] = {}
        rows = []
        for number, row in enumerate(rows_of(reader, name), start=2):
            if not row:
                continue
            must_be_as_wide(row, header, name, number)
            rows.append([_coordinate(row[place], name, number, header[place]) for place in at])
            if named is not None:
                one = row[named].strip()
                if one in names:
                    raise Refusal(
                        f"{name}, dòng {number}: {one!r} đã có ở dòng {names[one]}.",
                        f"{name}, row {number}: {one!r} stands in row {names[one]} already.",
                    )
                names[one] = number
    if not rows:
        raise Refusal(f"{name}: không có nơi nào.", f"{name}: there is no place in it.")
    return Coords(tuple(names) if named is not None else None, np.asarray(rows, dtype=np.float64))


def _coordinate(cell: str, name: str, row: int, column: str) -> float:
    value = _number(cell)
    if value is None or not math.isfinite(value):
        raise Refusal(
            f"{name}, dòng {row}, cột {column!r}: {cell!r} không phải toạ độ.",
            f"{name}, row {row}, column {column!r}: {cell!r} is no coordinate.",
        )
    return value


def write_table(name: str | None, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write rows as CSV to ``name`` (gzip when it ends so), or to standard output; a file appears only when whole."""
    if name is None:
        csv.writer(sys.stdout, lineterminator="\n").writerows([header, *rows])
        return
    target = Path(name)
    part = target.with_name(target.name + ".part")
    try:
        with (
            gzip.open(part, "wt", encoding="utf-8", newline="")
            if name.endswith(".gz")
            else part.open("w", encoding="utf-8", newline="") as file
        ):
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(header)
            writer.writerows(rows)
        part.replace(target)
    except OSError as wrong:
        raise Refusal(f"Không ghi được {name}: {wrong}.", f"{name} cannot be written: {wrong}.") from wrong


def said(value: float) -> str:
    """A number for a file: nothing where not known, whole numbers without a point."""
    if math.isnan(value):
        return ""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(float(value))


def open_text(name: str) -> IO[str]:
    """A file's text, gzip or not; refused where it cannot be read."""
    try:
        raw = Path(name).read_bytes()
        if raw[:2] == b"\x1f\x8b":
            raw = gzip.decompress(raw)
        return io.StringIO(raw.decode("utf-8-sig"), newline="")
    except (OSError, EOFError, UnicodeDecodeError) as wrong:
        raise Refusal(f"Không đọc được {name}: {wrong}.", f"{name} cannot be read: {wrong}.") from wrong


def must_be_as_wide(row: list[str], header: list[str], name: str, number: int) -> None:
    """A row has a cell for each of the first row's; the refusal names the row."""
    if len(row) != len(header):
        raise Refusal(
            f"{name}, dòng {number}: có {len(row)} ô, dòng đầu có {len(header)}.",
            f"{name}, row {number}: {len(row)} cells, the first row has {len(header)}.",
        )


def rows_of(reader: Iterable[list[str]], name: str) -> Iterator[list[str]]:
    """The rows of a CSV file; refused where it is none."""
    try:
        yield from reader
    except csv.Error as wrong:
        raise Refusal(f"{name} không phải tệp CSV: {wrong}.", f"{name} is not a CSV file: {wrong}.") from wrong


def _next(reader: Iterable[list[str]], name: str) -> list[str]:
    for row in rows_of(reader, name):
        return row
    raise Refusal(f"{name} trống.", f"{name} is empty.")


def _number(cell: str) -> float | None:
    try:
        return float(cell)
    except ValueError:
        return None


def count_of(cell: str, name: str, row: int, column: str, whole: bool) -> float:
    """A cell as a count, NaN where it says that it is not known; refused with row and column where it is none."""
    if cell.strip().lower() in _UNKNOWN:
        return math.nan
    value = _number(cell)
    where_vi, where_en = f"{name}, dòng {row}, cột {column!r}", f"{name}, row {row}, column {column!r}"
    if value is None or math.isinf(value):
        raise Refusal(f"{where_vi}: {cell!r} không phải số.", f"{where_en}: {cell!r} is no number.")
    if value < 0:
        raise Refusal(f"{where_vi}: số đếm không thể âm ({cell}).", f"{where_en}: a count cannot be negative ({cell}).")
    if whole and value != int(value):
        raise Refusal(
            f"{where_vi}: số đếm phải là số nguyên ({cell}).", f"{where_en}: a count must be a whole number ({cell})."
        )
    return value
