"""The ``caunoi indicators`` commands: the list, a value, the records behind it, counting anew."""

import argparse
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.utils import timezone

from caunoi.access.context import as_system
from caunoi.kernel.command_line import CommandLine, print_json
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import say
from caunoi.places.queries import place_of_ref

from . import commands, opendata, queries
from .catalogue import indicators
from .periods import period

OPERATOR = "system"


def add(line: CommandLine) -> None:
    """Add ``indicators list``, ``value``, ``records``, ``recompute`` and ``export``."""
    listing = line.command("indicators list", "Danh mục chỉ tiêu", "The catalogue of indicators", list_all)
    listing.add_argument("--row", metavar="M5", default="", help="hàng nhiệm vụ · row of the mission")
    listing.add_argument("--json", action="store_true", help="in JSON · print JSON")
    value = line.command("indicators value", "Giá trị của chỉ tiêu ở một địa bàn", "Values of a place", show_value)
    value.add_argument("code", nargs="?", default="", help="mã chỉ tiêu, để trống là tất cả · code, all without")
    _where(value)
    records = line.command(
        "indicators records", "Hồ sơ đứng sau một giá trị", "The records behind a value", show_records
    )
    records.add_argument("code", help="mã chỉ tiêu · code of the indicator")
    _where(records)
    records.add_argument("--after", default="", help="trang sau của danh sách · next page")
    again = line.command("indicators recompute", "Đếm lại từ hồ sơ", "Count anew from the records", recompute)
    _where(again, required=False)
    out = line.command("indicators export", "Xuất dữ liệu đếm ra Parquet", "Export what is counted as Parquet", export)
    _where(out)
    out.add_argument("--out", required=True, type=Path, help="thư mục ghi tệp · folder to write to")


def list_all(args: argparse.Namespace) -> int:
    """Every indicator, or those of one row."""
    wanted = [each for each in indicators().values() if not args.row or args.row.upper() in each.rows]
    if args.row and not wanted:
        raise Refusal(f"Không có chỉ tiêu nào của hàng “{args.row[:20]}”.", f"No indicator serves “{args.row[:20]}”.")
    if args.json:
        print_json([opendata.definition(each) for each in wanted])
        return 0
    for each in wanted:
        print(f"{each.code:28} {each.unit.vi:8} {','.join(each.rows):8} {each.label}")
    return 0


def show_value(args: argparse.Namespace) -> int:
    """One value or all of a place and a period, as they are shown to everybody."""
    place, of = _asked(args)
    values, tally = queries.values_of(place, of.code)
    if tally is None:
        raise Refusal(
            "Chưa đếm địa bàn, kỳ này; hãy dùng “caunoi indicators recompute”.",
            "This place and period were not counted yet; use “caunoi indicators recompute”.",
        )
    wanted = [values[_code(args.code)]] if args.code else list(values.values())
    rows = [opendata.value_row(place, of, tally, each) for each in wanted]
    if args.json:
        print_json(rows[0] if args.code else rows)
        return 0
    for each in wanted:
        print(f"{each.indicator.code:28} {each.told:>16}  {each.indicator.label}")
    return 0


def show_records(args: argparse.Namespace) -> int:
    """The records behind a value, as the system sees them."""
    place, of = _asked(args)
    code = _code(args.code)
    _values, tally = queries.values_of(place, of.code)
    if tally is None:
        raise Refusal("Chưa đếm địa bàn, kỳ này.", "This place and period were not counted yet.")
    with as_system():
        behind = queries.behind_place(place, of, code, until=tally.until, after=args.after, size=100)
        rows = [*map(_petition, behind.petitions), *map(_duty, behind.duties), *map(_thing, behind.things)]
        rows += [{"on": each.on.isoformat(), "body": each.body, "people": each.people} for each in behind.visits]
    if args.json:
        print_json({"code": code, "total": behind.total, "after": behind.after or behind.visits_after, "records": rows})
        return 0
    print(say(f"{behind.total} hồ sơ", f"{behind.total} records"))
    for row in rows:
        print("  " + "  ".join(str(value) for value in row.values()))
    return 0


def recompute(args: argparse.Namespace) -> int:
    """Count a place, or every province somebody works in; exit 1 when something differs from what was kept of the same days."""
    at = timezone.now()
    if not args.place:
        done = commands.keep_counted(at=at)
        if args.json:
            print_json({"counted": done})
        else:
            print(say(f"Đã đếm {done} lượt tỉnh, kỳ", f"Counted {done} provinces and periods"))
        return 0
    place, of = _asked(args)
    found = commands.recount_place(place=place, period_code=of.code, by=OPERATOR, at=at)
    rows = [{"place": where, "code": code, "kept": kept, "now": now} for where, code, kept, now in found.differences]
    if args.json:
        print_json({"places": found.places, "same": not rows, "differences": rows})
    else:
        print(say(f"Đã đếm {found.places} địa bàn", f"Counted {found.places} places"))
        for row in rows[:50]:
            print(f"  {row['place']} {row['code']}: {row['kept']} → {row['now']}", file=sys.stderr)
    return 1 if rows else 0


def export(args: argparse.Namespace) -> int:
    """Write the facts of a province and a period as Parquet; needs the extra "analytics"."""
    if not find_spec("pyarrow"):
        raise Refusal("Cần gói mở rộng “analytics” để xuất Parquet.", "Exporting Parquet needs the extra “analytics”.")
    from .export import export as written

    place, of = _asked(args)
    province = place if place.is_province else place.province
    try:
        rows = written(args.out, since=of.since, until=of.until, province=province.pk)
    except OSError as problem:
        raise Refusal(
            f"Không ghi được vào {args.out}: {problem.strerror}.", f"Cannot write to {args.out}: {problem.strerror}.", field="out"
        ) from problem  # fmt: skip
    if args.json:
        print_json({"folder": str(args.out), "rows": rows})
    else:
        print(
            say(f"Đã ghi {args.out}", f"Written to {args.out}")
            + ": "
            + ", ".join(f"{name} {count}" for name, count in rows.items())
        )
    return 0


def _where(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    parser.add_argument(
        "--place", required=required, default="", metavar="MÃ", help="mã địa bàn, ví dụ 27031 · code of the place"
    )
    parser.add_argument(
        "--period", default="", metavar="KỲ", help="2026-H1, 2026-Q3, 2026; để trống là nửa năm gần nhất"
    )
    parser.add_argument("--json", action="store_true", help="in JSON · print JSON")


def _asked(args: argparse.Namespace) -> tuple[Any, Any]:
    place = place_of_ref(args.place) if args.place.isascii() and args.place.isalnum() else None
    if place is None:
        raise Refusal(
            f"Không có địa bàn mang mã “{args.place[:20]}”.", f"There is no place with the code “{args.place[:20]}”.", field="place"
        )  # fmt: skip
    today = timezone.localdate()
    code = args.period or queries.latest_period(place, today) or commands.running(today)[0]
    return place, period(code, on=today)


def _code(code: str) -> str:
    if code not in indicators():
        raise Refusal(
            f"Không có chỉ tiêu “{code[:40]}”; xem “caunoi indicators list”.",
            f"There is no indicator “{code[:40]}”; see “caunoi indicators list”.",
            field="code",
        )
    return code


def _petition(each: Any) -> dict[str, Any]:
    return {"ref": each.register_number, "on": each.received_on.isoformat(), "kind": each.kind, "stage": each.stage}


def _duty(each: Any) -> dict[str, Any]:
    return {"ref": each.ref, "rule": each.rule, "due": each.due.isoformat(), "settled": str(each.settled_on or "")}


def _thing(each: Any) -> dict[str, Any]:
    return {"ref": each.about or each.key, "on": each.on.isoformat(), "title": each.title}
