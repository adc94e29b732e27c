"""A file of votes in, an opinion map as files out: for researchers, without a database."""

import csv
import gzip
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from caunoi.kernel.refusal import Refusal

from .opinionmap import MapResult, People, Votes

_FIGURES = re.compile(r"([0-9]{1,18})")
_COLUMNS = ("participant", "statement", "vote")
_SAID = {"1": 1, "+1": 1, "1.0": 1, "agree": 1, "0": 0, "0.0": 0, "pass": 0, "-1": -1, "-1.0": -1, "disagree": -1}


@dataclass(frozen=True, slots=True)
class VotesFile:
    """Votes of a file, people and statements as numbers; ``statements`` are what the file calls them, so are ``people``."""

    votes: Votes
    people: tuple[str, ...]
    statements: tuple[str, ...]


def read_votes(name: str) -> VotesFile:
    """Columns ``participant``, ``statement`` and ``vote`` (1, 0, -1 or agree, pass, disagree); refuses with row and column what is none."""
    try:
        table = pl.read_csv(_plain(name), infer_schema=False, encoding="utf8")
    except (pl.exceptions.PolarsError, UnicodeDecodeError) as wrong:
        what = str(wrong).splitlines()[0]
        raise Refusal(f"{name} không phải tệp CSV: {what}.", f"{name} is not a CSV file: {what}.") from wrong
    table = table.rename({column: column.strip().lower() for column in table.columns}, strict=False)
    if missing := [column for column in _COLUMNS if column not in table.columns]:
        raise Refusal(f"{name}: thiếu cột {', '.join(missing)}.", f"{name}: no column {', '.join(missing)}.")
    table = table.select([pl.col(column).fill_null("").str.strip_chars() for column in _COLUMNS])
    if not len(table):
        raise Refusal(f"{name}: không có phiếu nào.", f"{name}: there is no vote in it.")
    votes = table["vote"].str.to_lowercase().replace_strict(_SAID, default=None, return_dtype=pl.Int8)
    for column, bad in (
        ("vote", votes.is_null()),
        ("participant", table["participant"] == ""),
        ("statement", table["statement"] == ""),
    ):
        if bad.any():
            row = int(bad.arg_max() or 0)
            cell = table[column][row]
            raise Refusal(
                f"{name}, dòng {row + 2}, cột {column!r}: {cell!r} không dùng được.",
                f"{name}, row {row + 2}, column {column!r}: {cell!r} cannot be used.",
            )
    voters, people = _numbered(table["participant"])
    said, names = _numbered(table["statement"])
    return VotesFile(Votes(voters, said, votes.to_numpy().astype(np.int64)), people, names)


def _plain(name: str) -> bytes:
    try:
        raw = Path(name).read_bytes()
        raw = gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw
    except (OSError, EOFError) as wrong:
        raise Refusal(f"Không đọc được {name}: {wrong}.", f"{name} cannot be read: {wrong}.") from wrong
    if not raw.strip():
        raise Refusal(f"{name} trống.", f"{name} is empty.")
    return raw


def _numbered(column: pl.Series) -> tuple[np.ndarray, tuple[str, ...]]:
    """Each value's place among the different ones, 2 before 10 wherever figures are in a name."""
    names = column.unique().to_list()
    names.sort(key=lambda one: [_key(part) for part in _FIGURES.split(one) if part])
    place = column.replace_strict(names, list(range(len(names))), return_dtype=pl.Int64)
    return place.to_numpy(), tuple(names)


def _key(part: str) -> tuple[bool, int, str]:
    return (False, int(part), part) if _FIGURES.fullmatch(part) else (True, 0, part)


def write_map(found: MapResult, statements: Sequence[str], folder: str) -> list[str]:
    """Write ``map.json``, ``statements.csv``, ``groups.csv`` and ``picture.csv``; no row in them is one person."""
    told = found.as_json()
    for row in told["statements"]:
        row["statement"] = statements[row["statement"]]
    for group in told["groups"]:
        for row in group["standing"]:
            row["statement"] = statements[row["statement"]]
    for key in ("consensus_for", "consensus_against", "firm_for", "firm_against"):
        told[key] = [statements[one] for one in told[key]]
    if found.no_groups is not None:
        told["no_groups"] = {"code": found.no_groups.value, "vi": found.no_groups.vi, "en": found.no_groups.en}
    try:
        target = Path(folder)
        target.mkdir(parents=True, exist_ok=True)
        _whole(target / "map.json", json.dumps(told, ensure_ascii=False, indent=1, default=str) + "\n")
        _table(
            target / "statements.csv",
            ("statement", "seen", "agree", "agree_low", "agree_high", "disagree", "disagree_low", "disagree_high", "x", "y", "extremity", "all_agree", "all_disagree", "priority"),
            (
                (statements[s.statement], s.agree.seen, s.agree.said, s.agree.low, s.agree.high, s.disagree.said, s.disagree.low, s.disagree.high,
                 s.x, s.y, s.extremity, s.all_agree, s.all_disagree, s.priority)
                for s in found.statements
            ),
        )  # fmt: skip
        _table(
            target / "groups.csv",
            ("group", "people", "overlap", "statement", "side", "said", "seen", "low", "high", "ratio"),
            (
                (number, group.people, group.overlap, statements[one.statement], "agree" if one.agree else "disagree", one.share.said, one.share.seen,
                 one.share.low, one.share.high, one.ratio)
                for number, group in enumerate(found.groups, start=1)
                for one in group.standing
            ),
        )  # fmt: skip
        _table(
            target / "picture.csv",
            ("x", "y", "people", "group"),
            ((cell.x, cell.y, cell.people, "" if cell.group is None else cell.group + 1) for cell in found.cells),
        )
    except OSError as wrong:
        raise Refusal(f"Không ghi được vào {folder}: {wrong}.", f"{folder} cannot be written to: {wrong}.") from wrong
    return ["map.json", "statements.csv", "groups.csv", "picture.csv"]


def write_people(people: People, names: Sequence[str], folder: str) -> str:
    """Write ``participants.csv``: for the holder of the votes alone, since each row in it is one person."""
    order = np.argsort(people.participant)
    groups = ["" if people.group is None else int(people.group[row]) + 1 for row in order]
    rows = (
        (names[people.participant[row]], float(people.places[row, 0]), float(people.places[row, 1]), group)
        for row, group in zip(order, groups, strict=True)
    )
    try:
        _table(Path(folder) / "participants.csv", ("participant", "x", "y", "group"), rows)
    except OSError as wrong:
        raise Refusal(f"Không ghi được vào {folder}: {wrong}.", f"{folder} cannot be written to: {wrong}.") from wrong
    return "participants.csv"


def _table(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    part = path.with_name(path.name + ".part")
    with part.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
    part.replace(path)


def _whole(path: Path, text: str) -> None:
    part = path.with_name(path.name + ".part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)
