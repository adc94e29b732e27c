"""The half-yearly hearing: council and committee hear the Front's results (Luật MTTQ Việt Nam, Điều 30)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.access.words import Role
from caunoi.duties.commands import meet_duty, open_duty
from caunoi.kernel.personal import must_hold_nothing_personal
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.law.queries import in_force
from caunoi.ledger.commands import record
from caunoi.oversee import queries, rules
from caunoi.oversee.facts import Heard
from caunoi.oversee.models import OversightHearing

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
    found = OversightHearing.objects.select_for_update(of=("self",)).select_related("body", "front")
    row = found.filter(pk=hearing_id).first()
    if row is None:
        raise Refusal("Không thấy phiên này.", "There is no such hearing.")
    try:
        must_work(by, Role.HANDLER, row.front)
    except Refusal:
        must_work(by, Role.HANDLER, row.body)
    if row.held_on is not None:
        raise Refusal("Phiên này đã ghi.", "This hearing is kept already.")
    rules.must_be_past(held_on, localdate(at), "held_on")
    year, _, number = row.half.partition("-H")
    rules.must_fall_in(rules.Half(int(year), number == "2"), held_on)
    row.held_on, row.told = held_on, must_hold_nothing_personal(rules.must_say(clean(told), "told"), "told")
    row.concluded = must_hold_nothing_personal(clean(concluded), "concluded")
    row.save(update_fields=["held_on", "told", "concluded"])
    if row.duty_id:
        with as_system():
            meet_duty(duty_id=row.duty_id, by=ref_of(by), at=at, on=held_on, evidence=row.ref)
    record(Heard(half=row.half, on=held_on), about=row.ref, by=ref_of(by), at=at)
    return row
