"""What every act here shares: whose it is, what is locked, which step the book allows."""

import hashlib
import uuid

from caunoi.access.queries import grants_of, roles_in
from caunoi.access.words import Role
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.steps import Step
from caunoi.mandate import rules
from caunoi.mandate.models import Mandate, Task
from caunoi.mandate.words import Act, Stage, TaskAct, TaskStage
from caunoi.places.models import Body

#: An operator's command or the clock may act without a role; a person never.
Actor = Person | str


def must_hold(by: Actor, role: Role, *bodies: Body) -> None:
    """Refuse unless the person may do the role's work in one of the bodies."""
    if isinstance(by, Person):
        held = set().union(*(roles_in(by, body) for body in bodies))
        rules.must_stand_in(held, role, bodies[0].name)


def locked_mandate(mandate_id: uuid.UUID) -> Mandate:
    """The mandate, locked for this transaction."""
    found = (
        Mandate.objects.select_for_update(of=("self",)).select_related("body", "source").filter(pk=mandate_id).first()
    )
    if found is None:
        raise Refusal("Không thấy văn bản này.", "This document does not exist.")
    return found


def locked_task(task_id: uuid.UUID) -> Task:
    """The task, locked for this transaction, with its mandate."""
    found = (
        Task.objects.select_for_update(of=("self",))
        .select_related("body__place", "giver__place", "root", "mandate__body")
        .filter(pk=task_id)
        .first()
    )
    if found is None:
        raise Refusal("Không thấy nhiệm vụ này.", "This task does not exist.")
    return found


def mandate_step(mandate: Mandate, act: Act, by: Actor) -> Step:
    """The book's step for an act on a mandate."""
    step = rules.BOOK.step(Stage(mandate.stage), act)
    must_hold(by, Role(step.by), mandate.body)
    return step


def task_step(task: Task, act: TaskAct, by: Actor) -> Step:
    """The book's step for an act on a task: whoever gave it follows it, its body carries it out, others support."""
    step = rules.TASK_BOOK.step(TaskStage(task.stage), act)
    role = Role(step.by)
    if act is TaskAct.CONTRIBUTE:
        supporting_body(task, by)
    elif role is Role.SUPERVISOR:
        must_hold(by, role, task.root if act is TaskAct.CARRY else task.giver)
    elif role is Role.HANDLER:
        must_hold(by, role, task.body)
    return step


def supporting_body(task: Task, by: Actor) -> Body | None:
    """The supporting body for which a person speaks; refuses everybody else."""
    if not isinstance(by, Person):
        return Body.objects.filter(pk__in=task.supporters).order_by("pk").first()
    wanted = {str(role) for role in rules.STANDS_IN[Role.HANDLER]}
    for grant in grants_of(by):
        if grant.body_id in task.supporters and grant.role in wanted:
            return grant.body
    raise Refusal(
        "Cơ quan của bạn không phải cơ quan phối hợp của nhiệm vụ này.",
        "Your body does not support this task.",
    )


def ref_of(by: Actor) -> str:
    """How the ledger names who acted."""
    return by.ref if isinstance(by, Person) else by


def name_of(by: Actor) -> str:
    """How a page names who acted."""
    return by.name if isinstance(by, Person) else ""


def digest(text: str) -> str:
    """The digest the ledger keeps of words that stay in the room."""
    return hashlib.sha256(text.encode()).hexdigest() if text else ""
