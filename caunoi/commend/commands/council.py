"""Seating the council, opening its meeting, keeping conflicts of interest out, what the council alone may know."""

import uuid
from collections.abc import Collection
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.access.queries import bodies_near, bodies_of
from caunoi.access.words import Role
from caunoi.commend import rules
from caunoi.commend.facts import ConflictKept, CouncilLooked, SeatGiven
from caunoi.commend.models import Campaign, Conflict, CouncilSeat, Nomination, NomineePerson, SealedNote
from caunoi.commend.words import Act, Ground, Seat, Stage, Standing
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import record
from caunoi.places.models import Body
from caunoi.voice.queries.standing import denounced

from .common import Actor, locked, locked_nomination, must_be_at, must_be_current, must_work, ref_of, take

_SEATING = (Stage.PLANNED, Stage.OPEN, Stage.POSTED)


@transaction.atomic
def seat(*, campaign_id: uuid.UUID, person: Person, body: Body, office: Seat, by: Actor, at: datetime) -> CouncilSeat:
    """Seat a person who works in a body; seats stand once the meeting is open."""
    row = locked(campaign_id)
    must_work(by, Role.HANDLER, row.body)
    must_be_at(row, *_SEATING)
    if body not in bodies_of(person):
        raise Refusal(
            f"{person.name} không làm việc ở {body.name}.",
            f"{person.name} does not work in {body.name}.",
            field="person",
        )
    try:
        with transaction.atomic():
            made = CouncilSeat.objects.create(
                campaign=row, organiser=row.body, person=person, body=body, name=person.name, office=office.value
            )
    except IntegrityError as taken:
        raise Refusal(
            "Người này đã là thành viên, hoặc Hội đồng đã có Chủ tịch.",
            "Seated already, or the council has a chair.",
            field="person",
        ) from taken
    record(SeatGiven(member=person.ref, office=office.value), about=row.ref, by=ref_of(by), at=at)
    return made


@transaction.atomic
def leave_seat(*, campaign_id: uuid.UUID, seat_id: int, by: Actor, at: datetime) -> None:
    """Take a member out before the meeting is open; taken out twice is taken out."""
    row = locked(campaign_id)
    must_work(by, Role.HANDLER, row.body)
    must_be_at(row, *_SEATING)
    found = CouncilSeat.objects.filter(campaign=row, pk=seat_id).select_related("person").first()
    if found is not None:
        found.delete()
        record(
            SeatGiven(member=found.person.ref, office=found.office, removed=True), about=row.ref, by=ref_of(by), at=at
        )


@transaction.atomic
def convene(
    *, campaign_id: uuid.UUID, present: Collection[int], by: Actor, at: datetime, version: int | None = None
) -> Campaign:
    """Open the council's meeting: who is present, who is kept out of which vote, what the council must know. Without quorum there is none."""
    row = locked(campaign_id)
    must_be_current(row, version)
    today = localdate(at)
    if row.posted_until is not None and today <= row.posted_until and Stage(row.stage) is Stage.POSTED:
        raise Refusal(
            f"Còn lấy ý kiến đến hết ngày {row.posted_until:%d/%m/%Y}; Hội đồng họp sau đó.",
            f"Objections are open to the end of {row.posted_until:%d/%m/%Y}; the council meets after that.",
        )
    take(row, Act.CONVENE, by, at)
    seats = list(CouncilSeat.objects.filter(campaign=row).select_related("person"))
    _must_be_whole(seats)
    here = [each for each in seats if each.pk in set(present)]
    rules.must_have_quorum(len(here), len(seats), row.quorum)
    CouncilSeat.objects.filter(pk__in=[each.pk for each in here]).update(present=True)
    row.met_on = today
    row.save()
    _keep_out(row, seats, by, at)
    write_notes(row, at)
    return row


def _must_be_whole(seats: list[CouncilSeat]) -> None:
    offices = [each.office for each in seats]
    if Seat.CHAIR.value not in offices or Seat.SECRETARY.value not in offices or len(seats) < 3:
        raise Refusal(
            "Hội đồng cần ít nhất 3 người, có Chủ tịch và Thư ký.",
            "The council needs three members, a chair and a secretary among them.",
            field="present",
        )


def _keep_out(row: Campaign, seats: list[CouncilSeat], by: Actor, at: datetime) -> None:
    """Every member who works in a nominated or nominating body is kept out of that vote; what was declared stays."""
    bodies = {each.pk: frozenset(body.pk for body in bodies_near(each.person)) | {each.body_id} for each in seats}
    people = dict(NomineePerson.objects.filter(campaign=row).values_list("nomination_id", "person_id"))
    for nomination in Nomination.objects.filter(campaign=row, standing=Standing.SUBMITTED.value):
        for each in seats:
            ground = rules.conflict(
                member=each.person_id, bodies=bodies[each.pk], collective=nomination.collective_id, nominator=nomination.by_body_id,
                person=people.get(nomination.pk),
            )  # fmt: skip
            if ground is not None:
                _exclude(row, each, nomination, ground, by, at)


def _exclude(
    row: Campaign, member: CouncilSeat, nomination: Nomination, ground: Ground, by: Actor, at: datetime
) -> None:
    _, new = Conflict.objects.get_or_create(
        seat=member,
        nomination=nomination,
        defaults={"organiser": row.body, "person": member.person, "ground": ground.value},
    )
    if new:
        fact = ConflictKept(nomination=str(nomination.pk), member=member.person.ref, ground=ground.value)
        record(fact, about=row.ref, by=ref_of(by), at=at)


@transaction.atomic
def declare_conflict(*, nomination_id: uuid.UUID, by: Person, at: datetime) -> None:
    """A member says they are related to a nominee and keeps out of the vote; before the ballots of it are counted."""
    with as_system():
        nomination = locked_nomination(nomination_id)
        row = nomination.campaign
        must_be_at(row, Stage.POSTED, Stage.MEETING)
        member = CouncilSeat.objects.filter(campaign=row, person=by).select_related("person").first()
        if member is None:
            raise Refusal("Chỉ thành viên Hội đồng tự khai.", "Only members of the council declare.")
        if nomination.yes is not None:
            raise Refusal("Đề nghị này đã kiểm phiếu xong.", "The ballots of this nomination are counted.")
        _exclude(row, member, nomination, Ground.RELATED, by, at)


def write_notes(row: Campaign, at: datetime) -> None:
    """Note, for the council alone, every nominee about whom a denunciation is being settled; only the system reads and writes this."""
    with as_system():
        waiting = list(row.nominations.filter(standing__in=[Standing.SUBMITTED.value, Standing.PASSED.value]))
        people = dict(
            NomineePerson.objects.filter(campaign=row, person__isnull=False).values_list("nomination_id", "person_id")
        )
        bodies = {pk for each in waiting for pk in (each.collective_id, each.by_body_id) if pk}
        hit_bodies, hit_people = denounced(bodies=bodies, people=people.values())
        for each in waiting:
            about = {each.collective_id} if each.collective_id else {each.by_body_id}
            if about & hit_bodies or people.get(each.pk) in hit_people:
                SealedNote.objects.get_or_create(nomination=each, defaults={"campaign": row, "found_at": at})


def unseen_notes(row: Campaign) -> int:
    """How many notes no member of the council has opened yet."""
    with as_system():
        return SealedNote.objects.filter(
            campaign=row,
            seen_at__isnull=True,
            nomination__standing__in=[Standing.SUBMITTED.value, Standing.PASSED.value],
        ).count()


@transaction.atomic
def look_at_notes(*, campaign_id: uuid.UUID, by: Person, at: datetime) -> list[Nomination]:
    """A member opens the council's sealed notes: which nominees, no word of what is denounced. The looking is recorded."""
    with as_system():
        row = Campaign.objects.filter(pk=campaign_id).first()
        member = CouncilSeat.objects.filter(campaign=row, person=by).first() if row else None
        current = row is not None and member is not None and member.body_id in {body.pk for body in bodies_of(by)}
    if row is None or member is None or not current or Stage(row.stage) not in (Stage.MEETING, Stage.COUNTED):
        raise Refusal(
            "Chỉ thành viên Hội đồng mở được, khi Hội đồng họp.", "Only members of the council may, while it meets."
        )
    write_notes(row, at)
    seen = list(SealedNote.objects.filter(campaign=row).select_related("nomination"))
    with as_system():
        SealedNote.objects.filter(pk__in=[note.pk for note in seen], seen_at__isnull=True).update(seen_at=at)
        CouncilSeat.objects.filter(pk=member.pk).update(looked_at=at)
        record(CouncilLooked(member=by.ref), about=row.ref, by=by.ref, at=at)
    return [note.nomination for note in seen]
