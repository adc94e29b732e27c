"""A guide drawn in the reader's language, its headings, and the search over all of them without marks."""

import html
import re
from dataclasses import dataclass
from datetime import date

from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from caunoi.kernel.text import fold, slug

from .contents import GUIDES, Guide

#: Seconds a guide's text for the search may be old.
FRESH = 600
#: Sections shown of one guide, and the longest thing one may search for.
MOST, LONGEST = 3, 80
_HEADING = re.compile(r"<h2(?: id=\"(?P<id>[\w-]+)\")?>(?P<text>.*?)</h2>", re.S)
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a guide under one heading, with its words for the search."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """A guide that answers a search, with the parts that do."""

    guide: Guide
    sections: list[Section]


def language() -> str:
    """Which of the two languages the reader reads."""
    return "en" if (get_language() or "vi").startswith("en") else "vi"


def body(guide: Guide, today: date) -> tuple[SafeString, list[Section]]:
    """The guide's text with an anchor at each heading, and its sections."""
    drawn = render_to_string(f"desk/guide/{language()}/{guide.slug}.html", {"guide": guide, "today": today})
    sections = list(_sections(drawn))
    ids = iter(sections)
    anchored = _HEADING.sub(lambda found: f'<h2 id="{next(ids).id}">{found["text"]}</h2>', drawn)
    return mark_safe(anchored), sections  # noqa: S308 - drawn from our own templates


def search(words: str, today: date) -> list[Found]:
    """Guides that hold the words together, or where none does every word of them; titles and headings first."""
    folded = " ".join(re.findall(r"\w+", fold(words[:LONGEST])))
    if not folded:
        return []
    return _ranked([folded], today) or _ranked(folded.split(), today)


def _ranked(wanted: list[str], today: date) -> list[Found]:
    found = [(rank, each) for guide in GUIDES for rank, each in [_look(guide, wanted, today)] if rank]
    return [each for _rank, each in sorted(found, key=lambda pair: -pair[0])]


def _look(guide: Guide, wanted: list[str], today: date) -> tuple[int, Found]:
    key = f"desk.guide.{language()}.{guide.slug}.{today}"
    sections: list[Section] = cache.get_or_set(key, lambda: body(guide, today)[1], FRESH)  # type: ignore[assignment]
    title = f"{guide.label} {guide.told}"
    headed = [each for each in sections if _holds(each.title, wanted)]
    said = [each for each in sections if each not in headed and _holds(f"{each.title} {each.text}", wanted)]
    rank = 4 * _holds(title, wanted) + 2 * bool(headed) + bool(said)
    return rank, Found(guide, [*headed, *said][:MOST])


def _holds(text: str, wanted: list[str]) -> bool:
    folded = f" {' '.join(re.findall(r'\w+', fold(text)))}"
    return all(f" {word}" in folded for word in wanted)


def _sections(drawn: str) -> list[Section]:
    pieces = list(_HEADING.finditer(drawn))
    ends = [each.start() for each in pieces[1:]] + [len(drawn)]
    return [
        Section(each["id"] or slug(_words(each["text"])), _words(each["text"]), _words(drawn[each.end() : end]))
        for each, end in zip(pieces, ends, strict=True)
    ]


def _words(markup: str) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", markup)).split())
