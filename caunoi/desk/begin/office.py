"""One step of a beginning, and the office it is asked of."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from caunoi.access.queries import held
from caunoi.decide.queries.roll import villages_in
from caunoi.places.queries import Body, Place


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what to do, what for, where; ``done`` and ``seen`` are what the records say, ``by`` who does it where it is not the reader."""

    title: str
    why: str
    href: str
    done: bool
    seen: str = ""
    by: str = ""


class Office:
    """A body on a day, what is asked of it more than once kept."""

    def __init__(self, body: Body, today: date) -> None:
        self.body, self.place, self.today = body, body.place, today

    @cached_property
    def villages(self) -> list[Place]:
        """The residential groups of the commune."""
        return villages_in(self.place, self.today)

    @cached_property
    def roles(self) -> set[str]:
        """Every role somebody holds in the body."""
        return set(held(self.today).filter(body=self.body, holder__is_active=True).values_list("role", flat=True))
