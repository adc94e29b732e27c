"""Rows of open data: announced dialogues and promises, read a part at a time; nobody who asked."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Count, Max
from django.utils.timezone import localdate

from caunoi.files.opendata import Extent
from caunoi.places.models import Place

from .dialogues import dialogues
from .promises import all_promises, seen

STRIDE = 500


def dialogue_rows(place: Place | None) -> Iterator[tuple[Any, ...]]:
    """Announced dialogues, the latest first."""
    for row in dialogues(place=place).order_by("-starts_at", "-id").iterator(chunk_size=STRIDE):
        yield (
            row.pk, row.place.code, row.place.full_name, row.body.name, row.occasion, row.form, row.title, row.starts_at, row.announced_at, row.stage,
            row.attended, row.attended_online, row.asked, row.published_at, row.reason, row.synthetic,
        )  # fmt: skip


def promise_rows(place: Place | None, today: date) -> Iterator[tuple[Any, ...]]:
    """Promises as they look on a day, the soonest due first."""
    for row in all_promises(place).order_by("due", "id").iterator(chunk_size=STRIDE):
        yield (
            row.pk, row.dialogue_id, row.place.code, row.place.full_name, row.body.name, row.what, row.made_on, row.first_due, row.due, row.finished_on,
            seen(row, today).sight.value, row.synthetic,
        )  # fmt: skip


def dialogue_extent(place: Place | None) -> Extent:
    """How many dialogues there are, and when the newest was announced."""
    found = dialogues(place=place).aggregate(rows=Count("pk"), latest=Max("announced_at"))
    return Extent(found["rows"], localdate(found["latest"]) if found["latest"] else None)


def promise_extent(place: Place | None) -> Extent:
    """How many promises there are, and when the newest was made."""
    found = all_promises(place).aggregate(rows=Count("pk"), latest=Max("made_on"))
    return Extent(found["rows"], found["latest"])
