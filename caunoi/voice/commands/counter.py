"""Taking a letter in at the desk: the officer's right to, then the same clock, number and receipt as any letter."""

import uuid
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction

from caunoi.access.context import as_system
from caunoi.access.queries import require
from caunoi.access.words import Role
from caunoi.files.commands import adopt, store
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.places.models import Body

from ..filing import Filing
from ..models import Petition
from ..words import Channel, Kind
from .case import case
from .intake import Receipt, lodge


@transaction.atomic
def take_in(
    *, filing: Filing, channel: Channel, by: Person, at: datetime, received_on: date, key: str, papers: str = ""
) -> Receipt:
    """Tiếp nhận tại quầy: only by who receives for the body; the same key files nothing twice.

    ``papers`` names the draft whose files the letter takes along.
    """
    if filing.body is None:
        raise Refusal("Hãy chọn cơ quan nhận.", "Choose the receiving body.", field="body")
    require(by, Role.RECEIVER, filing.body)
    receipt = lodge(filing=filing, channel=channel, by=by, at=at, received_on=received_on, key=key)
    if papers:
        with as_system():
            _take_along(papers, Petition.objects.select_related("body").get(pk=receipt.petition), by, at)
    return receipt


def _take_along(papers: str, petition: Petition, by: Person, at: datetime) -> None:
    adopt(
        draft=papers, about=petition.ref, body=petition.body, by=by, at=at, secret=petition.secret or petition.kind == Kind.DENUNCIATION.value,
        hidden_from=petition.respondents, hidden_people=petition.respondent_people,
    )  # fmt: skip


def keep_papers(*, files: Iterable[Any], about: str, body: Body, by: Person, at: datetime) -> list[str]:
    """Keep what was chosen for a letter still being written; returns what was wrong with those not kept."""
    wrong = []
    for file in files:
        try:
            with transaction.atomic():
                store(content=file.read(), name=file.name or "", about=about, body=body, by=by, at=at)
        except Refusal as no:
            wrong.append(f"{file.name}: {no}")
    return wrong


@transaction.atomic
def attach(*, petition_id: uuid.UUID, files: Iterable[Any], by: Person, at: datetime) -> list[str]:
    """Add papers to a case at hand: evidence, minutes, photos; returns what was wrong with those not kept."""
    petition = case(petition_id)
    require(by, Role.RECEIVER, petition.body)
    wrong = []
    for file in files:
        try:
            with transaction.atomic():
                store(
                    content=file.read(), name=file.name or "", about=petition.ref, body=petition.body, by=by, at=at,
                    secret=petition.secret or petition.kind == Kind.DENUNCIATION.value, seen_by=petition.seen_by,
                    hidden_from=petition.respondents, hidden_people=petition.respondent_people,
                )  # fmt: skip
        except Refusal as no:
            wrong.append(f"{file.name}: {no}")
    return wrong
