"""What every act here shares: whose it is, what is locked, which step the book allows, its line in the history."""

import hashlib
import uuid
from datetime import datetime

from caunoi.access.queries import roles_in
from caunoi.access.rules import must_hold
from caunoi.access.words import Role
from caunoi.dialogue import rules
from caunoi.dialogue.facts import Moved
from caunoi.dialogue.models import Dialogue, DialogueRequest, DialogueStep, Promise, QuestionGroup
from caunoi.dialogue.words import Act, PromiseAct, PromiseStage, Stage
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.steps import Step
from caunoi.ledger.commands import record
from caunoi.places.models import Body

#: The clock and the installation act without a role; a person never.
Actor = Person | str


def must_work(by: Actor, role: Role, *bodies: Body) -> None:
    """Refuse, saying whose work it is, unless the person may do the role's work in one of the bodies."""
    if isinstance(by, Person):
        held: set[str] = set().union(*(roles_in(by, body) for body in bodies))
        must_hold(held, role, bodies[0].name)


def ref_of(by: Actor) -> str:
    """How the ledger names who acted."""
    return by.ref if isinstance(by, Person) else by


def name_of(by: Actor) -> str:
    """How a page names who acted."""
    return by.name if isinstance(by, Person) else ""


def digest(text: str) -> str:
    """The digest the ledger keeps of words that stay in the room."""
    return hashlib.sha256(text.encode()).hexdigest() if text else ""


def locked_dialogue(dialogue_id: uuid.UUID) -> Dialogue:
    """The dialogue, locked for this transaction; refuses where it is not the speaker's to see."""
    rows = Dialogue.objects.select_for_update(of=("self",)).select_related("body", "place", "request")
    return _found(rows.filter(pk=dialogue_id).first(), "Không thấy buổi đối thoại này.", "There is no such dialogue.")


def locked_request(request_id: uuid.UUID) -> DialogueRequest:
    """The request, locked for this transaction."""
    rows = DialogueRequest.objects.select_for_update(of=("self",)).select_related("body", "place")
    return _found(rows.filter(pk=request_id).first(), "Không thấy yêu cầu này.", "There is no such request.")


def locked_group(dialogue: Dialogue, group_id: int) -> QuestionGroup:
    """A group of a locked dialogue."""
    rows = QuestionGroup.objects.select_for_update(of=("self",)).select_related("body")
    return _found(
        rows.filter(dialogue=dialogue, pk=group_id).first(), "Không thấy nhóm câu hỏi này.", "There is no such group."
    )


def locked_promise(promise_id: uuid.UUID) -> Promise:
    """The promise, locked for this transaction."""
    rows = Promise.objects.select_for_update(of=("self",)).select_related("body", "dialogue__body", "group")
    return _found(rows.filter(pk=promise_id).first(), "Không thấy lời hứa này.", "There is no such promise.")


def take(
    dialogue: Dialogue, act: Act, by: Actor, at: datetime, *, note: str = "", before: datetime | None = None
) -> Step:
    """Move a locked dialogue by its book: its stage, its ledger entry, its line for people; the caller saves it."""
    step = rules.BOOK.step(Stage(dialogue.stage), act)
    must_work(by, Role(step.by), dialogue.body)
    dialogue.stage = step.then.value
    dialogue.version += 1
    write_step(dialogue, act, by, at, note=note, cite=step.cite)
    fact = Moved(
        step=act.value, stage=dialogue.stage, starts_at=dialogue.starts_at, before=before, reason=digest(note), cite=step.cite
    )  # fmt: skip
    record(fact, about=dialogue.ref, by=ref_of(by), at=at)
    return step


def write_step(dialogue: Dialogue, act: Act, by: Actor, at: datetime, *, note: str = "", cite: str = "") -> None:
    """One line of a dialogue's history."""
    DialogueStep.objects.create(
        dialogue=dialogue, act=act.value, stage=dialogue.stage, note=note, cite=cite, by=ref_of(by), by_name=name_of(by), at=at,
    )  # fmt: skip


def promise_step(promise: Promise, act: PromiseAct, by: Actor) -> Step:
    """The book's step for an act on a promise: its own body reports, the dialogue's head decides on disputes."""
    step = rules.PROMISE_BOOK.step(PromiseStage(promise.stage), act)
    if act in (PromiseAct.UPHOLD, PromiseAct.REDO):
        must_work(by, Role.HEAD, promise.dialogue.body)
    elif Role(step.by) in (Role.HANDLER, Role.HEAD):
        must_work(by, Role(step.by), promise.body, promise.dialogue.body)
    return step


def _found[T](row: T | None, vi: str, en: str) -> T:
    if row is None:
        raise Refusal(vi, en)
    return row
