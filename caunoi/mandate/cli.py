"""caunoi import document: read files into proposals, kept only when accepted; caunoi mandate: read the tree of tasks."""

import argparse
import sys
from dataclasses import asdict
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

#: A tree printed whole has at most so many tasks at the top, and so many below.
WHOLE = 20_000


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
    listed = line.command(
        "mandate list",
        "Liệt kê văn bản giao việc và tiến độ",
        "List documents that give tasks, and how they stand",
        _list,
    )
    listed.add_argument(
        "--body", metavar="CODE", default="", help="mã cơ quan nhập văn bản · code of the body that imported it"
    )
    listed.add_argument("--json", action="store_true", help="in JSON · print JSON")
    tree = line.command("mandate tree", "In cây nhiệm vụ của một văn bản", "Print a document's tree of tasks", _tree)
    tree.add_argument("document", help="số, ký hiệu hoặc mã · number or id")
    tree.add_argument(
        "--body", metavar="CODE", default="", help="mã cơ quan nhập văn bản · code of the body that imported it"
    )
    tree.add_argument("--json", action="store_true", help="in JSON · print JSON")


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


def _list(args: argparse.Namespace) -> int:
    body = queries.importing_body(args.body) if args.body else None
    with as_system():
        rows = [(row, queries.standings(row.tasks.all())) for row in queries.named("", body)]
    if args.json:
        print_json([{**_named(row), "standings": asdict(counts)} for row, counts in rows])
        return 0
    for row, counts in rows:
        print(
            f"{row.number or row.pk}  {row.title[:80]}  {row.body.name}: "
            + say(
                f"{counts.done}/{counts.total} xong, {counts.late} quá hạn, {counts.silent} chưa có tin",
                f"{counts.done}/{counts.total} done, {counts.late} overdue, {counts.silent} silent",
            )
        )
    return 0


def _tree(args: argparse.Namespace) -> int:
    with as_system():
        found = queries.named(args.document, queries.importing_body(args.body) if args.body else None)
        if len(found) != 1:
            raise Refusal(
                f"Có {len(found)} văn bản “{args.document}”. Hãy nêu mã, hoặc thêm --body.",
                f"There are {len(found)} documents “{args.document}”. Give the id, or add --body.",
            )
        page = queries.tree(found[0], size=WHOLE, parts=WHOLE)
    if args.json:
        boughs = [
            {"provision": str(bough.provision or ""), "tasks": [_branch(each) for each in bough.branches]}
            for bough in page.boughs
        ]
        print_json({**_named(found[0]), "tree": boughs})
        return 0
    print(f"{found[0].number} {found[0].title}")
    for bough in page.boughs:
        print(f"\n{bough.provision or say('Nhiệm vụ giao thêm', 'Further tasks')}")
        for branch in bough.branches:
            _print_branch(branch, 1)
    return 0


def _print_branch(branch: queries.Branch, depth: int) -> None:
    task = branch.task
    print(f"{'  ' * depth}[{branch.seen.signal.label}] {task.body.name}, {task.due:%d/%m/%Y}: {task.duty[:120]}")
    for part in branch.parts:
        _print_branch(part, depth + 1)


def _branch(branch: queries.Branch) -> dict[str, Any]:
    task = branch.task
    return {
        "id": str(task.pk), "body": task.body.code, "duty": task.duty, "due": task.due, "rhythm": task.rhythm, "repeats": task.repeats,
        "state": branch.seen.signal.value, "supporters": branch.supporters, "evidence": branch.evidence, "finished_on": task.finished_on,
        "parts": [_branch(part) for part in branch.parts],
    }  # fmt: skip


def _named(row: Any) -> dict[str, Any]:
    return {
        "id": str(row.pk), "number": row.number, "title": row.title, "kind": row.kind, "day": row.day, "body": row.body.code,
        "stage": row.stage,
    }  # fmt: skip
