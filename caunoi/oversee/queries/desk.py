"""The officers' page: what my bodies supervise, undergo, gather, answer, hear."""

from dataclasses import dataclass

from django.db.models import Count, Q

from caunoi.identity.models import Person
from caunoi.oversee.models import Criticism, OversightHearing, Supervision, SupervisionProgramme
from caunoi.places.models import Body

from .bodies import my_bodies
from .supervisions import supervisions_of


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything of the room an officer's bodies have to do with."""

    bodies: list[Body]
    programmes: list[SupervisionProgramme]
    supervisions: list[Supervision]
    criticisms: list[Criticism]
    hearings: list[OversightHearing]


def desk_of(person: Person, *, after: str = "", size: int = 25) -> Desk:
    """The desk of a person: as many statements whatever is on it."""
    mine = my_bodies(person)
    programmes = (
        SupervisionProgramme.objects.filter(body__in=mine)
        .select_related("body")
        .annotate(held=Count("items"))
        .order_by("-year")[:6]
    )
    rows = Criticism.objects.filter(Q(body__in=mine) | Q(drafter__in=mine, phase__in=["sent", "answered", "issued"]))
    criticisms = (
        rows.select_related("body", "drafter")
        .annotate(pointed=Count("points", distinct=True))
        .order_by("-since", "-pk")[:30]
    )
    hearings = (
        OversightHearing.objects.filter(Q(body__in=mine) | Q(front__in=mine))
        .select_related("body")
        .order_by("-due", "pk")[:8]
    )
    return Desk(
        mine, list(programmes), supervisions_of(bodies=mine, after=after, size=size), list(criticisms), list(hearings)
    )
