"""The clock's part: rounds that come due, letters to those who owe, what is late put to the next head."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.access.queries import held
from caunoi.access.words import Role
from caunoi.identity.models import Person
from caunoi.law.queries import deadline, in_force
from caunoi.mandate import queries
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
    since = today - timedelta(days=int(in_force("house.task.escalate", on=today).value or 0))
    with as_system():
        while True:
            late = Task.objects.filter(queries.is_late(today), raised__lt=HEADS)
            late = late.filter(Q(raised_on__isnull=True, due__lt=since) | Q(raised_on__lt=since))
            ids = list(
                (late.filter(pk__gt=after) if after else late).order_by("pk").values_list("pk", flat=True)[:BATCH]
            )
            for task_id in ids:
                with transaction.atomic():
                    put += _escalated(locked_task(task_id), today, at)
            if len(ids) < BATCH:
                return put
            after = ids[-1]


def _escalated(task: Task, today: date, at: datetime) -> bool:
    """Whether the task's turn has come; the head may be missing, the word is kept all the same."""
    since = task.raised_on or task.due
    if deadline("house.task.escalate", start=since).due >= today or task.finished_on is not None:
        return False
    chain = [task.body, task.giver, task.root]
    chain = [body for at_, body in enumerate(chain) if body.pk not in {each.pk for each in chain[:at_]}]
    if task.raised >= len(chain):  # every head has heard: it is not looked at again
        Task.objects.filter(pk=task.pk).update(raised=HEADS)
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


def _send(person: Person, subject: str, words: str, *, key: str, about: str, at: datetime) -> int:
    if not person.email:
        return 0
    queue_message(
        about=about, channel=Channel.EMAIL, to=person.email, subject=subject, body=words, by="clock", at=at, key=key
    )
    return 1
