"""A paper as JSON values and back, so that a draft can be kept and signed exactly as it was seen."""

from dataclasses import asdict, fields
from datetime import date
from typing import Any

from .paper import (
    Annex,
    Article,
    Block,
    Bullet,
    Centre,
    Column,
    Ground,
    Head,
    Heading,
    Item,
    Paper,
    Paragraph,
    Run,
    Signature,
    Table,
)
from .words import Layout

_BLOCKS: dict[str, type] = {
    kind.__name__.lower(): kind for kind in (Paragraph, Ground, Centre, Heading, Item, Article, Bullet, Table, Annex)
}


def to_data(paper: Paper) -> dict[str, Any]:
    """The paper as JSON values; blocks carry their kind."""
    data = {f.name: getattr(paper, f.name) for f in fields(paper)}
    data["layout"] = paper.layout.value
    data["on"] = paper.on.isoformat() if paper.on else None
    data["body"] = [{"is": type(block).__name__.lower(), **asdict(block)} for block in paper.body]
    data["signatures"] = [asdict(signature) for signature in paper.signatures]
    return data


def from_data(data: dict[str, Any]) -> Paper:
    """The paper back; a field this version does not know is an error, never dropped."""
    given = dict(data)
    given["layout"] = Layout(given["layout"])
    given["on"] = date.fromisoformat(given["on"]) if given["on"] else None
    given["body"] = tuple(_block(row) for row in given["body"])
    given["signatures"] = tuple(Signature(tuple(row["lines"]), row["name"], row["note"]) for row in given["signatures"])
    return Paper(**{**given, "to": tuple(given["to"]), "recipients": tuple(given["recipients"])})


def _block(row: dict[str, Any]) -> Block:
    kind = _BLOCKS[row["is"]]
    values = {name: _value(name, value) for name, value in row.items() if name != "is"}
    block: Block = kind(**values)
    return block


def _value(name: str, value: Any) -> Any:
    if name == "text" and isinstance(value, (list, tuple)):
        return tuple(Run(**run) for run in value)
    if name == "columns":
        return tuple(Column(**column) for column in value)
    if name == "rows":
        return tuple(tuple(row) for row in value)
    if name == "head":
        return tuple(tuple(Head(**cell) for cell in row) for row in value)
    return value
