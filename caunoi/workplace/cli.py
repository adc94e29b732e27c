"""caunoi workplace: the register of a place, and what each workplace owes."""

import argparse
from typing import Any

from django.utils import timezone

from caunoi.access.context import as_system
from caunoi.kernel.command_line import CommandLine, print_json
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import say
from caunoi.places import queries as places

from . import commands, queries

#: A list printed whole has at most so many lines.
WHOLE = 5000


def add(line: CommandLine) -> None:
    """Add the workplace room's commands."""
    listed = line.command(
        "workplace list", "Liệt kê nơi làm việc và việc quá hạn", "List workplaces and what is late in each", _list
    )
    listed.add_argument("--place", metavar="CODE", default="", help="mã địa phương · code of the place")
    listed.add_argument("--json", action="store_true", help="in JSON · print JSON")
    line.command(
        "workplace open", "Mở nghĩa vụ của năm, của kỳ cho mọi nơi làm việc", "Open what every workplace owes for the year and half-year", _open
    )  # fmt: skip


def _list(args: argparse.Namespace) -> int:
    place = places.place_of_ref(args.place) if args.place else None
    if args.place and place is None:
        raise Refusal(f"Không có địa phương mang mã “{args.place}”.", f"No place has the code “{args.place}”.")
    today = timezone.localdate()
    rows = list(queries.listed(place=place)[:WHOLE])
    late = queries.late_by_body(rows, today)
    if args.json:
        print_json([_told(row, late.get(row.body_id, 0)) for row in rows])
        return 0
    for row in rows:
        owed = late.get(row.body_id, 0)
        print(
            f"{row.body.code}  {row.name}  ({row.sort_label}, {row.size_label}): "
            + say(f"{owed} việc quá hạn", f"{owed} overdue")
        )
    return 0


def _open(args: argparse.Namespace) -> int:
    with as_system():
        opened = commands.open_everywhere(by="operator", at=timezone.now())
    print(say(f"Đã mở {opened} nghĩa vụ.", f"Opened {opened} duties."))
    return 0


def _told(row: Any, late: int) -> dict[str, Any]:
    return {
        "id": str(row.pk), "code": row.body.code, "name": row.name, "place": row.place.code, "sort": row.sort, "size": row.size, "union": row.union,
        "shown": row.shown, "late": late,
    }  # fmt: skip
