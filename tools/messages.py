"""Translations of the interface: compile them; with --check, say which sentences have no English yet.

python -m tools.messages           compile every room's .po to .mo
python -m tools.messages --check   fail on sentences without English, translations nobody uses, and changed placeholders
python -m tools.messages --list ui the sentences of a room that still want English, ready to paste into its .po
"""

import argparse
import io
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from caunoi.ui.messages import ROOMS, Message, compile_all, read

KEYWORDS = {
    "_": None,
    "_t": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the interface and where it is said."""

    key: str
    room: str
    file: Path
    line: int


def main() -> int:
    """Compile, or check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--list", metavar="ROOM")
    args = parser.parse_args()
    if args.list:
        for key in dict.fromkeys(sentence.key for sentence in untranslated() if sentence.room == args.list):
            sys.stdout.write(f"{entry(key)}\n")
        return 0
    if args.check:
        return report()
    compile_all()
    return 0


def report() -> int:
    """Print what is wrong; 0 when nothing is."""
    troubles = [f"{s.file}:{s.line}: no English for “{s.key}”" for s in untranslated()]
    troubles += [f"{file}:{line}: nobody says “{key}”" for file, line, key in unused()]
    troubles += [f"{file}:{line}: other placeholders than “{key}”" for file, line, key in misfilled()]
    for trouble in troubles:
        sys.stdout.write(trouble.replace("\0", "” / “") + "\n")
    sys.stdout.write(f"{len(troubles)} to mend\n" if troubles else "Every sentence has its English.\n")
    return 1 if troubles else 0


def untranslated() -> list[Sentence]:
    """Sentences said in some room that no room's catalogue translates."""
    known = {message.key for _room, _file, message in catalogued() if message.translated}
    return [sentence for sentence in said() if sentence.key not in known]


def unused() -> list[tuple[Path, int, str]]:
    """Entries of a room's catalogue that the room no longer says."""
    used = {(sentence.room, sentence.key) for sentence in said()}
    return [
        (file, message.line, message.key) for room, file, message in catalogued() if (room, message.key) not in used
    ]


def misfilled() -> list[tuple[Path, int, str]]:
    """Translations that lost or invented a placeholder."""
    return [
        (file, message.line, message.key)
        for _room, file, message in catalogued()
        for text in message.texts.values()
        if message.translated and set(PLACEHOLDER.findall(text)) != set(PLACEHOLDER.findall(message.source))
    ]


def catalogued() -> Iterator[tuple[str, Path, Message]]:
    """Every entry of every English catalogue, headers left out."""
    for file in sorted(ROOMS.glob("*/locale/en/LC_MESSAGES/django.po")):
        for message in read(file.read_text(encoding="utf-8")):
            if message.source:
                yield file.relative_to(ROOMS).parts[0], file.relative_to(ROOMS.parent), message


def said() -> Iterator[Sentence]:
    """Every translatable sentence in the rooms' Python files and templates."""
    for file in sorted([*ROOMS.rglob("*.py"), *ROOMS.rglob("templates/**/*.html"), *ROOMS.rglob("templates/**/*.txt")]):
        relative = file.relative_to(ROOMS)
        if "tests" not in relative.parts and "migrations" not in relative.parts:
            for line, key in extract(file):
                yield Sentence(key, relative.parts[0], file.relative_to(ROOMS.parent), line)


def extract(file: Path) -> Iterator[tuple[int, str]]:
    """(line, key) for every sentence of one file."""
    from babel.messages.extract import extract as babel_extract  # a tool of developers only
    from django.utils.translation.template import templatize

    text = file.read_text(encoding="utf-8")
    if file.suffix != ".py":
        text = "\n".join(line.strip() for line in templatize(text, origin=str(file)).splitlines())
    found = babel_extract("python", io.BytesIO(text.encode()), keywords=KEYWORDS)
    for line, sentence, _comments, context in found:
        source = "\0".join(sentence) if isinstance(sentence, tuple) else sentence
        if source:
            yield line, source if context is None else f"{context}\4{source}"


def entry(key: str) -> str:
    """An empty catalogue entry for a key."""
    context, _, source = key.rpartition("\4")
    single, _, plural = source.partition("\0")
    lines = [f"msgctxt {quoted(context)}"] if context else []
    lines.append(f"msgid {quoted(single)}")
    lines += [f"msgid_plural {quoted(plural)}", 'msgstr[0] ""', 'msgstr[1] ""'] if plural else ['msgstr ""']
    return "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    """A string as catalogues write it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


if __name__ == "__main__":
    sys.exit(main())
