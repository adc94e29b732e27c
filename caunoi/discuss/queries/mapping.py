"""Votes as the map's kernel wants them, and the latest map as a page shows it."""

from dataclasses import dataclass
from typing import Any

from django.db import connection

from caunoi.access.context import as_system
from caunoi.discuss.models import Consultation, OpinionMap
from caunoi.discuss.rules import MAP_LEAST_GROUP


def votes_of(consultation: Consultation) -> tuple[list[int], list[int], list[int]]:
    """Standing votes on shown statements as (participant, statement, value) columns; participants are numbered for this answer only."""
    with as_system(), connection.cursor() as cursor:
        cursor.execute(
            """SELECT dense_rank() OVER (ORDER BY o.token), o.statement_id, o.stance FROM discuss_opinion o
               JOIN discuss_statement s ON s.id = o.statement_id AND s.stage = 'shown'
               LEFT JOIN discuss_withdrawal w ON w.opinion_id = o.id
               WHERE s.consultation_id = %s AND o.stance IS NOT NULL AND w.opinion_id IS NULL ORDER BY o.id""",
            [consultation.pk],
        )
        rows = cursor.fetchall()
    return [row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows]


def latest(consultation: Consultation) -> OpinionMap | None:
    """The newest map counted."""
    return consultation.maps.order_by("-counted_at", "-pk").first()


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on the drawing."""

    x: float
    y: float
    size: float
    group: int | None
    people: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """The map ready to draw: squares of people, middles of groups."""

    dots: list[Dot]
    middles: list[Dot]
    width: int = 640
    height: int = 420


def drawing(found: OpinionMap) -> Drawing:
    """Squares and groups scaled to the drawing; groups only where the map may show them."""
    result: dict[str, Any] = found.result
    cells = result.get("cells", [])
    xs, ys = [cell["x"] for cell in cells] or [0.0], [cell["y"] for cell in cells] or [0.0]
    across, down = max(max(xs) - min(xs), 1e-9), max(max(ys) - min(ys), 1e-9)
    most = max((cell["people"] for cell in cells), default=1)

    def put(x: float, y: float, size: float, group: int | None, people: int) -> Dot:
        return Dot(
            round(40 + 560 * (x - min(xs)) / across, 1),
            round(380 - 340 * (y - min(ys)) / down, 1),
            round(size, 1),
            group,
            people,
        )

    dots = [
        put(
            cell["x"],
            cell["y"],
            4 + 12 * (cell["people"] / most) ** 0.5,
            _number(cell["group"]) if found.shown else None,
            cell["people"],
        )
        for cell in cells
    ]
    groups = result.get("groups", []) if found.shown else []
    middles = [
        put(group["x"], group["y"], 16, at, group["people"])
        for at, group in enumerate(groups, start=1)
        if group["people"] >= MAP_LEAST_GROUP
    ]
    return Drawing(dots, middles)


def _number(group: int | None) -> int | None:
    return None if group is None else group + 1
