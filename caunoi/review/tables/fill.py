"""Filling a table: one row for each unit, one line of totals."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from caunoi.indicators.counting import Counted, Judged, fold

from .forms import Form

type Value = int | float | None


@dataclass(frozen=True, slots=True)
class Filled:
    """A table with its figures; None where nothing is recorded that could be counted."""

    slug: str
    rows: tuple[tuple[int, str, tuple[Value, ...]], ...]
    total: tuple[Value, ...]

    def kept(self) -> dict[str, Any]:
        """As JSON values."""
        return {
            "slug": self.slug,
            "rows": [[unit, label, list(values)] for unit, label, values in self.rows],
            "total": list(self.total),
        }

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "Filled":
        """A table as it was kept."""
        return cls(
            row["slug"], tuple((unit, label, tuple(values)) for unit, label, values in row["rows"]), tuple(row["total"])
        )


def fill(
    forms: Iterable[Form], groups: Iterable[Counted], fields: Mapping[int, Mapping[str, str]], units: Mapping[int, str],
    results: Mapping[int, Mapping[str, Decimal]], visits: Mapping[int, Mapping[str, int]] | None = None, known: Judged | None = None,
) -> list[Filled]:  # fmt: skip
    """Every table from the same groups, and the visits of receptions, in one going; units without any letter still have their row of noughts."""
    forms = list(forms)
    cells = [column.cell for form in forms for column in form.columns if column.cell is not None]
    counted = fold(groups, cells, fields, known)
    received = visits or {}
    others = sorted({*counted, *received} - set(units))
    named = dict(units) | {unit: f"Đơn vị khác ({unit})" for unit in others}
    found, at = [], 0
    for form in forms:
        breadth = sum(column.cell is not None for column in form.columns)
        rows = tuple(
            (
                unit,
                label,
                _values(
                    form,
                    counted.get(unit, [0] * len(cells))[at : at + breadth],
                    results.get(unit, {}),
                    received.get(unit, {}),
                ),
            )
            for unit, label in named.items()
        )
        found.append(Filled(form.slug, rows, _total(form, [values for _, _, values in rows])))
        at += breadth
    return found


def _values(
    form: Form, counted: list[int], results: Mapping[str, Decimal], visits: Mapping[str, int]
) -> tuple[Value, ...]:
    letters = iter(counted)
    values: list[Value] = []
    for column in form.columns:
        received = sum(visits.get(measure, 0) for measure in column.visits)
        if column.cell is not None:
            values.append(next(letters) + received)
        elif column.missing:
            values.append(None)
        else:
            values.append(received if column.visits else _plain(results.get(column.result, Decimal(0))))
    return tuple(values)


def _total(form: Form, rows: list[tuple[Value, ...]]) -> tuple[Value, ...]:
    sums = []
    for at, column in enumerate(form.columns):
        sums.append(None if column.missing else _plain(sum((Decimal(str(row[at])) for row in rows), Decimal(0))))
    return tuple(sums)


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
