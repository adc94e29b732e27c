"""Reading the book: TOML files into rules, every fault told with its file and key."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any

from caunoi.kernel.clock import Pause

from .rules import Band, Example, Extension, Instrument, Item, Matter, Rule, Window
from .words import TIMED, UNVERIFIED, Base, Confidence, Kind, Measure, Variant

BOOK = Path(__file__).parent / "book"
INSTRUMENTS = "instruments.toml"
#: Keys a text may take from the file's defaults.
INHERITED = ("instrument", "confidence", "checked_on", "article", "source")


class Fault(ValueError):
    """A file of the book that cannot be read as a rule."""


@dataclass(frozen=True)
class Book:
    """Everything the law says here: for each key its texts in order of time, and their worked examples."""

    rules: Mapping[str, tuple[Rule, ...]]
    examples: Mapping[str, tuple[Example, ...]]
    instruments: Mapping[str, Instrument]

    def matters(self) -> list[Matter]:
        """The chapters in reading order."""
        return sorted({texts[-1].matter for texts in self.rules.values()}, key=lambda matter: matter.order)


@cache
def shipped() -> Book:
    """The book that comes with the release."""
    return read(BOOK)


def read(folder: Path) -> Book:
    """Read every file under a folder."""
    instruments = dict(_instruments(folder / INSTRUMENTS))
    rules: dict[str, tuple[Rule, ...]] = {}
    examples: dict[str, tuple[Example, ...]] = {}
    for path in sorted(folder.rglob("*.toml")):
        if path.name == INSTRUMENTS:
            continue
        for key, texts, worked in _file(path, instruments):
            if key in rules:
                raise Fault(f"{path.name}: khoá “{key}” đã có ở tệp khác")
            rules[key], examples[key] = texts, worked
    return Book(MappingProxyType(rules), MappingProxyType(examples), MappingProxyType(instruments))


def _instruments(path: Path) -> Iterator[tuple[str, Instrument]]:
    for code, row in tomllib.loads(path.read_text(encoding="utf-8")).items():
        yield code, Instrument(code, row["name"], row["in_force"], row["source"], row.get("doubt", False))


def _file(
    path: Path, instruments: dict[str, Instrument]
) -> Iterator[tuple[str, tuple[Rule, ...], tuple[Example, ...]]]:
    document = tomllib.loads(path.read_text(encoding="utf-8"))
    head = document["matter"]
    matter = Matter(head["code"], head["name"], head["name_en"], head["order"])
    for entry in document["rule"]:
        try:
            texts = [_rule(entry, {**_defaults(document), **text}, matter, instruments) for text in entry["text"]]
            worked = tuple(_example(row) for row in entry.get("example", ()))
        except (KeyError, ValueError, TypeError) as wrong:
            raise Fault(f"{path.name}: {entry.get('key', '?')}: {wrong!r}") from wrong
        yield entry["key"], tuple(sorted(texts, key=lambda rule: rule.effective_from)), worked


def _defaults(document: dict[str, Any]) -> dict[str, Any]:
    return {"confidence": "T", **document.get("default", {})}


def _rule(entry: dict[str, Any], text: dict[str, Any], matter: Matter, instruments: dict[str, Instrument]) -> Rule:
    instrument = instruments[text["instrument"]]
    confidence = Confidence(text["confidence"])
    extends = text.get("extends")
    return Rule(
        key=entry["key"],
        kind=Kind(entry["kind"]),
        matter=matter,
        name=entry["name"],
        name_en=entry["name_en"],
        cite=_cite(text, instrument, instruments),
        instrument=instrument,
        effective_from=text.get("effective_from", instrument.in_force),
        effective_to=text.get("effective_to"),
        confidence=confidence,
        in_use=text.get("in_use", confidence not in UNVERIFIED),
        source=text.get("source", instrument.source),
        checked_on=text["checked_on"],
        value=_number(text.get("value")),
        value_max=text.get("value_max"),
        unit=Measure(text["unit"]) if "unit" in text else None,
        compare=entry.get("compare", ""),
        base=Base(entry["base"]) if "base" in entry else None,
        event=(entry.get("from", ""), entry.get("from_en", "")),
        before=entry.get("before", False),
        pauses=entry.get("pauses", False),
        variants=MappingProxyType({str(Variant(code)): value for code, value in text.get("variants", {}).items()}),
        extends=Extension(MappingProxyType(extends["most"]), extends.get("by")) if extends else None,
        items=tuple(_item(row) for row in text.get("items", ())),
        bands=tuple(Band(row["from"], row.get("to"), row["least"], row.get("most")) for row in text.get("bands", ())),
        window=_window(text.get("window")),
        place=entry.get("place", ""),
        note=text.get("note", entry.get("note", "")),
        note_en=text.get("note_en", entry.get("note_en", "")),
    )


def _cite(text: dict[str, Any], instrument: Instrument, instruments: dict[str, Instrument]) -> str:
    """The citation as Vietnamese texts write it: the smallest part first, the instrument last."""
    grouped: dict[str, list[str]] = {instrument.name: [_article(text)]}
    for more in text.get("cites", ()):
        grouped.setdefault(instruments[more["instrument"]].name, []).append(_article(more))
    cite = "; ".join(_cited(name, articles) for name, articles in grouped.items())
    return cite[0].upper() + cite[1:]


def _article(place: dict[str, Any]) -> str:
    article = str(place["article"])
    words = [f"điểm {place['point']}"] if place.get("point") else []
    words += [f"khoản {place['clause']}"] if place.get("clause") else []
    return " ".join([*words, f"Điều {article}"]) if article[0].isdigit() else article


def _cited(name: str, articles: list[str]) -> str:
    """“khoản 1 Điều 16 Nghị định …”; a place without an article number stands behind in brackets."""
    if all("Điều" in article for article in articles):
        return f"{', '.join(articles)} {name}"
    return f"{name} ({', '.join(articles)})"


def _number(value: int | str | None) -> int | Fraction | None:
    return Fraction(value) if isinstance(value, str) else value


def _item(row: dict[str, Any]) -> Item:
    return Item(row["code"], row["vi"], row["en"], tuple(row.get("tags", ())), row.get("cite", ""), row.get("points"))


def _window(row: dict[str, Any] | None) -> Window | None:
    if row is None:
        return None
    since, last = (tuple(int(part) for part in row[name].split("-")) for name in ("since", "last"))
    return Window((since[0], since[1]), (last[0], last[1]), row.get("previous", False))


def _example(row: dict[str, Any]) -> Example:
    return Example(
        start=row.get("from"),
        due=row.get("due"),
        raw_due=row.get("raw_due"),
        variant=row.get("variant", ""),
        pauses=tuple(Pause(since, until) for since, until in row.get("pauses", ())),
        extended=row.get("extended", 0),
        base=row.get("base"),
        least=row.get("least"),
    )


def faults(book: Book) -> list[str]:
    """What is missing or contradictory in the book, a sentence each; an empty list is a sound book."""
    found: list[str] = []
    for key, texts in book.rules.items():
        for rule in texts:
            found += [f"{key}: {lack}" for lack in _lacks(rule)]
        found += [f"{key}: {clash}" for clash in _clashes(texts)]
        if texts[-1].kind in (*TIMED, Kind.THRESHOLD) and texts[-1].value is not None and not book.examples[key]:
            found.append(f"{key}: thiếu ví dụ tính sẵn")
    return found


def _lacks(rule: Rule) -> Iterator[str]:
    needs = {
        "tên": rule.name and rule.name_en,
        "nguồn": rule.source,
        "mốc tính": rule.kind not in TIMED or (rule.event[0] and rule.event[1]),
        "đơn vị": rule.kind not in (*TIMED, Kind.THRESHOLD, Kind.NUMBER) or rule.unit,
        "con số": rule.kind not in (*TIMED, Kind.THRESHOLD, Kind.NUMBER) or rule.value is not None or not rule.in_use,
        "dấu so sánh": rule.kind is not Kind.THRESHOLD or rule.compare in (">", ">="),
        "cơ số": rule.kind is not Kind.THRESHOLD or rule.base,
        "các mục": rule.kind is not Kind.LIST or rule.items,
        "các bậc": rule.kind is not Kind.BANDS or rule.bands,
        "kỳ số liệu": rule.kind is not Kind.WINDOW or rule.window,
        "mức gia hạn theo trường hợp": rule.extends is None or set(rule.extends.most) == {"", *rule.variants},
    }
    yield from (f"thiếu {what} (từ {rule.effective_from:%d/%m/%Y})" for what, there in needs.items() if not there)
    if rule.effective_to is not None and rule.effective_to < rule.effective_from:
        yield f"hết hiệu lực trước khi có hiệu lực (từ {rule.effective_from:%d/%m/%Y})"
    if len({item.code for item in rule.items}) != len(rule.items):
        yield "hai mục trùng mã"


def _clashes(texts: tuple[Rule, ...]) -> Iterator[str]:
    for earlier, later in pairwise(texts):
        if earlier.effective_to is None or earlier.effective_to >= later.effective_from:
            yield f"hai bản cùng có hiệu lực ngày {later.effective_from:%d/%m/%Y}"


def last_day(texts: tuple[Rule, ...]) -> date | None:
    """The last day any text of a key applies; None while one still does."""
    return texts[-1].effective_to
