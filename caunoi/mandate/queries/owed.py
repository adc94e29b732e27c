"""What one body owes from every directive, as far as the reader may see it; and what it is asked twice."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from caunoi.identity.models import Person
from caunoi.mandate import rules
from caunoi.mandate.models import Task
from caunoi.mandate.rules.likeness import alike
from caunoi.mandate.words import Side, TaskStage
from caunoi.places import queries as places
from caunoi.places.models import Body

from .follow import RUNNING, is_late, is_silent, is_unplanned
from .tasks import mine, seen_by

#: So many running tasks are compared with each other.
MOST_COMPARED = 300
#: So many running tasks are looked at for what bodies are asked twice.
MOST_LOOKED_AT = 5000


def body_of(person: Person, code: str) -> Body | None:
    """A body some of whose tasks the person may see, or in which the person works."""
    body = places.body_on(code)
    if body is None:
        return None
    ids = mine(person)
    if body.pk in ids or Task.objects.filter(seen_by(ids), Q(body=body) | Q(supporters__contains=[body.pk])).exists():
        return body
    return None


def owed_by(person: Person, body: Body, *, side: Side = Side.LEAD) -> QuerySet[Task]:
    """The tasks of a body the person may see, from every directive and every conclusion; the soonest first."""
    own = Q(body=body) if side is Side.LEAD else Q(supporters__contains=[body.pk])
    found = Task.objects.filter(seen_by(mine(person)), own)
    return found.select_related("body", "giver", "mandate").order_by("due", "assigned_on", "pk")


def narrowed(found: QuerySet[Task], sight: str, today: date | None = None) -> QuerySet[Task]:
    """Those that stand in a certain way: late, silent, unplanned, done, else all that runs."""
    day = today or localdate()
    wanted = {
        "muon": is_late(day), "im-lang": is_silent(day), "chua-ke-hoach": is_unplanned(day), "xong": ~RUNNING, "tat-ca": Q(),
    }.get(sight, RUNNING)  # fmt: skip
    return found.filter(wanted)


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two running tasks of one body, from different sources, that ask much the same."""

    one: Task
    other: Task
    percent: int


def overlaps(person: Person, body: Body, *, most: int = 20) -> list[Overlap]:
    """What a body is asked twice by different directives, the most alike first: one statement."""
    rows = {row.pk: row for row in owed_by(person, body).filter(RUNNING)[:MOST_COMPARED]}
    duties = {key: (row.duty, row.mandate_id or row.source_ref) for key, row in rows.items()}
    return [Overlap(rows[one], rows[other], round(100 * score)) for one, other, score in alike(duties)[:most]]


def asked_twice(person: Person, *, most: int = 60) -> list[Overlap]:
    """What any body is asked twice by different directives the person may see, the most alike first: one statement."""
    by_body: dict[int, dict[object, Task]] = {}
    running = Task.objects.filter(seen_by(mine(person)), RUNNING).select_related("body", "giver", "mandate")
    for row in running.order_by("body__sort_key", "due", "pk")[:MOST_LOOKED_AT]:
        rows = by_body.setdefault(row.body_id, {})
        if len(rows) < MOST_COMPARED:
            rows[row.pk] = row
    found = []
    for rows in by_body.values():
        duties = {key: (row.duty, row.mandate_id or row.source_ref) for key, row in rows.items()}
        if len({source for _, source in duties.values()}) > 1:
            found += [Overlap(rows[one], rows[other], round(100 * score)) for one, other, score in alike(duties)]
    return sorted(found, key=lambda each: -each.percent)[:most]


def to_look_at(bodies: Iterable[int], today: date) -> dict[int, list[Task]]:
    """What each body should hear of today: its own late, near and silent tasks, and what waits for it to accept."""
    wanted = set(bodies)
    soon = Q(finished_on__isnull=True, due__gte=today, due__lte=today + timedelta(days=rules.DAYS_SOON))
    reported = Q(stage=TaskStage.REPORTED.value)
    owed: dict[int, list[Task]] = defaultdict(list)
    found = Task.objects.filter(is_late(today) | is_silent(today) | soon | reported)
    found = found.filter(Q(body__in=wanted) | Q(giver__in=wanted))
    for task in found.only("pk", "body", "giver", "stage", "due").order_by("due").iterator(500):
        whose = task.giver_id if task.stage == TaskStage.REPORTED.value else task.body_id
        if whose in wanted:
            owed[whose].append(task)
    return owed
