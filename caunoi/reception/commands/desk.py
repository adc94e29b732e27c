"""Opening a body's reception book; the secret calendar address of its head."""

import secrets
from datetime import date, datetime

from django.db import transaction

from caunoi.access.words import Role
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.ledger.commands import record
from caunoi.places.models import Body

from .. import rules
from ..facts import DeskOpened, LinkMade
from ..models import CalendarLink, ReceptionDesk
from .common import Actor, digest, must_work_in, ref_of
from .owing import open_periods


@transaction.atomic
def open_desk(
    *, body: Body, venue: str, since: date, by: Actor, at: datetime, phone: str = "", minutes: int = 20
) -> ReceptionDesk:
    """Begin, or change, the reception desk of a body: from ``since`` on its head's days are counted here."""
    must_work_in(by, body)
    venue = rules.must_say(clean(venue), "venue", "Hãy ghi nơi tiếp công dân.", "Say where people are received.")
    if not 5 <= minutes <= 240:
        raise Refusal("Mỗi lượt từ 5 đến 240 phút.", "A turn lasts 5 to 240 minutes.", field="minutes")
    desk = ReceptionDesk.objects.select_for_update().filter(body=body).first()
    if desk is None:
        desk = ReceptionDesk(body=body, place=body.place, since=since)
        record(DeskOpened(since=since), about=body.ref, by=ref_of(by), at=at)
    desk.venue, desk.phone, desk.minutes = venue[:300], clean(phone)[:40], minutes
    desk.save()
    open_periods(desk=desk, by=by, at=at)
    return desk


@transaction.atomic
def make_link(*, body: Body, by: Actor, at: datetime) -> str:
    """A new secret calendar address for the head; the one before ends. The address is told once and never again."""
    must_work_in(by, body)
    _end(body, at)
    token = secrets.token_urlsafe(24)
    CalendarLink.objects.bulk_create(
        [CalendarLink(body=body, token_digest=digest(token), made_by=ref_of(by), made_at=at)]
    )
    record(LinkMade(made=True), about=body.ref, by=ref_of(by), at=at)
    return token


@transaction.atomic
def end_link(*, body: Body, by: Actor, at: datetime) -> None:
    """End the secret calendar address, as when a phone was lost."""
    must_work_in(by, body, Role.RECEIVER)
    if _end(body, at):
        record(LinkMade(made=False), about=body.ref, by=ref_of(by), at=at)


def _end(body: Body, at: datetime) -> int:
    return CalendarLink.objects.filter(body=body, ended_at__isnull=True).update(ended_at=at)
