"""The clock's part: rounds that come due, letters to those who owe, what is late put to the next head."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.access.queries import held
from caunoi.access.words import Role
from caunoi.identity.models import Person
from caunoi.kernel.words import say
from caunoi.law.queries import deadline
from caunoi.ledger.commands import record
from caunoi.ledger.queries import acts_about
from caunoi.mandate import queries, rules
from caunoi.mandate.facts import Reminded
from caunoi.mandate.models import Task
from caunoi.mandate.words import TaskAct, TaskStage
from caunoi.notices.commands import queue_message
from caunoi.notices.words import Channel
from caunoi.places import queries as places
from caunoi.places.models import Body

from .common import locked_task
from .tasks import next_round, take

#: So many tasks are taken at once; a round goes on until none is left.
BATCH = 500
#: A letter names so many tasks and counts the rest.
NAMED = 12
#: Overdue work is put to the body's own head, then to the giver's, then to the head of who follows the whole.
HEADS = 3


def open_rounds(*, at: datetime) -> int:
    """Open the next round of every repeating task whose day has passed, whether the last one was done or not."""
    opened, after = 0, None
    with as_system():
        while True:
            due = Task.objects.filter(due__lt=localdate(at), following__isnull=True).exclude(repeats="")
            due = due.exclude(stage=TaskStage.WITHDRAWN.value)
            ids = list((due.filter(pk__gt=after) if after else due).order_by("pk").values_list("pk", flat=True)[:BATCH])
            for task_id in ids:
                with transaction.atomic():
                    opened += next_round(locked_task(task_id), "clock", at) is not None
            if len(ids) < BATCH:
                return opened
            after = ids[-1]


def escalate(*, at: datetime) -> int:
    """Put what is overdue to the next head once the house's days have passed, again after as many; how many were put."""
    put, after, today = 0, None, localdate(at)
    with as_system():
        while True:
            late = Task.objects.filter(queries.is_late(today), raised__lt=HEADS)
            late = late.filter(Q(raised_on__isnull=True) | Q(raised_on__lt=today))
            ids = list(
                (late.filter(pk__gt=after) if after else late).order_by("pk").values_list("pk", flat=True)[:BATCH]
            )
            for task_id in ids:
                with transaction.atomic():
                    put += _escalated(locked_task(task_id), today, at)
            if len(ids) < BATCH:
                return put
            after = ids[-1]


@transaction.atomic
def remind(*, at: datetime) -> int:
    """One letter a person a day with all that their bodies owe, wait to accept, or let lie; how many were queued."""
    today = localdate(at)
    about = f"mandate-reminders:{today}"
    with as_system():
        if acts_about(about).exists():
            return 0
        owed = _owed(today)
        letters = 0
        for person, bodies in _people(owed).items():
            tasks = sorted(
                {task.pk: task for body in bodies for task in owed[body]}.values(), key=lambda task: task.due
            )
            letters += _write(person, tasks, today, at)
        record(Reminded(on=today, letters=letters), about=about, by="clock", at=at)
    return letters


def _escalated(task: Task, today: date, at: datetime) -> bool:
    """Whether the task's turn has come; the head may be missing, the word is kept all the same."""
    since = task.raised_on or task.due
    if deadline("house.task.escalate", start=since).due >= today or task.finished_on is not None:
        return False
    chain = [task.body, task.giver, task.root]
    chain = [body for at_, body in enumerate(chain) if body.pk not in {each.pk for each in chain[:at_]}]
    if task.raised >= len(chain):
        return False
    body = chain[task.raised]
    head = places.head_of(body, today)
    who = f"{head.label} {head.name}, {body.name}" if head else body.name
    task.raised, task.raised_on = task.raised + 1, today
    task.save(update_fields=["raised", "raised_on"])
    days = (today - task.due).days
    take(task, TaskAct.ESCALATE, "clock", at, text=f"Quá hạn {days} ngày, báo cáo {who}.", body=body)
    for person in _heads_of(body, today):
        _send(
            person, f"Nhiệm vụ quá hạn {days} ngày: {task.body.name}"[:150],
            f"Kính gửi {person.name},\n\n{task.body.name} chưa hoàn thành: {task.duty[:300]}\nHạn: {task.due:%d/%m/%Y}, quá {days} ngày.\n",
            key=f"task-escalated:{task.pk}:{task.raised}:{person.pk}", about=task.ref, at=at,
        )  # fmt: skip
    return True


def _heads_of(body: Body, today: date) -> list[Person]:
    seats = held(today).filter(body=body, role=Role.HEAD.value, holder__is_active=True).select_related("holder")
    return [seat.holder for seat in seats]


def _owed(today: date) -> dict[int, list[Task]]:
    """What each body should hear of: its own late, near and silent tasks, and what waits for it to accept."""
    soon = Q(finished_on__isnull=True, due__gte=today, due__lte=today + timedelta(days=rules.DAYS_SOON))
    reported = Q(stage=TaskStage.REPORTED.value)
    owed: dict[int, list[Task]] = defaultdict(list)
    found = Task.objects.filter(queries.is_late(today) | queries.is_silent(today) | soon | reported)
    for task in found.select_related("body", "giver").order_by("due").iterator(BATCH):
        owed[task.giver_id if task.stage == TaskStage.REPORTED.value else task.body_id].append(task)
    return owed


def _people(owed: Iterable[int]) -> dict[Person, list[int]]:
    """Who carries work in those bodies and can be reached, with their bodies."""
    roles = [str(role) for role in rules.STANDS_IN[Role.HANDLER]]
    seats = held().filter(body__in=list(owed), role__in=roles, holder__is_active=True).exclude(holder__email="")
    people: dict[Person, list[int]] = {}
    for seat in seats.select_related("holder").order_by("holder", "body"):
        bodies = people.setdefault(seat.holder, [])
        if seat.body_id not in bodies:
            bodies.append(seat.body_id)
    return people


def _write(person: Person, tasks: list[Task], today: date, at: datetime) -> int:
    lines = [
        f"- {queries.seen(task, today).signal.vi}: {task.duty[:160]} ({task.body.name}, hạn {task.due:%d/%m/%Y})"
        for task in tasks[:NAMED]
    ]
    rest = f"và {len(tasks) - NAMED} việc nữa.\n" if len(tasks) > NAMED else ""
    words = (
        f"Kính gửi {person.name},\n\nNhững việc sau cần xem hôm nay:\n"
        + "\n".join(lines)
        + f"\n{rest}\nMở mục Nhiệm vụ để xử lý.\n"
    )
    subject = say(f"{len(tasks)} nhiệm vụ cần xem hôm nay", f"{len(tasks)} tasks to look at today")
    return _send(person, subject, words, key=f"mandate-reminder:{person.pk}:{today}", about=person.ref, at=at)


def _send(person: Person, subject: str, words: str, *, key: str, about: str, at: datetime) -> int:
    if not person.email:
        return 0
    queue_message(
        about=about, channel=Channel.EMAIL, to=person.email, subject=subject, body=words, by="clock", at=at, key=key
    )
    return 1
