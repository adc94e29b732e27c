"""Finding today's unit, and a body, from what a resident types: a name, an old name, a whole old address."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from caunoi.kernel.text import clean
from caunoi.places import queries as places
from caunoi.places.models import Body, Place
from caunoi.places.queries import Heir
from caunoi.places.words import Level

MOST = 10


@dataclass(frozen=True, slots=True)
class Option:
    """One unit proposed: its code, its official name, and what helps to recognise it."""

    code: str
    name: str
    hint: str


@dataclass(frozen=True, slots=True)
class Search:
    """What a text may mean: the communes to choose from, what to ask where it is unclear, the street it begins with."""

    options: tuple[Option, ...] = ()
    question: str = ""
    street: str = ""


def communes_found(text: str, *, on: date) -> Search:
    """Today's communes a name or an address may mean, the likeliest first; all of a province where only that is known."""
    text = clean(text)[:300]
    if not text:
        return Search()
    read = places.resolve_address(text, on)
    if read.certain and read.place is not None:
        return Search((_option(read.place, _was(read.units[0], read.matched_name)),), street=read.street)
    options = [_option(heir.place, _was(heir, read.matched_name)) for heir in read.units]
    if not options and read.within is not None:
        options = [_option(place, "") for place in places.communes(read.within, on)]
        return Search(tuple(options), read.question, read.street)
    options += [] if read.units else list(_named_alike(text, on))
    return Search(
        tuple({option.code: option for option in options}.values())[: MOST * 2],
        read.question if read.units else "",
        read.street,
    )


def bodies_found(text: str, *, within: Place | None, on: date) -> list[Body]:
    """Bodies of the place's province whose names hold the words, those of the place first."""
    text = clean(text)[:200]
    if len(text) < 2:
        return []
    province = (within.province or within) if within else None
    found = list(places.find_bodies(text, province=province, on=on)[: MOST * 4])
    near = within.pk if within else None
    return sorted(found, key=lambda body: body.place_id != near)[:MOST]


def _named_alike(text: str, on: date) -> Iterator[Option]:
    """Communes with a close name, and what those that ended became."""
    for found in places.search_places(text, on, MOST, levels=(Level.COMMUNE,)):
        if found.current:
            yield _option(found.place, "")
        for heir in found.became:
            yield _option(heir.place, _was(heir, found.label))


def _option(place: Place, hint: str) -> Option:
    province = place.province.full_name if place.province else ""
    return Option(place.code, place.full_name, ". ".join(part for part in (province, hint) if part))


def _was(heir: Heir, name: str) -> str:
    if not name or name == heir.place.full_name:
        return ""
    return _("Gồm một phần %(name)s cũ") % {"name": name} if heir.partial else _("Gồm %(name)s cũ") % {"name": name}
