"""What the official tables look like and what each of their columns counts."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from caunoi.indicators.counting import Cell, cell
from caunoi.kernel.refusal import Refusal

_FOLDER = Path(__file__).parent
_SUM = re.compile(r"(\d+)=(\d+(?:\+\d+)*)")
#: The order in which an office binds them.
ORDER = ("01/TCD", "02/TCD", "01/XLĐ", "02/XLĐ", "03/XLĐ", "04/XLĐ", "01/KQGQ")


@dataclass(frozen=True, slots=True)
class Column:
    """A numbered column: its heads from the top down, and what it counts of letters, of ``visits``, sums of ``result``, or why it is ``missing``."""

    no: int
    head: tuple[str, ...]
    cell: Cell | None = None
    result: str = ""
    missing: str = ""
    visits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sum:
    """A rule of the form: one column equals the sum of others."""

    left: int
    right: tuple[int, ...]

    def __str__(self) -> str:
        return f"{self.left}={'+'.join(map(str, self.right))}"


@dataclass(frozen=True, slots=True)
class Form:
    """One table in one edition."""

    slug: str
    code: str
    edition: str
    title: str
    source: str
    confidence: str
    columns: tuple[Column, ...]
    sums: tuple[Sum, ...]
    notes: tuple[str, ...]

    @property
    def name(self) -> str:
        """“01/XLĐ (2021)”."""
        return f"{self.code} ({self.edition})"

    def column(self, no: int) -> Column:
        """The column of a number; refuses when there is none."""
        found = next((each for each in self.columns if each.no == no), None)
        if found is None:
            raise Refusal(f"Biểu {self.name} không có cột {no}.", f"{self.name} has no column {no}.")
        return found

    def formula(self, no: int) -> str:
        """The number as its head shows it: “6=8+9+10=14+18”, or the bare number."""
        return "=".join([str(no), *("+".join(map(str, each.right)) for each in self.sums if each.left == no)])


@cache
def forms() -> tuple[Form, ...]:
    """Every table in every edition, editions apart, each in the order of binding."""
    read = [_read(path) for path in sorted(_FOLDER.glob("*.toml"))]
    return tuple(sorted(read, key=lambda each: (each.edition, ORDER.index(each.code))))


def form(slug: str) -> Form:
    """One table by its file name; refuses when there is none."""
    found = next((each for each in forms() if each.slug == slug), None)
    if found is None:
        raise Refusal(f"Không có biểu “{slug[:40]}”.", f"There is no table “{slug[:40]}”.")
    return found


def _read(path: Path) -> Form:
    rows = tomllib.loads(path.read_text(encoding="utf-8"))
    about = rows["form"]
    columns = tuple(_column(row, about["is"]) for row in rows["column"])
    sums = tuple(_sum(text) for text in about["checks"])
    return Form(
        path.stem,
        about["code"],
        about["edition"],
        about["title"],
        about["source"],
        about["confidence"],
        columns,
        sums,
        tuple(about["notes"]),
    )


def _column(row: dict[str, Any], base: list[str]) -> Column:
    head = tuple(row["head"])
    if "result" in row or "missing" in row:
        return Column(row["no"], head, result=row.get("result", ""), missing=row.get("missing", ""))
    visits = tuple(row.get("visits", ()))
    if "is" not in row:
        return Column(row["no"], head, visits=visits)
    more = {key: row[key] for key in ("field", "state", "outcome") if key in row}
    return Column(
        row["no"], head, cell([*base, *row["is"]], measure=row.get("measure", "letters"), **more), visits=visits
    )


def _sum(text: str) -> Sum:
    found = _SUM.fullmatch(text)
    if found is None:
        raise ValueError(f"not a sum: {text}")
    return Sum(int(found[1]), tuple(int(part) for part in found[2].split("+")))
