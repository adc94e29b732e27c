"""Who may see and keep which workplaces; lists by place."""

import uuid
from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from caunoi.access.queries import bodies_of, held, roles_in
from caunoi.access.rules import covering
from caunoi.access.words import Role
from caunoi.identity.models import Person
from caunoi.places.models import Body, Place
from caunoi.places.queries import body_on
from caunoi.workplace.models import Workplace
from caunoi.workplace.words import Kept, Sort

#: The desks of the two sides; both may be entrusted to an account.
DESKS = (Role.EMPLOYER, Role.WORKERS_SIDE)


def overseer_of(place: Place, on: date) -> Body | None:
    """The committee that keeps the register of a place."""
    return body_on(f"ubnd.{place.code}", on)


def registering_bodies(person: Person) -> list[Body]:
    """The committees for which the person may register workplaces."""
    return [body for body in bodies_of(person) if body.office == "ubnd" and _holds(person, Role.HANDLER, body)]


def registrable_bodies(overseer: Body, on: date) -> list[Body]:
    """Bodies of the place that are not on the register yet, the committee itself among them."""
    taken = Workplace.objects.filter(place=overseer.place_id).values("body_id")
    there = Body.objects.filter(Q(until__isnull=True) | Q(until__gt=on), place=overseer.place_id).exclude(pk__in=taken)
    return list(there.order_by("sort_key"))


def workplaces_for(person: Person) -> QuerySet[Workplace]:
    """The workplaces a person keeps: their own and those their committee oversees."""
    mine = [body.pk for body in bodies_of(person)]
    found = Workplace.objects.filter(Q(body_id__in=mine) | Q(overseer_id__in=mine))
    return found.select_related("body", "place", "overseer").order_by("name", "pk")


def workplace_of(person: Person, workplace_id: uuid.UUID) -> Workplace | None:
    """One workplace the person keeps."""
    return workplaces_for(person).filter(pk=workplace_id).first()


def public_workplace(workplace_id: uuid.UUID) -> Workplace | None:
    """One workplace of the public register."""
    return Workplace.objects.select_related("body", "place", "overseer").filter(pk=workplace_id).first()


def listed(*, place: Place | None = None, sort: str = "", name: str = "") -> QuerySet[Workplace]:
    """The public register of a place (a province: of all its communes), by name."""
    found = Workplace.objects.select_related("place", "body")
    if place is not None:
        found = (
            found.filter(Q(place=place) | Q(place__province=place)) if place.is_province else found.filter(place=place)
        )
    if sort in {each.value for each in Sort}:
        found = found.filter(sort=sort)
    if name:
        found = found.filter(name__icontains=name)
    return found.order_by("name", "pk")


def keeping(person: Person, row: Workplace, role: Role = Role.EMPLOYER) -> Kept | None:
    """As whom the person may act for the workplace: its own desk, its committee from paper, or not at all."""
    if _holds(person, role, row.body):
        return Kept.OWN
    return Kept.PLACE if _holds(person, Role.HANDLER, row.overseer) else None


def desks_of(row: Workplace, on: date) -> list[tuple[str, str, Role]]:
    """Who holds the desks of the workplace today: username, name, role."""
    rows = held(on).filter(body=row.body, role__in=[str(role) for role in DESKS]).select_related("holder")
    return [
        (grant.holder.username, grant.holder.name, Role(grant.role)) for grant in rows.order_by("role", "holder__name")
    ]


def works_at_desk(grants: Iterable[object]) -> bool:
    """Whether any of the grants opens the officers' pages of this room."""
    wanted = {str(each) for role in (Role.EMPLOYER, Role.WORKERS_SIDE, Role.HANDLER) for each in covering(role)}
    return any(str(getattr(grant, "role", "")) in wanted for grant in grants)


def _holds(person: Person, role: Role, body: Body) -> bool:
    return not roles_in(person, body).isdisjoint(str(each) for each in covering(role))
