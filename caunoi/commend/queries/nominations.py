"""Nominations and their dossiers."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from caunoi.commend import proving
from caunoi.commend.models import Campaign, Criterion, Evidence, Nomination, NomineePerson, Objection
from caunoi.commend.words import Stage, Standing
from caunoi.identity import sealing


@dataclass(frozen=True, slots=True)
class Proof:
    """One line of a dossier: the criterion and what the records say to it."""

    criterion: Criterion
    value: Any
    part: int | None
    whole: int | None
    met: bool | None
    frozen: bool


def nominations_of(campaign: Campaign, *, withdrawn: bool = False) -> QuerySet[Nomination]:
    """The nominations of a campaign the speaker may see, collectives first, by name."""
    found = Nomination.objects.filter(campaign=campaign).select_related("by_body", "collective")
    found = found if withdrawn else found.exclude(standing=Standing.WITHDRAWN.value)
    return found.annotate(objected=Count("objections")).order_by("kind", "title", "nominated_at")


def nomination_of(nomination_id: uuid.UUID) -> Nomination | None:
    """One nomination, None where it is not the speaker's to see."""
    rows = Nomination.objects.select_related("campaign__body", "campaign__place", "by_body", "collective__place")
    return rows.filter(pk=nomination_id).first()


def shown_nomination(nomination_id: uuid.UUID) -> Nomination | None:
    """One nomination as the public sees it: posted, not withdrawn."""
    found = nomination_of(nomination_id)
    return found if found and found.shown and found.standing != Standing.WITHDRAWN.value else None


def person_of(nomination: Nomination) -> dict[str, str]:
    """Who an individual nominee is, as far as the speaker may know: name, unit; empty otherwise."""
    row = NomineePerson.objects.filter(nomination=nomination).first()
    return sealing.unseal(bytes(row.sealed)) if row else {}


def dossier(nomination: Nomination) -> list[Proof]:
    """What the records say: frozen figures once the list is posted, counted now before."""
    criteria = list(nomination.campaign.criteria.order_by("position"))
    kept = {row.criterion_id: row for row in Evidence.objects.filter(nomination=nomination)}
    if kept or Stage(nomination.campaign.stage) not in (Stage.PLANNED, Stage.OPEN):
        return [
            Proof(each, row.value, row.part, row.whole, row.met, True) if (row := kept.get(each.pk)) else Proof(each, None, None, None, None, True)
            for each in criteria
        ]  # fmt: skip
    campaign, body = nomination.campaign, nomination.collective or nomination.by_body
    now = proving.prove([body], criteria, since=campaign.since, until=campaign.until)[body.pk]
    return [
        Proof(each, now[each.pk].value, now[each.pk].part, now[each.pk].whole, proving.met(each, now[each.pk]), False)
        for each in criteria
    ]


def objections_of(nomination: Nomination) -> QuerySet[Objection]:
    """The objections to a nomination that became petitions, for the body that holds the campaign."""
    return Objection.objects.filter(nomination=nomination).order_by("at")
