"""The ``caunoi report`` commands: what a body owes and sent, and one report drafted into a folder."""

import argparse
import json
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.kernel.command_line import CommandLine, print_json
from caunoi.kernel.refusal import Refusal
from caunoi.notices.pdffile import write_pdf
from caunoi.notices.wordfile import write_docx
from caunoi.places.queries import body_on

from . import commands, drafting, papers, queries
from .rules import line_of
from .words import Stage

OPERATOR = "system"
#: Rows a list shows at most.
MOST = 200


def add(line: CommandLine) -> None:
    """Add ``report list`` and ``report draft``."""
    listing = line.command(
        "report list", "Báo cáo định kỳ một cơ quan phải gửi, đã gửi", "Reports a body owes and sent", listed
    )
    drafting_ = line.command(
        "report draft",
        "Lấy số liệu, ghi dự thảo báo cáo định kỳ ra tệp",
        "Count a sector report and write it to files",
        drafted,
    )
    for parser in (listing, drafting_):
        parser.add_argument(
            "--body", required=True, metavar="MÃ", help="mã cơ quan, ví dụ danguy.27031 · code of the body"
        )
        parser.add_argument("--json", action="store_true", help="in JSON · print JSON")
    drafting_.add_argument("--line", required=True, help="tuyến báo cáo, ví dụ mobilisation-month · line of reporting")
    drafting_.add_argument("--period", required=True, metavar="KỲ", help="2026-M10, 2026-9M")
    drafting_.add_argument("--out", required=True, type=Path, help="thư mục ghi tệp · folder to write to")


def listed(args: argparse.Namespace) -> int:
    """What a body owes and sent, the unsent first."""
    with as_system():
        rows = [_told(each) for each in queries.seen(queries.owed_by([_body(args.body)])[:MOST], localdate())]
    if args.json:
        print_json(rows)
    for row in [] if args.json else rows:
        print(f"{row['due']:%d/%m/%Y}  {row['state']:<16} {row['line']} {row['period']} → {row['to']}")
    return 0


def drafted(args: argparse.Namespace) -> int:
    """Count the figures of a report that is not sent yet, and write it; one that was sent is written as it was sent."""
    with as_system():
        body, line = _body(args.body), line_of(args.line)
        row = queries.owed_by([body]).filter(line=line.code, period=args.period.strip().upper()).first()
        if row is None:
            raise Refusal("Cơ quan này không có báo cáo đó.", "This body has no such report.", field="period")
        if row.stage in (Stage.OWED.value, Stage.DRAFTED.value, Stage.RETURNED.value):
            row = commands.draft(report_id=row.pk, by=OPERATOR, at=timezone.now())
        row = queries.owed_by([body]).defer(None).get(pk=row.pk)
        files = _written(row, args.out)
    if args.json:
        print_json(
            {"report": str(row.pk), "stage": row.stage, "seal": row.seal, "files": [str(path) for path in files]}
        )
    for path in [] if args.json else files:
        print(path)
    return 0


def _told(each: queries.Seen) -> dict[str, Any]:
    row = each.report
    return {
        "report": str(row.pk), "line": row.line, "period": row.period, "to": row.to.code, "due": row.due, "stage": row.stage, "state": each.sight.vi,
        "sent_on": row.first_sent_on,
    }  # fmt: skip


def _body(code: str) -> Any:
    body = body_on(code)
    if body is None:
        raise Refusal(f"Không có cơ quan mang mã “{code[:60]}”.", f"There is no body with the code “{code[:60]}”.", field="body")  # fmt: skip
    return body


def _written(row: Any, folder: Path) -> list[Path]:
    paper = papers.paper(row, queries.span_name(row))
    figures = [{"code": code, **figure.kept()} for code, figure in drafting.read(row.figures).items()]
    content = {
        "bao-cao.docx": write_docx(paper), "bao-cao.pdf": write_pdf(paper),
        "figures.json": json.dumps(figures, ensure_ascii=False, indent=2, default=str).encode() + b"\n",
    }  # fmt: skip
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in content.items():
            (folder / name).write_bytes(data)
    except OSError as problem:
        raise Refusal(
            f"Không ghi được vào {folder}: {problem.strerror}.",
            f"Cannot write to {folder}: {problem.strerror}.",
            field="out",
        ) from problem
    return [folder / name for name in content]
