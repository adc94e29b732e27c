"""Writing a paper as PDF/UA-1 by typst: the words travel as data, never as markup."""

import json
from dataclasses import asdict
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

from .fonts import Face, drawable, face
from .layout import (
    Edition,
    annexed,
    appeal_lines,
    edition_of,
    issuer_lines,
    number_line,
    place_line,
    place_room,
    recipient_lines,
)
from .numbering import labelled
from .paper import Annex, Article, Block, Bullet, Centre, Ground, Heading, Item, Paper, Paragraph, Table, cleaned, runs
from .tabular import head_cells, text_size, whole_rows

_PAGE = Path(__file__).with_name("paper.typ")


def write_pdf(paper: Paper) -> bytes:
    """The paper as a tagged PDF in its layout's edition."""
    paper = annexed(cleaned(paper))
    chosen = face()
    words = drawable(json.dumps(_data(paper, chosen), ensure_ascii=False), chosen.letters)
    day = datetime.combine(paper.on, time(12), UTC) if paper.on else None
    made = _compiler(chosen).compile(
        input=_PAGE.read_bytes(), sys_inputs={"paper": words}, format="pdf", pdf_standards=["ua-1"], timestamp=day
    )
    if not isinstance(made, bytes):
        raise TypeError("typst returned no single file")
    return made


@cache
def _compiler(chosen: Face) -> Any:
    from typst import Compiler, Fonts

    fonts = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[chosen.folder])
    return Compiler(font_paths=fonts, root=str(_PAGE.parent))


def _data(paper: Paper, chosen: Face) -> dict[str, Any]:
    """All the page needs, every line ready to be set."""
    edition = edition_of(paper)
    at = next((at for at, block in enumerate(paper.body) if isinstance(block, Annex)), len(paper.body))
    rank = _Ranks()
    size, room = place_room(paper, edition, edition.width_lying if paper.lying else edition.width)
    return {
        "face": chosen.family,
        "edition": _edition(edition),
        "title": paper.title,
        "form": paper.form,
        "superior": issuer_lines(paper.superior, edition) if paper.superior else (),
        "issuer": paper.issuer,
        "issuer_lines": issuer_lines(paper.issuer, edition),
        "number_line": number_line(paper),
        "lying": paper.lying,
        "place_line": place_line(paper),
        "place_size": size,
        "place_room": room,
        "subject": "" if paper.kind or not paper.summary else edition.subject_prefix + paper.summary,
        "kind": paper.kind.upper(),
        "summary": paper.summary,
        "to": appeal_lines(paper),
        "body": [_block(label, block, rank) for label, block in labelled(paper.body[:at], roman_end=edition.roman_end)],
        "annexes": [_annex(part, edition) for part in _parts(paper.body[at:])],
        "signatures": [asdict(signature) for signature in paper.signatures],
        "recipients": recipient_lines(paper),
    }


def _edition(edition: Edition) -> dict[str, Any]:
    return {key: value for key, value in asdict(edition).items() if isinstance(value, (int, float, str, bool))}


def _parts(blocks: tuple[Block, ...]) -> list[list[Block]]:
    """Each annex with what belongs to it."""
    parts: list[list[Block]] = []
    for block in blocks:
        if isinstance(block, Annex):
            parts.append([])
        parts[-1].append(block)
    return parts


def _annex(part: list[Block], edition: Edition) -> dict[str, Any]:
    first, rest, rank = part[0], part[1:], _Ranks()
    assert isinstance(first, Annex)  # noqa: S101 - _parts begins each part with its annex
    body = [_block(label, block, rank) for label, block in labelled(rest, roman_end=edition.roman_end)]
    return {
        "label": first.label,
        "title": first.title.upper(),
        "of": first.of,
        "landscape": first.landscape,
        "body": body,
    }


class _Ranks:
    """Heading levels without a gap, as PDF/UA wants: a “1.” without an “I.” above it is of the first level."""

    def __init__(self) -> None:
        self.open: list[int] = []

    def of(self, level: int) -> int:
        self.open = [above for above in self.open if above < level] + [level]
        return len(self.open)


def _block(label: str, block: Block, rank: _Ranks) -> dict[str, Any]:
    match block:
        case Table():
            return _table(block)
        case Heading():
            extra: dict[str, Any] = {"is": "heading", "level": rank.of(block.level * 2)}
        case Article(titled=True):
            extra = {"is": "article", "titled": True, "level": rank.of(3)}
        case Article():
            extra = {"is": "article", "titled": False}
        case Ground():
            extra = {"is": "ground"}
        case Centre():
            extra = {"is": "centre"}
        case Paragraph():
            extra = {"is": "text", "align": block.align}
        case Item() | Bullet():
            extra = {"is": "text", "align": "justify"}
        case _:
            raise TypeError(f"no such block in a part: {block!r}")
    return {"label": label, "runs": [asdict(run) for run in runs(block.text)], **extra}


def _table(table: Table) -> dict[str, Any]:
    head = [
        {"x": column, "y": row, "across": cell.across, "down": cell.down, "text": cell.text}
        for row, column, cell in head_cells(table)
    ]
    return {
        "is": "table",
        "columns": [asdict(column) for column in table.columns],
        "depth": len(table.head) or 1,
        "head": head,
        "rows": table.rows,
        "whole": whole_rows(table),
        "caption": table.caption,
        "note": table.note,
        "landscape": table.landscape,
        "size": text_size(table),
    }
