"""Comparing what was published with what the records say now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from caunoi.indicators.catalogue import indicators
from caunoi.kernel.words import say

from .snapshot import about_reviews, digest
from .tables import Filled, form
from .words import Alarm


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure that is no longer what was published; ``figure`` is empty where the stored review itself is wrong."""

    alarm: Alarm
    figure: str
    label: str
    published: Any = None
    now: Any = None

    @property
    def cell(self) -> bool:
        """Whether it is a cell of an official table: “slug.number”."""
        return "." in self.figure

    def kept(self) -> dict[str, Any]:
        """As JSON values."""
        return {
            "alarm": self.alarm.value,
            "figure": self.figure,
            "label": self.label,
            "published": self.published,
            "now": self.now,
        }


def differences(frozen: Mapping[str, Any], now: Mapping[str, Any], *, sealed: str) -> list[Difference]:
    """Everything that differs: the seal, the figures, the sets of letters behind them, the cells of the tables."""
    kept = frozen["figures"]
    found = [] if digest(frozen) == sealed else [Difference(Alarm.TAMPERED, "", Alarm.TAMPERED.label)]
    return [*found, *_figures(kept, now), *_tables(kept, now)]


def _figures(kept: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Difference]:
    current = {row["code"]: row for row in now["figures"]}
    for row in kept["figures"]:
        other = current.get(row["code"])
        if about_reviews(row["code"]):
            continue
        label = indicators()[row["code"]].label if row["code"] in indicators() else row["code"]
        if other is None or other["query"] != row["query"]:
            yield Difference(Alarm.RECOUNTED, row["code"], label, row["query"], other and other["query"])
        elif (row["value"], row["part"], row["whole"]) != (other["value"], other["part"], other["whole"]):
            yield Difference(Alarm.CHANGED, row["code"], label, row["value"], other["value"])
        elif row["mark"] != other["mark"]:
            other_letters = say(
                "số bằng nhau nhưng không còn là những đơn ấy", "the same number, but not the same letters"
            )
            yield Difference(Alarm.CHANGED, row["code"], f"{label}: {other_letters}", row["value"], other["value"])


def _tables(kept: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Difference]:
    current = {row["slug"]: Filled.of(row) for row in now["tables"]}
    for row in kept["tables"]:
        before, after = Filled.of(row), current.get(row["slug"])
        if after is None or len(after.total) != len(before.total):
            yield Difference(Alarm.RECOUNTED, row["slug"], row["slug"])
            continue
        rows = {unit: values for unit, _, values in after.rows}
        columns = form(row["slug"]).columns
        for unit, label, values in before.rows:
            for column, value, other in zip(columns, values, rows.get(unit, (None,) * len(values)), strict=True):
                if value != other:
                    yield Difference(
                        Alarm.CHANGED,
                        f"{row['slug']}.{column.no}",
                        f"{form(row['slug']).name}, {label}, {say('cột', 'column')} {column.no}",
                        value,
                        other,
                    )
