"""Giving tasks and following them: each is a running duty of its body until it is done or taken back."""

import uuid
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.access.words import Role
from caunoi.duties.commands import extend_duty, meet_duty, open_duty, waive_duty
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import record
from caunoi.mandate import queries, rules
from caunoi.mandate.facts import Moved, TaskAssigned, TaskMoved
from caunoi.mandate.models import Mandate, ProposedItem, Task, TaskWord
from caunoi.mandate.words import Act, ItemKind, Stage, TaskAct, TaskStage
from caunoi.places.models import Body

from .common import Actor, digest, locked_mandate, locked_task, mandate_step, must_hold, name_of, ref_of, task_step

#: The rule a duty from a mandate names; its day is the document's, not the law's.
RULE = "mandate.task"
ADJUSTED = "mandate.adjusted"


@transaction.atomic
def issue(*, mandate_id: uuid.UUID, by: Actor, at: datetime) -> list[Task]:
    """Give every accepted task that has a body; those without wait for one."""
    mandate = locked_mandate(mandate_id)
    step = mandate_step(mandate, Act.ISSUE, by)
    items = queries.unassigned(mandate).filter(body__isnull=False)
    given = [_assign(mandate, item, item.body, item.words, None, by, at) for item in items if item.body]
    mandate.stage = step.then.value
    mandate.save(update_fields=["stage"])
    record(Moved(step=Act.ISSUE.value, stage=mandate.stage), about=mandate.ref, by=ref_of(by), at=at)
    return given


@transaction.atomic
def assign(
    *, mandate_id: uuid.UUID, body: Body, by: Actor, at: datetime, item_id: int | None = None, duty: str = "", due: date | None = None,
    parent_id: uuid.UUID | None = None,
) -> Task:  # fmt: skip
    """Give one more task: an accepted line to a body, a new one, or a part of a task to a body below."""
    mandate = locked_mandate(mandate_id)
    parent = locked_task(parent_id) if parent_id else None
    must_hold(by, Role.SUPERVISOR, mandate.body, *([parent.body] if parent else []))
    if Stage(mandate.stage) not in (Stage.ISSUED, Stage.FOLLOWED):
        raise Refusal("Hãy xét xong đề xuất và giao việc trước.", "Finish the review and issue the tasks first.")
    item = mandate.items.filter(pk=item_id, kind=ItemKind.TASK.value).first() if item_id else None
    words = duty or (item.words if item else "")
    return _assign(mandate, item, body, rules.must_have_words(words, "duty"), due, by, at, parent=parent)


@transaction.atomic
def acknowledge(*, task_id: uuid.UUID, by: Actor, at: datetime, text: str = "") -> Task:
    """The body says it has the task."""
    task = locked_task(task_id)
    return _take(task, TaskAct.ACKNOWLEDGE, by, at, text=text)


@transaction.atomic
def report_progress(
    *, task_id: uuid.UUID, text: str, by: Actor, at: datetime, evidence: str = "", percent: int | None = None
) -> Task:
    """The body says what has been done, with its evidence."""
    task = locked_task(task_id)
    text = rules.must_have_words(text, "text")
    if percent is not None and not 0 <= percent <= 100:
        raise Refusal("Tỷ lệ từ 0 đến 100.", "A share lies between 0 and 100.", field="percent")
    task = _take(task, TaskAct.REPORT, by, at, text=text, evidence=evidence, percent=percent)
    if Stage(task.mandate.stage) is Stage.ISSUED:
        _follow(task.mandate, by, at)
    return task


@transaction.atomic
def adjust(
    *, task_id: uuid.UUID, reason: str, by: Actor, at: datetime, due: date | None = None, duty: str = ""
) -> Task:
    """Change the deadline or the words of a task, with the reason kept."""
    task = locked_task(task_id)
    reason = rules.must_have_reason(reason)
    before, words = task.due, duty.strip()
    if (due is None or due == before) and (not words or words == task.duty):
        raise Refusal(
            "Chưa có gì thay đổi: hãy sửa hạn hoặc nội dung.",
            "Nothing is changed: alter the deadline or the words.",
            field="due",
        )
    if due is not None and due != before:
        rules.must_follow(due, localdate(at))
        _move_duty(task, due, reason, by, at)
        task.due, task.due_assumed = due, False
    task.duty = words or task.duty
    task.save(update_fields=["due", "due_assumed", "duty", "duty_id"])
    return _take(task, TaskAct.ADJUST, by, at, text=reason, before=before, after=task.due)


@transaction.atomic
def complete(*, task_id: uuid.UUID, by: Actor, at: datetime, text: str = "") -> Task:
    """Confirm that a reported task is done; a repeating one begins its next round."""
    task = locked_task(task_id)
    on = localdate(at)
    evidence = task.words.filter(act=TaskAct.REPORT.value).last()
    task = _take(task, TaskAct.COMPLETE, by, at, text=text, finished=on)
    if task.duty_id:
        meet_duty(
            duty_id=task.duty_id, by=ref_of(by), at=at, evidence=f"taskword:{evidence.pk}" if evidence else "", on=on
        )
    if task.repeats:
        _next_round(task, by, at)
    return task


@transaction.atomic
def send_back(*, task_id: uuid.UUID, reason: str, by: Actor, at: datetime) -> Task:
    """Ask for more than was reported, saying what."""
    return _take(locked_task(task_id), TaskAct.SEND_BACK, by, at, text=rules.must_have_reason(reason))


@transaction.atomic
def withdraw(*, task_id: uuid.UUID, reason: str, by: Actor, at: datetime) -> Task:
    """Take a task back, with the reason kept."""
    task = _take(
        locked_task(task_id), TaskAct.WITHDRAW, by, at, text=rules.must_have_reason(reason), finished=localdate(at)
    )
    if task.duty_id:
        waive_duty(duty_id=task.duty_id, reason=reason, by=ref_of(by), at=at)
    return task


@transaction.atomic
def close(*, mandate_id: uuid.UUID, by: Actor, at: datetime) -> Mandate:
    """End the following of a mandate whose tasks are all done or taken back."""
    mandate = locked_mandate(mandate_id)
    step = mandate_step(mandate, Act.CLOSE, by)
    running = mandate.tasks.exclude(stage__in=[TaskStage.DONE.value, TaskStage.WITHDRAWN.value]).count()
    if running:
        raise Refusal(f"Còn {running} nhiệm vụ chưa xong.", f"{running} tasks are not finished.")
    mandate.stage = step.then.value
    mandate.save(update_fields=["stage"])
    record(Moved(step=Act.CLOSE.value, stage=mandate.stage), about=mandate.ref, by=ref_of(by), at=at)
    return mandate


def _assign(
    mandate: Mandate, item: ProposedItem | None, body: Body, words: str, due: date | None, by: Actor, at: datetime, parent: Task | None = None,
    repeats: str = "",
) -> Task:  # fmt: skip
    on = localdate(at)
    if parent is None and item is not None and Task.objects.filter(item=item, body=body, parent__isnull=True).exists():
        raise Refusal(f"{body.name} đã được giao việc này.", f"{body.name} has this task already.", field="body")
    if due is not None:
        rules.must_follow(due, on)
    stated = due or _stated_due(mandate, item, on)
    rule = repeats or (item.deadline_rule if item and rules.next_due(item.deadline_rule, on) else "")
    task = Task(
        mandate=mandate, item=item, parent=parent, body=body, duty=rules.as_sentence(words)[:4000], due=stated or rules.default_due(on), repeats=rule,
        due_assumed=stated is None, assigned_on=on,
    )  # fmt: skip
    duty = open_duty(
        rule=RULE,
        about=task.ref,
        owed_by=body,
        by=ref_of(by),
        at=at,
        due=task.due,
        subject=task.duty[:200],
        owed_to=mandate.body.code,
    )
    task.duty_id = duty.pk
    task.save(force_insert=True)
    fact = TaskAssigned(mandate=mandate.ref, body=body.code, due=task.due, parent=parent.ref if parent else "")
    record(fact, about=task.ref, by=ref_of(by), at=at)
    return task


def _stated_due(mandate: Mandate, item: ProposedItem | None, on: date) -> date | None:
    """The day the document fixes; None where it states none, or one gone by."""
    if item is None:
        return None
    found = (
        item.due or rules.next_due(item.deadline_rule, on) or rules.counted_due(item.deadline_rule, mandate.day or on)
    )
    return found if found and found >= on else None


def _next_round(task: Task, by: Actor, at: datetime) -> None:
    due = rules.next_due(task.repeats, max(task.due, localdate(at)))
    if due is not None:
        _assign(task.mandate, task.item, task.body, task.duty, due, by, at, parent=task, repeats=task.repeats)


def _move_duty(task: Task, due: date, reason: str, by: Actor, at: datetime) -> None:
    """A later day extends the duty; an earlier one ends it and opens another, both with the reason."""
    if task.duty_id is None:
        return
    if due > task.due:
        extend_duty(duty_id=task.duty_id, rule=ADJUSTED, reason=reason, by=ref_of(by), at=at, due=due)
        return
    waive_duty(duty_id=task.duty_id, reason=reason, by=ref_of(by), at=at)
    duty = open_duty(
        rule=RULE,
        about=task.ref,
        owed_by=task.body,
        by=ref_of(by),
        at=at,
        due=due,
        subject=task.duty[:200],
        owed_to=task.mandate.body.code,
    )
    task.duty_id = duty.pk


def _follow(mandate: Mandate, by: Actor, at: datetime) -> None:
    mandate.stage = rules.BOOK.step(Stage(mandate.stage), Act.FOLLOW).then.value
    mandate.save(update_fields=["stage"])
    record(Moved(step=Act.FOLLOW.value, stage=mandate.stage), about=mandate.ref, by=ref_of(by), at=at)


def _take(
    task: Task, act: TaskAct, by: Actor, at: datetime, *, text: str = "", evidence: str = "", percent: int | None = None,
    before: date | None = None, after: date | None = None, finished: date | None = None,
) -> Task:  # fmt: skip
    """Move the task by its book: its stage, its ledger entry, its line in the history."""
    step = task_step(task, act, by)
    task.stage = step.then.value
    task.finished_on = finished
    if step.by is Role.HANDLER:
        task.last_word_on = localdate(at)
    task.save(update_fields=["stage", "finished_on", "last_word_on"])
    fact = TaskMoved(step=act.value, stage=task.stage, words=digest(text), evidence=evidence, before=before, due=after)
    record(fact, about=task.ref, by=ref_of(by), at=at)
    TaskWord.objects.create(
        task=task, act=act.value, text=text[:8000], evidence=evidence[:2000], percent=percent, before=before, after=after,
        by=ref_of(by), by_name=name_of(by), at=at,
    )  # fmt: skip
    return task
