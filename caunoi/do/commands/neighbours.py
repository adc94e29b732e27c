"""Self-managed groups and their contact people; movements, their targets and reports."""

import uuid
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.timezone import localdate

from caunoi.do.facts import GroupMoved, MovementMoved
from caunoi.do.models import GroupContact, Movement, MovementReport, MovementTarget, SelfGroup
from caunoi.do.rules import neighbours as rules
from caunoi.do.rules.works import must_not_lie_ahead
from caunoi.do.words import GroupKind, Sum
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import record
from caunoi.places.models import Body, Place
from caunoi.places.queries import bodies_of

from .common import (  # fmt: skip
    Actor,
    commune_of,
    locked,
    must_be_a_number,
    must_be_current,
    must_lie_within,
    must_work,
    ref_of,
    said,
)


@transaction.atomic
def set_up_group(
    *, body: Body, place: Place, kind: GroupKind, name: str, what: str, since: date, by: Actor, at: datetime, where: str = "", hours: str = "",
    members: int | None = None, synthetic: bool = False,
) -> SelfGroup:  # fmt: skip
    """Put a self-managed group, a core group or a help point on the register of its place."""
    must_work(by, body)
    must_lie_within(body, place)
    must_not_lie_ahead(since, localdate(at), "since")
    if members is not None and not 0 < members < 10_000:
        raise Refusal("Số thành viên phải lớn hơn 0.", "There is at least one member.", field="members")
    if kind is GroupKind.HELP_POINT and (len(where.strip()) < 5 or len(hours.strip()) < 3):
        raise Refusal("Điểm hỗ trợ phải có địa chỉ và giờ mở.", "A help point has an address and hours.", field="where")
    try:
        with transaction.atomic():
            row = SelfGroup.objects.create(
                body=body, place=place, commune=commune_of(place), kind=kind.value, name=said(name, "name", 3, 200), what=said(what, "what", 10, 2000),
                where=where.strip()[:300], hours=hours.strip()[:200], members=members, since=since, synthetic=synthetic,
            )  # fmt: skip
    except IntegrityError:
        raise Refusal("Tổ này đã có trong sổ.", "This group is on the register already.", field="name") from None
    record(GroupMoved(step="set_up", kind=kind.value, on=since), about=row.ref, by=ref_of(by), at=at)
    return row


@transaction.atomic
def amend_group(
    *, group_id: uuid.UUID, what: str, where: str, hours: str, members: int | None, by: Actor, at: datetime, version: int | None = None
) -> SelfGroup:  # fmt: skip
    """Change what the register says of a group."""
    row = _group(group_id, by, version)
    row.what, row.where, row.hours, row.members = (
        said(what, "what", 10, 2000),
        where.strip()[:300],
        hours.strip()[:200],
        members,
    )
    row.version += 1
    row.save(update_fields=["what", "where", "hours", "members", "version"])
    record(GroupMoved(step="amended"), about=row.ref, by=ref_of(by), at=at)
    return row


@transaction.atomic
def end_group(
    *, group_id: uuid.UUID, on: date, reason: str, by: Actor, at: datetime, version: int | None = None
) -> SelfGroup:  # fmt: skip
    """End a group; its contact people are erased."""
    row = _group(group_id, by, version)
    must_not_lie_ahead(on, localdate(at))
    if on < row.since:
        raise Refusal("Ngày kết thúc không thể trước ngày lập.", "It ends after it was set up.", field="on")
    row.until, row.reason, row.version = on, said(reason, "reason", 5, 500), row.version + 1
    row.save(update_fields=["until", "reason", "version"])
    _erase(GroupContact.objects.filter(group=row, erased_at__isnull=True), at)
    record(GroupMoved(step="ended", on=on), about=row.ref, by=ref_of(by), at=at)
    return row


@transaction.atomic
def name_contact(
    *, group_id: uuid.UUID, name: str, phone: str, consent_on: date, consent_told: str, since: date, last_day: date, by: Actor, at: datetime
) -> GroupContact:  # fmt: skip
    """Name a contact person who agreed to it, for a term; everybody may then read the name and the number."""
    row = _group(group_id, by)
    rules.must_be_a_term(since, last_day + timedelta(days=1), consent_on, localdate(at))
    words = said(name, "name", 3, 150)
    if GroupContact.objects.filter(group=row, name=words, erased_at__isnull=True, until__gt=since).exists():
        raise Refusal("Người này đang là người liên hệ.", "This person is a contact already.", field="name")
    made = GroupContact.objects.create(
        group=row, body=row.body, name=words, phone=phone.strip()[:20], consent_on=consent_on, consent_told=said(consent_told, "consent_told", 3, 200),
        since=since, until=last_day + timedelta(days=1),
    )  # fmt: skip
    record(GroupMoved(step="contact", contact=made.pk, on=since, until=made.until), about=row.ref, by=ref_of(by), at=at)
    return made


@transaction.atomic
def release_contact(*, contact_id: int, by: Actor, at: datetime) -> GroupContact:
    """Take a contact person out, at once, because they wish it or the term ends: name and number are erased."""
    found = locked(GroupContact, contact_id, "group")
    row = _group(found.group_id, by)
    _erase(GroupContact.objects.filter(pk=found.pk, erased_at__isnull=True), at)
    record(GroupMoved(step="contact_out", contact=found.pk, on=localdate(at)), about=row.ref, by=ref_of(by), at=at)
    return found


@transaction.atomic
def erase_contacts(*, at: datetime) -> int:
    """Erase the names and numbers of contact people whose term is over; how many. A round."""
    over = GroupContact.objects.filter(Q(until__lte=localdate(at)), erased_at__isnull=True)
    return _erase(over, at)


def _erase(rows: object, at: datetime) -> int:
    erased: int = rows.update(name="", phone="", erased_at=at)  # type: ignore[attr-defined]
    return erased


def _group(group_id: uuid.UUID, by: Actor, version: int | None = None) -> SelfGroup:
    row = locked(SelfGroup, group_id, "body", "place")
    must_work(by, row.body)
    must_be_current(version, row.version)
    if row.until is not None:
        raise Refusal("Tổ này đã kết thúc hoạt động.", "This group has ended.")
    return row


@transaction.atomic
def launch_movement(
    *, body: Body, title: str, what: str, unit: str, adds: Sum, since: date, last_day: date, by: Actor, at: datetime, source: str = "",
    synthetic: bool = False,
) -> Movement:  # fmt: skip
    """Launch a movement of a body for its own place and those below."""
    must_work(by, body)
    if last_day < since:
        raise Refusal("Ngày kết thúc không thể trước ngày bắt đầu.", "It ends after it begins.", field="last_day")
    try:
        with transaction.atomic():
            row = Movement.objects.create(
                body=body, place=body.place, title=said(title, "title", 5, 200), what=said(what, "what", 10, 2000), unit=said(unit, "unit", 1, 60),
                adds=adds.value, since=since, until=last_day, source=source.strip()[:300], synthetic=synthetic,
            )  # fmt: skip
    except IntegrityError:
        raise Refusal(
            "Phong trào này đã được phát động.", "This movement is launched already.", field="title"
        ) from None
    record(MovementMoved(step="launched", on=since), about=row.ref, by=ref_of(by), at=at)
    return row


@transaction.atomic
def set_target(*, movement_id: uuid.UUID, place: Place, target: Decimal, by: Actor, at: datetime) -> MovementTarget:
    """Set what one place is to reach; set anew while nothing was reported there."""
    row = locked(Movement, movement_id, "body", "place")
    must_work(by, row.body)
    must_lie_within(row.body, place)
    must_be_a_number(target, "target")
    found = MovementTarget.objects.select_for_update().filter(movement=row, place=place).first()
    if found is None:
        found = MovementTarget.objects.create(movement=row, place=place, target=target)
    elif found.reported_on is not None:
        raise Refusal("Nơi này đã báo cáo, không đổi chỉ tiêu nữa.", "This place has reported; its target stays.", field="target")  # fmt: skip
    else:
        found.target = target
        found.save(update_fields=["target"])
    record(MovementMoved(step="target", place=place.code, value=str(target)), about=row.ref, by=ref_of(by), at=at)
    return found


@transaction.atomic
def report_movement(
    *, target_id: int, on: date, value: Decimal, token: uuid.UUID, by: Actor, at: datetime, told: str = ""
) -> MovementReport:  # fmt: skip
    """Report how far a place is; by whoever launched the movement or a body of that place."""
    target = locked(MovementTarget, target_id, "movement__body", "place")
    row = target.movement
    must_work(by, row.body, *bodies_of(target.place, localdate(at)))
    there = MovementReport.objects.filter(target=target, token=token).first()
    if there is not None:
        return there
    must_not_lie_ahead(on, localdate(at))
    if not row.since <= on:
        raise Refusal("Phong trào chưa bắt đầu vào ngày này.", "The movement had not begun on this day.", field="on")
    if value < 0 or value > Decimal(9_999_999_999):
        raise Refusal("Số báo cáo không thể âm.", "A report cannot be negative.", field="value")
    made = MovementReport.objects.create(
        target=target, on=on, value=value, told=told.strip()[:2000], token=token, at=at
    )
    values = target.reports.order_by("on", "pk").values_list("value", flat=True)
    target.reached, target.reported_on = rules.reached(Sum(row.adds), values), max(on, target.reported_on or on)
    target.save(update_fields=["reached", "reported_on"])
    fact = MovementMoved(step="reported", place=target.place.code, value=str(value), on=on)
    record(fact, about=row.ref, by=ref_of(by), at=at)
    return made
