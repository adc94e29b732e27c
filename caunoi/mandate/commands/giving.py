"""Giving tasks: from a document's provisions, as part of a task from above, or from a conclusion; each is a duty of its body."""

import hashlib
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, connection, transaction
from django.utils.timezone import localdate, now

from caunoi.access.context import as_system
from caunoi.access.words import Role
from caunoi.duties.commands import open_duty
from caunoi.duties.queries import running_duty, running_under
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import record
from caunoi.mandate import queries, rules
from caunoi.mandate.facts import Moved, TaskAssigned
from caunoi.mandate.models import Mandate, ProposedItem, Provision, Task
from caunoi.mandate.words import Act, ItemKind, Rhythm, Stage
from caunoi.places.models import Body

from .common import Actor, locked_mandate, locked_task, mandate_step, must_hold, ref_of

#: The rule a duty from a mandate names; its day is the document's, not the law's.
RULE = "mandate.task"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is given: to whom, what, by when, in which rhythm, with whose help, and why where it must be said."""

    body: Body
    duty: str
    due: date | None = None
    supporters: tuple[Body, ...] = ()
    rhythm: Rhythm = Rhythm.ONCE
    repeats: str = ""
    repeats_until: date | None = None
    why: str = ""
    cite: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a task comes from: who gives it, who follows the whole, and the document, provision, line or task above."""

    giver: Body
    root: Body
    mandate: Mandate | None = None
    provision: Provision | None = None
    item: ProposedItem | None = None
    parent: Task | None = None
    previous: Task | None = None
    source_ref: str = ""
    source_key: str = ""


@transaction.atomic
def give_task(
    *, by: Actor, body: Body, to_body: Body, duty: str, due: date, why: str, source_ref: str, cite: str = "", at: datetime | None = None
) -> Task:  # fmt: skip
    """Give a task that comes from no document: a conference's conclusion, a promise, a board's advice.

    ``body`` gives and follows it, ``source_ref`` names the record it comes from ("dialogue:…"), ``why`` says why. The same
    duty from the same source to the same body is given once: asked again, the first task comes back.
    """
    moment = at or now()
    must_hold(by, Role.SUPERVISOR, body)
    words = rules.must_have_words(duty, "duty")
    if not source_ref.strip():
        raise Refusal("Hãy nêu việc này từ đâu ra.", "Name the record this task comes from.", field="source_ref")
    key = hashlib.sha256("\x1f".join((source_ref, str(body.pk), str(to_body.pk), words)).encode()).hexdigest()
    known = Task.objects.filter(source_key=key).first()
    if known is not None:
        return known
    order = Order(body=to_body, duty=words, due=due, why=why.strip(), cite=cite)
    origin = Origin(giver=body, root=body, source_ref=source_ref.strip()[:300], source_key=key)
    try:
        with transaction.atomic():
            return give(order, origin, by=by, at=moment)
    except IntegrityError:  # another hand gave it in this very moment
        return Task.objects.get(source_key=key)


@transaction.atomic
def issue(*, mandate_id: uuid.UUID, by: Actor, at: datetime) -> list[Task]:
    """Give every accepted task that has a body; those without wait for one."""
    mandate = locked_mandate(mandate_id)
    step = mandate_step(mandate, Act.ISSUE, by)
    items = queries.unassigned(mandate).filter(body__isnull=False).select_related("body__place", "provision")
    given = [_from_item(mandate, item, item.body, by, at) for item in items if item.body]
    mandate.stage = step.then.value
    mandate.save(update_fields=["stage"])
    record(Moved(step=Act.ISSUE.value, stage=mandate.stage), about=mandate.ref, by=ref_of(by), at=at)
    return given


@transaction.atomic
def assign(
    *, mandate_id: uuid.UUID, body: Body, by: Actor, at: datetime, item_id: int | None = None, provision_id: int | None = None,
    duty: str = "", due: date | None = None, supporters: Iterable[Body] = (), rhythm: Rhythm | None = None, repeats: str = "",
    repeats_until: date | None = None, why: str = "", others: Sequence[Body] = (),
) -> Task:  # fmt: skip
    """Give one more task of a mandate: an accepted line or a provision to a body (and the same to ``others``), or a new one."""
    mandate = locked_mandate(mandate_id)
    must_hold(by, Role.SUPERVISOR, mandate.body)
    if Stage(mandate.stage) not in (Stage.ISSUED, Stage.FOLLOWED):
        raise Refusal("Hãy xét xong đề xuất và giao việc trước.", "Finish the review and issue the tasks first.")
    if mandate.replaced_by_id is not None:
        raise Refusal("Văn bản này đã được thay thế, không giao thêm việc.", "This document has been replaced.")
    item = mandate.items.filter(pk=item_id, kind=ItemKind.TASK.value).first() if item_id else None
    provision = mandate.provisions.filter(pk=provision_id).select_related("item").first() if provision_id else None
    if provision is None and item is not None:
        provision = Provision.objects.filter(item=item).first()
    item = item or (provision.item if provision else None)
    words = rules.must_have_words(duty or (item.words if item else provision.words if provision else ""), "duty")
    rhythm, repeats = _rhythm(rhythm, repeats, item)
    provision = provision or _new_provision(mandate, words)
    origin = Origin(giver=mandate.body, root=mandate.body, mandate=mandate, provision=provision, item=item)
    given = [
        give(
            Order(body=each, duty=words, due=due, supporters=tuple(supporters), rhythm=rhythm, repeats=repeats, repeats_until=repeats_until, why=why),
            origin, by=by, at=at,
        )
        for each in (body, *(other for other in others if other.pk != body.pk))
    ]  # fmt: skip
    return given[0]


@transaction.atomic
def break_down(*, task_id: uuid.UUID, orders: Sequence[Order], by: Actor, at: datetime) -> list[Task]:
    """Cụ thể hóa: a body turns its task into parts for bodies below; the line to the directive stays."""
    parent = locked_task(task_id)
    must_hold(by, Role.SUPERVISOR, parent.body)
    if parent.finished_on is not None:
        raise Refusal("Nhiệm vụ này đã xong hoặc thôi giao.", "This task is finished or withdrawn.")
    origin = Origin(
        giver=parent.body, root=parent.root, mandate=parent.mandate, provision=parent.provision, parent=parent
    )
    given = [give(order, origin, by=by, at=at) for order in orders]
    if parent.planned_on is None:
        parent.planned_on = parent.last_word_on = localdate(at)
        parent.save(update_fields=["planned_on", "last_word_on"])
    return given


def give(order: Order, origin: Origin, *, by: Actor, at: datetime) -> Task:
    """Give one task within the caller's transaction: the rules of the tree, its row, its duty, its ledger entry."""
    on = localdate(at)
    _must_fit(order, origin, on)
    stated = order.due or _stated_due(origin, order.repeats, on)
    due = stated or _assumed_due(origin, on)
    if origin.previous is None:
        rules.must_not_precede(due, origin.mandate.day if origin.mandate else None)
    if origin.parent is not None and origin.previous is None:
        rules.must_not_outlast(due, origin.parent.due, order.why)
    task = Task(
        mandate=origin.mandate, provision=origin.provision, item=origin.item, parent=origin.parent, previous=origin.previous,
        giver=origin.giver, root=origin.root, body=order.body, line=_line(origin.parent), supporters=[each.pk for each in order.supporters],
        source_ref=origin.source_ref, source_key=origin.source_key, cite=order.cite[:300], why=order.why[:2000],
        duty=rules.as_sentence(order.duty)[:4000], due=due, due_assumed=stated is None, rhythm=order.rhythm.value, repeats=order.repeats,
        repeats_until=order.repeats_until, assigned_on=on, public=bool(origin.mandate and origin.mandate.published_at),
    )  # fmt: skip
    owe(task, by, at)
    task.save(force_insert=True)
    _let_read(origin.mandate, [order.body, *order.supporters])
    fact = TaskAssigned(
        mandate=origin.mandate.ref if origin.mandate else "", body=order.body.code, due=due,
        parent=origin.parent.ref if origin.parent else "", giver=origin.giver.code, source=origin.source_ref, cite=order.cite,
        supporters=tuple(each.code for each in order.supporters),
    )  # fmt: skip
    record(fact, about=task.ref, by=ref_of(by), at=at)
    return task


def owe(task: Task, by: Actor, at: datetime) -> None:
    """Open the duty of the task's body, to the day it is due; beside the one that stands for the record the task comes of."""
    with as_system():
        own = _stands_for(task) if task.source_ref else None
    duty = open_duty(
        rule=RULE, about=task.ref, owed_by=task.body, by=ref_of(by), at=at, due=task.due, subject=task.duty[:200],
        owed_to=task.giver.code, cite=task.cite or (task.mandate.number if task.mandate else ""), beside=own,
    )  # fmt: skip
    task.duty_id = duty.pk


def _stands_for(task: Task) -> uuid.UUID | None:
    """The duty the task only follows through: its body's own about the record, else the promise, whoever gave it."""
    own = running_duty(task.source_ref, task.body) or running_under(task.source_ref, rules.PROMISED)
    return own.pk if own else None


def _must_fit(order: Order, origin: Origin, on: date) -> None:
    body, giver, parent = order.body, origin.giver, origin.parent
    for each in (body, *order.supporters):
        rules.must_exist(each.name, each.since, each.until, on)
    rules.must_differ(body.name, body.pk, [each.pk for each in order.supporters])
    rules.must_have_rhythm(order.rhythm, order.repeats)
    if order.due is not None:
        rules.must_follow(order.due, on)
    if parent is not None:
        rules.must_not_circle(body.name, body.pk, _line(parent), origin.root.pk)
    if body.pk != giver.pk:
        within = giver.place_id in (body.place_id, body.province_id, body.place.parent_id)
        rules.must_reach_down(giver.name, body.name, within=within, above=giver.parent_id == body.pk)
    if origin.previous is None:
        _must_be_new(order, origin)


def _must_be_new(order: Order, origin: Origin) -> None:
    """The same thing is not given twice to the same body under the same document or task."""
    if origin.mandate is None:
        return
    same = Task.objects.filter(mandate=origin.mandate, body=order.body, parent=origin.parent, previous__isnull=True)
    if origin.item is not None and origin.parent is None:
        same = same.filter(item=origin.item)
    else:
        same = same.filter(duty=rules.as_sentence(order.duty)[:4000], finished_on__isnull=True)
    if same.exists():
        raise Refusal(
            f"{order.body.name} đã được giao việc này.", f"{order.body.name} has this task already.", field="body"
        )


def _from_item(mandate: Mandate, item: ProposedItem, body: Body, by: Actor, at: datetime) -> Task:
    rhythm, repeats = _rhythm(None, "", item)
    provision = Provision.objects.filter(item=item).first()
    origin = Origin(giver=mandate.body, root=mandate.body, mandate=mandate, provision=provision, item=item)
    helpers = tuple(queries.supporting_bodies(item.support, mandate.body, body, on=localdate(at)))
    return give(
        Order(body=body, duty=item.words, supporters=helpers, rhythm=rhythm, repeats=repeats), origin, by=by, at=at
    )


def _rhythm(rhythm: Rhythm | None, repeats: str, item: ProposedItem | None) -> tuple[Rhythm, str]:
    """The rhythm asked for, else the one the document's line states."""
    if rhythm is not None:
        return rhythm, repeats if rhythm is not Rhythm.ONCE else ""
    stated = item.deadline_rule if item and rules.next_due(item.deadline_rule, item.due or date.min) else ""
    return (Rhythm.PERIODIC, stated) if stated else (Rhythm.ONCE, "")


def _line(parent: Task | None) -> list[int]:
    return [*parent.line, parent.body_id] if parent is not None else []


def _stated_due(origin: Origin, repeats: str, on: date) -> date | None:
    """The day the rhythm or the document fixes; None where it states none, or one gone by."""
    found = rules.next_due(repeats, on) if repeats else None
    item = origin.item
    if found is None and item is not None:
        counted = rules.counted_due(
            item.deadline_rule, origin.mandate.day if origin.mandate and origin.mandate.day else on
        )
        found = item.due or rules.next_due(item.deadline_rule, on) or counted
    return found if found and found >= on else None


def _assumed_due(origin: Origin, on: date) -> date:
    """The end of the half-year, or the day of the task above where that comes first."""
    found = rules.default_due(max(on, origin.mandate.day or on) if origin.mandate else on)
    return min(found, max(origin.parent.due, on)) if origin.parent else found


def _let_read(mandate: Mandate | None, bodies: Iterable[Body]) -> None:
    """Whoever is given a part of a document may read it; two hands at once lose nobody."""
    if mandate is None:
        return
    missing = [body.pk for body in bodies if body.pk not in mandate.readers]
    if missing:
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE mandate_mandate SET readers = ARRAY(SELECT DISTINCT unnest(readers || %s::bigint[])) WHERE id = %s",
                [missing, mandate.pk],
            )
        mandate.readers = [*mandate.readers, *missing]


def _new_provision(mandate: Mandate, words: str) -> Provision:
    last = mandate.provisions.order_by("-position").values_list("position", flat=True).first() or 0
    return Provision.objects.create(mandate=mandate, position=last + 1, words=words[:4000])
