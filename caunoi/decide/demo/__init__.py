"""Demo of community decisions: twelve groups in each commune with rolls; votes that pass, fail by one, go to ballots, are open, are void."""

import random
from datetime import date, datetime

from caunoi.decide import commands
from caunoi.decide.rules import RollRow
from caunoi.places.commands import count_households, establish_place
from caunoi.places.models import Place
from caunoi.places.queries import place_on
from caunoi.places.words import PlaceKind

from .votes import BY, Commune, back

TOLD_VI = "Lập tổ dân phố, sổ hộ và các cuộc biểu quyết mẫu…"
TOLD_EN = "Establishing groups, rolls and sample votes…"
GROUPS = 12


def load(*, communes: dict[str, str], province: str, at: datetime) -> None:
    """Groups and rolls for every demo commune, every kind of vote in the first, a few in the others."""
    chance = random.Random(20261121)
    for number, code in enumerate(communes.values()):
        commune = place_on(code, at.date())
        if commune is None:
            continue
        villages = _villages(commune, at, chance)
        Commune(commune, villages, at).votes(whole=number == 0)


def _villages(commune: Place, at: datetime, chance: random.Random) -> list[Place]:
    since = date(at.year - 1, 7, 1)
    made = []
    for number in range(1, GROUPS + 1):
        households = 187 if number == 1 else chance.randint(24, 90)
        place = establish_place(
            code="",
            kind=PlaceKind.STREET_GROUP,
            name=str(number),
            parent=commune,
            since=since,
            by=BY,
            at=back(at, 400),
        )
        count_households(
            place=place, households=households, on=since, source="Dữ liệu tổng hợp", by=BY, at=back(at, 400)
        )
        rows = [RollRow(n, f"H-{n:03d}") for n in range(1, households + 1)]
        commands.import_roll(place=place, rows=rows, by=BY, at=back(at, 200))
        made.append(place)
    return made
