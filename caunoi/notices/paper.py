"""An official paper as plain values: what it says and who signs; how it looks is the layout's matter."""

from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from typing import Any

from .plain import plain
from .words import Layout


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False


Rich = str | tuple[Run, ...]


def runs(text: Rich) -> tuple[Run, ...]:
    """The text as runs, one plain run for a simple string."""
    return (Run(text),) if isinstance(text, str) else text


def text_of(text: Rich) -> str:
    """The bare words of a text."""
    return text if isinstance(text, str) else "".join(run.text for run in text)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """An ordinary paragraph; ``align`` is justify, left, centre or right."""

    text: Rich
    align: str = "justify"


@dataclass(frozen=True, slots=True)
class Ground:
    """One legal ground (căn cứ) in front of a decision."""

    text: Rich


@dataclass(frozen=True, slots=True)
class Centre:
    """A bold line in the middle, such as “QUYẾT ĐỊNH:”."""

    text: Rich


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading: level 1 is “I.”, 2 is “1.”, 3 is “a)”."""

    level: int
    text: Rich


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered paragraph that is no heading: level 2 is “1.”, 3 is “a)”."""

    level: int
    text: Rich


@dataclass(frozen=True, slots=True)
class Article:
    """“Điều 1.” of a decision; ``titled`` when the text is the article's title."""

    text: Rich
    titled: bool = False


@dataclass(frozen=True, slots=True)
class Bullet:
    """A line with a dash in front."""

    text: Rich


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: ``width`` is its share; ``align`` is left, centre or right."""

    title: str
    width: float = 1.0
    align: str = "left"


@dataclass(frozen=True, slots=True)
class Head:
    """A cell of a head with several rows."""

    text: str
    across: int = 1
    down: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose head repeats; ``head`` replaces the row of column titles; ``landscape`` turns the page."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    note: str = ""
    head: tuple[tuple[Head, ...], ...] = ()
    landscape: bool = False
    size: float = 0.0


@dataclass(frozen=True, slots=True)
class Annex:
    """What follows is an annex on a page of its own, numbered by itself."""

    label: str
    title: str
    of: str = ""
    landscape: bool = False


Block = Paragraph | Ground | Centre | Heading | Item | Article | Bullet | Table | Annex


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: the lines of power and office in capitals, the name, and a note in brackets for forms."""

    lines: tuple[str, ...]
    name: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One official paper; a paper without ``kind`` is a công văn, one without ``symbol`` carries no number."""

    layout: Layout = Layout.STATE
    issuer: str
    superior: str = ""
    symbol: str = ""
    number: int | None = None
    place: str = ""
    on: date | None = None
    year: int | None = None
    kind: str = ""
    summary: str = ""
    form: str = ""
    to: tuple[str, ...] = ()
    body: tuple[Block, ...] = ()
    signatures: tuple[Signature, ...] = ()
    recipients: tuple[str, ...] = ()

    @property
    def lying(self) -> bool:
        """Whether all of it lies on its side: a paper that is one broad table."""
        body = tuple(block for block in self.body if not isinstance(block, Annex))
        return bool(body) and all(isinstance(block, Table) and block.landscape for block in body)

    @property
    def title(self) -> str:
        """The name a file or a list shows: kind and summary in one line."""
        return " ".join(" ".join((self.kind, self.summary)).split()) or self.symbol or self.issuer


def cleaned(paper: Paper) -> Paper:
    """The same paper, every text safe to write: composed, no control or direction marks, no breaks in a run."""
    safe = _cleaned(paper)
    assert isinstance(safe, Paper)  # noqa: S101 - _cleaned keeps the type
    return safe


def _cleaned(value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, Layout):
        return plain(value)
    if isinstance(value, tuple):
        return tuple(_cleaned(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _cleaned(getattr(value, f.name)) for f in fields(value)})
    return value
