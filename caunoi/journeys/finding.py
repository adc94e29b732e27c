"""Petitions in the officers' search: asked of their own table behind their own wall, never copied into the index."""

from typing import Any

from django.urls import reverse

from caunoi.access.queries import bodies_of
from caunoi.kernel.words import say
from caunoi.search.queries import Hit, offer_live
from caunoi.voice import queries as voice
from caunoi.voice.words import Kind, Stage

#: Of what is found so many are read before denunciations and other places are left out.
READ = 30


def petitions(words: str, person: Any, place: Any, most: int) -> list[Hit]:
    """Petitions of the person's bodies that hold the words; denunciations and sealed ones are looked up on their own page only."""
    bodies = bodies_of(person)
    rows = voice.search(words, bodies, size=READ) if bodies else []
    shown = [
        row
        for row in rows
        if row.kind != Kind.DENUNCIATION.value and row.declared_kind != Kind.DENUNCIATION.value and not row.secret
    ]
    if place is not None:
        shown = [row for row in shown if place.pk in (row.place_id, row.province_id)]
    return [
        Hit(
            say("Đơn", "Petition"), say(f"Số {row.register_number}: {row.title}", f"No. {row.register_number}: {row.title}"), Stage(row.stage).label,
            row.place.full_name, row.received_on, reverse("voice:officer-case", args=[row.pk]), open=False, synthetic=row.synthetic, kind="petition", ref=row.ref,
        )
        for row in shown[:most]
    ]  # fmt: skip


offer_live("petition", "Đơn cơ quan bạn đang giữ", "Petitions your bodies hold", "inbox", petitions)
