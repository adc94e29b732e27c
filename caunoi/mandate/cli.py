"""caunoi import document: read files into proposals; nothing is kept unless accepted."""

import argparse
import sys
from pathlib import Path
from typing import Any

from django.utils import timezone

from caunoi.access.context import as_system
from caunoi.kernel.command_line import CommandLine, print_json
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import say

from . import commands, queries
from .reading import Reading, read, text_of_path
from .words import ItemKind


def add(line: CommandLine) -> None:
    """Add the mandate room's commands."""
    parser = line.command(
        "import document",
        "Đọc văn bản, bài báo thành đề xuất kết quả, hạn chế, nhiệm vụ",
        "Read documents and articles into proposed results, limitations and tasks",
        _import,
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="txt, docx, pdf, html, doc, rtf")
    parser.add_argument(
        "--accept", action="store_true", help="lưu và nhận mọi đề xuất · keep the document and accept every proposal"
    )
    parser.add_argument(
        "--body", metavar="CODE", default="", help="mã cơ quan nhập văn bản · code of the body that imports it"
    )
    parser.add_argument(
        "--explain", action="store_true", help="thêm lý do, thể loại cơ quan, kỳ · add reasons, kinds of body, days"
    )
    parser.add_argument("--json", action="store_true", help="in JSON · print JSON")


def _import(args: argparse.Namespace) -> int:
    body = queries.importing_body(args.body) if args.accept else None
    found: list[dict[str, Any]] = []
    refused = 0
    for file in args.files:
        try:
            reading = read(text_of_path(file))
            if body is not None:
                _accept(file, reading, body)
        except Refusal as no:
            print(f"{file}: {no}", file=sys.stderr)
            refused += 1
            continue
        found.append(reading.as_json(file, explain=args.explain))
        if not args.json:
            _print(file, reading)
    if args.json:
        print_json(found)
    return 1 if refused else 0


def _accept(file: str, reading: Reading, body: Any) -> None:
    with as_system():
        kept = commands.import_and_accept(
            name=Path(file).name,
            data=Path(file).read_bytes(),
            reading=reading,
            body=body,
            by="operator",
            at=timezone.now(),
        )
    print(
        say(
            f"{file}: đã lưu, giao {kept.assigned} nhiệm vụ; {kept.waiting} nhiệm vụ chờ chọn cơ quan.",
            f"{file}: kept, {kept.assigned} tasks assigned; {kept.waiting} wait for a body to be chosen.",
        ),
        file=sys.stderr,
    )


def _print(file: str, reading: Reading) -> None:
    about = reading.about
    print(f"{file}")
    facts = [
        about.kind.label,
        about.issuer,
        about.number,
        about.day and f"{about.day:%d/%m/%Y}",
        about.period and about.period.code,
    ]
    print("  " + " · ".join(str(fact) for fact in facts if fact))
    for kind in ItemKind:
        items = reading.of(kind)
        if not items:
            continue
        print(f"  {kind.label} ({len(items)})")
        for item in items:
            print(f"    [{item.start}–{item.end}] {' '.join(item.text.split())}")
            if kind is ItemKind.TASK:
                due = f" · {item.deadline.text}" if item.deadline else ""
                print(f"        → {item.body or say('chưa rõ cơ quan', 'body not named')}{due}")
