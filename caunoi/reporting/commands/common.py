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
from caunoi.reporting import rules
from caunoi.reporting.facts import ReportMoved
from caunoi.reporting.models import SectorReport
from caunoi.reporting.words import Act, Stage

#: The clock and the installation act without a role; a person never.
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
    return hashlib.sha256("\x1f".join(texts).encode()).hexdigest() if any(texts) else ""


def locked(report_id: uuid.UUID) -> SectorReport:
    """The report, locked for this transaction; refuses where it is not the speaker's."""
    rows = SectorReport.objects.select_for_update(of=("self",)).select_related("body__place", "to__place")
    found = rows.filter(pk=report_id).first()
    if found is None:
        raise Refusal(
            "Không thấy báo cáo này, hoặc việc này không phải của bạn.", "There is no such report, or it is not yours to change."
        )  # fmt: skip
    return found


def must_allow(row: SectorReport, act: Act, by: Actor) -> None:
    """Refuse what the book or the role does not allow; acts of receiving belong to the body that receives."""
    step = rules.BOOK.step(Stage(row.stage), act)
    must_work(by, Role(step.by), row.to if act in rules.RECEIVERS_ACTS else row.body)


def take(
    row: SectorReport, act: Act, by: Actor, at: datetime, *, words: str = "", seal: str = "", paper: str = ""
) -> None:
    """Move a locked report by its book, keep it, and write the ledger."""
    must_allow(row, act, by)
    row.stage = rules.BOOK.step(Stage(row.stage), act).then.value
    row.version += 1
    row.save()
    noted(row, act, by, at, words=words, seal=seal, paper=paper)


def noted(
    row: SectorReport, act: Act, by: Actor, at: datetime, *, words: str = "", seal: str = "", paper: str = ""
) -> None:
    """The ledger's line of an act on a report."""
    fact = ReportMoved(
        step=act.value, stage=row.stage, line=row.line, body=row.body.code, to=row.to.code, period=row.period, due=row.due, cite=row.cite,
        words=words, seal=seal, paper=paper,
    )  # fmt: skip
    record(fact, about=row.ref, by=ref_of(by), at=at)
