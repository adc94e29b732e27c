"""Supervisions as everybody, and as those concerned, may see them: the database's walls decide which rows."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from caunoi.followup import queries as followup
from caunoi.followup.models import Followup
from caunoi.identity.models import Person
from caunoi.oversee.models import OversightAdvice, OversightHearing, OversightMember, Supervision, SupervisionProgramme
from caunoi.places.models import Body, Place

from .bodies import my_bodies


def supervisions_of(
    *, place: Place | None = None, bodies: list[Body] | None = None, after: str = "", size: int = 25
) -> list[Supervision]:  # fmt: skip
    """Those of a place, or those some bodies make or undergo; the latest first, ``after`` where the last page ended. One statement."""
    rows = Supervision.objects.select_related("body", "subject", "place")
    if place is not None:
        rows = rows.filter(place=place)
    if bodies is not None:
        rows = rows.filter(Q(body__in=bodies) | Q(subject__in=bodies, shown=True))
    day, _, key = after.partition("~")
    try:
        last, last_key = date.fromisoformat(day), uuid.UUID(key)
        rows = rows.filter(Q(starts_on__lt=last) | Q(starts_on=last, pk__lt=last_key))
    except ValueError:
        pass
    return list(rows.order_by("-starts_on", "-pk")[:size])


def mark(row: Supervision) -> str:
    """Where a page ends."""
    return f"{row.starts_on:%Y-%m-%d}~{row.pk}"


def supervision_of(supervision_id: uuid.UUID) -> Supervision | None:
    """One, where the reader may see it."""
    rows = Supervision.objects.select_related("body", "subject", "place__province", "programme", "previous")
    return rows.filter(pk=supervision_id).first()


def team_of(row: Supervision) -> list[OversightMember]:
    """Its team, as far as the reader may know names; the head first."""
    order = {"head": 0, "deputy": 1, "member": 2}
    return sorted(row.team.all(), key=lambda each: (order[each.seat], each.pk))


def advice_of(row: Supervision) -> list[tuple[OversightAdvice, Followup | None]]:
    """What it recommended, each with where it stands: two statements."""
    found = list(row.recommendations.select_related("to")[:200])
    stands = followup.of_refs(each.ref for each in found)
    return [(each, stands.get(each.ref)) for each in found]


def programmes_of(place: Place) -> list[SupervisionProgramme]:
    """The programmes of a place's bodies, newest first, each with what it holds."""
    items = Supervision.objects.select_related("subject").order_by("starts_on", "pk")
    rows = SupervisionProgramme.objects.filter(place=place).select_related("body")
    return list(rows.prefetch_related(Prefetch("items", queryset=items)).order_by("-year", "body__sort_key")[:6])


def hearings_of(place: Place, size: int = 8) -> QuerySet[OversightHearing]:
    """The half-yearly hearings of a place, the latest first."""
    return OversightHearing.objects.filter(place=place).select_related("body", "front").order_by("-due", "pk")[:size]


def hearing_for(person: Person, hearing_id: int) -> OversightHearing | None:
    """One hearing, for who works in the body that hears or in the Front."""
    mine = my_bodies(person)
    rows = OversightHearing.objects.filter(Q(body__in=mine) | Q(front__in=mine))
    return rows.select_related("body", "front", "place").filter(pk=hearing_id).first()


def left_of(hearings: Iterable[OversightHearing]) -> dict[int, list[Followup]]:
    """What hearings left to be followed, by hearing, in the order it was kept: one statement."""
    refs = {row.pk: row.left_refs for row in hearings}
    known = followup.of_refs(ref for each in refs.values() for ref in each) if refs else {}
    return {key: [known[ref] for ref in each if ref in known] for key, each in refs.items()}


def programme_for(person: Person, programme_id: int) -> SupervisionProgramme | None:
    """One programme of the bodies a person works in."""
    rows = SupervisionProgramme.objects.filter(body__in=my_bodies(person)).select_related("body")
    return rows.filter(pk=programme_id).first()


@dataclass(frozen=True, slots=True)
class Figures:
    """A place's supervision in numbers."""

    running: int
    reported: int
    late: int


def figures(place: Place, on: date) -> Figures:
    """Running, reported this year, and late to report: one statement."""
    rows = Supervision.objects.filter(place=place, shown=True).values_list("stage", "report_due", "reported_on")
    found = list(rows.filter(starts_on__year__gte=on.year - 1)[:5000])
    return Figures(
        sum(stage in ("notified", "held") for stage, _due, _on in found), sum(day is not None and day.year == on.year for _stage, _due, day in found),
        sum(stage == "held" and due is not None and due < on for stage, due, _on in found),
    )  # fmt: skip


def supervisions_between(bodies: list[Body], since: date, until: date) -> QuerySet[Supervision]:
    """Supervisions made by bodies, or of them once they were told, by their days."""
    rows = Supervision.objects.filter(starts_on__lte=until, ends_on__gte=since).select_related("subject")
    return rows.filter(Q(body__in=bodies) | Q(subject__in=bodies, shown=True)).order_by("starts_on", "pk")


def hearings_between(bodies: list[Body], since: date, until: date) -> QuerySet[OversightHearing]:
    """Hearings bodies still owe, or are heard at, by their last day."""
    rows = OversightHearing.objects.filter(due__gte=since, due__lte=until, held_on=None).select_related("front")
    return rows.filter(Q(body__in=bodies) | Q(front__in=bodies)).order_by("due", "pk")
