"""What every act here shares: the decision locked, whose work it is, the step of the book, the ledger and the history."""

import hashlib
import json
import uuid
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.utils.timezone import localdate

from caunoi.access.queries import roles_in
from caunoi.access.rules import covering
from caunoi.access.words import Role
from caunoi.decide import rules
from caunoi.decide.facts import Moved
from caunoi.decide.models import Decision, DecisionStep
from caunoi.decide.queries import recogniser_of
from caunoi.decide.words import Act, Form, Party, Scope, Stage
from caunoi.duties.commands import meet_all, open_duty
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.steps import Step
from caunoi.ledger.commands import record
from caunoi.places.commands import body_of_group
from caunoi.places.models import Body, Place
from caunoi.places.words import BodyKind, Level

#: The clock, an operator's command or the demo may act without a role; a person never.
Actor = Person | str


def ref_of(by: Actor) -> str:
    """How the ledger names who acted."""
    return by.ref if isinstance(by, Person) else by


def name_of(by: Actor) -> str:
    """How a page names who acted."""
    return by.name if isinstance(by, Person) else ""


def digest(value: Any) -> str:
    """The digest the ledger keeps of what stays in the room."""
    return hashlib.sha256(json.dumps(value, ensure_ascii=False, sort_keys=True, default=str).encode()).hexdigest()


def standing(place: Place, day: date, *, office: str = "", kind: BodyKind | None = None) -> Body | None:
    """The body of an office or kind in a place on a day."""
    found = Body.objects.filter(
        Q(until__isnull=True) | Q(until__gt=day), Q(since__isnull=True) | Q(since__lte=day), place=place
    )
    found = found.filter(office=office) if office else found.filter(kind=kind.value if kind else "")
    return found.select_related("place").first()


def village_body(place: Place, *, by: Actor, at: datetime, kind: BodyKind = BodyKind.RESIDENTIAL_HEADS) -> Body:
    """The body that answers for a village: its leaders, set up when first needed; its Front board likewise."""
    return body_of_group(place, by=ref_of(by), at=at, kind=kind, day=localdate(at))


def commune_body(commune: Place, office: str, day: date) -> Body:
    """The commune's committee ("ubnd") or Front ("mttq"); refuses where it is not set up."""
    found = standing(commune, day, office=office)
    if found is None:
        raise Refusal(
            f"{commune.full_name} chưa có cơ quan “{office}” trong hệ thống; hãy lập cơ quan trước.",
            f"{commune.full_name} has no body “{office}” yet; establish it first.",
        )
    return found


def must_keep(by: Actor, place: Place, commune: Place, at: datetime) -> None:
    """Refuse unless the person keeps the village's affairs: its leaders, its Front board, or the commune's committee and Front."""
    if not isinstance(by, Person):
        return
    day = localdate(at)
    kinds = [BodyKind.RESIDENTIAL_HEADS, BodyKind.FRONT_BOARD, BodyKind.PEOPLES_COMMITTEE, BodyKind.FATHERLAND_FRONT]
    bodies = Body.objects.filter(place__in=[place, commune], kind__in=[kind.value for kind in kinds])
    wanted = {str(role) for role in covering(Role.HANDLER)} | {str(Role.RECEIVER), str(Role.EDITOR)}
    if not any(wanted & roles_in(by, body, day) for body in bodies):
        raise Refusal(
            f"Việc này của Trưởng thôn, Tổ trưởng {place.full_name} hoặc cán bộ {commune.full_name}.",
            f"This is the work of the head of {place.full_name} or of officers of {commune.full_name}.",
        )


def must_lead(by: Actor, body: Body, day: date) -> None:
    """Refuse unless the person heads the body, or is its deputy."""
    if isinstance(by, Person) and not {str(role) for role in covering(Role.HEAD)} & roles_in(by, body, day):
        raise Refusal(f"Việc này của người đứng đầu {body.name}.", f"This is for the head of {body.name}.")


def locked(decision_id: uuid.UUID) -> Decision:
    """The decision, locked for this transaction; refuses where it is not the speaker's to see."""
    found = (
        Decision.objects.select_for_update(of=("self",))
        .select_related("place", "commune", "whole")
        .filter(pk=decision_id)
        .first()
    )
    if found is None:
        raise Refusal(
            "Không thấy việc này, hoặc bạn không được xem.", "This decision does not exist, or is not yours to see."
        )
    return found


def must_be_draft(row: Decision) -> None:
    """Only what has not been announced is reworded."""
    if row.stage != Stage.DRAFT:
        raise Refusal(
            "Việc này đã thông báo đến các hộ nên không sửa được nữa.",
            "It has been announced and can no longer be changed.",
        )


def must_stand_alone(row: Decision) -> None:
    """A village's part of a commune-wide matter is not sent, withdrawn, annulled or redone by itself: the whole is."""
    if row.whole_id is not None:
        raise Refusal(
            "Đây là phần của một việc toàn xã; việc này chỉ làm được ở việc toàn xã.",
            "This is a part of a commune-wide matter; do this on the whole.",
        )


def must_be_preparing(row: Decision) -> None:
    """Preparations, teams and consents are recorded until the vote is over."""
    if row.stage not in (Stage.DRAFT, Stage.ANNOUNCED, Stage.VOTING, Stage.THIN):
        raise Refusal("Cuộc biểu quyết này đã kết thúc.", "This vote is over.")


def step_of(row: Decision, act: Act, by: Actor, at: datetime) -> Step:
    """The book's step for an act; refuses when the stage, the form or the person does not allow it."""
    step = rules.BOOK.step(Stage(row.stage), act)
    rules.must_fit(Form(row.form), Scope(row.scope), act)
    day = localdate(at)
    if step.by is Party.VILLAGE:
        must_keep(by, row.place, row.commune, at)
    elif step.by is Party.COMMITTEE:
        must_lead(by, commune_body(row.commune, "ubnd", day), day)
    elif step.by is Party.RECOGNISER:
        must_lead(by, commune_body(row.commune, recogniser_of(row.topic, day) or "ubnd", day), day)
    return step


def take(
    row: Decision,
    step: Step,
    *,
    by: Actor,
    at: datetime,
    on: date | None = None,
    note: str = "",
    fields: tuple[str, ...] = (),
) -> DecisionStep:
    """Move the decision by a step: its stage, its ledger entry, its line in the history."""
    row.stage = step.then.value
    row.version += 1
    row.save(update_fields=["stage", "version", *fields])
    day = on or localdate(at)
    record(Moved(step=step.act.value, stage=row.stage, on=day, reason=note[:500]), about=row.ref, by=ref_of(by), at=at)
    return DecisionStep.objects.create(
        decision=row,
        act=step.act.value,
        stage=row.stage,
        on=day,
        at=at,
        by=ref_of(by),
        by_name=name_of(by),
        note=note[:4000],
        cite=step.cite,
    )


def owe(
    row: Decision,
    rule: str,
    owed_by: Body,
    *,
    by: Actor,
    at: datetime,
    owed_to: str = "",
    starts_on: date | None = None,
) -> None:
    """Open the duty a step starts."""
    open_duty(
        rule=rule,
        about=row.ref,
        owed_by=owed_by,
        by=ref_of(by),
        at=at,
        starts_on=starts_on,
        subject=row.title[:200],
        owed_to=owed_to,
    )


def commune_of(place: Place) -> Place:
    """The commune a village lies in, or the commune itself."""
    found = place if place.level == Level.COMMUNE else place.parent
    if found is None or found.level != Level.COMMUNE:
        raise Refusal(
            "Hãy chọn thôn, tổ dân phố hoặc xã, phường.", "Choose a residential group or a commune.", field="place"
        )
    return found


def meet(row: Decision, rule: str, by: Actor, at: datetime) -> None:
    """Note that what a rule wanted of the decision is done."""
    meet_all(about=row.ref, keys=[rule], by=ref_of(by), at=at)
