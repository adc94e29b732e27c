"""Following tasks: acknowledged, planned, reported with evidence, supported, accepted or sent back, taken back."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.access.words import Role
from caunoi.duties.commands import meet_duty, waive_duty
from caunoi.followup import commands as followup
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import record
from caunoi.mandate import rules
from caunoi.mandate.facts import Moved, TaskMoved
from caunoi.mandate.models import Mandate, Task, TaskEvidence, TaskWord
from caunoi.mandate.words import Act, Rhythm, Stage, TaskAct, TaskStage
from caunoi.places.models import Body
from caunoi.ui.records import Found, records

from .common import (
    Actor,
    digest,
    locked_mandate,
    locked_task,
    mandate_step,
    name_of,
    ref_of,
    supporting_body,
    task_step,
)
from .giving import Order, Origin, give


@transaction.atomic
def acknowledge(*, task_id: uuid.UUID, by: Actor, at: datetime, text: str = "") -> Task:
    """The body says it has the task."""
    task = locked_task(task_id)
    return take(task, TaskAct.ACKNOWLEDGE, by, at, text=text)


@transaction.atomic
def tell_plan(*, task_id: uuid.UUID, text: str, by: Actor, at: datetime, refs: Sequence[str] = ()) -> Task:
    """The body says how it will do it: its plan's number and day, or the plan in words."""
    task = locked_task(task_id)
    text = rules.must_have_words(text, "text")
    linked = _linked(task.body, refs)
    task.planned_on = task.planned_on or localdate(at)
    task.save(update_fields=["planned_on"])
    return take(task, TaskAct.PLAN, by, at, text=text, linked=linked)


@transaction.atomic
def report_progress(
    *, task_id: uuid.UUID, text: str, by: Actor, at: datetime, evidence: str = "", refs: Sequence[str] = (),
    counted: int | None = None, total: int | None = None,
) -> Task:  # fmt: skip
    """The body says what has been done, with its records; a share only where things can be counted."""
    task = locked_task(task_id)
    text = rules.must_have_words(text, "text")
    percent = rules.share_of(counted, total)
    linked = _linked(task.body, refs)
    if percent is not None:
        task.percent = percent
        task.save(update_fields=["percent"])
    task = take(
        task, TaskAct.REPORT, by, at, text=text, evidence=evidence, linked=linked, counted=counted, total=total, percent=percent
    )  # fmt: skip
    if task.mandate is not None and Stage(task.mandate.stage) is Stage.ISSUED:
        _follow(task.mandate.pk, by, at)
    return task


@transaction.atomic
def contribute(
    *, task_id: uuid.UUID, text: str, by: Actor, at: datetime, evidence: str = "", refs: Sequence[str] = ()
) -> Task:
    """A supporting body says what it has done; the task stays where its lead body has brought it."""
    task = locked_task(task_id)
    text = rules.must_have_words(text, "text")
    body = supporting_body(task, by)
    linked = _linked(body, refs) if body else []
    return take(task, TaskAct.CONTRIBUTE, by, at, text=text, evidence=evidence, linked=linked, body=body)


@transaction.atomic
def complete(*, task_id: uuid.UUID, by: Actor, at: datetime, text: str = "") -> Task:
    """Accept that a reported task is done; a repeating one begins its next round."""
    task = locked_task(task_id)
    on = localdate(at)
    evidence = task.words.filter(act=TaskAct.REPORT.value).last()
    task = take(task, TaskAct.COMPLETE, by, at, text=text, finished=_reported_on(task, on))
    if task.duty_id:
        with as_system():  # the giver may sit above the place whose duty it is
            meet_duty(
                duty_id=task.duty_id, by=ref_of(by), at=at, evidence=f"taskword:{evidence.pk}" if evidence else "",
                on=task.finished_on,
            )  # fmt: skip
    next_round(task, by, at)
    return task


@transaction.atomic
def send_back(*, task_id: uuid.UUID, reason: str, by: Actor, at: datetime) -> Task:
    """Ask for more than was reported, saying what."""
    return take(locked_task(task_id), TaskAct.SEND_BACK, by, at, text=rules.must_have_reason(reason))


@transaction.atomic
def withdraw(*, task_id: uuid.UUID, reason: str, by: Actor, at: datetime) -> Task:
    """Take a task back with the parts it was broken into, the reason kept with each."""
    task = locked_task(task_id)
    task = take(task, TaskAct.WITHDRAW, by, at, text=rules.must_have_reason(reason), finished=localdate(at))
    _waive(task, reason, by, at)
    with as_system():
        for part in running_below(task):
            take(part, TaskAct.WITHDRAW, ref_of(by), at, text=reason, finished=localdate(at))
            _waive(part, reason, by, at)
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


def next_round(task: Task, by: Actor, at: datetime) -> Task | None:
    """Open the next occurrence of a repeating task, once; None where it repeats no more."""
    if not task.repeats or Task.objects.filter(previous=task).exists():
        return None
    due = rules.next_due(task.repeats, max(task.due, localdate(at)))
    if due is None or (task.repeats_until is not None and due > task.repeats_until):
        return None
    if task.mandate is not None and (task.mandate.replaced_by_id or task.mandate.stage == Stage.CLOSED.value):
        return None
    order = Order(
        body=task.body, duty=task.duty, due=due, supporters=tuple(Body.objects.filter(pk__in=task.supporters)), rhythm=Rhythm(task.rhythm),
        repeats=task.repeats, repeats_until=task.repeats_until, why=task.why, cite=task.cite,
    )  # fmt: skip
    origin = Origin(
        giver=task.giver, root=task.root, mandate=task.mandate, provision=task.provision, item=task.item,
        parent=_round_of(task.parent, due), previous=task, source_ref=task.source_ref,
    )  # fmt: skip
    return give(order, origin, by=by, at=at)


def take(
    task: Task, act: TaskAct, by: Actor, at: datetime, *, text: str = "", evidence: str = "", linked: Sequence[Found] = (),
    counted: int | None = None, total: int | None = None, percent: int | None = None, before: date | None = None, after: date | None = None,
    changed: str = "", finished: date | None = None, body: Body | None = None, mandate: str = "",
) -> Task:  # fmt: skip
    """Move the task by its book: its stage, its ledger entry, its line in the history with the records linked."""
    step = task_step(task, act, by)
    task.stage = step.then.value
    task.finished_on = finished
    if step.by is Role.HANDLER and act is not TaskAct.CONTRIBUTE:
        task.last_word_on = localdate(at)
    task.save(update_fields=["stage", "finished_on", "last_word_on"])
    fact = TaskMoved(
        step=act.value, stage=task.stage, words=digest(text), evidence=evidence[:2000], before=before, due=after,
        body=body.code if body else "", mandate=mandate, linked=tuple(each.ref for each in linked),
    )  # fmt: skip
    record(fact, about=task.ref, by=ref_of(by), at=at)
    word = TaskWord.objects.create(
        task=task, act=act.value, text=text[:8000], evidence=evidence[:2000], counted=counted, total=total, percent=percent, before=before,
        after=after, changed=changed[:4000], body=body or _side(task, step.by), by=ref_of(by), by_name=name_of(by), at=at,
    )  # fmt: skip
    _tell_followers(task, act, text, after, by, at)
    TaskEvidence.objects.bulk_create(
        TaskEvidence(task=task, word=word, kind=each.kind, ref=each.ref, label=each.label[:300], on=each.on)
        for each in linked
    )
    return task


def _tell_followers(task: Task, act: TaskAct, text: str, after: date | None, by: Actor, at: datetime) -> None:
    """A task that came of something public is followed in public: done, moved on, given to another, taken back."""
    if act is TaskAct.COMPLETE:
        followup.done(task.ref, told=text or "Đã xác nhận hoàn thành nhiệm vụ.", by=ref_of(by), at=at)
    elif act is TaskAct.ADJUST and after is not None:
        followup.extended(task.ref, due_on=after, reason=text, by=ref_of(by), at=at)
    elif act is TaskAct.MOVE:
        followup.handed_over(task.ref, owed_by=task.body, reason=text, by=ref_of(by), at=at)
    elif act is TaskAct.WITHDRAW:
        followup.withdraw(task.ref, reason=text, by=ref_of(by), at=at)


def _side(task: Task, role: object) -> Body | None:
    """The body for which the act was taken; none for the clock."""
    if role is Role.SUPERVISOR:
        return task.giver
    return task.body if role is Role.HANDLER else None


def _linked(body: Body, refs: Sequence[str]) -> list[Found]:
    """The records behind references somebody chose; refuses one that is not this body's to show."""
    wanted = list(dict.fromkeys(refs))[:50]
    found = {each.ref: each for each in records.named(body, wanted)}
    if len(found) < len(wanted):
        raise Refusal(
            "Có bản ghi không còn, hoặc không phải của cơ quan này. Hãy chọn lại.",
            "A record is gone or is not this body's. Choose again.",
            field="refs",
        )
    return [found[ref] for ref in wanted]


def _reported_on(task: Task, on: date) -> date:
    """A task accepted counts as done on the day of the report that was accepted: whoever reads late makes nobody late."""
    last = task.words.filter(act=TaskAct.REPORT.value).order_by("-id").values_list("at", flat=True).first()
    return min(localdate(last), on) if last else on


def running_below(task: Task) -> list[Task]:
    """The unfinished tasks under one, locked, whatever their depth."""
    found: list[Task] = []
    above = [task.pk]
    while above:
        parts = list(
            Task.objects.select_for_update(of=("self",))
            .select_related("body", "giver", "root", "mandate__body")
            .filter(parent__in=above)
        )
        above = [part.pk for part in parts]
        found += [part for part in parts if part.finished_on is None]
    return found


def _waive(task: Task, reason: str, by: Actor, at: datetime) -> None:
    if task.duty_id:
        with as_system():
            waive_duty(duty_id=task.duty_id, reason=reason, by=ref_of(by), at=at)


def _round_of(parent: Task | None, due: date) -> Task | None:
    """The occurrence of the task above that lasts to a day, as far as it has come."""
    while parent is not None and parent.due < due:
        following = Task.objects.select_related("body").filter(previous=parent).first()
        if following is None:
            return parent
        parent = following
    return parent


def _follow(mandate_id: uuid.UUID, by: Actor, at: datetime) -> None:
    """The first report makes a mandate one that is being followed; the reporting body need not be its own."""
    with as_system():
        mandate = Mandate.objects.select_for_update().get(pk=mandate_id)
        if Stage(mandate.stage) is not Stage.ISSUED:
            return
        mandate.stage = rules.BOOK.step(Stage(mandate.stage), Act.FOLLOW).then.value
        mandate.save(update_fields=["stage"])
        record(Moved(step=Act.FOLLOW.value, stage=mandate.stage), about=mandate.ref, by=ref_of(by), at=at)
