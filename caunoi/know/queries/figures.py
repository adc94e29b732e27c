"""Figures of a place: what was disclosed, what is due and late, questions that wait."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.cache import cache
from django.db import connection
from django.db.models import Count, F, Q

from ..models import Disclosure, ItemQuestion
from ..words import Wait

#: Seconds the figures of a page may be old.
FRESH = 300


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of a place on a day."""

    disclosed: int
    due: int
    overdue: int
    questions: int


def figures(place: Any, *, today: date) -> Figures:
    """The counts of a commune or of everything in a province: one statement, aggregates that name nobody."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM know_figures(%s, %s, %s)", [place.pk, place.is_province, today])
        return Figures(*(int(count) for count in cursor.fetchone()))


def figures_of(place: Any, *, today: date) -> Figures:
    """The counts of a place, at most five minutes old."""
    key = f"know.figures.{place.pk}.{today}"
    return cache.get_or_set(key, lambda: figures(place, today=today), FRESH)  # type: ignore[return-value]


def disclosed_between(place: Any, since: date, until: date) -> dict[str, int]:
    """What a commune disclosed to everybody in a span, how much of it late, public questions answered: two statements."""
    rows = Disclosure.objects.filter(
        place=place, inside=False, since__gte=since, since__lt=until, posted_at__isnull=False
    )
    told = rows.aggregate(disclosed=Count("pk"), late=Count("pk", filter=Q(since__gt=F("due"))))
    answered = ItemQuestion.objects.filter(
        disclosure__place=place, state=Wait.SHOWN.value, answered_at__date__gte=since, answered_at__date__lt=until
    )
    return {**told, "answered": answered.count()}
