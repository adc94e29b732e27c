"""An objection to a list of beneficiaries becomes a petition: the same clock, number and receipt as any other."""

import uuid
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.benefit import commands as benefit
from caunoi.benefit import queries
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.ui.front import Way, front
from caunoi.voice.commands import Filing, Receipt, Who, lodge
from caunoi.voice.queries.standing import standings
from caunoi.voice.words import Channel, Kind

SHORTEST = 20


@transaction.atomic
def object_to(
    *, programme_id: uuid.UUID, text: str, at: datetime, name: str = "", phone: str = "", key: str = "", synthetic: bool = False
) -> Receipt:  # fmt: skip
    """Say what is wrong with a posted list; sent twice with one key it is one petition."""
    text = clean(text)
    if len(text) < SHORTEST:
        raise Refusal("Hãy viết rõ điều chưa đúng (ít nhất 20 chữ).", "Say what is wrong, in 20 letters at least.", field="text")  # fmt: skip
    with as_system():
        row = benefit.objectable(programme_id, localdate(at))
        filing = Filing(
            title=f"Ý kiến về danh sách: {row.title}"[:200], text=text, place=row.place, kind=Kind.FEEDBACK, body=row.body,
            people=(Who(name=clean(name)[:120], phone=phone),) if name or phone else (), synthetic=synthetic,
        )  # fmt: skip
        receipt = lodge(filing=filing, channel=Channel.WEB, by="resident", at=at, key=key)
        benefit.note_objection(programme_id=row.pk, petition=receipt.petition, at=at)
    return receipt


def note_results() -> int:
    """What became of objections that had no result yet; how many changed."""
    wanted = queries.unfinished_objections()
    if not wanted:
        return 0
    with as_system():
        found = standings(wanted)
    return benefit.note_results(results={each.petition: (each.result, each.ended_on) for each in found})


def offer_objections() -> None:
    """Let a programme's page lead to its objection."""

    def ways(row: object) -> list[Way]:
        if row is None:
            return []
        href = reverse("journeys:objection", args=[row.place.code, row.pk])  # type: ignore[attr-defined]
        return [Way("Gửi ý kiến về danh sách", "Object to the list", href, "hand")]

    front.offer_ways("object", "benefit", ways)
