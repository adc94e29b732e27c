"""Words: closed lists whose members carry their name in both languages of the interface."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import Enum
from functools import cache
from typing import Self

#: The language words and refusals are said in; the site sets it per request.
language: ContextVar[str] = ContextVar("language", default="vi")


def say(vi: str, en: str) -> str:
    """The sentence in the language being spoken; Vietnamese unless English was asked for."""
    return en if language.get() == "en" else vi


class Word(str, Enum):
    """A member is its code in the database; ``label`` is what people read."""

    vi: str
    en: str

    def __new__(cls, code: str, vi: str = "", en: str = "") -> Self:
        word = str.__new__(cls, code)
        word._value_ = code
        word.vi = vi
        word.en = en
        return word

    def __str__(self) -> str:
        return str(self.value)

    @property
    def label(self) -> str:
        """The name in the language being spoken."""
        return say(self.vi, self.en)

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Pairs (code, label) for a form field, in the order written."""
        return [(word.value, word.label) for word in cls]


@cache
def word_of(choices: tuple[tuple[str, str], ...]) -> type[Word] | None:
    """The list a column's choices (codes and Vietnamese names) were made from."""
    waiting: list[type[Word]] = [Word]
    while waiting:
        found = waiting.pop()
        if tuple((each.value, each.vi) for each in found) == choices:
            return found
        waiting += found.__subclasses__()
    return None


@contextmanager
def spoken_in(code: str) -> Iterator[None]:
    """Words are said in a language meanwhile: an official paper is Vietnamese whoever makes it."""
    token = language.set(code)
    try:
        yield
    finally:
        language.reset(token)
