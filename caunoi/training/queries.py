"""Reading training: courses, lists, one's own sessions, what a body is weak in, what changed after a course."""

import uuid
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet

from caunoi.access.context import as_system
from caunoi.access.queries import bodies_near, bodies_of, roles_in
from caunoi.access.rules import must_hold
from caunoi.access.words import Role
from caunoi.files.queries import files_about
from caunoi.identity.models import Person
from caunoi.indicators.catalogue import Indicator, indicators
from caunoi.indicators.coverage import counted_days, coverage
from caunoi.indicators.figures import Figure, counts, figures
from caunoi.indicators.periods import ReportPeriod
from caunoi.indicators.words import Unit
from caunoi.kernel.refusal import Refusal
from caunoi.places.models import Body

from . import rules
from .models import Attendance, Course, CourseSession, SessionCode

#: How long before and after a course its indicator is read, in days.
SPAN = 180
#: A share of fewer records says nothing about a place.
LEAST_RECORDS = 10


@dataclass(frozen=True, slots=True)
class Weak:
    """A figure far from where it should be, and the courses that answer it."""

    indicator: Indicator
    figure: Figure
    points: float
    courses: list[Course]


@dataclass(frozen=True, slots=True)
class Effect:
    """One body's figure before and after its people attended; None where nothing was recorded or the time is not over."""

    body: Body
    people: int
    before: float | None
    after: float | None
    better: bool | None
    before_of: int = 0
    after_of: int = 0

    @property
    def few(self) -> bool:
        """Whether so few records stand behind a side that its share says little."""
        sides = [of for value, of in ((self.before, self.before_of), (self.after, self.after_of)) if value is not None]
        return any(of < LEAST_RECORDS for of in sides)


def planning_bodies(person: Person) -> list[Body]:
    """The bodies for which the person may plan courses."""
    found = []
    for body in bodies_of(person):
        try:
            must_hold(roles_in(person, body), Role.HANDLER, body.name)
        except Refusal:
            continue
        found.append(body)
    return found


def courses_for(person: Person, year: int | None = None) -> QuerySet[Course]:
    """Courses of the person's province, the latest first, with how many sessions there are."""
    provinces = {body.province_id for body in bodies_near(person)}
    found = Course.objects.filter(body__province__in=provinces).select_related("body")
    found = found.filter(year=year) if year else found
    return found.annotate(held=Count("sessions", filter=Q(sessions__cancelled=""))).order_by("-year", "title", "pk")


def course_of(person: Person, course_id: uuid.UUID) -> Course | None:
    """One course of the person's province."""
    return courses_for(person).filter(pk=course_id).first()


def session_of(person: Person, session_id: uuid.UUID) -> CourseSession | None:
    """One session of a course of the person's province."""
    found = CourseSession.objects.select_related("course__body").filter(pk=session_id).first()
    return found if found and course_of(person, found.course_id) else None


def holds(person: Person, course: Course) -> bool:
    """Whether the person works for the course's body."""
    return course.body in planning_bodies(person)


def listed(session: CourseSession) -> QuerySet[Attendance]:
    """Who is on the list, as far as the speaker may see."""
    return session.attendances.select_related("person", "body").order_by("body__sort_key", "person__name")


def wall_code(session: CourseSession) -> str:
    """The code on the wall, for the course's body; empty for others."""
    found = SessionCode.objects.filter(session=session).first()
    return found.code if found else ""


def own(person: Person) -> QuerySet[Attendance]:
    """The person's own sessions, the latest first."""
    rows = Attendance.objects.filter(person=person, session__cancelled="").select_related(
        "session__course__body", "body", "person"
    )
    return rows.order_by("-session__starts_at")


def own_attendance(person: Person, attendance_id: int) -> Attendance | None:
    """One of the person's own attendances that ended in a certificate."""
    return own(person).filter(pk=attendance_id).exclude(certificate="").first()


def certified(code: str) -> Attendance | None:
    """What a certificate with this code says; whoever holds the code may ask."""
    with as_system():
        rows = Attendance.objects.select_related("session__course__body", "person")
        return rows.filter(certificate=code[:40]).first() if code else None


def material(course: Course) -> QuerySet[Any]:
    """The files of a course the speaker may open."""
    return files_about(course.ref)


def _figures(body: Body, since: date, until: date) -> dict[str, Figure]:
    of = ReportPeriod(f"{since:%Y}", since.year, "", since, until)
    with as_system():
        return figures(counts(coverage(body, of), counted_days(since, until)), None)


def weakest(body: Body, today: date, most: int = 5) -> list[Weak]:
    """The shares of a body that are furthest from where they should be in the last half-year, with the courses that answer them."""
    answering: dict[str, list[Course]] = {}
    for course in (
        Course.objects.filter(body__province=body.province_id, year__gte=today.year)
        .exclude(indicator="")
        .select_related("body")
        .order_by("title")
    ):
        answering.setdefault(course.indicator, []).append(course)
    known, found = indicators(), []
    for code, figure in _figures(body, today - timedelta(days=SPAN), today).items():
        each = known[code]
        if (
            each.unit is not Unit.SHARE
            or each.better == "neither"
            or figure.value is None
            or figure.records < LEAST_RECORDS
        ):
            continue
        points = rules.weakness(float(figure.value), each.better)
        if points > 0:
            found.append(Weak(each, figure, points, answering.get(code, [])))
    return sorted(found, key=lambda weak: (-weak.points, weak.indicator.code))[:most]


def effect(course: Course, today: date, most: int = 20) -> list[Effect]:
    """By body whose people attended, the course's indicator in the half-year before the first session and in that after the last."""
    sessions = [each for each in course.sessions.filter(cancelled="") if each.starts_at.date() <= today]
    if not course.indicator or not sessions:
        return []
    first, last = sessions[0].starts_at.date(), sessions[-1].starts_at.date()
    with as_system():
        rows = (
            Attendance.objects.filter(session__course=course, attended_at__isnull=False)
            .values("body")
            .annotate(people=Count("person", distinct=True))
        )
        people = {row["body"]: row["people"] for row in rows.order_by("-people", "body")[:most]}
    better = indicators()[course.indicator].better
    found = []
    for body in Body.objects.filter(pk__in=people).select_related("place").order_by("sort_key"):
        before, before_of = _share(body, course.indicator, first - timedelta(days=SPAN), first)
        over = last + timedelta(days=SPAN) <= today
        after, after_of = _share(body, course.indicator, last, last + timedelta(days=SPAN)) if over else (None, 0)
        gained = None if before is None or after is None or before == after else (after > before) == (better == "up")
        found.append(Effect(body, people[body.pk], before, after, gained, before_of, after_of))
    return found


def _share(body: Body, code: str, since: date, until: date) -> tuple[float | None, int]:
    figure = _figures(body, since, until)[code]
    return (None if figure.value is None else float(figure.value)), figure.records


def plan_of(body: Body, year: int) -> list[Course]:
    """The courses of a body's yearly plan, with their sessions fetched along."""
    return list(Course.objects.filter(body=body, year=year).prefetch_related("sessions").order_by("title"))


def indicator_choices() -> list[tuple[str, str]]:
    """Indicators a course may answer: shares that should go one way."""
    return [
        (code, each.label)
        for code, each in indicators().items()
        if each.unit is Unit.SHARE and each.better != "neither"
    ]
