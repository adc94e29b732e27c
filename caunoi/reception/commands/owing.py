"""The law's reception days as duties: opened by the rule of their month or week, met by days actually held."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.access.words import Role
from caunoi.duties.commands import meet_duty, open_duty
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.ledger.commands import record

from .. import rules
from ..facts import Explained, Owed
from ..models import DutyPeriod, ReceptionDesk
from ..queries.kept import days_held
from ..queries.numbers import periods
from .common import Actor, digest, must_work_in, ref_of

CLOCK = "clock"


@transaction.atomic
def open_periods(*, desk: ReceptionDesk, by: Actor = CLOCK, at: datetime) -> int:
    """Open the duty of every week or month since the desk began, up to today's; the number opened."""
    today = localdate(at)
    known = dict(DutyPeriod.objects.filter(body=desk.body).values_list("code", "month"))
    opened = 0
    for period in _since(desk, max(known.values(), default=desk.since), today):
        if period.code in known or period.since > today or period.since < desk.since:
            continue
        _open(desk, period, by, at)
        opened += 1
    if opened:
        meet_periods(body_id=desk.body_id, by=by, at=at)
    return opened


def open_periods_everywhere(*, at: datetime) -> int:
    """Open what has come due to be owed at every desk, and meet what has been held; the number opened."""
    with as_system():
        desks = list(ReceptionDesk.objects.select_related("body__place").order_by("pk"))
        return sum(open_periods(desk=desk, at=at) for desk in desks)


def meet_periods(*, body_id: int, by: Actor, at: datetime, evidence: str = "") -> int:
    """Meet the duty of every week or month in which enough days have now been held, on the day that made it enough."""
    held, met = sorted(set(days_held([body_id]).get(body_id, []))), 0
    for period in DutyPeriod.objects.select_for_update().filter(body_id=body_id, met_on__isnull=True):
        inside = [day for day in held if period.since <= day < period.until]
        if not rules.days_met(period.since, period.until, period.days, inside):
            continue
        period.met_on = inside[period.days - 1]
        period.save(update_fields=["met_on"])
        with as_system():
            meet_duty(duty_id=period.duty_id, by=ref_of(by), at=at, evidence=evidence, on=period.met_on)
        met += 1
    return met


@transaction.atomic
def explain_period(*, period_id: int, reason: str, by: Actor, at: datetime) -> DutyPeriod:
    """Say publicly why a period's days were not held; the shortfall itself stays on record."""
    period = DutyPeriod.objects.select_for_update(of=("self",)).select_related("body").filter(pk=period_id).first()
    if period is None:
        raise Refusal("Không thấy kỳ này.", "There is no such period.")
    must_work_in(by, period.body, Role.HEAD)
    if period.until > localdate(at) or period.met_on:
        raise Refusal(
            "Chỉ giải trình kỳ đã qua mà chưa đủ số ngày.", "Only a past period that fell short is explained."
        )
    period.reason = rules.must_say(clean(reason), "reason", "Hãy ghi lý do để dân đọc.", "Give the reason.", 10)[:1000]
    period.save(update_fields=["reason"])
    fact = Explained(period=period.code, words=digest(period.reason))
    record(fact, about=period.body.ref, by=ref_of(by), at=at)
    return period


def _since(desk: ReceptionDesk, first: date, today: date) -> Iterator[rules.Period]:
    """The periods from the month of a day on: those of earlier months were opened when their time came."""
    month = first.replace(day=1)
    while month <= today:
        yield from periods(desk.body, month)
        month = rules.next_month(month)


def _open(desk: ReceptionDesk, period: rules.Period, by: Actor, at: datetime) -> None:
    key = rules.binding(desk.body.kind, desk.body.place.is_province)
    row = DutyPeriod(
        body=desk.body, place=desk.place, code=period.code, month=date(*period.month, 1), since=period.since, until=period.until,
        days=period.days, rule=key, cite=period.cite,
    )  # fmt: skip
    last = date.fromordinal(period.until.toordinal() - 1)
    with as_system():
        duty = open_duty(
            rule=key, about=row.ref, owed_by=desk.body, by=ref_of(by), at=at, starts_on=period.since, due=last, cite=period.cite,
            subject=f"Người đứng đầu tiếp công dân {rules.said(period)}: {period.days} ngày", owed_to="residents",
        )  # fmt: skip
    row.duty_id = duty.pk
    row.save(force_insert=True)
    record(Owed(period=period.code, days=period.days, cite=period.cite), about=desk.body.ref, by=ref_of(by), at=at)
