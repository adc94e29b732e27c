"""Where petitions lie and what became of them, for whoever sent them on: no word of what they say."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from ..models import Petition
from ..words import OPEN_STAGES, Kind, Outcome, Stage

#: A denunciation is being settled from the decision to accept it until its conclusion.
_SETTLING = (Stage.ACCEPTED, Stage.VERIFYING, Stage.SUSPENDED)


@dataclass(frozen=True, slots=True)
class Standing:
    """One petition as it stands: the body that holds it, its result and the day once it has one."""

    petition: uuid.UUID
    body: str
    result: str
    ended_on: date | None


def any_petition() -> bool:
    """Whether any petition was ever filed that the speaker may see."""
    return Petition.objects.exists()


def standings(petitions: Iterable[uuid.UUID]) -> list[Standing]:
    """How some petitions stand: one statement; only those the speaker may see."""
    rows = Petition.objects.filter(pk__in=list(petitions)).values_list(
        "pk", "body__name", "stage", "outcome", "answered_on", "ended_on"
    )
    return [_standing(*row) for row in rows]


def _standing(
    petition: uuid.UUID, body: str, stage: str, outcome: str, answered_on: date | None, ended_on: date | None
) -> Standing:
    if Stage(stage) in OPEN_STAGES:
        return Standing(petition, body, Stage(stage).vi, None)
    result = Outcome(outcome).vi if outcome else Stage(stage).vi
    return Standing(petition, body, result, answered_on or ended_on)


def denounced(*, bodies: Iterable[int] = (), people: Iterable[int] = ()) -> tuple[set[int], set[int]]:
    """Of some bodies and persons, those about whom an accepted denunciation is being settled; asked as the system, for sealed notes only."""
    wanted, persons = set(bodies), set(people)
    rows = Petition.objects.filter(kind=Kind.DENUNCIATION.value, stage__in=[stage.value for stage in _SETTLING])
    found = rows.filter(Q(respondents__overlap=sorted(wanted)) | Q(respondent_people__overlap=sorted(persons)))
    hit = list(found.values_list("respondents", "respondent_people"))
    return wanted & {pk for row in hit for pk in row[0]}, persons & {pk for row in hit for pk in row[1]}
