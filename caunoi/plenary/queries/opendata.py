"""What the room gives away as open data, and how much there is."""

from collections.abc import Iterator
from datetime import date
from itertools import batched
from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from caunoi.access.context import as_system
from caunoi.files.opendata import STRIDE, Extent
from caunoi.mandate.queries import seen_among
from caunoi.places.models import Place
from caunoi.plenary.models import Conclusion
from caunoi.plenary.words import Stage


def open_conclusions(place: Place | None, on: date) -> Iterator[tuple[Any, ...]]:
    """Every public conclusion of a place's conferences with how its task stands, in the order of the columns."""
    rows = (
        _public(place)
        .select_related("plenary__body", "plenary__place", "body")
        .order_by("on", "plenary_id", "position")
    )
    for part in batched(rows.iterator(chunk_size=STRIDE), STRIDE):
        with as_system():
            seen = seen_among([row.task for row in part if row.task], on)
        for row in part:
            held, task = row.plenary, seen.get(row.task) if row.task else None
            yield (
                str(held.pk), held.place.code, held.place.full_name, held.body.name, held.title, row.on, row.position, row.what, row.body.name, row.due,
                task.task.due if task else None, task.signal.value if task else "", task.task.finished_on if task else None, held.synthetic,
            )  # fmt: skip


def open_conclusions_extent(place: Place | None) -> Extent:
    """How many public conclusions, and the newest."""
    found = _public(place).aggregate(rows=Count("pk"), latest=Max("on"))
    return Extent(found["rows"], found["latest"])


def _public(place: Place | None) -> QuerySet[Conclusion]:
    found = Conclusion.objects.filter(public=True, plenary__stage=Stage.CONCLUDED.value)
    return found if place is None else found.filter(Q(plenary__place=place) | Q(plenary__province=place))
