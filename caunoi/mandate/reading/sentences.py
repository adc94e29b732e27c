"""Sentences and clauses of Vietnamese administrative prose, as offsets; short forms and figures do not end a sentence."""

import re
from collections.abc import Iterator

_SHORT = re.compile(
    r"(?:\b(?:TP|Tp|tp|TX|Tx|TT|Q|P|H|X|Gs|GS|TS|Ts|ThS|PGS|Đ/c|đ/c|Đ|ĐC|St|Nxb|NXB|Ths|BS|KTS|LS|Mr|Ms|Mrs|No|Vol|tr|cf|v\.v|vv)"
    r"|\b[A-ZĐ]|\bv\.v)$"
)
_END = re.compile(r"(?:\.\.\.|…|[.!?])+[\"”’»)\]]*(?=\s|$)")
_LONGEST = 4000
_OPENERS, _CLOSERS = "“«([", "”»)]"


def sentences(text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """Spans of the sentences of one block; ``start`` is added to each offset."""
    at = 0
    for stop in _END.finditer(text):
        if not _is_end(text, at, stop):
            continue
        yield from _bounded(text, at, stop.end(), start)
        at = stop.end()
    yield from _bounded(text, at, len(text), start)


def _bounded(text: str, at: int, end: int, start: int) -> Iterator[tuple[int, int]]:
    """A sentence without an end in sight is cut at a semicolon or a blank, so that no text can be too long to read."""
    while end - at > _LONGEST:
        cut = (
            text.rfind(";", at + _LONGEST // 2, at + _LONGEST) + 1
            or text.rfind(" ", at + 1, at + _LONGEST) + 1
            or at + _LONGEST
        )
        yield from _trimmed(text, at, cut, start)
        at = cut
    yield from _trimmed(text, at, end, start)


def _is_end(text: str, at: int, stop: re.Match[str]) -> bool:
    rest = text[stop.end() : stop.end() + 3].lstrip(" \n\t")
    mark = stop.group().rstrip('"”’»)]')
    if rest and mark in ("...", "…") and (rest[0].islower() or rest[0] in ",;"):
        return False
    if mark == "." and rest:
        if _SHORT.search(text[max(at, stop.start() - 8) : stop.start()]):
            return False
        if rest[0].islower() and rest[0] not in '“"':
            return False
        if text[stop.start() - 1 : stop.start()].isdigit() and rest[0].isdigit():
            return False
    return True


def clauses(text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """Spans between semicolons that stand outside quotes and brackets."""
    depth, at = 0, 0
    for index, letter in enumerate(text):
        if letter in _OPENERS:
            depth += 1
        elif letter in _CLOSERS:
            depth = max(0, depth - 1)
        elif letter == ";" and (depth == 0 or not _closes(text, index)):
            yield from _trimmed(text, at, index, start)
            at = index + 1
            depth = 0
    yield from _trimmed(text, at, len(text), start)


def _closes(text: str, index: int) -> bool:
    """Whether an opened quote or bracket is closed soon; a lost one must not swallow the rest."""
    return any(letter in text[index : index + 160] for letter in _CLOSERS)


def _trimmed(text: str, at: int, end: int, start: int) -> Iterator[tuple[int, int]]:
    while at < end and text[at] in " \t\n":
        at += 1
    while end > at and text[end - 1] in " \t\n":
        end -= 1
    if end > at:
        yield start + at, start + end
