"""caunoi journeys: follow the flows across rooms once more."""

import argparse

from django.utils import timezone

from caunoi.kernel.command_line import CommandLine, print_json
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import say

from .replay import FLOWS, replay


def add(line: CommandLine) -> None:
    """Add the command."""
    parser = line.command(
        "journeys replay", "Chạy lại các luồng giữa các phòng; chạy hai lần không đổi gì", "Replay the flows across rooms; twice changes nothing", _replay
    )  # fmt: skip
    parser.add_argument("--only", default="", help=", ".join(FLOWS))
    parser.add_argument("--json", action="store_true")


def _replay(args: argparse.Namespace) -> None:
    if args.only and args.only not in FLOWS:
        raise Refusal(f"Không có luồng “{args.only}”. Có: {', '.join(FLOWS)}.", f"There is no flow “{args.only}”. Known: {', '.join(FLOWS)}.")  # fmt: skip
    mended = replay(at=timezone.now(), only=args.only)
    if args.json:
        print_json(mended)
        return
    for name, count in mended.items():
        print(say(f"{name}: bổ sung {count}", f"{name}: {count} mended"))
