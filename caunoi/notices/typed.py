"""Reading the text an officer typed back into blocks; the signs are told in ``text``."""

import re
from collections.abc import Callable

from .paper import Annex, Article, Block, Bullet, Centre, Column, Ground, Heading, Item, Paragraph, Rich, Run, Table

_ARTICLE = re.compile(r"Điều \d{1,3}\. ")
_ROMAN = re.compile(r"[IVX]+[.\-] ")
_NUMBER = re.compile(r"\d{1,3}\. ")
_POINT = re.compile(r"[a-zđ]{1,3}\) ")
_DASH = re.compile(r"[-–+•] ")
_SIDE = re.compile(r"(<>|>>|<<) ")
_SIDES = {"<>": "centre", ">>": "right", "<<": "left"}
_KEPT = re.compile(r"\[\[Bảng (\d{1,3})(?:: [^\]]*)?\]\]")
_ANNEX = re.compile(r"=== (?P<label>[^:{]+?)(?:: (?P<title>[^{]+?))?(?P<wide> \(trang ngang\))?(?: \{(?P<of>.*)\})?")
_TOKEN = re.compile(r"\\(.)|(\*\*)|(__)")

_HEADINGS: tuple[tuple[re.Pattern[str], Callable[[str], Block]], ...] = (
    (_ARTICLE, lambda words: Article(words, titled=True)),
    (_NUMBER, lambda words: Heading(2, words)),
    (_POINT, lambda words: Heading(3, words)),
)
_NUMBERED: tuple[tuple[re.Pattern[str], Callable[[Rich], Block]], ...] = (
    (_ARTICLE, Article),
    (_ROMAN, lambda words: Heading(1, words)),
    (_NUMBER, lambda words: Item(2, words)),
    (_POINT, lambda words: Item(3, words)),
    (_DASH, Bullet),
)


def read(text: str, tables: list[Table]) -> tuple[Block, ...]:
    """The blocks of a typed text; ``tables`` are what ``[[Bảng n]]`` stands for."""
    blocks: list[Block] = []
    rows: list[str] = []
    for line in [*(line.strip() for line in text.split("\n")), ""]:
        if line.startswith("|"):
            rows.append(line)
            continue
        if rows:
            blocks.append(_table(rows))
            rows = []
        if line:
            blocks.append(_block(line, tables))
    return tuple(blocks)


def rich(line: str) -> Rich:
    """Words with their bold and italic stretches; a mark without its partner is just a mark."""
    tokens = list(_TOKEN.finditer(line))
    paired = all(sum(token[0] == mark for token in tokens) % 2 == 0 for mark in ("**", "__"))
    found: list[Run] = []
    words, last, bold, italic = "", 0, False, False
    for token in tokens:
        words += line[last : token.start()]
        last = token.end()
        if token[1] or not paired:
            words += token[1] or token[0]
            continue
        found.append(Run(words, bold, italic))
        words, bold, italic = "", bold ^ bool(token[2]), italic ^ bool(token[3])
    found.append(Run(words + line[last:], bold, italic))
    kept = tuple(run for run in found if run.text)
    return kept if any(run.bold or run.italic for run in kept) else "".join(run.text for run in kept)


def _block(line: str, tables: list[Table]) -> Block:
    if line.startswith("> "):
        return Ground(rich(line[2:]))
    if found := _ANNEX.fullmatch(line):
        return Annex(found["label"], found["title"] or "", of=found["of"] or "", landscape=bool(found["wide"]))
    if line.startswith("= "):
        return Centre(rich(line[2:]))
    if (found := _KEPT.fullmatch(line)) and 0 < int(found[1]) <= len(tables):
        return tables[int(found[1]) - 1]
    if found := _SIDE.match(line):
        return Paragraph(rich(line[found.end() :]), align=_SIDES[found[1]])
    return _heading(line) or _numbered(line)


def _heading(line: str) -> Block | None:
    """A line wholly in bold whose number is inside the bold."""
    if len(line) < 5 or not line.startswith("**") or not line.endswith("**"):
        return None
    inner = rich(line[2:-2])
    for pattern, block in _HEADINGS:
        if (found := pattern.match(line[2:-2])) and isinstance(inner, str):
            return block(inner[found.end() :])
    return None


def _numbered(line: str) -> Block:
    for pattern, block in _NUMBERED:
        if found := pattern.match(line):
            return block(rich(line[found.end() :]))
    return Paragraph(rich(line))


def _table(rows: list[str]) -> Table:
    cells = [_cells(row) for row in rows]
    cells = [row for row in cells if not all(re.fullmatch(r":?-{2,}:?", cell) for cell in row)] or [[""]]
    breadth = max(len(row) for row in cells)
    head, *rest = [tuple(row + [""] * (breadth - len(row))) for row in cells]
    return Table(tuple(Column(title) for title in head), tuple(rest))


def _cells(row: str) -> list[str]:
    """The cells of one row; ``\\|`` is a bar inside a cell."""
    parts = [""]
    for token in re.finditer(r"\\(.)|(\|)|([^\\|]+)|\\", row[1:]):
        if token[2]:
            parts.append("")
        else:
            parts[-1] += token[1] or token[0]
    if len(parts) > 1 and not parts[-1].strip():
        parts.pop()
    return [part.strip() for part in parts]
