"""The timetable everybody reads: coming days of a place, free times, the queue's numbers. Nobody's name is in any of it."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate, localtime

from caunoi.access.context import as_system
from caunoi.law.rules import Rule
from caunoi.places.models import Body, Place

from .. import rules
from ..models import Booking, ReceptionDesk, ReceptionSession, Visit
from ..words import BookingStage, Mode, SessionStage, Sort, Turn, VisitStage
from .numbers import rule_of

_TAKEN = [BookingStage.BOOKED.value, BookingStage.ARRIVED.value]
#: How far a timetable looks ahead and back, in weeks.
AHEAD, BACK = 13, 5


@dataclass(frozen=True, slots=True)
class Day:
    """One reception day as a resident reads of it: how many times are free, or why it will not be."""

    session: ReceptionSession
    free: int
    head: str

    @property
    def bookable(self) -> bool:
        """Whether an appointment can be made."""
        return self.free > 0


@dataclass(frozen=True, slots=True)
class Queue:
    """The numbers of a day: called, being received, how many wait; nothing of anybody."""

    called: tuple[int, ...]
    underway: tuple[int, ...]
    waiting: int
    done: int
    following: tuple[int, ...]
    state: str


def session_of(session_id: uuid.UUID) -> ReceptionSession | None:
    """One reception day."""
    rows = ReceptionSession.objects.select_related("body__place", "place__province", "term", "moved_to")
    return rows.filter(pk=session_id).first()


def coming(places: Sequence[Place], *, at: datetime, weeks: int = AHEAD) -> list[Day]:
    """The reception days of some places from today on, called-off ones too, with the free times: three statements."""
    today = localdate(at)
    rows = _posted().filter(place__in=list(places), on__gte=today, on__lt=today + timedelta(weeks=weeks))
    return _days(rows.order_by("on", "starts", "body__sort_key"), at)


def coming_of(body: Body, *, at: datetime) -> list[Day]:
    """The coming days of one body, for moving an appointment."""
    rows = _posted().filter(body=body, on__gte=localdate(at)).order_by("on", "starts")
    return [day for day in _days(rows, at) if day.bookable]


def past(place: Place, *, today: date, weeks: int = BACK) -> list[ReceptionSession]:
    """The days just gone by: held, called off, or neither."""
    rows = _posted().filter(place=place, on__lt=today, on__gte=today - timedelta(weeks=weeks))
    return list(rows.order_by("-on", "starts", "body__sort_key"))


def bookable_for(days: Iterable[Day], kind: Sort) -> list[Day]:
    """The days at which a matter of the kind may be brought: a denunciation not online, unless the law allows it."""
    if kind is not Sort.DENUNCIATION:
        return list(days)
    return [d for d in days if d.session.mode != Mode.ONLINE or d.session.online_ground in ("complex", "denunciation")]


def free_slots(session: ReceptionSession, *, at: datetime, but: uuid.UUID | None = None) -> list[time]:
    """The times still free: not taken, not gone by."""
    with as_system():
        taken = Booking.objects.filter(session=session, stage__in=_TAKEN)
        gone = set((taken.exclude(pk=but) if but else taken).values_list("slot", flat=True))
    return _free(session, gone, at)


def queue_of(session: ReceptionSession) -> Queue:
    """The numbers of a day as the big screen shows them: one statement."""
    with as_system():
        rows = list(
            Visit.objects.filter(session=session)
            .order_by("-priority", "number")
            .values_list("number", "stage", "called_at")
        )
    called = sorted(((at, number) for number, stage, at in rows if stage == VisitStage.CALLED and at), reverse=True)
    waiting = tuple(number for number, stage, _ in rows if stage == VisitStage.WAITING)
    underway = tuple(number for number, stage, _ in rows if stage == VisitStage.UNDERWAY)
    done = sum(stage in (VisitStage.DONE, VisitStage.REFUSED) for _, stage, _ in rows)
    return Queue(tuple(number for _, number in called), underway, len(waiting), done, waiting[:5], session.stage)


def next_head_day(place: Place, *, today: date) -> ReceptionSession | None:
    """When the head of a place receives next."""
    rows = ReceptionSession.objects.filter(
        place=place, turn=Turn.HEAD.value, on__gte=today, stage__in=[SessionStage.POSTED.value, SessionStage.OPEN.value]
    )
    return rows.order_by("on", "starts").first()


def desk_of(body: Body) -> ReceptionDesk | None:
    """The reception desk of a body, if it keeps one here."""
    return ReceptionDesk.objects.select_related("body__place").filter(body=body).first()


@dataclass(frozen=True, slots=True)
class Minimum:
    """What the law asks of the head of one body."""

    body: Body
    rule: Rule
    posted: bool


def minimums(bodies: Iterable[Body], on: date) -> list[Minimum]:
    """The law's reception days of each body that owes some, and whether it posts its timetable here."""
    bodies = list(bodies)
    known = set(ReceptionDesk.objects.filter(body__in=bodies).values_list("body_id", flat=True))
    return [Minimum(body, rule, body.pk in known) for body in bodies if (rule := rule_of(body, on)) is not None]


def all_sessions(*, place: Place | None = None, since: date, until: date) -> QuerySet[ReceptionSession]:
    """Every posted day of a span, for open data."""
    rows = _posted().filter(on__gte=since, on__lt=until)
    if place is not None:
        rows = rows.filter(Q(province=place) if place.is_province else Q(place=place))
    return rows.order_by("on", "starts", "pk")


def _posted() -> QuerySet[ReceptionSession]:
    return ReceptionSession.objects.select_related("body", "place", "term", "moved_to")


def _days(rows: QuerySet[ReceptionSession], at: datetime) -> list[Day]:
    sessions = list(rows)
    taken: dict[uuid.UUID, set[time]] = {}
    with as_system():
        found = Booking.objects.filter(session__in=[s.pk for s in sessions], stage__in=_TAKEN)
        for session, slot in found.values_list("session_id", "slot"):
            taken.setdefault(session, set()).add(slot)
    return [Day(s, len(_free(s, taken.get(s.pk, set()), at)), s.term.name if s.term else "") for s in sessions]


def _free(session: ReceptionSession, taken: set[time], at: datetime) -> list[time]:
    if session.stage not in (SessionStage.POSTED, SessionStage.OPEN):
        return []
    here = localtime(at)
    if session.on < here.date():
        return []
    now = here.time() if session.on == here.date() else time.min
    every = rules.slots(session.starts, session.ends, session.minutes, session.capacity)
    return [slot for slot in every if slot not in taken and slot > now]
