"""Figures of a place: what was disclosed, what is due and late, questions that wait."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.cache import cache
from django.db import connection

from caunoi.access.context import as_system

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
    """The counts of a commune or of everything in a province, from indexes; aggregates that name nobody."""
    column = "province_id" if place.is_province else "place_id"
    with as_system(), connection.cursor() as cursor:
        cursor.execute(
            f"""SELECT
                 (SELECT count(*) FROM know_disclosure WHERE {column} = %(place)s AND posted_at IS NOT NULL AND NOT inside AND stage = 'posted'),
                 (SELECT count(*) FROM know_disclosure WHERE {column} = %(place)s AND stage IN ('planned', 'decided') AND NOT inside
                    AND due >= %(today)s),
                 (SELECT count(*) FROM know_disclosure WHERE {column} = %(place)s AND NOT inside
                    AND (stage IN ('planned', 'decided') OR (stage = 'posted' AND met_on IS NULL)) AND due < %(today)s),
                 (SELECT coalesce(sum(open_questions), 0) FROM know_disclosure WHERE {column} = %(place)s AND posted_at IS NOT NULL
                    AND NOT inside)""",
            {"place": place.pk, "today": today},
        )
        return Figures(*(int(count) for count in cursor.fetchone()))


def figures_of(place: Any, *, today: date) -> Figures:
    """The counts of a place, at most five minutes old."""
    key = f"know.figures.{place.pk}.{today}"
    return cache.get_or_set(key, lambda: figures(place, today=today), FRESH)  # type: ignore[return-value]
