"""What petitioners said of the answers they got, shown beside other ratings; and how receptions, dialogues and works come to be rated.

A reception hands a code to each visitor: its number within the day's one batch. When the day is over the codes nobody got are
given back, so that who was asked is counted as it was. Dialogues and works are put on the list; codes for them are printed there.
"""

import uuid
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.core.cache import cache
from django.db.models import QuerySet
from django.urls import reverse

from caunoi.access.context import as_system
from caunoi.benefit import queries as benefit
from caunoi.benefit.commands import issue_codes, open_service, return_codes
from caunoi.benefit.queries import Count, Elsewhere, offer_counts
from caunoi.benefit.words import Channel, Matter
from caunoi.dialogue import queries as dialogue
from caunoi.do import queries as works
from caunoi.reception.queries import day as reception
from caunoi.ui.front import Way
from caunoi.ui.onward import onward
from caunoi.voice.queries import published

#: Codes of one reception day: no desk receives more people in a day; those left over are given back when it closes.
A_DAY = 60
_MARK = uuid.UUID("5d1b6f0e-2c0f-4f0c-9b3a-6a4f2f0c7d11")


def answers(place: Any, spans: Sequence[tuple[date, date]]) -> Elsewhere | None:
    """Ratings after answers, by span: one statement, of bodies of the place; at most ten minutes old."""
    key = f"journeys.rated.{place.pk}." + ".".join(f"{since:%y%m%d}-{until:%y%m%d}" for since, until in spans)
    counted: list[tuple[int, int, int]] = cache.get_or_set(
        key, lambda: published.rated_in(place, spans), published.FRESH
    )  # type: ignore[assignment]
    found = [Count(asked, rated, satisfied) for asked, rated, satisfied in counted]
    href = f"{reverse('indicators:indicator', args=['satisfied_share'])}?noi={place.code}"
    return Elsewhere("Câu trả lời đơn", "Answers to petitions", href, found)


def offer_ratings() -> None:
    """Let a place's page of satisfaction show them."""
    offer_counts("voice", answers)


def received(visit: Any, at: datetime) -> None:
    """A visit is done: its day has codes from now on."""
    with as_system():
        service = _service(
            visit.body, Matter.RECEPTION, f"Tiếp công dân, {visit.body.name}"[:200], at, synthetic=visit.synthetic
        )
        issue_codes(
            service_id=service.pk, channel=Channel.CASE, size=A_DAY, by="system", at=at, desk=f"{visit.on:%d/%m/%Y}", key=_key(visit.session_id)
        )  # fmt: skip


def day_over(session: Any, at: datetime) -> None:
    """A reception day is closed: the codes of no visitor are given back."""
    with as_system():
        batch = benefit.batch_of(_key(session.pk))
        done = reception.done_numbers(session.pk)
        if (
            batch is not None
            and batch.returned == 0
            and (unused := A_DAY - len([each for each in done if each <= A_DAY])) > 0
        ):
            return_codes(batch_id=batch.pk, count=unused, by="system", at=at)


def held(row: Any, at: datetime) -> None:
    """A dialogue was held: it is on the list of what people may rate."""
    with as_system():
        _service(row.body, Matter.DIALOGUE, row.title[:200], at, synthetic=row.synthetic)


def _service(body: Any, matter: Matter, name: str, at: datetime, *, synthetic: bool) -> Any:
    found = _named(body, matter, name).first()
    return found or open_service(body=body, matter=matter, name=name, by="system", at=at, synthetic=synthetic)


def _named(body: Any, matter: Matter, name: str) -> QuerySet[Any]:
    return benefit.services_of(body.place).filter(body=body, matter=matter.value, name=name)


def _key(session_id: uuid.UUID) -> uuid.UUID:
    """The one batch of a reception day."""
    return uuid.uuid5(_MARK, str(session_id))


def _visit_ways(ref: str, person: Any) -> list[Way]:
    """To whoever was received: their code. To the officer: the slip to hand over, and the call-back."""
    visit = reception.visit_by_ref(ref)
    if visit is None or visit.stage != "done":
        return []
    with as_system():
        batch = benefit.batch_of(_key(visit.session_id))
    if batch is None or not 1 <= visit.number <= A_DAY:
        return []
    if person is None:
        return [
            Way(
                "Đánh giá buổi tiếp này",
                "Rate this reception",
                reverse("benefit:rate", args=[benefit.code_in(batch, visit.number)]),
                "vote",
            )
        ]
    return [
        Way(f"In phiếu đánh giá có mã QR, phát phiếu số {visit.number}", f"Print the rating slips, hand over no. {visit.number}", reverse("benefit:officer-sheet", args=[batch.pk]), "print"),
        Way("Ghi cuộc gọi lại hỏi hài lòng", "Key in a call-back", reverse("benefit:officer-keyed", args=[batch.service_id, "goi-lai"]), "phone"),
    ]  # fmt: skip


def _rated_ways(body: Any, matter: Matter, name: str, person: Any) -> list[Way]:
    """To the officers' page where codes are printed and calls keyed in, or to what people say of it."""
    found = _named(body, matter, name).first()
    if found is None:
        return []
    if person is not None and body.pk in {each.pk for each in benefit.my_bodies(person)}:
        return [
            Way(
                "Phát phiếu đánh giá, ghi cuộc gọi lại",
                "Give out rating slips, key in call-backs",
                reverse("benefit:officer-service", args=[found.pk]),
                "vote",
            )
        ]
    return [
        Way(
            "Người dân chấm điểm",
            "How people rate it",
            reverse("benefit:service", args=[body.place.code, found.pk]),
            "vote",
        )
    ]


def _dialogue_ways(ref: str, person: Any) -> list[Way]:
    row = dialogue.dialogue_of(uuid.UUID(ref.partition(":")[2]))
    return _rated_ways(row.body, Matter.DIALOGUE, row.title[:200], person) if row is not None and row.ended_at else []


def _work_ways(ref: str, person: Any) -> list[Way]:
    work = works.work_of_ref(ref)
    return _rated_ways(work.body, Matter.WORK, work.title[:200], person) if work is not None and work.done_on else []


def offer_rating() -> None:
    """Let the pages of visits, dialogues and works lead to their rating."""
    onward.offer("visit", "rating", _visit_ways)
    onward.offer("dialogue", "rating", _dialogue_ways)
    onward.offer("communitywork", "rating", _work_ways)
