"""Rolls of households and who keeps them, as their readers may see them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from caunoi.access.queries import grants_of
from caunoi.access.rules import reads_records
from caunoi.decide.models import (
    Decision,
    Household,
)
from caunoi.identity.models import Person
from caunoi.identity.sealing import unseal
from caunoi.places import queries as places
from caunoi.places.models import Body, Place
from caunoi.places.words import BodyKind, Level

#: Kinds of bodies whose people keep rolls and votes; the database asks the same.
KEEPERS = (BodyKind.RESIDENTIAL_HEADS, BodyKind.FRONT_BOARD, BodyKind.PEOPLES_COMMITTEE, BodyKind.FATHERLAND_FRONT)


def keeping_bodies(person: Person) -> list[Body]:
    """The bodies through which a person keeps rolls and votes today."""
    return keeping_among(grants_of(person))


def keeping_among(grants: Iterable[Any]) -> list[Body]:
    """Of the bodies of some grants, those that keep rolls and votes."""
    found = {grant.body.pk: grant.body for grant in grants if grant.body.kind in KEEPERS and reads_records(grant.role)}
    return [body for body in found.values() if body.place.level in (Level.COMMUNE, Level.GROUP, Level.BLOCK)]


def communes_of(person: Person) -> list[Place]:
    """The communes whose decisions a person keeps, wholly or in one village."""
    found: dict[int, Place] = {}
    for body in keeping_bodies(person):
        place = body.place if body.place.level == Level.COMMUNE else body.place.parent
        if place is not None:
            found[place.pk] = place
    return sorted(found.values(), key=lambda place: place.sort_key)


def villages_of(person: Person) -> list[Place]:
    """The residential groups a person may keep rolls and votes of."""
    found: dict[int, Place] = {}
    for body in keeping_bodies(person):
        for place in places.children(body.place) if body.place.level == Level.COMMUNE else [body.place]:
            if place.level in (Level.GROUP, Level.BLOCK):
                found[place.pk] = place
    return sorted(found.values(), key=lambda place: place.sort_key)


def on_roll(place_id: int, day: date) -> int:
    """How many households the roll holds on a day."""
    return households_of(place_id, day).count()


def households_of(place_id: int, day: date) -> QuerySet[Household]:
    """The households on a village's roll on a day, in the order of their codes."""
    running = Q(until__isnull=True) | Q(until__gt=day)
    return Household.objects.filter(running, place_id=place_id, since__lte=day).order_by("code")


def rolls(villages: list[Place], day: date) -> dict[int, int]:
    """How many households each village's roll holds: one statement."""
    running = Q(until__isnull=True) | Q(until__gt=day)
    rows = Household.objects.filter(running, place__in=villages, since__lte=day).values_list("place_id")
    return dict(rows.annotate(n=Count("pk")))


def base_of(place: Place, day: date) -> int:
    """All households: of the roll, or where there is none the number counted last."""
    return on_roll(place.pk, day) or places.households(place, day) or 0


def representative_of(household: Household) -> str:
    """The unsealed name; the caller has recorded why it is read."""
    return str(unseal(household.representative)["name"]) if household.representative else ""


def villages_in(commune: Place, day: date) -> list[Place]:
    """The residential groups of a commune on a day."""
    return [place for place in places.children(commune, day) if place.level == Level.GROUP]


def keeps(person: Person, row: Decision) -> bool:
    """Whether a person keeps the decision's village or commune today."""
    if not getattr(person, "is_authenticated", False):
        return False
    return any(body.place_id in (row.place_id, row.commune_id) for body in keeping_bodies(person))
