"""caunoi duties: what is owed, and counting it anew when the calendar changes."""

import argparse
import sys

from django.utils import timezone

from caunoi.kernel.command_line import CommandLine, print_json
from caunoi.kernel.words import say

from .recompute import recompute


def add(line: CommandLine) -> None:
    """Add the duties' commands."""
    parser = line.command(
        "duties recompute", "Tính lại mọi hạn đang chạy theo lịch mới", "Count every running duty anew", _recompute
    )
    parser.add_argument("--json", action="store_true")


def _recompute(args: argparse.Namespace) -> None:
    def progress(done: int, of: int) -> None:
        print(f"  {done}/{of}", file=sys.stderr, flush=True)

    moved = recompute(by="system", at=timezone.now(), progress=progress)
    if args.json:
        print_json(
            [{"rule": each.rule, "before": each.before, "after": each.after, "duties": each.duties} for each in moved]
        )
        return
    for each in sorted(moved, key=lambda each: (each.rule, each.before)):
        print(f"{each.rule:<24} {each.before:%d/%m/%Y} → {each.after:%d/%m/%Y}   {each.duties}")
    total = sum(each.duties for each in moved)
    print(say(f"{total} hạn đã đổi." if total else "Không hạn nào đổi.", f"{total} duties moved."))
