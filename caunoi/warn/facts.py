"""What can have happened in early warning. Facts name topics and places, never a person or a letter."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from caunoi.kernel.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekJudged(Fact):
    """A week was counted and judged."""

    act: ClassVar[str] = "warn.week_judged"
    week: date
    letters: int
    cases: int
    cells: int
    found: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Raised(Fact):
    """A warning was raised."""

    act: ClassVar[str] = "warn.raised"
    sort: str
    place: str
    topic: str
    week: date
    observed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged(Fact):
    """A person said what a warning was."""

    act: ClassVar[str] = "warn.judged"
    verdict: str
    before: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActedOn(Fact):
    """An officer made something out of a warning: a dialogue, a supervision, a disclosure."""

    act: ClassVar[str] = "warn.acted_on"
    made: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered(Fact):
    """An officer said that letters are about one matter."""

    act: ClassVar[str] = "warn.gathered"
    letters: int
