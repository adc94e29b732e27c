"""caunoi watch series: from a list of events to the table of counts the other commands read."""

import argparse
import csv
import sys
from datetime import date
from typing import Any

from caunoi.kernel.command_line import CommandLine
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import say

from .telling import refusing


def add(line: CommandLine) -> None:
    """Add the command."""
    parser = line.command(
        "watch series",
        "Đếm vụ việc theo nơi, chủ đề và tuần; nơi đã sáp nhập tính vào nơi mới",
        "Count cases by place, topic and week; merged places are counted where they went",
        _series,
        examples=[
            "--events vu-viec.csv --out so-dem.csv",
            "--events vu-viec.csv --heirs sap-nhap.csv --first 2023-01-02 --last 2026-11-22 --by place --out so-dem.csv",
            "--events vu-viec.csv --as-of 2026-11-22 --least 0.8 --out so-dem.csv",
        ],
    )
    parser.add_argument(
        "--events", required=True, metavar="FILE.csv",
        help="cột place, day (2026-11-28), có thể thêm topic, count, key (mã vụ việc), entered (ngày vào sổ); .gz được · columns place and day, and as there may be topic, count, key, entered",
    )  # fmt: skip
    parser.add_argument(
        "--heirs",
        metavar="FILE.csv",
        help="cột old, new, có thể thêm share: nơi cũ vào nơi mới · columns old, new, maybe share",
    )
    parser.add_argument("--first", metavar="DAY", help="ngày đầu (thứ Hai của ngày sớm nhất) · first day")
    parser.add_argument("--last", metavar="DAY", help="ngày cuối (ngày muộn nhất) · last day")
    parser.add_argument("--step", default="week", choices=["week", "day"], help="mỗi dòng một tuần hay một ngày · a row a week or a day")  # fmt: skip
    parser.add_argument(
        "--by", default="place", choices=["place", "topic", "both"], help="mỗi cột một nơi, một chủ đề, hay nơi|chủ đề · a column a place, a topic, or place|topic"
    )  # fmt: skip
    parser.add_argument("--as-of", metavar="DAY", help="cần cột entered: chỉ tính những gì đã vào sổ đến ngày này · only what was entered by then")  # fmt: skip
    parser.add_argument("--least", type=float, default=0.8, metavar="SHARE", help="với --as-of: bỏ các tuần cuối mới vào sổ ít hơn phần này (0.8) · leave out last weeks entered to less")  # fmt: skip
    parser.add_argument("--out", metavar="FILE", help="mặc định: ra màn hình · default: standard output")


def _series(args: argparse.Namespace) -> int:
    from datetime import timedelta

    import polars as pl

    from ..series import Heirs, cube_of, events_of, seen_by
    from ..series.delay import closed
    from ..tables import said, write_table

    table = _events(args.events)
    today = _day(args.as_of, "--as-of") if args.as_of else None
    if not 0 < args.least <= 1:
        raise Refusal("--least phải lớn hơn 0, không quá 1.", "--least must be above 0, at most 1.")
    with refusing(args.events):
        events = events_of(table)
    rows = events.rows
    if today is not None:
        if "entered" not in rows.columns:
            raise Refusal(f"{args.events}: --as-of cần cột entered.", f"{args.events}: --as-of needs a column entered.")
        rows = rows.filter(pl.col("entered") <= today)
    if not len(rows):
        raise Refusal(f"{args.events}: không có vụ việc nào.", f"{args.events}: there is no case in it.")
    earliest, *_, latest = sorted([*rows["day"].unique(), rows["day"][0]])
    first = _day(args.first, "--first") if args.first else earliest - timedelta(days=earliest.weekday())
    last = _day(args.last, "--last") if args.last else today or latest
    if args.heirs:
        with refusing(args.heirs):
            heirs = Heirs.from_rows(_heirs(args.heirs))
    else:
        heirs = Heirs()
    with refusing():
        cube = cube_of(rows, first=first, last=last, step=args.step, heirs=heirs)
    steps = len(cube.starts)
    if today is not None:
        steps = closed(seen_by(rows, cube.starts, today, step=args.step), least=args.least)
    names, values = _columns(cube, args.by)
    write_table(args.out, names, ([said(float(value)) for value in row] for row in values[:steps]))
    if args.out and sys.stderr.isatty():
        print(
            say(
                f"{cube.total:g} vụ việc trong {len(cube.starts)} kỳ từ {cube.starts[0]:%d/%m/%Y}; {cube.outside:g} ngoài khoảng, {events.repeated} dòng trùng mã, {len(cube.starts) - steps} kỳ cuối chưa đủ.",
                f"{cube.total:g} cases in {len(cube.starts)} steps from {cube.starts[0]}; {cube.outside:g} outside, {events.repeated} rows with a key again, {len(cube.starts) - steps} last steps left out.",
            ),
            file=sys.stderr,
        )  # fmt: skip
    return 0


def _columns(cube: Any, by: str) -> tuple[list[str], Any]:
    if by == "place":
        return [str(each) for each in cube.places], cube.counts.sum(axis=0)
    if by == "topic":
        return [str(each) or "-" for each in cube.topics], cube.counts.sum(axis=2).T
    names = [f"{place}|{topic}" for topic in cube.topics for place in cube.places]
    return names, cube.counts.transpose(1, 0, 2).reshape(len(cube.starts), -1)


def _events(name: str) -> Any:
    """The file as a table with days for days and numbers for counts, refused with row and column where it has none."""
    import polars as pl

    from ..tables import count_of, must_be_as_wide, open_text, rows_of

    with open_text(name) as file:
        reader = rows_of(csv.reader(file), name)
        header = [cell.strip().lower() for cell in next(reader, [])]
        if missing := [each for each in ("place", "day") if each not in header]:
            raise Refusal(f"{name}: thiếu cột {', '.join(missing)}.", f"{name}: no column {', '.join(missing)}.")
        known = [each for each in ("place", "topic", "day", "count", "key", "entered") if each in header]
        at = [header.index(each) for each in known]
        found: dict[str, list[Any]] = {each: [] for each in known}
        for number, row in enumerate(reader, start=2):
            if not row:
                continue
            must_be_as_wide(row, header, name, number)
            for each, place in zip(known, at, strict=True):
                cell: Any = row[place].strip()
                if each in ("day", "entered"):
                    cell = _day(cell, f"{name}, dòng {number}, cột {each!r}", f"{name}, row {number}, column {each!r}")
                elif each == "count":
                    cell = count_of(cell, name, number, each, False)
                found[each].append(cell or None if each in ("place", "key") else cell)
    return pl.DataFrame(found)


def _heirs(name: str) -> list[tuple[str, str, float | None]]:
    from ..tables import count_of, open_text, rows_of

    with open_text(name) as file:
        reader = rows_of(csv.reader(file), name)
        header = [cell.strip().lower() for cell in next(reader, [])]
        if missing := [each for each in ("old", "new") if each not in header]:
            raise Refusal(f"{name}: thiếu cột {', '.join(missing)}.", f"{name}: no column {', '.join(missing)}.")
        share = header.index("share") if "share" in header else None
        found: list[tuple[str, str, float | None]] = []
        for number, row in enumerate(reader, start=2):
            if not row:
                continue
            if len(row) != len(header):
                raise Refusal(f"{name}, dòng {number}: thiếu ô.", f"{name}, row {number}: cells are missing.")
            part = (
                count_of(row[share], name, number, "share", False) if share is not None and row[share].strip() else None
            )
            found.append((row[header.index("old")].strip(), row[header.index("new")].strip(), part))
    return found


def _day(text: str, where: str, where_en: str | None = None) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise Refusal(
            f"{where}: {text!r} không phải ngày (2026-11-28).", f"{where_en or where}: {text!r} is no day (2026-11-28)."
        ) from wrong
