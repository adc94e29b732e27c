"""The readers of sector reports: who owes which, how they look to whoever waits, what they add up to."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet

from caunoi.access.queries import bodies_of, grants_of, roles_in
from caunoi.access.words import Role
from caunoi.identity.models import Person
from caunoi.indicators.figures import Figure
from caunoi.indicators.periods import WINDOWS, ReportPeriod, period
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import say
from caunoi.law.queries import in_force
from caunoi.law.rules import Rule
from caunoi.places import queries as places
from caunoi.places.models import Body
from caunoi.places.words import Level

from . import drafting, rules
from .models import SectorReport
from .rules import Line
from .words import Act, Rhythm, Sight, Stage

_WORKS = {str(role) for role in rules.STANDS_IN[Role.HANDLER]}
TONES = {Sight.ON_TIME: "ok", Sight.LATE: "warn", Sight.OVERDUE: "bad", Sight.WAITING: "info"}


@dataclass(frozen=True, slots=True)
class Seen:
    """A report and how its time looks on a day."""

    report: SectorReport
    sight: Sight

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return TONES[self.sight]


@dataclass(frozen=True, slots=True)
class Round:
    """One line and period as the receiving body sees it: how many came when, how many are missing."""

    line: Line
    code: str
    name: str
    due: date
    to: int
    owed: int
    on_time: int
    late: int
    overdue: int
    unverified: bool

    @property
    def waiting(self) -> int:
        """How many are not sent and not yet due."""
        return self.owed - self.on_time - self.late - self.overdue


def my_bodies(person: Person) -> list[Body]:
    """The bodies for which the person drafts or receives reports."""
    held = {grant.body_id for grant in grants_of(person) if grant.role in _WORKS}
    return [body for body in bodies_of(person) if body.pk in held]


def receiving(person: Person) -> list[Body]:
    """Those of the person's bodies that receive reports on some line."""
    offices = {office for line in rules.lines().values() for office in line.to}
    return [body for body in my_bodies(person) if body.office in offices and body.place.is_province]


def owed_by(bodies: Iterable[Body]) -> QuerySet[SectorReport]:
    """What some bodies owe or sent: the unsent first, the soonest due first."""
    found = SectorReport.objects.filter(body__in=list(bodies)).select_related("body", "to")
    return found.defer("figures", "happening").order_by(F("first_sent_on").asc(nulls_first=True), "due", "pk")


def received_by(to: Body, line: str, code: str) -> QuerySet[SectorReport]:
    """The reports of a round, the missing first."""
    found = SectorReport.objects.filter(to=to, line=line, period=code).select_related("body")
    return found.defer("figures", "happening", "remarks").order_by(
        F("first_sent_on").asc(nulls_first=True), "body__sort_key", "pk"
    )


def quick_to(bodies: Iterable[Body]) -> QuerySet[SectorReport]:
    """Quick reports sent to some bodies, the latest first."""
    found = SectorReport.objects.filter(to__in=list(bodies), line="quick", first_sent_on__isnull=False)
    return found.select_related("body").defer("figures").order_by("-sent_at", "pk")


def rounds(bodies: Iterable[Body], today: date, *, most: int = 40) -> list[Round]:
    """The rounds some bodies receive, the latest first: one statement."""
    sent = Q(first_sent_on__isnull=False)
    counted = (
        SectorReport.objects.filter(to__in=list(bodies)).exclude(line="quick")
        .values("line", "period", "to", "due", "unverified", "until")
        .annotate(
            owed=Count("pk"), on_time=Count("pk", filter=sent & Q(first_sent_on__lte=F("due"))), late=Count("pk", filter=sent & Q(first_sent_on__gt=F("due"))),
            overdue=Count("pk", filter=~sent & Q(due__lt=today)),
        )
        .order_by("-until", "line")[:most]
    )  # fmt: skip
    return [
        Round(rules.lines()[row["line"]], row["period"], _spoken(row["period"], today), row["due"], row["to"], row["owed"], row["on_time"],
              row["late"], row["overdue"], row["unverified"])
        for row in counted
    ]  # fmt: skip


def seen(rows: Iterable[SectorReport], today: date) -> list[Seen]:
    """Reports with how their time looks on a day."""
    return [Seen(row, rules.sight(Stage(row.stage), row.due, row.first_sent_on, today)) for row in rows]


def report_of(report_id: uuid.UUID) -> SectorReport | None:
    """One report, None where it is not the speaker's to see."""
    return SectorReport.objects.select_related("body__place", "to__place").filter(pk=report_id).first()


def reads(person: Person, row: SectorReport) -> bool:
    """Whether the person works in the body that reports or in the one that receives."""
    return bool((roles_in(person, row.body) | roles_in(person, row.to)) & _WORKS)


def acts_open(row: SectorReport, person: Person) -> list[tuple[Act, str]]:
    """What the book opens on a report to the person's side, each with why they may not (empty when they may)."""
    found: list[tuple[Act, str]] = []
    for step in rules.BOOK.open_to(Stage(row.stage)):
        act = Act(step.act)
        body = row.to if act in rules.RECEIVERS_ACTS else row.body
        held = roles_in(person, body)
        if not held & _WORKS:
            continue
        try:
            rules.must_stand_in(held, Role(step.by), body.name)
        except Refusal as no:
            found.append((act, str(no)))
        else:
            found.append((act, ""))
    return found


def totals(to: Body, line: str, code: str) -> tuple[int, dict[str, Figure]]:
    """What the sent reports of a round add up to, and how many they are; shares from their parts."""
    rows = SectorReport.objects.filter(to=to, line=line, period=code, first_sent_on__isnull=False)
    figures = list(rows.values_list("figures", flat=True))
    return len(figures), drafting.summed(figures)


def basis_of(line: Line, of: ReportPeriod, on: date) -> Rule | None:
    """The rule in use that asks for a line's report of a period; None where it waits to be confirmed."""
    key = f"window.{WINDOWS[of.part]}" if line.rhythm is Rhythm.QUARTER and of.part in WINDOWS else line.basis
    try:
        return in_force(key, on=on)
    except Refusal:
        return None


def owing(line: Line, of: ReportPeriod, *, to: Body | None = None) -> list[tuple[Body, Body]]:
    """The bodies that owe a line's report of a period, each with the one that receives it: two statements."""
    receivers = {to.province_id or to.place_id: to} if to is not None else {
        body.province_id: body for body in places.bodies(of.last).filter(office=line.to[0], place__level=Level.PROVINCE.value).select_related("place")
    }  # fmt: skip
    found = places.bodies(of.last).filter(
        office__in=line.offices, place__level=Level.COMMUNE.value, province_id__in=list(receivers)
    )
    rows = found.select_related("place").order_by("province_id", "sort_key", "pk")
    return [(body, receivers[body.province_id]) for body in rows if body.exists_on(of.until)]


def superiors(body: Body, on: date) -> list[Body]:
    """To whom a body may send a quick report."""
    line = rules.lines()["quick"]
    return [
        each
        for each in places.bodies(on).filter(place_id=body.province_id, office__in=line.to).order_by("sort_key")
        if each.pk != body.pk
    ]


def span_name(row: SectorReport) -> str:
    """What the span of a report is called: “tháng 10 năm 2026”; nothing for a quick one."""
    return "" if row.is_quick else period(row.period, on=row.until).vi


def span_label(row: SectorReport) -> str:
    """The same in the reader's language, for pages; papers are Vietnamese."""
    return "" if row.is_quick else _spoken(row.period, row.until)


def _spoken(code: str, on: date) -> str:
    of = period(code, on=on)
    return say(of.vi, of.en)


def periods_of(line: Line, today: date) -> list[str]:
    """The codes a receiving body may ask a report for: the last months or quarters, and the running one."""
    if line.rhythm is Rhythm.QUARTER:
        return [
            f"{year}-{part}"
            for year in (today.year, today.year - 1)
            for part in ("Y", "9M", "6M", "3M")
            if period(f"{year}-{part}", on=today).since <= today
        ]
    months = [(today.year * 12 + today.month - 1 - back) for back in range(6)]
    return [f"{number // 12}-M{number % 12 + 1:02d}" for number in months]
