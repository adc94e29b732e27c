"""What the law says of a kind of board in a place on a day, as numbers with their articles."""

from dataclasses import dataclass
from datetime import date

from caunoi.boards import rules
from caunoi.boards.words import Kind
from caunoi.kernel.refusal import Refusal
from caunoi.law.queries import in_force
from caunoi.law.rules import Rule
from caunoi.places import queries as places
from caunoi.places.models import Place
from caunoi.places.words import Level


@dataclass(frozen=True, slots=True)
class LawLine:
    """One rule the kind lives by, as it stands on the day."""

    rule: Rule
    value: str

    @property
    def label(self) -> str:
        """What it governs."""
        return self.rule.label


def size_by_law(kind: Kind, place: Place, on: date) -> tuple[int, int | None, str]:
    """The least and most members the law gives a kind of board in a place, and the article."""
    key = rules.keys_of(kind).size
    if not key:
        return 1, None, ""
    law = in_force(key, on=on)
    villages = sum(child.level == Level.GROUP for child in places.children(place, on)) if kind is Kind.INSPECTION else 0
    least, most = rules.size_of(kind, int(law.value or 1), law.value_max, villages)
    return least, most, law.cite


def law_of(kind: Kind, on: date) -> list[LawLine]:
    """Every rule the law's book has for a kind; empty where the board's own decision says everything."""
    found = []
    for key in rules.keys_of(kind).named():
        try:
            rule = in_force(key, on=on)
        except Refusal:
            continue
        found.append(LawLine(rule, rule.spoken))
    return found
