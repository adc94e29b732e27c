"""Which bodies supervise, are supervised, draft, hear."""

from datetime import date

from django.utils.timezone import localdate

from caunoi.access.queries import bodies_of, grants_of, held, roles_in
from caunoi.access.rules import covering
from caunoi.access.words import Role
from caunoi.identity.models import Person
from caunoi.oversee import rules
from caunoi.places import queries as places
from caunoi.places.models import Body, Place
from caunoi.places.words import BodyKind


def fronts(on: date) -> list[Body]:
    """Every Front committee of a commune or province on a day."""
    return list(places.bodies(on).filter(kind=BodyKind.FATHERLAND_FRONT.value).select_related("place"))


def hearers(on: date) -> list[Body]:
    """Every council and committee, which hear the Front's results."""
    kinds = [BodyKind.PEOPLES_COUNCIL.value, BodyKind.PEOPLES_COMMITTEE.value]
    return list(places.bodies(on).filter(kind__in=kinds).select_related("place"))


def front_of(place: Place, on: date | None = None) -> Body | None:
    """The Front committee of a place."""
    found = places.bodies(on).filter(place=place, kind=BodyKind.FATHERLAND_FRONT.value)
    return found.select_related("place").order_by("pk").first()


def my_bodies(person: Person) -> list[Body]:
    """The bodies for which a person does the work of a handler."""
    wanted = {str(role) for role in covering(Role.HANDLER)}
    return [body for body in bodies_of(person) if wanted & roles_in(person, body)]


def headed(person: Person) -> set[int]:
    """The bodies (their keys) a person signs for: one statement."""
    wanted = {str(role) for role in covering(Role.HEAD)}
    return {grant.body_id for grant in grants_of(person) if grant.role in wanted}


def signers(body: Body) -> list[str]:
    """Who signs for a body today, the head first."""
    grants = held().filter(body=body, role__in=[str(role) for role in covering(Role.HEAD)]).select_related("holder")
    return list(
        dict.fromkeys(
            each.holder.name for each in sorted(grants, key=lambda each: (each.role != str(Role.HEAD), each.pk))
        )
    )


def overseers(person: Person) -> list[Body]:
    """Those of them that supervise and criticise."""
    return [body for body in my_bodies(person) if str(body.kind) in rules.OVERSEERS]


def subjects(body: Body, on: date | None = None) -> list[Body]:
    """The bodies of a place that may be supervised, the committee first."""
    here = [each for each in places.bodies_of(body.place, on) if each.pk != body.pk]
    return sorted(here, key=lambda each: (each.kind != BodyKind.PEOPLES_COMMITTEE, each.sort_key))


def drafters(body: Body, on: date | None = None) -> list[Body]:
    """State bodies of the same level, whose drafts are criticised."""
    return [each for each in subjects(body, on) if str(each.kind) in rules.DRAFTERS]


def addressees(place: Place, on: date | None = None) -> list[Body]:
    """The bodies of a place the standing channel speaks to."""
    found = [each for each in places.bodies_of(place, on or localdate()) if str(each.kind) in rules.ADDRESSEES]
    return sorted(
        found, key=lambda each: (each.kind not in (BodyKind.PEOPLES_COMMITTEE, BodyKind.PARTY_COMMITTEE), each.sort_key)
    )
