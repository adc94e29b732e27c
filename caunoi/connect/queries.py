"""Reading tokens, webhooks, deliveries and private choices; the database shows a person no more than is theirs."""

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from caunoi.access.context import as_system
from caunoi.access.queries import grants_of, held
from caunoi.access.words import Role
from caunoi.identity.models import Person
from caunoi.identity.sealing import unseal
from caunoi.places.models import Body

from . import rules
from .models import ApiToken, CalendarKey, ContactChoice, Delivery, PushDevice, ServiceRequest, Webhook
from .words import Fate, Standing

#: Whose holders set webhooks for their body.
KEEPERS = (Role.EDITOR, Role.ADMINISTRATOR, Role.HEAD, Role.DEPUTY)


@dataclass(frozen=True, slots=True)
class Held:
    """A token as its keeper sees it."""

    token: ApiToken
    standing: Standing
    role: str


def digest(secret: str) -> str:
    """What is kept of a secret of high entropy."""
    return hashlib.sha256(secret.encode()).hexdigest()


def tokens_seen(today: date, *, most: int = 200) -> list[Held]:
    """The speaker's tokens and those that speak for bodies they administer, the newest first."""
    rows = ApiToken.objects.select_related("body", "person").order_by("-made_at")[:most]
    return [
        Held(row, rules.standing(row.until, row.revoked_at is not None, today), Role(row.role).label) for row in rows
    ]


def seats_of(person: Person) -> list[Any]:
    """What a person holds today: for each of these a token may be made."""
    return list(grants_of(person).order_by("body__name", "role"))


def keeps(person: Person) -> list[Body]:
    """The bodies a person may set webhooks for."""
    roles = [str(role) for role in KEEPERS]
    return sorted({grant.body for grant in grants_of(person).filter(role__in=roles)}, key=lambda body: body.code)


def token_of(secret: str, today: date) -> ApiToken | None:
    """The token in force that a secret opens: not revoked, not expired, its maker still active and in that role."""
    with as_system():
        row = ApiToken.objects.select_related("body__place", "person").filter(digest=digest(secret)).first()
        if row is None or rules.standing(row.until, row.revoked_at is not None, today) is not Standing.RUNNING:
            return None
        still = held(today).filter(holder=row.person_id, body=row.body_id, role=row.role, holder__is_active=True)
        return row if still.exists() else None


def webhooks_seen(*, most: int = 200) -> QuerySet[Webhook]:
    """The webhooks of the speaker's bodies, the newest first, with how many deliveries wait and were given up."""
    return (
        Webhook.objects.select_related("body", "place")
        .annotate(
            waiting=Count("deliveries", filter=Q(deliveries__fate=Fate.WAITING.value)),
            dead=Count("deliveries", filter=Q(deliveries__fate=Fate.DEAD.value)),
        )
        .order_by("-made_at")[:most]
    )


def webhook(hook_id: int) -> Webhook | None:
    """One webhook, None where it is not the speaker's to see."""
    return Webhook.objects.select_related("body", "place").filter(pk=hook_id).first()


def deliveries_of(hook: Webhook, *, dead: bool = False, after: str = "", size: int = 50) -> list[Delivery]:
    """What was sent or waits, the newest first; ``dead`` only what was given up."""
    rows = Delivery.objects.filter(webhook=hook)
    if dead:
        rows = rows.filter(fate=Fate.DEAD.value)
    if after:
        try:
            last = rows.filter(pk=uuid.UUID(after)).first()
        except ValueError:
            last = None
        if last is None:
            return []
        rows = rows.filter(Q(made_at__lt=last.made_at) | Q(made_at=last.made_at, pk__lt=last.pk))
    return list(rows.order_by("-made_at", "-pk")[:size])


def calendar_person(secret: str) -> Person | None:
    """Whose calendar a secret address opens."""
    with as_system():
        row = CalendarKey.objects.select_related("person").filter(digest=digest(secret), person__is_active=True).first()
        return row.person if row else None


def calendar_of(person: Person) -> CalendarKey | None:
    """The private calendar a person has, if any."""
    return CalendarKey.objects.filter(person=person).first()


def choices_of(people: Sequence[Person]) -> dict[int, tuple[str, str]]:
    """The chosen channel and address by person; whoever chose nothing is left out."""
    rows = ContactChoice.objects.filter(person__in=[person.pk for person in people])
    return {row.person_id: (row.channel, unseal(row.sealed)["to"] if row.sealed else "") for row in rows}


def devices_of(person: Person) -> list[tuple[str, dict[str, str]]]:
    """The devices a person is told on: digest and where."""
    return [(row.digest, unseal(row.sealed)) for row in PushDevice.objects.filter(person=person)]


def device_count(person: Person) -> int:
    """How many devices a person is told on."""
    return PushDevice.objects.filter(person=person).count()


def requests_of(token: ApiToken, *, most: int) -> list[ServiceRequest]:
    """What was sent with a token, the newest first."""
    return list(ServiceRequest.objects.filter(token=token).order_by("-made_at")[:most])


def request_by_token(reply_token: str) -> ServiceRequest | None:
    """The request behind the token its sender was answered with; whoever holds the token may follow it."""
    with as_system():
        return ServiceRequest.objects.filter(reply_token=reply_token[:64]).first()
