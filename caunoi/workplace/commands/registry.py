"""Registering workplaces, counting who works there, giving accounts their desks."""

import uuid
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from caunoi.access.commands import end_role, grant_role
from caunoi.access.queries import roles_in
from caunoi.access.rules import covering, must_hold
from caunoi.access.words import Role
from caunoi.identity.commands import enrol
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.ledger.commands import record
from caunoi.places.commands import establish_body
from caunoi.places.models import Body, Place
from caunoi.places.words import BodyKind
from caunoi.workplace import queries
from caunoi.workplace.facts import DeskEntrusted, WorkersCounted, WorkplaceRegistered
from caunoi.workplace.models import (
    Agreement,
    Headcount,
    StaffConference,
    StaffResolution,
    WorkDialogue,
    Workplace,
    WorkPromise,
)
from caunoi.workplace.queries.registry import DESKS
from caunoi.workplace.rules.applying import must_be_workers, size_of
from caunoi.workplace.words import DealStage, Sort, Stage, TalkStage, WordStage

from .common import Actor, locked_workplace, must_be_current, must_keep, ref_of
from .yearly import open_for, waive_changed

KINDS = {
    Sort.AGENCY: BodyKind.OTHER, Sort.PUBLIC_UNIT: BodyKind.PUBLIC_UNIT, Sort.STATE_ENTERPRISE: BodyKind.STATE_ENTERPRISE,
    Sort.ENTERPRISE: BodyKind.ENTERPRISE,
}  # fmt: skip
_BINDING = [DealStage.SIGNED.value, DealStage.SENT.value, DealStage.ENDED.value]
#: Records everybody may see once their workplace shows its results: those that are finished.
FINISHED: tuple[tuple[Any, Q], ...] = (
    (StaffConference, Q(stage__in=[Stage.VALID.value, Stage.VOID.value])),
    (StaffResolution, Q(conference__stage=Stage.VALID.value)),
    (WorkDialogue, Q(stage=TalkStage.PUBLISHED.value)),
    (Agreement, Q(stage__in=_BINDING)),
    (
        WorkPromise,
        ~Q(stage=WordStage.WITHDRAWN.value)
        & (Q(agreement__stage__in=_BINDING) | Q(dialogue__stage=TalkStage.PUBLISHED.value)),
    ),
)


@transaction.atomic
def register(
    *,
    place: Place,
    sort: Sort,
    workers: int,
    by: Actor,
    at: datetime,
    name: str = "",
    body: Body | None = None,
    union: bool = False,
    opted: bool = False,
    shown: bool | None = None,
    year_ends: int = 12,
    notice_days: int = 0,
    synthetic: bool = False,
) -> Workplace:
    """Put a workplace on the register of its place: a body there is already, or a new one by its name."""
    on = localdate(at)
    overseer = queries.overseer_of(place, on)
    if overseer is None:
        raise Refusal(
            "Địa phương này không có Ủy ban nhân dân để giữ sổ.",
            "The place has no committee to keep the register.",
            field="place",
        )
    _must_register(by, overseer, body)
    Body.objects.select_for_update().get(pk=overseer.pk)  # two officers registering one name wait for each other
    must_be_workers(workers)
    made = body is None
    if body is None:
        body = establish_body(kind=KINDS[sort], name=clean(name), place=place, since=on, by=ref_of(by), at=at)
    elif body.place_id != place.pk:
        raise Refusal("Cơ quan này ở địa phương khác.", "This body is of another place.", field="body")
    if Workplace.objects.filter(body=body).exists():
        raise Refusal(f"{body.name} đã có trong sổ.", f"{body.name} is on the register already.", field="body")
    row = Workplace.objects.create(
        body=body, place=place, overseer=overseer, sort=sort.value, size=size_of(workers).value, union=union, opted=opted and sort is Sort.ENTERPRISE,
        shown=sort is not Sort.ENTERPRISE if shown is None else shown, made_here=made, year_ends=year_ends, notice_days=notice_days, name=body.name,
        synthetic=synthetic, registered_at=at,
    )  # fmt: skip
    record(WorkplaceRegistered(body=body.code, sort=sort.value), about=row.ref, by=ref_of(by), at=at)
    _count(row, workers, on, by, at)
    open_for(row, by=ref_of(by), at=at)
    return row


@transaction.atomic
def amend(
    *, workplace_id: uuid.UUID, union: bool, opted: bool, shown: bool, year_ends: int, notice_days: int, by: Actor, at: datetime,
    version: int | None = None,
) -> Workplace:  # fmt: skip
    """Change what the register says of a workplace; whether results are shown holds for the finished ones too."""
    row = locked_workplace(workplace_id)
    must_keep(by, row)
    must_be_current(version, row.version)
    if not (1 <= year_ends <= 12 and 0 <= notice_days <= 60):
        raise Refusal(
            "Tháng kết thúc năm từ 1 đến 12; số ngày báo trước từ 0 đến 60.",
            "A month of 1 to 12; 0 to 60 days.",
            field="year_ends",
        )
    changed = shown != row.shown
    row.union, row.opted, row.shown = union, opted and row.sort == Sort.ENTERPRISE.value, shown
    row.year_ends, row.notice_days, row.version = year_ends, notice_days, row.version + 1
    row.save(update_fields=["union", "opted", "shown", "year_ends", "notice_days", "version"])
    if changed:
        for kind, finished in FINISHED:
            rows = kind._default_manager.filter(body_id=row.body_id)
            (rows.filter(finished) if shown else rows).update(shown=shown)
    record(WorkplaceRegistered(body=row.body.code, sort=row.sort, changed=True), about=row.ref, by=ref_of(by), at=at)
    waive_changed(row, by=ref_of(by), at=at)
    open_for(row, by=ref_of(by), at=at)
    return row


@transaction.atomic
def recount(*, workplace_id: uuid.UUID, workers: int, on: date, by: Actor, at: datetime) -> Headcount:
    """Say how many work there from a day; the same day again replaces what was said."""
    row = locked_workplace(workplace_id)
    must_keep(by, row)
    must_be_workers(workers)
    if on > localdate(at):
        raise Refusal("Ngày này chưa đến.", "This day has not come.", field="on")
    made = _count(row, workers, on, by, at)
    waive_changed(row, by=ref_of(by), at=at)
    open_for(row, by=ref_of(by), at=at)
    return made


@transaction.atomic
def entrust(
    *, workplace_id: uuid.UUID, side: Role, by: Actor, at: datetime, person: Person | None = None, username: str = "", name: str = "", email: str = "",
) -> Person:  # fmt: skip
    """Give an account, one there is or a new one, the desk of one side of a workplace that came with the register.

    Bodies that were there before give their own roles: a desk here would open their other work.
    """
    row = locked_workplace(workplace_id)
    _must_oversee(by, row)
    if side not in DESKS:
        raise Refusal(
            "Chọn bên người sử dụng lao động hoặc bên người lao động.", "Choose one of the two sides.", field="side"
        )
    if not row.made_here:
        raise Refusal(
            "Cơ quan này đã có cán bộ của mình; quản trị của cơ quan giao việc cho họ.",
            "This body has officers of its own; its administrator gives them their roles.",
        )
    if person is None:
        if len(clean(name)) < 3 or not email:
            raise Refusal(
                "Tài khoản mới cần họ tên và thư điện tử.", "A new account needs a name and an e-mail.", field="name"
            )
        person = enrol(username=username, name=clean(name), password=None, email=email, by=ref_of(by), at=at)
    today = localdate(at)
    other = next(role for role in DESKS if role is not side)
    if str(other) in roles_in(person, row.body, today):
        raise Refusal(
            "Một người không đại diện cho cả hai bên.", "One person does not speak for both sides.", field="username"
        )
    grant_role(person=person, role=side, body=row.body, since=today, by=ref_of(by), at=at)
    record(DeskEntrusted(holder=person.ref, role=str(side)), about=row.ref, by=ref_of(by), at=at)
    return person


@transaction.atomic
def release(*, workplace_id: uuid.UUID, person: Person, side: Role, by: Actor, at: datetime) -> None:
    """Take a desk back from today on."""
    row = locked_workplace(workplace_id)
    _must_oversee(by, row)
    today = localdate(at)
    end_role(person=person, role=side, body=row.body, until=today, by=ref_of(by), at=at)
    record(DeskEntrusted(holder=person.ref, role=str(side), until=today), about=row.ref, by=ref_of(by), at=at)


def _count(row: Workplace, workers: int, on: date, by: Actor, at: datetime) -> Headcount:
    made, _new = Headcount.objects.update_or_create(
        workplace=row, on=on, defaults={"workers": workers, "body_id": row.body_id, "overseer_id": row.overseer_id}
    )
    latest = row.headcounts.order_by("-on").first()
    row.size = size_of(latest.workers if latest else workers).value
    row.save(update_fields=["size"])
    record(WorkersCounted(workers=workers, on=on), about=row.ref, by=ref_of(by), at=at)
    return made


def _must_register(by: Actor, overseer: Body, body: Body | None) -> None:
    """The committee's officers register; officers of a body there is already may register their own."""
    if not isinstance(by, Person):
        return
    held = roles_in(by, overseer)
    if body is not None and held.isdisjoint(str(each) for each in covering(Role.HANDLER)):
        held = roles_in(by, body)
    must_hold(held, Role.HANDLER, overseer.name)


def _must_oversee(by: Actor, row: Workplace) -> None:
    if isinstance(by, Person):
        must_hold(roles_in(by, row.overseer), Role.HANDLER, row.overseer.name)
