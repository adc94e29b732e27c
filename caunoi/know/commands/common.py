"""What every act here shares: whose it is, what is locked, which step the book allows."""

import hashlib
import json
import uuid
from typing import Any

from django.db import connection

from caunoi.access.queries import require
from caunoi.access.words import Role
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.steps import Step
from caunoi.places.models import Body

from .. import rules
from ..models import Disclosure, DisclosurePlan
from ..words import Act, Stage

#: An operator's command, the demo or the clock may act without a role; a person never.
Actor = Person | str


def must_hold(by: Actor, role: Role, body: Body) -> None:
    """Refuse unless the person may do the role's work in the body."""
    if isinstance(by, Person):
        require(by, role, body)


def ref_of(by: Actor) -> str:
    """How the ledger names who acted."""
    return by.ref if isinstance(by, Person) else by


def name_of(by: Actor) -> str:
    """How a page names who acted."""
    return by.name if isinstance(by, Person) else ""


def digest(*parts: Any) -> str:
    """The digest the ledger keeps of words that stay in the room."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def alone(body: Body) -> None:
    """One at a time for a body until this transaction ends: a form sent twice finds what the first one made."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 11))", [f"know:{body.pk}"])


def locked(disclosure_id: uuid.UUID, *, for_change: bool = True) -> Disclosure:
    """The disclosure, locked for this transaction; refuses what is not the speaker's to see."""
    rows = Disclosure.objects.defer("search").select_related("body", "body__place", "line")
    rows = rows.select_for_update(of=("self",)) if for_change else rows
    found = rows.filter(pk=disclosure_id).first()
    if found is None:
        raise Refusal("Không thấy nội dung công khai này.", "This disclosure does not exist.")
    return found


def locked_plan(plan_id: uuid.UUID) -> DisclosurePlan:
    """The plan, locked for this transaction."""
    found = (
        DisclosurePlan.objects.select_for_update(of=("self",))
        .select_related("body", "body__place")
        .filter(pk=plan_id)
        .first()
    )
    if found is None:
        raise Refusal("Không thấy kế hoạch này.", "This plan does not exist.")
    return found


def step_of(row: Disclosure, act: Act, by: Actor) -> Step:
    """The book's step for an act, the role asked."""
    step = rules.BOOK.step(Stage(row.stage), act)
    must_hold(by, Role(step.by), row.body)
    return step
