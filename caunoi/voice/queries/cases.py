"""Cases as officers read them: inbox, one case, its history, what may be done next, similar ones, search."""

import re
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from caunoi.access import rules as access
from caunoi.access.queries import roles_in
from caunoi.access.words import Role
from caunoi.identity import sealing
from caunoi.identity.models import Person
from caunoi.kernel.steps import Step
from caunoi.kernel.text import fold
from caunoi.places.models import Body

from .. import rules
from ..models import Petition, Petitioner, PetitionStep
from ..words import OPEN_STAGES, Act, Kind, Part, Stage

#: Letters and digits of a tracking code without its prefix.
CODE_LENGTH = 16
OPEN = [stage.value for stage in OPEN_STAGES]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of petitions, newest first, and where the next begins (empty at the end)."""

    rows: list[Petition]
    after: str


@dataclass(frozen=True, slots=True)
class Action:
    """One thing the book allows at this stage, and, where this person cannot do it, why."""

    step: Step
    act: Act
    why_not: str = ""


def inbox(
    bodies: Sequence[Body], *, open_only: bool = True, kind: Kind | None = None, stage: Stage | None = None, handler: Person | None = None,
    after: str = "", size: int = 30,
) -> Page:  # fmt: skip
    """Petitions the bodies handle now, newest first: one statement, from an index."""
    found = (
        Petition.objects.filter(body__in=bodies)
        .select_related("topic", "place", "body", "handler")
        .defer("search", "text", "answer")
    )
    if stage is not None:
        found = found.filter(stage=stage.value)
    elif open_only:
        found = found.filter(stage__in=OPEN)
    if kind is not None:
        found = found.filter(kind=kind.value)
    if handler is not None:
        found = found.filter(handler=handler)
    if after:
        moment, _, key = after.partition("~")
        at = datetime.fromisoformat(moment)
        found = found.filter(Q(received_at__lt=at) | Q(received_at=at, id__lt=uuid.UUID(key)))
    rows = list(found.order_by("-received_at", "-id")[: size + 1])
    return Page(
        rows[:size], f"{rows[size - 1].received_at.isoformat()}~{rows[size - 1].pk}" if len(rows) > size else ""
    )


def case_by_id(petition_id: uuid.UUID) -> Petition | None:
    """One petition with what its page shows; None where it is not the speaker's to see."""
    related = ("topic", "place", "body", "registered_by", "handler", "previous")
    return Petition.objects.select_related(*related).defer("search").filter(pk=petition_id).first()


def petitions_by_id(ids: Iterable[uuid.UUID]) -> list[Petition]:
    """Petitions by their ids as far as the speaker may see them, the newest first; texts left out."""
    found = Petition.objects.filter(pk__in=list(ids)).select_related("body", "place", "topic")
    return list(found.defer("search", "text", "answer").order_by("-received_at", "-id"))


def history(petition: Petition, *, public_only: bool = False) -> list[PetitionStep]:
    """What happened, oldest first."""
    found = petition.steps.select_related("body").order_by("id")
    return list(found.filter(public=True) if public_only else found)


def actions_open(petition: Petition, person: Person) -> list[Action]:
    """What the book allows now, each with the reason where this person cannot: one statement."""
    held = roles_in(person, petition.body)
    actions = []
    for step in rules.BOOKS[Kind(petition.kind)].open_to(Stage(petition.stage)):
        if step.by in (Role.RESIDENT, Role.CLOCK):
            continue
        may = not held.isdisjoint(str(role) for role in access.covering(Role(step.by)))
        role = Role(step.by)
        why = "" if may else f"{role.label}, {petition.body.name}"
        actions.append(Action(step, Act(step.act), why))
    return actions


def similar(
    title: str, text: str, place_id: int, *, but: uuid.UUID | None = None, least: float = 0.4, most: int = 5
) -> list[dict[str, Any]]:
    """Open petitions of the same place that read alike, the likest first, as {id, title, code, received_on, stage, score}.

    Only petitions without asked secrecy, and never denunciations. The title alone is shown to others.
    """
    asked = fold(f"{title} {text}")[:600]
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT id, title, received_on, stage, score FROM (
                 SELECT id, title, received_on, stage, similarity(unaccent(lower(left(title || ' ' || text, 600))), %s) AS score
                 FROM voice_petition
                 WHERE place_id = %s AND stage = ANY (%s) AND kind <> 'denunciation' AND NOT secret AND id IS DISTINCT FROM %s
                 ORDER BY received_at DESC LIMIT 2000) s
               WHERE score >= %s ORDER BY score DESC LIMIT %s""",
            [asked, place_id, OPEN, but, least, most],
        )
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def search(words: str, bodies: Sequence[Body], *, size: int = 30) -> list[Petition]:
    """Petitions of the bodies that hold all the words, marks or no marks, newest first; a register number or code finds its one."""
    found = (
        Petition.objects.filter(seen_by__overlap=[body.pk for body in bodies])
        .select_related("topic", "place", "body")
        .defer("search", "text")
    )
    asked = words.strip()
    number, _, year = asked.partition("/")
    if number.isdigit() and year.isdigit() and len(year) == 4:
        return list(found.filter(number=int(number[:9]), year=int(year)).order_by("-received_at")[:size])
    if (code := sealing.tidy(asked)) and len(code) == CODE_LENGTH:
        exact = list(found.filter(code_digest=sealing.digest(asked)))
        if exact:
            return exact
    terms = re.findall(r"\w+", fold(asked))[:12]
    if not terms:
        return []
    query = " & ".join(terms)
    return list(
        found.extra(where=["search @@ to_tsquery('simple', %s)"], params=[query]).order_by("-received_at")[:size]
    )


def supporters_of(petition: Petition) -> QuerySet[Petitioner]:
    """Those who joined the petition."""
    return petition.petitioners.filter(part=Part.SUPPORTER.value, withdrawn_on__isnull=True)


def attention(bodies: Sequence[Body]) -> dict[str, int]:
    """What waits on the bodies' desks: new, to acknowledge, to decide by a superior, reopen requests."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT count(*) FILTER (WHERE stage = 'filed'), count(*) FILTER (WHERE stage = 'forwarded'),
                      count(*) FILTER (WHERE stage = 'escalated'), count(*) FILTER (WHERE stage IN ('accepted', 'verifying')), count(*)
               FROM voice_petition WHERE body_id = ANY (%s) AND stage = ANY (%s)""",
            [[body.pk for body in bodies], OPEN],
        )
        new, handed, escalated, running, everything = cursor.fetchone() or (0, 0, 0, 0, 0)
    return {"filed": new, "forwarded": handed, "escalated": escalated, "running": running, "open": everything}
