"""The shape of the ``caunoi`` command: groups and commands that rooms add, help in both languages."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from typing import Any


class CommandLine:
    """Rooms add their commands here; a group may be shared by several rooms (``caunoi import …``)."""

    def __init__(self, description: str) -> None:
        self.parser = argparse.ArgumentParser(prog="caunoi", description=description)
        self._top = self.parser.add_subparsers(dest="group", metavar="LỆNH/COMMAND", required=True)
        self._groups: dict[str, Any] = {}
        self._told: dict[str, Any] = {}

    def command(
        self, path: str, vi: str, en: str, run: Callable[[argparse.Namespace], int | None], *, examples: Sequence[str] = ()
    ) -> argparse.ArgumentParser:  # fmt: skip
        """Add the command at ``path`` (``"law due"`` or ``"serve"``); ``run`` returns the exit code, None for 0.

        ``examples`` are what stands after ``caunoi`` on a command line, shown below the help.
        """
        *groups, name = path.split()
        parent = self._group(groups) if groups else self._top
        shown = "\n".join(f"  caunoi {path} {each}" for each in examples)
        parser: argparse.ArgumentParser = parent.add_parser(
            name, help=f"{vi} · {en}", description=f"{vi}.\n{en}.", formatter_class=argparse.RawDescriptionHelpFormatter,
            epilog=f"ví dụ · examples:\n{shown}" if shown else None,
        )  # fmt: skip
        parser.set_defaults(run=run)
        if groups:
            # A group says what is in it.
            told = self._told[" ".join(groups)]
            told.help = f"{told.help}, {name}" if told.help else name
        return parser

    def _group(self, path: list[str]) -> Any:
        """The group at a path, a group inside a group where it has several words."""
        name = " ".join(path)
        if name not in self._groups:
            parent = self._group(path[:-1]) if path[1:] else self._top
            parser = parent.add_parser(path[-1], help="")
            self._told[name] = parent._choices_actions[-1]
            if path[1:]:
                above = self._told[" ".join(path[:-1])]
                above.help = f"{above.help}, {path[-1]}" if above.help else path[-1]
            dest = "command" if len(path) == 1 else "act"
            self._groups[name] = parser.add_subparsers(dest=dest, metavar="VIỆC/COMMAND", required=True)
        return self._groups[name]


def print_json(value: Any) -> None:
    """One JSON document on standard output, Vietnamese letters kept, dates in ISO form."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2, default=str)
    sys.stdout.write("\n")
