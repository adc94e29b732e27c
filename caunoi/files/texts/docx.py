"""Word files: paragraphs and tables in reading order, from the XML itself, guarded against zip bombs and entities."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from .plain import repair
from .shapes import Text, bomb, damaged, locked, not_a_document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST_UNPACKED = 60 * 1024 * 1024
_MOST_TIMES = 200
_SKIPPED = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText"})


def text(data: bytes) -> Text:
    """The text of a docx: one line for a paragraph, one line with tabs for a table row."""
    body = _document(data)
    lines = list(_lines(body))
    fixed, encoding = repair("\n".join(lines))
    return Text(fixed, "docx", encoding or "utf-8")


def _document(data: bytes) -> Any:
    from defusedxml import ElementTree
    from defusedxml.common import DefusedXmlException

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = set(packed.namelist())
            if "word/document.xml" not in names:
                raise not_a_document()
            if packed.getinfo("word/document.xml").flag_bits & 1:
                raise locked()
            with packed.open("word/document.xml") as part:
                xml = part.read(_MOST_UNPACKED + 1)
    except (zipfile.BadZipFile, EOFError, OSError, RuntimeError, NotImplementedError, ValueError) as broken:
        raise damaged("Word", "Word") from broken
    if len(xml) > _MOST_UNPACKED or len(xml) > max(len(data), 20_000) * _MOST_TIMES:
        raise bomb()
    try:
        root = ElementTree.fromstring(xml)
    except (ElementTree.ParseError, DefusedXmlException, ValueError) as broken:
        raise damaged("Word", "Word") from broken
    body = root.find(f"{_W}body")
    if body is None:
        raise damaged("Word", "Word")
    return body


def _lines(parent: Any) -> Iterator[str]:
    for node in parent:
        if node.tag == f"{_W}p":
            line = _line(node)
            if line:
                yield ("- " if _is_listed(node) and line[0] not in "-–•*+" else "") + line
        elif node.tag == f"{_W}tbl":
            for row in node.iter(f"{_W}tr"):
                cells = [" ".join(_lines(cell)) for cell in row.findall(f"{_W}tc")]
                if any(cells):
                    yield "\t".join(cells)
        elif node.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml", f"{_W}smartTag"):
            yield from _lines(node)


def _line(paragraph: Any) -> str:
    return " ".join("".join(_pieces(paragraph)).split(" ")).strip()


def _pieces(node: Any) -> Iterator[str]:
    for child in node:
        if child.tag in _SKIPPED:
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
            yield " "
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"
        else:
            yield from _pieces(child)


def _is_listed(paragraph: Any) -> bool:
    properties = paragraph.find(f"{_W}pPr")
    return properties is not None and properties.find(f"{_W}numPr") is not None
