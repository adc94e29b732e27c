"""The decisions of the community, told to where contributions are collected; a finished work, put on the list of what people may rate."""

from datetime import datetime
from typing import Any

from django.urls import reverse

from caunoi.access.context import as_system
from caunoi.benefit.commands import open_service
from caunoi.benefit.words import Matter
from caunoi.decide import queries as decide
from caunoi.decide.words import Stage
from caunoi.do.rules.works import Permit
from caunoi.kernel.refusal import Refusal
from caunoi.places.words import Level


def told(row: Any) -> Permit:
    """A decision as the room of works reads it."""
    return Permit(
        ref=f"decision:{row.code}", code=row.code, title=row.title, topic=row.topic, place=row.place_id, commune=row.commune_id, whole=row.is_whole,
        yes=row.yes, base=row.base, decided_on=row.decided_on, effective_on=row.effective_on, in_force=row.stage == "in_force",
        stage_vi=Stage(row.stage).vi, stage_en=Stage(row.stage).en, href=reverse("decide:decision", args=[row.code]), text=row.resolution or row.text,
    )  # fmt: skip


def listing(place: Any, topics: tuple[int, ...]) -> list[Permit]:
    """The announced decisions of a place on some topics, and its commune's whole ones, the latest first."""
    found = list(decide.decisions_in(place).filter(topic__in=topics, kind="ordinary")[:60])
    if place.level in (Level.GROUP, Level.BLOCK) and place.parent is not None:
        found += [row for row in decide.decisions_in(place.parent).filter(topic__in=topics, kind="ordinary")[:60] if row.is_whole]  # fmt: skip
    return [told(row) for row in found]


def one(ref: str) -> Permit | None:
    """One announced decision by its reference."""
    kind, _, code = ref.partition(":")
    row = decide.decision(code) if kind == "decision" else None
    return told(row) if row is not None and row.announced_at is not None else None


def rated(work: Any, at: datetime) -> None:
    """Let people rate a finished work; one of the same name there already serves."""
    try:
        with as_system():
            open_service(
                body=work.body, matter=Matter.WORK, name=work.title[:200], by="system", at=at, synthetic=work.synthetic
            )
    except Refusal:
        return
