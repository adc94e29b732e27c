"""A person's own calendar by a secret address: duties, receptions, dialogues, conferences of their bodies.

It is read by machines of others (a telephone's maker, a mail house), so it says what and when, never who wrote or about what.
"""

from collections import Counter
from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from caunoi.access.context import speaking_for
from caunoi.access.queries import bodies_of
from caunoi.dialogue import queries as dialogue
from caunoi.dialogue.words import Stage as DialogueStage
from caunoi.duties.queries import Scope, worklist
from caunoi.duties.words import Pile
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import say
from caunoi.law import queries as law
from caunoi.plenary import queries as plenary
from caunoi.plenary.words import Stage as PlenaryStage
from caunoi.reception.calendar import Event, icalendar
from caunoi.reception.queries.timetable import all_sessions
from caunoi.reception.words import SessionStage

#: How far back and ahead the calendar goes, and duties of one pile at most.
BACK, AHEAD, MOST = timedelta(weeks=2), timedelta(weeks=26), 300


def content_of(person: Any, at: datetime) -> bytes:
    """The calendar as a file."""
    today = timezone.localdate(at)
    with speaking_for(person.pk, today=today):
        bodies = bodies_of(person, today)
        events = (
            [
                *_duties(bodies, today),
                *_receptions(bodies, today),
                *_dialogues(bodies, at),
                *_conferences(person, today),
            ]
            if bodies
            else []
        )
    return icalendar(say("Cầu Nối: việc của tôi", "Cầu Nối: my work"), events, at=at)


def _duties(bodies: list[Any], today: date) -> list[Event]:
    """Duties by day and kind, counted: what a duty is about stays inside."""
    found: Counter[tuple[date, str]] = Counter()
    for pile in (Pile.OVERDUE, Pile.TODAY, Pile.WEEK, Pile.LATER):
        for duty in worklist(Scope.of_bodies(bodies), pile, today=today, size=MOST).rows:
            if duty.due <= today + AHEAD:
                found[duty.due, duty.rule] += 1
    href = f"{settings.SITE_URL}{reverse('desk:today')}"
    return [
        Event(
            f"han-{due}-{rule}", _moment(due, 8), _moment(due, 9), say(f"Đến hạn: {_named(rule, due)} ({count})", f"Due: {_named(rule, due)} ({count})"),
            href=href,
        )
        for (due, rule), count in sorted(found.items())
    ]  # fmt: skip


def _receptions(bodies: list[Any], today: date) -> list[Event]:
    rows = all_sessions(since=today - BACK, until=today + AHEAD).filter(body__in=bodies)[:MOST]
    return [
        Event(
            str(row.pk), row.begins_at, row.ends_at, say("Tiếp công dân", "Reception of residents"), row.venue,
            cancelled=row.stage == SessionStage.CANCELLED.value,
        )
        for row in rows
    ]  # fmt: skip


def _dialogues(bodies: list[Any], at: datetime) -> list[Event]:
    rows = [row for row in dialogue.of_bodies(bodies, size=100) if at - BACK <= row.starts_at <= at + AHEAD]
    return [
        Event(
            str(row.pk), row.starts_at, row.starts_at + timedelta(hours=3), row.title, row.venue or row.link, cancelled=row.stage == DialogueStage.CANCELLED.value,
            href=f"{settings.SITE_URL}{reverse('dialogue:dialogue', args=[row.pk])}" if row.stage != DialogueStage.PLANNED.value else "",
        )
        for row in rows
    ]  # fmt: skip


def _conferences(person: Any, today: date) -> list[Event]:
    rows = [*plenary.plenaries_for(person), *plenary.plenaries_for(person, invited=True)]
    return [
        Event(
            f"hoi-nghi-{row.pk}", datetime.combine(row.on, row.hour, timezone.get_current_timezone()),
            datetime.combine(row.on, row.hour, timezone.get_current_timezone()) + timedelta(hours=3), row.title, row.venue,
            cancelled=row.stage == PlenaryStage.CALLED_OFF.value, href=f"{settings.SITE_URL}{reverse('plenary:plenary', args=[row.pk])}",
        )
        for row in {row.pk: row for row in rows}.values() if today - BACK <= row.on <= today + AHEAD
    ]  # fmt: skip


def _named(rule: str, day: date) -> str:
    try:
        return law.in_force(rule, on=day).label
    except Refusal:
        return rule


def _moment(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), timezone.get_current_timezone())
