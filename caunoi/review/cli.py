"""The ``caunoi review`` commands: draft a review into a folder, compare a published one with the records."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from django.utils import timezone

from caunoi.access.context import as_system
from caunoi.indicators.coverage import Body
from caunoi.kernel.command_line import CommandLine, print_json
from caunoi.kernel.refusal import Refusal
from caunoi.notices.words import Layout
from caunoi.places.queries import body_on

from . import commands, papers, queries, slides
from .report import period_of

OPERATOR = "system"


def add(line: CommandLine) -> None:
    """Add ``review draft``, ``review publish`` and ``review recompute``."""
    drafting = line.command(
        "review draft", "Dự thảo báo cáo sơ kết, tổng kết kèm biểu số liệu", "Draft a review with its tables", draft
    )
    _which(drafting)
    drafting.add_argument("--out", required=True, type=Path, help="thư mục ghi tệp · folder to write to")
    _which(
        line.command(
            "review publish", "Công bố báo cáo, khoá số liệu", "Publish a review and freeze its figures", publish
        )
    )
    _which(
        line.command(
            "review recompute",
            "Tính lại báo cáo đã công bố và so sánh",
            "Recompute a published review and compare",
            recompute,
        )
    )


def draft(args: argparse.Namespace) -> int:
    """Write the report (.docx, .pdf), its slides (.pptx), the tables (.xlsx) and figures.json."""
    with as_system():
        review = commands.draft_review(
            body=_body(args.body),
            period_code=args.period,
            by=OPERATOR,
            at=timezone.now(),
            layout=Layout(args.layout) if args.layout else None,
        )
        files = _written(review, args.out)
    about = {
        "review": review.pk, "body": args.body, "period": review.period, "since": review.since, "until": review.until, "state": review.state,
        "layout": review.layout, "files": [str(path) for path in files],
    }  # fmt: skip
    if args.json:
        print_json(about | {"figures": papers.figures_list(review)})
    else:
        print(f"{review.body.name}: {period_of(review).vi}")
        for path in files:
            print(f"  {path}")
    return 0


def publish(args: argparse.Namespace) -> int:
    """Freeze and publish a review."""
    with as_system():
        review = _existing(args)
        published = commands.publish_review(review_id=review.pk, by=OPERATOR, at=timezone.now())
    if args.json:
        print_json({"review": published.pk, "seal": published.seal, "published_at": published.published_at})
    else:
        print(f"Đã công bố, dấu niêm {published.seal} · published, seal {published.seal}")
    return 0


def recompute(args: argparse.Namespace) -> int:
    """Compare; exit 1 when anything differs."""
    with as_system():
        found = commands.recompute(review_id=_existing(args).pk, by=OPERATOR, at=timezone.now())
    if args.json:
        print_json({"same": not found, "differences": [each.kept() for each in found]})
    elif not found:
        print("Số liệu tính lại đúng như đã công bố · recomputed figures are as published")
    for each in [] if args.json else found:
        print(f"{each.alarm.label}: {each.label}: {each.published} → {each.now}", file=sys.stderr)
    return 1 if found else 0


def _which(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--body", required=True, metavar="MÃ", help="mã cơ quan, ví dụ ubnd.27004 · code of the body")
    parser.add_argument(
        "--period", required=True, metavar="KỲ", help="2026-H1, 2026-Q3, 2026, 2026-6M, 2026-9M, 2026-Y, 2026-QH"
    )
    parser.add_argument(
        "--layout", choices=[word.value for word in Layout], help="thể thức Nhà nước (state) hoặc Đảng (party) · layout"
    )
    parser.add_argument("--json", action="store_true", help="in JSON · print JSON")


def _body(code: str) -> Body:
    body = body_on(code)
    if body is None:
        raise Refusal(
            f"Không có cơ quan mang mã “{code[:60]}”.", f"There is no body with the code “{code[:60]}”.", field="body"
        )
    return body


def _existing(args: argparse.Namespace) -> Any:
    found = queries.review_of(_body(args.body), args.period, Layout(args.layout) if args.layout else None)
    if found is None:
        raise Refusal(
            "Chưa có báo cáo này; hãy dùng “caunoi review draft” trước.", "There is no such review yet; draft it first."
        )
    return found


def _written(review: Any, folder: Path) -> list[Path]:
    """Every file of a review, in the folder, made where it is missing."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        content = {
            "bao-cao.docx": papers.docx(review), "bao-cao.pdf": papers.pdf(review), "trinh-chieu.pptx": slides.pptx(review),
            **{f"bieu-{edition}.xlsx": papers.workbook(review, edition) for edition in papers.editions()},
            "figures.json": json.dumps(papers.figures_list(review), ensure_ascii=False, indent=2).encode() + b"\n",
        }  # fmt: skip
        for name, data in content.items():
            (folder / name).write_bytes(data)
    except OSError as problem:
        raise Refusal(
            f"Không ghi được vào {folder}: {problem.strerror}.",
            f"Cannot write to {folder}: {problem.strerror}.",
            field="out",
        ) from problem
    return [folder / name for name in content]
