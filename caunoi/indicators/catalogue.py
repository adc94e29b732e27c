"""The indicators: what each is called, what it counts, which way it should go. All of it is data (``catalogue.toml``)."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from caunoi.kernel.words import say
from caunoi.law.queries import texts_of
from caunoi.reception.queries import tallies as reception
from caunoi.ui.measures import measures
from caunoi.voice.queries import tallies as voice
from caunoi.voice.words import Channel, Kind

from .counting import Cell, cell
from .words import Better, Complaint, Room, Source, Unit

_FILE = Path(__file__).with_name("catalogue.toml")
_EXPANDED: dict[str, type[Kind] | type[Channel]] = {"kind": Kind, "channel": Channel}


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One thing that is counted, with the query that counts it and the records behind."""

    code: str
    vi: str
    en: str
    unit: Unit
    source: Source
    better: Better
    cell: Cell | None = None
    acts: tuple[str, ...] = ()
    measure: str = ""
    rule: str = ""
    part: str = ""
    whole: str = ""
    note: str = ""
    cite: str = ""
    version: int = 1
    rows: tuple[str, ...] = ()
    room: Room
    serves: str
    since: date
    complaint: Complaint | None = None
    withhold: bool = False

    @property
    def label(self) -> str:
        """Its name in the language being spoken."""
        return say(self.vi, self.en)

    @property
    def query(self) -> str:
        """The version of the query that yields it: the source's and its own."""
        source = f"voice.{voice.VERSION}"
        if self.source is Source.DUTIES:
            source = "duties.1"
        elif self.source is Source.RECEPTIONS:
            source = f"reception.{reception.VERSION}"
        elif self.source is Source.ROOMS:
            source = measures.version(self.measure) or "none.0"
        return f"{source}/{self.code}.{self.version}"

    @property
    def counted(self) -> bool:
        """Whether anything counts it now; a room not there yet counts nothing, which is not nought."""
        if self.source is Source.SHARE:
            return all(indicators()[code].counted for code in (self.part, self.whole))
        return self.source is not Source.ROOMS or measures.get(self.measure) is not None


@dataclass(frozen=True, slots=True)
class Showing:
    """What may be shown: groups smaller than ``fewest`` are withheld, shares of fewer than ``small`` are told with care."""

    fewest: int
    small: int


@cache
def showing() -> Showing:
    """The rule of showing: what is small from the house's one rule, as last written; the rest from the file."""
    fewest = next(text.value for text in reversed(texts_of("house.few")))
    return Showing(fewest=int(fewest or 0), **tomllib.loads(_FILE.read_text(encoding="utf-8"))["rule"])


@cache
def indicators() -> dict[str, Indicator]:
    """Every indicator by its code, in the order of the file."""
    rows = tomllib.loads(_FILE.read_text(encoding="utf-8"))["indicator"]
    return {each.code: each for row in rows for each in _made(row)}


@cache
def sums() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Indicators published together of which the parts add up to the total: (total, parts)."""
    return tuple(
        (
            row["total"],
            tuple(
                row["parts"].replace("{" + axis + "}", word.value)
                for axis in _EXPANDED
                if "{" + axis + "}" in row["parts"]
                for word in _EXPANDED[axis]
            ),
        )
        for row in tomllib.loads(_FILE.read_text(encoding="utf-8"))["sum"]
    )


def _made(row: dict[str, Any]) -> Iterator[Indicator]:
    axis = row.get("expand")
    if not axis:
        yield _one(row, row["code"], row["name"], row["name_en"], {})
        return
    for word in _EXPANDED[axis]:
        code = row["code"].replace("{" + axis + "}", word.value)
        yield _one(
            row, code, row["name"].format(value=word.vi), row["name_en"].format(value=word.en), {axis: [word.value]}
        )


def _one(row: dict[str, Any], code: str, vi: str, en: str, more: dict[str, list[str]]) -> Indicator:
    source = Source(row["source"])
    measure = row.get("measure", "letters" if source is Source.LETTERS else "")
    return Indicator(
        code=code, vi=vi, en=en, unit=Unit(row["unit"]), source=source, better=Better(row.get("better", "neither")),
        cell=cell(row["is"], measure=measure, **more) if source is Source.LETTERS else None, acts=tuple(row.get("acts", ())), measure=measure,
        rule=row.get("rule", ""), part=row.get("part", ""), whole=row.get("whole", ""), note=row.get("note", ""), cite=row.get("cite", ""),
        version=row.get("version", 1), rows=tuple(row["rows"]), room=Room(row["room"]), serves=row["serves"], since=row["since"],
        complaint=Complaint(row["complaint"]) if "complaint" in row else None, withhold=row.get("withhold", False),
    )  # fmt: skip
