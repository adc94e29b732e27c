"""Files of earlier offices: Word 97–2003 by its piece table, and RTF; old fonts become Unicode."""

import io
import struct
import tempfile
from pathlib import Path

from .plain import repair
from .shapes import Text, damaged, locked, not_a_document

_BREAKS = {"\r": "\n", "\x0b": "\n", "\x0c": "\n", "\x07": "\t", "\x1e": "-", "\xa0": " "}


def rtf(data: bytes) -> Text:
    """The text of an RTF file."""
    import viparse
    from viparse.errors import ViparseError

    with tempfile.TemporaryDirectory(prefix="caunoi-") as folder:
        path = Path(folder) / "document.rtf"
        path.write_bytes(data)
        try:
            found = "\n".join(document.text for document in viparse.load(path, output="text", encoding="auto"))
        except (ViparseError, ValueError, IndexError, RecursionError) as broken:
            raise damaged("RTF", "RTF") from broken
    return Text(found, "rtf", "auto")


def doc(data: bytes) -> Text:
    """The text of a Word 97–2003 file, read piece by piece; no other program is needed."""
    word, table = _streams(data)
    if len(word) < 0x1AA or struct.unpack_from("<H", word, 0)[0] != 0xA5EC:
        raise not_a_document()
    flags = struct.unpack_from("<H", word, 0x0A)[0]
    if flags & 0x0100:
        raise locked()
    try:
        found = _pieces(word, table[bool(flags & 0x0200)])
    except (struct.error, IndexError, ValueError, MemoryError) as broken:
        raise damaged("Word", "Word") from broken
    fixed, encoding = repair(_without_fields(found))
    return Text(fixed, "doc", encoding or "utf-16")


def _streams(data: bytes) -> tuple[bytes, tuple[bytes, bytes]]:
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as opened:
            if not opened.exists("WordDocument"):
                raise not_a_document()
            tables = [opened.openstream(name).read() if opened.exists(name) else b"" for name in ("0Table", "1Table")]
            return opened.openstream("WordDocument").read(), (tables[0], tables[1])
    except (OSError, struct.error, IndexError, ValueError, TypeError, AttributeError) as broken:
        raise damaged("Word", "Word") from broken


def _pieces(word: bytes, table: bytes) -> str:
    """MS-DOC 2.4.1: the piece table says where each run of characters lies and whether it is 8- or 16-bit."""
    characters = struct.unpack_from("<i", word, 0x4C)[0]
    offset, size = struct.unpack_from("<II", word, 0x01A2)
    clx = table[offset : offset + size]
    at = 0
    while clx[at] == 1:
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if clx[at] != 2:
        raise ValueError("no piece table")
    size = struct.unpack_from("<I", clx, at + 1)[0]
    plc = clx[at + 5 : at + 5 + size]
    count = (len(plc) - 4) // 12
    ends = struct.unpack_from(f"<{count + 1}I", plc, 0)
    out = []
    for piece in range(count):
        place = struct.unpack_from("<I", plc, 4 * (count + 1) + 8 * piece + 2)[0]
        length = ends[piece + 1] - ends[piece]
        if place & 0x40000000:
            start = (place & 0x3FFFFFFF) // 2
            out.append(word[start : start + length].decode("cp1252", errors="replace"))
        else:
            out.append(word[place : place + 2 * length].decode("utf-16-le", errors="replace"))
    return "".join(out)[:characters] if characters > 0 else "".join(out)


def _without_fields(found: str) -> str:
    """Field codes left out, their results kept; paragraph and cell marks as newlines and tabs."""
    out: list[str] = []
    inside: list[bool] = []
    for letter in found:
        if letter == "\x13":
            inside.append(True)
        elif letter == "\x14" and inside:
            inside[-1] = False
        elif letter == "\x15" and inside:
            inside.pop()
        elif not any(inside):
            plain = _BREAKS.get(letter, letter)
            if plain >= " " or plain in "\n\t":
                out.append(plain)
    return "".join(out).replace("\t\t\n", "\n").replace("\t\t", "\n")
