"""Where a timetable hung on paper and since when, and whether that was in time for each of its days."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from caunoi.access.context import as_system
from caunoi.files import queries as files
from caunoi.files.models import StoredFile
from caunoi.places.models import Body, Place

from ..models import ReceptionSession, TimetableProof
from ..words import SessionStage


@dataclass(frozen=True, slots=True)
class Hung:
    """One proof and the days it came too late for."""

    proof: TimetableProof
    late_for: tuple[date, ...]


def hung_at(place: Place, *, today: date, size: int = 20) -> list[Hung]:
    """Where the timetable of days lately past and to come hangs, as everybody reads it, the latest first: two statements."""
    found = TimetableProof.objects.filter(place=place, withdrawn_at=None, last__gte=today - timedelta(weeks=9))
    return _judged(found.select_related("body").order_by("-posted_on", "-pk")[:size])


def hung_by(bodies: Iterable[Body], *, size: int = 60) -> list[Hung]:
    """What officers of bodies recorded and did not take back, the latest first."""
    found = TimetableProof.objects.filter(body__in=list(bodies), withdrawn_at=None).select_related("body")
    return _judged(found.order_by("-posted_on", "-pk")[:size])


def one(proof_id: int) -> TimetableProof | None:
    """One proof that stands."""
    return TimetableProof.objects.select_related("body").filter(pk=proof_id, withdrawn_at=None).first()


def picture_of(proof_id: int) -> tuple[StoredFile, bytes] | None:
    """The picture of a proof that stands, with its content."""
    proof = one(proof_id)
    if proof is None or proof.picture is None:
        return None
    return _handed(proof.picture)


def _handed(file_id: uuid.UUID) -> tuple[StoredFile, bytes] | None:
    with as_system():
        found = files.file_row(file_id)
        return (found, files.content_of(found)) if found is not None and found.may_be_handed_out else None


def _judged(proofs: Iterable[TimetableProof]) -> list[Hung]:
    rows = list(proofs)
    if not rows:
        return []
    span = (min(row.first for row in rows), max(row.last for row in rows))
    days = ReceptionSession.objects.filter(body__in={row.body_id for row in rows}, on__range=span, adhoc=False)
    held = list(
        days.exclude(stage=SessionStage.CANCELLED.value).values_list("body_id", "on", "last_day").order_by("on")
    )
    return [
        Hung(
            row,
            tuple(
                dict.fromkeys(
                    on for body, on, last in held if body == row.body_id and row.first <= on <= row.last and last < row.posted_on
                )
            ),
        )
        for row in rows
    ]  # fmt: skip
