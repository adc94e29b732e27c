"""caunoi discuss: the random draw of a panel, promised before and repeated by anybody afterwards."""

import argparse
import sys
from pathlib import Path

from caunoi.kernel.command_line import CommandLine, print_json
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import say

from . import draw as drawing


def add(line: CommandLine) -> None:
    """Add the room's commands."""
    parser = line.command(
        "discuss draw", "Rút thăm thành viên từ danh sách mã, ai cũng kiểm tra lại được",
        "Draw a panel from a list of codes, so that anybody can repeat it", _draw,
    )  # fmt: skip
    parser.add_argument(
        "--list", required=True, metavar="FILE", help="mỗi dòng một mã, không ghi tên · a code a line, no names"
    )
    parser.add_argument("--take", required=True, type=int, metavar="N", help="số người rút · how many")
    parser.add_argument("--source", required=True, help="nguồn ngẫu nhiên sẽ công bố · the randomness to come")
    parser.add_argument(
        "--randomness", default="", help="kết quả đã công bố; bỏ trống thì chỉ in cam kết · the published result"
    )
    parser.add_argument(
        "--script", action="store_true", help="in đoạn chương trình tự kiểm tra · print the checking script"
    )
    parser.add_argument("--json", action="store_true")


def _draw(args: argparse.Namespace) -> int:
    if args.script:
        print(drawing.SCRIPT, end="")
        return 0
    try:
        codes = drawing.canonical(Path(args.list).read_text(encoding="utf-8").splitlines())
    except (OSError, UnicodeDecodeError) as wrong:
        raise Refusal(
            f"Không đọc được danh sách: {wrong}.", f"The list cannot be read: {wrong}.", field="list"
        ) from wrong
    promised = drawing.commitment(codes, args.take, args.source)
    found = {
        "list": drawing.list_digest(codes),
        "listed": len(codes),
        "take": args.take,
        "source": args.source.strip(),
        "commitment": promised,
    }
    if args.randomness:
        drawn = drawing.draw(codes, args.take, drawing.seed(promised, args.randomness))
        found |= {
            "randomness": args.randomness.strip(),
            "drawn": list(drawn.codes),
            "reserves": list(drawn.reserves[: args.take]),
        }
    if args.json:
        print_json(found)
        return 0
    print(say(f"Danh sách {len(codes)} mã, dấu {found['list']}", f"List of {len(codes)} codes, digest {found['list']}"))
    print(say(f"Cam kết công bố trước: {promised}", f"Commitment, published before: {promised}"))
    for place, code in enumerate(found.get("drawn", ()), start=1):
        print(f"{place:>4}  {code}")
    if not args.randomness:
        print(
            say("Khi có kết quả, chạy lại với --randomness.", "When the result is out, run again with --randomness."),
            file=sys.stderr,
        )
    return 0
