"""The officer's list of cases: filtered, paged by key, each row with its masked sender and its next deadline."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from caunoi.duties.models import Duty
from caunoi.duties.queries import next_due
from caunoi.duties.rules import WEEK
from caunoi.duties.words import Pile
from caunoi.identity.models import Person
from caunoi.places.models import Body

from ..models import Petition, Petitioner, PetitionStep
from ..words import Act, Kind, Stage
from .cases import OPEN, search

RELATED = ("topic", "place", "body", "handler")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the officer filters by; empty means any."""

    kind: Kind | None = None
    stage: Stage | None = None
    topic: int | None = None
    handler: Person | None = None
    pile: Pile | None = None
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list."""

    petition: Petition
    sender: str
    duty: Duty | None


@dataclass(frozen=True, slots=True)
class Rows:
    """A page of lines and where the next begins, empty at the end."""

    rows: list[Row]
    after: str = ""


def rows(bodies: Sequence[Body], wanted: Wanted, *, today: date, after: str = "", size: int = 30) -> Rows:
    """The bodies' cases, newest first, or by deadline when a pile is asked for: three statements."""
    if wanted.pile is not None:
        return _by_deadline(bodies, wanted, today=today, after=after, size=size)
    found = _narrowed(Petition.objects.filter(body__in=bodies), wanted)
    if after:
        moment, _, key = after.partition("~")
        at = datetime.fromisoformat(moment)
        found = found.filter(Q(received_at__lt=at) | Q(received_at=at, id__lt=uuid.UUID(key)))
    petitions = list(
        found.select_related(*RELATED).defer("search", "text", "answer").order_by("-received_at", "-id")[: size + 1]
    )
    more = f"{petitions[size - 1].received_at.isoformat()}~{petitions[size - 1].pk}" if len(petitions) > size else ""
    return Rows(_lines(petitions[:size]), more)


def found_rows(words: str, bodies: Sequence[Body]) -> list[Row]:
    """What a search finds among everything the bodies may see."""
    return _lines(search(words, bodies))


def lines_of(petitions: Sequence[Petition]) -> list[Row]:
    """Lines for petitions already at hand: two statements."""
    return _lines(list(petitions))


def assigned_to(person: Person, bodies: Sequence[Body], *, size: int = 10) -> list[Petition]:
    """The person's own open cases, the oldest first."""
    found = Petition.objects.filter(body__in=bodies, handler=person, stage__in=OPEN).select_related(*RELATED)
    return list(found.defer("search", "text", "answer").order_by("received_at")[:size])


def waiting_at(stage: Stage, bodies: Sequence[Body], *, size: int = 10) -> list[Petition]:
    """Cases standing at a stage, the oldest first."""
    found = Petition.objects.filter(body__in=bodies, stage=stage.value).select_related(*RELATED)
    return list(found.defer("search", "text", "answer").order_by("received_at")[:size])


def asking_to_reopen(bodies: Sequence[Body], *, size: int = 10) -> list[Petition]:
    """Answered cases whose petitioner asks to look again and has no word yet, the oldest request first."""
    asked = [Act.ASK_REOPEN.value, Act.REOPEN.value, Act.DECLINE_REOPEN.value]
    last = (
        PetitionStep.objects.filter(
            petition__body__in=bodies, petition__stage__in=[Stage.ANSWERED.value, Stage.CLOSED.value], act__in=asked
        )
        .order_by("petition_id", "-id")
        .distinct("petition_id")
        .values_list("petition_id", "act")
    )
    waiting = [pk for pk, act in last if act == Act.ASK_REOPEN.value][:size]
    return (
        list(Petition.objects.filter(pk__in=waiting).select_related(*RELATED).defer("search", "text", "answer"))
        if waiting
        else []
    )


def senders_of(petitions: Sequence[Petition]) -> dict[uuid.UUID, str]:
    """The masked first sender of each: one statement."""
    found = Petitioner.objects.filter(petition__in=[petition.pk for petition in petitions], position=1)
    return dict(found.values_list("petition_id", "masked"))


def _lines(petitions: list[Petition]) -> list[Row]:
    senders = senders_of(petitions)
    due = next_due([petition.ref for petition in petitions])
    return [Row(petition, senders.get(petition.pk, ""), due.get(petition.ref)) for petition in petitions]


def _narrowed(found: QuerySet[Petition], wanted: Wanted) -> QuerySet[Petition]:
    if wanted.stage is not None:
        found = found.filter(stage=wanted.stage.value)
    elif not wanted.closed:
        found = found.filter(stage__in=OPEN)
    if wanted.kind is not None:
        found = found.filter(kind=wanted.kind.value)
    if wanted.topic is not None:
        found = found.filter(Q(topic_id=wanted.topic) | Q(topic__parent_id=wanted.topic))
    if wanted.handler is not None:
        found = found.filter(handler=wanted.handler)
    return found


_PILES = {
    Pile.OVERDUE: "d.standing = 'open' AND d.due < %(today)s",
    Pile.TODAY: "d.standing = 'open' AND d.due = %(today)s",
    Pile.WEEK: "d.standing = 'open' AND d.due > %(today)s AND d.due <= %(week)s",
    Pile.LATER: "d.standing = 'open' AND d.due > %(week)s",
    Pile.PAUSED: "d.standing = 'paused'",
}
_BY_DEADLINE = """
SELECT p.id, d.id, d.due FROM duties_duty d
JOIN voice_petition p ON p.id = CASE WHEN d.about LIKE 'voice:%%' THEN substring(d.about FROM 7)::uuid END
WHERE d.owed_by_id = ANY (%(bodies)s) AND {pile} AND {more} ORDER BY d.due, d.id LIMIT %(size)s
"""


def _by_deadline(bodies: Sequence[Body], wanted: Wanted, *, today: date, after: str, size: int) -> Rows:
    given: dict[str, Any] = {
        "bodies": [body.pk for body in bodies],
        "today": today,
        "week": today + timedelta(days=WEEK),
        "size": size + 1,
    }
    more = ["true"]
    for name, value in (
        ("kind", wanted.kind and wanted.kind.value), ("stage", wanted.stage and wanted.stage.value), ("topic_id", wanted.topic),
        ("handler_id", wanted.handler and wanted.handler.pk),
    ):  # fmt: skip
        if value:
            more.append(f"p.{name} = %({name})s")
            given[name] = value
    if after:
        day, _, key = after.partition("~")
        given["after_day"], given["after_key"] = date.fromisoformat(day), uuid.UUID(key)
        more.append("(d.due, d.id) > (%(after_day)s, %(after_key)s)")
    with connection.cursor() as cursor:
        cursor.execute(_BY_DEADLINE.format(pile=_PILES[wanted.pile], more=" AND ".join(more)), given)  # type: ignore[index]
        keys = cursor.fetchall()
    petitions = (
        Petition.objects.select_related(*RELATED)
        .defer("search", "text", "answer")
        .in_bulk([key[0] for key in keys[:size]])
    )
    duties = Duty.objects.in_bulk([key[1] for key in keys[:size]])
    senders = senders_of(list(petitions.values()))
    lines = [Row(petitions[pk], senders.get(pk, ""), duties[duty]) for pk, duty, _due in keys[:size]]
    return Rows(lines, f"{keys[size - 1][2].isoformat()}~{keys[size - 1][1]}" if len(keys) > size else "")
