"""Tasks as they stand today: whose, how far, late, silent."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet
from django.utils.timezone import localdate

from caunoi.access.queries import bodies_of
from caunoi.identity.models import Person
from caunoi.mandate import rules
from caunoi.mandate.models import Task
from caunoi.mandate.words import Signal, TaskStage
from caunoi.places.models import Body

_RUNNING = Q(finished_on__isnull=True)


#: The tone of each signal's badge.
TONES = {
    Signal.OVERDUE: "bad",
    Signal.LATE: "warn",
    Signal.SILENT: "warn",
    Signal.SOON: "info",
    Signal.WAITING: "info",
    Signal.DONE: "ok",
}


@dataclass(frozen=True, slots=True)
class Seen:
    """A task and how it looks on a day."""

    task: Task
    signal: Signal
    days: int

    @property
    def is_overdue(self) -> bool:
        """Whether its day has passed unfinished."""
        return self.signal is Signal.OVERDUE

    @property
    def is_silent(self) -> bool:
        """Whether its body has said nothing for too long."""
        return self.signal is Signal.SILENT

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return TONES.get(self.signal, "")


def seen(task: Task, today: date) -> Seen:
    """How a task looks on a day."""
    signal = rules.signal(TaskStage(task.stage), task.due, task.assigned_on, task.last_word_on, task.finished_on, today)
    return Seen(task, signal, (task.due - today).days)


def seen_among(ids: Iterable[uuid.UUID], today: date) -> dict[uuid.UUID, Seen]:
    """Tasks by their keys and how each looks on a day, as far as the speaker may see: one statement."""
    found = Task.objects.filter(pk__in=list(ids)).select_related("body", "giver")
    return {row.pk: seen(row, today) for row in found}


def tasks_from(source_ref: str, today: date | None = None) -> list[Seen]:
    """The tasks that came of a record ("plenary:…"), as far as the speaker may see, in the order they were given."""
    found = Task.objects.filter(source_ref=source_ref).select_related("body", "giver").order_by("assigned_on", "id")
    day = today or localdate()
    return [seen(row, day) for row in found[:50]]


def mine(person: Person) -> list[int]:
    """The bodies a person works in today, by id."""
    return sorted(body.pk for body in bodies_of(person))


def seen_by(bodies: Iterable[int]) -> Q:
    """The tasks on whose line these bodies stand: they do, give, follow, or support it, or it came down through them."""
    ids = list(bodies)
    return Q(body__in=ids) | Q(giver__in=ids) | Q(root__in=ids) | Q(line__overlap=ids) | Q(supporters__overlap=ids)


def task(person: Person, task_id: uuid.UUID) -> Task | None:
    """One task on whose line a body of the person stands."""
    found = Task.objects.select_related(
        "body", "giver", "root", "mandate__body", "mandate__source", "item", "provision", "parent__body", "previous"
    )
    return found.filter(seen_by(mine(person)), pk=task_id).first()


def opened_by(person: Person, tasks: list[Task]) -> set[uuid.UUID]:
    """Which of some tasks the person may open: a task above is told on a part's page without being open to everybody below."""
    if not tasks:
        return set()
    found = Task.objects.filter(seen_by(mine(person)), pk__in=[each.pk for each in tasks])
    return set(found.values_list("pk", flat=True))


def tasks_of_bodies(bodies: Iterable[Body], *, running: bool = True) -> QuerySet[Task]:
    """The tasks of some bodies, the soonest first."""
    found = Task.objects.filter(body__in=list(bodies)).select_related("body", "giver", "mandate")
    return (found.filter(_RUNNING) if running else found).order_by("due", "assigned_on")


def figures(bodies: Iterable[Body], since: date, until: date) -> dict[str, int]:
    """For a review: tasks given to some bodies that fell due in a period, done in time, done late, still open."""
    due = Task.objects.filter(body__in=list(bodies), due__gte=since, due__lt=until).exclude(
        stage=TaskStage.WITHDRAWN.value
    )
    done = due.filter(stage=TaskStage.DONE.value)
    in_time = done.filter(finished_on__lte=F("due")).count()
    total, finished = due.count(), done.count()
    return {"due": total, "in_time": in_time, "late": finished - in_time, "open": total - finished}
