"""Changing what was given: another day, other words, another body, another document; always with a reason that stays."""

import uuid
from collections.abc import Mapping
from datetime import date, datetime

from django.db import connection, transaction
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.access.words import Role
from caunoi.duties.commands import extend_duty, waive_duty
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import record
from caunoi.mandate import rules
from caunoi.mandate.facts import Moved, Published, Replaced
from caunoi.mandate.models import Mandate, Provision, Task
from caunoi.mandate.words import Act, Settling, Stage, TaskAct
from caunoi.places.models import Body

from .common import Actor, locked_mandate, locked_task, mandate_step, must_hold, ref_of, task_step
from .giving import owe
from .tasks import running_below, take, withdraw

#: What an extended duty names as its ground: the document's own change, no rule of the law.
ADJUSTED = "mandate.adjusted"


@transaction.atomic
def adjust(
    *, task_id: uuid.UUID, reason: str, by: Actor, at: datetime, due: date | None = None, duty: str = "", seen: str = ""
) -> Task:
    """Change the deadline or the words of a task, with the reason and what stood before kept."""
    task = locked_task(task_id)
    task_step(task, TaskAct.ADJUST, by)
    rules.must_be_as_seen(seen, task.mark)
    reason = rules.must_have_reason(reason)
    before, old, words = task.due, task.duty, duty.strip()
    if (due is None or due == before) and (not words or words == old):
        raise Refusal(
            "Chưa có gì thay đổi: hãy sửa hạn hoặc nội dung.",
            "Nothing is changed: alter the deadline or the words.",
            field="due",
        )
    if due is not None and due != before:
        rules.must_follow(due, localdate(at))
        _move_duty(task, due, reason, by, at)
        task.due, task.due_assumed = due, False
    task.duty = words[:4000] or old
    task.raised = 0
    task.save(update_fields=["due", "due_assumed", "duty", "duty_id", "raised"])
    changed = old if task.duty != old else ""
    return take(task, TaskAct.ADJUST, by, at, text=reason, before=before, after=task.due, changed=changed)


@transaction.atomic
def move(*, task_id: uuid.UUID, body: Body, reason: str, by: Actor, at: datetime, seen: str = "") -> Task:
    """Give a running task to another body, with the reason; what was said so far stays with it."""
    task = locked_task(task_id)
    task_step(task, TaskAct.MOVE, by)
    rules.must_be_as_seen(seen, task.mark)
    reason = rules.must_have_reason(reason)
    _must_take(task, body, localdate(at))
    before = task.body
    if task.duty_id:
        with as_system():
            waive_duty(duty_id=task.duty_id, reason=reason, by=ref_of(by), at=at)
    task.body, task.last_word_on, task.planned_on, task.raised = body, None, None, 0
    task.assigned_on = localdate(at)
    task.supporters = [each for each in task.supporters if each != body.pk]
    task.due = max(task.due, task.assigned_on)
    owe(task, by, at)
    task.save()
    _relay(task, before.pk, body.pk)
    if task.mandate is not None and body.pk not in task.mandate.readers:
        Mandate.objects.filter(pk=task.mandate.pk).update(readers=[*task.mandate.readers, body.pk])
    return take(task, TaskAct.MOVE, by, at, text=reason, changed=f"{before.name} → {body.name}", mandate="")


@transaction.atomic
def replace_mandate(*, mandate_id: uuid.UUID, by_mandate_id: uuid.UUID, by: Actor, at: datetime) -> Mandate:
    """Say that another document takes this one's place; what becomes of each task is then chosen by a person."""
    mandate, newer = locked_mandate(mandate_id), locked_mandate(by_mandate_id)
    step = mandate_step(mandate, Act.REPLACE, by)
    must_hold(by, Role.SUPERVISOR, newer.body)
    if newer.pk == mandate.pk or newer.replaced_by_id == mandate.pk:
        raise Refusal(
            "Một văn bản không thay thế chính nó.", "A document does not replace itself.", field="replacement"
        )
    if newer.body_id != mandate.body_id or Stage(newer.stage) in (Stage.IMPORTED, Stage.CLOSED):
        raise Refusal(
            "Văn bản thay thế phải do chính cơ quan này nhập, đã xét xong và chưa kết thúc.",
            "The replacing document must be this body's own, reviewed and still open.",
            field="replacement",
        )
    mandate.replaced_by = newer
    mandate.save(update_fields=["replaced_by"])
    record(Moved(step=Act.REPLACE.value, stage=step.then.value), about=mandate.ref, by=ref_of(by), at=at)
    record(Replaced(by=newer.ref), about=mandate.ref, by=ref_of(by), at=at)
    return mandate


@transaction.atomic
def settle_replaced(
    *, mandate_id: uuid.UUID, choices: Mapping[uuid.UUID, Settling], reason: str, by: Actor, at: datetime
) -> int:
    """Carry over or end the chosen running tasks of a replaced document with all below them; how many were settled."""
    mandate = locked_mandate(mandate_id)
    must_hold(by, Role.SUPERVISOR, mandate.body)
    if mandate.replaced_by_id is None:
        raise Refusal("Hãy chọn văn bản thay thế trước.", "Choose the replacing document first.", field="replacement")
    reason = rules.must_have_reason(reason)
    newer = locked_mandate(mandate.replaced_by_id)
    running = mandate.tasks.filter(pk__in=list(choices), parent__isnull=True, finished_on__isnull=True)
    done = 0
    for task_id in list(running.values_list("pk", flat=True)):
        if choices[task_id] is Settling.CARRY:
            _carry(locked_task(task_id), newer, reason, by, at)
        else:
            withdraw(task_id=task_id, reason=reason, by=by, at=at)
        done += 1
    return done


@transaction.atomic
def publish(*, mandate_id: uuid.UUID, by: Actor, at: datetime, public: bool = True, reason: str = "") -> Mandate:
    """Open a directive's tree to the public (who does what by when, and how it stands), or close it again with a reason."""
    mandate = locked_mandate(mandate_id)
    must_hold(by, Role.SUPERVISOR, mandate.body)
    if Stage(mandate.stage) in (Stage.IMPORTED, Stage.REVIEWED):
        raise Refusal("Hãy giao việc trước khi công khai.", "Issue the tasks before publishing.")
    if bool(mandate.published_at) == public:
        return mandate
    reason = reason.strip() if public else rules.must_have_reason(reason)
    mandate.published_at = at if public else None
    mandate.save(update_fields=["published_at"])
    with as_system():
        Task.objects.filter(mandate=mandate).update(public=public)
    record(Published(public=public, reason=reason), about=mandate.ref, by=ref_of(by), at=at)
    return mandate


def _must_take(task: Task, body: Body, on: date) -> None:
    if body.pk == task.body_id:
        raise Refusal(f"{body.name} đang thực hiện việc này.", f"{body.name} has this task already.", field="body")
    rules.must_exist(body.name, body.since, body.until, on)
    top = task.root_id if task.parent_id else None
    with as_system():
        below = [part.body_id for part in running_below(task)]
    rules.must_not_circle(body.name, body.pk, [*task.line, *below], top)
    within = task.giver.place_id in (body.place_id, body.province_id, body.place.parent_id)
    rules.must_reach_down(
        task.giver.name, body.name, within=within, above=task.giver.parent_id == body.pk and body.pk != task.giver_id
    )


def _relay(task: Task, before: int, after: int) -> None:
    """The bodies below stand under the new body: their lines name it, and it accepts their work."""
    with connection.cursor() as cursor, as_system():
        cursor.execute(
            """WITH RECURSIVE below AS (
                 SELECT id FROM mandate_task WHERE parent_id = %s
                 UNION SELECT t.id FROM mandate_task t JOIN below ON t.parent_id = below.id)
               UPDATE mandate_task SET line = array_replace(line, %s::bigint, %s::bigint) WHERE id IN (SELECT id FROM below)""",
            [task.pk, before, after],
        )
        cursor.execute("UPDATE mandate_task SET giver_id = %s WHERE parent_id = %s", [after, task.pk])


def _carry(task: Task, newer: Mandate, reason: str, by: Actor, at: datetime) -> None:
    """A task and what hangs below go over to the newer document: same duty, same words said, same day."""
    old = task.mandate
    take(task, TaskAct.CARRY, by, at, text=reason, changed=_named(old, newer), mandate=newer.ref)
    last = newer.provisions.order_by("-position").values_list("position", flat=True).first() or 0
    same = newer.provisions.filter(words=task.duty).first()
    provision = same or Provision.objects.create(mandate=newer, position=last + 1, words=task.duty)
    with as_system():
        below = [part.pk for part in running_below(task)]
        Task.objects.filter(pk__in=[task.pk, *below]).update(
            mandate=newer, provision=provision, item=None, public=bool(newer.published_at)
        )
    wanted = {task.body_id, *task.supporters, *Task.objects.filter(pk__in=below).values_list("body_id", flat=True)}
    Mandate.objects.filter(pk=newer.pk).update(readers=sorted({*newer.readers, *wanted}))
    newer.readers = sorted({*newer.readers, *wanted})


def _named(old: Mandate | None, newer: Mandate) -> str:
    return " → ".join(each.number or each.title[:120] for each in (old, newer) if each is not None)


def _move_duty(task: Task, due: date, reason: str, by: Actor, at: datetime) -> None:
    """A later day extends the duty; an earlier one ends it and opens another, both with the reason."""
    if task.duty_id is None:
        return
    with as_system():
        if due > task.due:
            extend_duty(duty_id=task.duty_id, rule=ADJUSTED, reason=reason, by=ref_of(by), at=at, due=due)
            return
        waive_duty(duty_id=task.duty_id, reason=reason, by=ref_of(by), at=at)
    task.due = due
    owe(task, by, at)
