"""Where the menus lead: rooms add their own entries when the application starts."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a menu, in both languages; ``may`` decides from the request whether to show it.

    One of the ``foot`` stands in the full list of the phone's menu and the page's foot, not in the bar under the masthead.
    """

    vi: str
    en: str
    url: str
    icon: str = "right"
    order: int = 50
    group: tuple[str, str] = ("", "")
    foot: bool = False
    may: Callable[[Any], bool] | None = None
    count: Callable[[Any], int | None] | None = None


class Menu:
    """Entries in order; addresses that do not exist in this installation are left out."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}
        self._narrow: dict[str, tuple[Callable[[Any], bool], frozenset[str]]] = {}

    def narrow(self, name: str, when: Callable[[Any], bool], only: Iterable[str]) -> None:
        """Readers for whom ``when(request)`` holds see only the entries that lead to these addresses; ``name`` is who says so."""
        self._narrow[name] = (when, frozenset(only))

    def narrowed(self, request: Any) -> bool:
        """Whether some room says that the reader has work of their own here and nothing else."""
        return any(when(request) for when, _only in self._narrow.values())

    def add(self, vi: str, en: str, url: str, **more: Any) -> None:
        """Add or replace the entry that leads to the named address ``url``."""
        self._entries[url] = Entry(vi, en, url, **more)

    def entries(self) -> list[Entry]:
        """Every entry, in order, whoever may see it."""
        return sorted(self._entries.values(), key=lambda entry: entry.order)

    def links(self, request: Any) -> list[dict[str, Any]]:
        """The entries this reader sees, with the one they are at marked."""
        entries = self.entries()
        if request is not None:
            for when, only in self._narrow.values():
                entries = [entry for entry in entries if entry.url in only] if when(request) else entries
        links = [link for entry in entries for link in self._link(entry, request)]
        here = max((link["href"] for link in links if _leads_to(link["href"], request)), key=len, default=None)
        return [{**link, "current": link["href"] == here} for link in links]

    def groups(self, request: Any) -> list[tuple[str, list[dict[str, Any]]]]:
        """The same in their groups, each once with its name (empty for none), in the order of its first entry."""
        groups: dict[str, list[dict[str, Any]]] = {}
        for link in self.links(request):
            groups.setdefault(link["group"], []).append(link)
        return list(groups.items())

    def _link(self, entry: Entry, request: Any) -> Iterator[dict[str, Any]]:
        if entry.may is not None and (request is None or not entry.may(request)):
            return
        try:
            href = reverse(entry.url)
        except NoReverseMatch:
            return
        english = (get_language() or "vi").startswith("en")
        count = entry.count(request) if entry.count and request is not None else None
        yield {
            "href": href,
            "label": entry.en if english else entry.vi,
            "group": entry.group[1 if english else 0],
            "icon": entry.icon,
            "foot": entry.foot,
            "count": count,
        }


def _leads_to(href: str, request: Any) -> bool:
    path = getattr(request, "path", "")
    return path == href or (href != "/" and path.startswith(href))


class Told:
    """Which guide stands beside a page, and where a difficult form is explained; an upper floor offers both."""

    def __init__(self) -> None:
        self._guide = ""
        self._pages: dict[str, str] = {}
        self._topics: dict[str, tuple[str, str, str, str]] = {}

    def offer(self, guide: str, pages: dict[str, str], topics: dict[str, tuple[str, str, str, str]]) -> None:
        """Guides at the named address ``guide``: for pages under named addresses, and for topics as (guide, heading, vi, en)."""
        self._guide, self._pages, self._topics = guide, pages, topics

    def beside(self, request: Any) -> str:
        """The address of the guide for the page being read; empty where none fits."""
        known = [(_address(page), slug) for page, slug in self._pages.items()]
        fitting = [(href, slug) for href, slug in known if href and _leads_to(href, request)]
        return reverse(self._guide, args=[max(fitting, key=lambda each: len(each[0]))[1]]) if fitting else ""

    def on(self, topic: str) -> tuple[str, str]:
        """The address where a topic is explained and what the link says; both empty where no guide does."""
        if topic not in self._topics:
            return "", ""
        slug, heading, vi, en = self._topics[topic]
        english = (get_language() or "vi").startswith("en")
        return f"{reverse(self._guide, args=[slug])}#{heading}", en if english else vi


def _address(page: str) -> str:
    try:
        return reverse(page)
    except NoReverseMatch:
        return ""


#: The public menu under the masthead.
public = Menu()
#: The officers' menu at the side.
desk = Menu()
#: The guides beside the pages.
told = Told()
