"""Reading duties: today's worklists, what is late, the clock of a case."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from caunoi.access.context import as_system
from caunoi.places.models import Body, Place

from .models import Duty
from .rules import WEEK
from .words import Pile, Standing


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose duties: of some bodies, of a place and all below it, or of the country."""

    bodies: tuple[int, ...] = ()
    place: int | None = None
    province: int | None = None
    country: bool = False

    @classmethod
    def of_bodies(cls, bodies: Sequence[Body]) -> "Scope":
        """The duties of these bodies."""
        return cls(bodies=tuple(body.pk for body in bodies))

    @classmethod
    def of_place(cls, place: Place) -> "Scope":
        """The duties of every body in a place and below it."""
        return cls(province=place.pk) if place.is_province else cls(place=place.pk)

    def narrow(self, duties: QuerySet[Duty]) -> QuerySet[Duty]:
        """Only the duties in the scope that count themselves; to bodies also what they do beside a duty of another's."""
        if self.bodies:
            own = Duty.objects.filter(pk=OuterRef("beside"), owed_by_id__in=self.bodies)
            return duties.filter(Q(beside__isnull=True) | ~Exists(own), owed_by_id__in=self.bodies)
        duties = duties.filter(beside__isnull=True)
        if self.country:
            return duties
        if self.province is not None:
            return duties.filter(province_id=self.province)
        if self.place is not None:
            return duties.filter(place_id=self.place)
        return duties.none()


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a worklist, and where the next begins (None at the end)."""

    rows: list[Duty]
    after: str | None


def worklist(scope: Scope, pile: Pile, *, today: date, after: str | None = None, size: int = 50) -> Page:
    """One pile, the soonest first, paged by (due, id): one statement, from an index."""
    found = _pile(scope.narrow(Duty.objects.select_related("owed_by")), pile, today)
    if after:
        day, _, key = after.partition("~")
        found = found.filter(Q(due__gt=day) | Q(due=day, id__gt=uuid.UUID(key)))
    rows = list(found.order_by("due", "id")[: size + 1])
    more = f"{rows[size - 1].due.isoformat()}~{rows[size - 1].pk}" if len(rows) > size else None
    return Page(rows[:size], more)


def counts(scope: Scope, *, today: date) -> dict[Pile, int]:
    """How many duties lie in each pile: one statement."""
    running = Q(standing=Standing.OPEN.value)
    week = today + timedelta(days=WEEK)
    found = scope.narrow(Duty.objects.filter(standing__in=[Standing.OPEN.value, Standing.PAUSED.value])).aggregate(
        overdue=Count("id", filter=running & Q(due__lt=today)),
        today=Count("id", filter=running & Q(due=today)),
        week=Count("id", filter=running & Q(due__gt=today, due__lte=week)),
        later=Count("id", filter=running & Q(due__gt=week)),
        paused=Count("id", filter=Q(standing=Standing.PAUSED.value)),
    )
    return {pile: found[pile.value] for pile in Pile}


def duties_about(about: str) -> QuerySet[Duty]:
    """Every duty about one thing, in the order they began."""
    return Duty.objects.filter(about=about).select_related("owed_by").order_by("opened_at", "due")


def running_duty(about: str, body: Body) -> Duty | None:
    """The unsettled duty of a body about a thing that ends first."""
    return _running(about).filter(owed_by=body).first()


def running_under(about: str, rules: Sequence[str]) -> Duty | None:
    """The unsettled duty about a thing under one of some rules that ends first, whoever owes it."""
    return _running(about).filter(rule__in=rules).first()


def _running(about: str) -> QuerySet[Duty]:
    return Duty.objects.filter(about=about, settled_on__isnull=True, beside__isnull=True).order_by("due")


def next_due(abouts: Sequence[str]) -> dict[str, Duty]:
    """The soonest running duty of each thing: one statement."""
    rows = (
        Duty.objects.filter(about__in=abouts, standing=Standing.OPEN.value).order_by("about", "due").distinct("about")
    )
    return {duty.about: duty for duty in rows}


def silent_and_late(place: Place, *, today: date, size: int = 20) -> list[dict[str, Any]]:
    """Bodies of a place with overdue duties: body, how many, since when; the worst first."""
    found = _pile(Scope.of_place(place).narrow(Duty.objects.all()), Pile.OVERDUE, today)
    rows = (
        found.values("owed_by_id", "owed_by__code", "owed_by__name")
        .annotate(late=Count("id"))
        .order_by("-late", F("owed_by__code"))
    )
    return [dict(row) for row in rows[:size]]


def _pile(duties: QuerySet[Duty], pile: Pile, today: date) -> QuerySet[Duty]:
    if pile is Pile.PAUSED:
        return duties.filter(standing=Standing.PAUSED.value)
    running = duties.filter(standing=Standing.OPEN.value)
    week = today + timedelta(days=WEEK)
    match pile:
        case Pile.OVERDUE:
            return running.filter(due__lt=today)
        case Pile.TODAY:
            return running.filter(due=today)
        case Pile.WEEK:
            return running.filter(due__gt=today, due__lte=week)
        case _:
            return running.filter(due__gt=week)


@dataclass(frozen=True, slots=True)
class Kept:
    """How a body kept the duties of one kind (the first part of their rule) over a span of days."""

    body: int
    place: int
    room: str
    opened: int
    fell_due: int
    on_time: int
    late: int
    overdue: int


#: What each count of ``Kept`` holds, in SQL: of what fell due in the span, what was met; ``overdue`` is everything late at its end.
KEPT = {
    "opened": "starts_on >= %(since)s AND NOT (standing = 'waived' AND settled_on < %(until)s)",
    "fell_due": "due >= %(since)s AND due < %(until)s AND NOT (standing = 'waived' AND settled_on < %(until)s)",
    "on_time": "standing = 'met' AND due >= %(since)s AND due < %(until)s AND settled_on < %(until)s AND settled_on <= due",
    "late": "standing = 'met' AND due >= %(since)s AND due < %(until)s AND settled_on < %(until)s AND settled_on > due",
    "overdue": "due < %(until)s AND standing <> 'paused' AND (settled_on IS NULL OR settled_on >= %(until)s)",
}


#: The first part of a rule, the two-part ones reviews ask for kept whole.
_ROOM = "CASE WHEN rule LIKE 'handover.%%' THEN rule ELSE split_part(rule, '.', 1) END"


def touched(province: int, *, since: datetime, besides: Sequence[str] = ()) -> dict[int, datetime]:
    """Places of a province with the last moment after ``since`` at which something was done about what has a duty there: one statement."""
    sql = """SELECT d.place_id, max(e.at) FROM ledger_entry e JOIN duties_duty d ON d.about = e.about
             WHERE e.at > %(since)s AND d.province_id = %(province)s AND e.kind <> ALL (%(besides)s) GROUP BY 1"""
    with as_system(), connection.cursor() as cursor:
        cursor.execute(sql, {"since": since, "province": province, "besides": list(besides)})
        return dict(cursor.fetchall())


def exported() -> str:
    """The statement of every duty as counting reads it, for analysis outside the database: no names, no subjects."""
    return f"SELECT place_id AS place, province_id AS province, owed_by_id AS body, {_ROOM} AS room, starts_on, due, settled_on, standing FROM (SELECT * FROM duties_duty WHERE beside IS NULL) AS own"


def kept(scope: Scope, *, since: date, until: date, rule: str = "") -> list[Kept]:
    """How each body kept its duties from ``since`` to before ``until``: one statement, counted over every duty.

    Aggregates only, so duties are counted that their reader may not open; ``rule`` keeps those whose key begins with it.
    """
    columns = ", ".join(f"count(*) FILTER (WHERE {condition})" for condition in KEPT.values())
    sql = f"SELECT owed_by_id, place_id, {_ROOM}, {columns} FROM duties_duty WHERE {_lived(scope)} GROUP BY 1, 2, 3 ORDER BY 1, 3"
    with as_system(), connection.cursor() as cursor:
        cursor.execute(sql, _span(scope, since, until, rule))
        return [Kept(*row) for row in cursor.fetchall()]


def kept_records(
    scope: Scope,
    names: Sequence[str],
    *,
    since: date,
    until: date,
    rule: str = "",
    after: str | None = None,
    size: int = 50,
) -> tuple[Page, int, int]:
    """The duties behind counts of ``kept`` the speaker may see, the soonest first; how many these are, how many in all."""
    counted = " OR ".join(f"({KEPT[name]})" for name in names)
    condition, values = f"{_lived(scope)} AND ({counted})", _span(scope, since, until, rule)
    with as_system(), connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM duties_duty WHERE {condition}", values)
        total = cursor.fetchone()[0]
    further = ""
    if after:
        day, _, key = after.partition("~")
        further, values = " AND (due, id) > (%(day)s, %(key)s)", values | {"day": day, "key": uuid.UUID(key)}
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM duties_duty WHERE {condition}", values)
        visible = cursor.fetchone()[0]
        cursor.execute(
            f"SELECT id FROM duties_duty WHERE {condition}{further} ORDER BY due, id LIMIT {size + 1:d}", values
        )
        ids = [row[0] for row in cursor.fetchall()]
    rows = list(Duty.objects.select_related("owed_by").filter(pk__in=ids[:size]).order_by("due", "id"))
    return Page(rows, f"{rows[-1].due.isoformat()}~{rows[-1].pk}" if len(ids) > size else None), visible, total


def _lived(scope: Scope) -> str:
    """Duties of the scope that ran or fell due at some time of the span, in SQL."""
    if scope.country:
        whose = "TRUE"
    elif scope.province is not None:
        whose = "province_id = %(province)s"
    else:
        whose = "place_id = %(place)s" if scope.place is not None else "owed_by_id = ANY (%(bodies)s)"
    return f"{whose} AND beside IS NULL AND starts_on < %(until)s AND (settled_on IS NULL OR settled_on >= %(since)s OR due >= %(since)s) AND rule LIKE %(rule)s"


def _span(scope: Scope, since: date, until: date, rule: str) -> dict[str, Any]:
    like = rule.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_") + "%"
    return {
        "province": scope.province,
        "place": scope.place,
        "bodies": list(scope.bodies),
        "since": since,
        "until": until,
        "rule": like,
    }
