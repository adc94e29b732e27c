"""What a body's forecast is made of: when cases came, were answered and are due. Days only."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from ..models import Petition
from .tallies import MAIN_CLOCKS


@dataclass(frozen=True, slots=True)
class Course:
    """One case of a body by its days; ``due`` of its main clock."""

    petition: UUID
    came: date
    answered: date | None
    due: date


def came_by_week(body: int, *, since: date, until: date) -> dict[int, int]:
    """How many letters a body registered in each week from a Monday, by week number: one statement; ask as the system."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (received_on - %s) / 7, count(*) FROM voice_petition WHERE registered_by_id = %s AND received_on >= %s AND received_on < %s GROUP BY 1",
            [since, body, since, until],
        )
        return {int(week): int(count) for week, count in cursor.fetchall()}


def courses(body: int, *, since: date) -> list[Course]:
    """The cases a body had to answer since a day, withdrawn and terminated ones left out: one statement; ask as the system."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT p.id, d.starts_on, p.answered_on, d.due FROM duties_duty d JOIN voice_petition p ON p.id = substring(d.about FROM 7)::uuid
               WHERE d.owed_by_id = %s AND d.rule = ANY (%s) AND d.starts_on >= %s AND d.standing <> 'waived'
                 AND d.about LIKE 'voice:%%' AND (p.ended_on IS NULL OR p.answered_on IS NOT NULL)""",
            [body, MAIN_CLOCKS, since],
        )
        return [Course(*row) for row in cursor.fetchall()]


def seen_of(ids: list[UUID]) -> dict[UUID, Petition]:
    """Of some petitions those the speaker may open: one statement."""
    return Petition.objects.select_related("place", "topic").defer("search", "text", "answer").in_bulk(ids)
