"""Rows of open data: no persons but heads of bodies."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Count, Max, Q
from django.utils.timezone import localdate

from caunoi.places.models import Place

from ..models import ReceptionDesk
from .kept import kept
from .timetable import all_sessions


def timetable_rows(place: Place | None, *, since: date, until: date) -> Iterator[dict[str, Any]]:
    """Every posted reception day of a span: one statement."""
    for s in all_sessions(place=place, since=since, until=until).iterator(chunk_size=2000):
        yield {
            "place": s.place.code, "place_name": s.place.full_name, "body": s.body.code, "body_name": s.body.name, "on": s.on,
            "starts": f"{s.starts:%H:%M}", "ends": f"{s.ends:%H:%M}", "venue": s.venue, "turn": s.turn, "mode": s.mode, "adhoc": s.adhoc,
            "stage": s.stage, "posted_on": localdate(s.posted_at), "post_by": s.last_day, "counts": s.counts,
            "reason": s.reason,
        }  # fmt: skip


def timetable_extent(place: Place | None, *, since: date, until: date) -> tuple[int, date | None]:
    """How many posted days there are, and when the newest was posted."""
    found = (
        all_sessions(place=place, since=since, until=until)
        .order_by()
        .aggregate(rows=Count("pk"), latest=Max("posted_at"))
    )
    return found["rows"], localdate(found["latest"]) if found["latest"] else None


def days_rows(place: Place | None, *, since: date, until: date, today: date) -> Iterator[dict[str, Any]]:
    """Days owed and held, month by month, of every head whose receptions are kept here."""
    desks = ReceptionDesk.objects.select_related("body__place").order_by("body__code")
    if place is not None:
        desks = desks.filter(Q(body__province=place) if place.is_province else Q(place=place))
    for row in kept(desks, since=since, until=until, today=today):
        for month in row.months:
            yield {
                "place": row.body.place.code, "place_name": row.body.place.full_name, "body": row.body.code, "body_name": row.body.name,
                "month": f"{month.month:%Y-%m}", "owed": month.owed, "met": month.met, "held": month.held, "delegated": month.delegated,
                "not_counted": month.uncounted, "called_off": month.called_off, "missed": month.missed, "heads": "; ".join(month.heads),
                "cite": "; ".join(month.cites),
            }  # fmt: skip
