"""Classifying, refusing, guiding, filing away, splitting, noting: what happens before a case is taken in hand."""

import uuid
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction

from caunoi.access.context import as_system
from caunoi.duties.commands import waive_all
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.places.models import Body, Topic

from .. import routing, rules
from ..filing import Filing
from ..models import Petition, PetitionStep
from ..words import Act, Channel, Kind
from .case import case, raise_walls, step_of, take
from .intake import Receipt, lodge
from .people import people_of


@transaction.atomic
def sort(
    *, petition_id: uuid.UUID, kind: Kind, by: Person, at: datetime, topic: Topic | None = None, note: str = "",
    respondent: str | None = None, respondent_bodies: tuple[Body, ...] = (), respondent_people: tuple[int, ...] = (), instance: int = 1,
    repeat: bool = False, checklist: dict[str, Any] | None = None,
) -> PetitionStep:  # fmt: skip
    """Phân loại: say what the petition is in law; its first clock is the one of that kind, counted from receipt.

    Naming the classifying body itself among those complained about is refused: it must be forwarded instead.
    """
    petition = case(petition_id)
    if kind is Kind.UNSORTED:
        raise Refusal("Hãy chọn loại đơn.", "Choose the kind of petition.", field="kind")
    before = rules.FIRST_CLOCK[Kind(petition.kind)]
    step = step_of(petition, Act.SORT, by)
    respondents = (
        routing.with_those_below(respondent_bodies, petition.received_on) if respondent_bodies else petition.respondents
    )
    _must_leave_if_respondent(petition, respondents)
    petition.kind, petition.topic, petition.instance, petition.repeat = (
        kind.value,
        topic or petition.topic,
        instance,
        repeat,
    )
    petition.respondents = respondents
    petition.respondent_people = list(respondent_people) or petition.respondent_people
    petition.respondent = petition.respondent if respondent is None else respondent
    petition.checklist = {**petition.checklist, **(checklist or {})}
    fields = ["kind", "topic", "instance", "repeat", "respondents", "respondent_people", "respondent", "checklist"]
    clocked = step_with_clock(step, kind)
    with as_system():  # whoever classifies may work in a body named here too, and be behind the wall from now on
        waive_all(about=petition.ref, reason="Đã phân loại lại", by=by.ref, at=at, keys=[before])
        raise_walls(petition, by=by, at=at)
        start = petition.received_on
        return take(petition, clocked, by=by, at=at, note=note, fields=fields, start_from=start, other=kind.value)


def step_with_clock(step: Any, kind: Kind) -> Any:
    """The sorting step with the first clock of the kind chosen."""
    return replace(step, starts=(rules.FIRST_CLOCK[kind],))


@transaction.atomic
def refuse(
    *, petition_id: uuid.UUID, ground: str, note: str, by: Person, at: datetime, paper: str = ""
) -> PetitionStep:
    """Không thụ lý: refuse with the legal ground and the reasons, in writing."""
    petition = case(petition_id)
    step = step_of(petition, Act.REFUSE, by)
    if not ground:
        raise Refusal("Hãy chọn căn cứ không thụ lý.", "Choose the ground of refusal.", field="ground")
    reason = rules.must_say(
        note, "note", "Hãy ghi lý do không thụ lý để trả lời người gửi.", "Give the reasons for the petitioner."
    )
    petition.ended_on = at.date()
    return take(
        petition,
        step,
        by=by,
        at=at,
        note=reason,
        fields=["ended_on"],
        ground=ground,
        paper=paper,
        data={"ground": ground},
    )


@transaction.atomic
def guide(*, petition_id: uuid.UUID, note: str, by: Person, at: datetime, paper: str = "") -> PetitionStep:
    """Hướng dẫn: tell the petitioner which body is competent and how to go there."""
    petition = case(petition_id)
    step = step_of(petition, Act.GUIDE, by)
    text = rules.must_say(
        note, "note", "Hãy ghi nội dung hướng dẫn cho người gửi.", "Write the guidance for the petitioner."
    )
    petition.ended_on = at.date()
    return take(petition, step, by=by, at=at, note=text, fields=["ended_on"], paper=paper)


@transaction.atomic
def keep(*, petition_id: uuid.UUID, ground: str, note: str, by: Person, at: datetime) -> PetitionStep:
    """Lưu đơn: file away a letter that is not eligible (anonymous without evidence, torn, offensive)."""
    petition = case(petition_id)
    step = step_of(petition, Act.KEEP, by)
    reason = rules.must_say(note, "note", "Hãy ghi vì sao lưu đơn.", "Say why it is filed away.")
    petition.ended_on = at.date()
    return take(petition, step, by=by, at=at, note=reason, fields=["ended_on"], ground=ground, data={"ground": ground})


@transaction.atomic
def split(*, petition_id: uuid.UUID, parts: list[Filing], by: Person, at: datetime) -> list[Receipt]:
    """Tách đơn: matters of different kinds in one letter are handled apart, each from the same day of receipt."""
    petition = case(petition_id)
    step = step_of(petition, Act.SPLIT, by)
    if not parts:
        raise Refusal("Hãy ghi ít nhất một nội dung tách ra.", "Give at least one matter to split off.", field="parts")
    channel = (
        Channel(petition.channel) if Channel(petition.channel) in (Channel.POST, Channel.RECEPTION) else Channel.COUNTER
    )
    made = [
        lodge(filing=_part_of(petition, part), channel=channel, by=by, at=at, received_on=petition.received_on)
        for part in parts
    ]
    take(petition, step, by=by, at=at, data={"into": [str(receipt.petition) for receipt in made]}, public=True)
    return made


def _part_of(petition: Petition, part: Filing) -> Filing:
    """A part with the same people, who stay sealed from whoever splits."""
    return replace(
        part, previous=petition.pk, body=part.body or petition.body, people=part.people or people_of(petition)
    )


@transaction.atomic
def note(*, petition_id: uuid.UUID, text: str, by: Person, at: datetime) -> PetitionStep:
    """Add an internal note; the petitioner does not see it."""
    petition = case(petition_id)
    step = step_of(petition, Act.NOTE, by)
    said = rules.must_say(text, "note", "Ghi chú đang trống.", "The note is empty.", 2)
    return take(petition, step, by=by, at=at, note=said, public=False)


def _must_leave_if_respondent(petition: Petition, respondents: list[int]) -> None:
    if petition.body_id in respondents:
        raise Refusal(
            f"Đơn này nêu chính {petition.body.name}. Hãy dùng “Trình cấp trên quyết định” thay vì tự phân loại.",
            f"The petition is about {petition.body.name} itself. Put it to the superior instead.",
            field="respondent_bodies",
        )
