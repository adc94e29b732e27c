"""Compiling translations (.po) to what Django reads (.mo), with the standard library alone."""

import ast
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOMS = Path(__file__).resolve().parents[1]


@dataclass(slots=True)
class Message:
    """One entry of a catalogue; ``texts`` are its translations, several where it has plural forms."""

    source: str = ""
    context: str | None = None
    plural: str | None = None
    texts: dict[int, str] = field(default_factory=dict)
    fuzzy: bool = False
    line: int = 0

    @property
    def key(self) -> str:
        """The text gettext looks up."""
        source = self.source if self.plural is None else f"{self.source}\0{self.plural}"
        return source if self.context is None else f"{self.context}\4{source}"

    @property
    def value(self) -> str:
        """The text gettext gives back."""
        return "\0".join(self.texts[index] for index in sorted(self.texts))

    @property
    def translated(self) -> bool:
        """Whether every form has a text and none is only guessed."""
        return bool(self.texts) and all(self.texts.values()) and not self.fuzzy


def read(text: str) -> Iterator[Message]:
    """The entries of a .po file, the header first (its source is empty); obsolete ones (#~) are left out."""
    message, put = Message(), ""
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if not line or (line.startswith("#") and not line.startswith("#,")):
            continue
        if message.texts and line.startswith(("#,", "msgctxt ", "msgid ")):
            yield message
            message, put = Message(), ""
        if line.startswith("#,"):
            message.fuzzy = "fuzzy" in line
            continue
        if not line.startswith('"'):
            put, _, line = line.partition(" ")
            message.line = message.line or number
        _add(message, put, ast.literal_eval(line.strip()))
    if message.texts:
        yield message


def _add(message: Message, put: str, text: str) -> None:
    match put:
        case "msgctxt":
            message.context = (message.context or "") + text
        case "msgid":
            message.source += text
        case "msgid_plural":
            message.plural = (message.plural or "") + text
        case "msgstr":
            message.texts[0] = message.texts.get(0, "") + text
        case _ if put.startswith("msgstr["):
            index = int(put[7:-1])
            message.texts[index] = message.texts.get(index, "") + text
        case _:
            raise ValueError(f"not a line of a catalogue: {text!r}")


def mo(messages: list[Message]) -> bytes:
    """The catalogue in gettext's binary form; untranslated entries are left out."""
    kept = sorted((m.key.encode(), m.value.encode()) for m in messages if m.translated or not m.source)
    keys, values = b"", b""
    index: list[tuple[int, int, int, int]] = []
    for key, value in kept:
        index.append((len(key), len(keys), len(value), len(values)))
        keys += key + b"\0"
        values += value + b"\0"
    head = 28
    keys_at = head + 16 * len(kept)
    values_at = keys_at + len(keys)
    table = [number for size, at, _size, _at in index for number in (size, keys_at + at)]
    table += [number for _size, _at, size, at in index for number in (size, values_at + at)]
    return (
        struct.pack("<7I", 0x950412DE, 0, len(kept), head, head + 8 * len(kept), 0, 0)
        + struct.pack(f"<{len(table)}I", *table)
        + keys
        + values
    )


def compile_all(rooms: Path = ROOMS) -> list[Path]:
    """Compile every room's catalogues whose .mo is missing or older; returns those written."""
    written = []
    for po in sorted(rooms.glob("*/locale/*/LC_MESSAGES/*.po")):
        target = po.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= po.stat().st_mtime:
            continue
        draft = target.with_suffix(".draft")
        draft.write_bytes(mo(list(read(po.read_text(encoding="utf-8")))))
        draft.replace(target)
        written.append(target)
    return written


if __name__ == "__main__":
    compile_all()
