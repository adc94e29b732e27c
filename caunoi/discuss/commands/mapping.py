"""Counting opinion maps in the background, with seed and stability; nobody's membership is kept."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max

from caunoi.discuss.facts import Mapped
from caunoi.discuss.models import Consultation, OpinionMap
from caunoi.discuss.queries.mapping import latest, votes_of
from caunoi.discuss.rules import MAP_LEAST_PEOPLE
from caunoi.discuss.words import Right, Stage
from caunoi.ledger.commands import record

#: How often the map of a running consultation is counted again.
HOURS = 1
#: The seed comes from the consultation: the same votes give the same map to whoever counts them again.
SEED = 20260701


@transaction.atomic
def draw_map(*, consultation: Consultation, at: datetime) -> OpinionMap:
    """Count the map of the votes as they stand."""
    from caunoi.discuss.opinionmap import Votes, map_of  # numpy is slow to load and needed here alone

    participant, statement, value = votes_of(consultation)
    seed = SEED + consultation.pk
    before = latest(consultation)
    if not participant:
        return OpinionMap.objects.create(
            consultation=consultation, counted_at=at, seed=seed, result={"no_groups": "few"}
        )
    past = (
        [*before.result.get("past", []), before.result["won"]][-8:]
        if before and before.result.get("won") is not None
        else []
    )
    found = map_of(Votes(participant, statement, value), seed, past=past)
    result = {**found.as_json(), "past": past}
    row = OpinionMap.objects.create(
        consultation=consultation, counted_at=at, seed=seed, method=found.method, participants=found.participants,
        statements=len(found.statements), votes=found.votes, shown=found.no_groups is None and found.counted >= MAP_LEAST_PEOPLE,
        stability=min((group.overlap for group in found.groups), default=None), result=result,
    )  # fmt: skip
    record(
        Mapped(map=row.pk, seed=seed, participants=row.participants, shown=row.shown),
        about=consultation.ref,
        by="clock",
        at=at,
    )
    return row


def draw_maps(*, at: datetime) -> int:
    """Count the maps of running consultations whose last one is old, and once more of those that closed; how many."""
    running = Consultation.objects.filter(
        stage__in=[Stage.OPEN.value, Stage.CLOSED.value], rights__contains=[Right.VOTE.value]
    ).annotate(counted=Max("maps__counted_at"))
    due = [
        each for each in running
        if each.counted is None or (each.counted < at - timedelta(hours=HOURS) and (each.stage == Stage.OPEN.value or (each.closes_at and each.counted < each.closes_at)))
    ]  # fmt: skip
    for consultation in due:
        draw_map(consultation=consultation, at=at)
    return len(due)
