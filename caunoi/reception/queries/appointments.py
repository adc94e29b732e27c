"""The appointment a code opens; the secret calendar of a head."""

import hashlib
import uuid
from dataclasses import dataclass
from datetime import date

from caunoi.access.context import as_system, show_receipts
from caunoi.identity import sealing
from caunoi.places.models import Body

from ..models import Booking, CalendarLink, ReceptionSession
from ..words import BookingStage, SessionStage


@dataclass(frozen=True, slots=True)
class Shown:
    """An appointment as its holder reads it, with the number once there."""

    booking: Booking
    number: int | None
    stage: str
    visit: str = ""

    @property
    def session(self) -> ReceptionSession:
        """The day it is for."""
        return self.booking.session

    @property
    def called_off(self) -> bool:
        """Whether the body has called the day off."""
        return self.session.stage == SessionStage.CANCELLED

    @property
    def running(self) -> bool:
        """Whether it can still be moved or given back."""
        return self.booking.stage == BookingStage.BOOKED


def appointment(code: str) -> Shown | None:
    """The appointment with this code; the rest of the transaction may see it. None: no such code."""
    digest = sealing.digest(code)
    show_receipts([digest])
    booking = (
        Booking.objects.select_related("session__body__place", "session__term", "session__moved_to", "session__place")
        .filter(code_digest=digest)
        .first()
    )
    if booking is None:
        return None
    with as_system():
        visit = getattr(Booking.objects.select_related("visit").get(pk=booking.pk), "visit", None)
    return Shown(booking, visit.number if visit else None, visit.stage if visit else "", visit.ref if visit else "")


def feed_of(token: str) -> tuple[Body, list[tuple[ReceptionSession, int]]] | None:
    """The head's calendar behind a secret address: the body's days with how many are booked; None when it has ended."""
    digest = hashlib.sha256(token.encode()).hexdigest()
    with as_system():
        link = CalendarLink.objects.select_related("body").filter(token_digest=digest, ended_at__isnull=True).first()
    return None if link is None else (link.body, with_bookings(link.body))


def with_bookings(body: Body, *, since: date | None = None) -> list[tuple[ReceptionSession, int]]:
    """The days of a body with how many are booked: two statements."""
    rows = ReceptionSession.objects.filter(body=body).select_related("body", "place", "term")
    if since is not None:
        rows = rows.filter(on__gte=since)
    sessions = list(rows.order_by("-on", "starts")[:200])
    booked: dict[uuid.UUID, int] = {}
    with as_system():
        taken = Booking.objects.filter(session__in=[s.pk for s in sessions], stage=BookingStage.BOOKED.value)
        for session in taken.values_list("session_id", flat=True):
            booked[session] = booked.get(session, 0) + 1
    return [(session, booked.get(session.pk, 0)) for session in sessions]


def has_link(body: Body) -> bool:
    """Whether the head's secret calendar address stands."""
    return CalendarLink.objects.filter(body=body, ended_at__isnull=True).exists()
