"""Whose accounts and which bodies an administrator looks after."""

from typing import Any

from django.db.models import Q, QuerySet

from caunoi.access.queries import ever_held, grants_of, held
from caunoi.access.words import Role
from caunoi.identity.queries import Person
from caunoi.places import queries as places
from caunoi.places.queries import Body
from caunoi.places.words import BodyKind

#: Whose administrator also gives roles in which bodies of the residential groups.
_GROUP_BODIES = {
    BodyKind.PEOPLES_COMMITTEE.value: BodyKind.RESIDENTIAL_HEADS.value,
    BodyKind.FATHERLAND_FRONT.value: BodyKind.FRONT_BOARD.value,
}


def administered(person: Any, text: str = "") -> QuerySet[Body]:
    """The bodies one administers, those below them, and those of their residential groups; by words of name or code if given."""
    mine = [grant.body for grant in grants_of(person) if grant.role == Role.ADMINISTRATOR.value]
    if not mine:
        return places.bodies().none()
    within = Q(pk__in=places.ids_with_those_below([body.pk for body in mine]))
    for body in mine:
        if body.kind in _GROUP_BODIES:
            within |= Q(place__parent=body.place_id, kind=_GROUP_BODIES[body.kind])
    found = places.find_bodies(text) if text else places.bodies().order_by("place__sort_key", "sort_key", "code")
    return found.filter(within).select_related("place")


def roles_there(bodies: QuerySet[Body]) -> QuerySet[Any]:
    """Every role held today in the bodies, in the order of bodies and names."""
    rows = held().filter(body__in=bodies.order_by().values("pk")).select_related("holder", "body")
    return rows.order_by("body__sort_key", "body__code", "holder__name", "role")


def looks_after(administrator: Any, person: Person) -> bool:
    """Whether an account is this administrator's to close or give a password: every role of it lies in bodies they administer; never one's own."""
    if person.pk == administrator.pk:
        return False
    theirs = set(held().filter(holder=person).values_list("body", flat=True))
    if not theirs:
        theirs = set(ever_held(person).values_list("body", flat=True))
    return bool(theirs) and administered(administrator).filter(pk__in=theirs).count() == len(theirs)
