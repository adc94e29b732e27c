"""caunoi petitions: letters from a table, lists, one letter; for operators and machines."""

import argparse
import sys
from pathlib import Path
from typing import Any

from caunoi.kernel.command_line import CommandLine, print_json
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import say


def add(line: CommandLine) -> None:
    """Add the room's commands."""
    load = line.command(
        "petitions import",
        "Nhập đơn từ bảng CSV (các cột: --columns)",
        "Import petitions from a CSV (columns: --columns)",
        _import,
    )
    load.add_argument("file", nargs="?", metavar="FILE.csv")
    load.add_argument("--body", help="mã cơ quan nhận · code of the receiving body, e.g. ubnd.27031")
    load.add_argument("--by", default="", help="tên đăng nhập của cán bộ · username of the officer")
    load.add_argument("--check", action="store_true", help="chỉ kiểm tra · check only")
    load.add_argument("--columns", action="store_true", help="in các cột · print the columns")
    shown = line.command("petitions list", "Danh sách đơn của một cơ quan", "Petitions of a body", _list)
    shown.add_argument("--body", required=True)
    shown.add_argument("--all", action="store_true", help="kể cả đã xong · closed ones too")
    shown.add_argument("--most", type=int, default=50)
    one = line.command("petitions show", "Một đơn: số/năm hoặc mã tra cứu", "One petition: number/year or code", _show)
    one.add_argument("what")
    one.add_argument("--body", required=True)
    for parser in (load, shown, one):
        parser.add_argument("--json", action="store_true")


def _import(args: argparse.Namespace) -> int:
    from django.utils import timezone

    from caunoi.access.context import as_system, speaking_for

    from . import tables
    from .commands.importing import import_table

    if args.columns or not args.file:
        return _columns(args)
    body, person = _body(args.body), _person(args.by)
    path = Path(args.file)
    if not path.is_file():
        raise Refusal(f"Không có tệp {path.name}.", f"There is no file {path.name}.")
    text = tables.decoded(path.read_bytes())
    with speaking_for(person.pk) if person else as_system():
        done = import_table(text=text, body=body, by=person or "system", at=timezone.localtime(), check_only=args.check)
    if args.json:
        receipts = [{"row": row, **receipt.kept()} for row, receipt in done.receipts]
        faults = [{"row": fault.row, "column": fault.column, "text": fault.text} for fault in done.faults]
        print_json({"imported": len(receipts), "repeated": done.repeated, "faults": faults, "receipts": receipts})
    else:
        for row, receipt in done.receipts:
            print(f"{row}: {receipt.number} {receipt.code} {receipt.secret}")
        for fault in done.faults:
            print(
                say(
                    f"dòng {fault.row}, cột {fault.column or '—'}: {fault.text}",
                    f"row {fault.row}, column {fault.column or '—'}: {fault.text}",
                ),
                file=sys.stderr,
            )
        new, again, wrong = len(done.receipts), len(done.repeated), done.rows_wrong
        print(
            say(
                f"Nhập mới {new}, đã có {again}, lỗi {wrong}.", f"Imported {new}, already there {again}, wrong {wrong}."
            ),
            file=sys.stderr,
        )
    return 1 if done.rows_wrong else 0


def _columns(args: argparse.Namespace) -> int:
    from .tables import COLUMNS

    if args.json:
        print_json(
            [
                {"code": column.code, "names": column.names, "vi": column.vi, "en": column.en, "needed": column.needed}
                for column in COLUMNS
            ]
        )
    else:
        for column in COLUMNS:
            print(f"{column.code:<13}{'*' if column.needed else ' '} {say(column.vi, column.en)}")
    return 0 if args.columns else 2


def _list(args: argparse.Namespace) -> None:
    from caunoi.access.context import as_system

    from .queries import inbox

    with as_system():
        rows = inbox([_body(args.body)], open_only=not args.all, size=max(args.most, 1)).rows
        found = [_plain(row) for row in rows]
    if args.json:
        print_json(found)
        return
    for row in found:
        print(f"{row['number']:<12}{row['received_on']}  {row['kind']:<13}{row['stage']:<11}{row['title'][:80]}")


def _show(args: argparse.Namespace) -> None:
    from caunoi.access.context import as_system

    from .queries import history, search

    with as_system():
        found = search(args.what, [_body(args.body)])
        if len(found) != 1:
            raise Refusal(f"Tìm thấy {len(found)} đơn “{args.what}”.", f"Found {len(found)} petitions “{args.what}”.")
        petition = found[0]
        steps = [
            {
                "at": step.at,
                "act": step.act,
                "stage": step.stage,
                "by": step.by,
                "body": step.body.code if step.body else "",
            }
            for step in history(petition)
        ]
        shown = {
            **_plain(petition),
            "id": str(petition.pk),
            "hops": petition.hops,
            "signers": petition.signers,
            "steps": steps,
        }
    if args.json:
        print_json(shown)
        return
    print("\n".join(f"{name}: {value}" for name, value in shown.items() if name != "steps"))
    for step in steps:
        print(f"  {step['at']:%d/%m/%Y %H:%M}  {step['act']:<12} {step['stage']:<11} {step['by']} {step['body']}")


def _plain(petition: Any) -> dict[str, Any]:
    return {
        "number": petition.register_number, "received_on": petition.received_on.isoformat(), "kind": petition.kind, "stage": petition.stage,
        "channel": petition.channel, "body": petition.body.code, "title": petition.title,
    }  # fmt: skip


def _body(code: str | None) -> Any:
    from caunoi.places.queries import body_on

    body = body_on(code or "")
    if body is None:
        raise Refusal(f"Không có cơ quan mã “{code or ''}”.", f"There is no body “{code or ''}”.", field="body")
    return body


def _person(username: str) -> Any:
    from caunoi.identity.queries import person_by_username

    if not username:
        return None
    person = person_by_username(username)
    if person is None:
        raise Refusal(f"Không có tài khoản “{username}”.", f"There is no account “{username}”.", field="by")
    return person
