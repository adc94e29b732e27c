"""What the room gives away as open data: shown supervisions, and points sent with their answers."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from caunoi.access.context import as_system
from caunoi.oversee.models import CriticismPoint, Supervision
from caunoi.places.models import Place

_SENT = ("sent", "answered", "issued")


def open_supervisions(place: Place | None) -> Iterator[tuple[Any, ...]]:
    """Every shown supervision of a place, in the order of the columns."""
    rows = _of(Supervision.objects.filter(shown=True), place, "place").select_related("body", "subject", "place")
    for row in rows.annotate(asked=Count("recommendations")).order_by("starts_on", "pk").iterator(chunk_size=2000):
        yield (
            str(row.pk), row.place.code, row.place.full_name, row.body.name, row.subject.name, row.title, row.form, row.basis, row.starts_on, row.ends_on,
            row.stage, row.notice_due, row.notified_on, row.report_in_due, row.received_on, row.report_due, row.reported_on, row.asked, row.synthetic,
        )  # fmt: skip


def open_supervisions_extent(place: Place | None) -> tuple[int, date | None]:
    """How many, and the newest."""
    found = _of(Supervision.objects.filter(shown=True), place, "place").aggregate(
        rows=Count("pk"), latest=Max("starts_on")
    )
    return found["rows"], found["latest"]


def open_points(place: Place | None) -> Iterator[tuple[Any, ...]]:
    """Every point sent of a place, in the order of the columns."""
    with as_system():
        rows = (
            _points(place)
            .select_related("criticism__place", "criticism__body", "criticism__drafter")
            .annotate(said=Count("opinions"))
        )
        found = list(rows.order_by("criticism__sent_on", "criticism_id", "number")[:200_000])
    for row in found:
        about = row.criticism
        yield (
            str(about.pk), about.sort, about.place.code, about.place.full_name, about.body.name, about.drafter.name, about.title, row.number, row.section,
            row.what, row.said, row.verdict, row.reason, about.sent_on, about.answer_due, about.answered_on, about.synthetic,
        )  # fmt: skip


def open_points_extent(place: Place | None) -> tuple[int, date | None]:
    """How many, and the newest."""
    found = _points(place).aggregate(rows=Count("pk"), latest=Max("criticism__sent_on"))
    return found["rows"], found["latest"]


def _points(place: Place | None) -> QuerySet[CriticismPoint]:
    return _of(CriticismPoint.objects.filter(criticism__phase__in=_SENT), place, "criticism__place")


def _of(rows: QuerySet[Any], place: Place | None, path: str) -> QuerySet[Any]:
    return rows if place is None else rows.filter(Q(**{path: place}) | Q(**{f"{path}__province": place}))
