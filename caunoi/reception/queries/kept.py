"""Days held against days owed: by body, by head, by month."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q, QuerySet

from caunoi.places.models import Body, Place

from .. import rules
from ..models import DutyPeriod, ReceptionDesk, ReceptionSession
from ..words import SessionStage, Turn

COUNTED = Q(stage=SessionStage.HELD.value, turn=Turn.HEAD.value, counts=True, adhoc=False)


@dataclass(frozen=True, slots=True)
class Month:
    """One month of a body's head: days owed, days that met them, all days received, and what else took place."""

    month: date
    heads: tuple[str, ...]
    owed: int
    met: int
    held: int
    delegated: int
    uncounted: int
    called_off: int
    missed: int
    running: bool
    reasons: tuple[str, ...]
    cites: tuple[str, ...]

    @property
    def short(self) -> int:
        """How many owed days are missing once the month is over."""
        return 0 if self.running else max(self.owed - self.met, 0)


@dataclass(slots=True)
class Kept:
    """The months of one body, the latest first."""

    body: Body
    months: list[Month] = field(default_factory=list)

    @property
    def owed(self) -> int:
        """Days owed in all."""
        return sum(month.owed for month in self.months)

    @property
    def met(self) -> int:
        """Owed days that were received."""
        return sum(month.met for month in self.months)

    @property
    def short(self) -> int:
        """Days missing in months that are over."""
        return sum(month.short for month in self.months)


def days_held(body_ids: Sequence[int]) -> dict[int, list[date]]:
    """The days each body's head received in person and which count: one statement."""
    found: dict[int, list[date]] = {}
    rows = ReceptionSession.objects.filter(COUNTED, body_id__in=list(body_ids)).values_list("body_id", "on").distinct()
    for body, on in rows:
        found.setdefault(body, []).append(on)
    return found


def kept(desks: Iterable[ReceptionDesk], *, since: date, until: date, today: date) -> list[Kept]:
    """Days owed and received by each desk's head in the months from ``since`` to before ``until``: two statements."""
    desks = list(desks)
    ids = [desk.body_id for desk in desks]
    periods: dict[tuple[int, date], list[DutyPeriod]] = {}
    for period in DutyPeriod.objects.filter(body_id__in=ids, month__gte=since, month__lt=until).order_by("since"):
        periods.setdefault((period.body_id, period.month), []).append(period)
    first = min((period.since for rows in periods.values() for period in rows), default=since)
    days: dict[int, list[ReceptionSession]] = {}
    wide = ReceptionSession.objects.filter(body_id__in=ids, on__gte=min(first, since), on__lt=rules.next_month(until))
    for session in wide.select_related("term").order_by("on", "starts"):
        days.setdefault(session.body_id, []).append(session)
    found = []
    for desk in desks:
        row = Kept(desk.body)
        for month in sorted({m for body, m in periods if body == desk.body_id}, reverse=True):
            row.months.append(_month(month, periods[desk.body_id, month], days.get(desk.body_id, []), today))
        found.append(row)
    return found


def desks_of(place: Place) -> QuerySet[ReceptionDesk]:
    """The desks of a place, in the order of its bodies."""
    return ReceptionDesk.objects.filter(place=place).select_related("body__place").order_by("body__sort_key")


def year_so_far(place: Place, *, today: date) -> tuple[int, int] | None:
    """Days the heads of a place received and owed this year, in periods that are over; None where no desk is kept here."""
    rows = list(DutyPeriod.objects.filter(place=place, month__year=today.year, until__lte=today))
    if not rows:
        return None
    held = days_held([row.body_id for row in rows])
    return sum(_met(row, held.get(row.body_id, [])) for row in rows), sum(row.days for row in rows)


def sessions_behind(body: Body, month: date) -> QuerySet[ReceptionSession]:
    """The reception days of a body behind its figures of a month, with how many were received."""
    after = rules.next_month(month)
    spans = list(DutyPeriod.objects.filter(body=body, month=month).values_list("since", "until"))
    since = min([month, *(span[0] for span in spans)])
    until = max([after, *(span[1] for span in spans)])
    rows = ReceptionSession.objects.filter(body=body, on__gte=since, on__lt=until).select_related("term", "moved_to")
    return rows.order_by("on", "starts")


def periods_in(body: Body, month: date) -> list[DutyPeriod]:
    """The weeks, or the month, owed in a month."""
    return list(DutyPeriod.objects.filter(body=body, month=month).order_by("since"))


def short_bodies(place_ids: Sequence[int], *, today: date) -> int:
    """How many bodies of some places missed a day in a period that is over: one statement."""
    late = DutyPeriod.objects.filter(place_id__in=list(place_ids), met_on__isnull=True, until__lte=today)
    found: int = late.aggregate(n=Count("body", distinct=True))["n"]
    return found


def _month(month: date, periods: list[DutyPeriod], sessions: list[ReceptionSession], today: date) -> Month:
    since, until = min(p.since for p in periods), max(p.until for p in periods)
    inside = [s for s in sessions if since <= s.on < until]
    counted = [s for s in inside if s.stage == SessionStage.HELD and s.turn == Turn.HEAD and s.counts and not s.adhoc]
    held = [s.on for s in counted]
    return Month(
        month, tuple(dict.fromkeys(s.term.name for s in counted if s.term)), sum(p.days for p in periods), sum(_met(p, held) for p in periods),
        len(set(held)), len({s.on for s in inside if s.stage == SessionStage.HELD and s.turn == Turn.DELEGATED}),
        len({s.on for s in inside if s.stage == SessionStage.HELD and s.turn == Turn.HEAD and (s.adhoc or not s.counts)}),
        sum(s.stage == SessionStage.CANCELLED and s.turn == Turn.HEAD for s in inside),
        sum(s.is_missed(today) and s.turn == Turn.HEAD for s in inside), until > today,
        tuple(p.reason for p in periods if p.reason), tuple(dict.fromkeys(p.cite for p in periods)),
    )  # fmt: skip


def _met(period: DutyPeriod, held: Iterable[date]) -> int:
    return min(period.days, len({day for day in held if period.since <= day < period.until}))
