"""A person's own calendar by a secret address: duties, receptions, dialogues, conferences, votes of households, inspections, supervisions, hearings, training.

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
from caunoi.check import queries as check
from caunoi.decide import queries as decide
from caunoi.dialogue import queries as dialogue
from caunoi.dialogue.words import Stage as DialogueStage
from caunoi.duties.queries import Scope, worklist
from caunoi.duties.words import Pile
from caunoi.kernel.words import say
from caunoi.oversee import queries as oversee
from caunoi.oversee.words import Stage as SupervisionStage
from caunoi.plenary import queries as plenary
from caunoi.plenary.words import Stage as PlenaryStage
from caunoi.reception.calendar import Event, icalendar
from caunoi.reception.queries.timetable import all_sessions
from caunoi.reception.words import SessionStage
from caunoi.training import queries as training
from caunoi.voice.queries.lists import rule_name

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
                *_votes(bodies, today),
                *_inspections(person, today),
                *_supervisions(bodies, today),
                *_training(person, today),
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
            f"han-{due}-{rule}", _moment(due, 8), _moment(due, 9), say(f"Đến hạn: {rule_name(rule, due)} ({count})", f"Due: {rule_name(rule, due)} ({count})"),
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


def _votes(bodies: list[Any], today: date) -> list[Event]:
    """Days on which the households of one's places meet or vote; announced decisions are everybody's."""
    rows = decide.votes_between([body.place_id for body in bodies], today - BACK, today + AHEAD)[:MOST]
    return [
        Event(
            f"quyet-dinh-{row.pk}", _moment(row.vote_on, 8), _moment(row.vote_until or row.vote_on, 17), say(f"Các hộ bàn, quyết định: {row.title}", f"Households decide: {row.title}"),
            row.where, href=f"{settings.SITE_URL}{reverse('decide:decision', args=[row.code])}",
        )
        for row in rows
        if row.vote_on is not None
    ]  # fmt: skip


def _inspections(person: Any, today: date) -> list[Event]:
    """Inspections of one's boards, and those announced to one's bodies: the day, never what was found."""
    rows = {row.pk: row for row in check.inspections_between(person, today - BACK, today + AHEAD)[:MOST]}
    return [
        Event(
            f"kiem-tra-{row.pk}", _moment(row.item.due, 8), _moment(row.item.due, 11), say(f"Kiểm tra: {row.board.name}", f"Inspection: {row.board.name}"),
            href=f"{settings.SITE_URL}{reverse('check:public-inspection', args=[row.place.code, row.pk])}",
        )
        for row in rows.values()
    ]  # fmt: skip


def _supervisions(bodies: list[Any], today: date) -> list[Event]:
    """Supervisions one's bodies make or receive, and the half-yearly hearings that are still to be held."""
    watched = oversee.supervisions_between(bodies, today - BACK, today + AHEAD)[:MOST]
    hearings = oversee.hearings_between(bodies, today - BACK, today + AHEAD)[:MOST]
    return [
        *[
            Event(
                f"giam-sat-{row.pk}", _moment(row.starts_on, 8), _moment(row.ends_on, 17), say(f"Giám sát tại {row.subject.name}", f"Supervision at {row.subject.name}"),
                cancelled=row.stage == SupervisionStage.CANCELLED.value, href=f"{settings.SITE_URL}{reverse('oversee:supervision-desk', args=[row.pk])}",
            )
            for row in watched
        ],
        *[
            Event(
                f"nghe-{row.pk}", _moment(row.due, 14), _moment(row.due, 17), say(f"Hạn làm việc với {row.front.name} 6 tháng", f"Half-yearly hearing of {row.front.name} by"),
                href=f"{settings.SITE_URL}{reverse('oversee:hearing', args=[row.pk])}",
            )
            for row in hearings
        ],
    ]  # fmt: skip


def _training(person: Any, today: date) -> list[Event]:
    rows = [
        each.session
        for each in training.own(person)[:MOST]
        if today - BACK <= timezone.localdate(each.session.starts_at) <= today + AHEAD
    ]
    return [
        Event(
            f"tap-huan-{row.pk}", row.starts_at, row.ends_at, say(f"Tập huấn: {row.course.title}", f"Training: {row.course.title}"), row.venue,
            href=f"{settings.SITE_URL}{reverse('training:session', args=[row.pk])}",
        )
        for row in rows
    ]  # fmt: skip


def _moment(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), timezone.get_current_timezone())
