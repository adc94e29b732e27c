"""The house's numbers of early warning, from the book."""

from datetime import date

from caunoi.law.queries import in_force
from caunoi.warn.rules import Limits


def limits(on: date) -> Limits:
    """The numbers in force on a day."""
    return Limits.read(lambda key: in_force(key, on=on).value)
