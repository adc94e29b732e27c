"""Where a task stands in the tree: what is above and below it, its rounds, who supports it, what shows it was done."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from caunoi.access.queries import grants_of
from caunoi.access.words import Role
from caunoi.identity.models import Person
from caunoi.mandate import rules
from caunoi.mandate.models import Mandate, Provision, Task, TaskEvidence
from caunoi.places.models import Body
from caunoi.ui.records import Found, Source, records


def parts_of(task: Task) -> QuerySet[Task]:
    """The tasks it was broken into, the soonest first."""
    return task.parts.select_related("body", "giver").order_by("due", "body__sort_key", "pk")


def above(task: Task) -> list[Task]:
    """The tasks above, from the directive down; those the reader may not see are left out."""
    found: list[Task] = []
    at = task.parent
    while at is not None and len(found) < 12:
        found.append(at)
        at = Task.objects.select_related("body").filter(pk=at.parent_id).first() if at.parent_id else None
    return found[::-1]


def rounds_of(task: Task) -> list[Task]:
    """The earlier and later rounds of a repeating task, the latest first; at most twelve each way."""
    if not task.repeats:
        return []
    found = [task]
    before = task
    while before.previous_id and len(found) < 12:
        before = Task.objects.get(pk=before.previous_id)
        found.append(before)
    after: Task | None = Task.objects.filter(previous=task).first()
    while after is not None and len(found) < 24:
        found.insert(0, after)
        after = Task.objects.filter(previous=after).first()
    return found


def supporters_of(task: Task) -> list[Body]:
    """The bodies that support a task."""
    return list(Body.objects.filter(pk__in=task.supporters).order_by("sort_key")) if task.supporters else []


def supporting(task: Task, person: Person) -> Body | None:
    """The supporting body of a task for which a person speaks."""
    wanted = {str(role) for role in rules.STANDS_IN[Role.HANDLER]}
    grants = [grant for grant in grants_of(person) if grant.body_id in task.supporters and grant.role in wanted]
    return grants[0].body if grants else None


def provision(mandate: Mandate, number: int) -> Provision | None:
    """One provision of a mandate."""
    return mandate.provisions.filter(pk=number).first() if number else None


@dataclass(frozen=True, slots=True)
class Shown:
    """A record linked to a task: its name as it was then, and where it is now; ``gone`` when it no longer exists."""

    kind: str
    label: str
    href: str
    gone: bool
    row: TaskEvidence
    note: str = ""


def offered(task: Task, body: Body, today: date) -> list[tuple[Source, list[Found]]]:
    """The records of a body that may show a task was worked on: from a little before it was given until today."""
    since = task.assigned_on - timedelta(days=rules.DAYS_BEFORE_ASSIGNED)
    return records.find(body, since, today + timedelta(days=1), most=8)


def evidence_of(task: Task) -> list[Shown]:
    """The records linked to a task, each once; one question for each kind of record."""
    rows = {row.ref: row for row in task.evidence.all()}
    there = records.there(rows)
    return [
        Shown(
            records.label(row.kind),
            row.label,
            there[ref].href if ref in there else "",
            ref not in there,
            row,
            there[ref].note if ref in there else "",
        )
        for ref, row in rows.items()
    ]
