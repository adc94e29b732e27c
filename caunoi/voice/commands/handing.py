"""Handing a petition from body to body: sent, acknowledged, timed, counted; stopped at the third hop."""

import uuid
from datetime import datetime

from django.db import transaction

from caunoi.access.context import as_system
from caunoi.access.queries import require, works_in
from caunoi.access.words import Role
from caunoi.duties.commands import waive_all
from caunoi.files.commands import share_files
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.steps import Step
from caunoi.law.queries import in_force
from caunoi.notices.commands import share_papers
from caunoi.places import queries as places
from caunoi.places.models import Body

from .. import routing, rules
from ..models import Handover, Petition, PetitionStep
from ..words import Act, Kind, Stage
from .case import case, on_of, raise_walls, start_duty, step_of, take


@transaction.atomic
def forward(*, petition_id: uuid.UUID, to: Body, note: str, by: Person, at: datetime, paper: str = "") -> PetitionStep:
    """Chuyển đơn: hand it to the competent body with the slip; refuses the body complained about and the last hop."""
    petition = case(petition_id)
    step = step_of(petition, Act.FORWARD, by)
    _must_be_fit(petition, to)
    limit = in_force("house.hops", on=on_of(at)).value
    rules.must_have_hops_left(petition.hops, int(limit or 0))
    reason = rules.must_say(
        note, "note", "Hãy ghi lý do chuyển để nơi nhận và người gửi cùng biết.", "Say why it is forwarded."
    )
    return _hand_over(petition, step, to, reason, by, at, paper)


@transaction.atomic
def escalate(
    *, petition_id: uuid.UUID, note: str, by: Person, at: datetime, paper: str = "", respondent_bodies: tuple[Body, ...] = (),
    respondent_people: tuple[int, ...] = (),
) -> PetitionStep:  # fmt: skip
    """Trình cấp trên: the common superior decides who is competent.

    A body that finds itself (or its people) complained about names them here: once handed up, they see the case no more.
    """
    petition = case(petition_id)
    step = step_of(petition, Act.ESCALATE, by)
    walled = [*petition.respondents, *routing.with_those_below(respondent_bodies, petition.received_on)]
    superior = places.superior_of(petition.body, on_of(at))
    while superior is not None and superior.pk in walled:
        superior = places.superior_of(superior, on_of(at))
    if superior is None:
        raise Refusal("Không có cấp trên chung để trình.", "There is no common superior to put it to.", field="body")
    reason = rules.must_say(
        note, "note", "Hãy ghi vì sao cần cấp trên quyết định.", "Say why the superior must decide."
    )
    with as_system():
        return _hand_up(petition, step, superior, reason, walled, respondent_people, by, at, paper)


@transaction.atomic
def allot(*, petition_id: uuid.UUID, to: Body, note: str, by: Person, at: datetime) -> PetitionStep:
    """Quyết định cơ quan giải quyết: the superior's word ends the circling."""
    petition = case(petition_id)
    step = step_of(petition, Act.ALLOT, by)
    _must_be_fit(petition, to)
    return _hand_over(
        petition, step, to, rules.must_say(note, "note", "Hãy ghi căn cứ quyết định.", "Give the ground."), by, at, ""
    )


@transaction.atomic
def acknowledge(*, petition_id: uuid.UUID, by: Person, at: datetime) -> PetitionStep:
    """Xác nhận đã nhận: the receiving body takes it over; its own first clock starts."""
    petition = case(petition_id)
    step = step_of(petition, Act.ACKNOWLEDGE, by)
    handover = (
        Handover.objects.select_for_update()
        .filter(petition=petition, acknowledged_at__isnull=True)
        .order_by("-hop")
        .first()
    )
    if handover is not None:
        handover.acknowledged_at, handover.acknowledged_by = at, by.ref
        handover.save(update_fields=["acknowledged_at", "acknowledged_by"])
    return take(petition, step, by=by, at=at)


@transaction.atomic
def urge(*, petition_id: uuid.UUID, note: str, by: Person, at: datetime, paper: str = "") -> PetitionStep:
    """Đôn đốc: a supervising officer, or a body that handed the petition on, urges the handling body, on record."""
    petition = case(petition_id)
    step = rules.BOOKS[Kind(petition.kind)].step(Stage(petition.stage), Act.URGE)
    _must_stand_outside(petition, by)
    said = rules.must_say(note, "note", "Hãy ghi nội dung đôn đốc.", "Write what is urged.")
    return take(petition, step, by=by, at=at, note=said, paper=paper)


@transaction.atomic
def assign(*, petition_id: uuid.UUID, handler: Person, by: Person, at: datetime) -> Petition:
    """Give the case to an officer of the handling body; never to a person complained about."""
    petition = case(petition_id)
    require(by, Role.RECEIVER, petition.body)
    rules.must_not_be_respondent([], handler.pk, [], petition.respondent_people)
    if not works_in(handler, petition.body):
        raise Refusal(
            f"{handler.name} không làm việc tại {petition.body.name}.",
            f"{handler.name} does not work at {petition.body.name}.",
            field="handler",
        )
    petition.handler = handler
    petition.save(update_fields=["handler"])
    return petition


def _hand_up(
    petition: Petition, step: Step, superior: Body, reason: str, walled: list[int], people: tuple[int, ...], by: Person, at: datetime, paper: str
) -> PetitionStep:  # fmt: skip
    """Hand it up and raise the walls; as the system, since whoever hands it up may be behind them from now on."""
    petition.seen_by = [*petition.seen_by, superior.pk]
    line = take(
        petition, _without_clock(step), by=by, at=at, note=reason, fields=["seen_by"], other=superior.code, paper=paper
    )
    _let_in(petition, superior, by=by, at=at)
    petition.body = superior
    petition.respondents = sorted({*walled})
    petition.respondent_people = sorted({*petition.respondent_people, *people})
    petition.save(update_fields=["body", "respondents", "respondent_people"])
    raise_walls(petition, by=by, at=at)
    start_duty(petition, "house.allot", by=by.ref, at=at)
    return line


def _must_stand_outside(petition: Petition, by: Person) -> None:
    """Nobody urges themselves: whoever works in the handling body needs the supervising role."""
    rules.must_not_be_respondent([], by.pk, [], petition.respondent_people)
    if works_in(by, petition.body):
        require(by, Role.SUPERVISOR, petition.body)


def _let_in(petition: Petition, body: Body, *, by: Person, at: datetime) -> None:
    """The papers and files of the case go along to the body that takes it over."""
    share_papers(about=petition.ref, body=body, by=by, at=at)
    share_files(about=petition.ref, body=body, by=by, at=at)


def _must_be_fit(petition: Petition, to: Body) -> None:
    rules.must_not_be_respondent([to.pk], None, petition.respondents, [])
    if to.pk == petition.body_id:
        raise Refusal("Đơn đang ở chính cơ quan này.", "The petition is with this body already.", field="body")


def _hand_over(
    petition: Petition, step: Step, to: Body, reason: str, by: Person, at: datetime, paper: str
) -> PetitionStep:
    petition.hops += 1
    Handover.objects.create(
        petition=petition, hop=petition.hops, sender=petition.body, receiver=to, reason=reason, sent_at=at
    )
    petition.seen_by = [*(pk for pk in petition.seen_by if pk != to.pk), to.pk]
    petition.handler = None
    line = take(
        petition,
        _without_clock(step),
        by=by,
        at=at,
        note=reason,
        fields=["hops", "seen_by", "handler"],
        other=to.code,
        paper=paper,
    )
    waive_all(about=petition.ref, reason="Đã chuyển cơ quan khác", by=by.ref, at=at)
    _let_in(petition, to, by=by, at=at)
    petition.body = to
    petition.save(update_fields=["body"])
    start_duty(petition, "house.acknowledge", by=by.ref, at=at)
    return line


def _without_clock(step: Step) -> Step:
    """The step met, its clock left to be started for the body that receives."""
    from dataclasses import replace

    return replace(step, starts=())
