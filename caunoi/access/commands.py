"""Giving and ending roles."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import record
from caunoi.places.models import Body

from .facts import Ended, Granted
from .models import Grant
from .words import Role


@transaction.atomic
def grant_role(
    *, person: Person, role: Role, body: Body, since: date, by: str, at: datetime, until: date | None = None
) -> Grant:
    """Give a role in a body from a day; refuses a second grant of what is held already."""
    overlapping = Grant.objects.filter(
        Q(until__isnull=True) | Q(until__gt=since), holder=person, role=str(role), body=body
    )
    if overlapping.exists():
        raise Refusal(
            f"{person.name} đang giữ vai trò {role.vi} tại {body.name}.",
            f"{person.name} already is {role.en} of {body.name}.",
        )
    grant = Grant.objects.create(holder=person, role=str(role), body=body, since=since, until=until)
    record(Granted(role=str(role), body=body.code, since=since, until=until), about=person.ref, by=by, at=at)
    return grant


@transaction.atomic
def end_role(*, person: Person, role: Role, body: Body, until: date, by: str, at: datetime) -> None:
    """End a role from a day on; refuses when it is not held."""
    running = Q(until__isnull=True) | Q(until__gt=until)
    changed = Grant.objects.filter(running, holder=person, role=str(role), body=body, since__lte=until).update(
        until=until
    )
    if not changed:
        raise Refusal(
            f"{person.name} không giữ vai trò {role.vi} tại {body.name}.",
            f"{person.name} is not {role.en} of {body.name}.",
        )
    record(Ended(role=str(role), body=body.code, until=until), about=person.ref, by=by, at=at)
