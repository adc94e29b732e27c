"""What can have happened to a board."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from caunoi.kernel.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUp(Fact):
    """A board was set up by a decision."""

    act: ClassVar[str] = "boards.set_up"
    body: str
    kind: str
    size: int
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seated(Fact):
    """Somebody took a seat; the name stays in the table."""

    act: ClassVar[str] = "boards.seated"
    member: int
    seat: str
    way: str
    election: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountGiven(Fact):
    """A seated member has an account from now on, or has it no more."""

    act: ClassVar[str] = "boards.account_given"
    member: int
    person: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Released(Fact):
    """A seat became vacant."""

    act: ClassVar[str] = "boards.released"
    member: int
    on: date
    byelection: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned(Fact):
    """An item entered the board's programme."""

    act: ClassVar[str] = "boards.planned"
    item: int
    due: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved(Fact):
    """An item of the programme was put off to a later day; the reason stays with its duties."""

    act: ClassVar[str] = "boards.moved"
    item: int
    before: date
    due: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Done(Fact):
    """An item of the programme was carried out."""

    act: ClassVar[str] = "boards.done"
    item: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Met(Fact):
    """The board met with a quorum."""

    act: ClassVar[str] = "boards.met"
    meeting: int
    present: int
    seated: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Advised(Fact):
    """The board advised a body."""

    act: ClassVar[str] = "boards.advised"
    advice: int
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered(Fact):
    """The body answered the advice."""

    act: ClassVar[str] = "boards.answered"
    advice: int
    answer: str
    task: str = ""
    promised: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dissolved(Fact):
    """A board ended before its term; the reason stays in the table."""

    act: ClassVar[str] = "boards.dissolved"
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Noticed(Fact):
    """Whoever is checked was sent the plan."""

    act: ClassVar[str] = "boards.noticed"
    item: int
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled(Fact):
    """What became of accepted advice."""

    act: ClassVar[str] = "boards.settled"
    advice: int
