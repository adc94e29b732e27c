"""Who holds what, where, on a day."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from caunoi.identity.models import Person
from caunoi.places.models import Body

from . import rules
from .models import Grant
from .words import Role


def held(on: date | None = None) -> QuerySet[Grant]:
    """Grants in force on a day, today unless said."""
    day = on or timezone.localdate()
    return Grant.objects.filter(Q(until__isnull=True) | Q(until__gt=day), since__lte=day)


def grants_of(person: Person, on: date | None = None) -> QuerySet[Grant]:
    """What a person holds on a day, bodies fetched along."""
    return held(on).filter(holder=person).select_related("body", "body__place")


def ever_held(person: Person) -> QuerySet[Grant]:
    """Everything a person holds or held, on whatever day."""
    return Grant.objects.filter(holder=person)


def bodies_of(person: Person, on: date | None = None) -> list[Body]:
    """The bodies a person works in on a day, each once, in the order of its code; who only keeps its accounts does not."""
    found = {grant.body for grant in grants_of(person, on) if rules.reads_records(grant.role)}
    return sorted(found, key=lambda body: body.code)


def bodies_near(person: Person, on: date | None = None) -> list[Body]:
    """The bodies a person holds any role in: those who belong there, and whom a wall against the body keeps out."""
    return sorted({grant.body for grant in grants_of(person, on)}, key=lambda body: body.code)


def works_in(person: Person, body: Body, on: date | None = None) -> bool:
    """Whether the body's records are the person's business on a day."""
    return any(rules.reads_records(role) for role in roles_in(person, body, on))


def holds_any(person: Person, roles: Iterable[Role]) -> bool:
    """Whether the person holds one of the roles in any body today."""
    wanted = [str(each) for role in roles for each in rules.covering(role)]
    return held().filter(holder=person, role__in=wanted).exists()


def roles_in(person: Person, body: Body, on: date | None = None) -> set[str]:
    """The person's role codes in one body on a day."""
    return set(held(on).filter(holder=person, body=body).values_list("role", flat=True))


def require(person: Person, role: Role, body: Body, on: date | None = None) -> None:
    """Refuse, saying whose work it is, unless the person holds the role in the body on the day."""
    rules.must_hold(roles_in(person, body, on), role, body.name)


def holders(body: Body, role: Role, on: date | None = None) -> list[Person]:
    """Who holds a role in a body on a day."""
    return [grant.holder for grant in held(on).filter(body=body, role=str(role)).select_related("holder")]
