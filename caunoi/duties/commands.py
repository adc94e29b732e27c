"""Opening, pausing, resuming, extending, meeting, waiving duties. Every act is in the ledger."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.kernel.clock import Pause
from caunoi.kernel.refusal import Refusal
from caunoi.law.queries import deadline
from caunoi.ledger.commands import record
from caunoi.ledger.statements import ask_prepared, json_row, json_text
from caunoi.places.models import Body

from . import rules
from .facts import Extended, Met, Opened, Paused, Resumed, Waived
from .models import Duty
from .words import Standing

#: A duty and its ledger entry: the most frequent pair of rows there is, so one round trip.
_OPEN = """
WITH duty AS (INSERT INTO duties_duty SELECT row.* FROM jsonb_populate_record(NULL::duties_duty, %s::jsonb) row)
INSERT INTO ledger_entry (at, kind, about, actor, data, transaction, leaf)
VALUES (%s::timestamptz, %s::text, %s::text, %s::text, %s::jsonb, 0, ''::bytea) RETURNING id
"""


@transaction.atomic(savepoint=False)
def open_duty(
    *, rule: str, about: str, owed_by: Body, by: str, at: datetime,
    starts_on: date | None = None, due: date | None = None, variant: str = "", subject: str = "", owed_to: str = "",
    hidden_from: Sequence[int] = (), cite: str = "", beside: uuid.UUID | None = None,
) -> Duty:  # fmt: skip
    """Start a duty: its last day from the law's rule, or the day a mandate or a period itself names (``due``, with its ``cite``).

    One ``beside`` another duty is not counted, the other one is; it is listed where the other is another body's.
    """
    start = starts_on or localdate(at)
    duty = Duty(
        rule=rule, about=about, owed_by=owed_by, place_id=owed_by.place_id, province_id=owed_by.province_id, subject=subject,
        owed_to=owed_to, starts_on=start, variant=variant, cite=cite, hidden_from=list(hidden_from), opened_at=at, beside=beside,
    )  # fmt: skip
    if due is None:
        _count(duty)
    elif due < start:
        raise Refusal("Hạn không thể trước ngày giao.", "The deadline cannot be before the start.", field="due")
    else:
        duty.raw_due = duty.due = due
        duty.cite = cite
    opened = Opened(duty=str(duty.pk), rule=rule, owed_by=owed_by.code, due=duty.due, cite=duty.cite)
    ask_prepared(_OPEN, [json_text(json_row(duty)), at, opened.act, about, by, json_text(opened.payload())])
    duty._state.adding = False
    return duty


@transaction.atomic
def pause_duty(*, duty_id: uuid.UUID, reason: str, by: str, at: datetime, on: date | None = None) -> Duty:
    """Stop the clock from a day on, for a reason."""
    duty = _locked(duty_id)
    rules.must_run(Standing(duty.standing))
    duty.reason = rules.must_have_reason(reason)
    since = on or localdate(at)
    duty.pauses = [*duty.pauses, [since.isoformat(), None]]
    duty.standing = Standing.PAUSED.value
    duty.save(update_fields=["reason", "pauses", "standing"])
    record(Paused(duty=str(duty.pk), since=since), about=duty.about, by=by, at=at)
    return duty


@transaction.atomic
def resume_duty(*, duty_id: uuid.UUID, by: str, at: datetime, on: date | None = None) -> Duty:
    """Let the clock run again; the paused time is not counted."""
    duty = _locked(duty_id)
    rules.must_be_paused(Standing(duty.standing))
    until = on or localdate(at)
    since = date.fromisoformat(duty.pauses[-1][0])
    rules.must_follow(since, until)
    duty.pauses = [*duty.pauses[:-1], [since.isoformat(), until.isoformat()]]
    duty.standing = Standing.OPEN.value
    _count(duty)
    duty.save(update_fields=["pauses", "standing", "raw_due", "due", "calendar"])
    record(Resumed(duty=str(duty.pk), on=until, due=duty.due), about=duty.about, by=by, at=at)
    return duty


@transaction.atomic
def extend_duty(
    *,
    duty_id: uuid.UUID,
    rule: str,
    reason: str,
    by: str,
    at: datetime,
    variant: str | None = None,
    value: int = 0,
    due: date | None = None,
) -> Duty:
    """Give more time, for a reason; refuses when the duty no longer runs or the law does not allow so much.

    By ``variant`` (a case found complex counts under the longer term), by ``value`` in the rule's unit, or to the day
    ``due`` for a duty whose day a mandate names.
    """
    duty = _locked(duty_id)
    rules.must_run(Standing(duty.standing))
    reason = rules.must_have_reason(reason)
    before = duty.due
    if variant is not None:
        duty.variant = variant
    duty.extensions = [
        *duty.extensions,
        {"rule": rule, "reason": reason, "value": value, "variant": duty.variant, "before": before.isoformat()},
    ]
    if due is not None:
        duty.raw_due = duty.due = due
    else:
        _count(duty)
    if duty.due <= before:
        raise Refusal("Hạn mới phải sau hạn cũ.", "The new deadline must be after the old one.", field="due")
    duty.save(update_fields=["variant", "extensions", "value", "raw_due", "due", "calendar"])
    record(Extended(duty=str(duty.pk), rule=rule, before=before, due=duty.due), about=duty.about, by=by, at=at)
    return duty


@transaction.atomic
def meet_duty(*, duty_id: uuid.UUID, by: str, at: datetime, evidence: str = "", on: date | None = None) -> Duty:
    """Fulfil a duty on a day, with its evidence."""
    duty = _locked(duty_id)
    return _settle(duty, Standing.MET, on or localdate(at), by=by, at=at, evidence=evidence)


@transaction.atomic
def waive_duty(*, duty_id: uuid.UUID, reason: str, by: str, at: datetime, on: date | None = None) -> Duty:
    """Say that a duty need not be done any more, and why."""
    duty = _locked(duty_id)
    duty.reason = rules.must_have_reason(reason)
    return _settle(duty, Standing.WAIVED, on or localdate(at), by=by, at=at)


@transaction.atomic
def meet_all(*, about: str, keys: Sequence[str], by: str, at: datetime, evidence: str = "") -> list[Duty]:
    """Fulfil the unsettled duties of those rules about one thing."""
    found = list(Duty.objects.select_for_update().filter(about=about, rule__in=keys, settled_on__isnull=True))
    return [_settle(duty, Standing.MET, localdate(at), by=by, at=at, evidence=evidence) for duty in found]


@transaction.atomic
def waive_all(*, about: str, reason: str, by: str, at: datetime, keys: Sequence[str] = ()) -> list[Duty]:
    """Waive what is still unsettled about one thing, all of it or only those rules."""
    found = Duty.objects.select_for_update().filter(about=about, settled_on__isnull=True)
    if keys:
        found = found.filter(rule__in=keys)
    settled = []
    for duty in found:
        duty.reason = reason
        settled.append(_settle(duty, Standing.WAIVED, localdate(at), by=by, at=at))
    return settled


@transaction.atomic
def hide_duties(*, about: str, bodies: Sequence[int]) -> int:
    """Keep every duty about a thing from these bodies too; the number hidden."""
    changed = 0
    for duty in Duty.objects.select_for_update().filter(about=about):
        missing = [body for body in bodies if body not in duty.hidden_from]
        if missing:
            changed += Duty.objects.filter(pk=duty.pk).update(hidden_from=[*duty.hidden_from, *missing])
    return changed


def _settle(duty: Duty, standing: Standing, on: date, *, by: str, at: datetime, evidence: str = "") -> Duty:
    rules.must_be_unsettled(Standing(duty.standing))
    duty.standing = standing.value
    duty.settled_on = on
    duty.evidence = evidence
    duty.save(update_fields=["standing", "settled_on", "evidence", "reason"])
    if standing is Standing.MET:
        late = max((on - duty.due).days, 0)
        record(Met(duty=str(duty.pk), on=on, late_days=late, evidence=evidence), about=duty.about, by=by, at=at)
    else:
        record(Waived(duty=str(duty.pk), on=on), about=duty.about, by=by, at=at)
    return duty


def _locked(duty_id: uuid.UUID) -> Duty:
    duty = Duty.objects.select_for_update().select_related("owed_by").filter(pk=duty_id).first()
    if duty is None:
        raise Refusal(
            "Không thấy hạn này, hoặc bạn không được xem.", "This duty does not exist, or is not yours to see."
        )
    return duty


def _count(duty: Duty) -> None:
    """Count the last day anew from the rule of the day it started, its pauses and extensions."""
    pauses = [Pause(date.fromisoformat(since), date.fromisoformat(until)) for since, until in duty.pauses if until]
    extended = sum(each["value"] or 0 for each in duty.extensions)
    found = deadline(duty.rule, start=duty.starts_on, variant=duty.variant, pauses=pauses, extended=extended)
    duty.value, duty.unit, duty.cite = found.value, found.unit, found.cite
    duty.raw_due, duty.due, duty.calendar = found.raw_due, found.due, found.calendar
