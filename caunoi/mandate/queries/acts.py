"""What may be done now, and why not; and a task's history for its page."""

from caunoi.access.queries import roles_in
from caunoi.access.words import Role
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import say
from caunoi.mandate import rules
from caunoi.mandate.models import Mandate, Task
from caunoi.mandate.words import Act, Stage, TaskAct, TaskStage
from caunoi.ui.case import Happening


def acts_open(mandate: Mandate, person: Person) -> list[tuple[Act, str]]:
    """The acts the book opens on a mandate, each with why the person may not take it (empty when they may)."""
    held = roles_in(person, mandate.body)
    steps = [step for step in rules.BOOK.open_to(Stage(mandate.stage)) if step.act is not Act.FOLLOW]
    return [(Act(step.act), _why_not(held, Role(step.by), mandate.body.name)) for step in steps]


def task_acts(task: Task, person: Person) -> list[tuple[TaskAct, str]]:
    """The acts the book opens on a task; those of the other side are left out, so each sees their own work."""
    doing, following = roles_in(person, task.body), roles_in(person, task.mandate.body)
    found = []
    for step in rules.TASK_BOOK.open_to(TaskStage(task.stage)):
        role = Role(step.by)
        body, held = (task.mandate.body, following) if role is Role.SUPERVISOR else (task.body, doing)
        if held:
            found.append((TaskAct(step.act), _why_not(held, role, body.name)))
    return found


def history(task: Task) -> list[Happening]:
    """What happened to a task, the first thing first."""
    entries = [Happening(say("Giao việc", "Assigned"), at=task.assigned_on, by=task.mandate.body.name)]
    for word in task.words.all():
        act = TaskAct(word.act)
        note = word.text
        if word.before and word.after and word.before != word.after:
            note += " " + say(
                f"(hạn {word.before:%d/%m/%Y} → {word.after:%d/%m/%Y})",
                f"(due {word.before:%d/%m/%Y} → {word.after:%d/%m/%Y})",
            )
        if word.percent is not None:
            note += f" · {word.percent} %"
        if word.evidence:
            note += " · " + say(f"Minh chứng: {word.evidence}", f"Evidence: {word.evidence}")
        tone = {TaskAct.COMPLETE: "ok", TaskAct.SEND_BACK: "bad", TaskAct.WITHDRAW: "pause"}.get(act, "")
        entries.append(Happening(act.label, at=word.at, by=word.by_name, note=note.strip(), tone=tone))
    return entries


def _why_not(held: set[str], role: Role, body_name: str) -> str:
    try:
        rules.must_stand_in(held, role, body_name)
    except Refusal as no:
        return str(no)
    return ""
