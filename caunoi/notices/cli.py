"""Papers and messages from the command line."""

import argparse
import json
from datetime import datetime
from pathlib import Path
from typing import Any

from caunoi.kernel.command_line import CommandLine, print_json
from caunoi.kernel.refusal import Refusal

from .letters import catalogue, letter, template
from .pdffile import write_pdf
from .wordfile import write_docx
from .words import Layout


def add(line: CommandLine) -> None:
    """The commands of this room."""
    listed = line.command(
        "letters list", "Liệt kê mẫu văn bản và thông tin cần có", "List the letters and what they need", _list
    )
    listed.add_argument("--json", action="store_true")
    written = line.command(
        "letters write", "Lập một văn bản từ tệp thông tin", "Write one letter from a file of fields", _write
    )
    written.add_argument("code", help="mã mẫu · code of the letter")
    written.add_argument("--fields", required=True, type=Path, help="tệp JSON · JSON file")
    written.add_argument("--out", required=True, type=Path, help="thư mục · folder")
    written.add_argument("--layout", choices=[layout.value for layout in Layout], default=Layout.STATE.value)
    sent = line.command("letters send", "Gửi các tin đến hạn trong hộp thư đi", "Send the messages that are due", _send)
    sent.add_argument("--json", action="store_true")


def _list(args: argparse.Namespace) -> None:
    rows = [
        {
            "code": form.code,
            "name": form.name[0],
            "name_en": form.name[1],
            "symbol": form.abbreviation,
            "fields": list(form.wanted()),
        }
        for form in catalogue().values()
    ]
    if args.json:
        print_json(rows)
        return
    for row in rows:
        print(f"{row['code']:32} {row['symbol']:6} {row['name']}")


def _write(args: argparse.Namespace) -> None:
    try:
        fields: dict[str, Any] = json.loads(args.fields.read_text(encoding="utf-8"))
    except (OSError, ValueError) as unread:
        raise Refusal(f"Không đọc được tệp {args.fields}.", f"The file {args.fields} cannot be read.") from unread
    layout = next(each for each in Layout if each.value == args.layout)
    made = letter(args.code, fields, layout=layout)
    args.out.mkdir(parents=True, exist_ok=True)
    stem = template(args.code, str(fields.get("kind", ""))).code
    for ending, content in (("docx", write_docx(made)), ("pdf", write_pdf(made))):
        path = args.out / f"{stem}.{ending}"
        path.write_bytes(content)
        print(path)


def _send(args: argparse.Namespace) -> None:
    from caunoi.access.context import as_system  # needs the database, which the other commands do not

    from .commands import send_due_messages

    with as_system():
        counts = send_due_messages(at=datetime.now().astimezone())
    if args.json:
        print_json(counts)
    else:
        print(f"đã gửi {counts['sent']}, chờ gửi lại {counts['waiting']}, không gửi được {counts['failed']}")
