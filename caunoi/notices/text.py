"""The body of a paper as text an officer can edit, and back.

One line is one paragraph. Lines begin as they look: ``I. …`` heading, ``1. …`` and ``a) …`` numbered, ``Điều 1. …``
article, ``- …`` dash. ``> …`` is a legal ground, ``= …`` a bold line in the middle, ``<> …`` a centred line,
``| a | b |`` a table row (the first row is its head), ``[[Bảng 1]]`` a table kept as it was,
``=== Phụ lục I: …`` an annex. A whole line in ``**…**`` around its number is a heading. Inside a line ``**…**`` is bold
and ``__…__`` italic. A backslash takes a sign's meaning away. Numbers are counted again, so a typed number need not
be right.
"""

import re
from collections.abc import Iterable, Iterator

from .numbering import labelled
from .paper import Annex, Article, Block, Centre, Ground, Heading, Paragraph, Rich, Table, runs, text_of
from .plain import plain
from .typed import read

_SIDES = {"centre": "<> ", "right": ">> ", "left": "<< "}
#: Beginnings that mean something when typed; a plain paragraph that begins so is guarded by a backslash.
_MEANT = re.compile(r"[IVX]+[.\-] |\d{1,3}\. |[a-zđ]{1,3}\) |Điều \d{1,3}\. |[-–+•] |[>=|]|<<|<>|\[\[")


def paper_to_text(body: Iterable[Block], *, roman_end: str = ".") -> str:
    """The body as editable text."""
    body = tuple(body)
    kept = {id(table): at for at, table in enumerate(_tables(body), start=1)}
    return "\n".join(_line(label, block, kept) for label, block in labelled(body, roman_end=roman_end))


def text_to_body(text: str, *, kept: Iterable[Block] = ()) -> tuple[Block, ...]:
    """The text as a body; ``kept`` is the body it came from, whose tables ``[[Bảng n]]`` stand for."""
    return read(plain(text, lines=True), _tables(tuple(kept)))


def paragraphs(text: str) -> tuple[Block, ...]:
    """Words of a person, one paragraph a line, nothing in them read as a sign."""
    return tuple(Paragraph(line.strip()) for line in plain(text, lines=True).split("\n") if line.strip())


def lines_of(body: Iterable[Block], *, roman_end: str = ".") -> Iterator[str]:
    """The words of a body line by line, labels in front, tables cell by cell: what a reader reads."""
    for label, block in labelled(tuple(body), roman_end=roman_end):
        match block:
            case Table():
                yield from _cells_of(block)
            case Annex():
                yield from (words for words in (block.label, block.title.upper(), block.of) if words)
            case _:
                yield f"{label} {text_of(block.text)}".strip()


def _cells_of(table: Table) -> Iterator[str]:
    if table.caption:
        yield table.caption
    if table.head:
        yield from (cell.text for row in table.head for cell in row)
    else:
        yield from (column.title for column in table.columns)
    for row in table.rows:
        yield from row
    if table.note:
        yield table.note


def _line(label: str, block: Block, kept: dict[int, int]) -> str:
    match block:
        case Table():
            return _rows(block) if _simple(block) else f"[[Bảng {kept[id(block)]}{_named(block.caption)}]]"
        case Annex():
            wide = " (trang ngang)" if block.landscape else ""
            return f"=== {block.label}{_named(block.title)}{wide}" + (f" {{{block.of}}}" if block.of else "")
        case Ground():
            return f"> {_marked(block.text)}"
        case Centre():
            return f"= {_marked(block.text)}"
        case Heading(level=2 | 3) | Article(titled=True):
            return f"**{label} {_escaped(text_of(block.text), wholly=True)}**"
        case Paragraph(align="justify"):
            return _marked(block.text, guarded=bool(_MEANT.match(text_of(block.text))))
        case Paragraph():
            return _SIDES[block.align] + _marked(block.text)
        case _:
            return f"{label} {_marked(block.text)}"


def _marked(text: Rich, *, guarded: bool = False) -> str:
    parts = []
    wholly = not isinstance(text, str)
    for at, run in enumerate(runs(text)):
        words = _escaped(run.text, wholly=wholly)
        words = "\\" + words if guarded and at == 0 else words
        words = f"__{words}__" if run.italic else words
        parts.append(f"**{words}**" if run.bold else words)
    return "".join(parts)


def _escaped(words: str, *, wholly: bool) -> str:
    """Signs made harmless: all of them beside bold or italic, else only where two in a row would mean something."""
    if wholly or "**" in words or "__" in words or "\\" in words:
        return re.sub(r"([\\*_])", r"\\\1", words)
    return words


def _named(words: str) -> str:
    return ": " + re.sub(r"[\[\]{}]", "", words) if words else ""


def _simple(table: Table) -> bool:
    if table.head or table.landscape or table.note or table.caption or table.size:
        return False
    return all(column.width == 1.0 and column.align == "left" for column in table.columns)


def _rows(table: Table) -> str:
    rows = [tuple(column.title for column in table.columns), *table.rows]
    return "\n".join("| " + " | ".join(re.sub(r"([\\|])", r"\\\1", cell) for cell in row) + " |" for row in rows)


def _tables(body: tuple[Block, ...]) -> list[Table]:
    return [block for block in body if isinstance(block, Table)]
