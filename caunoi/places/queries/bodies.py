"""Bodies on a day: those of a place, who heads them, what lies under and above them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.utils import timezone

from caunoi.places.models import Body, BodyName, Place, Term
from caunoi.places.rules import name_key
from caunoi.places.words import Seat

_SEATS = Case(
    *[When(seat=seat.value, then=Value(position)) for position, seat in enumerate(Seat)], output_field=IntegerField()
)


def bodies(on: date | None = None) -> QuerySet[Body]:
    """Bodies that exist on a day, today unless said."""
    day = on or timezone.localdate()
    return Body.objects.filter(Q(since__isnull=True) | Q(since__lte=day), Q(until__isnull=True) | Q(until__gt=day))


def body_on(code: str, on: date | None = None) -> Body | None:
    """The body a code means on a day, with its place, province and the body above."""
    return bodies(on).filter(code=code).select_related("place", "province", "parent").first()


def bodies_of(place: Place, on: date | None = None) -> list[Body]:
    """The bodies of a place on a day, in Vietnamese order within the order of their kinds."""
    return list(bodies(on).filter(place=place).select_related("parent").order_by("sort_key", "pk"))


def find_bodies(
    text: str = "", *, province: Place | None = None, place: Place | None = None, on: date | None = None
) -> QuerySet[Body]:
    """Bodies whose name or code holds every word of a text, in order; for lists with pages."""
    found = bodies(on).select_related("place")
    if province is not None:
        found = found.filter(province=province)
    if place is not None:
        found = found.filter(place=place)
    phrase = name_key(text[:200])
    for word in phrase.split()[:8]:
        found = found.filter(Q(key__contains=word) | Q(code__contains=word))
    together = Case(When(key__contains=phrase, then=Value(0)), default=Value(1), output_field=IntegerField())
    return found.order_by(together, "sort_key", "code")


def ended_body(name: str, *, province: Place, on: date) -> Body | None:
    """The body of that very name that had ended by a day, the last of them."""
    gone = Body.objects.filter(province=province, key=name_key(name[:200]), until__lte=on)
    return gone.order_by("-until").first()


def body_names(body: Body) -> list[BodyName]:
    """What a body was called before, the earliest first."""
    return list(body.names.order_by("until"))


def body_name_on(body: Body, day: date) -> str:
    """What a body was called on a day."""
    earlier = body.names.filter(until__gt=day).order_by("until").first()
    return earlier.name if earlier else body.name


def terms(on: date | None = None) -> QuerySet[Term]:
    """Seats held on a day, today unless said."""
    day = on or timezone.localdate()
    return Term.objects.filter(Q(until__isnull=True) | Q(until__gt=day), since__lte=day)


def head_of(body: Body, on: date | None = None) -> Term | None:
    """Who answers for a body on a day; None while the seat is empty."""
    return terms(on).filter(body=body, seat=Seat.HEAD).first()


def heads_of(given: Iterable[Body], on: date | None = None) -> dict[int, Term]:
    """The heads of many bodies by body id: one statement."""
    return {term.body_id: term for term in terms(on).filter(body__in=list(given), seat=Seat.HEAD)}


def members_of(body: Body, on: date | None = None) -> list[Term]:
    """Everybody with a seat in a body on a day: the head first, then in the order of seats and names."""
    return list(terms(on).filter(body=body).annotate(rank=_SEATS).order_by("rank", "since", "name"))


def terms_of_body(body: Body) -> list[Term]:
    """Every term in a body, the latest first."""
    return list(Term.objects.filter(body=body).order_by("-since", "-pk"))


def terms_of_person(person: str, on: date | None = None) -> list[Term]:
    """Every seat a person ("person:12") holds on a day, bodies fetched along."""
    return list(terms(on).filter(person=person).select_related("body").order_by("body__sort_key"))


def superior_of(body: Body, on: date | None = None) -> Body | None:
    """The body directly above: its parent, else the same office of the place above; None at the top."""
    if body.parent_id is not None:
        return bodies(on).filter(pk=body.parent_id).select_related("place", "province").first()
    above = body.place.parent_id or body.place.province_id
    if above is None:
        return None
    return bodies(on).filter(place_id=above, office=body.office).select_related("place", "province").first()


def ids_with_those_below(given: Sequence[int], on: date | None = None) -> list[int]:
    """The bodies and every body under them on a day, as ids in order: one statement."""
    day = on or timezone.localdate()
    with connection.cursor() as cursor:
        cursor.execute(
            """WITH RECURSIVE below AS (
                 SELECT unnest(%s::bigint[]) AS id
                 UNION SELECT b.id FROM places_body b JOIN below ON b.parent_id = below.id
                 WHERE (b.since IS NULL OR b.since <= %s) AND (b.until IS NULL OR b.until > %s))
               SELECT id FROM below ORDER BY id""",
            [list(given), day, day],
        )
        return [row[0] for row in cursor.fetchall()]


@dataclass(frozen=True, slots=True)
class Seated:
    """A body and who heads it on a day."""

    body: Body
    head: Term | None


def bodies_with_heads(place: Place, on: date | None = None) -> list[Seated]:
    """The bodies of a place on a day with their heads: two statements."""
    found = bodies_of(place, on)
    heads = heads_of(found, on)
    return [Seated(body, heads.get(body.pk)) for body in found]
