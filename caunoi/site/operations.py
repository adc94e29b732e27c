"""caunoi serve, demo, reset, upgrade: running the installation."""

import argparse
import os
import shutil
import sys
from pathlib import Path

from caunoi.kernel.command_line import CommandLine


def add(line: CommandLine) -> None:
    """Add the operator's commands."""
    line.command("upgrade", "Đưa cơ sở dữ liệu lên bản này", "Bring the database to this version", _upgrade)
    serve = line.command("serve", "Chạy trang và việc nền", "Serve the site and its background work", _serve)
    demo = line.command("demo", "Nạp dữ liệu mẫu rồi chạy", "Load the demo data, then serve", _demo)
    for parser in (serve, demo):
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--workers", type=int, default=2)
    demo.add_argument("--petitions", type=int, default=6000, help="số đơn mẫu · how many synthetic petitions")
    demo.add_argument("--no-serve", action="store_true", help="chỉ nạp, không chạy · load only")
    kept = line.command(
        "backup", "Sao lưu cơ sở dữ liệu, tệp và khóa vào một tệp", "Back everything up into one file", _backup
    )
    kept.add_argument("file", type=Path)
    brought = line.command("restore", "Phục hồi từ bản sao lưu", "Restore from a backup", _restore)
    brought.add_argument("file", type=Path)
    given = line.command("export", "Xuất dữ liệu mở ra CSV", "Export open data as CSV", _export)
    given.add_argument("--out", type=Path, required=True)
    line.command("reset", "Xoá toàn bộ dữ liệu mẫu", "Delete all demo data", _reset)


def _upgrade(args: argparse.Namespace) -> None:
    from .upgrade import migrate_as_owner

    migrate_as_owner(quiet=False)


def _serve(args: argparse.Namespace) -> int:
    from .serving import serve

    return serve(host=args.host, port=args.port, workers=args.workers)


def _demo(args: argparse.Namespace) -> int:
    from .demo import load_demo
    from .serving import serve

    load_demo(petitions=args.petitions)
    return 0 if args.no_serve else serve(host=args.host, port=args.port, workers=args.workers)


def _backup(args: argparse.Namespace) -> None:
    from .keeping import backup

    print(backup(args.file))


def _restore(args: argparse.Namespace) -> None:
    from .keeping import restore
    from .upgrade import migrate_as_owner

    print(restore(args.file)["made_at"])
    migrate_as_owner()


def _export(args: argparse.Namespace) -> None:
    from .keeping import open_data

    for name, rows in open_data(args.out).items():
        print(f"{args.out / name}  {rows}")


def _reset(args: argparse.Namespace) -> int:
    from django.conf import settings

    from . import postgres
    from .demo import MARKERS

    if not os.environ.get("CAUNOI_OWN_DATABASE"):
        print("Chỉ xoá được cơ sở dữ liệu đi kèm · only the embedded database can be reset.", file=sys.stderr)
        return 1
    server = postgres.start()
    postgres.stop(server)
    marks = [settings.DATA / name for name in MARKERS]
    for part in (server.data, Path(settings.FILES_DIR), Path(settings.MAIL_DIR), *marks):
        if part.is_dir():
            shutil.rmtree(part)
        elif part.exists():
            part.unlink()
    print("Đã xoá dữ liệu. Chạy lại: ./run demo · deleted; start over with ./run demo")
    return 0
