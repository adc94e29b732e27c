"""What the next weeks bring a body: letters, late answers, the open cases likely to be late and why; and how wrong this was before."""

from dataclasses import dataclass
from datetime import date, timedelta

from caunoi.access.context import as_system
from caunoi.places.models import Body
from caunoi.voice.models import Petition
from caunoi.voice.queries import load
from caunoi.warn import forecast, rules
from caunoi.warn.forecast import Foretold, LateTried, Tried, Waiting

from .counts import shares_of_work
from .limits import limits

#: Cases named; a case is likely late from this chance on.
NAMED, LIKELY = 20, 0.5


@dataclass(frozen=True, slots=True)
class Risk:
    """One open case, its chance to be late, its days and how long half of the answers take here."""

    petition: Petition
    chance: float
    due: date
    waited: int
    left: int
    usual: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """A body's next weeks."""

    weeks: list[tuple[date, Foretold]]
    tried: Tried | None
    late: list[tuple[date, Foretold]]
    late_tried: LateTried | None
    risks: list[Risk]
    open: int
    overdue: int


def outlook(body: Body, *, today: date) -> Outlook:
    """The forecast of a body; counts are the system's, cases only those the speaker may open."""
    until = rules.monday(today)
    history = limits(today).history
    since = until - timedelta(weeks=history)
    with as_system():
        came = load.came_by_week(body.pk, since=since, until=until)
        courses = load.courses(body.pk, since=since)
    first = min(came, default=history)
    starts = [since + timedelta(weeks=week) for week in range(first, history + forecast.AHEAD)]
    usual = shares_of_work(starts)
    counts = [float(came.get(week, 0)) for week in range(first, history)]
    told = forecast.arrivals(counts, usual)
    cases = [_waiting(course, since) for course in courses]
    now = (today - since).days
    left = forecast.survival(cases, now)
    still = [(course, case) for course, case in zip(courses, cases, strict=True) if case.answered is None]
    chances = [(course, forecast.chance_late(case, left, now)) for course, case in still] if left is not None else []
    late = []
    for week in range(forecast.AHEAD) if chances else ():
        begins = until + timedelta(weeks=week)
        due = [
            chance
            for course, chance in chances
            if begins <= course.due < begins + timedelta(weeks=1) and course.due >= today
        ]
        late.append((begins, forecast.late_sum(due)))
    half = 0 if left is None else int((left > 0.5).sum())
    risky = sorted(
        ((course, chance) for course, chance in chances if chance >= LIKELY and course.due >= today),
        key=lambda pair: -pair[1],
    )
    seen = load.seen_of([course.petition for course, _ in risky])
    risks = [
        Risk(seen[course.petition], chance, course.due, (today - course.came).days, (course.due - today).days, half)
        for course, chance in risky if course.petition in seen
    ]  # fmt: skip
    return Outlook(
        list(zip(starts[len(counts) :], told, strict=False)), forecast.tried(counts, usual), late, forecast.late_tried(cases, now), risks[:NAMED],
        len(still), sum(course.due < today for course, _ in still),
    )  # fmt: skip


def _waiting(course: load.Course, since: date) -> Waiting:
    answered = (course.answered - since).days if course.answered else None
    return Waiting((course.came - since).days, answered, (course.due - since).days)
