"""What may be done now, and why not; and a task's history for its page."""

from caunoi.access.queries import grants_of, roles_in
from caunoi.access.rules import reads_records
from caunoi.access.words import Role
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import say
from caunoi.mandate import rules
from caunoi.mandate.models import Mandate, Task, TaskWord
from caunoi.mandate.words import Act, Stage, TaskAct, TaskStage
from caunoi.places.models import Body
from caunoi.ui.case import Happening
from caunoi.ui.records import Found, records

#: Acts with a page of their own, beside the buttons: the first by the document's settling, the other by the clock.
_ELSEWHERE = frozenset({TaskAct.CARRY, TaskAct.ESCALATE})


def acts_open(mandate: Mandate, person: Person) -> list[tuple[Act, str]]:
    """The acts the book opens on a mandate, each with why the person may not take it (empty when they may)."""
    held = roles_in(person, mandate.body)
    hidden = (Act.FOLLOW, Act.REPLACE)
    steps = [step for step in rules.BOOK.open_to(Stage(mandate.stage)) if step.act not in hidden]
    return [(Act(step.act), _why_not(held, Role(step.by), mandate.body.name)) for step in steps]


def follows(mandate: Mandate, person: Person) -> bool:
    """Whether the person follows the whole tree of a mandate."""
    return not _why_not(roles_in(person, mandate.body), Role.SUPERVISOR, mandate.body.name)


def gives(person: Person, body: Body) -> bool:
    """Whether the person may give tasks in a body's name."""
    return not _why_not(roles_in(person, body), Role.SUPERVISOR, body.name)


def breaks_down(task: Task, person: Person) -> bool:
    """Whether the person may turn a running task into parts for bodies below."""
    if task.finished_on is not None:
        return False
    return not _why_not(roles_in(person, task.body), Role.SUPERVISOR, task.body.name)


def task_acts(task: Task, person: Person) -> list[tuple[TaskAct, str]]:
    """The acts the book opens on a task; those of the other side are left out, so each sees their own work."""
    roles: dict[int, set[str]] = {}
    for grant in grants_of(person):
        roles.setdefault(grant.body_id, set()).add(grant.role)
    found: list[tuple[TaskAct, str]] = []
    for step in rules.TASK_BOOK.open_to(TaskStage(task.stage)):
        act, role = TaskAct(step.act), Role(step.by)
        if act in _ELSEWHERE:
            continue
        if act is TaskAct.CONTRIBUTE:
            if any(reads_records(role) for body in task.supporters for role in roles.get(body, ())):
                found.append((act, ""))
            continue
        body = task.giver if role is Role.SUPERVISOR else task.body
        if body.pk in roles:
            found.append((act, _why_not(roles[body.pk], role, body.name)))
    return found


def history(task: Task) -> list[Happening]:
    """What happened to a task, the first thing first; records since deleted are named as gone."""
    words = list(task.words.select_related("body").prefetch_related("linked"))
    there = records.there(each.ref for word in words for each in word.linked.all())
    given = say("Giao việc", "Assigned") if task.previous_id is None else say("Kỳ mới", "Next round")
    entries = [Happening(given, at=task.assigned_on, by=task.giver.name, note=task.why)]
    return entries + [_happening(word, there) for word in words]


def _happening(word: TaskWord, there: dict[str, Found]) -> Happening:
    act = TaskAct(word.act)
    notes = [word.text]
    if word.before and word.after and word.before != word.after:
        notes.append(
            say(
                f"hạn {word.before:%d/%m/%Y} → {word.after:%d/%m/%Y}",
                f"due {word.before:%d/%m/%Y} → {word.after:%d/%m/%Y}",
            )
        )
    if word.changed:
        notes.append(say(f"trước đó: {word.changed}", f"before: {word.changed}"))
    if word.total:
        notes.append(f"{word.counted}/{word.total} ({word.percent} %)")
    if word.evidence:
        notes.append(say(f"Minh chứng: {word.evidence}", f"Evidence: {word.evidence}"))
    for each in word.linked.all():
        gone = "" if each.ref in there else say(" (bản ghi này không còn)", " (this record is gone)")
        notes.append(say(f"Minh chứng: {each.label}{gone}", f"Evidence: {each.label}{gone}"))
    tones = {TaskAct.COMPLETE: "ok", TaskAct.SEND_BACK: "bad", TaskAct.WITHDRAW: "pause", TaskAct.ESCALATE: "bad"}
    by = " · ".join(part for part in (word.by_name, word.body.name if word.body else "") if part)
    return Happening(act.label, at=word.at, by=by, note=" · ".join(filter(None, notes)), tone=tones.get(act, ""))


def _why_not(held: set[str], role: Role, body_name: str) -> str:
    try:
        rules.must_stand_in(held, role, body_name)
    except Refusal as no:
        return str(no)
    return ""
