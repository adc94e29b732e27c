"""Events as they are loaded: one row a case or a count, checked row by row; what was loaded twice is counted once or refused."""

from dataclasses import dataclass

import polars as pl

NEEDED = ("place", "day")
#: A whole table of fewer rows may well repeat itself by chance.
_LEAST_TWICE = 8


@dataclass(frozen=True, slots=True)
class Events:
    """``rows`` with place, topic, day, count and, where known, entered; how many rows were the same key again."""

    rows: pl.DataFrame
    repeated: int = 0

    @property
    def total(self) -> float:
        """All cases together."""
        return float(self.rows["count"].sum())


def events_of(table: pl.DataFrame) -> Events:
    """Check a table of events: ``place`` and ``day``, and as there may be ``topic``, ``count``, ``key``, ``entered``.

    ``key`` names a case: the same key again is the same case and is left out. Without keys a table of counts may say each
    place, topic and day once only. Refusals name the row, the header being row 1.
    """
    if missing := [name for name in NEEDED if name not in table.columns]:
        raise ValueError(f"thiếu cột {', '.join(missing)} · no column {', '.join(missing)}")
    rows = table.with_row_index("at", offset=2)
    if "topic" not in rows.columns:
        rows = rows.with_columns(pl.lit("").alias("topic"))
    counted = "count" in rows.columns
    if not counted:
        rows = rows.with_columns(pl.lit(1.0).alias("count"))
    for name in ("place", "topic", "day", "count"):
        _refuse(rows, pl.col(name).is_null(), f"cột {name!r} trống", f"column {name!r} is empty")
    amount = pl.col("count").cast(pl.Float64)
    _refuse(rows, ~amount.is_finite(), "số đếm không phải số", "the count is no number")
    _refuse(rows, amount < 0, "số đếm không thể âm", "a count cannot be negative")
    if "entered" in rows.columns:
        _refuse(rows, pl.col("entered") < pl.col("day"), "vào sổ trước ngày nhận", "entered before it came")
    repeated = 0
    if "key" in rows.columns:
        _refuse(rows, pl.col("key").is_null(), "cột 'key' trống", "column 'key' is empty")
        once = rows.unique("key", keep="first", maintain_order=True)
        repeated = len(rows) - len(once)
        rows = once
    elif counted:
        again = (
            pl.struct("place", "topic", "day").is_duplicated() & ~pl.struct("place", "topic", "day").is_first_distinct()
        )
        _refuse(
            rows, again, "nơi, chủ đề và ngày này đã có ở dòng trên", "this place, topic and day stand above already"
        )
    else:
        _refuse_twice(rows)
    kept = ["place", "topic", "day", "count", *(["entered"] if "entered" in rows.columns else [])]
    return Events(rows.select(kept).with_columns(pl.col("count").cast(pl.Float64)), repeated)


def _refuse(rows: pl.DataFrame, wrong: pl.Expr, vi: str, en: str) -> None:
    found = rows.filter(wrong)
    if len(found):
        at = found["at"][0]
        raise ValueError(f"dòng {at}: {vi} · row {at}: {en}")


def _refuse_twice(rows: pl.DataFrame) -> None:
    """A file put after itself: its second half says the first again, row by row."""
    half, odd = divmod(len(rows), 2)
    if odd or half < _LEAST_TWICE:
        return
    said = rows.drop("at")
    if said[:half].equals(said[half:]) and said[:half].n_unique() > 1:
        at = rows["at"][half]
        raise ValueError(
            f"từ dòng {at} bảng lặp lại chính nó; thêm cột key nếu đúng là các vụ việc khác · from row {at} the table says itself again; add a column key if these are other cases"
        )
