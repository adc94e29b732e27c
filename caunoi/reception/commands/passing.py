"""A matter that becomes a petition. Rooms do not know each other: whoever takes petitions is named at start (``journeys``)."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.duties.commands import hide_duties
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import record
from caunoi.places.models import Body, Place
from caunoi.places.queries import ids_with_those_below

from .. import rules
from ..facts import MatterSettled
from ..models import Booking, Visit, VisitMatter
from ..words import Settlement, Sort, VisitStage
from .common import must_work_in
from .people import people_of


@dataclass(frozen=True, slots=True)
class Passing:
    """What is handed on: the matter, who brought it, and whom it is about."""

    visit: uuid.UUID
    matter: uuid.UUID
    kind: str
    content: str
    place: Place
    body: Body
    on: date
    people: tuple[dict[str, Any], ...]
    signers: int
    respondent: str = ""
    respondent_bodies: tuple[Body, ...] = ()
    secret: bool = False
    repeat: bool = False
    synthetic: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """The petition it became: its number, where it lies, and the page of the receipt the person is handed."""

    petition: uuid.UUID
    number: str
    body: str
    code: str
    due: str = ""
    receipt_href: str = ""


Taker = Callable[[Passing, Person | str, datetime], Taken]
_taker: list[Taker] = []


def passed_on_by(taker: Taker) -> None:
    """Name who takes matters on as petitions; the last one named does."""
    _taker[:] = [taker]


@transaction.atomic
def pass_on(
    *, matter_id: uuid.UUID, by: Person | str, at: datetime, place: Place | None = None, respondent: str = "",
    respondent_bodies: Sequence[Body] = (), secret: bool = False,
) -> Taken:  # fmt: skip
    """Nhận thành đơn: the same clock and number as any petition; then whoever it is about sees the visit no more."""
    matter = locked_matter(matter_id)
    visit = matter.visit
    must_work_in(by, visit.body)
    rules.must_step(visit.state, VisitStage.UNDERWAY)
    if matter.settlement != Settlement.OPEN:
        raise Refusal("Nội dung này đã có kết quả.", "This matter is settled already.")
    if not _taker:
        raise Refusal("Bản cài đặt này không nhận đơn.", "This installation takes no petitions.")
    passing = Passing(
        visit=visit.pk, matter=matter.pk, kind=matter.kind, content=matter.content, place=place or visit.place, body=visit.body,
        on=localdate(at), people=tuple(people_of(visit)), signers=matter.people, respondent=respondent or matter.respondent,
        respondent_bodies=tuple(respondent_bodies), secret=secret or visit.protected, repeat=visit.repeat, synthetic=visit.synthetic,
    )  # fmt: skip
    taken = _taker[0](passing, by, at)
    matter.settlement, matter.petition, matter.petition_number = Settlement.PETITION.value, taken.petition, taken.number
    matter.taken_by, matter.settled_at, matter.respondent = taken.body, at, passing.respondent[:500]
    matter.save()
    fact = MatterSettled(settlement=matter.settlement, petition=str(taken.petition))
    record(fact, about=visit.ref, by=by if isinstance(by, str) else by.ref, at=at)
    _hide(visit, passing, at=at)
    if secret or matter.kind == Sort.DENUNCIATION:
        with as_system():
            Visit.objects.filter(pk=visit.pk).update(masked="", protected=True)
    return taken


def _hide(visit: Visit, passing: Passing, *, at: datetime) -> None:
    """Nobody of a body the matter is about, nor of one below it, reads the visit or who came."""
    named = ids_with_those_below([body.pk for body in passing.respondent_bodies], localdate(at))
    if not named:
        return
    hidden = sorted({*visit.hidden_from, *named})
    changed: dict[str, Any] = {"hidden_from": hidden}
    if visit.body_id in named:
        # Its own clerk cannot come back to it: what is said is written down, the visit ends here.
        changed |= {"stage": VisitStage.DONE.value, "finished_at": at, "version": visit.version + 1}
    with as_system():
        Visit.objects.filter(pk=visit.pk).update(**changed)
        if visit.booking_id:
            Booking.objects.filter(pk=visit.booking_id).update(hidden_from=hidden)
        hide_duties(about=visit.ref, bodies=named)


def locked_matter(matter_id: uuid.UUID) -> VisitMatter:
    """The matter, locked, with its visit."""
    found = (
        VisitMatter.objects.select_for_update(of=("self",))
        .select_related("visit__body__place", "visit__place", "visit__session")
        .filter(pk=matter_id)
        .first()
    )
    if found is None:
        raise Refusal(
            "Không thấy nội dung này, hoặc bạn không được xem.", "This matter does not exist, or is not yours to see."
        )
    return found
