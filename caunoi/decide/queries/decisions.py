"""Decisions as their readers may see them."""

import uuid
from datetime import date

from django.db.models import Count, Q, QuerySet

from caunoi.decide.models import (
    Decision,
)
from caunoi.decide.words import (
    HandVote,
    Stage,
)  # fmt: skip
from caunoi.identity.models import Person
from caunoi.places.models import Place
from caunoi.places.words import Level

from .roll import keeping_bodies


def decision(code: str) -> Decision | None:
    """One decision by its public code, where the speaker may see it."""
    return Decision.objects.select_related("place", "commune", "whole", "replaces").filter(code=code[:12]).first()


def decisions_in(place: Place, *, announced: bool = True) -> QuerySet[Decision]:
    """The decisions of a commune or a village the speaker may see, the latest first; parts of commune-wide ones stand in their village."""
    found = (
        Decision.objects.select_related("place").filter(announced_at__isnull=False)
        if announced
        else Decision.objects.select_related("place")
    )
    if place.level == Level.COMMUNE:
        return found.filter(commune=place, whole__isnull=True).order_by("-started_at", "pk")
    return found.filter(place=place).order_by("-started_at", "pk")


def upcoming(place: Place, today: date, size: int = 20) -> list[Decision]:
    """Announced votes that lie ahead or are running, the soonest first."""
    found = Decision.objects.select_related("place").filter(
        stage__in=[Stage.ANNOUNCED.value, Stage.VOTING.value], vote_on__isnull=False
    )
    found = found.filter(_shown_at(place)).filter(Q(vote_on__gte=today) | Q(vote_until__gte=today))
    return list(found.order_by("vote_on", "pk")[:size])


def announced() -> QuerySet[Decision]:
    """Every counted decision that was announced, to be narrowed by who shows it as a record."""
    return Decision.objects.filter(passes__isnull=False, announced_at__isnull=False)


def results(place: Place, size: int = 20) -> list[Decision]:
    """The latest counted decisions."""
    found = Decision.objects.select_related("place").filter(
        _shown_at(place), passes__isnull=False, announced_at__isnull=False
    )
    return list(found.order_by("-decided_on", "-started_at")[:size])


def _shown_at(place: Place) -> Q:
    """What a place's own pages show: a commune its villages' matters and the commune-wide ones whole, a village its own."""
    return Q(commune=place, whole__isnull=True) if place.level == Level.COMMUNE else Q(place=place)


def parts_of(whole: Decision) -> list[Decision]:
    """The parts of a commune-wide decision, village by village."""
    return list(whole.parts.select_related("place").order_by("place__sort_key"))


def round_of(row: Decision) -> int:
    """Which round of voting it is: a vote after a thin meeting, or done again, is another."""
    return row.steps.filter(act__in=["go_to_ballots", "meet_again", "start_again"]).count() + 1


def by_id(decision_id: uuid.UUID) -> Decision | None:
    """One decision by its key, where the speaker may see it."""
    return Decision.objects.select_related("place", "commune").filter(pk=decision_id).first()


def decisions_of(person: Person) -> QuerySet[Decision]:
    """The decisions of the communes and villages a person keeps, drafts too, the latest first.

    A village's part in a commune-wide matter stands on that matter's page, and in the list of who keeps only the village.
    """
    here = [body.place_id for body in keeping_bodies(person)]
    whole = Q(commune__in=here, whole__isnull=True)
    part = Q(place__in=here) & ~Q(commune__in=here)
    found = Decision.objects.select_related("place").filter(whole | part)
    return found.order_by("-started_at", "pk")


def figures(place: Place, today: date) -> dict[str, int]:
    """For a place's page: votes ahead, decisions counted this year and passed: one statement."""
    year = Q(decided_on__year=today.year)
    ahead = Q(stage__in=[Stage.ANNOUNCED.value, Stage.VOTING.value]) & (
        Q(vote_on__gte=today) | Q(vote_until__gte=today)
    )
    return Decision.objects.filter(
        Q(commune=place) | Q(place=place), announced_at__isnull=False, whole__isnull=True
    ).aggregate(
        ahead=Count("pk", filter=ahead),
        decided=Count("pk", filter=year & Q(passes__isnull=False)),
        passed=Count("pk", filter=year & Q(passes=True)),
    )


def decided_between(place: Place, since: date, until: date, size: int = 40) -> list[Decision]:
    """What the households of a commune or village decided in a span, the latest first."""
    found = Decision.objects.select_related("place").filter(
        _shown_at(place), announced_at__isnull=False, passes__isnull=False, decided_on__gte=since, decided_on__lt=until
    )
    return list(found.defer("text").order_by("-decided_on", "pk")[:size])


def secret_chosen(row: Decision) -> bool:
    """Whether those present chose the secret ballot at the last meeting."""
    last = row.meetings.last()
    return last is not None and last.manner == HandVote.SECRET


def votes_between(places: list[int], since: date, until: date) -> QuerySet[Decision]:
    """Announced decisions of some places, and of the villages below, whose households meet or vote in a span."""
    rows = Decision.objects.filter(announced_at__isnull=False, vote_on__gte=since, vote_on__lte=until)
    return rows.filter(Q(place__in=places) | Q(commune__in=places)).order_by("vote_on", "pk")
