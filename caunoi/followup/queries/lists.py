"""Lists of what is followed, each page found by its key; one with its course."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from caunoi.access.context import as_system
from caunoi.files.queries import file_row, files_about
from caunoi.followup import rules
from caunoi.followup.models import Followup, FollowupDispute, FollowupStep
from caunoi.followup.words import OWED, Act, Kind, Sight, State
from caunoi.kernel.text import short_name
from caunoi.places.models import Body, Place


@dataclass(frozen=True, slots=True)
class Seen:
    """One and how it looks on a day."""

    row: Followup
    today: date

    @property
    def state(self) -> State:
        """Where it stands."""
        return State(self.row.state)

    @property
    def owed_by(self) -> str:
        """Who owes it, in few letters."""
        return short_name(self.row.owed_by.short_name or self.row.owed_by.name)

    @property
    def late(self) -> bool:
        """Whether its day has passed."""
        return rules.is_late(self.state, self.row.due_on, self.today)

    @property
    def age(self) -> int:
        """Days it has been owed, or was."""
        return ((self.row.ended_on or self.today) - self.row.raised_on).days

    @property
    def overdue(self) -> int:
        """Days past its day."""
        return (self.today - self.row.due_on).days if self.late and self.row.due_on else 0

    @property
    def open_to_dispute(self) -> bool:
        """Whether anybody may still say that it is not done."""
        until = self.row.dispute_until
        return self.state in (State.DONE, State.DISPUTED) and until is not None and self.today <= until


@dataclass(frozen=True, slots=True)
class Narrowed:
    """How a list is narrowed."""

    place: Place | None = None
    body: Body | None = None
    sight: Sight | None = None
    kind: Kind | None = None
    source: str = ""


def seen(row: Followup, today: date) -> Seen:
    """How one looks on a day."""
    return Seen(row, today)


def shown(narrowed: Narrowed, today: date, *, after: str = "", size: int = 25) -> list[Seen]:
    """A page of the list: what is late by its day, the longest overdue first; anything else newest first. One statement."""
    rows = _rows()
    if narrowed.body is not None:
        rows = rows.filter(owed_by=narrowed.body)
    if narrowed.place is not None:
        rows = rows.filter(**{"province" if narrowed.place.is_province else "place": narrowed.place})
    if narrowed.kind is not None:
        rows = rows.filter(kind=narrowed.kind.value)
    if narrowed.source:
        rows = rows.filter(source=narrowed.source)
    day, key = _read(after)
    if narrowed.sight is Sight.LATE:
        rows = rows.filter(state__in=[State.OPEN.value, State.ACCEPTED.value], due_on__lt=today)
        if day is not None:
            rows = rows.filter(Q(due_on__gt=day) | Q(due_on=day, pk__gt=key), due_on__gte=day)
        rows = rows.order_by("due_on", "pk")
    else:
        if narrowed.sight is Sight.OWED:
            rows = rows.filter(state__in=[state.value for state in OWED])
        elif narrowed.sight is not None:
            rows = rows.filter(state=narrowed.sight.state.value)  # type: ignore[union-attr]
        if day is not None:
            rows = rows.filter(Q(raised_on__lt=day) | Q(raised_on=day, pk__lt=key), raised_on__lte=day)
        rows = rows.order_by("-raised_on", "-pk")
    return [Seen(row, today) for row in rows[:size]]


def mark(row: Seen, sight: Sight | None = None) -> str:
    """Where a page ends."""
    day = row.row.due_on if sight is Sight.LATE else row.row.raised_on
    return f"{day:%Y-%m-%d}~{row.row.pk}"


def one(number: str) -> Followup | None:
    """One by its number."""
    return _rows().filter(number=number).first()


def of(ref: str) -> Followup | None:
    """What follows a room's record; None where it is not on the public list."""
    return _rows().filter(ref=ref).first()


def of_refs(refs: Iterable[str]) -> dict[str, Followup]:
    """What follows several records of a room, by reference: one statement."""
    return {row.ref: row for row in _rows().filter(ref__in=list(refs))}


def finished_until(place: Place, until: date, *, most: int) -> list[Followup]:
    """What was reported done in a place up to a day, the latest first; what is disputed is not among it."""
    rows = _rows().filter(
        state__in=[State.DONE.value, State.SETTLED.value], finished_on__isnull=False, finished_on__lte=until
    )
    rows = rows.filter(province=place) if place.is_province else rows.filter(place=place)
    return list(rows.prefetch_related("steps").order_by("-finished_on", "-pk")[:most])


def open_of(place: Place, today: date, *, size: int = 25) -> list[Seen]:
    """What is still owed in a place, newest first."""
    return shown(Narrowed(place=place, sight=Sight.OWED), today, size=size)


def owed_by_bodies(bodies: Iterable[Body], today: date, *, size: int = 100) -> list[Seen]:
    """What some bodies owe: what runs by its day first, then by age."""
    rows = _rows().filter(owed_by__in=list(bodies), state__in=[State.OPEN.value, State.ACCEPTED.value])
    return [Seen(row, today) for row in rows.order_by("due_on", "raised_on", "pk")[:size]]


def to_judge(bodies: Iterable[Body], today: date, *, size: int = 100) -> list[Seen]:
    """Disputes some bodies must answer, the oldest result first."""
    rows = _rows().filter(judge__in=list(bodies), state=State.DISPUTED.value)
    return [Seen(row, today) for row in rows.order_by("finished_on", "pk")[:size]]


def steps_of(row: Followup) -> list[tuple[FollowupStep, Act, list[dict[str, str]]]]:
    """Its course in order, each line with its act and the files that may be handed out: two statements."""
    with as_system():
        at_hand = {str(each.pk) for each in files_about(row.about) if each.may_be_handed_out}
    return [
        (step, Act(step.act), [each for each in step.files if each["id"] in at_hand]) for step in row.steps.all()[:200]
    ]


def evidence_of(row: Followup, file_id: uuid.UUID) -> Any:
    """One file shown with it; None where it is none, was removed or is in quarantine."""
    with as_system():
        found = file_row(file_id)
        return found if found is not None and found.about == row.about and found.may_be_handed_out else None


def waiting(row: Followup, *, words: bool = False) -> Any:
    """How many disputes wait for an answer; with ``words``, themselves, for the people of the body that answers."""
    if words:
        return list(row.disputes.filter(settled_at__isnull=True).order_by("sent_at")[:50])
    with as_system():
        return FollowupDispute.objects.filter(followup=row, settled_at__isnull=True).count()


def _rows() -> QuerySet[Followup]:
    return Followup.objects.select_related("place", "owed_by", "judge")


def _read(after: str) -> tuple[date | None, int]:
    day, _, key = after.partition("~")
    try:
        return date.fromisoformat(day), min(int(key), 2**62) if key.isascii() and key.isdigit() and len(key) < 19 else 0
    except ValueError:
        return None, 0
