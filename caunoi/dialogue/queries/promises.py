"""Promises of a place: how each looks today, how old the open ones are, what was said of one."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from caunoi.access.context import as_system
from caunoi.dialogue import rules
from caunoi.dialogue.models import Promise, PromiseDispute, PromiseWord, QuestionGroup
from caunoi.dialogue.words import GroupState, PromiseAct, PromiseStage, Sight
from caunoi.files.queries import file_row, files_about
from caunoi.places.models import Body, Place

_RUNNING = Q(stage=PromiseStage.RUNNING.value)
TONES = {
    Sight.ON_WAY: "info", Sight.LATE: "bad", Sight.CLAIMED: "warn", Sight.DISPUTED: "warn", Sight.KEPT: "ok", Sight.KEPT_LATE: "pause",
}  # fmt: skip
#: The ages open promises are counted in: days since they were made, up to.
AGES = ((30, "đến 30 ngày", "up to 30 days"), (90, "31–90 ngày", "31–90 days"), (180, "91–180 ngày", "91–180 days"), (None, "trên 180 ngày", "over 180 days"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seen:
    """A promise and how it looks on a day."""

    promise: Promise
    sight: Sight
    today: date

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return TONES[self.sight]

    @property
    def age(self) -> int:
        """Days since it was made, until it was finished."""
        return ((self.promise.finished_on or self.today) - self.promise.made_on).days

    @property
    def days(self) -> int:
        """Days left, below nothing when late."""
        return (self.promise.due - self.today).days

    @property
    def overdue(self) -> int:
        """Days past its day, unfinished."""
        return max(-self.days, 0) if self.sight is Sight.LATE else 0

    @property
    def open_to_dispute(self) -> bool:
        """Whether residents may still say that it is not done."""
        until = self.promise.dispute_until
        return self.sight in (Sight.CLAIMED, Sight.DISPUTED) and until is not None and self.today <= until


def seen(promise: Promise, today: date) -> Seen:
    """How a promise looks on a day."""
    return Seen(promise, rules.sight(PromiseStage(promise.stage), promise.due, promise.finished_on, today), today)


def promise_of(promise_id: uuid.UUID) -> Promise | None:
    """One promise; anybody may read it."""
    return _rows().filter(pk=promise_id).first()


def promises_in(
    *, place: Place | None, today: date, wanted: Sight | None = None, after: str = "", size: int = 25
) -> list[Seen]:
    """Promises of everywhere, a province or a commune, the soonest due first; ``after`` is the ``promise_mark`` of the last one read."""
    rows = _within(_rows(), place)
    if wanted is not None:
        rows = rows.filter(_looking(wanted, today))
    day, _, key = after.partition("~")
    try:
        since, last = date.fromisoformat(day), uuid.UUID(key)
        rows = rows.filter(Q(due__gt=since) | Q(due=since, id__gt=last))
    except ValueError:
        pass
    return [seen(row, today) for row in rows.order_by("due", "id")[:size]]


def all_promises(place: Place | None) -> QuerySet[Promise]:
    """Every promise of everywhere, a province or a commune."""
    return _within(_rows(), place)


def promise_mark(row: Seen) -> str:
    """Where a page ends."""
    return f"{row.promise.due.isoformat()}~{row.promise.pk}"


def sights(place: Place | None, today: date) -> dict[Sight, int]:
    """How many promises look how on a day: one statement."""
    counted = _within(Promise.objects.all(), place).aggregate(
        **{each.value: Count("id", filter=_looking(each, today)) for each in Sight}
    )
    return {each: counted[each.value] for each in Sight}


def ages(place: Place | None, today: date) -> list[tuple[str, str, int]]:
    """How many open promises are how old: (Vietnamese, English, count), one statement."""
    counts = [0] * len(AGES)
    made = _within(Promise.objects.filter(stage__in=[PromiseStage.RUNNING.value, PromiseStage.DISPUTED.value]), place)
    for day, count in made.values_list("made_on").annotate(count=Count("id")):
        days = (today - day).days
        counts[next(at for at, (upto, _, _) in enumerate(AGES) if upto is None or days <= upto)] += count
    return [(vi, en, count) for (_, vi, en), count in zip(AGES, counts, strict=True)]


def of_bodies_promised(bodies: Iterable[Body], today: date, *, size: int = 100) -> list[Seen]:
    """What some bodies promised, or promised in dialogues they held, unfinished first."""
    given = list(bodies)
    rows = _rows().filter(Q(body__in=given) | Q(dialogue__body__in=given)).exclude(stage=PromiseStage.KEPT.value)
    return [seen(row, today) for row in rows.order_by("due", "id")[:size]]


def owed_in_writing(bodies: Iterable[Body], *, size: int = 100) -> list[QuestionGroup]:
    """Questions some bodies still owe an answer in writing, the soonest due first."""
    given = list(bodies)
    rows = QuestionGroup.objects.filter(Q(body__in=given) | Q(dialogue__body__in=given), state=GroupState.WRITING.value)
    return list(rows.select_related("body", "dialogue__body", "dialogue__place").order_by("due", "id")[:size])


def group_of(group_id: int) -> QuestionGroup | None:
    """One group with its dialogue and the body that answers."""
    return QuestionGroup.objects.select_related("dialogue__body", "dialogue__place", "body").filter(pk=group_id).first()


def words_of(promise: Promise) -> list[PromiseWord]:
    """What was said of a promise, in order."""
    return list(promise.words.select_related("body").order_by("id")[:200])


def words_told(promise: Promise) -> list[tuple[PromiseWord, PromiseAct]]:
    """The same with the act's name."""
    return [(word, PromiseAct(word.act)) for word in words_of(promise)]


def disputes_of(promise: Promise) -> list[PromiseDispute]:
    """Disputes not settled yet, with their words; only for the people of the body that held the dialogue."""
    return list(promise.disputes.filter(settled_at__isnull=True).order_by("sent_at")[:50])


def disputes_waiting(promise: Promise) -> int:
    """How many disputes wait for an answer; a number, nobody's words."""
    with as_system():
        return promise.disputes.filter(settled_at__isnull=True).count()


def evidence_of(promise: Promise, file_id: uuid.UUID) -> Any:
    """One evidence file shown with a promise; None where it is none, was removed or is in quarantine."""
    with as_system():
        row = file_row(file_id)
        return row if row is not None and row.about == promise.ref and row.may_be_handed_out else None


def evidence_ids(promise: Promise) -> set[str]:
    """The files of a promise that may be handed out."""
    with as_system():
        return {str(row.pk) for row in files_about(promise.ref) if row.may_be_handed_out}


def _rows() -> QuerySet[Promise]:
    return Promise.objects.select_related("body", "place", "province", "dialogue__body", "group")


def _within(rows: QuerySet[Promise], place: Place | None) -> QuerySet[Promise]:
    if place is None:
        return rows
    return rows.filter(province=place) if place.is_province else rows.filter(place=place)


def _looking(sight: Sight, today: date) -> Q:
    kept = Q(stage=PromiseStage.KEPT.value)
    match sight:
        case Sight.ON_WAY:
            return _RUNNING & Q(due__gte=today)
        case Sight.LATE:
            return _RUNNING & Q(due__lt=today)
        case Sight.CLAIMED:
            return Q(stage=PromiseStage.DONE.value)
        case Sight.DISPUTED:
            return Q(stage=PromiseStage.DISPUTED.value)
        case Sight.KEPT:
            return kept & Q(finished_on__lte=F("due"))
        case _:
            return kept & Q(finished_on__gt=F("due"))
