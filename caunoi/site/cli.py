"""The ``caunoi`` command: rooms bring their commands, this starts what they need."""

import os
import sys
from importlib import import_module
from importlib.util import find_spec

from caunoi.kernel.command_line import CommandLine
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import language

# Kernels here multiply many small tables: more threads only wait for each other, and take cores from the site and the database.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

ROOMS = [
    "law",
    "places",
    "mandate",
    "voice",
    "discuss",
    "boards",
    "workplace",
    "followup",
    "do",
    "check",
    "oversee",
    "benefit",
    "indicators",
    "review",
    "reporting",
    "commend",
    "training",
    "watch",
    "warn",
    "ledger",
    "identity",
    "access",
    "duties",
    "notices",
    "files",
    "search",
    "connect",
    "journeys",
    "desk",
]
#: Commands that work from the files shipped, before any database exists.
WITHOUT_DATABASE = {
    ("law", "due"),
    ("law", "tally"),
    ("law", "show"),
    ("law", "find"),
    ("law", "check"),
    ("import", "document"),
    ("discuss", "draw"),
    ("watch", "detect"),
    ("watch", "intervals"),
    ("watch", "scan"),
    ("watch", "group"),
    ("watch", "route"),
    ("discuss", "map"),
}
#: Of these, the ones that need not even Django while no external database is named: they answer at once.
AT_ONCE = {command for command in WITHOUT_DATABASE if command[0] == "law"}


def main(argv: list[str] | None = None) -> int:
    """Run one command; 0 done, 1 refused with the reason on standard error, 2 usage."""
    argv = list(sys.argv[1:] if argv is None else argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "caunoi.site.settings")
    if (os.environ.get("CAUNOI_LANG") or os.environ.get("LANG", "")).startswith("en_"):
        language.set("en")
    if argv[:1] == ["manage"]:
        return _manage(argv[1:])
    if tuple(argv[:2]) in AT_ONCE and not os.environ.get("DATABASE_URL"):
        return _run(_line(["law"]), argv)
    if argv[:1] == ["demo"]:
        os.environ["CAUNOI_DEMO"] = "1"  # before the settings are read
    import django

    from . import operations

    if not set(argv) & {"-h", "--help"}:
        needs = tuple(argv[:2]) not in WITHOUT_DATABASE or "--accept" in argv
        if needs:
            with_database()
    django.setup()
    line = _line(ROOMS)
    operations.add(line)
    return _run(line, argv)


def _line(rooms: list[str]) -> CommandLine:
    line = CommandLine(
        "Cầu Nối: mỗi tiếng nói có câu trả lời đúng hạn · every voice gets an accountable answer on time"
    )
    for room in rooms:
        if find_spec(f"caunoi.{room}.cli"):
            import_module(f"caunoi.{room}.cli").add(line)
    return line


def _run(line: CommandLine, argv: list[str]) -> int:
    args = line.parser.parse_args(argv)
    try:
        return int(args.run(args) or 0)
    except Refusal as refusal:
        print(f"{refusal}" + (f" ({refusal.cite})" if refusal.cite else ""), file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 1


def with_database(role: str = "app") -> None:
    """Start our own server unless an external one is named; point the settings at it as the role."""
    os.environ["CAUNOI_DB_ROLE"] = role
    if os.environ.get("CAUNOI_OWN_DATABASE") or not os.environ.get("DATABASE_URL"):
        from . import postgres

        try:
            server = postgres.start()
        except postgres.NoServer as problem:
            raise SystemExit(str(problem)) from problem
        os.environ["CAUNOI_OWN_DATABASE"] = "1"
        os.environ["DATABASE_URL"] = server.url("caunoi_app")
        os.environ["DATABASE_OWNER_URL"] = server.url("caunoi_owner")


def _manage(argv: list[str]) -> int:
    """Django's own tools, as the owner: for developers and operators."""
    from django.core.management import execute_from_command_line

    with_database("owner")
    execute_from_command_line(["caunoi manage", *argv])
    return 0
