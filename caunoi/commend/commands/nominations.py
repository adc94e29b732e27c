"""Nominating a collective or, by consent, an individual; taking a nomination back; setting it aside."""

import uuid
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from caunoi.access.words import Role
from caunoi.commend import rules
from caunoi.commend.facts import Nominated
from caunoi.commend.models import Nomination, NomineePerson
from caunoi.commend.words import Nominee, Stage, Standing
from caunoi.identity import sealing
from caunoi.identity.queries import person_by_username
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean, fold
from caunoi.ledger.commands import record
from caunoi.places.models import Body

from .common import Actor, digest, locked_nomination, must_be_at, must_work, read, ref_of, stand

_TWICE = (
    "Tập thể, cá nhân này đã được đề nghị trong đợt này.",
    "This nominee has been nominated in this campaign already.",
)


@transaction.atomic
def nominate(
    *, campaign_id: uuid.UUID, by_body: Body, kind: Nominee, statement: str, by: Actor, at: datetime, collective: Body | None = None,
    name: str = "", unit: str = "", username: str = "", consented: bool = False,
) -> Nomination:  # fmt: skip
    """Put a collective or an individual forward; the same one twice is refused. An individual only by consent, sealed until posted."""
    row = read(campaign_id)
    must_work(by, Role.HANDLER, by_body)
    must_be_at(row, Stage.OPEN)
    today = localdate(at)
    if not row.opens_on <= today <= row.closes_on:
        raise Refusal(
            f"Nhận đề nghị từ {row.opens_on:%d/%m/%Y} đến hết {row.closes_on:%d/%m/%Y}.",
            f"Nominations are taken from {row.opens_on:%d/%m/%Y} to {row.closes_on:%d/%m/%Y}.",
        )
    if by_body.province_id != row.body.province_id or not (row.place.is_province or by_body.place_id == row.place_id):
        raise Refusal("Đợt này dành cho nơi khác.", "This campaign is for another place.", field="by_body")
    rules.must_be_open_for(kind, row.quotas)
    statement = rules.must_say(
        clean(statement), "statement", "Hãy viết báo cáo thành tích", "Write the statement of achievements",
        shortest=rules.LEAST_STATEMENT, longest=rules.LONGEST_STATEMENT,
    )  # fmt: skip
    rules.must_consent(kind, consented=consented)
    if kind is Nominee.COLLECTIVE:
        _must_be_of_place(row, collective)
    title = collective.name if collective is not None and kind is Nominee.COLLECTIVE else ""
    try:
        with transaction.atomic():
            made = Nomination.objects.create(
                campaign=row, organiser=row.body, by_body=by_body, kind=kind.value, collective=collective if kind is Nominee.COLLECTIVE else None,
                title=title, statement=statement, nominated_at=at, nominated_by=ref_of(by),
            )  # fmt: skip
            if kind is Nominee.INDIVIDUAL:
                _seal(made, name, unit, username, today)
    except IntegrityError as twice:
        raise Refusal(*_TWICE, field="collective" if kind is Nominee.COLLECTIVE else "name") from twice
    fact = Nominated(
        nomination=str(made.pk), kind=made.kind, by_body=by_body.code, collective=collective.code if title and collective else "", statement=digest(statement)
    )  # fmt: skip
    record(fact, about=row.ref, by=ref_of(by), at=at)
    return made


def _must_be_of_place(row: object, collective: Body | None) -> None:
    campaign_place = row.place  # type: ignore[attr-defined]
    if collective is None or not (
        collective.place_id == campaign_place.pk
        or (campaign_place.is_province and collective.province_id == campaign_place.pk)
    ):
        raise Refusal(
            "Hãy chọn một tập thể thuộc địa bàn của đợt này.",
            "Choose a body of the campaign's place.",
            field="collective",
        )


def _seal(made: Nomination, name: str, unit: str, username: str, today: object) -> None:
    """Keep the least that names a person: name and unit, sealed; a mark finds the same person nominated twice."""
    name = rules.must_say(clean(name), "name", "Hãy ghi họ và tên", "Give the name", shortest=2, longest=120)
    unit = rules.must_say(
        clean(unit), "unit", "Hãy ghi nơi công tác, cư trú", "Say where they work or live", shortest=2, longest=200
    )
    person = None
    if username.strip():
        person = person_by_username(username.strip())
        if person is None:
            raise Refusal("Không có tài khoản này.", "There is no such account.", field="username")
    NomineePerson.objects.create(
        nomination=made, campaign=made.campaign, sealed=sealing.seal({"name": name, "unit": unit}), person=person, consented_on=today,
        mark=sealing.keyed_digest(f"{made.campaign_id}{fold(name)}{fold(unit)}"),
    )  # fmt: skip


@transaction.atomic
def withdraw(*, nomination_id: uuid.UUID, reason: str, by: Actor, at: datetime) -> Nomination:
    """The nominating body takes its nomination back before the council meets; an individual's name leaves the page with it."""
    row = locked_nomination(nomination_id)
    must_work(by, Role.HANDLER, row.by_body)
    must_be_at(row.campaign, Stage.OPEN, Stage.POSTED)
    if row.standing == Standing.WITHDRAWN.value:
        return row
    reason = rules.must_say(clean(reason), "reason", "Hãy ghi lý do rút", "Give the reason", shortest=5, longest=1000)
    if row.kind == Nominee.INDIVIDUAL.value:
        row.title, row.shown = "", False
        row.save(update_fields=["title", "shown"])
        NomineePerson.objects.filter(nomination=row).delete()
    stand(row, Standing.WITHDRAWN, by, at, reason)
    return row


@transaction.atomic
def set_aside(*, nomination_id: uuid.UUID, reason: str, by: Actor, at: datetime) -> Nomination:
    """The council's body leaves a nomination out of this vote, with the reason kept."""
    row = locked_nomination(nomination_id)
    must_work(by, Role.HANDLER, row.campaign.body)
    must_be_at(row.campaign, Stage.POSTED, Stage.MEETING)
    if row.standing != Standing.SUBMITTED.value:
        raise Refusal("Đề nghị này không còn chờ xét.", "This nomination no longer waits.")
    reason = rules.must_say(
        clean(reason), "reason", "Hãy ghi lý do để lại", "Give the reason", shortest=5, longest=1000
    )
    stand(row, Standing.SET_ASIDE, by, at, reason)
    return row
