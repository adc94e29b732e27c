"""What a workplace has held, agreed and promised; what may be done next."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery

from caunoi.access.words import Role
from caunoi.files.queries import files_about
from caunoi.identity.models import Person
from caunoi.kernel.steps import Book
from caunoi.kernel.words import Word
from caunoi.places.models import Body
from caunoi.workplace.models import (
    Agreement,
    DialogueMembers,
    OwnReview,
    StaffConference,
    WorkDialogue,
    Workplace,
    WorkPromise,
)
from caunoi.workplace.rules import agreements, conferences, dialogues
from caunoi.workplace.rules.conferences import Standing
from caunoi.workplace.words import DealStage, ReviewStage, Stage, TalkStage, WordStage

from . import lawful
from .registry import keeping, registering_bodies

#: The records of a workplace by their word in addresses.
KINDS: dict[str, Any] = {
    "hoi-nghi": StaffConference,
    "doi-thoai": WorkDialogue,
    "thoa-uoc": Agreement,
    "cam-ket": WorkPromise,
}
#: Agreements that bind or may come to bind again.
SIGNED = (DealStage.SIGNED.value, DealStage.SENT.value)


@dataclass(frozen=True, slots=True)
class Deal:
    """An agreement as its page shows it on a day: whether it binds, and whether its end is near."""

    row: Agreement
    in_force: bool
    over: bool
    warned: bool

    @property
    def last_day(self) -> date | None:
        """The last day it binds."""
        return self.row.until - timedelta(days=1) if self.row.until else None


def conferences_of(row: Workplace) -> QuerySet[StaffConference]:
    """Its conferences, the latest first, the one each repeats along."""
    return StaffConference.objects.filter(workplace=row).select_related("again_of").order_by("-held_on", "-pk")


def dialogues_of(row: Workplace) -> QuerySet[WorkDialogue]:
    """Its dialogues, the latest first; those only asked for in front."""
    return WorkDialogue.objects.filter(workplace=row).order_by("-held_on", "-asked_on", "-pk")


def agreements_of(row: Workplace) -> QuerySet[Agreement]:
    """Its collective agreements, the latest first."""
    return Agreement.objects.filter(workplace=row)


def promises_of(row: Workplace) -> QuerySet[WorkPromise]:
    """What was promised there, the latest day first, with where."""
    kept = WorkPromise.objects.filter(workplace=row).exclude(stage=WordStage.WITHDRAWN.value)
    return kept.select_related("agreement", "dialogue").order_by("-due", "pk")


def reviews_of(row: Workplace) -> QuerySet[OwnReview]:
    """Its own reviews, the latest first."""
    return OwnReview.objects.filter(workplace=row)


def review_of(row: Workplace, period: str) -> OwnReview | None:
    """The review of one half-year."""
    return reviews_of(row).filter(period=period).first()


def members_of(row: Workplace) -> DialogueMembers | None:
    """The list of dialogue members that stands."""
    return row.members.first()


def record_of(person: Person, kind: str, pk: uuid.UUID) -> Any:
    """One record of a workplace the person keeps, from either side's desk; None where it is not theirs."""
    found: Any = (
        KINDS[kind]
        ._default_manager.select_related("workplace__body", "workplace__overseer", "workplace__place")
        .filter(pk=pk)
        .first()
    )
    return found if found is not None and may_open(person, found.workplace) else None


def may_open(person: Person, row: Workplace) -> bool:
    """Whether the person has a desk at the workplace or oversees it."""
    return any(keeping(person, row, role) for role in (Role.EMPLOYER, Role.WORKERS_SIDE))


def deal_of(row: Agreement, today: date) -> Deal:
    """How an agreement stands on a day."""
    bound = row.stage in SIGNED and row.since is not None and row.until is not None
    in_force = bool(bound and row.since and row.until and row.since <= today < row.until)
    found = lawful.warned(row.until) if in_force and row.until else None
    return Deal(row, in_force, bool(bound and row.until and today >= row.until), bool(found and found.due <= today))


def deals(rows: Sequence[Agreement], today: date) -> list[Deal]:
    """How agreements stand on a day."""
    return [deal_of(row, today) for row in rows]


def standing_of(row: StaffConference) -> Standing:
    """Whether a held conference counts, from what was kept on its day."""
    return Standing(bool(row.valid), row.present or 0, row.summoned or 0, row.least or 0, row.cite)


def overdue(row: WorkPromise, today: date) -> bool:
    """Whether a promise that runs is past its day."""
    return row.stage == WordStage.RUNNING.value and row.due < today


def acts_for(row: Any) -> list[Word]:
    """What the book allows next, each act once."""
    books: dict[type[Any], tuple[Book, type[Word]]] = {
        StaffConference: (conferences.BOOK, Stage), WorkDialogue: (dialogues.BOOK, TalkStage), Agreement: (agreements.BOOK, DealStage),
        WorkPromise: (agreements.PROMISE_BOOK, WordStage),
    }  # fmt: skip
    book, stage = books[type(row)]
    return list(dict.fromkeys(step.act for step in book.open_to(stage(row.stage))))


def files_of(row: Any) -> list[Any]:
    """The files kept with a record."""
    return list(files_about(row.ref))


def repeat_of(row: StaffConference) -> StaffConference | None:
    """The conference that repeats a void one."""
    return StaffConference.objects.filter(again_of=row).first()


def received(person: Person, period: str) -> QuerySet[Workplace]:
    """The workplaces a person's committees oversee, with how the review of a half-year stands in each; unsent ones first."""
    mine = OwnReview.objects.filter(workplace=OuterRef("pk"), period=period)
    found = Workplace.objects.filter(overseer__in=registering_bodies(person)).select_related("body")
    told = found.annotate(
        review_stage=Subquery(mine.values("stage")[:1]), review_sent=Subquery(mine.values("sent_on")[:1])
    )
    return told.order_by(F("review_sent").asc(nulls_first=True), "name", "pk")


@dataclass(frozen=True, slots=True)
class Sent:
    """What the workplaces a committee oversees have sent of a half-year: how many there are, the figures of each that sent."""

    all: int
    figures: list[dict[str, int]]


def sent_to(overseer: Body, period: str, *, until: date) -> Sent | None:
    """The reviews of a half-year sent to a committee by a day; None where it oversees no workplace."""
    every = Workplace.objects.filter(overseer=overseer).count()
    if not every:
        return None
    rows = OwnReview.objects.filter(
        workplace__overseer=overseer, period=period, stage=ReviewStage.SENT.value, sent_on__lte=until
    )
    return Sent(
        every, [{str(code): int(value) for code, value in row} for row in rows.values_list("figures", flat=True)]
    )


def sent_reviews(bodies: Sequence[int], period: str) -> dict[int, date]:
    """The day each of some bodies sent its own review of a half-year as a workplace."""
    rows = OwnReview.objects.filter(body__in=list(bodies), period=period, stage=ReviewStage.SENT.value)
    return {body: day for body, day in rows.values_list("body_id", "sent_on") if day is not None}


def promises_in(source: Agreement | WorkDialogue) -> list[WorkPromise]:
    """The promises of an agreement or a dialogue, the soonest first, those taken out of the draft left out."""
    return list(source.promises.exclude(stage=WordStage.WITHDRAWN.value))
