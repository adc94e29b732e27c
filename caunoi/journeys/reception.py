"""A matter told at a reception becomes a petition: the same clock, the same number, the same receipt as any other."""

import uuid
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from caunoi.access.context import as_system
from caunoi.kernel.text import opening
from caunoi.reception import commands as reception
from caunoi.reception.commands import Passing, Taken
from caunoi.reception.queries.day import unfinished_petitions
from caunoi.voice.commands import Filing, Who
from caunoi.voice.commands.counter import take_in
from caunoi.voice.commands.intake import lodge
from caunoi.voice.queries.standing import standings
from caunoi.voice.words import Channel, Kind, Part

#: A title is the beginning of what was told.
TITLE = 120


def file_matter(passing: Passing, by: Any, at: datetime) -> Taken:
    """Take a matter on as a petition of the reception channel; the same matter twice files one petition."""
    filing = _filing(passing)
    key = f"tiep-{passing.matter.hex}"
    if not isinstance(by, str):
        receipt = take_in(
            filing=filing, channel=Channel.RECEPTION, by=by, at=at, received_on=passing.on, key=f"quay:{by.pk}:{key}"
        )
    else:
        receipt = lodge(filing=filing, channel=Channel.RECEPTION, by=by, at=at, received_on=passing.on, key=key)
    href = reverse("voice:officer-receipt", args=[key]) if not isinstance(by, str) else ""
    return Taken(receipt.petition, receipt.number, receipt.body, receipt.code, receipt.due, href)


def note_results(*, at: datetime) -> int:
    """Column 12 of reception books: where each petition now lies and what became of it; the number changed."""
    wanted = unfinished_petitions()
    with as_system():
        found = standings(wanted)
    results: dict[uuid.UUID, tuple[str, str, date | None]] = {
        each.petition: (each.body, each.result, each.ended_on) for each in found
    }
    return reception.note_results(results=results)


def _filing(passing: Passing) -> Filing:
    group = passing.signers > 1
    return Filing(
        title=opening(passing.content, TITLE), text=passing.content, place=passing.place, kind=Kind(passing.kind), body=passing.body,
        people=tuple(_who(each, group) for each in passing.people), respondent=passing.respondent, respondent_bodies=passing.respondent_bodies,
        secret=passing.secret, signers=max(passing.signers, len(passing.people)), repeat=passing.repeat, visit=passing.visit,
        synthetic=passing.synthetic,
    )  # fmt: skip


def _who(each: dict[str, Any], group: bool) -> Who:
    part = Part.REPRESENTATIVE if each.get("representative") else Part.SIGNER if group else Part.PETITIONER
    known = {name: str(each.get(name) or "") for name in ("name", "address", "phone", "id_number")}
    return Who(**known, part=part)
