"""The register of prolonged and mass cases: how old, how often handed on, how many signed, what blocks, the next legal step, who owes it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count

from caunoi.access.context import as_system
from caunoi.duties.queries import next_due
from caunoi.kernel.refusal import Refusal
from caunoi.law.queries import in_force
from caunoi.places.models import Body
from caunoi.voice.models import Petition
from caunoi.voice.queries.lists import rule_name
from caunoi.voice.queries.register import Lines, dragging
from caunoi.warn.models import LetterSketch
from caunoi.warn.words import Block, Why

#: A file holds at most so many lines; letters of one wording are looked at up to so many.
WHOLE, GROUPED = 5_000, 5_000


@dataclass(frozen=True, slots=True)
class Case:
    """One line of the register; ``alike`` letters of the same wording, this one included."""

    petition: Petition
    days: int
    alike: int
    signers: int
    why: tuple[Why, ...]
    block: Block
    step: str
    cite: str
    due: date | None
    late: int
    owed_by: str


def lines(on: date) -> Lines:
    """The size lines of the law and of the house on a day; where the book has none, nobody is over it."""
    never = 1_000_000
    try:
        bands = in_force("recv.group_reps", on=on).bands
        hops = int(in_force("house.hops", on=on).value or never)
    except Refusal:
        return Lines(never, never, never)
    return Lines(bands[0].since if bands else never, bands[-1].since if bands else never, hops)


def grouped(least: int) -> dict[UUID, int]:
    """Letters that are copies of one wording, at least so many together, with how many: the system's count, of letters not of people."""
    with as_system():
        many = LetterSketch.objects.values("case_id").annotate(n=Count("pk")).filter(n__gte=least)
        sizes = dict(many.order_by("-n").values_list("case_id", "n")[:GROUPED])
        rows = (
            LetterSketch.objects.filter(case_id__in=sizes).order_by("-received_on").values_list("petition", "case_id")
        )
        return {petition: sizes[case] for petition, case in rows[:GROUPED]}


def register(
    why: Collection[Why], *, today: date, topic: int | None = None, place: int | None = None
) -> tuple[Any, dict[UUID, int], Lines]:  # fmt: skip
    """The cases of some reasons the speaker may see, how many letters are alike, and the lines they are measured by; lines are told by ``told``."""
    sizes = lines(today)
    alike = grouped(sizes.group)
    return (
        dragging([each.value for each in why], sizes, today=today, grouped=list(alike), topic=topic, place=place),
        alike,
        sizes,
    )


def told(rows: Iterable[Petition], alike: dict[UUID, int], sizes: Lines, *, today: date) -> list[Case]:
    """What the register says of some cases: two statements, however many."""
    petitions = list(rows)
    duties = next_due([petition.ref for petition in petitions])
    owing = Body.objects.in_bulk({duty.owed_by_id for duty in duties.values()})
    return [
        _case(petition, alike.get(petition.pk, 1), sizes, duties.get(petition.ref), owing, today)
        for petition in petitions
    ]


def _case(petition: Petition, alike: int, sizes: Lines, duty: Any, owing: dict[int, Body], today: date) -> Case:
    late = max((today - duty.due).days, 0) if duty else 0
    reasons = {
        Why.GROUP: petition.signers >= sizes.group or alike > 1, Why.LARGE: petition.signers >= sizes.large, Why.LATE: late > 0,
        Why.MOVED: petition.hops >= sizes.hops, Why.AGAIN: petition.instance > 1 or petition.repeat or petition.reopenings > 0,
    }  # fmt: skip
    return Case(
        petition, (today - petition.received_on).days, alike, petition.signers, tuple(why for why, holds in reasons.items() if holds), Block(petition.stage),
        rule_name(duty.rule, duty.starts_on) if duty else "", duty.cite if duty else "", duty.due if duty else None, late,
        owing[duty.owed_by_id].name if duty else petition.body.name,
    )  # fmt: skip
