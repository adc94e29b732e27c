"""The half-yearly hearing: council and committee hear the Front's results (Luật MTTQ Việt Nam, Điều 30)."""

from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.access.words import Role
from caunoi.duties.commands import meet_duty, open_duty
from caunoi.followup.commands import open_followup
from caunoi.followup.models import Followup
from caunoi.kernel.personal import must_hold_nothing_personal
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.law.queries import in_force
from caunoi.ledger.commands import record
from caunoi.oversee import queries, rules
from caunoi.oversee.facts import Heard, HearingLeft
from caunoi.oversee.models import OversightHearing
from caunoi.oversee.words import Left
from caunoi.places.models import Body

from .common import Actor, must_work, ref_of

HEARING = "gs.6m"


def open_hearings(*, at: datetime) -> int:
    """Each council and committee beside a Front committee owes a hearing in the running half-year; how many were opened."""
    today = localdate(at)
    half = rules.half_of(today)
    cite, opened = in_force(HEARING, on=today).cite, 0
    with as_system():
        have = set(OversightHearing.objects.filter(half=half.code).values_list("body_id", flat=True))
        fronts = {front.place_id: front for front in queries.fronts(today)}
        for body in queries.hearers(today):
            front = fronts.get(body.place_id)
            if front is None or body.pk in have:
                continue
            with transaction.atomic():
                row = OversightHearing.objects.create(
                    body=body, front=front, place_id=body.place_id, half=half.code, due=half.last
                )
                row.duty_id = open_duty(
                    rule=HEARING, about=row.ref, owed_by=body, by="clock", at=at, starts_on=half.since, due=half.last, cite=cite, owed_to=front.name,
                    subject=f"Nghe Mặt trận thông báo kết quả giám sát, phản biện {half.vi}",
                ).pk  # fmt: skip
                row.save(update_fields=["duty_id"])
            opened += 1
    return opened


@transaction.atomic
def hear(*, hearing_id: int, held_on: date, told: str, concluded: str, by: Actor, at: datetime) -> OversightHearing:
    """Keep what was told and concluded, once; by the body that heard, or by the Front that told."""
    row = _mine(hearing_id, by)
    if row.held_on is not None:
        raise Refusal("Phiên này đã ghi.", "This hearing is kept already.")
    rules.must_be_past(held_on, localdate(at), "held_on")
    rules.must_fall_in(rules.half_named(row.half), held_on)
    row.held_on, row.told = held_on, must_hold_nothing_personal(rules.must_say(clean(told), "told"), "told")
    row.concluded = must_hold_nothing_personal(clean(concluded), "concluded")
    row.save(update_fields=["held_on", "told", "concluded"])
    if row.duty_id:
        with as_system():
            meet_duty(duty_id=row.duty_id, by=ref_of(by), at=at, on=held_on, evidence=row.ref)
    record(Heard(half=row.half, on=held_on), about=row.ref, by=ref_of(by), at=at)
    return row


@transaction.atomic
def leave(
    *, hearing_id: int, sort: Left, to: Body, what: str, by: Actor, at: datetime, due: date | None = None
) -> Followup:  # fmt: skip
    """Put what was asked or promised at a hearing on the public list, where it is followed to its end; the same said twice is one."""
    row = _mine(hearing_id, by)
    if row.held_on is None:
        raise Refusal("Hãy ghi phiên nghe trước.", "Enter the hearing first.")
    if to.place_id != row.place_id:
        raise Refusal("Cơ quan này không ở địa phương của phiên nghe.", "That body is not of this place.", field="to")
    words = must_hold_nothing_personal(rules.must_say(clean(what), "what", most=2000), "what")
    promised = sort is Left.PROMISE
    rules.must_have_its_day(sort, due, row.held_on)
    have = queries.left_of([row])[row.pk]
    same = [each for each in have if (each.text, each.owed_by_id, each.kind == "promise") == (words, to.pk, promised)]
    if same:
        return same[0]
    rules.must_leave_room(len(have))
    ref = row.left_refs[len(have)]
    number = open_followup(
        kind="promise" if promised else "recommendation", ref=ref, place=row.place, owed_by=to, raised_by=f"{row.front.name}, phiên nghe {rules.half_named(row.half).vi}",
        text=words, raised_on=row.held_on, due_on=due if promised else None, href=f"{reverse('oversee:place', args=[row.place.code])}#nghe", synthetic=row.synthetic,
        by=ref_of(by), at=at,
    )  # fmt: skip
    record(HearingLeft(sort=sort.value, to=to.code, number=number), about=row.ref, by=ref_of(by), at=at)
    return queries.left_of([row])[row.pk][-1]


def _mine(hearing_id: int, by: Actor) -> OversightHearing:
    """A hearing, held until the act is over: kept by the body that heard, or by the Front that told."""
    found = OversightHearing.objects.select_for_update(of=("self",)).select_related("body", "front", "place")
    row = found.filter(pk=hearing_id).first()
    if row is None:
        raise Refusal("Không thấy phiên này.", "There is no such hearing.")
    try:
        must_work(by, Role.HANDLER, row.front)
    except Refusal:
        must_work(by, Role.HANDLER, row.body)
    return row
