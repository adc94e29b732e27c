"""Reading what people type for a place: abbreviations opened, types recognised, names as keys. Pure: no table is touched."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from caunoi.kernel.text import clean, fold

from .rules import PREFIX, name_key
from .words import PlaceKind

#: What is read at most: an address stands at the end of what people write.
LONGEST = 400
WORDS = 40
NAME_WORDS = 6

_HARD = re.compile(r"[,;\n\t|•·()]+")
#: Dashes part units too, but stand inside names as well ("Bà Rịa - Vũng Tàu").
_SOFT = re.compile(r"\s[-–—]+\s|[–—]")
# Longest first; each is opened only where a name or number follows.
_SHORT = [
    (re.compile(pattern), full)
    for pattern, full in (
        (r"\bt\.?\s?p\.?\s*h\.?\s?c\.?\s?m\b|\bhcmc\b", "thanh pho ho chi minh"),
        (r"\bt\.?\s?t\.?\s*hue\b", "thua thien hue"),
        (r"\bt\.?\s?d\.?\s?p\.?\s*(?=\w)", "to dan pho "),
        (r"\bk\.?\s?p\.?\s*(?=[\w])(?!hu)", "khu pho "),
        (r"\bt\.p\.?\s*(?=[a-z])|\btp\b\.?\s*(?=[a-z])", "thanh pho "),
        (r"\bt\.x\.?\s*(?=[a-z])|\btx\b\.?\s*(?=[a-z])", "thi xa "),
        (r"\bt\.t\.?\s*(?=[a-z])|\btt\b\.?\s*(?=[a-z])", "thi tran "),
        (r"\bd\.k\.?\s*(?=[a-z])|\bdk\b\.?\s*(?=[a-z])", "dac khu "),
        (r"\b[pf]\.?\s*(?=0*\d{1,2}\b)", "phuong "),
        (r"\bq\.?\s*(?=0*\d{1,2}\b)", "quan "),
        (r"\bp\.\s*(?=[a-z])|(?<![\w/])p\s+(?=[a-z])", "phuong "),
        (r"\bq\.\s*(?=[a-z])|(?<![\w/])q\s+(?=[a-z])", "quan "),
        (r"\bh\.\s*(?=[a-z])|(?<![\w/])h\s+(?=[a-z])", "huyen "),
        (r"\bx\.\s*(?=[a-z])|(?<![\w/])x\s+(?=[a-z])", "xa "),
        (r"\bt\.\s*(?=[a-z])", "tinh "),
    )
]
_KINDS: dict[tuple[str, ...], list[PlaceKind]] = {}
for _kind in PlaceKind:
    _KINDS.setdefault(tuple(name_key(PREFIX.get(_kind, _kind.vi)).split()), []).append(_kind)
_KINDS[("to",)] = [PlaceKind.STREET_GROUP]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Some words that may name a unit: its key, the kinds written before it, where it stands, whether a part by itself."""

    key: str
    kinds: tuple[PlaceKind, ...]
    start: int
    end: int
    whole: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """A text in words of keys, parts between commas; ``edges`` are the places of words that begin or follow a part."""

    parts: tuple[tuple[str, ...], ...]
    edges: frozenset[int]
    words: int

    def phrases(self) -> Iterator[Phrase]:
        """Every run of words that may name a unit."""
        start = 0
        for part in self.parts:
            for first in range(len(part)):
                for last in range(first + 1, min(len(part), first + NAME_WORDS + 3) + 1):
                    whole = start + first in self.edges and start + last in self.edges
                    yield from _phrases(part[first:last], start + first, whole=whole)
            start += len(part)


def opened(text: str) -> str:
    """Folded text with the usual abbreviations written out: "P.5, Q.3, TP.HCM" → "phuong 5, quan 3, thanh pho ho chi minh"."""
    plain = fold(clean(text)[-LONGEST:])
    for pattern, full in _SHORT:
        plain = pattern.sub(full, plain)
    return plain


def read(text: str) -> Reading:
    """The text as parts of words, at most the last forty words."""
    kept: list[list[tuple[str, ...]]] = []
    room = WORDS
    for part in reversed(_HARD.split(opened(text))):
        pieces = [words for words in (tuple(name_key(piece).split()) for piece in _SOFT.split(part)) if words]
        if pieces and room > 0:
            pieces = pieces if sum(map(len, pieces)) <= room else [sum(pieces, ())[-room:]]
            room -= sum(map(len, pieces))
            kept.insert(0, pieces)
    edges, counted = {0}, 0
    for piece in (piece for pieces in kept for piece in pieces):
        counted += len(piece)
        edges.add(counted)
    return Reading(tuple(sum(pieces, ()) for pieces in kept), frozenset(edges), counted)


def split_kind(words: tuple[str, ...]) -> tuple[tuple[PlaceKind, ...], tuple[str, ...]]:
    """The kinds a phrase begins with, and the words after."""
    for length in (4, 3, 2, 1):
        kinds = _KINDS.get(words[:length]) if len(words) > length else None
        if kinds:
            return tuple(kinds), words[length:]
    return (), words


def _phrases(words: tuple[str, ...], start: int, *, whole: bool) -> Iterator[Phrase]:
    """The ways to read the words: with a type before the name, as a bare name ("Quan Sơn" is no "quận Sơn"), by an alias."""
    kinds, name = split_kind(words)
    end = start + len(words)
    for given, key_words in ((kinds, name), ((), words)) if kinds else (((), words),):
        other = aliases().get(" ".join(key_words))
        if other:
            yield Phrase(other[1], other[0] or given, start, end, whole)
        if len(key_words) > NAME_WORDS or (not given and not whole and len(key_words) == 1):
            continue
        if given or not key_words[0].isdigit():
            yield Phrase(" ".join(key_words), given, start, end, whole)


_ABOVE = ("thanh pho", "tinh")


@lru_cache(maxsize=1)
def aliases() -> dict[str, tuple[tuple[PlaceKind, ...], str]]:
    """Short and other names, as keys, with the kinds and the name they stand for."""
    table = tomllib.loads((files("caunoi.places") / "data" / "aliases.toml").read_text("utf-8"))["alias"]
    found: dict[str, tuple[tuple[PlaceKind, ...], str]] = {}
    for short, full in table.items():
        key = name_key(full)
        kinds, words = split_kind(tuple(key.split())) if key.startswith(_ABOVE) else ((), tuple(key.split()))
        found[name_key(short)] = (kinds, " ".join(words))
    return found
