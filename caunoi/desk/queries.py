"""Screens across rooms: what the bodies of a place owe now, as figures without names."""

from datetime import date

from django.core.cache import cache

from caunoi.access.context import as_system
from caunoi.duties.queries import Scope, counts
from caunoi.duties.words import Pile
from caunoi.places import queries as places
from caunoi.places.kept import kept
from caunoi.places.queries import Place
from caunoi.voice.queries import figures_of
from caunoi.voice.queries.published import fewest_told

#: Seconds a public figure may be old.
FRESH = 600


def owed(place: Place, *, today: date, anew: bool = False) -> dict[str, int | None]:
    """How many duties the bodies of a place have running and overdue; None where too few to be shown; a round counts provinces ``anew``."""

    def count() -> dict[str, int | None]:
        with as_system():
            found = counts(Scope.of_place(place), today=today)
        running = sum(found[pile] for pile in Pile)
        if running < fewest_told(today):
            return {"running": None, "overdue": None}
        return {"running": running, "overdue": found[Pile.OVERDUE]}

    key = f"desk.owed.{place.pk}.{today}"
    if place.is_province:
        return kept(key, count, anew=anew)
    return cache.get_or_set(key, count, FRESH)  # type: ignore[return-value]


def count_large(today: date) -> int:
    """Count anew what the pages of whole provinces, and of everywhere, show; how many areas that were."""
    figures_of(None, today=today, anew=True)
    lived_in = list(places.provinces(today).filter(pk__in=places.bodies(today).values("province_id")))
    for province in lived_in:
        figures_of(province, today=today, anew=True)
        owed(province, today=today, anew=True)
    return 1 + len(lived_in)
