"""What a body must have in the system before it can do its work: each step read from the records, none ticked by hand."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from caunoi.access.context import as_system
from caunoi.kernel.words import say
from caunoi.places.queries import Body
from caunoi.places.words import BodyKind

from . import ground, people, year
from .office import Office, Step

_PEOPLE = ("Người làm việc", "The people", (people.head, people.desks, people.mail))
_COMMUNE = ("Địa bàn", "The place", (ground.groups, ground.village_heads, ground.rolls, ground.voters))
_PROVINCE = ("Địa bàn", "The place", (ground.communes,))
_COMMUNE_YEAR = ("Việc trong năm", "The year", (year.plan, year.receptions, year.dialogue, year.boards, year.workplaces, year.rating))  # fmt: skip
_PROVINCE_YEAR = ("Việc trong năm", "The year", (year.plan, year.receptions, year.dialogue))
_FRONT_YEAR = ("Việc trong năm", "The year", (year.programme,))

Part = tuple[str, str, tuple[Callable[[Office], Step], ...]]
#: What is asked of which kind of body, in a commune and in a province.
ASKED: dict[tuple[str, bool], tuple[Part, ...]] = {
    (BodyKind.PEOPLES_COMMITTEE.value, False): (_PEOPLE, _COMMUNE, _COMMUNE_YEAR),
    (BodyKind.PEOPLES_COMMITTEE.value, True): (_PEOPLE, _PROVINCE, _PROVINCE_YEAR),
    (BodyKind.FATHERLAND_FRONT.value, False): (_PEOPLE, _FRONT_YEAR),
    (BodyKind.FATHERLAND_FRONT.value, True): (_PEOPLE, _FRONT_YEAR),
}


@dataclass(frozen=True, slots=True)
class Chapter:
    """Steps that belong together."""

    title: str
    steps: list[Step]


def chapters(body: Body, today: date) -> list[Chapter]:
    """Everything a body of its kind must have before it works. Read as the system: what comes out are counts and a head's name."""
    office = Office(body, today)
    with as_system():
        return [
            Chapter(say(vi, en), [step(office) for step in steps])
            for vi, en, steps in ASKED.get((body.kind, body.place.is_province), (_PEOPLE,))
        ]


def left(found: list[Chapter]) -> int:
    """How many steps are still open."""
    return sum(not step.done for chapter in found for step in chapter.steps)
