"""What a workplace owes each year and half-year, opened as duties by the rule of the day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.duties.commands import meet_all, open_duty, waive_all
from caunoi.duties.models import Duty
from caunoi.kernel.clock import add_months
from caunoi.workplace.models import Agreement, Headcount, StaffConference, Workplace
from caunoi.workplace.queries import lawful
from caunoi.workplace.queries.owed import about_half, about_talk, about_year, renewal_of
from caunoi.workplace.rules.years import half_of, last_day, year_of
from caunoi.workplace.words import DealStage, Stage

#: Rules of the yearly conference.
CONFERENCES = ("soe.conf", "unit.conf.regular")
#: How many workplaces a round takes at a time.
STRIDE = 500


@dataclass(frozen=True, slots=True)
class Owed:
    """One duty there must be: by the rule's own count from ``starts_on``, or by a day the year itself names."""

    rule: str
    about: str
    subject: str
    starts_on: date
    due: date | None = None
    cite: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What decides what some workplaces owe: counts of workers, years with a valid conference, the agreement that binds longest."""

    workers: dict[UUID, int]
    valid: set[tuple[UUID, int]]
    latest: dict[UUID, Agreement]


def open_everywhere(*, by: str, at: datetime) -> int:
    """Open what every workplace owes for the running year and half-year and has no duty for yet; how many were opened."""
    opened, last = 0, None
    while True:
        with as_system():
            rows = Workplace.objects.select_for_update(of=("self",)).select_related("body").order_by("pk")
            part = list(rows.filter(pk__gt=last)[:STRIDE] if last else rows[:STRIDE])
            opened += _open(part, by=by, at=at)
        if len(part) < STRIDE:
            return opened
        last = part[-1].pk


@transaction.atomic
def open_for(row: Workplace, *, by: str, at: datetime) -> int:
    """Open what one workplace owes on a day: the conference, the dialogues, the review, bargaining for the next agreement."""
    with as_system():
        return _open([row], by=by, at=at)


def _open(rows: list[Workplace], *, by: str, at: datetime) -> int:
    """Five statements for any number of workplaces, and one for each duty that is new."""
    on = localdate(at)
    known = _known(rows, on)
    wanted = {(each.about, each.rule): (row, each) for row in rows for each in _owed(row, known, on)}
    there = set(Duty.objects.filter(about__in=[about for about, _ in wanted]).values_list("about", "rule"))
    new = [wanted[key] for key in wanted if key not in there]
    for row, each in new:
        open_duty(
            rule=each.rule, about=each.about, owed_by=row.body, by=by, at=at, starts_on=each.starts_on, due=each.due, cite=each.cite,
            subject=each.subject[:200], owed_to="workers",
        )  # fmt: skip
    return len(new)


def _known(rows: list[Workplace], on: date) -> Known:
    counts = Headcount.objects.filter(workplace__in=rows).order_by("on").values_list("workplace_id", "on", "workers")
    workers: dict[UUID, int] = {}
    for pk, since, number in counts:
        if since <= on or pk not in workers:
            workers[pk] = number
    held = StaffConference.objects.filter(workplace__in=rows, extra=False, stage=Stage.VALID.value)
    running = Agreement.objects.filter(
        workplace__in=rows, stage__in=[DealStage.SIGNED.value, DealStage.SENT.value], until__gt=on
    )
    latest = {each.workplace_id: each for each in running.order_by("until")}
    return Known(workers, set(held.values_list("workplace_id", "year")), latest)


def _owed(row: Workplace, known: Known, on: date) -> Iterator[Owed]:
    yield from _conference(row, known, on)
    yield from _dialogues(row, on)
    yield from _review(row, on)
    yield from _renewal(row, known.latest.get(row.pk), on)


def waive_changed(row: Workplace, *, by: str, at: datetime) -> None:
    """What is no longer owed, because so few work there or the enterprise chose otherwise, is waived."""
    on = localdate(at)
    with as_system():
        if not lawful.conference_owed(row, lawful.workers_on(row, on), on):
            reason = "Nay không còn thuộc diện bắt buộc tổ chức hội nghị hằng năm."
            waive_all(about=about_year(row, year_of(on, row.year_ends)), reason=reason, by=by, at=at, keys=CONFERENCES)
        if not lawful.keys_for(row).review:
            reason = "Nay không còn thuộc diện bắt buộc sơ kết 6 tháng."
            waive_all(about=about_half(row, half_of(on)), reason=reason, by=by, at=at)


def meet_talk(row: Workplace, held_on: date, evidence: str, *, by: str, at: datetime) -> None:
    """The first periodic dialogue of the year that is still owed is met by one held."""
    open_for(row, by="clock", at=at)
    with as_system():
        prefix = about_talk(row, held_on.year, 1)[:-1]
        first = Duty.objects.filter(about__startswith=prefix, settled_on__isnull=True).order_by("due").first()
        if first is not None:
            meet_all(about=first.about, keys=[first.rule], by=by, at=at, evidence=evidence)


def _conference(row: Workplace, known: Known, on: date) -> Iterator[Owed]:
    year = year_of(on, row.year_ends)
    if (row.pk, year) not in known.valid and lawful.conference_owed(row, known.workers.get(row.pk, 0), on):
        ends = last_day(year, row.year_ends)
        yield Owed(lawful.keys_for(row).conference, about_year(row, year), f"Hội nghị năm {year}: {row.name}", ends)


def _dialogues(row: Workplace, on: date) -> Iterator[Owed]:
    rule = lawful.rule_or_none(lawful.keys_for(row).dialogue, on)
    times, first = int(rule.value or 1) if rule else 0, date(on.year, 1, 1)
    for number in range(1, times + 1):
        due = add_months(first, 12 * number // times) - timedelta(days=1)
        if rule is not None and due >= on:
            subject = f"Đối thoại định kỳ năm {on.year}: {row.name}"
            yield Owed(rule.key, about_talk(row, on.year, number), subject, on, due, rule.cite)


def _review(row: Workplace, on: date) -> Iterator[Owed]:
    half = half_of(on)
    found = lawful.review_due(row, half.since)
    if found is not None:
        due, rule = found
        subject = f"Tự sơ kết {half.vi}: {row.name}"
        yield Owed(rule.key, about_half(row, half), subject, half.since, due, rule.cite)


def _renewal(row: Workplace, latest: Agreement | None, on: date) -> Iterator[Owed]:
    """The end of the agreement that binds longest, once it is near."""
    if latest is None or latest.until is None:
        return
    found = lawful.warned(latest.until)
    if found.due <= on:
        last = latest.until - timedelta(days=1)
        subject = f"Thỏa ước sắp hết hạn, thương lượng tiếp: {row.name}"
        yield Owed(lawful.EXPIRING, renewal_of(latest), subject, found.due, last, found.cite)
