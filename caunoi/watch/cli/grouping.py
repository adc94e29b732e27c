"""caunoi watch group: letters that are copies of each other or about one cause."""

import argparse
import sys

from caunoi.kernel.command_line import CommandLine
from caunoi.kernel.words import say

from .telling import Bar


def add(line: CommandLine) -> None:
    """Add the command."""
    parser = line.command(
        "watch group",
        "Gom đơn trùng nhau và đơn cùng một vụ việc",
        "Find letters that are copies of each other, and letters about one cause",
        _group,
        examples=[
            "--letters don.jsonl --out gom.csv",
            "--letters don.jsonl.gz",
        ],
    )
    parser.add_argument(
        "--letters",
        required=True,
        metavar="FILE.jsonl",
        help='mỗi dòng một đơn {"id", "place", "text"}; không rõ nơi thì place để trống (.gz được) · a line a letter; place may be empty',
    )
    parser.add_argument(
        "--out", metavar="FILE", help="id,case,family; mặc định: ra màn hình · default: standard output"
    )


def _group(args: argparse.Namespace) -> int:
    from ..group import Gathering
    from ..records import read_letters
    from ..tables import write_table

    gathering, names = Gathering(), []
    letters = read_letters(args.letters)
    bar = Bar("Đọc đơn", "Reading letters", letters.size)
    for letter in letters:
        names.append(letter.id)
        gathering.add(letter.place, letter.text)
        if len(names) % 1000 == 0:
            bar(letters.done)
    bar(letters.size)
    found = gathering.group()
    rows = zip(names, found.case.tolist(), found.family.tolist(), strict=True)
    write_table(args.out, ("id", "case", "family"), rows)
    if args.out and sys.stderr.isatty():
        cases, families = int(found.case.max(initial=0)), int(found.family.max(initial=0))
        print(
            say(f"{len(names)} đơn, {families} mẫu, {cases} vụ việc.", f"{len(names)} letters, {families} families, {cases} cases."),
            file=sys.stderr,
        )  # fmt: skip
    return 0
