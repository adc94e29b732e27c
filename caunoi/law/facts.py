"""What happened to the book: days declared, local numbers set."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from caunoi.kernel.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class DayDeclared(Fact):
    """A day off or a make-up day was declared."""

    act: ClassVar[str] = "law.day_declared"
    day: date
    kind: str
    instrument: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DayWithdrawn(Fact):
    """A declared day was withdrawn."""

    act: ClassVar[str] = "law.day_withdrawn"
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class YearDeclared(Fact):
    """The official list of a year was entered."""

    act: ClassVar[str] = "law.year_declared"
    year: int
    instrument: str
    off: tuple[date, ...]
    make_up: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalRuleSet(Fact):
    """A place set a number stricter than the law's."""

    act: ClassVar[str] = "law.local_rule_set"
    key: str
    place: str
    value: int
    national: int
    since: date
    instrument: str
    variant: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalRuleEnded(Fact):
    """A place's number ended."""

    act: ClassVar[str] = "law.local_rule_ended"
    key: str
    place: str
    until: date
    variant: str = ""
