"""Rows of open data: announced decisions, read a part at a time."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Max, Q, QuerySet
from django.utils.timezone import localdate

from caunoi.decide.models import Decision
from caunoi.files.opendata import Extent
from caunoi.places.models import Place


def _announced(place: Place | None) -> QuerySet[Decision]:
    found = Decision.objects.filter(announced_at__isnull=False)
    if place is None:
        return found
    return (
        found.filter(commune__province=place) if place.is_province else found.filter(Q(commune=place) | Q(place=place))
    )


def open_rows(place: Place | None) -> Iterator[tuple[Any, ...]]:
    """Announced decisions, the latest first; parts of a commune-wide one stand in their village."""
    rows = _announced(place).select_related("place").order_by("-started_at", "pk").defer("text")
    for row in rows.iterator(chunk_size=500):
        yield (
            row.code, row.place.code, row.place.full_name, row.topic, row.kind, row.form, row.title, row.stage, row.vote_on, row.base, row.present, row.yes,
            row.no, row.blank, row.spoiled, row.least, row.passes, row.cite, row.decided_on, row.effective_on, row.synthetic,
        )  # fmt: skip


def open_extent(place: Place | None) -> Extent:
    """How many announced decisions there are, and when the newest was announced."""
    found = _announced(place).aggregate(rows=Count("pk"), latest=Max("announced_at"))
    return Extent(found["rows"], localdate(found["latest"]) if found["latest"] else None)
