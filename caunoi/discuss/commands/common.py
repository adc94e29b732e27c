"""What every act here shares: who acts, what is locked, which step the book allows."""

import hashlib
from datetime import date, datetime, time, timedelta

from django.utils.timezone import get_current_timezone

from caunoi.access.queries import require
from caunoi.access.words import Role
from caunoi.discuss import rules
from caunoi.discuss.models import Consultation
from caunoi.discuss.words import Act, Stage
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal

#: The clock and the operator act without a role; a person never.
Actor = Person | str


def ref_of(by: Actor) -> str:
    """How the ledger names who acted."""
    return by.ref if isinstance(by, Person) else by


def must_work_here(by: Actor, role: Role, consultation: Consultation) -> None:
    """Refuse unless the person holds the role in the drafting body."""
    if isinstance(by, Person):
        require(by, role, consultation.body)


def locked(consultation_id: int) -> Consultation:
    """The consultation, locked for this transaction."""
    found = (
        Consultation.objects.select_for_update(of=("self",))
        .select_related("body", "place")
        .filter(pk=consultation_id)
        .first()
    )
    if found is None:
        raise Refusal(
            "Không thấy cuộc lấy ý kiến này, hoặc bạn không được xem.",
            "This consultation does not exist, or is not yours to see.",
        )
    return found


def step_of(consultation: Consultation, act: Act, by: Actor) -> Stage:
    """The stage the book leads to by an act; refuses when it has no such step or it is another's work."""
    step = rules.BOOK.step(Stage(consultation.stage), act)
    if Role(step.by) is not Role.CLOCK:
        must_work_here(by, Role(step.by), consultation)
    return Stage(step.then)


def preparing(consultation_id: int, by: Actor) -> Consultation:
    """The consultation, locked, still in preparation, the actor one of its drafting body."""
    found = locked(consultation_id)
    must_work_here(by, Role.HANDLER, found)
    rules.must_be_preparing(Stage(found.stage))
    return found


def after(day: date) -> datetime:
    """The moment after the last one of a day here."""
    return datetime.combine(day + timedelta(days=1), time(), get_current_timezone())


def digest(*words: str) -> str:
    """The digest the ledger keeps of words that stay in the room."""
    return hashlib.sha256("\x00".join(words).encode()).hexdigest()
