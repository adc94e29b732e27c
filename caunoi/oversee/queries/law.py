"""What the law says of an act, as numbers with their articles."""

from collections.abc import Iterable
from datetime import date

from caunoi.kernel.refusal import Refusal
from caunoi.law.queries import in_force
from caunoi.law.rules import Rule


def law_of(keys: Iterable[str], on: date) -> list[Rule]:
    """The rules as they stand on a day; one the day has none of is left out."""
    found = []
    for key in keys:
        try:
            found.append(in_force(key, on=on))
        except Refusal:
            continue
    return found
