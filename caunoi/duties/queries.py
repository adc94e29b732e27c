"""Reading duties: today's worklists, what is late, the clock of a case."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from caunoi.places.models import Body, Place

from .models import Duty
from .rules import WEEK
from .words import Pile, Standing


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose duties: of some bodies, or of a place and all below it."""

    bodies: tuple[int, ...] = ()
    place: int | None = None
    province: int | None = None

    @classmethod
    def of_bodies(cls, bodies: Sequence[Body]) -> "Scope":
        """The duties of these bodies."""
        return cls(bodies=tuple(body.pk for body in bodies))

    @classmethod
    def of_place(cls, place: Place) -> "Scope":
        """The duties of every body in a place and below it."""
        return cls(province=place.pk) if place.is_province else cls(place=place.pk)

    def narrow(self, duties: QuerySet[Duty]) -> QuerySet[Duty]:
        """Only the duties in the scope."""
        if self.province is not None:
            return duties.filter(province_id=self.province)
        if self.place is not None:
            return duties.filter(place_id=self.place)
        return duties.filter(owed_by_id__in=self.bodies)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a worklist, and where the next begins (None at the end)."""

    rows: list[Duty]
    after: str | None


def worklist(scope: Scope, pile: Pile, *, today: date, after: str | None = None, size: int = 50) -> Page:
    """One pile, the soonest first, paged by (due, id): one statement, from an index."""
    found = _pile(scope.narrow(Duty.objects.select_related("owed_by")), pile, today)
    if after:
        day, _, key = after.partition("~")
        found = found.filter(Q(due__gt=day) | Q(due=day, id__gt=uuid.UUID(key)))
    rows = list(found.order_by("due", "id")[: size + 1])
    more = f"{rows[size - 1].due.isoformat()}~{rows[size - 1].pk}" if len(rows) > size else None
    return Page(rows[:size], more)


def counts(scope: Scope, *, today: date) -> dict[Pile, int]:
    """How many duties lie in each pile: one statement."""
    running = Q(standing=Standing.OPEN.value)
    week = today + timedelta(days=WEEK)
    found = scope.narrow(Duty.objects.filter(standing__in=[Standing.OPEN.value, Standing.PAUSED.value])).aggregate(
        overdue=Count("id", filter=running & Q(due__lt=today)),
        today=Count("id", filter=running & Q(due=today)),
        week=Count("id", filter=running & Q(due__gt=today, due__lte=week)),
        later=Count("id", filter=running & Q(due__gt=week)),
        paused=Count("id", filter=Q(standing=Standing.PAUSED.value)),
    )
    return {pile: found[pile.value] for pile in Pile}


def duties_about(about: str) -> QuerySet[Duty]:
    """Every duty about one thing, in the order they began."""
    return Duty.objects.filter(about=about).select_related("owed_by").order_by("opened_at", "due")


def next_due(abouts: Sequence[str]) -> dict[str, Duty]:
    """The soonest running duty of each thing: one statement."""
    rows = Duty.objects.filter(about__in=abouts, standing=Standing.OPEN.value).order_by("about", "due").distinct("about")
    return {duty.about: duty for duty in rows}


def silent_and_late(place: Place, *, today: date, size: int = 20) -> list[dict[str, Any]]:
    """Bodies of a place with overdue duties: body, how many, since when; the worst first."""
    found = _pile(Scope.of_place(place).narrow(Duty.objects.all()), Pile.OVERDUE, today)
    rows = found.values("owed_by_id", "owed_by__code", "owed_by__name").annotate(late=Count("id")).order_by("-late", F("owed_by__code"))
    return list(rows[:size])


def _pile(duties: QuerySet[Duty], pile: Pile, today: date) -> QuerySet[Duty]:
    if pile is Pile.PAUSED:
        return duties.filter(standing=Standing.PAUSED.value)
    running = duties.filter(standing=Standing.OPEN.value)
    week = today + timedelta(days=WEEK)
    match pile:
        case Pile.OVERDUE:
            return running.filter(due__lt=today)
        case Pile.TODAY:
            return running.filter(due=today)
        case Pile.WEEK:
            return running.filter(due__gt=today, due__lte=week)
        case _:
            return running.filter(due__gt=week)
