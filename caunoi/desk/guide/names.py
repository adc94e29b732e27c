"""Names that stand on buttons, menus and states, as the reader sees them: a guide quotes them and never writes its own."""

from collections.abc import Iterator
from functools import cache

from django.utils.translation import get_language, gettext

from caunoi.kernel.words import Word
from caunoi.ui import navigation
from caunoi.ui.messages import ROOMS, read


def shown(name: str) -> str:
    """The name in the language being read; the Vietnamese one where the product does not know it."""
    if not (get_language() or "vi").startswith("en"):
        return name
    translated = gettext(name)
    return translated if translated != name else _said().get(name, name)


def exists(name: str) -> bool:
    """Whether the product says this anywhere: in a catalogue, in a menu, as a word of a room."""
    return name in _said() or name in _catalogued()


@cache
def _catalogued() -> frozenset[str]:
    files = ROOMS.glob("*/locale/en/LC_MESSAGES/django.po")
    return frozenset(message.source for file in files for message in read(file.read_text(encoding="utf-8")))


@cache
def _said() -> dict[str, str]:
    entries = [*navigation.public.entries(), *navigation.desk.entries()]
    menus = {entry.vi: entry.en for entry in entries} | {entry.group[0]: entry.group[1] for entry in entries}
    return {**{word.vi: word.en for kind in _kinds(Word) for word in kind}, **menus}


def _kinds(kind: type[Word]) -> Iterator[type[Word]]:
    for below in kind.__subclasses__():
        yield below
        yield from _kinds(below)
