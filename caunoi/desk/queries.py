"""Screens across rooms: what the bodies of a place owe now, as figures without names."""

from datetime import date

from django.core.cache import cache

from caunoi.access.context import as_system
from caunoi.duties.queries import Scope, counts
from caunoi.duties.words import Pile
from caunoi.voice.queries.published import fewest_told

#: Seconds a public figure may be old.
FRESH = 600


def owed(place, *, today: date) -> dict[str, int | None]:  # type: ignore[no-untyped-def]
    """How many duties the bodies of a place have running and overdue; None where they are too few to be shown."""

    def count() -> dict[str, int | None]:
        with as_system():
            found = counts(Scope.of_place(place), today=today)
        running = sum(found[pile] for pile in Pile)
        if running < fewest_told(today):
            return {"running": None, "overdue": None}
        return {"running": running, "overdue": found[Pile.OVERDUE]}

    return cache.get_or_set(f"desk.owed.{place.pk}.{today}", count, FRESH)  # type: ignore[return-value]
