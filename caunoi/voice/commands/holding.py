"""Two officers on one case: holding it still while one acts, telling what the other did; keeping what is being typed."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from caunoi.identity import sealing
from caunoi.identity.models import Person
from caunoi.places.models import Body

from ..models import Draft, PetitionStep
from .case import case
from .intake import key_digest

#: Days something typed and not sent is kept.
KEPT_DAYS = 30
KEPT = timedelta(days=KEPT_DAYS)


@transaction.atomic
def held_since(*, petition_id: uuid.UUID, seen: int) -> list[PetitionStep]:
    """Hold the case for this transaction and return the steps taken after the first ``seen`` ones."""
    case(petition_id)
    return list(
        PetitionStep.objects.filter(petition_id=petition_id).select_related("body").order_by("id")[max(seen, 0) :]
    )


def keep_typed(*, key: str, typed: dict[str, Any], by: Person, at: datetime, body: Body | None = None) -> None:
    """Keep, sealed, what an officer is typing, so that a lost session loses nothing."""
    kept = {"sealed": sealing.seal(typed), "updated_at": at, "started_by": by.ref, "body": body}
    Draft.objects.update_or_create(key_digest=key_digest(key), petition=None, defaults=kept)


def typed_so_far(*, key: str, by: Person, at: datetime) -> tuple[dict[str, Any], datetime | None]:
    """What the officer had typed under the key, and when; empty when nothing, or too long ago."""
    draft = Draft.objects.filter(
        key_digest=key_digest(key), petition=None, started_by=by.ref, updated_at__gte=at - KEPT
    ).first()
    if draft is None or not draft.sealed:
        return {}, None
    return sealing.unseal(draft.sealed), draft.updated_at


def forget_typed(*, key: str, by: Person) -> None:
    """Throw away what was kept under the key."""
    Draft.objects.filter(key_digest=key_digest(key), petition=None, started_by=by.ref).delete()


def typed_drafts(*, by: Person, at: datetime) -> list[tuple[dict[str, Any], datetime]]:
    """Everything the officer has begun to type and not sent, with when; newest first."""
    rows = Draft.objects.filter(started_by=by.ref, petition=None, updated_at__gte=at - KEPT).order_by("-updated_at")[
        :50
    ]
    return [(sealing.unseal(row.sealed), row.updated_at) for row in rows if row.sealed]
