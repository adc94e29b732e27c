"""Planning a conference, changing its plan, calling it, moving it to another day, calling it off."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from caunoi.access.words import Role
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.ledger.commands import record
from caunoi.places.models import Body
from caunoi.plenary import rules
from caunoi.plenary.facts import PlenaryMoved
from caunoi.plenary.models import Plenary
from caunoi.plenary.words import Act, Kind, Stage

from .common import Actor, digest, locked, must_allow, must_work, ref_of, take
from .signing import sign_invitation


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a conference is to be."""

    kind: Kind
    title: str
    on: date
    hour: time
    venue: str
    chair: str
    chair_office: str
    secretary: str = ""
    purpose: str = ""


@transaction.atomic
def plan(*, body: Body, plan: Plan, by: Actor, at: datetime, synthetic: bool = False) -> Plenary:
    """Plan a conference; the same one sent twice is planned once."""
    must_work(by, Role.HANDLER, body)
    said = _checked(plan, at)
    same = Plenary.objects.filter(body=body, title=said["title"], on=plan.on).exclude(stage=Stage.CALLED_OFF.value)
    if (known := same.first()) is not None:
        return known
    row = Plenary(body=body, place_id=body.place_id, province_id=body.province_id, synthetic=synthetic, **said)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:  # another hand planned it in this very moment
        return same.get()
    fact = PlenaryMoved(step=Act.PLAN.value, stage=row.stage, on=row.on, words=digest(row.title, row.purpose))
    record(fact, about=row.ref, by=ref_of(by), at=at)
    return row


@transaction.atomic
def edit(*, plenary_id: uuid.UUID, plan: Plan, by: Actor, at: datetime, version: int | None = None) -> Plenary:
    """Change the plan before the bodies are called."""
    row = locked(plenary_id)
    must_allow(row, Act.EDIT, by)
    rules.must_be_as_seen(version, row.version)
    for name, value in _checked(plan, at).items():
        setattr(row, name, value)
    try:
        with transaction.atomic():
            take(row, Act.EDIT, by, at, words=digest(row.title, row.purpose))
    except IntegrityError as no:
        raise Refusal(
            "Cơ quan đã có hội nghị cùng tên vào ngày này.", "The body has a conference of this name on this day.", field="title"
        ) from no  # fmt: skip
    return row


@transaction.atomic
def call(*, plenary_id: uuid.UUID, by: Actor, at: datetime, version: int | None = None, signer: str = "") -> Plenary:
    """Sign the invitation in the register; the invited bodies read the conference, and everybody knows of it."""
    row = locked(plenary_id)
    must_allow(row, Act.CALL, by)
    rules.must_be_as_seen(version, row.version)
    rules.must_be_ahead(row.on, localdate(at))
    if not row.agenda.exists():
        raise Refusal("Hãy ghi chương trình trước khi triệu tập.", "Enter the agenda before calling the conference.")
    if not row.readers:
        raise Refusal("Hãy mời ít nhất một cơ quan trước khi triệu tập.", "Invite at least one body first.")
    row.invitation, row.called_at = sign_invitation(row, by=by, at=at, signer=signer).pk, at
    take(row, Act.CALL, by, at, paper=str(row.invitation), bodies=len(row.readers))
    return row


@transaction.atomic
def move(
    *, plenary_id: uuid.UUID, on: date, hour: time, reason: str, by: Actor, at: datetime, version: int | None = None, signer: str = ""
) -> Plenary:  # fmt: skip
    """Move a called conference to another day, with the reason; a new invitation is signed."""
    row = locked(plenary_id)
    must_allow(row, Act.MOVE, by)
    rules.must_be_as_seen(version, row.version)
    rules.must_be_ahead(on, localdate(at))
    rules.must_be_new_day(on, hour, (row.on, row.hour))
    row.reason = _reason(reason)
    before, row.on, row.hour = row.on, on, hour
    row.invitation = sign_invitation(row, by=by, at=at, signer=signer, moved_from=before).pk
    take(row, Act.MOVE, by, at, paper=str(row.invitation))
    return row


@transaction.atomic
def call_off(*, plenary_id: uuid.UUID, reason: str, by: Actor, at: datetime, version: int | None = None) -> Plenary:
    """Call a conference off, with the reason."""
    row = locked(plenary_id)
    must_allow(row, Act.CALL_OFF, by)
    rules.must_be_as_seen(version, row.version)
    row.reason = _reason(reason)
    take(row, Act.CALL_OFF, by, at)
    return row


def _reason(text: str) -> str:
    return rules.must_say(
        clean(text), "reason", "Hãy ghi lý do; lý do được thông báo cho nơi được mời", "Give the reason; the invited read it", least=10
    )  # fmt: skip


def _checked(plan: Plan, at: datetime) -> dict[str, object]:
    rules.must_be_ahead(plan.on, localdate(at))
    say = rules.must_say
    return {
        "kind": plan.kind.value, "on": plan.on, "hour": plan.hour,
        "title": say(clean(plan.title), "title", "Hãy ghi tên hội nghị", "Name the conference", least=10, most=300),
        "venue": say(clean(plan.venue), "venue", "Hãy ghi địa điểm", "Say where", most=300),
        "chair": say(clean(plan.chair), "chair", "Hãy ghi họ tên người chủ trì", "Name the chair", most=200),
        "chair_office": say(clean(plan.chair_office), "chair_office", "Hãy ghi chức vụ người chủ trì", "Give the chair's office", most=200),
        "secretary": clean(plan.secretary)[:200], "purpose": clean(plan.purpose)[:4000],
    }  # fmt: skip
