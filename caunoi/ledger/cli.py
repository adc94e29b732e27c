"""caunoi ledger: verify, seal, prove."""

import argparse
import sys

from django.utils import timezone

from caunoi.kernel.command_line import CommandLine, print_json
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import say

from . import commands, queries


def add(line: CommandLine) -> None:
    """Add the ledger's commands."""
    parser = line.command(
        "ledger verify", "Kiểm tra sổ cái từ đầu đến cuối", "Verify the ledger from end to end", _verify
    )
    parser.add_argument("--json", action="store_true")
    line.command("ledger seal", "Niêm các mục đang chờ", "Seal the entries that wait", _seal)
    parser = line.command(
        "ledger prove", "Chứng minh một biên nhận có trong sổ cái", "Prove that a receipt is in the ledger", _prove
    )
    parser.add_argument("digest", help="dấu niêm trên biên nhận (64 chữ số hex) · the digest on the receipt")


def _verify(args: argparse.Namespace) -> int:
    found = list(queries.troubles())
    totals = queries.totals()
    if args.json:
        print_json({"ok": not found, **totals, "head": queries.head(), "troubles": [str(t.vi) for t in found]})
        return 1 if found else 0
    for trouble in found:
        print(say(trouble.vi, trouble.en), file=sys.stderr)
    if found:
        return 1
    print(
        say(
            f"Sổ cái nguyên vẹn: {totals['entries']} mục, {totals['batches']} tập, {totals['waiting']} mục chờ niêm.",
            f"The ledger stands: {totals['entries']} entries, {totals['batches']} batches, {totals['waiting']} waiting.",
        )
    )
    return 0


def _seal(args: argparse.Namespace) -> None:
    print(commands.seal_all(at=timezone.now()))


def _prove(args: argparse.Namespace) -> None:
    try:
        leaf = bytes.fromhex(args.digest)
    except ValueError as wrong:
        raise Refusal("Dấu niêm phải là chữ số hex.", "The digest must be hexadecimal.") from wrong
    shown = queries.inclusion(leaf)
    if shown is None:
        raise Refusal("Chưa thấy mục này trong các tập đã niêm.", "No sealed batch holds this entry yet.")
    print_json(shown)
