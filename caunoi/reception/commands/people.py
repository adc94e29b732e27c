"""Opening the sealed names of those received: for a named officer, with a reason, on record."""

import uuid
from datetime import datetime
from typing import Any

from django.db import transaction

from caunoi.access.words import Role
from caunoi.identity import sealing
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.ledger.commands import record

from .. import rules
from ..facts import PeopleShown
from ..models import Booking, Visit
from ..words import Sort
from .common import digest, locked_visit, must_work_in


@transaction.atomic
def open_people(*, visit_id: uuid.UUID, reason: str, by: Person, at: datetime) -> list[dict[str, Any]]:
    """Mở danh tính: who was received; a denouncer, or who asked for protection, opens only to the identity custodian."""
    visit = locked_visit(visit_id)
    must_work_in(by, visit.body, Role.CUSTODIAN if is_protected(visit) else Role.RECEIVER)
    why = said(reason)
    record(PeopleShown(reason=digest(why), visits=1), about=visit.ref, by=by.ref, at=at)
    return people_of(visit)


@transaction.atomic
def open_booking(*, booking_id: uuid.UUID, reason: str, by: Person, at: datetime) -> dict[str, Any]:
    """Who made an appointment, as when a called-off day must be told by telephone; on record like every opening."""
    booking = Booking.objects.select_related("body").filter(pk=booking_id).first()
    if booking is None:
        raise Refusal("Không thấy lịch hẹn này.", "There is no such appointment.")
    kept_back = booking.kind == Sort.DENUNCIATION
    must_work_in(by, booking.body, Role.CUSTODIAN if kept_back else Role.RECEIVER)
    record(PeopleShown(reason=digest(said(reason)), visits=1), about=booking.ref, by=by.ref, at=at)
    return sealing.unseal(booking.sealed)


def is_protected(visit: Visit) -> bool:
    """Whether the names open only to the custodian."""
    return visit.protected or visit.matters.filter(kind=Sort.DENUNCIATION.value).exists()


def people_of(visit: Visit) -> list[dict[str, Any]]:
    """The people as they gave themselves; a number not yet called has at most its appointment's name."""
    kept = sealing.unseal(visit.sealed)
    people: list[dict[str, Any]] = kept.get("people") or ([kept] if kept.get("name") else [])
    return people


def said(reason: str) -> str:
    """The reason an identity is opened for; refuses an empty one."""
    return rules.must_say(
        clean(reason), "reason", "Hãy ghi lý do cần biết người đến là ai.", "Say why the identity is needed.", 5
    )
