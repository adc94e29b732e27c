"""What every act here shares: who acts, what is locked."""

import hashlib
import uuid

from caunoi.access.queries import require
from caunoi.access.words import Role
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.places.models import Body

from ..models import ReceptionSession, Visit

#: An operator's command or the clock may act without a role; a person never.
Actor = Person | str


def must_work_in(by: Actor, body: Body, role: Role = Role.RECEIVER) -> None:
    """Refuse unless the person does the role's work in the body."""
    if isinstance(by, Person):
        require(by, role, body)


def locked_session(session_id: uuid.UUID) -> ReceptionSession:
    """The reception day, locked for this transaction: numbers and places are given one after the other."""
    found = (
        ReceptionSession.objects.select_for_update(of=("self",))
        .select_related("body__place", "place", "term")
        .filter(pk=session_id)
        .first()
    )
    if found is None:
        raise Refusal("Không thấy buổi tiếp công dân này.", "There is no such reception.")
    return found


def locked_visit(visit_id: uuid.UUID) -> Visit:
    """The visit, locked, with its day."""
    found = (
        Visit.objects.select_for_update(of=("self",))
        .select_related("body__place", "session", "booking", "place")
        .filter(pk=visit_id)
        .first()
    )
    if found is None:
        raise Refusal(
            "Không thấy lượt tiếp này, hoặc bạn không được xem.", "This visit does not exist, or is not yours to see."
        )
    return found


def ref_of(by: Actor) -> str:
    """How the ledger names who acted."""
    return by.ref if isinstance(by, Person) else by


def name_of(by: Actor) -> str:
    """The name shown beside what was recorded."""
    return by.name if isinstance(by, Person) else ""


def digest(text: str) -> str:
    """The digest the ledger keeps of words that stay in the room."""
    return hashlib.sha256(text.encode()).hexdigest()
