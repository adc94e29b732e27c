"""What every act on a case shares: fetch it locked, ask the book, ask access, keep the step and its duties."""

import hashlib
import uuid
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate

from caunoi.access.queries import require
from caunoi.access.words import Role
from caunoi.duties.commands import hide_duties, meet_all, open_duty
from caunoi.files.commands import hide_files
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.steps import Step
from caunoi.ledger.commands import record
from caunoi.notices.commands import hide_papers
from caunoi.places.models import Body

from .. import rules
from ..facts import acted
from ..models import Petition, PetitionStep
from ..words import Act, Kind, Stage
from .telling import tell_people

RESIDENT = "resident"


def case(petition_id: uuid.UUID) -> Petition:
    """The petition, locked for this transaction; refuses where it is not the speaker's to see."""
    found = (
        Petition.objects.select_for_update(of=("self",)).select_related("body", "place").filter(pk=petition_id).first()
    )
    if found is None:
        raise Refusal(
            "Không thấy đơn này, hoặc bạn không được xem.", "This petition does not exist, or is not yours to see."
        )
    return found


def step_of(petition: Petition, act: Act, by: Person | str) -> Step:
    """The book's step for the act; refuses when the stage or the person's role does not allow it."""
    step = rules.BOOKS[Kind(petition.kind)].step(Stage(petition.stage), act)
    if isinstance(by, Person):
        rules.must_not_be_respondent([], by.pk, [], petition.respondent_people)
        require(by, Role(step.by), petition.body)
    elif by == RESIDENT and step.by is not Role.RESIDENT:
        raise Refusal("Việc này do cơ quan giải quyết làm.", "This is for the handling body to do.")
    return step


def take(
    petition: Petition, step: Step, *, by: Person | str, at: datetime, note: str = "", public: bool = True,
    data: dict[str, Any] | None = None, fields: Iterable[str] = (), start_from: date | None = None, token: str = "", **fact: Any,
) -> PetitionStep:  # fmt: skip
    """Move the petition by a step: its stage, its ledger entry, its line in the history, the duties met and started."""
    act = Act(step.act)
    kind = petition.kind
    petition.stage = step.then.value
    petition.save(update_fields=["stage", *fields])
    about, actor = petition.ref, ref_of(by)
    entry = record(
        acted(act, kind=kind, stage=petition.stage, note=note_digest(note), body=petition.body.code, **fact),
        about=about,
        by=actor,
        at=at,
    )
    line = PetitionStep.objects.create(
        petition=petition, act=act.value, kind=kind, stage=petition.stage, by=actor, by_name=by.name if isinstance(by, Person) else "",
        body=petition.body, at=at, note=note, data=data or {}, public=public, entry=entry.pk,
    )  # fmt: skip
    if step.meets:
        meet_all(about=about, keys=step.meets, by=actor, at=at, evidence=f"step:{line.pk}")
    for key in step.starts:
        start_duty(petition, key, by=actor, at=at, starts_on=start_from)
    tell_people(petition, line, at=at, token=token)
    return line


def start_duty(
    petition: Petition, key: str, *, by: str, at: datetime, starts_on: date | None = None, body: Body | None = None
) -> None:
    """Start a duty of the handling body about the petition, under the variant its circumstances call for."""
    open_duty(
        rule=key, about=petition.ref, owed_by=body or petition.body, by=by, at=at, starts_on=starts_on, subject=petition.register_number,
        variant=variant_for(petition, key), owed_to=RESIDENT, hidden_from=petition.respondents,
    )  # fmt: skip


def raise_walls(petition: Petition, *, by: Person | str, at: datetime) -> None:
    """Keep what hangs on the case (deadlines, papers, files) from those it is about, as the case itself is."""
    bodies, people = petition.respondents, petition.respondent_people
    if not bodies and not people:
        return
    hide_duties(about=petition.ref, bodies=bodies)
    hide_papers(about=petition.ref, bodies=bodies, people=people, by=by, at=at)
    hide_files(about=petition.ref, bodies=bodies, people=people, by=by, at=at)


def variant_for(petition: Petition, key: str) -> str:
    """Which value of a rule applies: complex, remote, both; only resolution clocks have variants."""
    if key not in ("kn.first", "kn.second", "tc.resolve"):
        return ""
    remote = petition.place.remote and key != "tc.resolve"
    return "_".join(part for part in ("remote" if remote else "", petition.variant) if part)


def ref_of(by: Person | str) -> str:
    """The ledger's reference of whoever acts."""
    return by.ref if isinstance(by, Person) else by


def note_digest(note: str) -> str:
    """What the ledger keeps of a note: enough to prove it, nothing to read."""
    return hashlib.sha256(note.encode()).hexdigest() if note else ""


def on_of(at: datetime) -> date:
    """The day in Vietnam of a moment."""
    return localdate(at)


def without(items: Sequence[int], gone: Iterable[int]) -> list[int]:
    """The items that are not gone, in order."""
    dropped = set(gone)
    return [item for item in items if item not in dropped]
