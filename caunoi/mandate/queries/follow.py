"""A directive followed: its tree by provision, its bodies with what is late, silent, unplanned; every list in pages."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Count, F, Q, QuerySet
from django.utils.timezone import localdate

from caunoi.identity.models import Person
from caunoi.law.queries import in_force
from caunoi.mandate import rules
from caunoi.mandate.models import Mandate, Provision, Task
from caunoi.mandate.words import Signal, Stage, TaskStage
from caunoi.places.models import Body, Place

from .tasks import TONES, Seen, mine, seen

PAGE = 30
#: So many parts below the tasks of one page are drawn at once; the rest is a link to the task.
MOST_PARTS = 240
RUNNING = Q(finished_on__isnull=True)


#: Reported in time, not yet accepted or sent back.
WAITING = Q(stage=TaskStage.REPORTED.value, last_word_on__isnull=False, last_word_on__lte=F("due"))


def is_late(day: date) -> Q:
    """Running past its day; not what was reported in time and waits to be accepted."""
    return RUNNING & Q(due__lt=day) & ~WAITING


def is_silent(day: date) -> Q:
    """Running in time, but its body has said nothing for too long."""
    quiet, unheard = day - timedelta(days=rules.DAYS_BETWEEN_REPORTS), day - timedelta(days=rules.DAYS_TO_ACKNOWLEDGE)
    said_nothing = Q(last_word_on__lt=quiet) | Q(last_word_on__isnull=True, assigned_on__lt=unheard)
    return RUNNING & Q(due__gte=day) & said_nothing & ~WAITING


def is_unplanned(day: date) -> Q:
    """Running, and its body has told no plan and given nothing on for longer than the house allows; rounds need no new plan."""
    days = int(in_force("house.task.plan", on=day).value or 0)
    unsaid = Q(planned_on__isnull=True, previous__isnull=True, assigned_on__lt=day - timedelta(days=days))
    return RUNNING & unsaid & Q(stage__in=[TaskStage.ASSIGNED.value, TaskStage.ACKNOWLEDGED.value])


def is_late_done() -> Q:
    """Finished after its day."""
    return Q(stage=TaskStage.DONE.value, finished_on__gt=F("due"))


@dataclass(frozen=True, slots=True)
class Standings:
    """How many tasks stand how on a day."""

    total: int = 0
    done: int = 0
    done_late: int = 0
    late: int = 0
    silent: int = 0
    unplanned: int = 0
    withdrawn: int = 0
    waiting: int = 0

    @property
    def running(self) -> int:
        """Under way and not late."""
        return self.total - self.done - self.late

    @property
    def share(self) -> int:
        """Tasks done of a hundred given."""
        return self.done * 100 // self.total if self.total else 0


def _counts(day: date, prefix: str = "") -> dict[str, Count]:
    kept = ~Q(stage=TaskStage.WITHDRAWN.value)
    return {
        "total": Count("pk", filter=kept),
        "done": Count("pk", filter=Q(stage=TaskStage.DONE.value)),
        "done_late": Count("pk", filter=is_late_done()),
        "late": Count("pk", filter=is_late(day)),
        "silent": Count("pk", filter=is_silent(day)),
        "unplanned": Count("pk", filter=is_unplanned(day)),
        "withdrawn": Count("pk", filter=~kept),
        "waiting": Count("pk", filter=RUNNING & WAITING),
    }


def standings(found: QuerySet[Task], today: date | None = None) -> Standings:
    """How the tasks stand: one statement."""
    return Standings(**found.aggregate(**_counts(today or localdate())))


#: What of a task the public is told of how it stands: silence between two reports is between the bodies.
TOLD = {
    Signal.OVERDUE: Signal.OVERDUE, Signal.DONE: Signal.DONE, Signal.LATE: Signal.LATE,
    Signal.SILENT: Signal.RUNNING, Signal.WAITING: Signal.RUNNING, Signal.SOON: Signal.RUNNING, Signal.RUNNING: Signal.RUNNING, Signal.WITHDRAWN: Signal.WITHDRAWN,
}  # fmt: skip


@dataclass(slots=True)
class Branch:
    """A task of the tree with what hangs below it."""

    seen: Seen
    supporters: list[str] = field(default_factory=list)
    evidence: int = 0
    parts: list["Branch"] = field(default_factory=list)

    @property
    def told(self) -> Signal:
        """How it stands as the public is told."""
        return TOLD[self.seen.signal]

    @property
    def told_tone(self) -> str:
        """The tone of what the public is told."""
        return TONES.get(self.told, "")

    @property
    def task(self) -> Task:
        """The task itself."""
        return self.seen.task

    @property
    def below(self) -> int:
        """How many parts hang below it, at every depth."""
        return sum(1 + part.below for part in self.parts)


@dataclass(frozen=True, slots=True)
class Boughs:
    """One provision with its tasks on this page."""

    provision: Provision | None
    branches: list[Branch]


@dataclass(frozen=True, slots=True)
class TreePage:
    """A page of a tree: its provisions with tasks, whether more follow, whether parts were left out."""

    boughs: list[Boughs]
    more: bool
    cut: bool


#: Of a repeating task the round that runs, those left undone, else the last one; the task's page has them all.
_LATEST = Q(following__isnull=True) | RUNNING


def tree(
    found: Mandate,
    *,
    at: int = 0,
    size: int = PAGE,
    today: date | None = None,
    public: bool = False,
    parts: int = MOST_PARTS,
) -> TreePage:
    """A page of a directive's tree, by provision and body: the same number of statements whatever its size."""
    day = today or localdate()
    tops = _shown(found, public).filter(_LATEST, parent__isnull=True).select_related("body", "provision", "giver")
    tops = tops.order_by(F("provision__position").asc(nulls_last=True), "body__sort_key", "due", "pk")
    rows = list(tops[at : at + size + 1])
    below = _below([row.pk for row in rows[:size]], public, parts)
    branches = _branches([*rows[:size], *below], day)
    for row in below:
        if row.parent_id in branches:
            branches[row.parent_id].parts.append(branches[row.pk])
    boughs: list[Boughs] = []
    for row in rows[:size]:
        if not boughs or boughs[-1].provision != row.provision:
            boughs.append(Boughs(row.provision, []))
        boughs[-1].branches.append(branches[row.pk])
    return TreePage(boughs, len(rows) > size, len(below) >= parts)


def public_tasks(found: Mandate) -> QuerySet[Task]:
    """The tasks of a directive the public may see."""
    return _shown(found, public=True)


def _shown(found: Mandate, public: bool) -> QuerySet[Task]:
    tasks = Task.objects.filter(mandate=found)
    return tasks.filter(public=True).exclude(stage=TaskStage.WITHDRAWN.value) if public else tasks


def _below(tops: list[uuid.UUID], public: bool, most: int) -> list[Task]:
    """What hangs below some tasks at every depth, parents before their parts; at most so many."""
    with connection.cursor() as cursor:
        cursor.execute(
            """WITH RECURSIVE below AS (
                 SELECT id, 1 AS depth FROM mandate_task WHERE parent_id = ANY (%s::uuid[]) AND (public OR NOT %s)
                 UNION ALL SELECT t.id, depth + 1 FROM mandate_task t JOIN below ON t.parent_id = below.id
                 WHERE depth < 12 AND (t.public OR NOT %s))
               SELECT id FROM below ORDER BY depth LIMIT %s""",
            [tops, public, public, most],
        )
        ids = [row[0] for row in cursor.fetchall()]
    rows = (
        Task.objects.filter(_LATEST, pk__in=ids).select_related("body", "giver").order_by("due", "body__sort_key", "pk")
    )
    return list(rows.exclude(stage=TaskStage.WITHDRAWN.value) if public else rows)


def _branches(rows: list[Task], day: date) -> dict[uuid.UUID, Branch]:
    """Every task with how it looks, the names of its supporters and how much evidence it has: two statements."""
    names = dict(
        Body.objects.filter(pk__in={each for row in rows for each in row.supporters}).values_list("pk", "name")
    )
    shown = Task.objects.filter(pk__in=[row.pk for row in rows]).annotate(n=Count("evidence__ref", distinct=True))
    counted = dict(shown.values_list("pk", "n"))
    return {
        row.pk: Branch(
            seen(row, day), [names[each] for each in row.supporters if each in names], counted.get(row.pk, 0)
        )
        for row in rows
    }


@dataclass(frozen=True, slots=True)
class BodyRow:
    """One body's tasks of a directive."""

    body: Body
    standings: Standings
    evidence: int


#: Which bodies of a directive to show: all, or those with something the matter.
SIGHTS = ("", "muon", "im-lang", "chua-ke-hoach")


def bodies_of_mandate(
    found: Mandate, *, sight: str = "", at: int = 0, size: int = PAGE, today: date | None = None, public: bool = False
) -> tuple[list[BodyRow], bool]:
    """The bodies of a directive, those that are late first, then silent ones; and whether more follow: three statements."""
    return _rows_of_bodies(_shown(found, public), sight, at, size, today or localdate(), linked=not public)


def chased(
    person: Person, *, sight: str = "", at: int = 0, size: int = PAGE, today: date | None = None
) -> tuple[list[BodyRow], bool]:
    """The bodies that owe the person's bodies something, from every directive and conclusion they gave or follow, the latest first."""
    ids = mine(person)
    given = Task.objects.filter(Q(giver__in=ids) | Q(root__in=ids)).exclude(body__in=ids)
    return _rows_of_bodies(given, sight, at, size, today or localdate(), linked=True)


def chased_standings(person: Person, today: date | None = None) -> Standings:
    """How everything the person's bodies gave others or follow stands: one statement."""
    ids = mine(person)
    return standings(Task.objects.filter(Q(giver__in=ids) | Q(root__in=ids)).exclude(body__in=ids), today)


def _rows_of_bodies(
    tasks: QuerySet[Task], sight: str, at: int, size: int, day: date, *, linked: bool
) -> tuple[list[BodyRow], bool]:
    groups: Any = tasks.order_by().values("body").annotate(**_counts(day))
    narrowed = {"muon": Q(late__gt=0), "im-lang": Q(silent__gt=0), "chua-ke-hoach": Q(unplanned__gt=0)}.get(sight)
    groups = groups.filter(narrowed) if narrowed else groups
    rows = list(groups.order_by("-late", "-silent", "-unplanned", "body__sort_key", "body")[at : at + size + 1])
    ids = [row["body"] for row in rows[:size]]
    bodies = {body.pk: body for body in Body.objects.filter(pk__in=ids)}
    shown = tasks.filter(body__in=ids).order_by().values("body")
    evidence = dict(shown.annotate(n=Count("evidence__ref", distinct=True)).values_list("body", "n")) if linked else {}
    return [
        BodyRow(
            bodies[row["body"]],
            Standings(**{key: row[key] for key in row if key != "body"}),
            evidence.get(row["body"], 0),
        )
        for row in rows[:size]
    ], len(rows) > size


def late_and_silent(body: Body, today: date | None = None) -> list[Seen]:
    """The running tasks a body follows or gave whose bodies are late or silent; the latest first: one statement."""
    day = today or localdate()
    found = Task.objects.filter(Q(root=body) | Q(giver=body)).filter(is_late(day) | is_silent(day))
    return seen_rows(found.select_related("body", "mandate").order_by("due"), day)


def seen_rows(rows: Iterable[Task], today: date | None = None) -> list[Seen]:
    """Rows with how they look today."""
    day = today or localdate()
    return [seen(row, day) for row in rows]


def published() -> QuerySet[Mandate]:
    """Directives open to the public, the newest first, with how many of their tasks are done and late."""
    day = localdate()
    kept = Q(tasks__public=True) & ~Q(tasks__stage=TaskStage.WITHDRAWN.value)
    return (
        Mandate.objects.filter(published_at__isnull=False)
        .select_related("body")
        .annotate(
            given=Count("tasks", filter=kept),
            finished=Count("tasks", filter=kept & Q(tasks__stage=TaskStage.DONE.value)),
            overdue=Count("tasks", filter=kept & Q(tasks__finished_on__isnull=True, tasks__due__lt=day)),
        )
        .order_by("-published_at", "pk")
    )


def public_of(place: Place, today: date) -> tuple[int, Standings]:
    """How many directives of a place's bodies are open to the public, and how their tasks stand: two statements."""
    documents = Mandate.objects.filter(published_at__isnull=False, body__place=place)
    if not (count := documents.count()):
        return 0, Standings()
    tasks = Task.objects.filter(public=True, mandate__in=documents).exclude(stage=TaskStage.WITHDRAWN.value)
    return count, standings(tasks, today)


def replacements(found: Mandate) -> list[Mandate]:
    """The documents of the same body that may take a document's place, the newest first; at most fifty."""
    open_stages = [Stage.REVIEWED.value, Stage.ISSUED.value, Stage.FOLLOWED.value]
    others = Mandate.objects.filter(body=found.body, stage__in=open_stages, replaced_by__isnull=True)
    return list(others.exclude(pk=found.pk).order_by("-imported_at")[:50])


def to_settle(found: Mandate) -> QuerySet[Task]:
    """The running tasks at the top of a replaced document's tree, for which a person still chooses."""
    tops = Task.objects.filter(mandate=found, parent__isnull=True).filter(RUNNING)
    return tops.select_related("body").order_by("body__sort_key", "due", "pk")


def told(signal: Signal) -> Signal:
    """What the public is told of how a task stands."""
    return TOLD[signal]


def published_page(*, place: str = "", after: str = "", size: int = 100) -> list[Mandate]:
    """A page of public directives after a mark, of one place where asked."""
    found = published()
    if place:
        found = found.filter(body__place__code=place)
    moment, _, key = after.partition("~")
    if after:
        try:
            at, last = datetime.fromisoformat(moment), uuid.UUID(key)
            found = found.filter(Q(published_at__lt=at) | Q(published_at=at, pk__gt=last))
        except (ValueError, OverflowError):
            return []
    return list(found[:size])


def published_mark(row: Mandate) -> str:
    """Where a list of public directives goes on after this one."""
    return f"{row.published_at.isoformat() if row.published_at else ''}~{row.pk}"


def public_tasks_page(found: Mandate, *, after: str = "", size: int = 100) -> list[Seen]:
    """A page of a directive's public tasks in the order of their ids."""
    rows = public_tasks(found).select_related("body", "provision").order_by("pk")
    if after:
        try:
            rows = rows.filter(pk__gt=uuid.UUID(after))
        except ValueError:
            return []
    return seen_rows(rows[:size])


def named(words: str, body: Body | None = None) -> list[Mandate]:
    """Documents by their id, else by their number, for an operator's command; of one body where asked."""
    found = Mandate.objects.select_related("body").order_by("-imported_at")
    found = found.filter(body=body) if body else found
    try:
        return list(found.filter(pk=uuid.UUID(words)))
    except ValueError:
        return list(found.filter(number__iexact=words)[:20] if words else found[:200])
