"""Indicators as rows for programs: definitions, values, nothing that is withheld."""

import io
from collections.abc import Iterator
from datetime import date
from importlib.util import find_spec
from typing import Any

from . import queries
from .catalogue import Indicator
from .coverage import Place
from .periods import ReportPeriod, period


def definition(each: Indicator) -> dict[str, Any]:
    """What an indicator is."""
    return {
        "code": each.code, "name": each.vi, "name_en": each.en, "unit": each.unit.value, "better": each.better.value, "source": each.source.value,
        "part": each.part, "whole": each.whole, "rows": list(each.rows), "room": each.room.value, "serves": each.serves, "cite": each.cite,
        "since": each.since.isoformat(), "complaint": each.complaint.value if each.complaint else "", "withhold": each.withhold, "note": each.note,
        "query": each.query, "counted": each.counted,
    }  # fmt: skip


def value_row(place: Place, of: ReportPeriod, tally: Any, shown: queries.Shown) -> dict[str, Any]:
    """One value of a place and a period."""
    return {
        "place": place.code, "place_name": place.full_name, "period": of.code, "since": of.since.isoformat(), "until": tally.until.isoformat(),
        "complete": tally.until == of.until, **shown.kept(), "counted_at": tally.computed_at.isoformat(),
    }  # fmt: skip


def by_place(province: Place, code: str, today: date) -> Iterator[dict[str, Any]]:
    """One indicator for each commune of a province and each kept half-year."""
    for period_code in [each for each in queries.kept_periods(province) if "-H" in each]:
        of = period(period_code, on=today)
        for place, shown in queries.across(province, period_code, code):
            yield {
                "place": place.code, "place_name": place.full_name, "period": of.code, "since": of.since.isoformat(), **shown.kept(),
            }  # fmt: skip


def parquet(rows: list[dict[str, Any]]) -> bytes | None:
    """The rows as a Parquet file; None where the extra "analytics" is not installed."""
    if not find_spec("pyarrow"):
        return None
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), out)
    return out.getvalue()
