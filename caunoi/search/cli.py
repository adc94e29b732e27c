"""caunoi search: find, and compare the index with the rooms."""

import argparse
from typing import Any

from caunoi.access.context import speaking_for
from caunoi.kernel.command_line import CommandLine, print_json
from caunoi.kernel.words import say

from . import commands, queries


def add(line: CommandLine) -> None:
    """Add the commands of the index."""
    parser = line.command("search find", "Tìm trong những gì đã công khai", "Find among what is public", _find)
    parser.add_argument("words")
    parser.add_argument("--json", action="store_true")
    parser = line.command(
        "search mend", "Đối chiếu danh mục tìm kiếm với hồ sơ và sửa chỗ lệch", "Compare the index with the records and mend it", _mend
    )  # fmt: skip
    parser.add_argument("--kind", default="")
    parser.add_argument("--json", action="store_true")


def _find(args: argparse.Namespace) -> None:
    with speaking_for(""):
        found = queries.search(args.words)
    rows: list[dict[str, Any]] = [
        {"kind": group.kind, "title": hit.title, "place": hit.place, "on": hit.on.isoformat(), "href": hit.href}
        for group in found.groups
        for hit in group.hits
    ]
    if args.json:
        print_json(rows)
        return
    for row in rows:
        print(f"{row['on']}  {row['title']} ({row['place']})  {row['href']}")


def _mend(args: argparse.Namespace) -> None:
    changed = commands.refeed(args.kind)
    if args.json:
        print_json(changed)
        return
    total = sum(changed.values())
    print(
        say(
            f"Đã đối chiếu {len(changed)} loại, sửa {total} mục.",
            f"{len(changed)} kinds compared, {total} records mended.",
        )
    )
