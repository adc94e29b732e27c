"""What every act here shares: whose work it is, what is locked, which step the book allows."""

import hashlib
import uuid
from datetime import datetime

from caunoi.access.queries import roles_in
from caunoi.access.words import Role
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import record
from caunoi.places.models import Body
from caunoi.plenary import rules
from caunoi.plenary.facts import PlenaryMoved
from caunoi.plenary.models import Plenary
from caunoi.plenary.words import Act, Stage

#: An operator's command may act without a role; a person never.
Actor = Person | str


def must_work(by: Actor, role: Role, body: Body) -> None:
    """Refuse, saying whose work it is, unless the person may do the role's work in the body."""
    if isinstance(by, Person):
        rules.must_stand_in(roles_in(by, body), role, body.name)


def ref_of(by: Actor) -> str:
    """How the ledger names who acted."""
    return by.ref if isinstance(by, Person) else by


def digest(*texts: str) -> str:
    """The digest the ledger keeps of words that stay in the room."""
    said = "\x1f".join(texts)
    return hashlib.sha256(said.encode()).hexdigest() if any(texts) else ""


def locked(plenary_id: uuid.UUID) -> Plenary:
    """The conference, locked for this transaction; refuses where it is not the speaker's to change."""
    rows = Plenary.objects.select_for_update(of=("self",)).select_related("body__place", "place", "province")
    found = rows.filter(pk=plenary_id).first()
    if found is None:
        raise unseen()
    return found


def read(plenary_id: uuid.UUID) -> Plenary:
    """The conference without its lock, for acts of invited bodies, which may not change it."""
    found = Plenary.objects.select_related("body__place", "place", "province").filter(pk=plenary_id).first()
    if found is None:
        raise unseen()
    return found


def unseen() -> Refusal:
    """One sentence for what does not exist and what is not the speaker's."""
    return Refusal(
        "Không thấy hội nghị này, hoặc việc này không phải của bạn.",
        "There is no such conference, or it is not yours to change.",
    )


def prepared(plenary_id: uuid.UUID, by: Actor, stages: tuple[Stage, ...] = rules.OPEN_TO_PREPARING) -> Plenary:
    """The conference, locked by one who prepares it, while what is prepared may still change."""
    row = locked(plenary_id)
    must_work(by, Role.HANDLER, row.body)
    rules.must_be_open(
        Stage(row.stage), stages, "Phần chuẩn bị không thay đổi được nữa.", "What was prepared can no longer change."
    )
    return row


def touched(row: Plenary) -> None:
    """Whoever looks at an older state of the conference is told so."""
    row.version += 1
    row.save(update_fields=["version"])


def take(row: Plenary, act: Act, by: Actor, at: datetime, *, paper: str = "", words: str = "", bodies: int = 0, people: int = 0) -> None:  # fmt: skip
    """Move a locked conference by its book: its stage and its ledger entry, then keep it."""
    step = rules.BOOK.step(Stage(row.stage), act)
    must_work(by, Role(step.by), row.body)
    row.stage = step.then.value
    row.version += 1
    row.save()
    fact = PlenaryMoved(
        step=act.value, stage=row.stage, on=row.on, paper=paper, words=words, bodies=bodies, people=people, reason=digest(row.reason)
    )  # fmt: skip
    record(fact, about=row.ref, by=ref_of(by), at=at)


def must_allow(row: Plenary, act: Act, by: Actor) -> None:
    """Refuse early, before anything is signed, what the book or the role does not allow."""
    must_work(by, Role(rules.BOOK.step(Stage(row.stage), act).by), row.body)
