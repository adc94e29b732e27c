"""The letters of a case: templates that are data, filled with the case's own words.

A template's body is written in the signs of ``text``. ``{name}`` is a field, ``{name?}`` one that may be missing (its
line then falls away, and a heading left with nothing under it too), ``{cite.name}`` a citation of the template. A list
fills one line each. What people wrote is put in after the signs were read: nothing in it is ever a sign.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from caunoi.kernel.refusal import Refusal

from .layout import symbol_of
from .paper import Annex, Article, Block, Centre, Heading, Paper, Paragraph, Rich, Run, Signature, Table, runs, text_of
from .plain import plain
from .text import lines_of, text_to_body
from .words import Layout, Signer

_FOLDER = Path(__file__).with_name("letters")
_FIELD = re.compile(r"\{([a-z_]+(?:\.[a-z_]+)?)(\?)?\}")
_KINDS = {"complaint": "khiếu nại", "denunciation": "tố cáo", "proposal": "kiến nghị", "feedback": "phản ánh"}

Value = str | int | date | datetime | tuple[str, ...] | list[str] | None


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter's template: its names, what it is in the register, who signs it, what it needs to be told."""

    code: str
    name: tuple[str, str]
    kind: str
    abbreviation: str
    summary: str
    signer: Signer
    body: tuple[Block, ...]
    fields: Mapping[str, tuple[str, str]]
    default: Mapping[str, str]
    cite: Mapping[str, str]
    to: tuple[str, ...]
    recipients: tuple[str, ...]
    signatures: tuple[Signature, ...]
    form: str
    hides_petitioner: bool
    #: Whether the layout was compared with the annex it comes from.
    checked: bool = True

    def wanted(self) -> dict[str, tuple[str, str]]:
        """The fields that must be filled, with their names in both languages."""
        return {**_common()["fields"], **self.fields}


@cache
def catalogue() -> Mapping[str, Letter]:
    """Every letter by its code."""
    files = sorted(path for path in _FOLDER.glob("*.toml") if not path.name.startswith("_"))
    letters = (_read(tomllib.loads(path.read_text(encoding="utf-8"))) for path in files)
    return {letter.code: letter for letter in letters}


def template(code: str, kind: str = "") -> Letter:
    """The letter under a code, the one for the kind of petition where kinds have their own."""
    found = catalogue()
    own = [f"{code}_{kind}", *([f"{code}_proposal"] if kind == "feedback" else []), code]
    for name in own:
        if name in found:
            return found[name]
    raise Refusal(f"Không có mẫu văn bản “{code}”.", f"There is no letter “{code}”.", field="code")


def letter(
    code: str,
    fields: Mapping[str, Value],
    *,
    layout: Layout = Layout.STATE,
    signatures: tuple[Signature, ...] = (),
    on: date | None = None,
) -> Paper:
    """The letter filled in, ready to be edited; refuses naming the first field that is missing.

    ``on`` is the day of the letter: the instruments are named as they stood then. A letter that must not name the
    petitioner is refused when a field would bring the name in.
    """
    kind = str(fields.get("kind", ""))
    form = template(code, kind)
    values = _values(form, fields, kind, on)
    paper = _fill(form, values, layout)
    if signatures and not form.signatures:
        paper = replace(paper, signatures=signatures)
    if form.hides_petitioner:
        _must_not_name(paper, values)
    return paper


def missing(code: str, fields: Mapping[str, Value]) -> list[str]:
    """The names of fields a letter still needs."""
    form = template(code, str(fields.get("kind", "")))
    have = {**_common()["default"], **form.default, **_kind_words(str(fields.get("kind", ""))), **fields}
    return [name for name in form.wanted() if _is_empty(have.get(name))]


# Reading templates


@cache
def _common() -> dict[str, Any]:
    raw = tomllib.loads((_FOLDER / "_common.toml").read_text(encoding="utf-8"))
    raw["fields"] = {name: tuple(labels) for name, labels in raw["fields"].items()}
    return raw


def _read(raw: dict[str, Any]) -> Letter:
    given = raw.get("signature", [])
    return Letter(
        code=raw["code"],
        name=(raw["name"][0], raw["name"][1]),
        kind=raw["kind"],
        abbreviation=raw["abbreviation"],
        summary=raw["summary"],
        signer=Signer(raw["signer"]),
        body=text_to_body(raw["body"]),
        fields={name: (labels[0], labels[1]) for name, labels in raw["fields"].items()},
        default=raw.get("default", {}),
        cite=raw["cite"],
        to=tuple(raw.get("to", ())),
        recipients=tuple(raw["recipients"]) if "recipients" in raw else (),
        signatures=tuple(Signature(tuple(row["lines"]), row["name"], row.get("note", "")) for row in given),
        form=raw.get("form", ""),
        hides_petitioner=raw.get("hides_petitioner", False),
        checked=raw.get("checked", True),
    )


def instruments(on: date | None = None) -> dict[str, str]:
    """How each law is named in a letter of a day; the newest naming without a day."""
    rows = sorted(_common()["instrument"], key=lambda row: row.get("since", date.min))
    held = (row for row in rows if on is None or row.get("since", date.min) <= on < row.get("until", date.max))
    return {row["key"]: row["name"] for row in held}


# Filling


def _values(form: Letter, fields: Mapping[str, Value], kind: str, on: date | None) -> dict[str, Value]:
    values: dict[str, Value] = {**_common()["default"], **form.default, **_kind_words(kind)}
    values |= {name: value for name, value in fields.items() if not _is_empty(value)}
    for name, (vi, en) in form.wanted().items():
        if _is_empty(values.get(name)):
            raise Refusal(
                f"Chưa có {vi} nên chưa lập được “{form.name[0]}”.",
                f"“{form.name[1]}” cannot be written yet: {en} is missing.",
                field=name,
            )
    named = instruments(on)
    for name, words in form.cite.items():
        cited = re.sub(r"\{([a-z_]+)\}", lambda found: named.get(found[1]) or str(values.get(found[1]) or ""), words)
        values[f"cite.{name}"] = cited
    return values


def _kind_words(kind: str) -> dict[str, str]:
    return {"kind_words": _KINDS[kind]} if kind in _KINDS else {}


def _is_empty(value: Value) -> bool:
    return value is None or value in ("", (), []) or (isinstance(value, str) and not value.strip())


def _fill(form: Letter, values: dict[str, Value], layout: Layout) -> Paper:
    on = values.get("on")
    unit = _words(values.get("unit_symbol"))
    return Paper(
        layout=layout,
        issuer=_words(values["issuer"]),
        superior=_words(values.get("superior")),
        symbol=symbol_of(layout, abbreviation=form.abbreviation, body=_words(values["body_symbol"]), unit=unit),
        place=_words(values["place"]),
        on=on if isinstance(on, date) else None,
        year=int(year) if isinstance(year := values.get("year"), int) else None,
        kind=form.kind,
        summary=_sentence(_line(form.summary, values) or "", capital=bool(form.kind)),
        form=form.form,
        to=tuple(_lines(form.to, values)),
        body=tuple(_body(form.body, values)),
        signatures=tuple(_signatures(form, values)),
        recipients=tuple(_lines(form.recipients, values)),
    )


def _body(blocks: tuple[Block, ...], values: dict[str, Value]) -> Iterator[Block]:
    """The blocks filled; a heading whose lines all fell away falls away too."""
    heading: Block | None = None
    below = 0
    for at, block in enumerate(blocks):
        filled = list(_blocks(block, values))
        if isinstance(block, Heading):
            heading, below = filled[0], at + 1
            continue
        if heading is not None and (filled or _section_ends(blocks, below)):
            if filled:
                yield heading
            heading = None
        yield from filled
    if heading is not None and below == len(blocks):
        yield heading


def _section_ends(blocks: tuple[Block, ...], at: int) -> bool:
    return at >= len(blocks) or isinstance(blocks[at], (Heading, Article, Centre))


def _blocks(block: Block, values: dict[str, Value]) -> Iterator[Block]:
    """One template block as the blocks it becomes: none, one, one for each of a list, more for several lines."""
    if isinstance(block, (Table, Annex)):
        yield block
        return
    words = text_of(block.text)
    if not _has_all(words, values):
        return
    for own in _each(words, values):
        first, *rest = _split(_filled(block.text, own))
        if isinstance(block, Centre):
            first = text_of(first).upper()
        yield _said(block, first)
        yield from (Paragraph(line) for line in rest if text_of(line).strip())


def _said(block: Any, words: Rich) -> Block:
    filled: Block = replace(block, text=words)
    return filled


def _filled(text: Rich, values: dict[str, Value]) -> tuple[Run, ...]:
    made = [replace(run, text=_FIELD.sub(lambda found: _words(values.get(found[1])), run.text)) for run in runs(text)]
    if made:
        made[0] = replace(made[0], text=_sentence(made[0].text))
    return tuple(replace(run, text=_tidy(run.text)) for run in made)


def _split(found: tuple[Run, ...]) -> list[Rich]:
    """The runs line by line; simple where nothing is bold or italic."""
    lines: list[list[Run]] = [[]]
    for run in found:
        for at, part in enumerate(run.text.split("\n")):
            if at:
                lines.append([])
            lines[-1].append(replace(run, text=part.strip() if at else part))
    return [
        "".join(run.text for run in line) if not any(run.bold or run.italic for run in line) else tuple(line)
        for line in lines
    ]


def _lines(patterns: tuple[str, ...], values: dict[str, Value]) -> Iterator[str]:
    for pattern in patterns:
        lines = (_line(pattern, own) for own in _each(pattern, values))
        yield from (_sentence(line) for line in lines if line)


def _each(words: str, values: dict[str, Value]) -> Iterator[dict[str, Value]]:
    """The values once, or once for each item of the list the words ask for."""
    for name, _ in _FIELD.findall(words):
        if isinstance(items := values.get(name), (list, tuple)):
            yield from ({**values, name: item} for item in items)
            return
    yield values


def _line(pattern: str, values: dict[str, Value]) -> str | None:
    if not _has_all(pattern, values):
        return None
    return _tidy(_FIELD.sub(lambda found: " ".join(_words(values.get(found[1])).split()), pattern))


def _has_all(words: str, values: dict[str, Value]) -> bool:
    return all(not _is_empty(values.get(name)) for name, may_miss in _FIELD.findall(words) if may_miss)


def _signatures(form: Letter, values: dict[str, Value]) -> Iterator[Signature]:
    for row in form.signatures:
        yield replace(row, name=_line(row.name, values) or "")


def _words(value: Value) -> str:
    """A value as a letter writes it: 19/11/2026; 08 giờ 30 ngày 19/11/2026."""
    if isinstance(value, datetime):
        return f"{value:%H} giờ {value:%M} ngày {value:%d/%m/%Y}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, (list, tuple)):
        return "; ".join(str(item) for item in value)
    return "" if value is None else plain(str(value), lines=True).strip()


def _sentence(words: str, *, capital: bool = True) -> str:
    """The words with a capital at the start: “ông (bà)” begins a line as “Ông (bà)”."""
    return words[:1].upper() + words[1:] if capital else words


def _tidy(words: str) -> str:
    """No doubled full stop where a person's own words ended with one before the template's."""
    return re.sub(
        r"(?<![./])([.;:,])\s?([.;,])(?![./])", lambda found: found[1] if found[1] in ".;" else found[2], words
    )


def _must_not_name(paper: Paper, values: dict[str, Value]) -> None:
    """Refuse a letter whose text would give the denouncer away."""
    written = "\n".join([paper.summary, *paper.to, *paper.recipients, *lines_of(paper.body)]).casefold()
    for name in ("petitioner", "petitioner_address", "petitioner_phone", "identity_number"):
        hidden = _words(values.get(name)).casefold()
        if len(hidden) > 3 and hidden in written:
            raise Refusal(
                "Văn bản này gửi cả cho người khác nên không được nêu họ tên, địa chỉ hay thông tin làm lộ người "
                "gửi đơn. Hãy sửa nội dung trước khi lập.",
                "This paper goes to others, so it must not give the petitioner's name, address or other identifying "
                "data. Change the text first.",
                field=name,
            )


__all__ = ["Letter", "catalogue", "instruments", "letter", "missing", "template"]
