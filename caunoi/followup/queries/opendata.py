"""What the public list gives away as open data."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Count, Max, QuerySet

from caunoi.followup import rules
from caunoi.followup.models import Followup
from caunoi.followup.words import State
from caunoi.places.models import Place


def open_rows(place: Place | None, today: date) -> Iterator[tuple[Any, ...]]:
    """Everything followed in a place, in the order of the columns."""
    for row in _of(place).select_related("place", "owed_by").order_by("raised_on", "pk").iterator(chunk_size=2000):
        late = rules.is_late(State(row.state), row.due_on, today)
        yield (
            row.number, row.kind, row.source, row.place.code, row.place.full_name, row.owed_by.name, row.raised_by, row.text, row.raised_on, row.first_due,
            row.due_on, row.state, row.answered_on, row.reason, row.finished_on, row.ended_on, late, row.synthetic,
        )  # fmt: skip


def open_extent(place: Place | None) -> tuple[int, date | None]:
    """How much there is, and the newest."""
    found = _of(place).aggregate(rows=Count("pk"), latest=Max("raised_on"))
    return found["rows"], found["latest"]


def _of(place: Place | None) -> QuerySet[Followup]:
    if place is None:
        return Followup.objects.all()
    return Followup.objects.filter(**{"province" if place.is_province else "place": place})
