"""Figures of a place: what was disclosed, what is due and late, questions that wait."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.cache import cache
from django.db import connection

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
