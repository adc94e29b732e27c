"""Open data: sets that rooms offer, each with its columns, written by one writer as CSV, JSON or Parquet."""

import csv
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import batched
from pathlib import Path
from typing import Any

from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.timezone import get_current_timezone

from caunoi.access.context import speaking_for
from caunoi.kernel.words import Word, say

#: Under which terms anybody may use the data.
LICENCE, LICENCE_URL = "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/deed.vi"
#: Rows turned into columns at a time: what one file needs in memory.
STRIDE = 5000


class Format(Word):
    """How a set is written."""

    CSV = "csv", "CSV", "CSV"
    JSON = "json", "JSON", "JSON"
    PARQUET = "parquet", "Parquet", "Parquet"

    @property
    def mime(self) -> str:
        """Its media type."""
        return {"csv": "text/csv; charset=utf-8", "json": "application/json", "parquet": "application/vnd.apache.parquet"}[self.value]  # fmt: skip


class Kind(Word):
    """What a column holds."""

    TEXT = "text", "chữ", "text"
    NUMBER = "number", "số nguyên", "whole number"
    DAY = "day", "ngày", "day"
    MOMENT = "moment", "thời điểm", "moment"
    FLAG = "flag", "đúng hoặc sai", "true or false"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in the file, what it holds, what it means."""

    name: str
    vi: str
    en: str
    kind: Kind = Kind.TEXT

    @property
    def label(self) -> str:
        """What it means."""
        return say(self.vi, self.en)


@dataclass(frozen=True, slots=True)
class Span:
    """Which rows are asked for: of a commune or a province (None: of everywhere), and of a year where the set goes by years."""

    today: date
    place: Any = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Extent:
    """How many rows a set has and when the newest was made; None where nobody counted."""

    rows: int | None = None
    latest: date | None = None


@dataclass(frozen=True, slots=True)
class Dataset:
    """A set of public rows; ``rows`` gives them as tuples in the order of the columns, a part at a time."""

    code: str
    vi: str
    en: str
    told_vi: str
    told_en: str
    columns: tuple[Column, ...]
    rows: Callable[[Span], Iterable[tuple[Any, ...]]]
    extent: Callable[[Span], Extent]
    by_year: bool = False

    @property
    def label(self) -> str:
        """What it is called."""
        return say(self.vi, self.en)

    @property
    def told(self) -> str:
        """What is in it, and what is not."""
        return say(self.told_vi, self.told_en)


class Catalogue:
    """Every set that is offered, in the order of offering; a set is replaced by its code."""

    def __init__(self) -> None:
        self._sets: dict[str, Dataset] = {}

    def offer(self, *sets: Dataset) -> None:
        """Add sets; called by rooms at start."""
        for each in sets:
            self._sets[each.code] = each

    def all(self) -> list[Dataset]:
        """Every set."""
        return list(self._sets.values())

    def of(self, code: str) -> Dataset | None:
        """A set by its code."""
        return self._sets.get(code)


#: The one catalogue of this installation.
catalogue = Catalogue()


def handed_out(found: Dataset, span: Span, how: Format, *, name: str = "") -> HttpResponseBase:
    """A set as an answer, sent as it is read; nobody speaks while its rows are read, so the database itself shows public ones only."""
    return table(found.columns, found.rows(span), how, name=name or _name(found, span))


def table(columns: tuple[Column, ...], rows: Iterable[tuple[Any, ...]], how: Format, *, name: str) -> HttpResponseBase:
    """Any public rows as one file named ``name`` and the ending of its format."""
    if how is Format.PARQUET:
        response: HttpResponseBase = FileResponse(parquet(columns, rows), content_type=how.mime)
    else:
        lines = csv_lines(columns, rows) if how is Format.CSV else json_lines(columns, rows)
        response = StreamingHttpResponse(lines, content_type=how.mime)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{how.value}"'
    response.headers["Link"] = f'<{LICENCE_URL}>; rel="license"'
    return response


class _Line:
    """What a csv writer writes to: it hands each line back."""

    def write(self, line: str) -> str:
        """The line."""
        return line


def csv_lines(columns: tuple[Column, ...], rows: Iterable[tuple[Any, ...]]) -> Iterator[str]:
    """Lines of a file that spreadsheets open as UTF-8; no cell of it is ever a formula."""
    writer = csv.writer(_Line())
    yield "\ufeff" + writer.writerow([each.name for each in columns])
    for row in rows:
        yield writer.writerow([_cell(value) for value in row])


def json_lines(columns: tuple[Column, ...], rows: Iterable[tuple[Any, ...]]) -> Iterator[str]:
    """A list of objects, one to a line."""
    names = [each.name for each in columns]
    before = "[\n"
    for row in rows:
        yield before + json.dumps(dict(zip(names, map(_plain, row), strict=True)), ensure_ascii=False)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def parquet(columns: tuple[Column, ...], rows: Iterable[tuple[Any, ...]]) -> Any:
    """An open file: parts of ``STRIDE`` rows are laid down and then joined as a stream, so no set has to fit in memory."""
    import polars

    types = {Kind.TEXT: polars.String, Kind.NUMBER: polars.Int64, Kind.DAY: polars.Date, Kind.FLAG: polars.Boolean}
    zone = str(get_current_timezone())
    schema = {each.name: types.get(each.kind, polars.Datetime("us", zone)) for each in columns}
    with tempfile.TemporaryDirectory(prefix="open-data-") as kept:
        folder, at = Path(kept), -1
        with speaking_for(""):
            for at, part in enumerate(batched(rows, STRIDE)):
                cells = [[_typed(v, column.kind) for v, column in zip(row, columns, strict=True)] for row in part]
                polars.DataFrame(cells, schema=schema, orient="row").write_parquet(folder / f"{at:06}.part")
        whole = folder / "whole.parquet"
        if at < 0:
            polars.DataFrame(schema=schema).write_parquet(whole)
        else:
            polars.scan_parquet(sorted(folder.glob("*.part"))).sink_parquet(whole)
        # The open file outlives its folder: nothing is left behind however the answer ends.
        return whole.open("rb")


def _typed(value: Any, kind: Kind) -> Any:
    if value is None or (value == "" and kind is not Kind.TEXT):
        return None
    if kind is Kind.TEXT:
        return str(value)
    if kind is Kind.MOMENT and isinstance(value, datetime):
        return value.astimezone(get_current_timezone())
    return value


def _plain(value: Any) -> Any:
    """A value as JSON has it."""
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, datetime):
        return value.astimezone(get_current_timezone()).isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, date) else str(value)


def _cell(value: Any) -> Any:
    """A value as a spreadsheet may have it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    told = _plain(value)
    if isinstance(told, str) and told[:1] in "=+-@\t\r" and told:
        return f"'{told}"
    return "" if told is None else told


def _name(found: Dataset, span: Span) -> str:
    parts = [found.code, span.place.code if span.place else "", str(span.year) if found.by_year and span.year else ""]
    return "-".join(part for part in parts if part)
