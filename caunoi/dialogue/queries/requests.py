"""Requests by voters, and what number they must reach."""

import hashlib
import hmac
import uuid
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from caunoi.dialogue.models import DialogueRequest, SignatureSheet
from caunoi.dialogue.words import RequestStage
from caunoi.law.queries import in_force
from caunoi.law.rules import Rule
from caunoi.places.models import Body, Place


def mark_of(device: str, thing: str) -> str:
    """What is kept of a device that supports a thing: another mark for each thing, so that nothing can be put together."""
    words = f"{device}:{thing}".encode()
    return hmac.new(settings.IDENTITY_KEY.encode(), words, hashlib.sha256).hexdigest()[:32]


def request_rule(on: date) -> Rule:
    """The rule that says how many voters must ask."""
    return in_force("dialogue.request", on=on)


def needed_of(request: DialogueRequest) -> int:
    """How many voters must have signed."""
    threshold = request_rule(request.opened_on).threshold
    return threshold.least(request.voters)


@dataclass(frozen=True, slots=True)
class Counted:
    """A request and how far it is."""

    request: DialogueRequest
    needed: int

    @property
    def stage(self) -> RequestStage:
        """Where it stands."""
        return RequestStage(self.request.stage)

    @property
    def missing(self) -> int:
        """How many signatures are still to come."""
        return max(self.needed - self.request.signatures, 0)

    @property
    def share(self) -> float:
        """The share of voters who have signed."""
        return self.request.signatures / self.request.voters


def request_of(request_id: uuid.UUID) -> Counted | None:
    """One request; anybody may read it."""
    row = DialogueRequest.objects.select_related("place", "body").filter(pk=request_id).first()
    return Counted(row, needed_of(row)) if row else None


def requests_in(
    *, place: Place | None = None, bodies: list[Body] | None = None, size: int = 20, running: bool = False
) -> list[Counted]:
    """The requests of a place or of some bodies, the latest first."""
    rows = DialogueRequest.objects.select_related("place", "body")
    if place is not None:
        rows = rows.filter(place__province=place) if place.is_province else rows.filter(place=place)
    if bodies is not None:
        rows = rows.filter(body__in=bodies)
    if running:
        rows = rows.filter(stage__in=[RequestStage.COLLECTING.value, RequestStage.REACHED.value])
    return [Counted(row, needed_of(row)) for row in rows.order_by("-opened_on", "-id")[:size]]


def sheets_of(request: DialogueRequest) -> list[SignatureSheet]:
    """The sheets counted for a request, in order."""
    return list(request.sheets.order_by("id")[:200])
