"""Yearly conferences of residential groups: who owes one, how a commune's groups stand, what the records say of the year."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet

from caunoi.access.context import as_system
from caunoi.dialogue import rules
from caunoi.dialogue.models import Conference
from caunoi.dialogue.words import ConferenceStage
from caunoi.duties.models import Duty
from caunoi.kernel.refusal import Refusal
from caunoi.law.queries import deadline, in_force
from caunoi.law.rules import Deadline, Rule
from caunoi.places import queries as places
from caunoi.places.models import Body, Place
from caunoi.places.words import Level
from caunoi.ui.front import front

#: The rule the yearly conference is owed under, and the one its notice keeps.
CONFERENCE, NOTICE = "conf.annual", "annual_conf.notice"
GROUPS = (Level.GROUP.value, Level.BLOCK.value)


def about_conference(place: Place, year: int) -> str:
    """How the duty of a group's year is named."""
    return f"dialogue.group-year:{place.code}:{year}"


def conference_rule(on: date) -> Rule | None:
    """The rule that asks for the conference on a day; None where none is in force."""
    try:
        return in_force(CONFERENCE, on=on)
    except Refusal:
        return None


def invite_by(on: date) -> Deadline | None:
    """The last day to invite the households to a conference of a day; None where no rule of notice is in force."""
    try:
        return deadline(NOTICE, start=on)
    except Refusal:
        return None


def groups_owing(year: int) -> list[tuple[Place, date, date]]:
    """Villages and street groups that live to the year's end and have no duty of it yet, with its first and last day."""
    last = date(year, 12, 31)
    if conference_rule(last) is None:
        return []
    groups = Place.objects.filter(level__in=GROUPS, parent__level=Level.COMMUNE.value).select_related("parent")
    groups = groups.filter(Q(until__isnull=True) | Q(until__gt=last), Q(since__isnull=True) | Q(since__lte=last))
    had = set(Duty.objects.filter(rule=CONFERENCE, due=last).values_list("about", flat=True))
    found = []
    for each in groups.order_by("pk"):
        span = rules.year_of_duty(each.since, each.until, year)
        if span and about_conference(each, year) not in had:
            found.append((each, *span))
    return found


def conference_of(conference_id: uuid.UUID) -> Conference | None:
    """One conference, where the speaker may see it."""
    return _rows().filter(pk=conference_id).first()


def minutes_words(row: Conference) -> str:
    """What was said and concluded, in one piece, for digests."""
    return f"{row.said}\n\n{row.concluded}"


@dataclass(frozen=True, slots=True)
class GroupYear:
    """How one group's year stands."""

    place: Place
    conference: Conference | None
    due: date
    today: date

    @property
    def late(self) -> bool:
        """Whether the year is over and no result is out."""
        return self.today > self.due and not self.done

    @property
    def done(self) -> bool:
        """Whether its result is out."""
        return self.conference is not None and self.conference.stage == ConferenceStage.PUBLISHED.value


def groups_of_commune(commune: Place, year: int, today: date) -> list[GroupYear]:
    """Every group of a commune with its conference of a year, in Vietnamese order: two statements."""
    last = date(year, 12, 31)
    rows = {row.place_id: row for row in _rows().filter(commune=commune, year=year).exclude(stage=ConferenceStage.CALLED_OFF.value)}  # fmt: skip
    groups = [each for each in places.children(commune, min(last, today)) if each.level in GROUPS]
    return [GroupYear(each, rows.get(each.pk), last, today) for each in groups]


def year_counts(commune: Place, year: int) -> dict[str, int]:
    """How many groups of a commune owe a conference, announced one, published one."""
    groups = Place.objects.filter(parent=commune, level__in=GROUPS).filter(Q(until__isnull=True) | Q(until__gt=date(year, 12, 31)))  # fmt: skip
    counted = Conference.objects.filter(commune=commune, year=year).aggregate(
        ahead=Count("pk", filter=Q(stage=ConferenceStage.ANNOUNCED.value)),
        done=Count("pk", filter=Q(stage=ConferenceStage.PUBLISHED.value)),
    )
    return {"owed": groups.count(), **counted}


def conferences_of(bodies: Iterable[Body], year: int) -> list[Conference]:
    """The conferences some bodies keep in a year, called off ones too."""
    mine = [body.pk for body in bodies]
    found = _rows().filter(Q(body__in=mine) | Q(committee__in=mine), year=year)
    return list(found.order_by("place__sort_key", "-version")[:500])


def keeps_conference(row: Conference, bodies: Iterable[Body]) -> bool:
    """Whether one of some bodies keeps it."""
    return bool({row.body_id, row.committee_id} & {body.pk for body in bodies})


def villages_kept(bodies: Iterable[Body], on: date) -> list[Place]:
    """The groups some bodies may plan a conference for: all of a commune for its committee, its own for a group's."""
    found: dict[int, Place] = {}
    for body in bodies:
        if body.place.level == Level.COMMUNE and body.office in ("ubnd", "mttq"):
            found |= {each.pk: each for each in places.children(body.place, on) if each.level in GROUPS}
        elif body.place.level in GROUPS:
            found[body.place_id] = body.place
    return sorted(found.values(), key=lambda place: place.sort_key)


def account_of(place: Place, year: int, on: date) -> list[dict[str, Any]]:
    """What the records of every room say of a group's year up to a day: chapters of lines that open to their records."""
    commune = place.parent or place
    since, until = date(year, 1, 1), min(on, date(year, 12, 31)) + timedelta(days=1)
    with as_system():
        chapters = front.accounts(commune, since, until)
    return [
        {
            "vi": chapter.vi, "en": chapter.en,
            "lines": [{"vi": line.vi, "en": line.en, "value": line.value, "href": line.href} for line in chapter.lines],
        }
        for chapter in chapters
    ]  # fmt: skip


def _rows() -> QuerySet[Conference]:
    return Conference.objects.select_related("place", "commune__province", "body", "committee")
