"""The public roll of honour, found by place, year and name."""

from datetime import date

from django.db.models import Q, QuerySet

from caunoi.commend.models import Honour, Nomination
from caunoi.commend.words import Nominee, Stage, Standing
from caunoi.kernel.text import fold
from caunoi.places import queries as places
from caunoi.places.models import Place


def honours(*, place: Place | None = None, year: int | None = None, kind: str = "", name: str = "") -> QuerySet[Honour]:
    """Who was commended, the latest first."""
    found = Honour.objects.select_related("place", "campaign__body")
    if place is not None:
        found = found.filter(_within(place))
    if year is not None:
        found = found.filter(year=year)
    if kind in {each.value for each in Nominee}:
        found = found.filter(kind=kind)
    if name:
        found = found.filter(key__contains=fold(name)[:200])
    return found.order_by("-decided_on", "kind", "name", "pk")


def years_of() -> list[int]:
    """The years with anybody on the roll, the latest first."""
    return list(Honour.objects.order_by("-year").values_list("year", flat=True).distinct()[:30])


def honoured_this_year(place: Place, today: date) -> int:
    """How many were commended in a place this year."""
    return Honour.objects.filter(_within(place), decided_on__year=today.year).count()


def posted_now(place: Place, today: date) -> int:
    """How many nominations of a place are open to objections today."""
    rows = Nomination.objects.filter(shown=True, campaign__stage=Stage.POSTED.value, campaign__posted_until__gte=today)
    return rows.filter(_within(place, "campaign__place")).exclude(standing=Standing.WITHDRAWN.value).count()


def _within(place: Place, field: str = "place") -> Q:
    """In a place or below it; of a province without naming its hundreds of units."""
    if place.is_province:
        return Q(**{field: place}) | Q(**{f"{field}__province": place})
    return Q(**{f"{field}__in": places.ids_within(place)})
